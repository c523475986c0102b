// SPDX-License-Identifier: MIT
#pragma once

// tests/data/hard/NAME.txt and NAME_derivative.txt: inputs whose true result lies nearest to the
// middle between two floats, the hardest first. A line is x, the distance relative to the result,
// and the float that is right, which side of the middle decides. Lists of functions that are
// symmetric have one sign only.

#include "bits.hpp"
#include "reference.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace support {

struct hard_input {
    float x;
    float right;
};

// None where the function has no such file. Ends the program where there is one that cannot be
// read: a test without its data must not pass.
template <class F>
std::vector<hard_input> hard_inputs(const F& f, bool of_derivative) {
    const auto shape = reference::of<F>::template shape_of<float>(f);
    const bool odd = !of_derivative && shape.odd_value,
               even = of_derivative && shape.even_derivative;
    std::string name = std::string(F::name) + (of_derivative ? "_derivative" : "");
    if constexpr (requires { reference::of<F>::hard(of_derivative); })
        name = reference::of<F>::hard(of_derivative); // those of another function
    const std::string path = std::string(XACT_TEST_DATA) + "/hard/" + name + ".txt";
    std::vector<hard_input> result;
    std::FILE* file = std::fopen(path.c_str(), "r");
    if (!file) {
        std::fprintf(stderr, "no hard inputs: %s\n", path.c_str());
        return result;
    }
    float x, right;
    double distance;
    while (std::fscanf(file, "%a %lf %a", &x, &distance, &right) == 3) {
        result.push_back({x, right});
        if (odd || even) result.push_back({-x, odd ? -right : right});
    }
    const bool whole = std::feof(file) != 0;
    std::fclose(file);
    if (!whole || result.size() < 100) {
        std::fprintf(stderr, "%s is not a list of hard inputs\n", path.c_str());
        std::exit(2);
    }
    return result;
}

} // namespace support
