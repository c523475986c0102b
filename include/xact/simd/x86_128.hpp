// SPDX-License-Identifier: MIT
#pragma once

// SSE2 and what follows it, AVX-512VL's registers of 128 bits too.

#include <xact/simd/x86.hpp>

#if XACT_HAS_BATCH && XSIMD_WITH_SSE2

namespace xact::simd {

template <class T, class A>
struct x86_128 : x86<T, A> {
    using base = x86<T, A>;
    using base::single;
    using typename base::R;
    using typename base::wide;

    static XACT_INLINE void stream(T* p, R x) noexcept {
        if constexpr (single)
            _mm_stream_ps(p, x);
        else
            _mm_stream_pd(p, x);
    }

    static XACT_INLINE wide widen(R x, std::size_t part) noexcept
        requires single
    {
        return wide(_mm_cvtps_pd(part == 0 ? __m128(x) : _mm_movehl_ps(x, x)));
    }
    static XACT_INLINE R narrow(const wide* part) noexcept
        requires single
    {
        return R(_mm_movelh_ps(_mm_cvtpd_ps(part[0]), _mm_cvtpd_ps(part[1])));
    }

    // The instruction gives its second operand where one is a NaN, always.
    static XACT_INLINE R cap(R x, R limit) noexcept {
        if constexpr (single)
            return R(_mm_min_ps(limit, x));
        else
            return R(_mm_min_pd(limit, x));
    }
    static XACT_INLINE R raise(R x, R limit) noexcept {
        if constexpr (single)
            return R(_mm_max_ps(limit, x));
        else
            return R(_mm_max_pd(limit, x));
    }

    // Without a batch of integers: g++ 12 copies those by way of general registers.
    template <int Sign, int Exponent, int Units>
    static XACT_INLINE R power_of_two(R magic) noexcept {
        constexpr int f = format<T>::fraction;
        constexpr auto one = base::template one_in_bits<Exponent, Units>;
        if constexpr (single) {
            const __m128i n = _mm_slli_epi32(_mm_castps_si128(magic), f);
            const __m128i c = _mm_set1_epi32(one);
            return R(_mm_castsi128_ps(Sign > 0 ? _mm_add_epi32(c, n) : _mm_sub_epi32(c, n)));
        } else {
            const __m128i n = _mm_slli_epi64(_mm_castpd_si128(magic), f);
            const __m128i c = _mm_set1_epi64x(one);
            return R(_mm_castsi128_pd(Sign > 0 ? _mm_add_epi64(c, n) : _mm_sub_epi64(c, n)));
        }
    }
};

template <class T, class A>
    requires(is_x86<A> && sizeof(xsimd::batch<T, A>) == 16)
struct family<T, A> {
    using type = x86_128<T, A>;
};

} // namespace xact::simd

#endif
