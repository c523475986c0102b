// SPDX-License-Identifier: MIT
#pragma once

#include "idx.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace tour {

// A file that is written completely or not at all: written beside its place, then moved into it. A
// target that is no regular file (/dev/stdout, a pipe) cannot be replaced, and is written to
// directly.
class output_file {
public:
    // Throws at once if the file cannot be written, before the work whose result it is for.
    explicit output_file(std::filesystem::path file) : file_(std::move(file)), written_to_(file_) {
        std::error_code code;
        const std::filesystem::file_status status = std::filesystem::status(file_, code);
        if (std::filesystem::is_directory(status)) {
            throw file_error(file_, "is a directory; expected a file to write the page to");
        }
        if (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status)) {
            // Through a symbolic link, so that the link remains one.
            if (std::filesystem::exists(status)) {
                const std::filesystem::path real = std::filesystem::canonical(file_, code);
                file_ = code ? file_ : real;
            }
            written_to_ = file_;
            written_to_ += ".part";
            beside_ = true;
            std::ofstream probe(written_to_, std::ios::binary | std::ios::trunc);
            if (!probe) {
                throw file_error(file_, "cannot be written");
            }
            probe.close();
            std::filesystem::remove(written_to_, code);
        }
    }

    void write(const std::string& text) const {
        std::error_code code;
        std::ofstream out(written_to_, std::ios::binary | std::ios::trunc);
        out << text;
        out.close();
        if (!out) {
            if (beside_) {
                std::filesystem::remove(written_to_, code);
            }
            throw file_error(file_, "writing failed");
        }
        if (beside_) {
            std::filesystem::rename(written_to_, file_, code);
            if (code) {
                const std::string reason = code.message();
                std::filesystem::remove(written_to_, code);
                throw file_error(file_, "cannot be put in its place: " + reason);
            }
        }
    }

private:
    std::filesystem::path file_;
    std::filesystem::path written_to_;
    bool beside_ = false;
};

} // namespace tour
