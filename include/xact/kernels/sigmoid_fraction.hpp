// SPDX-License-Identifier: MIT
#pragma once

// sigmoid by one exponential and one division, compensated: double, and float where there is a
// fused multiply-add.

#include <xact/kernels/kernel.hpp>
#include <xact/math/logistic.hpp>

namespace xact::kernels {

template <form Form>
struct sigmoid_fraction : compensated {
    // What tests/accuracy finds over every float and 10^8 doubles, rounded up; it fails when a
    // kernel is worse, or much better.
    template <class T, class A>
    static constexpr double error = [] {
        if (Form == form::derivative) return math::less_square_error<T, A>;
        if (math::entries_for<T, A> == math::exp_table::entries) return 0.91;
        return std::is_same_v<T, double> ? 0.83 : 0.81;
    }();
    template <class T, class A>
    static constexpr std::size_t lockstep = math::logistic_lockstep<Form, T, A>;

    template <class P>
    static XACT_INLINE constexpr auto compute(P x) noexcept {
        if constexpr (Form == form::derivative_from_value) {
            return math::minus_product(x, x, x); // y − y²
        } else {
            const auto upper = P(0) <= x;
            return math::logistic_form<Form, P>(math::logistic_finish(math::logistic_begin<1>(x)),
                                                upper);
        }
    }
    template <class P>
        requires(math::logistic_in_stages<P> && Form != form::derivative_from_value)
    static XACT_INLINE constexpr auto begin(P x) noexcept {
        return math::logistic_begin<1>(x);
    }
    template <class State, class P>
    static XACT_INLINE constexpr auto finish(const State& state, P x) noexcept {
        const auto lower = math::logistic_finish(state);
        return math::logistic_form<Form, P>(lower, P(0) <= x);
    }
};

} // namespace xact::kernels
