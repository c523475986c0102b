// SPDX-License-Identifier: MIT
#include "experiments.hpp"
#include "idx.hpp"
#include "measure.hpp"
#include "options.hpp"
#include "output.hpp"
#include "page.hpp"
#include "terminal.hpp"

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

// The build says where the digits are; without it, --data must.
#ifndef XACT_TOUR_DATA
#define XACT_TOUR_DATA "data"
#endif

namespace {

std::string short_number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, value == 0 ? "0" : "%.1e", value);
    return text;
}

std::string plain_percent(double share) { return tour::fixed(100.0 * share, 1) + " %"; }

void print_summary(const tour::report& all, bool times) {
    std::vector<std::vector<std::string>> rows{{"function", "accuracy", "loss", "gradient, layer 1",
                                                "last hidden", "exactly off", "never fire"}};
    if (times) {
        rows.front().insert(rows.front().end(), {"forward ns", "backward ns"});
    }
    for (const tour::run& r : all.runs) {
        const tour::inspection& after = r.after.back();
        rows.push_back(
            {r.name, plain_percent(r.accuracy()),
             r.diverged ? "diverged" : tour::fixed(r.loss(), 3),
             short_number(r.before.hidden.front().gradient_rms),
             short_number(r.before.hidden.back().gradient_rms),
             r.diverged ? "-" : plain_percent(tour::off_share(after)),
             r.diverged ? "-"
                        : plain_percent(tour::neuron_share(after, &tour::layer_report::silent))});
        if (times) {
            rows.back().push_back(tour::fixed(
                1e9 * r.spent.forward_seconds / static_cast<double>(r.spent.forward_elements), 2));
            rows.back().push_back(tour::fixed(1e9 * r.spent.backward_seconds
                                                  / static_cast<double>(r.spent.backward_elements),
                                              2));
        }
    }
    tour::print_table(rows);
    std::printf("\nAccuracy and loss on %zu test images; gradients (RMS) before training; shares "
                "after training.\n",
                all.test_images);
}

int run(const std::vector<std::string>& arguments) {
    const tour::options chosen = tour::parse(arguments, XACT_TOUR_DATA);
    if (chosen.help) {
        std::fputs(tour::usage, stdout);
        return 0;
    }
    const tour::digits data = tour::load_digits(chosen.data);
    const tour::output_file out(chosen.out);
    std::printf("%zu training images, %zu test images, seed %llu, epochs %zu\n",
                data.training.size(), data.test.size(),
                static_cast<unsigned long long>(chosen.seed), chosen.epochs);
    const tour::report all = tour::take_tour(data, chosen.seed, chosen.epochs);
    out.write(tour::write_page(all, chosen.times));
    std::printf("\n");
    print_summary(all, chosen.times);
    if (chosen.times) {
        std::printf("%.1f s in all. ", all.seconds);
    }
    std::printf("The page: %s\n", chosen.out.string().c_str());
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        throw std::runtime_error("standard output: writing failed");
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const tour::usage_error& error) {
        std::fprintf(stderr, "xact_tour: %s\nTry 'xact_tour --help'.\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "xact_tour: %s\n", error.what());
        return 1;
    }
}
