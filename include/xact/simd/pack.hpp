// SPDX-License-Identifier: MIT
#pragma once

// A kernel is written once, on a pack: N registers on which each operation is done for all before
// the next one starts (lockstep hides latency; g++ does not interleave an unrolled loop by itself).

#include <xact/simd/batch.hpp>
#include <xact/simd/lane.hpp>
#include <xact/simd/unrolled.hpp>

#include <utility>

namespace xact::simd {

template <class Register, std::size_t N>
struct pack {
    using R = Register;
    using on = ops<R>;
    using value_type = typename on::value_type;
    using arch = typename on::arch;
    static constexpr std::size_t count = N;
    static constexpr std::size_t size = N * on::size;

    R reg[N];

    struct mask {
        typename on::mask reg[N];
    };

    pack() = default;
    // Register by register: the implicit copy is one of memory, which g++ 12 takes apart into
    // general registers.
    XACT_INLINE constexpr pack(const pack& other) noexcept
        : pack([&other](std::size_t i) XACT_INLINE_LAMBDA { return other.reg[i]; },
               std::make_index_sequence<N>{}) {}
    XACT_INLINE constexpr pack& operator=(const pack& other) noexcept {
        unrolled<N>([&](std::size_t i) XACT_INLINE_LAMBDA { reg[i] = other.reg[i]; });
        return *this;
    }
    // A constant in a formula stands for itself in every lane.
    XACT_INLINE constexpr pack(value_type x) noexcept
        : pack(std::make_index_sequence<N>{}, on::broadcast(x)) {}

    // The pack of op(k) for each k < N.
    template <class Op>
    static XACT_INLINE constexpr pack generate(Op op) {
        return pack(op, std::make_index_sequence<N>{});
    }

    static XACT_INLINE constexpr pack load(const value_type* p) noexcept {
        return generate([p](std::size_t i)
                            XACT_INLINE_LAMBDA { return on::load(p + i * on::size); });
    }
    XACT_INLINE constexpr void store(value_type* p) const noexcept {
        unrolled<N>([&](std::size_t i) XACT_INLINE_LAMBDA { on::store(p + i * on::size, reg[i]); });
    }
    // With non-temporal stores, p aligned.
    XACT_INLINE void stream(value_type* p) const noexcept {
        unrolled<N>([&](std::size_t i)
                        XACT_INLINE_LAMBDA { on::stream(p + i * on::size, reg[i]); });
    }
    // The first n elements of a single register, 0 < n < size.
    static XACT_INLINE pack load_part(const value_type* p, std::size_t n) noexcept
        requires(N == 1)
    {
        return generate([p, n](std::size_t) XACT_INLINE_LAMBDA { return on::load_part(p, n); });
    }
    XACT_INLINE void store_part(value_type* p, std::size_t n) const noexcept
        requires(N == 1)
    {
        on::store_part(p, reg[0], n);
    }

