// SPDX-License-Identifier: MIT
#pragma once

// One scalar that computes as an instruction set does, and its operations.

#include <xact/simd/arch.hpp>
#include <xact/simd/format.hpp>
#include <xact/simd/fused_mingw.hpp>

namespace xact::simd {

// One scalar that computes as instruction set A does, so that it gets the bits of a batch of A.
template <class T, class A>
struct lane {
    T value;
};

namespace detail {
// The index of a register that has no look-up.
struct no_index {};

template <class T, class A>
struct register_of {
    using type = lane<T, A>;
};
#if XACT_HAS_BATCH
// 8.1.0 says that 32-bit NEON has a register of doubles, which has no room for one.
template <class T, class A>
    requires(xsimd::types::has_simd_register<T, A>::value
             && sizeof(xsimd::types::simd_register<T, A>) >= 2 * sizeof(T)
             && !flushes_subnormals<A>)
struct register_of<T, A> {
    using type = xsimd::batch<T, A>;
};
#endif
} // namespace detail

// The widest register of T that A computes in: a batch, or a lane where there is none (32-bit NEON,
// no SIMD at all).
template <class T, class A>
using register_t = typename detail::register_of<T, A>::type;

// What can be done with a register, listed in operations.hpp: a struct of static functions rather
// than free ones, so that xsimd's functions of the same name cannot be found instead.
template <class R>
struct ops;

// Of the widest register of T.
template <class T, class A>
inline constexpr std::size_t register_bytes = ops<register_t<T, A>>::size * sizeof(T);

template <class T, class A>
struct ops<lane<T, A>> {
    using R = lane<T, A>;
    using value_type = T;
    using arch = A;
    using mask = bool;
    using argument = T; // what a functor that knows nothing of lanes is called with
    using bits = typename format<T>::bits;
    static constexpr std::size_t size = 1;
    static constexpr bool single = std::is_same_v<T, float>;

    static XACT_INLINE constexpr R broadcast(T x) noexcept { return {x}; }
    static XACT_INLINE constexpr T to_argument(R x) noexcept { return x.value; }
    static XACT_INLINE constexpr R load(const T* p) noexcept { return {*p}; }
    static XACT_INLINE constexpr void store(T* p, R x) noexcept { *p = x.value; }
    static XACT_INLINE constexpr R load_part(const T* p, std::size_t) noexcept { return {*p}; }
    static XACT_INLINE constexpr void store_part(T* p, R x, std::size_t) noexcept { *p = x.value; }

    static constexpr bool streams = false;

    static XACT_INLINE constexpr R add(R a, R b) noexcept { return {a.value + b.value}; }
    static XACT_INLINE constexpr R sub(R a, R b) noexcept { return {a.value - b.value}; }
    static XACT_INLINE constexpr R mul(R a, R b) noexcept { return {a.value * b.value}; }
    static XACT_INLINE constexpr R div(R a, R b) noexcept { return {a.value / b.value}; }
    static XACT_INLINE constexpr R fused(R a, R b, R c) noexcept {
#if defined(__GNUC__)
        if constexpr (single)
            return {__builtin_fmaf(a.value, b.value, c.value)};
        else
            return {__builtin_fma(a.value, b.value, c.value)};
#else
        return {std::fma(a.value, b.value, c.value)};
#endif
    }
    static XACT_INLINE constexpr R fused_anywhere(R a, R b, R c) noexcept {
#if XACT_OWN_FMA
        if (!std::is_constant_evaluated()) return {detail::own_fma(a.value, b.value, c.value)};
#endif
        return fused(a, b, c);
    }
    static XACT_INLINE constexpr R fused_to_nearest(R a, R b, R c) noexcept {
#if XACT_HAS_BATCH && defined(__AVX512F__)
        if constexpr (single) {
            if (!std::is_constant_evaluated())
                return {_mm_cvtss_f32(_mm_fmadd_round_ss(
                    _mm_set_ss(a.value), _mm_set_ss(b.value), _mm_set_ss(c.value),
                    _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC))};
        }
#endif
        return fused(a, b, c);
    }
    static XACT_INLINE constexpr R fused_negated(R a, R b, R c) noexcept {
        return fused(R{-a.value}, b, c);
    }
    static XACT_INLINE constexpr R fused_minus(R a, R b, R c) noexcept {
        return fused(a, b, R{-c.value});
    }

    using wide = lane<double, A>;
    static constexpr std::size_t wide_count = 1;
    static XACT_INLINE constexpr wide widen(R x, std::size_t) noexcept
        requires single
    {
        return {static_cast<double>(x.value)};
    }
    static XACT_INLINE constexpr R narrow(const wide* part) noexcept
        requires single
    {
        return {static_cast<float>(part[0].value)};
    }

