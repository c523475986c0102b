// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_SIGMOID_HPP
#define XACT_FUNCTIONS_SIGMOID_HPP

#include <xact/activation.hpp>

namespace xact {

namespace kernels {
template <form>
struct sigmoid_table;
template <form>
struct sigmoid_fraction;
template <form>
struct sigmoid_exact;
} // namespace kernels

// value        σ(x) = 1/(1 + e^−x)
// derivative   σ(x)·σ(−x)
// domain       all x. NaN to NaN. σ(−∞) = +0, σ(∞) = 1, σ(±0) = ½; the left tail runs down into the
//              subnormals and ends at x = −103.97 (float), −745.13 (double). Derivative +0 at ±∞, ¼
//              at 0, even.
// method       one exponential and one division, compensated: math/logistic.hpp; in float on
//              AVX-512 a piecewise polynomial out of a table instead: kernels/sigmoid_table.hpp.
//              Class exact: exponential and division in double, narrowed once:
//              kernels/sigmoid_exact.hpp. The derivative comes out of e^−|x|, never out of y(1 −
//              y), which is exactly 0 from x = 17.3 (float), where the truth is 3e−8.
// error        `error<T, A>`, in ULP: below 1; ½ of class exact.
// from value   y(1 − y). Exact where y is, but y has rounded: the relative error grows as 2^−24·e^x
//              (float), and the result is exactly 0 from x = 17.33 (36.7 in double), where the
//              derivative itself ends only at 104 (745).
template <class Accuracy = faithful>
struct sigmoid {
    XACT_ACTIVATION(sigmoid);
    using accuracy = typename detail::checked_class<Accuracy>::type;
    template <form Form>
    using by = kernels_in_order<kernels::sigmoid_table<Form>, kernels::sigmoid_fraction<Form>,
                                kernels::sigmoid_exact<Form>>;
    template <form Form>
    using exact_by = kernels_in_order<kernels::sigmoid_exact<Form>>;
};

// xact::sigmoid(x) is refused by its class of accuracy, with a message.
template <class V>
sigmoid(V) -> sigmoid<V>;

} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#include <xact/kernels/sigmoid_exact.hpp>
#include <xact/kernels/sigmoid_fraction.hpp>
#include <xact/kernels/sigmoid_table.hpp>
#endif
