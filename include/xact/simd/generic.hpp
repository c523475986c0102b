// SPDX-License-Identifier: MIT
#pragma once

// The operations on a batch of any instruction set, out of what xsimd has for all of them. An
// instruction set that has better, or for which xsimd is wrong, has a family of its own
// (x86_128.hpp, neon.hpp, …), which hides some of these. Where one operation here needs another
// one, it asks ops<R> for it and so gets the family's.

#include <xact/simd/lane.hpp>
#include <xact/simd/unrolled.hpp>

#if XACT_HAS_BATCH

#include <utility>

namespace xact::simd {

template <class T, class A>
struct generic {
    using R = xsimd::batch<T, A>;
    using self = ops<R>;
    using value_type = T;
    using arch = A;
    using mask = xsimd::batch_bool<T, A>;
    using argument = R;
    static constexpr std::size_t size = R::size;
    static constexpr bool single = std::is_same_v<T, float>;
    static constexpr std::size_t bytes = sizeof(T) * size;
    // Entries of a table that can be looked up inside registers.
    static constexpr std::size_t entries = single ? table_entries<A> : 0;

    // Of a register in memory. xsimd asks for the alignment of the instruction set, which is more
    // than that of the type on 32-bit NEON and RVV.
    static constexpr std::size_t alignment = alignof(R) > A::alignment() ? alignof(R)
                                                                         : A::alignment();

    // ---- memory ----

    static XACT_INLINE R broadcast(T x) noexcept { return R(x); }
    static XACT_INLINE R to_argument(R x) noexcept { return x; }
    static XACT_INLINE R load(const T* p) noexcept { return R::load_unaligned(p); }
    static XACT_INLINE void store(T* p, R x) noexcept { x.store_unaligned(p); }
    static XACT_INLINE R load_part(const T* p, std::size_t n) noexcept {
        // An index that stops at the last element needs no branch and reads nothing outside.
        alignas(alignment) T buffer[size];
        for (std::size_t i = 0; i < size; ++i)
            buffer[i] = p[i < n ? i : n - 1];
        return R::load_aligned(buffer);
    }
    static XACT_INLINE void store_part(T* p, R x, std::size_t n) noexcept {
        alignas(alignment) T buffer[size];
        x.store_aligned(buffer);
        for (std::size_t i = 0; i < n; ++i)
            p[i] = buffer[i];
    }
    static constexpr bool streams = false;

    // ---- arithmetic ----

    static XACT_INLINE R add(R a, R b) noexcept { return a + b; }
    static XACT_INLINE R sub(R a, R b) noexcept { return a - b; }
    static XACT_INLINE R mul(R a, R b) noexcept { return a * b; }
    static XACT_INLINE R div(R a, R b) noexcept { return a / b; }
    static XACT_INLINE R fused(R a, R b, R c) noexcept
        requires has_fma<A>
    {
        return xsimd::fma(a, b, c);
    }
    // Out of fused, as xsimd 8.1.0's own fnma is not fused on NEON.
    static XACT_INLINE R fused_negated(R a, R b, R c) noexcept
        requires has_fma<A>
    {
        return self::fused(self::negated(a), b, c);
    }
    static XACT_INLINE R fused_minus(R a, R b, R c) noexcept
        requires has_fma<A>
    {
        return self::fused(a, b, self::negated(c));
    }
    static XACT_INLINE R fused_anywhere(R a, R b, R c) noexcept {
        if constexpr (has_fma<A>) {
            return self::fused(a, b, c);
        } else {
            using one = ops<lane<T, A>>;
            return scalar_by_scalar(
                [](T p, T q, T r)
                    XACT_INLINE_LAMBDA { return one::fused_anywhere({p}, {q}, {r}).value; },
                a, b, c);
        }
    }
    static XACT_INLINE R negated(R a) noexcept { return -a; }

    // ---- between float and double ----

    // A register of doubles is a lane where the instruction set has none (32-bit NEON).
    using wide = register_t<double, A>;
    static constexpr std::size_t wide_count = bytes / sizeof(T) / ops<wide>::size;
    static XACT_INLINE wide widen(R x, std::size_t part) noexcept
        requires single
    {
        alignas(alignment) float from[size];
        double to[ops<wide>::size];
        x.store_aligned(from);
        for (std::size_t i = 0; i < ops<wide>::size; ++i)
            to[i] = static_cast<double>(from[part * ops<wide>::size + i]);
        return ops<wide>::load(to);
    }
    static XACT_INLINE R narrow(const wide* part) noexcept
        requires single
    {
        double from[size];
        alignas(alignment) float to[size];
        for (std::size_t i = 0; i < wide_count; ++i)
            ops<wide>::store(from + i * ops<wide>::size, part[i]);
        for (std::size_t i = 0; i < size; ++i)
            to[i] = static_cast<float>(from[i]);
        return R::load_aligned(to);
    }

