// SPDX-License-Identifier: MIT
// One hash of all that the class exact computes: over the hard inputs and ten million random
// patterns, each function's value, derivative, pair and derivative from the value. It is the same
// for every compiler, every flag and every instruction set, or this program fails.
//
//   hash [COUNT]   fewer patterns, where an emulator would take too long: 100000 or 1000000
//   hash all       every float instead, one or two minutes. Equal to the hash of a build that
//                  tests/accuracy has swept, it shows that another misrounds nothing either

#include "functions/all.hpp"
#include "support/cpu.hpp"
#include "support/hard_inputs.hpp"

#include <xact/xact.hpp>

#include <cfenv>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

constexpr std::size_t all = 0; // as a count

struct expectation {
    std::size_t count;
    std::uint64_t hash;
};
constexpr expectation expected[] = {
    {100000, 0x3fbd5a91e3d5c493u},
    {1000000, 0xff5c86647d492916u},
    {all, 0x15e4b0dbe70020bbu},
    {10000000, 0x73910036fdd42c35u},
};

class fnv {
public:
    void add(const std::vector<float>& y) {
        for (const float v : y)
            hash_ = (hash_ ^ xact::simd::bit_cast<std::uint32_t>(v)) * 0x100000001b3u;
    }
    std::uint64_t get() const { return hash_; }

private:
    std::uint64_t hash_ = 0xcbf29ce484222325u;
};

class random_patterns {
public:
    float next() {
        for (;;) {
            const std::uint64_t z = random_();
            const auto x = static_cast<std::uint32_t>(z >> 32);
            const std::uint64_t choice = z ^ (z >> 31) ^ (z >> 62);
            // Every other pattern anywhere, the rest between 2^-14 and 2^7, where results are
            // neither x nor constant.
            const std::uint32_t kept =
                choice & 1 ? x : (x & 0x807fffffu) | ((113u + (x >> 23) % 22u) << 23);
            // The bits of a NaN differ between machines.
            if ((kept & 0x7fffffffu) <= 0x7f800000u) return xact::simd::bit_cast<float>(kept);
        }
    }

private:
    support::splitmix64 random_{1};
};

// In order, without the NaN.
class every_pattern {
public:
    // The next inputs, none at the end.
    void next(std::vector<float>& x) {
        x.clear();
        for (; next_ < std::uint64_t{1} << 32 && x.size() < 8192; ++next_) {
            const auto bits = static_cast<std::uint32_t>(next_);
            if ((bits & 0x7fffffffu) <= 0x7f800000u) x.push_back(xact::simd::bit_cast<float>(bits));
        }
    }

private:
    std::uint64_t next_ = 0;
};

template <class F>
void add(fnv& hash, const F& f, const std::vector<float>& x) {
    std::vector<float> y(x.size()), d(x.size());
    xact::forward(f, x, y);
    hash.add(y);
    xact::derivative(f, x, d);
    hash.add(d);
    const std::vector<float> dy(x.size(), 1.0f), value = y;
    xact::backward_from_value(f, value, dy, d);
    hash.add(d);
    xact::forward(f, x, y, d);
    hash.add(y);
    hash.add(d);
}

} // namespace

int main(int argc, char** argv) {
    cpu::require();
    const std::size_t count =
        argc > 1 ? static_cast<std::size_t>(std::strtoull(argv[1], nullptr, 10)) : 10000000;
    if (count == all && std::strcmp(argv[1], "all") != 0) {
        std::fprintf(stderr, "usage: %s [COUNT | all]\n", argv[0]);
        return 2;
    }
    // A program linked with -ffast-math starts with subnormals flushed to zero. That is a mode of
    // the machine and not of a compiler; xact leaves it as it is, so it is turned off here.
    std::fesetenv(FE_DFL_ENV);

    fnv hash;
    const xact::sigmoid<xact::exact> sigmoid;
    const xact::tanh<xact::exact> tanh;
    const auto hard = [&](const std::vector<support::hard_input>& rows) {
        std::vector<float> x;
        for (const auto& row : rows)
            x.push_back(row.x);
        add(hash, sigmoid, x);
        add(hash, tanh, x);
    };
    hard(support::hard_inputs(sigmoid, false));
    hard(support::hard_inputs(tanh, false));
    hard(support::hard_inputs(sigmoid, true));
    hard(support::hard_inputs(tanh, true));
    if (count == all) {
        every_pattern every;
        std::vector<float> x;
        for (every.next(x); !x.empty(); every.next(x)) {
            add(hash, sigmoid, x);
            add(hash, tanh, x);
        }
    }
    random_patterns random;
    for (std::size_t done = 0; done < count;) {
        std::vector<float> x(std::min<std::size_t>(count - done, 10000));
        for (float& v : x)
            v = random.next();
        add(hash, sigmoid, x);
        add(hash, tanh, x);
        done += x.size();
    }

    if (count == all)
        std::printf("%s, every float: ", xact::simd::native::name());
    else
        std::printf("%s, %zu patterns: ", xact::simd::native::name(), count);
    std::printf("%016" PRIx64, hash.get());
    for (const auto& e : expected)
        if (e.count == count) {
            if (e.hash == hash.get()) return std::puts(" as it should be"), 0;
            std::printf(", FAIL: should be %016" PRIx64 "\n", e.hash);
            return 1;
        }
    std::puts(", FAIL: no expectation for this count");
    return 2;
}
