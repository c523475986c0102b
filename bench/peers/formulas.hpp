// SPDX-License-Identifier: MIT
#pragma once

// What users of other libraries write for each activation: the value, and the derivative out of
// what the value has computed, as is common practice. Written once, over the primitives of a
// library M, on its registers R:
//
//   exp(x), log1p(x), tanh(x)      where the library has them
//   max(x, y), abs(x), where_positive(x, a, b), all(constant), and the operators + - * /
//
// A function with no formula here is raced by xact alone.

#include <xact/functions.hpp>

namespace peers {

template <class M>
concept has_exp = requires(typename M::type x) { M::exp(x); };
template <class M>
concept has_log1p = requires(typename M::type x) { M::log1p(x); };
template <class M>
concept has_tanh = requires(typename M::type x) { M::tanh(x); };

template <class R>
struct pair {
    R value, derivative;
};

// of<M>(x) computes both; what is not used of them is not computed, since all of it is inline.
template <class F>
struct formula {
    static constexpr const char* text = nullptr;
    template <class M>
    static constexpr bool serves = false;
};

template <>
struct formula<xact::relu> {
    static constexpr const char* text = "max(x, 0)";
    template <class M>
    static constexpr bool serves = true;
    template <class M, class R>
    static pair<R> of(R x) {
        return {M::max(x, M::all(0)), M::where_positive(x, M::all(1), M::all(0))};
    }
};

template <>
struct formula<xact::leaky_relu> {
    static constexpr const char* text = "max(x, 0.01 * x)";
    template <class M>
    static constexpr bool serves = true;
    template <class M, class R>
    static pair<R> of(R x) {
        const R slope = M::all(xact::leaky_relu{}.negative_slope);
        return {M::max(x, slope * x), M::where_positive(x, M::all(1), slope)};
    }
};

template <>
struct formula<xact::tanh<>> {
    static constexpr const char* text = "tanh(x)";
    template <class M>
    static constexpr bool serves = has_tanh<M>;
    template <class M, class R>
    static pair<R> of(R x) {
        const R y = M::tanh(x);
        return {y, M::all(1) - y * y};
    }
};

template <class M, class R>
R logistic(R x) {
    return M::all(1) / (M::all(1) + M::exp(M::all(0) - x));
}

template <>
struct formula<xact::sigmoid<>> {
    static constexpr const char* text = "1 / (1 + exp(-x))";
    template <class M>
    static constexpr bool serves = has_exp<M>;
    template <class M, class R>
    static pair<R> of(R x) {
        const R y = logistic<M>(x);
        return {y, y * (M::all(1) - y)};
    }
};

template <>
struct formula<xact::silu<>> {
    static constexpr const char* text = "x / (1 + exp(-x))";
    template <class M>
    static constexpr bool serves = has_exp<M>;
    template <class M, class R>
    static pair<R> of(R x) {
        const R s = logistic<M>(x);
        return {x * s, s * (M::all(1) + x * (M::all(1) - s))};
    }
};

template <>
struct formula<xact::softplus<>> {
    static constexpr const char* text = "max(x, 0) + log1p(exp(-|x|))";
    template <class M>
    static constexpr bool serves = has_exp<M> && has_log1p<M>;
    template <class M, class R>
    static pair<R> of(R x) {
        const R e = M::exp(M::all(0) - M::abs(x));
        return {M::max(x, M::all(0)) + M::log1p(e), logistic<M>(x)};
    }
};

template <>
struct formula<xact::softsign<>> {
    static constexpr const char* text = "x / (1 + |x|)";
    template <class M>
    static constexpr bool serves = true;
    template <class M, class R>
    static pair<R> of(R x) {
        const R a = M::all(1) + M::abs(x);
        return {x / a, M::all(1) / (a * a)};
    }
};

} // namespace peers
