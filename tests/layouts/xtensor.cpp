// SPDX-License-Identifier: MIT
#include "check.hpp"

#include <xtensor/xadapt.hpp>
#include <xtensor/xarray.hpp>
#include <xtensor/xfixed.hpp>
#include <xtensor/xstrided_view.hpp>
#include <xtensor/xtensor.hpp>
#include <xtensor/xview.hpp>

using xact::detail::fault;
using rows = xt::xtensor<float, 2>;
using columns = xt::xtensor<float, 2, xt::layout_type::column_major>;
using dynamic = xt::xarray<float, xt::layout_type::dynamic>;

static_assert(check::fault_of<rows, rows&>() == fault::none);
static_assert(check::fault_of<rows, columns&>() == fault::orders);
static_assert(check::fault_of<rows, dynamic&>() == fault::none);
static_assert(check::fault_of<rows, rows>() == fault::temporary);
static_assert(check::fault_of<rows, const rows&>() == fault::const_output);
using sum = decltype(std::declval<rows&>() + std::declval<rows&>());
static_assert(check::fault_of<sum, rows&>() == fault::no_array);

namespace {

const xact::linear identity;

rows counted(std::size_t r, std::size_t c) {
    rows m = xt::zeros<float>({r, c});
    float n = 0;
    for (float& x : m)
        x = n++;
    return m;
}

} // namespace

int main() {
    rows m = counted(4, 6);
    xt::xtensor<float, 1> y = xt::zeros<float>({6});
    auto row = xt::view(m, 1, xt::all());
    xact::forward(identity, row, y);
    check::that(xt::all(xt::equal(y, row)), "a row, which starts at an offset");
    rows in_place = m;
    xact::forward(xact::linear{.slope = -1.0}, xt::view(in_place, 2, xt::all()),
                  xt::view(in_place, 2, xt::all()));
    rows wanted = m;
    xt::view(wanted, 2, xt::all()) *= -1.0f;
    check::that(in_place == wanted, "a row in place");

    xt::xtensor<float, 1> four = xt::zeros<float>({4});
    check::refused("a column", four, "x is not contiguous: the stride of its dimension 0 is 6",
                   [&] { xact::forward(identity, xt::view(m, xt::all(), 1), four); });
    rows out = xt::zeros<float>({2, 3});
    check::refused("a block", out, "x is not contiguous", [&] {
        xact::forward(identity, xt::view(m, xt::range(1, 3), xt::range(0, 3)), out);
    });
    xt::xtensor<float, 1> three = xt::zeros<float>({3});
    check::refused("a step", three, "is not contiguous",
                   [&] { xact::forward(identity, xt::view(m, 0, xt::range(0, 6, 2)), three); });
    rows middle = xt::zeros<float>({2, 6});
    xact::forward(identity, xt::view(m, xt::range(1, 3), xt::all()), middle);
    check::that(xt::all(xt::equal(middle, xt::view(m, xt::range(1, 3), xt::all()))), "whole rows");
    check::refused("a dynamic view", three, "is not contiguous", [&] {
        xact::forward(identity, xt::strided_view(m, {0, xt::range(0, 6, 2)}), three);
    });

    rows t = xt::zeros<float>({6, 4});
    check::refused("a transpose", t, "x is in column-major order, but y in row-major order",
                   [&] { xact::forward(identity, xt::transpose(m), t); });
    columns c = xt::zeros<float>({6, 4});
    xact::forward(identity, xt::transpose(m), c);
    check::that(xt::all(xt::equal(c, xt::transpose(m))), "a transpose to column-major order");

    std::vector<float> flat(24);
    xact::forward(identity, m, flat);
    check::that(flat[13] == m(2, 1), "a tensor to a vector");
    auto adapted = xt::adapt(flat, std::vector<std::size_t>{4, 6});
    xact::forward(xact::linear{.slope = -1.0}, adapted,
                  xt::adapt(flat, std::vector<std::size_t>{4, 6}));
    check::that(flat[13] == -m(2, 1), "an adaptor in place");
    xt::xarray<float> deep = xt::zeros<float>({2, 3, 4, 5}), deep_y = deep;
    xact::forward(identity, deep, deep_y);
    check::refused("inner dimensions", deep_y, "is not contiguous", [&] {
        xact::forward(identity, xt::view(deep, xt::all(), xt::range(0, 2), xt::all(), xt::all()),
                      xt::view(deep_y, xt::all(), xt::range(0, 2), xt::all(), xt::all()));
    });
    return check::result("xtensor");
}
