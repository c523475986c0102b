// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_SOFTSIGN_HPP
#define XACT_FUNCTIONS_SOFTSIGN_HPP

#include <xact/activation.hpp>

namespace xact {

namespace kernels {
template <form>
struct softsign_quotient;
template <form>
struct softsign_exact;
} // namespace kernels

// value        x/(1 + |x|)
// derivative   1/(1 + |x|)²
// domain       all x, odd. NaN to NaN. softsign(±0) = ±0, softsign(±∞) = ±1, never outside [−1, 1].
//              Derivative 1 at 0, +0 at ±∞, even; it falls as x^−2, so that it is subnormal from
//              |x| = 9.2e18 (float), 6.7e153 (double).
// method       one division; what the sum and its reciprocal lose is kept:
//              kernels/softsign_quotient.hpp. Class exact, and float without a fused multiply-add:
//              in double, narrowed once: kernels/softsign_exact.hpp.
// error        `error<T, A>`, in ULP: below 1; ½ of class exact.
// from value   (1 − |y|)². Exact where y is, but y has rounded: the relative error grows as
//              2^−23·|x|, and the result is exactly 0 from |x| = 2^25 (2^54 in double).
template <class Accuracy = faithful>
struct softsign {
    XACT_ACTIVATION(softsign);
    using accuracy = typename detail::checked_class<Accuracy>::type;
    template <form Form>
    using by = kernels_in_order<kernels::softsign_quotient<Form>, kernels::softsign_exact<Form>>;
    template <form Form>
    using exact_by = kernels_in_order<kernels::softsign_exact<Form>>;
};

// xact::softsign(x) is refused by its class of accuracy, with a message.
template <class V>
softsign(V) -> softsign<V>;

} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#include <xact/kernels/softsign_exact.hpp>
#include <xact/kernels/softsign_quotient.hpp>
#endif