    // ---- sign, order, choice ----

    static XACT_INLINE R magnitude(R a) noexcept { return (xsimd::abs)(a); }
    static XACT_INLINE R or_sign(R magnitude, R sign) noexcept {
        return magnitude | (sign & R(T(-0.0)));
    }
    // Not xsimd::min: which operand a NaN selects there differs between versions and machines.
    static XACT_INLINE R cap(R x, R limit) noexcept {
        return select(self::greater(x, limit), limit, x);
    }
    static XACT_INLINE R raise(R x, R limit) noexcept {
        return select(self::greater(limit, x), limit, x);
    }
    static XACT_INLINE R lesser(R a, R b) noexcept { return self::cap(a, b); }
    static XACT_INLINE R clamp(R x, T limit) noexcept {
#if XACT_FAST_MATH
        // As integers: the compiler may take either operand of a comparison or minimum with a NaN.
        using Int = typename format<T>::signed_bits;
        using B = xsimd::batch<Int, A>;
        constexpr auto top = static_cast<Int>(typename format<T>::bits{1} << (8 * sizeof(T) - 1));
        const B all = bits_as<Int>(x), a = all & B(~top), l = B(bit_cast<Int>(limit));
        const B infinity(static_cast<Int>(format<T>::infinity));
        return bits_as<T>(xsimd::select((a > l) & (a <= infinity), (all & B(top)) | l, all));
#else
        return self::raise(self::cap(x, R(limit)), R(-limit));
#endif
    }
    static XACT_INLINE mask greater(R a, R b) noexcept { return a > b; }
    static XACT_INLINE mask less_equal(R a, R b) noexcept { return a <= b; }
    static XACT_INLINE mask equal(R a, R b) noexcept { return a == b; }
    static XACT_INLINE R select(mask m, R a, R b) noexcept { return xsimd::select(m, a, b); }
    template <std::size_t N>
    static XACT_INLINE bool any_above(const R (&a)[N], T limit) noexcept {
        mask any = !(a[0] <= R(limit));
        unrolled<N - 1>([&](std::size_t i)
                            XACT_INLINE_LAMBDA { any = any | !(a[i + 1] <= R(limit)); });
        return xsimd::any(any);
    }

    // ---- bits ----

    template <int Sign, int Exponent, int Units>
    static XACT_INLINE R power_of_two(R magic) noexcept {
        using Int = typename format<T>::signed_bits;
        constexpr Int one = one_in_bits<Exponent, Units>;
        const xsimd::batch<Int, A> n = bits_as<Int>(magic) << format<T>::fraction;
        if constexpr (Sign > 0)
            return bits_as<T>(xsimd::batch<Int, A>(one) + n);
        else
            return bits_as<T>(xsimd::batch<Int, A>(one) - n);
    }
    static constexpr bool scales = false;
    using index = detail::no_index;
    static XACT_INLINE R low_half(R x) noexcept {
        return bits_as<T>(bits_as<typename format<T>::signed_bits>(x) << (4 * int{sizeof(T)}));
    }
    static XACT_INLINE R fence(R x) noexcept {
#if defined(__GNUC__)
        XACT_ASM("" : "+m"(x.data));
#endif
        return x;
    }

protected:
    // 2^Exponent, and Units in the last place more.
    template <int Exponent, int Units>
    static constexpr auto one_in_bits = static_cast<typename format<T>::signed_bits>(
        (static_cast<typename format<T>::signed_bits>(format<T>::bias + Exponent)
         << format<T>::fraction)
        + Units);

    template <class Op, class... Rs>
    static XACT_INLINE R scalar_by_scalar(Op op, Rs... rs) noexcept {
        alignas(alignment) T from[sizeof...(rs)][size];
        std::size_t k = 0;
        (rs.store_aligned(from[k++]), ...);
        for (std::size_t i = 0; i < size; ++i)
            from[0][i] = [&]<std::size_t... K>(std::index_sequence<K...>) XACT_INLINE_LAMBDA {
                return op(from[K][i]...);
            }(std::index_sequence_for<Rs...>{});
        return R::load_aligned(from[0]);
    }
    // 8.1.0 casts to a batch type, later versions to an element type.
    template <class To, class From>
    static XACT_INLINE xsimd::batch<To, A> bits_as(const xsimd::batch<From, A>& x) noexcept {
#if XSIMD_VERSION_MAJOR >= 9
        return xsimd::bitwise_cast<To>(x);
#else
        return xsimd::bitwise_cast<xsimd::batch<To, A>>(x);
#endif
    }
};

// The family of an instruction set.
template <class T, class A>
struct family {
    using type = generic<T, A>;
};

} // namespace xact::simd

#endif
