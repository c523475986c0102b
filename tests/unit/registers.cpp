// SPDX-License-Identifier: MIT
// The operations of xact/simd.hpp on registers, on every instruction set that the flags enable:
// each operation of the list in simd/operations.hpp has the bits of the same one on scalars,
// subnormals among them; parts of a register touch nothing outside; and what an instruction set
// does not support does not compile there. xsimd's assertions, on alignment too, are active where
// the build does not define NDEBUG.

#include "support/calls.hpp"
#include "support/inputs.hpp"

#include <xact/simd/operations.hpp>

#include <set>
#include <string_view>

namespace {

using support::same;
using xact::simd::lane;
using xact::simd::ops;

// The batch of T that A has, which is not always what arrays are computed in (32-bit NEON); else a
// lane.
template <class T, class A>
struct batch_or_lane {
    using type = xact::simd::register_t<T, A>;
};
#if XACT_HAS_BATCH
template <class A>
    requires xsimd::types::has_simd_register<float, A>::value
struct batch_or_lane<float, A> {
    using type = xsimd::batch<float, A>;
};
#endif

template <class Archs>
struct registers_of;
template <class... A>
struct registers_of<std::tuple<A...>> {
    using type = std::tuple<ops<typename batch_or_lane<float, A>::type>...,
                            ops<typename batch_or_lane<double, A>::type>...>;
};
using registers = registers_of<support::all_archs>::type;

// Scalars of every kind; products of some cancel against others.
template <class T>
std::vector<T> odd_numbers() {
    using n = std::numeric_limits<T>;
    return {T(0),
            T(-0.0),
            T(1),
            T(-1),
            T(0.1),
            T(-0.7),
            T(-3.7),
            T(1e30),
            n::denorm_min(),
            -n::min(),
            n::min() / 4,
            n::max(),
            n::infinity(),
            -n::infinity(),
            n::quiet_NaN(),
            T(1) + n::epsilon()};
}

// Every element of a register against the result for one scalar.
template <class on>
struct comparison {
    using T = typename on::value_type;
    using one = ops<lane<T, typename on::arch>>;
    int wrong = 0;
    // The operations of the list that were compared.
    std::set<std::string_view> tried;

