// SPDX-License-Identifier: MIT
#ifndef XACT_FUNCTIONS_SOFTPLUS_HPP
#define XACT_FUNCTIONS_SOFTPLUS_HPP

#include <xact/functions/sigmoid.hpp>

namespace xact {

namespace kernels {
struct softplus_fraction;
struct softplus_exact;
} // namespace kernels

// value        log(1 + e^x)
// derivative   σ(x)
// domain       all x. NaN to NaN. softplus(−∞) = +0, softplus(∞) = ∞, log 2 at ±0; right at both
//              ends: the left tail runs down into the subnormals and ends at x = −103.97 (float),
//              −745.13 (double), and nothing is cut off on the right. Derivative +0 at −∞, 1 at ∞.
// method       max(x, 0) + log(1 + e^−|x|), the logarithm by a series in e^−|x|/(2 + e^−|x|),
//              without a threshold: kernels/softplus_fraction.hpp (double). Float, in every class:
//              in double, narrowed once: kernels/softplus_exact.hpp. The derivative is sigmoid's
//              value, by its kernels.
// error        `error<T, A>`, in ULP: below 1; ½ of class exact.
template <class Accuracy = faithful>
struct softplus {
    XACT_ACTIVATION(softplus);
    using accuracy = typename detail::checked_class<Accuracy>::type;
    template <form Form>
        requires(Form == form::value || Form == form::derivative || Form == form::both)
    using by = typename detail::apart<
        Form, kernels_in_order<kernels::softplus_fraction, kernels::softplus_exact>,
        typename sigmoid<faithful>::template by<form::value>>::type;
    template <form Form>
        requires(Form == form::value || Form == form::derivative || Form == form::both)
    using exact_by =
        typename detail::apart<Form, kernels_in_order<kernels::softplus_exact>,
                               typename sigmoid<exact>::template exact_by<form::value>>::type;
};

// xact::softplus(x) is refused by its class of accuracy, with a message.
template <class V>
softplus(V) -> softplus<V>;

} // namespace xact

#endif

#if !defined(XACT_LINKED_ONLY)
#include <xact/concepts.hpp>
#include <xact/functions/sigmoid.hpp>
#include <xact/kernels/softplus_exact.hpp>
#include <xact/kernels/softplus_fraction.hpp>
#endif
