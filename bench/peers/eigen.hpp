// SPDX-License-Identifier: MIT
#pragma once

// Expressions over whole arrays, as Eigen's users write them. What the derivative shares with the
// value is kept in an array: inside an expression it would be computed once for each use.

#include "peers.hpp"

#include <Eigen/Core>

namespace peers {

namespace detail {

template <class F>
struct eigen_formula {
    static constexpr const char* text = nullptr;
};

// derivative(x, y) for those that compute it out of the value, derivative(x) for the others.
template <>
struct eigen_formula<xact::tanh<>> {
    static constexpr const char* text = "array.tanh()";
    static auto value(const auto& x) { return x.tanh(); }
    static auto derivative(const auto&, const auto& y) { return 1 - y.square(); }
};
template <>
struct eigen_formula<xact::sigmoid<>> {
    static constexpr const char* text = "array.logistic()";
    static auto value(const auto& x) { return x.logistic(); }
    static auto derivative(const auto&, const auto& y) { return y * (1 - y); }
};
template <>
struct eigen_formula<xact::relu> {
    static constexpr const char* text = "array.cwiseMax(0)";
    static auto value(const auto& x) { return x.cwiseMax(0); }
    template <class X>
    static auto derivative(const X& x) {
        return (x > 0).template cast<typename X::Scalar>();
    }
};
template <>
struct eigen_formula<xact::leaky_relu> {
    static constexpr const char* text = "array.cwiseMax(0.01 * array)";
    static constexpr double slope = xact::leaky_relu{}.negative_slope;
    template <class X>
    static auto value(const X& x) {
        return x.cwiseMax(typename X::Scalar(slope) * x);
    }
    template <class X>
    static auto derivative(const X& x) {
        using array = Eigen::Array<typename X::Scalar, Eigen::Dynamic, 1>;
        return (x > 0).select(array::Ones(x.size()), typename X::Scalar(slope));
    }
};
// The derivative is made of the sigmoid, which is kept in the place of the value, and the value of
// it after that.
template <>
struct eigen_formula<xact::silu<>> {
    static constexpr const char* text = "array * array.logistic()";
    static auto value(const auto& x) { return x * x.logistic(); }
    static auto kept(const auto& x) { return x.logistic(); }
    static auto value_from_kept(const auto& x, const auto& s) { return x * s; }
    static auto derivative(const auto& x, const auto& s) { return s * (1 + x * (1 - s)); }
};
template <>
struct eigen_formula<xact::softplus<>> {
    static constexpr const char* text = "array.cwiseMax(0) + (-array.abs()).exp().log1p()";
    static auto value(const auto& x) { return x.cwiseMax(0) + (-x.abs()).exp().log1p(); }
    static auto derivative(const auto& x) { return x.logistic(); }
};
template <>
struct eigen_formula<xact::softsign<>> {
    static constexpr const char* text = "array / (1 + array.abs())";
    static auto value(const auto& x) { return x / (1 + x.abs()); }
    static auto derivative(const auto& x) { return (1 + x.abs()).square().inverse(); }
};

} // namespace detail

struct by_eigen {
    static constexpr char name[] = "Eigen";
    static constexpr char version[] =
        XACT_PEERS_VERSION(EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION);
    template <class F>
    static constexpr const char* how = detail::eigen_formula<F>::text;

    template <class F, class T>
    static void value(const T* x, T* y, std::size_t n) {
        out<T>(y, index(n)) = by<F>::value(in<T>(x, index(n)));
    }
    template <class F, class T>
    static void both(const T* x, T* y, T* d, std::size_t n) {
        const in<T> xs(x, index(n)), ys(y, index(n));
        out<T> y_out(y, index(n)), d_out(d, index(n));
        if constexpr (requires { by<F>::kept(xs); }) {
            y_out = by<F>::kept(xs);
            d_out = by<F>::derivative(xs, ys);
            y_out = by<F>::value_from_kept(xs, ys);
        } else {
            y_out = by<F>::value(xs);
            if constexpr (requires { by<F>::derivative(xs); })
                d_out = by<F>::derivative(xs);
            else
                d_out = by<F>::derivative(xs, ys);
        }
    }
    // What is kept is kept in dx.
    template <class F, class T>
    static void backward(const T* x, const T* dy, T* dx, std::size_t n) {
        const in<T> xs(x, index(n)), dys(dy, index(n)), kept(dx, index(n));
        out<T> dx_out(dx, index(n));
        if constexpr (requires { by<F>::derivative(xs); }) {
            dx_out = dys * by<F>::derivative(xs);
        } else {
            if constexpr (requires { by<F>::kept(xs); })
                dx_out = by<F>::kept(xs);
            else
                dx_out = by<F>::value(xs);
            dx_out = dys * by<F>::derivative(xs, kept);
        }
    }

private:
    template <class F>
    using by = detail::eigen_formula<F>;
    template <class T>
    using in = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, 1>>;
    template <class T>
    using out = Eigen::Map<Eigen::Array<T, Eigen::Dynamic, 1>>;
    static Eigen::Index index(std::size_t n) { return static_cast<Eigen::Index>(n); }
};

} // namespace peers
