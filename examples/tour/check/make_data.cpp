// SPDX-License-Identifier: MIT

// make_data DATA OUT: writes a small valid data set (OUT/good) and one broken copy of it for each
// fault (OUT/<fault>), for the checks of the tour.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using bytes = std::vector<char>;

struct data_set {
    bytes training_images;
    bytes training_labels;
    bytes test_images;
    bytes test_labels;
};

bytes read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const std::filesystem::path& file, const bytes& content) {
    std::ofstream out(file, std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.close();
    if (!out) throw std::runtime_error("cannot write " + file.string());
}

void write(const std::filesystem::path& folder, const data_set& data) {
    std::filesystem::create_directories(folder);
    write(folder / "train-images-idx3-ubyte", data.training_images);
    write(folder / "train-labels-idx1-ubyte", data.training_labels);
    write(folder / "t10k-images-idx3-ubyte", data.test_images);
    write(folder / "t10k-labels-idx1-ubyte", data.test_labels);
}

void put_count(bytes& content, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) {
        content[at + i] = static_cast<char>(static_cast<unsigned char>(value >> (24U - 8U * i)));
    }
}

// The first `count` elements of an IDX file.
bytes first(bytes content, std::size_t header, std::size_t element, std::uint32_t count) {
    content.resize(header + element * count);
    put_count(content, 4, count);
    return content;
}

void make(const std::filesystem::path& from, const std::filesystem::path& to) {
    const data_set good{first(read(from / "train-images-idx3-ubyte"), 16, 784, 100),
                        first(read(from / "train-labels-idx1-ubyte"), 8, 1, 100),
                        first(read(from / "t10k-images-idx3-ubyte"), 16, 784, 50),
                        first(read(from / "t10k-labels-idx1-ubyte"), 8, 1, 50)};
    std::filesystem::remove_all(to);
    write(to / "good", good);
    const auto broken = [&](const std::string& name, auto fault) {
        data_set bad = good;
        fault(bad);
        write(to / name, bad);
    };
    write(to / "missing", good);
    std::filesystem::remove(to / "missing" / "t10k-labels-idx1-ubyte");
    write(to / "folder", good);
    std::filesystem::remove(to / "folder" / "train-images-idx3-ubyte");
    std::filesystem::create_directories(to / "folder" / "train-images-idx3-ubyte");
    // As MNIST is distributed: NAME.gz, which begins with 1f 8b.
    const auto pack = [&](const std::string& name, auto... files) {
        write(to / name, good);
        const auto one = [&](const char* file) {
            bytes content = read(to / name / file);
            content[0] = '\x1f';
            content[1] = static_cast<char>(0x8b);
            std::filesystem::remove(to / name / file);
            write(to / name / (std::string(file) + ".gz"), content);
        };
        (one(files), ...);
    };
    pack("packed", "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
         "t10k-labels-idx1-ubyte");
    pack("partly", "t10k-images-idx3-ubyte");
    broken("empty", [](data_set& d) { d.training_images.clear(); });
    broken("header", [](data_set& d) { d.training_images.resize(10); });
    broken("short", [](data_set& d) { d.test_images.resize(d.test_images.size() - 1); });
    broken("long", [](data_set& d) { d.test_labels.push_back('\0'); });
    broken("magic", [](data_set& d) { d.training_labels[3] = 3; });
    broken("text", [](data_set& d) {
        const std::string page = "<!doctype html><title>404</title>";
        d.training_images.assign(page.begin(), page.end());
    });
    broken("gzip", [](data_set& d) {
        d.test_images[0] = '\x1f';
        d.test_images[1] = static_cast<char>(0x8b);
    });
    broken("count", [](data_set& d) { d.training_labels = first(d.training_labels, 8, 1, 99); });
    broken("label", [](data_set& d) { d.test_labels[8 + 7] = 10; });
    broken("shape", [](data_set& d) {
        put_count(d.training_images, 8, 14);
        put_count(d.training_images, 12, 56);
    });
    broken("none", [](data_set& d) { d.test_images = first(d.test_images, 16, 784, 0); });
    broken("huge", [](data_set& d) {
        for (const std::size_t at : {4U, 8U, 12U})
            put_count(d.test_images, at, 0xffffffffU);
    });
}

} // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 3) throw std::runtime_error("usage: make_data DATA OUT");
        make(argv[1], argv[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "make_data: %s\n", error.what());
        return 1;
    }
}
