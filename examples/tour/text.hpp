// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace tour {

// Escapes text between tags and inside quoted attributes, of HTML and SVG alike.
inline std::string escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

// With a minus sign (U+2212), and none before a number that rounds to 0.
inline std::string typeset(const char* text) {
    const std::string plain = text;
    if (plain.empty() || plain.front() != '-') {
        return plain;
    }
    const bool zero = plain.find_first_of("123456789") == std::string::npos;
    return (zero ? "" : "−") + plain.substr(1);
}

inline std::string fixed(double value, int digits) {
    if (std::isnan(value)) {
        return "NaN";
    }
    if (std::isinf(value)) {
        return value > 0 ? "∞" : "−∞";
    }
    std::array<char, 512> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return typeset(text.data());
}

// 0.0123 as "1.23×10⁻²"; an exact zero is called one.
inline std::string scientific(double value, int digits = 1, bool trim = false) {
    if (value == 0) {
        return "exactly 0";
    }
    if (!std::isfinite(value)) {
        return fixed(value, 0);
    }
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*e", digits, value);
    const std::string_view all = text.data();
    const std::size_t e = all.find('e');
    static constexpr std::array<const char*, 10> raised{"⁰", "¹", "²", "³", "⁴",
                                                        "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string exponent;
    bool leading = true;
    for (const char c : all.substr(e + 2)) {
        leading = leading && c == '0';
        if (!leading) {
            exponent += raised[static_cast<std::size_t>(c - '0')];
        }
    }
    if (exponent.empty()) {
        exponent = raised[0];
    }
    std::string mantissa = typeset(std::string(all.substr(0, e)).c_str());
    if (trim && mantissa.find('.') != std::string::npos) {
        mantissa.erase(mantissa.find_last_not_of('0') + 1);
        if (mantissa.back() == '.') {
            mantissa.pop_back();
        }
    }
    return mantissa + "×10" + (all[e + 1] == '-' ? "⁻" : "") + exponent;
}

// In full where that is short, else as a power of ten.
inline std::string number(double value, int digits = 3) {
    const double size = std::abs(value);
    if (value == 0 || (size >= 9.99e-5 && size < 1e5) || !std::isfinite(value)) {
        std::array<char, 64> text{};
        std::snprintf(text.data(), text.size(), "%.*g", size >= 1000 ? 6 : digits, value);
        return std::isfinite(value) ? typeset(text.data()) : fixed(value, 0);
    }
    return scientific(value, digits - 1, true);
}

inline std::string percent(double share, int digits = 1) {
    return std::isfinite(share) ? fixed(100.0 * share, digits) + "\u00a0%" : fixed(share, 0);
}

// 12345 as "12,345".
inline std::string grouped(std::uint64_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t i = digits.size(); i > 3; i -= 3) {
        digits.insert(i - 3, 1, ',');
    }
    return digits;
}

// "3.4 times", "1,200 times": no more digits than the comparison supports.
inline std::string times_as(double ratio) {
    if (!std::isfinite(ratio) || ratio >= 1e9) {
        return scientific(ratio) + " times";
    }
    if (ratio < 10) {
        return fixed(ratio, 1) + " times";
    }
    const double step = ratio < 100 ? 1.0 : std::pow(10.0, std::floor(std::log10(ratio)) - 1.0);
    return grouped(static_cast<std::uint64_t>(std::round(ratio / step) * step)) + " times";
}

// Names as code, in a sentence: "relu, tanh and step".
inline std::string named(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        out += i == 0 ? "" : (i + 1 == names.size() ? " and " : ", ");
        out += "<code>" + escape(names[i]) + "</code>";
    }
    return out;
}

inline std::string named(const std::string& name) { return named(std::vector<std::string>{name}); }

} // namespace tour
