// SPDX-License-Identifier: MIT
#pragma once

// A hash of results, to be compared between programs. It includes nothing of xact, since some of
// those have xact by other ways.

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace support {

// FNV-1a, a value at a time.
class fnv {
public:
    template <class Values>
    void add(const Values& values) {
        for (const auto v : values) {
            std::conditional_t<sizeof v == 4, std::uint32_t, std::uint64_t> bits;
            std::memcpy(&bits, &v, sizeof v);
            hash_ = (hash_ ^ bits) * 0x100000001b3u;
        }
    }
    [[nodiscard]] std::uint64_t get() const { return hash_; }

private:
    std::uint64_t hash_ = 0xcbf29ce484222325u;
};

} // namespace support
