// SPDX-License-Identifier: MIT
#pragma once

#include "peers.hpp"

#include <Eigen/Core>

namespace peers {

struct by_eigen {
    static constexpr char name[] = "Eigen";
    static constexpr char version[] =
        XACT_PEERS_VERSION(EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION);
    template <class F>
    static constexpr const char* how = nullptr;

    template <class F, class T>
    static void value(const T* x, T* y, std::size_t n) {
        const in<T> xs(x, index(n));
        out<T> ys(y, index(n));
        of(F{}, xs, ys);
    }
    template <class F, class T>
    static void both(const T* x, T* y, T* d, std::size_t n) {
        value<F>(x, y, n);
        const in<T> xs(x, index(n)), ys(y, index(n));
        out<T> ds(d, index(n));
        times_derivative(F{}, xs, ys, T(1), ds);
    }
    // The value is kept in dx: inside an expression it would be computed once for each use.
    template <class F, class T>
    static void backward(const T* x, const T* dy, T* dx, std::size_t n) {
        const in<T> xs(x, index(n)), dys(dy, index(n)), ys(dx, index(n));
        out<T> dxs(dx, index(n));
        if constexpr (uses_value<F>) of(F{}, xs, dxs);
        times_derivative(F{}, xs, ys, dys, dxs);
    }

private:
    template <class T>
    using in = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, 1>>;
    template <class T>
    using out = Eigen::Map<Eigen::Array<T, Eigen::Dynamic, 1>>;
    template <class F>
    static constexpr bool uses_value = true;
    static Eigen::Index index(std::size_t n) { return static_cast<Eigen::Index>(n); }

    template <class T>
    static void of(tanh, const in<T>& x, out<T>& y) {
        y = x.tanh();
    }
    template <class T>
    static void of(sigmoid, const in<T>& x, out<T>& y) {
        y = x.logistic();
    }
    template <class T>
    static void of(relu, const in<T>& x, out<T>& y) {
        y = x.cwiseMax(T(0));
    }
    template <class T>
    static void of(leaky_relu, const in<T>& x, out<T>& y) {
        y = x.cwiseMax(T(leaky_relu::slope) * x);
    }

    template <class T, class Factor>
    static void times_derivative(tanh, const in<T>&, const in<T>& y, const Factor& a, out<T>& d) {
        d = a * (T(1) - y.square());
    }
    template <class T, class Factor>
    static void times_derivative(sigmoid, const in<T>&, const in<T>& y, const Factor& a,
                                 out<T>& d) {
        d = a * (y * (T(1) - y));
    }
    template <class T>
    static void times_derivative(relu, const in<T>& x, const in<T>&, T, out<T>& d) {
        d = (x > T(0)).template cast<T>();
    }
    template <class T>
    static void times_derivative(relu, const in<T>& x, const in<T>&, const in<T>& a, out<T>& d) {
        d = (x > T(0)).select(a, T(0));
    }
    template <class T>
    static void times_derivative(leaky_relu, const in<T>& x, const in<T>&, T, out<T>& d) {
        using array = Eigen::Array<T, Eigen::Dynamic, 1>;
        d = (x > T(0)).select(array::Ones(x.size()), T(leaky_relu::slope));
    }
    template <class T>
    static void times_derivative(leaky_relu, const in<T>& x, const in<T>&, const in<T>& a,
                                 out<T>& d) {
        d = (x > T(0)).select(a, T(leaky_relu::slope) * a);
    }
};
template <>
inline constexpr bool by_eigen::uses_value<relu> = false;
template <>
inline constexpr bool by_eigen::uses_value<leaky_relu> = false;
template <>
inline constexpr const char* by_eigen::how<tanh> = "array.tanh()";
template <>
inline constexpr const char* by_eigen::how<sigmoid> = "array.logistic()";
template <>
inline constexpr const char* by_eigen::how<relu> = "array.cwiseMax(0)";
template <>
inline constexpr const char* by_eigen::how<leaky_relu> = "array.cwiseMax(0.01 * array)";

} // namespace peers