    void operator()(const char* name, typename on::R got, typename one::R want, T a, T b, T c) {
        tried.insert(name);
        T all[on::size];
        on::store(all, got);
        look(name, all, want.value, a, b, c);
    }

private:
    // Out of line and without a register among its arguments: inlined, this takes compilers long,
    // and JavaScript, which calls functions that throw on WebAssembly, cannot pass a register.
    [[gnu::noinline]] void look(const char* name, const T* got, T want, T a, T b, T c) {
        for (std::size_t i = 0; i < on::size; ++i)
            if (!same(got[i], want) && ++wrong < 5)
                UNSCOPED_INFO(name << " of " << a << ", " << b << ", " << c << " on "
                                   << on::arch::name() << " is " << got[i] << ", not " << want);
    }
};

// A register computes what its elements do as scalars.
template <class on>
void compute(comparison<on>& check) {
    using T = typename on::value_type;
    using A = typename on::arch;
    using R = typename on::R;
    using one = typename comparison<on>::one;
    using L = lane<T, A>;
    constexpr bool is_lane = std::is_same_v<R, L>;
    constexpr std::size_t entries =
        std::is_same_v<T, float> && !is_lane ? xact::simd::table_entries<A> : 0;
    const auto numbers = odd_numbers<T>();
    for (const T a : numbers)
        for (const T b : numbers) {
            const R p = on::broadcast(a), q = on::broadcast(b);
            const L s{a}, t{b};
            check("add", on::add(p, q), one::add(s, t), a, b, 0);
            check("sub", on::sub(p, q), one::sub(s, t), a, b, 0);
            check("mul", on::mul(p, q), one::mul(s, t), a, b, 0);
            check("div", on::div(p, q), one::div(s, t), a, b, 0);
            check("magnitude", on::magnitude(p), one::magnitude(s), a, b, 0);
            check("or_sign", on::or_sign(on::magnitude(p), q), one::or_sign(one::magnitude(s), t),
                  a, b, 0);
            if (b == b) {
                check("cap", on::cap(p, q), one::cap(s, t), a, b, 0);
                check("raise", on::raise(p, q), one::raise(s, t), a, b, 0);
            }
            if (a >= 0 && b >= 0 && !std::signbit(a) && !std::signbit(b))
                check("lesser", on::lesser(p, q), one::lesser(s, t), a, b, 0);
            if (!std::signbit(a) && b > 0) {
                const R both[] = {on::broadcast(0), p};
                const L scalars[] = {L{0}, s};
                check("any_above", on::broadcast(T(on::any_above(both, b))),
                      L{T(one::any_above(scalars, b))}, a, b, 0);
            }
            const R yes = on::broadcast(1), no = on::broadcast(0);
            check("select", on::select(on::equal(yes, yes), p, q), one::select(true, s, t), a, b,
                  0);
            check("greater", on::select(on::greater(p, q), yes, no),
                  one::select(one::greater(s, t), {1}, {0}), a, b, 0);
            check("less_equal", on::select(on::less_equal(p, q), yes, no),
                  one::select(one::less_equal(s, t), {1}, {0}), a, b, 0);
            check("equal", on::select(on::equal(p, q), yes, no),
                  one::select(one::equal(s, t), {1}, {0}), a, b, 0);
            for (const T c : numbers) {
                const R r = on::broadcast(c);
                const L u{c};
                check("fused_anywhere", on::fused_anywhere(p, q, r), one::fused_anywhere(s, t, u),
                      a, b, c);
                check("fence", on::add(on::fence(on::mul(p, q)), r),
                      one::add(one::fence(one::mul(s, t)), u), a, b, c);
                if constexpr (xact::simd::has_fma<A>) {
                    check("fused", on::fused(p, q, r), one::fused(s, t, u), a, b, c);
                    check("fused_negated", on::fused_negated(p, q, r), one::fused_negated(s, t, u),
                          a, b, c);
                    check("fused_minus", on::fused_minus(p, q, r), one::fused_minus(s, t, u), a, b,
                          c);
                }
                if constexpr (entries == 32)
                    check("fused_to_nearest", on::fused_to_nearest(p, q, r),
                          one::fused_to_nearest(s, t, u), a, b, c);
            }
        }
    for (const T a : numbers) {
        check("clamp", on::clamp(on::broadcast(a), T(3)), one::clamp({a}, T(3)), a, 3, 0);
        check("low_half", on::low_half(on::broadcast(a)), one::low_half({a}), a, 0, 0);
    }
    for (int n = -30; n <= 30; ++n) {
        const T magic =
            T(3) * xact::simd::exponential<T>(xact::simd::format<T>::fraction - 1) + T(n);
        const R m = on::broadcast(magic);
        check("power_of_two", on::template power_of_two<1, 3, -2>(m),
              one::template power_of_two<1, 3, -2>({magic}), magic, 0, 0);
        check("power_of_two", on::template power_of_two<-1, 0, 0>(m),
              one::template power_of_two<-1, 0, 0>({magic}), magic, 0, 0);
        if constexpr (on::scales)
            check("scale", on::scale(on::broadcast(T(0.7)), on::broadcast(T(n))),
                  one::scale({T(0.7)}, {T(n)}), T(0.7), T(n), 0);
        if constexpr (entries == 8) {
            const T eighths =
                T(3) * xact::simd::exponential<T>(xact::simd::format<T>::fraction - 4) + T(n) / 8;
            check("power_of_floor", on::template power_of_floor<3, 5>(on::broadcast(eighths)),
                  one::template power_of_floor<3, 5>({eighths}), eighths, 0, 0);
        }
        if constexpr (entries != 0) {
            alignas(64) T table[entries];
            for (std::size_t i = 0; i < entries; ++i)
                table[i] = T(i) + T(0.5);
            check.tried.insert("index_of");
            check("lookup",
                  on::lookup(table, on::template index_of<20>(on::broadcast(magic * T(n)))),
                  one::lookup(table, one::template index_of<20>({magic * T(n)})), magic, T(n), 0);
        }
    }
    if constexpr (on::streams) {
        alignas(64) T to[on::size];
        check.tried.insert("stream");
        on::stream(to, on::broadcast(T(0.1)));
        on::stream_end();
        for (const T x : to)
            CHECK(same(x, T(0.1)));
    }
    static_assert(
        std::is_same_v<decltype(on::to_argument(on::broadcast(1))), typename on::argument>);
    // Each comparison above begins with the one and ends with the other.
    check.tried.insert({"to_argument", "broadcast", "store"});
    CHECK(check.wrong == 0);
}

// Whole registers and parts of them in memory, and their elements in double.
template <class on>
void take_parts(comparison<on>& check) {
    using T = typename on::value_type;
    constexpr std::size_t size = on::size;
    const auto x = support::inputs<T>(size, 5);
    T whole[size];
    on::store(whole, on::load(x.data()));
    for (std::size_t i = 0; i < size; ++i)
        CHECK(same(whole[i], x[i]));
    check.tried.insert({"load", "load_part", "store_part"});
    for (std::size_t n = 1; n < size; ++n) {
        // Ends with the array: memory after it must not be touched.
        const std::vector<T> few(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(n));
        T got[size];
        on::store(got, on::load_part(few.data(), n));
        for (std::size_t i = 0; i < n; ++i)
            CHECK(same(got[i], x[i]));
        support::guarded<T> out(n, n % 3);
        on::store_part(out.view().data(), on::load(x.data()), n);
        for (std::size_t i = 0; i < n; ++i)
            CHECK(same(out.view()[i], x[i]));
        CHECK(out.intact());
    }
    if constexpr (std::is_same_v<T, float>) {
        check.tried.insert({"widen", "narrow"});
        using wide = ops<typename on::wide>;
        typename on::wide parts[on::wide_count];
        double in_double[size];
        for (std::size_t k = 0; k < on::wide_count; ++k) {
            parts[k] = on::widen(on::load(x.data()), k);
            wide::store(in_double + k * wide::size, parts[k]);
        }
        float back[size];
        on::store(back, on::narrow(parts));
        for (std::size_t i = 0; i < size; ++i) {
            CHECK(same(in_double[i], static_cast<double>(x[i])));
            CHECK(same(back[i], x[i]));
        }
        const double thirds = 1.0 / 3, subnormal = 0x1.8p-148;
        for (const double d : {thirds, subnormal, 0x1p-150, 1e300}) {
            for (auto& part : parts)
                part = wide::broadcast(d);
            on::store(back, on::narrow(parts));
            for (const float f : back)
                CHECK(same(f, static_cast<float>(d)));
        }
    }
}

} // namespace

TEMPLATE_LIST_TEST_CASE("a register has the operations of the list, and each gives what scalars do",
                        "[registers]", registers) {
    using on = TestType;
    using R = typename on::R;
    using A = typename on::arch;
    INFO(A::name());
    constexpr bool is_batch = !std::is_same_v<R, lane<typename on::value_type, A>>;
    comparison<on> check;
    compute(check);
    take_parts(check);
    std::size_t listed = 0;
    for (const auto& operation : xact::simd::operations<R>) {
        INFO(operation.name);
        CHECK(operation.there == operation.wanted);
        // A lane is what batches are compared with.
        if (is_batch && operation.wanted) CHECK(check.tried.count(operation.name) == 1);
        listed += check.tried.count(operation.name);
    }
    CHECK(listed == check.tried.size());
    // One register of entries, or two of AVX-512.
    if constexpr (is_batch) {
        constexpr std::size_t entries = on::single ? xact::simd::table_entries<A> : 0;
        CHECK((entries == 0 || entries * sizeof(float) == on::bytes * (on::bytes == 64 ? 2 : 1)));
    }
}
