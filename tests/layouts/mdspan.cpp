// SPDX-License-Identifier: MIT
// std::mdspan, where the library has it, and classes that expose their strides as others do.

#include "check.hpp"

#include <span>
#include <version>
#if defined(__cpp_lib_mdspan)
#include <array>
#include <mdspan>
#define XACT_TEST_MDSPAN std
#elif __has_include(<experimental/mdspan>)
#include <array>
#include <experimental/mdspan>
#define XACT_TEST_MDSPAN std::experimental
#endif

using xact::detail::fault;

namespace {

const xact::linear identity;

// As boost::multi_array: size() is that of the first dimension.
struct multi_array {
    std::vector<float> memory;
    std::size_t extents[2];
    std::ptrdiff_t steps[2];

    float* data() { return memory.data(); }
    const float* data() const { return memory.data(); }
    std::size_t size() const { return extents[0]; }
    std::size_t num_elements() const { return extents[0] * extents[1]; }
    std::size_t num_dimensions() const { return 2; }
    const std::size_t* shape() const { return extents; }
    const std::ptrdiff_t* strides() const { return steps; }
};

// As Kokkos::View.
struct view {
    float* memory;
    std::size_t extents[2];
    std::ptrdiff_t steps[2];

    static constexpr std::size_t rank() { return 2; }
    float* data() const { return memory; }
    std::size_t size() const { return extents[0] * extents[1]; }
    bool span_is_contiguous() const { return steps[1] == 1; }
    std::size_t extent(std::size_t d) const { return extents[d]; }
    std::ptrdiff_t stride(std::size_t d) const { return steps[d]; }
};

// Strides under an unknown name.
struct stranger {
    std::vector<float> memory;
    float* data() { return memory.data(); }
    const float* data() const { return memory.data(); }
    std::size_t size() const { return memory.size(); }
    std::ptrdiff_t stride() const { return 2; }
};
static_assert(check::fault_of<stranger, std::vector<float>&>() == fault::unknown_layout);
static_assert(check::fault_of<std::vector<float>, stranger&>() == fault::unknown_layout);

void multi_arrays() {
    multi_array m{{1, 2, 3, 4, 5, 6}, {2, 3}, {3, 1}};
    std::vector<float> y(6);
    xact::forward(identity, m, y);
    check::that(y == m.memory, "all elements of a multi_array");
    std::vector<float> rows(2);
    check::refused("as many as its first dimension", rows, "x has 6 elements, but y has 2",
                   [&] { xact::forward(identity, m, rows); });
    m.steps[0] = 4;
    check::refused("a multi_array with gaps", y,
                   "the stride of its dimension 0 is 4, but must be 3",
                   [&] { xact::forward(identity, m, y); });
}

void views() {
    float memory[12] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    std::vector<float> y(6);
    xact::forward(identity, view{memory, {2, 3}, {3, 1}}, y);
    check::that(y[5] == 5, "a row-major view");
    float other[6] = {};
    check::refused("two orders", y, "x is in row-major order, but y in column-major", [&] {
        xact::forward(identity, view{memory, {2, 3}, {3, 1}}, view{other, {2, 3}, {1, 2}});
    });
    check::that(other[1] == 0, "nothing written");
    xact::forward(identity, view{memory, {2, 3}, {1, 2}}, view{other, {2, 3}, {1, 2}});
    check::that(other[5] == 5, "column-major views");
    // Strides mean nothing in a dimension of one element, nor where there is no element.
    xact::forward(identity, view{memory, {1, 6}, {77, 1}}, view{other, {6, 1}, {1, -5}});
    std::vector<float> empty;
    xact::forward(identity, view{memory, {0, 6}, {9, 9}}, empty);
    check::refused("backwards", y, "stride of its dimension 1 is -1",
                   [&] { xact::forward(identity, view{memory + 5, {1, 6}, {6, -1}}, y); });
    check::refused("the same element again", y, "stride of its dimension 0 is 0",
                   [&] { xact::forward(identity, view{memory, {2, 3}, {0, 1}}, y); });
}

#if defined(XACT_TEST_MDSPAN)
namespace md = XACT_TEST_MDSPAN;
template <class Layout, std::size_t R = std::dynamic_extent>
using span_of = md::mdspan<float, md::extents<std::size_t, R, 3>, Layout>;
using rows = span_of<md::layout_right>;
using columns = span_of<md::layout_left>;
using strided = span_of<md::layout_stride>;
static_assert(check::fault_of<rows, rows>() == fault::none);
static_assert(check::fault_of<rows, columns>() == fault::orders);
static_assert(check::fault_of<columns, columns&>() == fault::none);
static_assert(check::fault_of<strided, columns>() == fault::none);
static_assert(check::fault_of<rows, md::mdspan<const float, md::extents<int, 2, 3>>>()
              == fault::const_output);
static_assert(check::fault_of<md::mdspan<int, md::extents<int, 6>>, std::vector<float>&>()
              == fault::elements);

void mdspans() {
    float memory[12] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, out[6] = {};
    std::vector<float> y(6);
    xact::forward(identity, rows(memory, 2), rows(out, 2));
    check::that(out[5] == 5, "row-major mdspans");
    xact::forward(xact::relu{}, columns(memory, 2), y);
    check::that(y[5] == 5, "a column-major mdspan to a vector");
    using extents = md::extents<std::size_t, std::dynamic_extent, 3>;
    const auto with = [&](std::size_t row, std::size_t column) {
        return strided(memory, md::layout_stride::mapping<extents>(
                                   extents(2), std::array<std::size_t, 2>{row, column}));
    };
    check::refused("an mdspan with gaps", y, "the stride of its dimension 0 is 6, but must be 3",
                   [&] { xact::forward(identity, with(6, 1), y); });
    check::refused("another order", y, "x is in column-major order, but y in row-major",
                   [&] { xact::forward(identity, with(1, 2), rows(out, 2)); });
    xact::forward(identity, with(3, 1), rows(out, 2));
    check::that(out[5] == 5, "a strided mdspan that is contiguous");
    xact::forward(identity, with(1, 2), columns(out, 2));
    float one = 3;
    xact::forward(identity, md::mdspan<float, md::extents<int>>(&one),
                  md::mdspan<float, md::extents<int>>(out));
    check::that(out[0] == 3, "an mdspan of rank 0");
}
#else
void mdspans() {
    std::puts("no std::mdspan here: its shape is tested by the views above, itself with clang 19");
}
#endif

} // namespace

int main() {
    multi_arrays();
    views();
    mdspans();
    return check::result("mdspan and others");
}
