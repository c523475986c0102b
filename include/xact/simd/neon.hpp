// SPDX-License-Identifier: MIT
#pragma once

// NEON of 64-bit and 32-bit ARM.

#include <xact/simd/generic.hpp>

#if XACT_HAS_BATCH && defined(__ARM_NEON)

namespace xact::simd {

template <class T, class A>
struct neon : generic<T, A> {
    using base = generic<T, A>;
    using base::single;
    using typename base::R;

#if defined(__aarch64__)
    // xsimd 8.1.0 divides floats by an estimate and two Newton steps, which is not the quotient
    // that scalars get.
    static XACT_INLINE R div(R a, R b) noexcept {
        if constexpr (single)
            return R(vdivq_f32(a, b));
        else
            return base::div(a, b);
    }
#endif
    static XACT_INLINE R fence(R x) noexcept {
#if defined(__GNUC__)
        XACT_ASM("" : "+w"(x.data));
#endif
        return x;
    }
};

#if defined(__aarch64__)

template <class T, class A>
struct neon64 : neon<T, A> {
    using base = neon<T, A>;
    using base::single;
    using typename base::R;
    using typename base::wide;

    static XACT_INLINE wide widen(R x, std::size_t part) noexcept
        requires single
    {
        if (part == 0)
            return wide(vcvt_f64_f32(vget_low_f32(x)));
        else
            return wide(vcvt_high_f64_f32(x));
    }
    static XACT_INLINE R narrow(const wide* part) noexcept
        requires single
    {
        return R(vcvt_high_f32_f64(vcvt_f32_f64(part[0]), part[1]));
    }
};

template <class T, class A>
    requires std::is_base_of_v<xsimd::neon, A>
struct family<T, A> {
    using type = std::conditional_t<std::is_base_of_v<xsimd::neon64, A>, neon64<T, A>, neon<T, A>>;
};

#else

// Registers of floats take subnormals for 0, whatever is computed, so it is done scalar by scalar,
// in another unit of the processor.
template <class T, class A>
struct neon32 : neon<T, A> {
    using base = neon<T, A>;
    using base::single;
    using typename base::mask;
    using typename base::R;

    static XACT_INLINE R add(R a, R b) noexcept {
        if constexpr (single)
            return each([](T p, T q) XACT_INLINE_LAMBDA { return p + q; }, a, b);
        else
            return base::add(a, b);
    }
    static XACT_INLINE R sub(R a, R b) noexcept {
        if constexpr (single)
            return each([](T p, T q) XACT_INLINE_LAMBDA { return p - q; }, a, b);
        else
            return base::sub(a, b);
    }
    static XACT_INLINE R mul(R a, R b) noexcept {
        if constexpr (single)
            return each([](T p, T q) XACT_INLINE_LAMBDA { return p * q; }, a, b);
        else
            return base::mul(a, b);
    }
    static XACT_INLINE R div(R a, R b) noexcept {
        if constexpr (single)
            return each([](T p, T q) XACT_INLINE_LAMBDA { return p / q; }, a, b);
        else
            return base::div(a, b);
    }
    static XACT_INLINE mask greater(R a, R b) noexcept {
        if constexpr (single)
            return test([](T p, T q) XACT_INLINE_LAMBDA { return p > q; }, a, b);
        else
            return base::greater(a, b);
    }
    static XACT_INLINE mask less_equal(R a, R b) noexcept {
        if constexpr (single)
            return test([](T p, T q) XACT_INLINE_LAMBDA { return p <= q; }, a, b);
        else
            return base::less_equal(a, b);
    }
    static XACT_INLINE mask equal(R a, R b) noexcept {
        if constexpr (single)
            return test([](T p, T q) XACT_INLINE_LAMBDA { return p == q; }, a, b);
        else
            return base::equal(a, b);
    }

private:
    template <class Op>
    static XACT_INLINE R each(Op op, R a, R b) noexcept {
        return base::scalar_by_scalar(op, a, b);
    }
    template <class Op>
    static XACT_INLINE mask test(Op op, R a, R b) noexcept {
        return each([op](T p, T q) XACT_INLINE_LAMBDA { return T(op(p, q)); }, a, b) > R(T(0));
    }
};

template <class T, class A>
    requires std::is_base_of_v<xsimd::neon, A>
struct family<T, A> {
    using type = neon32<T, A>;
};

#endif

} // namespace xact::simd

#endif
