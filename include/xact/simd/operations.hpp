// SPDX-License-Identifier: MIT
#pragma once

// The list of operations on a register R (an xsimd::batch, or a lane), static functions of ops<R>.
// T is the element type, p a pointer to T, a, b, c registers. Each operation gives every element
// the bits that the same operation on a lane gives; what an instruction set cannot do does not
// compile on its batches. tests/unit/registers.cpp goes over this list and fails where one is not
// tested.
//
// memory
//   broadcast(x)               x in every element
//   to_argument(a)             what a functor that knows no packs is called with: batch or scalar
//   load(p), store(p, a)       unaligned
//   load_part(p, n)            the first n elements, 0 < n < size. The others get an element of the
//                              array too, so that they raise no flag of their own
//   store_part(p, a, n)        the first n elements; nothing behind them is touched
//   stream(p, a)               non-temporal store, p aligned; stream_end() orders such stores
//                              before those that follow. Batches of x86
// arithmetic
//   add, sub, mul, div         rounded once, subnormals kept
//   fused(a, b, c)             a·b + c, rounded once. Batches with a fused multiply-add; lanes
//   fused_negated(a, b, c)     c − a·b, likewise
//   fused_minus(a, b, c)       a·b − c, likewise
//   fused_anywhere(a, b, c)    a·b + c, rounded once, by the C library if there is no instruction
//   fused_to_nearest(a, b, c)  as fused, to nearest whatever direction the thread rounds in.
//                              Batches that look up 32 floats; lanes (fused without AVX-512)
// between float and double
//   widen(a, k)                floats of part k of a as doubles, exactly
//   narrow(parts)              the doubles of all parts, rounded once
// sign, order, choice
//   magnitude(a)               |a|; NaN stays NaN
//   or_sign(a, b)              |a| with the sign of b, for a ≥ 0 or NaN
//   cap(a, b), raise(a, b)     min, max; b is no NaN, and a NaN in a stays one
//   lesser(a, b)               min of two that are ≥ +0; of a NaN and a number any of the two
//   clamp(a, x)                a, or the nearer of ±x where it lies outside; NaN stays NaN
//   greater, less_equal, equal a mask; false for NaN
//   select(mask, a, b)         a where the mask is set
//   any_above(all, x)          whether any element of an array of registers, none negative, is
//                              above x or NaN
// bits
//   power_of_two<Sign, E, U>(m)  2^(E + Sign·n) from m = 1.5·2^fraction + n; U units in the last
//                              place more
//   power_of_floor<B, E>(m)    2^(E + floor(n)) from m = 1.5·2^(fraction − B) + n, n a multiple of
//                              2^−B. Batches that look up 8 floats; lanes
//   scale(a, b)                a·2^b, b an integer, rounded once, in one instruction. AVX-512;
//                              lanes, where 2^b must be a normal number
//   index_of<Shift>(a)         the bits of a above the lowest Shift ones, as an index into a table
//                              of floats, of which lookup takes as many as it needs. Batches that
//                              look up tables; lanes
//   lookup(table, i)           entries of a table inside registers. As index_of
//   low_half(a)                the lower half of the bits of a as the upper half of another's
//   fence(a)                   a, and nothing is moved or contracted across it

#include <xact/simd/value.hpp>
#include <xact/simd/wide.hpp>

namespace xact::simd {

// One row of the list: whether R has the operation, and whether it is to have it.
struct XACT_HIDDEN operation {
    const char* name;
    bool there;
    bool wanted;
};

namespace detail {

template <class T, std::size_t Entries>
struct table_of_floats {
    T entry[Entries];
};

template <class R>
struct operations_of {
    using on = ops<R>;
    using T = typename on::value_type;
    using A = typename on::arch;
    static constexpr bool is_lane = std::is_same_v<R, lane<T, A>>;
    static constexpr bool single = std::is_same_v<T, float>;
    static constexpr std::size_t entries = single ? table_entries<A> : 0;
    static constexpr bool fma = is_lane || has_fma<A>;
    static constexpr bool looks_up = is_lane || entries != 0;
    using table = table_of_floats<T, entries == 0 ? 8 : entries>;

