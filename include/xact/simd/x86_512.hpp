// SPDX-License-Identifier: MIT
#pragma once

// AVX-512's registers of 512 bits.
//
// Where an intrinsic has a zero-masked form, that is used with a full mask: it is the same
// instruction, and the plain form makes g++ 12 warn about an uninitialised variable inside its own
// header (GCC bug 105593).

#include <xact/simd/x86.hpp>

#if XACT_HAS_BATCH && XSIMD_WITH_AVX512F

namespace xact::simd {

template <class T, class A>
struct x86_512 : x86<T, A> {
    using base = x86<T, A>;
    using base::single;
    using typename base::R;
    using typename base::wide;
    // One bit an element.
    using lanes = std::conditional_t<single, __mmask16, __mmask8>;
    static constexpr auto all = static_cast<lanes>(-1);
    static constexpr auto all_doubles = static_cast<__mmask8>(-1);

    static XACT_INLINE R load_part(const T* p, std::size_t n) noexcept {
        const auto first = static_cast<lanes>((1u << n) - 1u);
        if constexpr (single)
            return R(_mm512_mask_loadu_ps(_mm512_set1_ps(*p), first, p));
        else
            return R(_mm512_mask_loadu_pd(_mm512_set1_pd(*p), first, p));
    }
    static XACT_INLINE void store_part(T* p, R x, std::size_t n) noexcept {
        const auto first = static_cast<lanes>((1u << n) - 1u);
        if constexpr (single)
            _mm512_mask_storeu_ps(p, first, x);
        else
            _mm512_mask_storeu_pd(p, first, x);
    }
    static XACT_INLINE void stream(T* p, R x) noexcept {
        if constexpr (single)
            _mm512_stream_ps(p, x);
        else
            _mm512_stream_pd(p, x);
    }

