// SPDX-License-Identifier: MIT
#pragma once

// tests/data/hard: inputs whose true result lies nearest to the middle between two floats, the hardest first. A line is x,
// the distance relative to the result, and the float that is right, which side of the middle decides.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace hard {

enum class symmetry { none, even, odd };

struct input {
    float x;
    float right;
};

struct table {
    const char* file;
    symmetry mirrored; // lists of symmetric functions have one sign only
};

inline constexpr table sigmoid{"hard_sigmoid.txt", symmetry::none};
inline constexpr table sigmoid_derivative{"hard_sigmoid_derivative.txt", symmetry::even};
inline constexpr table tanh{"hard_tanh.txt", symmetry::odd};
inline constexpr table tanh_derivative{"hard_tanh_derivative.txt", symmetry::even};

// Ends the program where the file is not there: a test without its data must not pass.
inline std::vector<input> read(const table& t) {
    const std::string path = std::string(XACT_TEST_DATA) + "/hard/" + t.file;
    std::FILE* file = std::fopen(path.c_str(), "r");
    if (!file) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        std::exit(2);
    }
    std::vector<input> result;
    float x, right;
    double distance;
    while (std::fscanf(file, "%a %lf %a", &x, &distance, &right) == 3) {
        result.push_back({x, right});
        if (t.mirrored != symmetry::none)
            result.push_back({-x, t.mirrored == symmetry::odd ? -right : right});
    }
    const bool whole = std::feof(file) != 0;
    std::fclose(file);
    if (!whole || result.size() < 200) {
        std::fprintf(stderr, "%s is not a list of hard inputs\n", path.c_str());
        std::exit(2);
    }
    return result;
}

} // namespace hard
