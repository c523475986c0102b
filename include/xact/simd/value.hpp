// SPDX-License-Identifier: MIT
#pragma once

// A scalar, a batch, a lane or a pack, as a pack and back.

#include <xact/activation.hpp>
#include <xact/simd/pack.hpp>

namespace xact::simd {

namespace detail {
template <class T>
struct to_call_a_functor_include_xact_xact_hpp {
    using arch = native;
};

template <class T>
    requires is_scalar<T>
struct value_traits<T> {
    template <class A>
    static XACT_INLINE constexpr pack<lane<T, A>, 1> wrap(T x) noexcept {
        xact::detail::require_arithmetic();
        return pack<lane<T, A>, 1>(x);
    }
    template <class A>
    static XACT_INLINE constexpr T unwrap(pack<lane<T, A>, 1> x) noexcept {
        return x.reg[0].value;
    }
};

template <class T, class Arch>
struct element_of<lane<T, Arch>> {
    using type = T;
};
template <class T, class Arch>
struct value_traits<lane<T, Arch>> {
    using arch = Arch;
    template <class A>
    static XACT_INLINE constexpr pack<lane<T, A>, 1> wrap(lane<T, A> x) noexcept {
        return pack<lane<T, A>, 1>(x.value);
    }
    template <class A>
    static XACT_INLINE constexpr lane<T, A> unwrap(pack<lane<T, A>, 1> x) noexcept {
        return x.reg[0];
    }
};

#if XACT_HAS_BATCH
template <class T, class Arch>
    requires is_scalar<T>
struct element_of<xsimd::batch<T, Arch>> {
    using type = T;
};
template <class T, class Arch>
    requires is_scalar<T>
struct value_traits<xsimd::batch<T, Arch>> {
    using arch = Arch;
    template <class A>
    static XACT_INLINE pack<xsimd::batch<T, A>, 1> wrap(xsimd::batch<T, A> x) noexcept {
        xact::detail::require_arithmetic();
        return pack<xsimd::batch<T, A>, 1>::generate([x](std::size_t)
                                                         XACT_INLINE_LAMBDA { return x; });
    }
    template <class A>
    static XACT_INLINE xsimd::batch<T, A> unwrap(pack<xsimd::batch<T, A>, 1> x) noexcept {
        return x.reg[0];
    }
};
#endif

template <class R, std::size_t N>
struct element_of<pack<R, N>> {
    using type = typename pack<R, N>::value_type;
};
template <class R, std::size_t N>
struct value_traits<pack<R, N>> {
    using arch = typename pack<R, N>::arch;
    template <class A>
    static XACT_INLINE constexpr pack<R, N> wrap(pack<R, N> x) noexcept {
        return x;
    }
    template <class A>
    static XACT_INLINE constexpr pack<R, N> unwrap(pack<R, N> x) noexcept {
        return x;
    }
};
} // namespace detail

template <class A, class V>
XACT_INLINE constexpr auto wrap(V x) noexcept {
    return detail::value_traits<V>::template wrap<A>(x);
}
template <class V, class A, class P>
XACT_INLINE constexpr V unwrap(P x) noexcept {
    return detail::value_traits<V>::template unwrap<A>(x);
}

} // namespace xact::simd