    friend XACT_INLINE constexpr pack operator+(const pack& a, const pack& b) noexcept {
        return arithmetic([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::add(p, q); },
                          a, b);
    }
    friend XACT_INLINE constexpr pack operator-(const pack& a, const pack& b) noexcept {
        return arithmetic([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::sub(p, q); },
                          a, b);
    }
    friend XACT_INLINE constexpr pack operator*(const pack& a, const pack& b) noexcept {
        return arithmetic([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::mul(p, q); },
                          a, b);
    }
    friend XACT_INLINE constexpr pack operator/(const pack& a, const pack& b) noexcept {
        return arithmetic([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::div(p, q); },
                          a, b);
    }
    // a·b + c, rounded once where the instruction set can, and twice where it cannot: never by the
    // compiler's choice.
    friend XACT_INLINE constexpr pack fma(const pack& a, const pack& b, const pack& c) noexcept {
        if constexpr (has_fma<arch>)
            return arithmetic([](const R& p, const R& q, const R& r)
                                  XACT_INLINE_LAMBDA { return on::fused(p, q, r); },
                              a, b, c);
        else
            return rounded(a * b) + c;
    }
    // a·b + c, rounded once everywhere: scalar by scalar, by the C library, where the instruction
    // set cannot.
    friend XACT_INLINE constexpr pack fma_rounded_once(const pack& a, const pack& b,
                                                       const pack& c) noexcept {
        return map([](const R& p, const R& q, const R& r)
                       XACT_INLINE_LAMBDA { return on::fused_anywhere(p, q, r); },
                   a, b, c);
    }
    // a·b + c, rounded to nearest whatever direction the thread rounds in, where the instruction
    // set looks up 32 entries.
    friend XACT_INLINE constexpr pack fma_to_nearest(const pack& a, const pack& b,
                                                     const pack& c) noexcept {
        return arithmetic([](const R& p, const R& q, const R& r)
                              XACT_INLINE_LAMBDA { return on::fused_to_nearest(p, q, r); },
                          a, b, c);
    }
    // c − a·b, likewise.
    friend XACT_INLINE constexpr pack fnma(const pack& a, const pack& b, const pack& c) noexcept {
        if constexpr (has_fma<arch>)
            return arithmetic([](const R& p, const R& q, const R& r)
                                  XACT_INLINE_LAMBDA { return on::fused_negated(p, q, r); },
                              a, b, c);
        else
            return c - rounded(a * b);
    }
    // a·b − c, likewise.
    friend XACT_INLINE constexpr pack fms(const pack& a, const pack& b, const pack& c) noexcept {
        if constexpr (has_fma<arch>)
            return arithmetic([](const R& p, const R& q, const R& r)
                                  XACT_INLINE_LAMBDA { return on::fused_minus(p, q, r); },
                              a, b, c);
        else
            return rounded(a * b) - c;
    }
    // a·b where it may be subnormal or 0 though neither factor is: AMD's multipliers take twice as
    // long then, their fused ones do not.
    friend XACT_INLINE constexpr pack product(const pack& a, const pack& b) noexcept {
        if constexpr (has_fma<arch>) {
            // clang 14 knows no fused product in a constant expression.
            if (!std::is_constant_evaluated()) return fma(a, b, pack(value_type(-0.0)));
        }
        return a * b;
    }
    // A product that feeds a sum and must have been rounded before it does.
    friend XACT_INLINE constexpr pack rounded(const pack& a) noexcept {
        return map([](const R& p) XACT_INLINE_LAMBDA { return on::fence(p); }, a);
    }
    friend XACT_INLINE constexpr pack magnitude(const pack& a) noexcept {
        return map([](const R& p) XACT_INLINE_LAMBDA { return on::magnitude(p); }, a);
    }
    // The same for functors of users, by the name that scalars and batches have it by; in brackets,
    // since Arduino has a macro abs(x).
    friend XACT_INLINE constexpr auto(abs)(const pack& a) noexcept -> pack { return magnitude(a); }
    // A magnitude, ≥ 0 or NaN, with a sign.
    friend XACT_INLINE constexpr pack or_sign(const pack& magnitude, const pack& sign) noexcept {
        return map([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::or_sign(p, q); },
                   magnitude, sign);
    }
    // min(x, limit), where a NaN in x stays one.
    friend XACT_INLINE constexpr pack cap(const pack& x, const pack& limit) noexcept {
        return map([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::cap(p, q); }, x,
                   limit);
    }
    // The lesser of two that are ≥ +0; of a NaN and a number any of the two.
    friend XACT_INLINE constexpr pack lesser(const pack& a, const pack& b) noexcept {
        return map([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::lesser(p, q); }, a,
                   b);
    }
    // max(x, limit), where a NaN in x stays one.
    friend XACT_INLINE constexpr pack raise(const pack& x, const pack& limit) noexcept {
        return map([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::raise(p, q); }, x,
                   limit);
    }
    // x, or the nearer of ±limit where it lies outside; a NaN stays one.
    friend XACT_INLINE constexpr pack clamp(const pack& x, value_type limit) noexcept {
        return map([limit](R p) XACT_INLINE_LAMBDA { return on::clamp(p, limit); }, x);
    }
    // 2^(Exponent + Sign·n) from magic = 1.5·2^fraction + n, the sum by which a kernel rounded to
    // the integer n; Units more in the last place.
    template <int Sign, int Exponent, int Units = 0>
    static XACT_INLINE constexpr pack power_of_two(pack magic) noexcept {
        return map(
            [](const R& p)
                XACT_INLINE_LAMBDA { return on::template power_of_two<Sign, Exponent, Units>(p); },
            magic);
    }

    template <int Bits, int Exponent>
    static XACT_INLINE constexpr pack power_of_floor(const pack& magic) noexcept {
        return map(
            [](const R& p)
                XACT_INLINE_LAMBDA { return on::template power_of_floor<Bits, Exponent>(p); },
            magic);
    }
    // x·2^floor(n), rounded once, where that is one instruction.
    static constexpr bool scales = on::scales;
    static XACT_INLINE constexpr pack scale(const pack& x, const pack& n) noexcept {
        return map([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::scale(p, q); }, x, n);
    }

