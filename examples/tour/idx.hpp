// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

namespace tour {

// The error in a file, as a message for the user; the message starts with the file's name.
class file_error : public std::runtime_error {
public:
    file_error(const std::filesystem::path& file, const std::string& what)
        : std::runtime_error("'" + file.string() + "': " + what) {}
};

inline constexpr std::size_t image_side = 28;
inline constexpr std::size_t image_pixels = image_side * image_side;
inline constexpr std::size_t digit_count = 10;

// Images scaled to [0, 1], one after another, and the digit that each one shows.
struct dataset {
    std::vector<float> pixels;
    std::vector<std::uint8_t> labels;

    std::size_t size() const { return labels.size(); }
    const float* image(std::size_t i) const { return pixels.data() + i * image_pixels; }
};

struct digits {
    dataset training;
    dataset test;
};

namespace idx {

// IDX: two zero bytes, the element type (8 is an unsigned byte), the number of dimensions, each
// dimension as a big-endian 32-bit number, then the elements.
struct contents {
    std::vector<std::size_t> dimensions;
    std::vector<std::uint8_t> elements;
};

inline std::string hexadecimal(std::uint32_t value) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "0x%08X", static_cast<unsigned>(value));
    return text.data();
}

inline std::uint32_t big_endian(const std::uint8_t* bytes) {
    return (static_cast<std::uint32_t>(bytes[0]) << 24U)
           | (static_cast<std::uint32_t>(bytes[1]) << 16U)
           | (static_cast<std::uint32_t>(bytes[2]) << 8U) | static_cast<std::uint32_t>(bytes[3]);
}

// The files of MNIST come as NAME.gz.
inline std::vector<std::uint8_t> read_bytes(const std::filesystem::path& file) {
    std::error_code code;
    const std::filesystem::file_status status = std::filesystem::status(file, code);
    if (!std::filesystem::exists(status)) {
        std::filesystem::path packed = file;
        packed += ".gz";
        if (std::filesystem::exists(packed, code)) {
            throw file_error(file, "no such file, but '" + packed.string()
                                       + "' is there: unpack it (gunzip '" + packed.string()
                                       + "')");
        }
        throw file_error(file, "no such file");
    }
    if (std::filesystem::is_directory(status)) {
        throw file_error(file, "is a directory; expected an IDX file");
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw file_error(file, "cannot be opened for reading");
    }
    std::vector<std::uint8_t> bytes;
    std::array<char, 65536> block{};
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        bytes.insert(bytes.end(), block.begin(), block.begin() + in.gcount());
    }
    if (in.bad()) {
        throw file_error(file, "reading failed after " + std::to_string(bytes.size()) + " bytes");
    }
    return bytes;
}

inline bool is_gzip(const std::vector<std::uint8_t>& bytes) {
    return bytes.size() >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

inline contents read(const std::filesystem::path& file, std::size_t dimension_count) {
    const std::vector<std::uint8_t> bytes = read_bytes(file);
    const std::uint32_t magic = 0x0800U | static_cast<std::uint32_t>(dimension_count);
    const std::size_t header = 4 + 4 * dimension_count;
    // A wrong magic number is more informative than a wrong length, so it is checked first.
    if (is_gzip(bytes)) {
        // gunzip requires the suffix.
        const std::string name = file.string();
        throw file_error(file, "is compressed with gzip; expected plain IDX (unpack it: mv '" + name
                                   + "' '" + name + ".gz' && gunzip '" + name + ".gz')");
    }
    if (bytes.size() >= 4 && big_endian(bytes.data()) != magic) {
        throw file_error(file, "is not the IDX file it should be: expected the magic number "
                                   + hexadecimal(magic) + " (unsigned bytes, "
                                   + std::to_string(dimension_count) + " dimension"
                                   + (dimension_count == 1 ? "" : "s") + "), found "
                                   + hexadecimal(big_endian(bytes.data())));
    }
    if (bytes.size() < header) {
        throw file_error(file, "is cut short: expected an IDX header of " + std::to_string(header)
                                   + " bytes, found " + std::to_string(bytes.size())
                                   + " bytes in all");
    }
    contents result;
    std::uint64_t elements = 1;
    std::string shape;
    for (std::size_t i = 0; i < dimension_count; ++i) {
        const std::uint32_t n = big_endian(bytes.data() + 4 + 4 * i);
        // Three dimensions of 2^32 overflow 64 bits; no file that has been read whole has that
        // size.
        if (n != 0 && elements > UINT64_MAX / n) {
            throw file_error(file, "has impossible dimensions in its header");
        }
        elements *= n;
        result.dimensions.push_back(n);
        shape += (i == 0 ? "" : " x ") + std::to_string(n);
    }
    const std::uint64_t found = bytes.size() - header;
    if (found != elements) {
        throw file_error(file, std::string(found < elements ? "is cut short" : "is too long")
                                   + ": its header says " + shape + ", so expected "
                                   + std::to_string(elements) + " bytes of data, found "
                                   + std::to_string(found));
    }
    result.elements.assign(bytes.begin() + static_cast<std::ptrdiff_t>(header), bytes.end());
    return result;
}

} // namespace idx

inline dataset load_dataset(const std::filesystem::path& images,
                            const std::filesystem::path& labels) {
    const idx::contents pictures = idx::read(images, 3);
    if (pictures.dimensions[1] != image_side || pictures.dimensions[2] != image_side) {
        throw file_error(images, "expected images of 28 x 28 pixels, found "
                                     + std::to_string(pictures.dimensions[1]) + " x "
                                     + std::to_string(pictures.dimensions[2]));
    }
    if (pictures.dimensions[0] == 0) {
        throw file_error(images, "expected at least 1 image, found 0");
    }
    idx::contents answers = idx::read(labels, 1);
    if (answers.dimensions[0] != pictures.dimensions[0]) {
        throw file_error(labels, "expected " + std::to_string(pictures.dimensions[0])
                                     + " labels, one for each image of '" + images.string()
                                     + "', found " + std::to_string(answers.dimensions[0]));
    }
    for (std::size_t i = 0; i < answers.elements.size(); ++i) {
        if (answers.elements[i] >= digit_count) {
            throw file_error(labels, "expected labels from 0 to 9, found "
                                         + std::to_string(answers.elements[i]) + " at index "
                                         + std::to_string(i));
        }
    }
    dataset data;
    data.labels = std::move(answers.elements);
    data.pixels.reserve(pictures.elements.size());
    for (const std::uint8_t pixel : pictures.elements) {
        data.pixels.push_back(static_cast<float>(pixel) / 255.0F);
    }
    return data;
}

inline digits load_digits(const std::filesystem::path& folder) {
    std::error_code code;
    if (!std::filesystem::is_directory(folder, code)) {
        std::string what = "is not a folder; expected the four MNIST files in it";
        if (std::filesystem::is_regular_file(folder, code)
            && idx::is_gzip(idx::read_bytes(folder))) {
            what += ", unpacked (this one is compressed with gzip: unpack it with gunzip)";
        }
        throw file_error(folder, what);
    }
    return {load_dataset(folder / "train-images-idx3-ubyte", folder / "train-labels-idx1-ubyte"),
            load_dataset(folder / "t10k-images-idx3-ubyte", folder / "t10k-labels-idx1-ubyte")};
}

} // namespace tour
