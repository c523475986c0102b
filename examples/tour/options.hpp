// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace tour {

struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct options {
    std::filesystem::path data;
    std::filesystem::path out = "xact-tour.html";
    std::uint64_t seed = 1;
    std::size_t epochs = 20;
    bool times = true;
    bool help = false;
};

inline constexpr const char* usage = R"(usage: xact_tour [options]

Trains one deep network once with each activation function of xact, and writes what it
measured to the terminal and to one HTML page.

  --data DIR    the four MNIST files, unpacked (default: the 3,000 digits that come with xact)
  --out FILE    the page (default: xact-tour.html)
  --seed N      of the weights and of the order of the images (default: 1)
  --epochs N    1 to 1000 (default: 20)
  --no-times    leave out all times, so that two runs give the same page
  --help        this text
)";

inline std::uint64_t parse_number(std::string_view option, std::string_view text, std::uint64_t low,
                                  std::uint64_t high) {
    std::uint64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size() || value < low || value > high) {
        throw usage_error(std::string(option) + ": expected a whole number from "
                          + std::to_string(low) + " to " + std::to_string(high) + ", found '"
                          + std::string(text) + "'");
    }
    return value;
}

// Both "--seed 3" and "--seed=3".
inline options parse(const std::vector<std::string>& arguments,
                     const std::filesystem::path& default_data) {
    options chosen;
    chosen.data = default_data;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        const std::size_t equals =
            argument.rfind("--", 0) == 0 ? argument.find('=') : std::string::npos;
        const std::string name = argument.substr(0, equals);
        const auto value = [&] {
            std::string text;
            if (equals != std::string::npos) {
                text = argument.substr(equals + 1);
            } else if (i + 1 < arguments.size()) {
                text = arguments[++i];
            } else {
                throw usage_error(name + ": expected a value after it");
            }
            if (text.empty()) {
                throw usage_error(name + ": expected a value, found an empty one");
            }
            return text;
        };
        const auto flag = [&] {
            if (equals != std::string::npos) {
                throw usage_error(name + ": takes no value, found '" + argument.substr(equals + 1)
                                  + "'");
            }
            return true;
        };
        if (name == "--data") {
            chosen.data = value();
        } else if (name == "--out") {
            chosen.out = value();
        } else if (name == "--seed") {
            chosen.seed = parse_number(name, value(), 0, UINT64_MAX);
        } else if (name == "--epochs") {
            chosen.epochs = static_cast<std::size_t>(parse_number(name, value(), 1, 1000));
        } else if (name == "--no-times") {
            chosen.times = !flag();
        } else if (name == "--help" || name == "-h") {
            chosen.help = flag();
        } else if (argument.rfind('-', 0) == 0) {
            throw usage_error("unknown option '" + name + "'");
        } else {
            throw usage_error("unexpected argument '" + argument + "'");
        }
    }
    return chosen;
}

} // namespace tour