    // xsimd 8.1.0 has no fma for AVX-512: it falls back to a product and a sum, and a compensated
    // kernel loses its accuracy without a word.
    static XACT_INLINE R fused(R a, R b, R c) noexcept {
        if constexpr (single)
            return R(_mm512_fmadd_ps(a, b, c));
        else
            return R(_mm512_fmadd_pd(a, b, c));
    }
    static XACT_INLINE R fused_negated(R a, R b, R c) noexcept {
        if constexpr (single)
            return R(_mm512_fnmadd_ps(a, b, c));
        else
            return R(_mm512_fnmadd_pd(a, b, c));
    }
    static XACT_INLINE R fused_minus(R a, R b, R c) noexcept {
        if constexpr (single)
            return R(_mm512_fmsub_ps(a, b, c));
        else
            return R(_mm512_fmsub_pd(a, b, c));
    }
    static XACT_INLINE R fused_to_nearest(R a, R b, R c) noexcept
        requires single
    {
        return R(_mm512_fmadd_round_ps(a, b, c, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
    }

    static XACT_INLINE wide widen(R x, std::size_t part) noexcept
        requires single
    {
        const __m512d both = _mm512_castps_pd(x);
        const __m256d half = part == 0 ? _mm512_maskz_extractf64x4_pd(all_doubles, both, 0)
                                       : _mm512_maskz_extractf64x4_pd(all_doubles, both, 1);
        return wide(_mm512_maskz_cvtps_pd(all_doubles, _mm256_castpd_ps(half)));
    }
    static XACT_INLINE R narrow(const wide* part) noexcept
        requires single
    {
        const __m256 low = _mm512_maskz_cvtpd_ps(all_doubles, part[0]);
        const __m256 high = _mm512_maskz_cvtpd_ps(all_doubles, part[1]);
        return R(_mm512_castpd_ps(
            _mm512_maskz_insertf64x4(all_doubles, _mm512_castps_pd(_mm512_castps256_ps512(low)),
                                     _mm256_castps_pd(high), 1)));
    }

    // The instruction gives its second operand where one is a NaN, always.
    static XACT_INLINE R cap(R x, R limit) noexcept {
        if constexpr (single)
            return R(_mm512_maskz_min_ps(all, limit, x));
        else
            return R(_mm512_maskz_min_pd(all, limit, x));
    }
    static XACT_INLINE R raise(R x, R limit) noexcept {
        if constexpr (single)
            return R(_mm512_maskz_max_ps(all, limit, x));
        else
            return R(_mm512_maskz_max_pd(all, limit, x));
    }
    // On the bit patterns, which more of a processor's units compare.
    static XACT_INLINE R lesser(R a, R b) noexcept {
        if constexpr (single)
            return R(_mm512_castsi512_ps(
                _mm512_maskz_min_epu32(all, _mm512_castps_si512(a), _mm512_castps_si512(b))));
        else
            return cap(a, b);
    }
    template <std::size_t N>
    static XACT_INLINE bool any_above(const R (&a)[N], T limit) noexcept {
        if constexpr (single) {
            __m512i most = _mm512_castps_si512(a[0]);
            unrolled<N - 1>([&](std::size_t i) XACT_INLINE_LAMBDA {
                most = _mm512_maskz_max_epu32(all, most, _mm512_castps_si512(a[i + 1]));
            });
            return _mm512_cmpgt_epu32_mask(most, _mm512_set1_epi32(bit_cast<std::int32_t>(limit)))
                   != 0;
        } else {
            return base::any_above(a, limit);
        }
    }

    // Without a batch of integers: g++ 12 copies those by way of general registers.
    template <int Sign, int Exponent, int Units>
    static XACT_INLINE R power_of_two(R magic) noexcept {
        constexpr int f = format<T>::fraction;
        constexpr auto one = base::template one_in_bits<Exponent, Units>;
        if constexpr (single) {
            const __m512i n = _mm512_maskz_slli_epi32(all, _mm512_castps_si512(magic), f);
            const __m512i c = _mm512_set1_epi32(one);
            return R(
                _mm512_castsi512_ps(Sign > 0 ? _mm512_add_epi32(c, n) : _mm512_sub_epi32(c, n)));
        } else {
            const __m512i n = _mm512_maskz_slli_epi64(all, _mm512_castpd_si512(magic), f);
            const __m512i c = _mm512_set1_epi64(one);
            return R(
                _mm512_castsi512_pd(Sign > 0 ? _mm512_add_epi64(c, n) : _mm512_sub_epi64(c, n)));
        }
    }
    static constexpr bool scales = true;
    static XACT_INLINE R scale(R x, R n) noexcept {
        if constexpr (single)
            return R(_mm512_maskz_scalef_ps(all, x, n));
        else
            return R(_mm512_maskz_scalef_pd(all, x, n));
    }

    // A table of 32 floats in two registers.
    using index = __m512i;
    template <int Shift>
    static XACT_INLINE index index_of(R x) noexcept
        requires single
    {
        if constexpr (Shift == 0)
            return _mm512_castps_si512(x);
        else
            return _mm512_maskz_srli_epi32(all, _mm512_castps_si512(x), Shift);
    }
    static XACT_INLINE R lookup(const float (&table)[32], index i) noexcept
        requires single
    {
        return R(_mm512_permutex2var_ps(_mm512_load_ps(table), i, _mm512_load_ps(table + 16)));
    }

    static XACT_INLINE R low_half(R x) noexcept {
        if constexpr (single)
            return R(_mm512_castsi512_ps(_mm512_maskz_slli_epi32(all, _mm512_castps_si512(x), 16)));
        else
            return R(_mm512_castsi512_pd(_mm512_maskz_slli_epi64(all, _mm512_castpd_si512(x), 32)));
    }
};

template <class T, class A>
    requires(is_x86<A> && sizeof(xsimd::batch<T, A>) == 64)
struct family<T, A> {
    using type = x86_512<T, A>;
};

} // namespace xact::simd

#endif
