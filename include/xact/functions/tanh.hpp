// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_TANH_HPP
#define XACT_FUNCTIONS_TANH_HPP

#include <xact/activation.hpp>

namespace xact {

namespace kernels {
template <form>
struct tanh_table;
template <form>
struct sech2_table;
template <form>
struct tanh_fraction;
template <form>
struct tanh_exact;
} // namespace kernels

// value        tanh(x) = 2σ(2x) − 1
// derivative   sech²(x) = 4σ(2x)σ(−2x)
// domain       all x, odd. NaN to NaN. tanh(±0) = ±0, tanh(±∞) = ±1, never outside [−1, 1].
//              Derivative 1 at 0, +0 at ±∞, down into the subnormals up to |x| = 52.68 (float),
//              373.26 (double).
// method       a piecewise polynomial out of a table in registers, where there is one (float, AVX2
//              and AVX-512); elsewhere (e^2|x| − 1)/(e^2|x| + 1), compensated:
//              kernels/tanh_fraction.hpp. Class exact: the same fraction in double, narrowed once:
//              kernels/tanh_exact.hpp. The derivative comes out of e^−2|x|, or of a table of its
//              own (float, AVX-512), never out of 1 − y², which is exactly 0 from x = 9.01 (float),
//              where the truth is 6e−8.
// error        `error<T, A>`, in ULP: below 1; ½ of class exact.
// from value   1 − y². Exact where y is, but y has rounded: off by 10 % from |x| = 7.9 (float), and
//              exactly 0 from 9.01 (19.06 in double), where the derivative itself ends only at 52
//              (373).
template <class Accuracy = faithful>
struct tanh {
    XACT_ACTIVATION(tanh);
    using accuracy = typename detail::checked_class<Accuracy>::type;
    template <form Form>
    using by = kernels_in_order<kernels::tanh_table<Form>, kernels::sech2_table<Form>,
                                kernels::tanh_fraction<Form>, kernels::tanh_exact<Form>>;
    template <form Form>
    using exact_by = kernels_in_order<kernels::tanh_exact<Form>>;
};

// xact::tanh(x) is refused by its class of accuracy, with a message.
template <class V>
tanh(V) -> tanh<V>;

} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#include <xact/kernels/sech2_table.hpp>
#include <xact/kernels/tanh_exact.hpp>
#include <xact/kernels/tanh_fraction.hpp>
#include <xact/kernels/tanh_table.hpp>
#endif
