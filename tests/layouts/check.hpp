// SPDX-License-Identifier: MIT
#pragma once

// Whether an array call computes exactly the elements that its arguments name, or refuses them with
// a message and leaves all elements unchanged.

#include <xact/xact.hpp>

#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace check {

inline int failures = 0;

inline void that(bool good, const char* what) {
    if (!good) std::printf("FAIL: %s\n", what);
    failures += !good;
}

// The call throws std::invalid_argument whose message has the text, and none of `memory` changes.
template <class Call, class Memory>
void refused(const char* what, const Memory& memory, const char* text, Call call) {
    const auto* data = reinterpret_cast<const unsigned char*>(memory.data());
    const std::vector<unsigned char> before(
        data, data + static_cast<std::size_t>(memory.size()) * sizeof(*memory.data()));
    std::string message;
    try {
        call();
    } catch (const std::invalid_argument& e) {
        message = e.what();
    }
    if (message.find(text) == std::string::npos) {
        std::printf("FAIL: %s says \"%s\" and not \"%s\"\n", what, message.c_str(), text);
        ++failures;
    }
    that(std::memcmp(data, before.data(), before.size()) == 0, what);
}

template <class X, class Y>
constexpr xact::detail::fault fault_of() {
    return xact::detail::fault_of_arrays(xact::detail::inputs<X>{}, xact::detail::outputs<Y>{});
}

inline int result(const char* library) {
    if (failures == 0) std::printf("%s: every layout right or refused\n", library);
    return failures != 0;
}

} // namespace check
