// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

namespace tour {

inline bool standard_output_is_a_terminal() {
#if defined(_WIN32)
    return _isatty(_fileno(stdout)) != 0;
#else
    return isatty(STDOUT_FILENO) != 0;
#endif
}

// A progress bar on a terminal, and one line for each stage where the output is a file or a pipe.
class progress {
public:
    explicit progress(std::size_t total) : total_(total), live_(standard_output_is_a_terminal()) {}

    void stage(const std::string& title) {
        title_ = title;
        if (!live_) {
            std::printf("%s\n", title.c_str());
            std::fflush(stdout);
        } else {
            draw(true);
        }
    }

    void tick() {
        ++done_;
        if (live_) {
            draw(done_ == total_);
        }
    }

    void finish() {
        if (live_) {
            std::printf("\r\x1b[K");
            std::fflush(stdout);
        }
    }

private:
    using clock = std::chrono::steady_clock;

    void draw(bool now) {
        // Twenty updates a second look smooth and cost nothing.
        if (!now && clock::now() - drawn_ < std::chrono::milliseconds(50)) {
            return;
        }
        drawn_ = clock::now();
        constexpr std::size_t width = 20;
        const std::size_t filled = total_ == 0 ? width : width * done_ / total_;
        std::string bar;
        for (std::size_t i = 0; i < width; ++i) {
            bar += i < filled ? "━" : "─";
        }
        const double elapsed = std::chrono::duration<double>(clock::now() - begin_).count();
        const double left =
            done_ == 0 ? 0.0
                       : elapsed * static_cast<double>(total_ - done_) / static_cast<double>(done_);
        std::printf("\r\x1b[K%s %3zu %%  %-36s %3.0f s left", bar.c_str(),
                    total_ == 0 ? 100 : 100 * done_ / total_, title_.substr(0, 36).c_str(), left);
        std::fflush(stdout);
    }

    std::size_t total_;
    std::size_t done_ = 0;
    bool live_;
    std::string title_;
    clock::time_point begin_ = clock::now();
    clock::time_point drawn_;
};

// Rows of text, the first column left-aligned and the others right-aligned.
inline void print_table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const std::vector<std::string>& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t c = 0; c < row.size(); ++c) {
            widths[c] = std::max(widths[c], row[c].size());
        }
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string line;
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::string padding(widths[c] - rows[r][c].size(), ' ');
            line += c == 0 ? rows[r][c] + padding : "  " + padding + rows[r][c];
        }
        std::printf("%s\n", line.c_str());
        if (r == 0) {
            std::printf("%s\n", std::string(line.size(), '-').c_str());
        }
    }
}

} // namespace tour
