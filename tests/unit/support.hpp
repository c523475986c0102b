// SPDX-License-Identifier: MIT
#pragma once

#include "catch.hpp"
#include "reference.hpp"

#include <xact/xact.hpp>

#include <cstdint>
#include <cstring>
#include <random>
#include <span>
#include <tuple>
#include <vector>

namespace support {

// ---- the product function × element type × instruction set --------------------------------------------------------------

template <class Function, class Element, class Arch>
struct combination {
    using F = Function;
    using T = Element;
    using A = Arch;
};

template <class... List>
using concat = decltype(std::tuple_cat(std::declval<List>()...));

template <class List>
struct as_tuple;
template <template <class...> class List, class... X>
struct as_tuple<List<X...>> {
    using type = std::tuple<X...>;
};

// The class exact of a function that has it is for float only.
template <class F, class A>
using on_elements =
    std::conditional_t<xact::activation_on<F, double>,
                       std::tuple<combination<F, float, A>, combination<F, double, A>>,
                       std::tuple<combination<F, float, A>>>;

template <class F, class Archs>
struct on_archs;
template <class F, class... A>
struct on_archs<F, std::tuple<A...>> {
    using type = concat<on_elements<F, A>...>;
};

template <class Functions, class Archs>
struct product;
template <class... F, class Archs>
struct product<std::tuple<F...>, Archs> {
    using type = concat<typename on_archs<F, Archs>::type...>;
};

// Each function in each class, those that are the same in both once.
template <class All, class... More>
struct without_repeats {
    using type = All;
};
template <class... F, class G, class... More>
struct without_repeats<std::tuple<F...>, G, More...>
    : without_repeats<
          std::conditional_t<(std::is_same_v<F, G> || ...), std::tuple<F...>, std::tuple<F..., G>>,
          More...> {};
template <class... F, class... G>
auto join(xact::function_list<F...>, xact::function_list<G...>)
    -> without_repeats<std::tuple<F...>, G...>;

using functions =
    decltype(join(xact::all_functions<xact::faithful>{}, xact::all_functions<xact::exact>{}))::type;

// Numbers and batches are compiled for every instruction set that the flags enable; arrays for the best of them and for
// none, which is the path of machines that xsimd does not know. XACT_TEST_ARCH of CMake leaves one instruction set.
#if defined(XACT_TEST_NATIVE_ONLY) || !XACT_HAS_BATCH
using array_archs = std::tuple<xact::simd::native>;
using all_archs = array_archs;
#else
using array_archs = std::tuple<xact::simd::native, xact::simd::scalar>;
using all_archs =
    concat<as_tuple<xsimd::supported_architectures>::type, std::tuple<xact::simd::scalar>>;
#endif

// Under a sanitizer g++ takes many minutes over a loop with an exponential in it. What a sanitizer finds in an array call is
// in the loop and its checks, which are the same text for every function, so there the cheap ones stand for all; numbers and
// batches are tested for all functions, on fewer instruction sets.
#if XACT_SANITIZED
using array_functions = std::tuple<xact::step, xact::linear, xact::relu, xact::leaky_relu>;
using batch_archs = array_archs;
#elif defined(XACT_TEST_NATIVE_ONLY)
// The rest of the class exact is in tests/hash, and what is cheap has one loop.
using array_functions = std::tuple<xact::leaky_relu, xact::sigmoid<>, xact::tanh<>>;
using batch_archs = all_archs;
#else
using array_functions = functions;
using batch_archs = all_archs;
#endif

// Executors and streaming stores are in the loop only, and every instruction set has the same one; so where others than
// the usual ones are tested, two cheap functions stand for all.
#if defined(XACT_TEST_NATIVE_ONLY)
using executor_functions = xact::function_list<xact::step, xact::leaky_relu>;
#else
using executor_functions = xact::all_functions<>;
#endif

using array_combinations = product<array_functions, array_archs>::type;
using batch_combinations = product<functions, batch_archs>::type;

// A case that says nothing on this machine, and why.
inline void skip(const char* reason) { WARN("not tested here: " << reason); }

// ---- calls ---------------------------------------------------------------------------------------------------------------

// One copy of each for a whole program, instead of one in every test: inlined, they take minutes to compile.
template <class F, class T, class A>
struct calls {
    using on = xact::simd::ops<xact::simd::register_t<T, A>>;
    static constexpr std::size_t width = on::size;

    // A number that computes as instruction set A does.
    [[gnu::noinline]] static T value(const F& f, T x) { return f.template operator()<T, A>(x); }
    [[gnu::noinline]] static T derivative(const F& f, T x) {
        return f.template derivative<T, A>(x);
    }
    [[gnu::noinline]] static xact::value_derivative<T> both(const F& f, T x) {
        return f.template value_and_derivative<T, A>(x);
    }
    [[gnu::noinline]] static T from_value(const F& f, T y)
        requires xact::derivative_from_value_on<F, T>
    {
        return f.template derivative_from_value<T, A>(y);
    }