    // Tables of floats inside a register: the number of the interval of each element, and the
    // entries of a table for them.
    struct index_pack {
        typename on::index reg[N];
    };
    template <int Shift>
    static XACT_INLINE constexpr index_pack index(const pack& x) noexcept {
        return index<Shift>(x, std::make_index_sequence<N>{});
    }
    // The elements whose upper halves are the lower halves of those of x.
    friend XACT_INLINE constexpr pack low_half(const pack& x) noexcept {
        return map([](const R& p) XACT_INLINE_LAMBDA { return on::low_half(p); }, x);
    }
    template <std::size_t Entries>
    static XACT_INLINE constexpr pack lookup(const value_type (&table)[Entries],
                                             const index_pack& i) noexcept {
        static_assert(Entries == table_entries<arch>);
        return generate([&](std::size_t k)
                            XACT_INLINE_LAMBDA { return on::lookup(table, i.reg[k]); });
    }
    friend XACT_INLINE constexpr mask operator>(const pack& a, const pack& b) noexcept {
        return test([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::greater(p, q); }, a,
                    b);
    }
    friend XACT_INLINE constexpr mask operator<(const pack& a, const pack& b) noexcept {
        return b > a;
    }
    friend XACT_INLINE constexpr mask operator<=(const pack& a, const pack& b) noexcept {
        return test([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::less_equal(p, q); },
                    a, b);
    }
    friend XACT_INLINE constexpr mask operator==(const pack& a, const pack& b) noexcept {
        return test([](const R& p, const R& q) XACT_INLINE_LAMBDA { return on::equal(p, q); }, a,
                    b);
    }
    friend XACT_INLINE constexpr pack select(const mask& m, const pack& a, const pack& b) noexcept {
        return map([](const typename on::mask& s, const R& p, const R& q)
                       XACT_INLINE_LAMBDA { return on::select(s, p, q); },
                   m, a, b);
    }
    // Whether any element of a, of which none is negative, is above limit, or is a NaN.
    friend XACT_INLINE constexpr bool any_above(const pack& a, value_type limit) noexcept {
        return on::any_above(a.reg, limit);
    }

private:
    struct made {};
    template <class... Rs>
    XACT_INLINE constexpr pack(made, const Rs&... r) noexcept : reg{r...} {}
    template <std::size_t... K>
    XACT_INLINE constexpr pack(std::index_sequence<K...>, R r) noexcept : reg{((void)K, r)...} {}
    template <class Op, std::size_t... K>
    XACT_INLINE constexpr pack(Op op, std::index_sequence<K...>) : reg{op(K)...} {}

    template <int Shift, std::size_t... K>
    static XACT_INLINE constexpr index_pack index(const pack& x,
                                                  std::index_sequence<K...>) noexcept {
        return {{on::template index_of<Shift>(x.reg[K])...}};
    }
    template <class Op, class... P>
    static XACT_INLINE constexpr pack map(Op op, const P&... p) noexcept {
        return map(std::make_index_sequence<N>{}, op, p...);
    }
    template <std::size_t... K, class Op, class... P>
    static XACT_INLINE constexpr pack map(std::index_sequence<K...>, Op op,
                                          const P&... p) noexcept {
        return pack(made{}, at<K>(op, p...)...);
    }
    template <std::size_t K, class Op, class... P>
    static XACT_INLINE constexpr R at(Op op, const P&... p) noexcept {
        return op(p.reg[K]...);
    }
    // Under -ffast-math a fence stands behind every operation, so that each is done as it is
    // written.
    template <class Op, class... P>
    static XACT_INLINE constexpr pack arithmetic(Op op, const P&... p) noexcept {
#if XACT_FAST_MATH
        return map([&op](auto... r) XACT_INLINE_LAMBDA { return on::fence(op(r...)); }, p...);
#else
        return map(op, p...);
#endif
    }
    template <class Op>
    static XACT_INLINE constexpr mask test(Op op, const pack& a, const pack& b) noexcept {
        return test(op, a, b, std::make_index_sequence<N>{});
    }
    template <class Op, std::size_t... K>
    static XACT_INLINE constexpr mask test(Op op, const pack& a, const pack& b,
                                           std::index_sequence<K...>) noexcept {
        return {{op(a.reg[K], b.reg[K])...}};
    }
};

} // namespace xact::simd
