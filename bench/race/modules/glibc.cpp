// SPDX-License-Identifier: MIT
#include "peer.hpp"

#include "peers/plain.hpp"

#include <cstring>

namespace {

// The least time to expect of a pass over an array.
template <class T>
struct copy {
    void operator()(race::typed<T> a) const {
        // In place there is nothing to copy.
        if (a.x != a.y) std::memcpy(a.y, a.x, a.n * sizeof(T));
    }
};

constexpr auto all = [] {
    auto peers = race::peer_table<peers::by_plain_loops>();
    race::table<sizeof peers.entries / sizeof peers.entries[0] + 2> t{};
    for (std::size_t i = 0; i < peers.size; ++i)
        t.add(peers.entries[i]);
    const auto add = [&]<class T>() {
        t.add({race::copying, "std::memcpy", race::copying, race::forms::value, race::type_name<T>,
               nullptr, race::repeat<T, copy<T>>, nullptr});
    };
    add.template operator()<float>();
    add.template operator()<double>();
    return t;
}();

constexpr race::module m{"glibc", peers::by_plain_loops::version,
                         "plain loops at the compiler's default flags", all.entries, all.size};

} // namespace

const race::module* xact_race_module() { return &m; }
