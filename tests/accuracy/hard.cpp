// SPDX-License-Identifier: MIT
// Finds the inputs of a function whose true result lies nearest to the midpoint of two floats, over
// all 2^32 of them, by the reference alone: the contents of tests/data/hard.
//
//   hard FUNCTION value|derivative [MOST]    prints the hardest, 2000 or MOST of them

#include "fingerprint.hpp"

#include "functions/all.hpp"
#include "support/reference.hpp"

#include <xact/functions.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string_view>
#include <vector>

namespace {

struct input {
    float x, right;
    double distance; // of the true result from the midpoint, relative to the true result
};

// Inputs that are farther from a midpoint than this are not hard.
constexpr int bits = 44;

// The distance of the true result from the midpoint of `right` and its neighbour on that side.
double distance_of(const reference::number& truth, float right) {
    const float other =
        std::nextafter(right, truth < reference::number(right) ? -INFINITY : INFINITY);
    const reference::number middle = (reference::number(right) + reference::number(other)) / 2;
    return static_cast<double>((truth - middle) / truth);
}

template <class F>
void look(const F& f, bool of_derivative, float x, std::vector<input>& found) {
    const auto shape = reference::of<F>::template shape_of<float>(f);
    const bool mirrored = of_derivative ? shape.even_derivative : shape.odd_value;
    if (!std::isfinite(x) || (mirrored && std::signbit(x))) return;
    const auto want = reference::truth<double>(f, of_derivative, x).value;
    if (want == 0 || reference::decides<bits, float>(want)) return;
    const auto truth = reference::raw<float, reference::number>(f, of_derivative, x);
    // A result that is a midpoint in all digits of the reference is a tie, not a hard input.
    if (!truth.template rounds_to_one<float>()) return;
    const auto right = static_cast<float>(truth);
    const double distance = distance_of(truth, right);
    if (std::fabs(distance) < std::ldexp(1.0, -bits)) found.push_back({x, right, distance});
}

template <class F>
std::vector<input> hardest(const F& f, bool of_derivative) {
    struct worker {
        const F& f;
        bool of_derivative;
        std::vector<input> found{};
        std::vector<float> x = std::vector<float>(accuracy::block_size);

        void operator()(std::uint64_t block) {
            accuracy::fill(block, x.data());
            for (const float at : x)
                look(f, of_derivative, at, found);
        }
    };
    std::vector<input> all;
    accuracy::for_each_block(
        accuracy::blocks<float>, 1, [&] { return worker{f, of_derivative}; },
        [&](const worker& w) { all.insert(all.end(), w.found.begin(), w.found.end()); });
    std::sort(all.begin(), all.end(), [](const input& a, const input& b) {
        return std::pair(std::fabs(a.distance), a.x) < std::pair(std::fabs(b.distance), b.x);
    });
    return all;
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view form = argc > 2 ? argv[2] : "";
    const std::size_t most = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 2000;
    bool known = false;
    if (argc < 5 && (form == "value" || form == "derivative"))
        xact::for_each(xact::all_functions<>{}, [&]<class F>(const F& f) {
            if (std::strcmp(argv[1], F::name) != 0) return;
            known = true;
            const auto all = hardest(f, form == "derivative");
            for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
                std::printf("%a %.17g %a\n", static_cast<double>(all[i].x), all[i].distance,
                            static_cast<double>(all[i].right));
        });
    if (known) return 0;
    std::fprintf(stderr, "usage: %s FUNCTION value|derivative [MOST]\n", argv[0]);
    return 2;
}
