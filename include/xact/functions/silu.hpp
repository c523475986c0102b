// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_SILU_HPP
#define XACT_FUNCTIONS_SILU_HPP

#include <xact/activation.hpp>

namespace xact {

namespace kernels {
template <form>
struct silu_fraction;
template <form>
struct silu_exact;
} // namespace kernels

// value        x·σ(x) = x/(1 + e^−x)
// derivative   σ(x)·(1 + x·σ(−x))
// domain       all x. NaN to NaN. silu(±0) = ±0, silu(∞) = ∞, silu(−∞) = −0: the left tail runs
//              down into the subnormals and ends in −0, at x = −108.6 (float), −751.6 (double).
//              Least value −0.27846 at x = −1.27846, where the derivative is 0, and negative to the
//              left of it: it ends in −0 there, and is 1 at ∞, ½ at ±0.
// method       one exponential and one division, compensated; around the zero of the derivative its
//              factor (x − x0) is taken out, so that the bound holds there too:
//              kernels/silu_fraction.hpp (double). Float, in every class: exponential and division
//              in double, narrowed once: kernels/silu_exact.hpp.
// error        `error<T, A>`, in ULP: below 1; ½ of class exact.
//
// There is no derivative_from_value: two x have the same y.
template <class Accuracy = faithful>
struct silu {
    XACT_ACTIVATION(silu);
    using accuracy = typename detail::checked_class<Accuracy>::type;
    template <form Form>
        requires(Form != form::derivative_from_value)
    using by = kernels_in_order<kernels::silu_fraction<Form>, kernels::silu_exact<Form>>;
    template <form Form>
        requires(Form != form::derivative_from_value)
    using exact_by = kernels_in_order<kernels::silu_exact<Form>>;
};

// xact::silu(x) is refused by its class of accuracy, with a message.
template <class V>
silu(V) -> silu<V>;

} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#include <xact/kernels/silu_exact.hpp>
#include <xact/kernels/silu_fraction.hpp>
#endif
