// SPDX-License-Identifier: MIT
#pragma once

// tanh by one exponential and one division, compensated: double, and float where there is a fused
// multiply-add.

#include <xact/kernels/kernel.hpp>
#include <xact/math/logistic.hpp>

namespace xact::kernels {

// tanh(|x|) = (1 + t − w)/(1 + t + w), where e^2|x| = (1 + t)/w and w is a power of two. 1 − w is
// exact and 0 where |x| is small, and t + low knows e^2|x| − 1 to the last place there, so that
// nothing cancels. The denominator is the logistic function's. Numerator and denominator are each a
// sum of two numbers; the quotient of the high ones is mended with what is left of the numerator,
// so that little more than the rounding of the result remains.
template <class V>
struct tanh_parts {
    using T = typename V::value_type;
    using C = math::logistic_constants<T>;
    math::two_parts<V> numerator;
    math::logistic_denominator<V> denominator;
    V inverse;

    XACT_INLINE constexpr explicit tanh_parts(V x) noexcept
        : tanh_parts(math::exp_positive(math::logistic_argument<2>(x))) {}

    XACT_INLINE constexpr V value(V x) const noexcept {
        const auto& d = denominator.sum;
        const V q = rounded(numerator.high * inverse);
        const V rest =
            rounded(math::residual(numerator.high, q, d.high) + fnma(q, d.low, numerator.low));
        // So near to 0, tanh(x) rounds to x.
        const V a = magnitude(x);
        return or_sign(select(a < V(C::nothing), a, fma(rest, inverse, q)), x);
    }

private:
    XACT_INLINE constexpr explicit tanh_parts(const math::reduced_exp<V>& e) noexcept
        : tanh_parts(e, math::weight_of(e)) {}
    XACT_INLINE constexpr tanh_parts(const math::reduced_exp<V>& e,
                                     const math::weight<V>& w) noexcept
        : numerator(math::one_and<-1>(e, w)), denominator{w, math::one_and<1>(e, w)},
          inverse(denominator.inverse()) {}
};

template <form Form>
struct tanh_fraction : compensated {
    // The derivative is 4σ′(2x).
    template <class T, class A>
    static constexpr double error = Form == form::derivative    ? math::less_square_error<T, A>
                                    : std::is_same_v<T, double> ? 0.90
                                                                : 0.96;
    template <class T, class A>
    static constexpr std::size_t lockstep = [] {
        const std::size_t n = math::logistic_lockstep<Form, T, A>;
        return Form == form::value && n < 4 ? 4 : n;
    }();

    template <class P>
    static XACT_INLINE constexpr auto compute(P x) noexcept {
        if constexpr (Form == form::value) {
            const tanh_parts<P> f(x);
            return f.value(x);
        } else if constexpr (Form == form::derivative) {
            return finish(math::logistic_begin<2>(x), x);
        } else if constexpr (Form == form::both) {
            const tanh_parts<P> f(x);
            const auto parts = math::logistic(f.denominator, f.inverse);
            return value_derivative<P>{f.value(x), parts.template less_square<2>()};
        } else {
            return math::minus_product(P(1), x, x); // 1 − y²
        }
    }
    template <class P>
        requires(Form == form::derivative && math::logistic_in_stages<P>)
    static XACT_INLINE constexpr auto begin(P x) noexcept {
        return math::logistic_begin<2>(x);
    }
    template <class P>
    static XACT_INLINE constexpr P finish(const math::logistic_divided<P>& state, P) noexcept
        requires(Form == form::derivative)
    {
        return math::logistic_finish(state).template less_square<2>();
    }
};

} // namespace xact::kernels