    // clang-format off
    XACT_HIDDEN static constexpr operation all[] = {
        {"broadcast", requires(T x) { { on::broadcast(x) } -> std::same_as<R>; }, true},
        {"to_argument", requires(R a) { on::to_argument(a); }, true},
        {"load", requires(const T* p) { { on::load(p) } -> std::same_as<R>; }, true},
        {"store", requires(T* p, R a) { on::store(p, a); }, true},
        {"load_part", requires(const T* p) { { on::load_part(p, 1) } -> std::same_as<R>; }, true},
        {"store_part", requires(T* p, R a) { on::store_part(p, a, 1); }, true},
        {"stream", requires(T* p, R a) { on::stream(p, a); on::stream_end(); }, on::streams},
        {"add", requires(R a) { { on::add(a, a) } -> std::same_as<R>; }, true},
        {"sub", requires(R a) { { on::sub(a, a) } -> std::same_as<R>; }, true},
        {"mul", requires(R a) { { on::mul(a, a) } -> std::same_as<R>; }, true},
        {"div", requires(R a) { { on::div(a, a) } -> std::same_as<R>; }, true},
        {"fused", requires(R a) { { on::fused(a, a, a) } -> std::same_as<R>; }, fma},
        {"fused_negated",
            requires(R a) { { on::fused_negated(a, a, a) } -> std::same_as<R>; }, fma},
        {"fused_minus", requires(R a) { { on::fused_minus(a, a, a) } -> std::same_as<R>; }, fma},
        {"fused_anywhere",
            requires(R a) { { on::fused_anywhere(a, a, a) } -> std::same_as<R>; }, true},
        {"fused_to_nearest",
            requires(R a) { { on::fused_to_nearest(a, a, a) } -> std::same_as<R>; },
            is_lane || entries == 32},
        {"widen", requires(R a) { on::widen(a, 0); }, single},
        {"narrow", requires(const typename on::wide* p) { { on::narrow(p) } -> std::same_as<R>; },
            single},
        {"magnitude", requires(R a) { { on::magnitude(a) } -> std::same_as<R>; }, true},
        {"or_sign", requires(R a) { { on::or_sign(a, a) } -> std::same_as<R>; }, true},
        {"cap", requires(R a) { { on::cap(a, a) } -> std::same_as<R>; }, true},
        {"raise", requires(R a) { { on::raise(a, a) } -> std::same_as<R>; }, true},
        {"lesser", requires(R a) { { on::lesser(a, a) } -> std::same_as<R>; }, true},
        {"clamp", requires(R a, T x) { { on::clamp(a, x) } -> std::same_as<R>; }, true},
        {"greater",
            requires(R a) { { on::greater(a, a) } -> std::same_as<typename on::mask>; }, true},
        {"less_equal",
            requires(R a) { { on::less_equal(a, a) } -> std::same_as<typename on::mask>; },
            true},
        {"equal", requires(R a) { { on::equal(a, a) } -> std::same_as<typename on::mask>; }, true},
        {"select",
            requires(typename on::mask m, R a) { { on::select(m, a, a) } -> std::same_as<R>; },
            true},
        {"any_above",
            requires(const R (&a)[2], T x) { { on::any_above(a, x) } -> std::same_as<bool>; },
            true},
        {"power_of_two",
            requires(R a) { { on::template power_of_two<1, 0, 0>(a) } -> std::same_as<R>; }, true},
        {"power_of_floor",
            requires(R a) { { on::template power_of_floor<3, 0>(a) } -> std::same_as<R>; },
            is_lane || entries == 8},
        {"scale", requires(R a) { { on::scale(a, a) } -> std::same_as<R>; }, is_lane || on::scales},
        {"index_of", requires(R a) { on::template index_of<0>(a); }, looks_up},
        {"lookup",
            requires(const table& t, R a) { on::lookup(t.entry, on::template index_of<0>(a)); },
            looks_up},
        {"low_half", requires(R a) { { on::low_half(a) } -> std::same_as<R>; }, true},
        {"fence", requires(R a) { { on::fence(a) } -> std::same_as<R>; }, true},
    };
// clang-format on
}
;

} // namespace detail

// The list for R.
template <class R>
inline constexpr auto& operations = detail::operations_of<R>::all;

} // namespace xact::simd