    // One batch of A.
    struct batch_results {
        T value[width], derivative[width], fused_value[width], fused_derivative[width],
            from_value[width];
    };
    [[gnu::noinline]] static void batch(const F& f, const T* p, batch_results& out) {
        // A lane where there is no batch: a bare number would take the native instruction set.
        const auto x = on::load(p);
        const auto keep = [](T* to, auto r) { on::store(to, r); };
        keep(out.value, f(x));
        keep(out.derivative, f.derivative(x));
        const auto both = f.value_and_derivative(x);
        keep(out.fused_value, both.value);
        keep(out.fused_derivative, both.derivative);
    }
    [[gnu::noinline]] static void batch_from_value(const F& f, const T* p, T* out)
        requires xact::derivative_from_value_on<F, T>
    {
        on::store(out, f.derivative_from_value(on::load(p)));
    }

    // Arrays.
    using in = std::span<const T>;
    using out = std::span<T>;
    [[gnu::noinline]] static void forward(const F& f, in x, out y) { xact::forward<A>(f, x, y); }
    [[gnu::noinline]] static void forward(const F& f, in x, out y, out d) {
        xact::forward<A>(f, x, y, d);
    }
    [[gnu::noinline]] static void array_derivative(const F& f, in x, out d) {
        xact::derivative<A>(f, x, d);
    }
    [[gnu::noinline]] static void backward(const F& f, in x, in dy, out dx) {
        xact::backward<A>(f, x, dy, dx);
    }
    [[gnu::noinline]] static void backward_from_value(const F& f, in y, in dy, out dx)
        requires xact::derivative_from_value_on<F, T>
    {
        xact::backward_from_value<A>(f, y, dy, dx);
    }
};

template <class Combination>
using calls_of = calls<typename Combination::F, typename Combination::T, typename Combination::A>;

// ---- bits ----------------------------------------------------------------------------------------------------------------

template <class T>
using bits_t = typename xact::simd::format<T>::bits;

template <class T>
bits_t<T> bits(T x) {
    return xact::simd::bit_cast<bits_t<T>>(x);
}

// The same bits; a NaN is a NaN.
template <class T>
bool same(T a, T b) {
    return bits(a) == bits(b) || (a != a && b != b);
}

// Inputs of every kind: special values, the knees of the functions, numbers spread over the useful range and over all bit
// patterns; every other 256 are usual numbers only, as kernels leave out what no number of a pack needs. Always the same ones.
template <class T>
std::vector<T> inputs(std::size_t n, unsigned seed = 1) {
    using limits = std::numeric_limits<T>;
    std::vector<T> x{T(0), T(-0.0), T(1), T(-1), limits::infinity(), -limits::infinity(),
                     limits::quiet_NaN(), limits::max(), limits::lowest(), limits::min(),
                     -limits::min(), limits::denorm_min(), -limits::denorm_min(), limits::min() / 8,
                     T(0.5625), T(-0.5625), T(17.4), T(-88), T(-104), T(104), T(9.1), T(-746),
                     T(20), T(372),
                     // Where sigmoid is off by most in double and, on AVX2, in float.
                     T(-0x1.625f28aa002e4p+9), T(-0x1.5d5926p+6), T(0x1.c6a6f2p+0)};
    std::mt19937_64 random(seed);
    while (x.size() < n) {
        const auto r = random();
        switch (x.size() / 256 % 2 ? 2 : r % 4) {
        case 0:
            x.push_back(xact::simd::bit_cast<T>(static_cast<bits_t<T>>(random())));
            break;
        case 1:
            x.push_back(static_cast<T>(static_cast<double>(random() >> 11) * 0x1p-53 * 220 - 110));
            break;
        default:
            x.push_back(static_cast<T>(static_cast<double>(random() >> 11) * 0x1p-53 * 12 - 6));
            break;
        }
    }
    x.resize(n);
    return x;
}

// An array inside a larger one, whose other bytes must stay as they are.
template <class T>
class guarded {
public:
    static constexpr std::size_t margin = 40;
    guarded(std::size_t n, std::size_t offset)
        : n_(n), start_(margin + offset), all_(n + 2 * margin + offset, fill()) {}
    guarded(const std::vector<T>& x, std::size_t offset) : guarded(x.size(), offset) {
        // Not std::copy: g++ 12 takes the size for one that may be negative, and warns.
        for (std::size_t i = 0; i < n_; ++i)
            all_[start_ + i] = x[i];
    }
    std::span<T> view() { return std::span<T>(all_).subspan(start_, n_); }
    bool intact() const {
        for (std::size_t i = 0; i < all_.size(); ++i)
            if ((i < start_ || i >= start_ + n_) && bits(all_[i]) != bits(fill())) return false;
        return true;
    }
    bool untouched() const {
        for (const T x : all_)
            if (bits(x) != bits(fill())) return false;
        return true;
    }

private:
    static T fill() { return T(-12345.678); }
    std::size_t n_, start_;
    std::vector<T> all_;
};

} // namespace support