    static XACT_INLINE constexpr R magnitude(R a) noexcept {
#if defined(__GNUC__)
        if constexpr (single)
            return {__builtin_fabsf(a.value)};
        else
            return {__builtin_fabs(a.value)};
#else
        return {bit_cast<T>(static_cast<bits>(bit_cast<bits>(a.value) & (~bits{0} >> 1)))};
#endif
    }
    static XACT_INLINE constexpr R or_sign(R magnitude, R sign) noexcept {
#if defined(__GNUC__)
        if constexpr (single)
            return {__builtin_copysignf(magnitude.value, sign.value)};
        else
            return {__builtin_copysign(magnitude.value, sign.value)};
#else
        constexpr bits top = static_cast<bits>(~(~bits{0} >> 1));
        return {bit_cast<T>(static_cast<bits>(bit_cast<bits>(magnitude.value)
                                              | (bit_cast<bits>(sign.value) & top)))};
#endif
    }
    static XACT_INLINE constexpr R cap(R x, R limit) noexcept {
        return x.value > limit.value ? limit : x;
    }
    static XACT_INLINE constexpr R lesser(R a, R b) noexcept { return cap(a, b); }
    static XACT_INLINE constexpr R raise(R x, R limit) noexcept {
        return x.value < limit.value ? limit : x;
    }
    static XACT_INLINE constexpr R clamp(R x, T limit) noexcept {
#if XACT_FAST_MATH
        constexpr bits top = static_cast<bits>(~(~bits{0} >> 1));
        constexpr bits infinity = format<T>::infinity;
        const bits all = bit_cast<bits>(x.value);
        const bits a = static_cast<bits>(all & ~top);
        const bits l = bit_cast<bits>(limit);
        return {bit_cast<T>(static_cast<bits>(a > l && a <= infinity ? (all & top) | l : all))};
#else
        return {x.value > limit ? limit : x.value < -limit ? -limit : x.value};
#endif
    }
    static XACT_INLINE constexpr mask greater(R a, R b) noexcept { return a.value > b.value; }
    static XACT_INLINE constexpr mask less_equal(R a, R b) noexcept { return a.value <= b.value; }
    static XACT_INLINE constexpr mask equal(R a, R b) noexcept { return a.value == b.value; }
    static XACT_INLINE constexpr R select(mask m, R a, R b) noexcept { return m ? a : b; }
    template <std::size_t N>
    static XACT_INLINE constexpr bool any_above(const R (&a)[N], T limit) noexcept {
        bool any = false;
        for (const R& x : a)
            any = any || bit_cast<bits>(x.value) > bit_cast<bits>(limit);
        return any;
    }

    template <int Sign, int Exponent, int Units>
    static XACT_INLINE constexpr R power_of_two(R magic) noexcept {
        constexpr int f = format<T>::fraction;
        constexpr bits one = static_cast<bits>((static_cast<bits>(format<T>::bias + Exponent) << f)
                                               + static_cast<bits>(Units));
        const bits n = static_cast<bits>(bit_cast<bits>(magic.value) << f);
        return {bit_cast<T>(static_cast<bits>(Sign > 0 ? one + n : one - n))};
    }

    template <int Bits, int Exponent>
    static XACT_INLINE constexpr R power_of_floor(R magic) noexcept {
        constexpr int f = format<T>::fraction;
        constexpr bits one = static_cast<bits>(static_cast<bits>(format<T>::bias + Exponent) << f);
        constexpr bits top = static_cast<bits>(~((bits{1} << f) - 1));
        const bits n = static_cast<bits>(bit_cast<bits>(magic.value) << (f - Bits));
        return {bit_cast<T>(static_cast<bits>((n & top) + one))};
    }
    static constexpr bool scales = false;
    static XACT_INLINE constexpr R scale(R x, R n) noexcept {
        constexpr T magic = static_cast<T>(bits{3} << (format<T>::fraction - 1));
        return mul(x, power_of_two<1, 0, 0>({n.value + magic}));
    }

    using index = bits;
    template <int Shift>
    static XACT_INLINE constexpr index index_of(R x) noexcept {
        return bit_cast<bits>(x.value) >> Shift;
    }
    static XACT_INLINE constexpr R low_half(R x) noexcept {
        return {bit_cast<T>(static_cast<bits>(bit_cast<bits>(x.value) << (4 * sizeof(T))))};
    }
    template <std::size_t N>
    static XACT_INLINE constexpr R lookup(const T (&table)[N], index i) noexcept {
        return {table[i % N]};
    }

    // g++ contracts a·b + c into an fma by default, also between vector intrinsics, wherever the
    // product is not hidden from it.
    static XACT_INLINE constexpr R fence(R x) noexcept {
#if defined(__GNUC__)
        if (!std::is_constant_evaluated()) {
#if defined(__x86_64__) || (defined(__i386__) && defined(__SSE2_MATH__))
            XACT_ASM("" : "+v"(x.value));
#elif defined(__aarch64__)
            XACT_ASM("" : "+w"(x.value));
#elif (defined(__riscv_flen) && __riscv_flen >= 64) || defined(__s390x__)
            XACT_ASM("" : "+f"(x.value));
#elif defined(__VSX__)
            XACT_ASM("" : "+wa"(x.value));
#elif defined(__wasm__)
            XACT_ASM("" : "+r"(x.value));
#else
            XACT_ASM("" : "+m"(x.value));
#endif
        }
#endif
        return x;
    }
};

} // namespace xact::simd
