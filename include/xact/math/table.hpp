// SPDX-License-Identifier: MIT
#pragma once

// Functions by piecewise polynomials out of tables inside registers.

#include <xact/math/exp.hpp>

#include <iterator>

namespace xact::math {

// The entries of a table that the instruction set looks up inside registers; 0 where it has no such
// look-up.
template <class T, class A>
inline constexpr std::size_t entries_for = std::is_same_v<T, float> ? simd::table_entries<A> : 0;
template <class V>
inline constexpr std::size_t entries_of = entries_for<typename V::value_type, typename V::arch>;

// σ(−a) or sech²(a), a ≥ 0, without a division, in float: for instruction sets that look up 32
// entries at the cost of one.
//
// n = a in steps, in which f falls by half, rounded to an integer, cuts the range into intervals.
// In each, f(a) = T + q(a − C), where C lies near n steps and was moved float by float until f(C)
// is within 2^−9 ULP of the float T, so that T needs no low word. The last entry is a power of
// e^−a, and serves for all that follows: there, m steps are taken from a − C in two fused
// operations, the first of which is exact, and the result is multiplied by 2^−m. With m = 0 these
// change no bit; therefore they are left out when no element of a pack is as large, and an element
// gets the same bits whatever its neighbours are.
//
// Look-ups and multiplications contend for the same units, which are the bottleneck. Therefore the
// two highest coefficients come by one look-up: the lower of them is the lower half of the float
// that is the higher, whose last bits matter little.

// f = high + low, still to be multiplied by 2^−m where some element is Far.
template <class V, bool Far>
struct table_parts {
    V high, low, minus_m;

    XACT_INLINE constexpr V value() const noexcept { return scaled(high); }
    // f − f². Each product goes into a fused operation: low is a subnormal number where x is one.
    XACT_INLINE constexpr V less_square() const noexcept {
        const V f = value();
        return scaled(high + fnma(high, f, fnma(low, f + f, low)));
    }

private:
    // x·2^−m, rounded once. By products, since V::scale, with a result below 2^−126, takes Intel's
    // processors hundreds of cycles (a microcode assist), even where that is 0.
    XACT_INLINE constexpr V scaled(V x) const noexcept {
        if constexpr (Far) {
            constexpr int shift = 64;
            const V shifted = V::scale(V(1.0f), minus_m + V(static_cast<float>(shift)));
            return product(x * shifted, V(simd::exponential<float>(-shift)));
        } else {
            return x;
        }
    }
};

// finish(f(|x|) as table_parts). A NaN stays one.
template <class Table, class V, class Finish>
XACT_INLINE constexpr auto by_table(V x, Finish finish) noexcept {
    using C = exp_constants<float>;
    constexpr float step = 1.0f / Table::scale, last = C::magic + (Table::entries - 1);
    const auto number = [](V a) XACT_INLINE_LAMBDA {
        return fma_to_nearest(a, V(C::log2e / step), V(C::magic));
    };
    const auto parts = [](const auto& i, V d, V minus_m, auto more) XACT_INLINE_LAMBDA {
        const V top = V::lookup(Table::top, i);
        V q = fma(top, d, low_half(top));
        constexpr std::size_t degree = std::size(Table::q);
        simd::unrolled<degree>([&](std::size_t k) XACT_INLINE_LAMBDA {
            q = fma(q, d, V::lookup(Table::q[degree - 1 - k], i));
        });
        const V t = V::lookup(Table::value, i), high = fma(q, d, t);
        return table_parts<V, decltype(more)::value>{high, fma(q, d, t - high), minus_m};
    };
    const V a = magnitude(x);
    // Up to here n is no more than 31.
    if (any_above(a, 21.4f * step)) [[unlikely]] {
        // σ(−104) rounds to 0, and so does sech²(52.7): nothing changes behind it. Products at the
        // cap are below 2^−160, where they need no assist either.
        const V b = cap(a, V(114.0f * step));
        const V n = number(b), first = cap(n, V(last)), minus_m = first - n;
        const auto i = V::template index<0>(first);
        const V d = fma(minus_m, V(C::ln2_high * step), b - V::lookup(Table::centre, i));
        return finish(parts(i, fma(minus_m, V(C::ln2_low * step), d), minus_m, std::true_type{}));
    }
    const auto i = V::template index<0>(number(a));
    return finish(parts(i, a - V::lookup(Table::centre, i), V(0.0f), std::false_type{}));
}

} // namespace xact::math
