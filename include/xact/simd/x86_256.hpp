// SPDX-License-Identifier: MIT
#pragma once

// AVX, AVX2 and AVX-512VL's registers of 256 bits.

#include <xact/simd/x86.hpp>

#if XACT_HAS_BATCH && XSIMD_WITH_AVX

namespace xact::simd {

template <class T, class A>
struct x86_256 : x86<T, A> {
    using base = x86<T, A>;
    using base::single;
    using typename base::R;
    using typename base::wide;

    static XACT_INLINE void stream(T* p, R x) noexcept {
        if constexpr (single)
            _mm256_stream_ps(p, x);
        else
            _mm256_stream_pd(p, x);
    }

#if defined(__FMA__)
    static XACT_INLINE R fused_negated(R a, R b, R c) noexcept
        requires has_fma<A>
    {
        if constexpr (single)
            return R(_mm256_fnmadd_ps(a, b, c));
        else
            return R(_mm256_fnmadd_pd(a, b, c));
    }
    static XACT_INLINE R fused_minus(R a, R b, R c) noexcept
        requires has_fma<A>
    {
        if constexpr (single)
            return R(_mm256_fmsub_ps(a, b, c));
        else
            return R(_mm256_fmsub_pd(a, b, c));
    }
#endif

    static XACT_INLINE wide widen(R x, std::size_t part) noexcept
        requires single
    {
        if (part == 0)
            return wide(_mm256_cvtps_pd(_mm256_castps256_ps128(x)));
        else
            return wide(_mm256_cvtps_pd(_mm256_extractf128_ps(x, 1)));
    }
    static XACT_INLINE R narrow(const wide* part) noexcept
        requires single
    {
        return R(_mm256_insertf128_ps(_mm256_castps128_ps256(_mm256_cvtpd_ps(part[0])),
                                      _mm256_cvtpd_ps(part[1]), 1));
    }

    // The instruction gives its second operand where one is a NaN, always.
    static XACT_INLINE R cap(R x, R limit) noexcept {
        if constexpr (single)
            return R(_mm256_min_ps(limit, x));
        else
            return R(_mm256_min_pd(limit, x));
    }
    static XACT_INLINE R raise(R x, R limit) noexcept {
        if constexpr (single)
            return R(_mm256_max_ps(limit, x));
        else
            return R(_mm256_max_pd(limit, x));
    }
};

#if defined(__AVX2__)

// Integers of 256 bits.
template <class T, class A>
struct x86_256_integers : x86_256<T, A> {
    using base = x86_256<T, A>;
    using base::single;
    using typename base::R;

    // Without a batch of integers: g++ 12 copies those by way of general registers.
    template <int Sign, int Exponent, int Units>
    static XACT_INLINE R power_of_two(R magic) noexcept {
        constexpr int f = format<T>::fraction;
        constexpr auto one = base::template one_in_bits<Exponent, Units>;
        if constexpr (single) {
            const __m256i n = _mm256_slli_epi32(_mm256_castps_si256(magic), f);
            const __m256i c = _mm256_set1_epi32(one);
            return R(
                _mm256_castsi256_ps(Sign > 0 ? _mm256_add_epi32(c, n) : _mm256_sub_epi32(c, n)));
        } else {
            const __m256i n = _mm256_slli_epi64(_mm256_castpd_si256(magic), f);
            const __m256i c = _mm256_set1_epi64x(one);
            return R(
                _mm256_castsi256_pd(Sign > 0 ? _mm256_add_epi64(c, n) : _mm256_sub_epi64(c, n)));
        }
    }
};

// A table of 8 floats in a register.
template <class A>
struct x86_256_table : x86_256_integers<float, A> {
    using base = x86_256_integers<float, A>;
    using typename base::R;

    template <int Bits, int Exponent>
    static XACT_INLINE R power_of_floor(R magic) noexcept {
        constexpr int f = format<float>::fraction;
        const __m256i n = _mm256_slli_epi32(_mm256_castps_si256(magic), f - Bits);
        const __m256i top = _mm256_set1_epi32(-(1 << f));
        const __m256i one = _mm256_set1_epi32((format<float>::bias + Exponent) << f);
        return R(_mm256_castsi256_ps(_mm256_add_epi32(_mm256_and_si256(n, top), one)));
    }

    using index = __m256i;
    template <int Shift>
    static XACT_INLINE index index_of(R x) noexcept {
        return _mm256_srli_epi32(_mm256_castps_si256(x), Shift);
    }
    static XACT_INLINE R lookup(const float (&table)[8], index i) noexcept {
        return R(_mm256_permutevar8x32_ps(_mm256_load_ps(table), i));
    }
};

#endif

template <class T, class A>
    requires(is_x86<A> && sizeof(xsimd::batch<T, A>) == 32)
struct family<T, A> {
    static consteval auto choose() {
#if defined(__AVX2__)
        if constexpr (std::is_same_v<T, float> && table_entries<A> == 8)
            return std::type_identity<x86_256_table<A>>{};
        else if constexpr (std::is_base_of_v<xsimd::avx2, A>)
            return std::type_identity<x86_256_integers<T, A>>{};
        else
#endif
            return std::type_identity<x86_256<T, A>>{};
    }
    using type = typename decltype(choose())::type;
};

} // namespace xact::simd

#endif
