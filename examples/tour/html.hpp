// SPDX-License-Identifier: MIT
#pragma once

#include "idx.hpp"
#include "text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tour {

// The building blocks of the page. Titles and captions are markup; table cells are text, and
// escaped.

using rows = std::vector<std::vector<std::string>>;

inline std::string counted(std::size_t n, const std::string& thing) {
    return grouped(n) + " " + thing + (n == 1 ? "" : "s");
}

inline std::string table(const rows& cells) {
    std::string out = "<div class='scroll'><table><thead><tr>";
    for (const std::string& cell : cells.front()) {
        out += "<th scope='col'>" + escape(cell) + "</th>";
    }
    out += "</tr></thead><tbody>\n";
    for (std::size_t r = 1; r < cells.size(); ++r) {
        out += "<tr>";
        for (std::size_t c = 0; c < cells[r].size(); ++c) {
            out += (c == 0 ? "<th scope='row'>" : "<td>") + escape(cells[r][c])
                   + (c == 0 ? "</th>" : "</td>");
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

inline std::string figure(const std::string& title, const std::string& drawing,
                          const std::string& caption, const rows& numbers) {
    return "<figure><h3>" + title + "</h3>\n" + drawing + "<figcaption>" + caption
           + "</figcaption>\n"
           + (numbers.empty()
                  ? ""
                  : "<details><summary>The numbers</summary>" + table(numbers) + "</details>\n")
           + "</figure>\n";
}

inline std::string section(const std::string& id, const std::string& title,
                           const std::string& content) {
    return "<section id='" + id + "'>\n<h2>" + title + "</h2>\n" + content + "</section>\n";
}

inline std::string row(const std::string& figures) {
    return "<div class='row'>\n" + figures + "</div>\n";
}

inline std::string base64(const std::vector<std::uint8_t>& bytes) {
    constexpr const char* alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            three = (three << 8U) | (i + k < bytes.size() ? bytes[i + k] : 0U);
        }
        for (unsigned k = 0; k < 4; ++k) {
            out += i + k > bytes.size() ? '=' : alphabet[(three >> (18U - 6U * k)) & 63U];
        }
    }
    return out;
}

// The digits as an 8-bit grey bitmap: the simplest picture format that every browser shows.
inline std::string digit_strip(const std::vector<std::uint8_t>& images) {
    constexpr std::size_t width = digit_count * image_side;
    std::vector<std::uint8_t> bytes;
    const auto put = [&](std::uint32_t value, int size) {
        for (int i = 0; i < size; ++i) {
            bytes.push_back(static_cast<std::uint8_t>(value >> (8U * static_cast<unsigned>(i))));
        }
    };
    constexpr std::uint32_t offset = 14 + 40 + 1024;
    constexpr auto pixels = static_cast<std::uint32_t>(width * image_side);
    put(0x4d42, 2);
    put(offset + pixels, 4);
    put(0, 4);
    put(offset, 4);
    put(40, 4);
    put(static_cast<std::uint32_t>(width), 4);
    put(static_cast<std::uint32_t>(image_side), 4);
    put(1, 2);
    put(8, 2);
    put(0, 4);
    put(pixels, 4);
    put(0, 4);
    put(0, 4);
    put(256, 4);
    put(0, 4);
    for (std::uint32_t grey = 0; grey < 256; ++grey) {
        put(grey * 0x010101U, 4);
    }
    for (std::size_t y = image_side; y-- > 0;) {
        for (std::size_t x = 0; x < width; ++x) {
            bytes.push_back(
                images[(x / image_side) * image_pixels + y * image_side + x % image_side]);
        }
    }
    return "<img class='digits' width='640' height='64' alt='Ten handwritten digits, 0 to 9, "
           "of the training images' "
           "src='data:image/bmp;base64,"
           + base64(bytes) + "'>\n";
}

} // namespace tour
