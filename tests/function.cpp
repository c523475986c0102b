// SPDX-License-Identifier: MIT
// The tests of every function, against its description in tests/functions/NAME.hpp. CMake compiles
// this once for each function and instruction set.

#include XACT_TEST_FUNCTION_HEADER

#include "accuracy/records.hpp"
#include "support/calls.hpp"
#include "support/hard_inputs.hpp"
#include "support/inputs.hpp"
#include "support/reference.hpp"

#include <array>
#include <cfenv>
#include <limits>
#include <span>
#include <vector>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace {

using support::same;
using real = long double;

template <class Archs>
using tested_on = typename support::product<support::tested, Archs>::type;

template <class Combination>
struct test {
    using F = typename Combination::F;
    using T = typename Combination::T;
    using A = typename Combination::A;
    using call = support::calls<F, T, A>;
    using of = reference::of<F>;

    static std::vector<T> inputs(const F& f, std::size_t n = 20000) {
        return support::inputs_for<T, of>(f, n);
    }
    // f with its default parameters, and with others.
    static std::vector<F> functors() {
        std::vector<F> all{F{}};
        for (const F& f : of::others(F{}))
            all.push_back(f);
        return all;
    }
    static constexpr bool has_exact_kernel = [] {
        return std::is_same_v<xact::detail::class_of<F>, xact::exact>;
    }();
};

// Reports the first few wrong inputs.
template <class F, class T>
void report(std::size_t& wrong, const F&, const char* arch, const char* what, T x) {
    if (++wrong < 5) UNSCOPED_INFO(F::name << ' ' << what << " on " << arch << " at " << x);
}

} // namespace

TEMPLATE_LIST_TEST_CASE("within the bound of the header", "[values]",
                        tested_on<support::batch_archs>) {
    using t = test<TestType>;
    using T = typename t::T;
    constexpr xact::error_bound bound = t::F::template error<T, typename t::A>;
    // The promise of class faithful for every function and instruction set.
    static_assert(bound.value < 1 && bound.derivative < 1);
    if (!reference::knows<T> && !XACT_TEST_MPFR)
        return support::skip("no type with more digits than a double");
    std::size_t unknown = 0;
    for (const auto& f : t::functors())
        for (const bool derivative : {false, true}) {
            real worst = 0;
            T at = 0;
            for (const T x : t::inputs(f)) {
                const auto want = reference::truth<real>(f, derivative, x);
                unknown += !want.known;
                if (!want.known) continue;
                const real ulp = reference::ulp_error(
                    derivative ? t::call::derivative(f, x) : t::call::value(f, x), want.value);
                if (ulp > worst) worst = ulp, at = x;
            }
            INFO(f.name << (derivative ? "'" : "") << " on " << t::A::name() << ", worst at "
                        << at);
            CHECK(static_cast<double>(worst) <= (derivative ? bound.derivative : bound.value));
        }
    if (unknown > 0) support::skip("inputs whose true result takes MPFR");
}

TEMPLATE_LIST_TEST_CASE("special values", "[values]", tested_on<support::batch_archs>) {
    using t = test<TestType>;
    using T = typename t::T;
    const typename t::F f{};
    const auto table = t::of::template specials<T>(f);
    using limits = std::numeric_limits<T>;
    for (const T x : {T(0), T(-0.0), limits::infinity(), -limits::infinity(), limits::quiet_NaN(),
                      limits::max(), limits::lowest(), limits::denorm_min(), -limits::denorm_min()})
        REQUIRE(std::any_of(table.begin(), table.end(),
                            [&](const auto& row) { return same(row.x, x); }));
    for (const auto& row : table) {
        const T y = t::call::value(f, row.x), d = t::call::derivative(f, row.x);
        INFO(f.name << "(" << row.x << ") on " << t::A::name() << " is " << y << " and " << d
                    << ", not " << row.value << " and " << row.derivative);
        CHECK(same(y, row.value));
        CHECK(same(d, row.derivative));
    }
}

TEMPLATE_LIST_TEST_CASE("a batch has the bits of its scalars", "[forms]",
                        tested_on<support::batch_archs>) {
    using t = test<TestType>;
    using F = typename t::F;
    using T = typename t::T;
    using call = typename t::call;
    const std::vector<F> functors = t::functors();
    for (const F& f : functors) {
        const auto x = t::inputs(f, 512);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i + call::width <= x.size(); i += call::width) {
            typename call::batch_results got;
            call::batch(f, &x[i], got);
            [[maybe_unused]] T from_value[call::width];
            constexpr bool has_from_value = xact::derivative_from_value_on<F, T>;
            // The derivative from the value is refused for some parameters.
            const bool asked = &f == &functors.front();
            if constexpr (has_from_value)
                if (asked) call::batch_from_value(f, &x[i], from_value);
            for (std::size_t k = 0; k < call::width; ++k) {
                const T at = x[i + k], value = call::value(f, at),
                        derivative = call::derivative(f, at);
                const auto both = call::both(f, at);
                bool good = same(both.value, value) && same(both.derivative, derivative)
                            && same(got.value[k], value) && same(got.derivative[k], derivative)
                            && same(got.fused_value[k], value)
                            && same(got.fused_derivative[k], derivative);
                if constexpr (has_from_value)
                    good = good && (!asked || same(from_value[k], call::from_value(f, at)));
                if (!good) report(wrong, f, t::A::name(), "as a batch", at);
            }
        }
        CHECK(wrong == 0);
    }
}

// No number raises invalid, division by zero or overflow (except for parameters that overflow);
// inexact and underflow are not specified. A NaN raises nothing on instruction sets with quiet
// comparisons, which SSE and AVX do not promise, so it is not asked here.
#if defined(FE_INVALID) && defined(FE_DIVBYZERO) && defined(FE_OVERFLOW)
TEMPLATE_LIST_TEST_CASE("exception flags", "[values]", tested_on<support::batch_archs>) {
    using t = test<TestType>;
    using T = typename t::T;
    using call = typename t::call;
    const typename t::F f{};
    std::size_t wrong = 0;
    for (const T x : t::inputs(f, 2000)) {
        if (x != x) continue;
        const std::vector<T> all(call::width, x);
        typename call::batch_results unused;
        std::feclearexcept(FE_ALL_EXCEPT);
        call::value(f, x);
        call::derivative(f, x);
        call::both(f, x);
        call::batch(f, all.data(), unused);
        const int raised = std::fetestexcept(FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW);
        if (raised & FE_INVALID) report(wrong, f, t::A::name(), "raises invalid", x);
        if (raised & FE_DIVBYZERO) report(wrong, f, t::A::name(), "raises division by zero", x);
        if (raised & FE_OVERFLOW) report(wrong, f, t::A::name(), "raises overflow", x);
    }
    CHECK(wrong == 0);
}
#endif

TEMPLATE_LIST_TEST_CASE("range and symmetry", "[values]", tested_on<support::array_archs>) {
    using t = test<TestType>;
    using T = typename t::T;
    using call = typename t::call;
    const typename t::F f{};
    const auto shape = t::of::template shape_of<T>(f);
    std::size_t wrong = 0;
    for (const T x : t::inputs(f)) {
        if (x != x) continue;
        const T y = call::value(f, x), d = call::derivative(f, x);
        const auto check = [&](bool good, const char* what) {
            if (!good) report(wrong, f, t::A::name(), what, x);
        };
        check(y >= shape.value_low && y <= shape.value_high, "outside its range");
        check(d >= shape.derivative_low && d <= shape.derivative_high, "' outside its range");
        check(shape.derivative_minus_0 || !support::is_minus_0(d), "' is −0");
        check(!shape.odd_value || same(call::value(f, -x), -y), "not odd");
        check(!shape.even_derivative || same(call::derivative(f, -x), d), "' not even");
    }
    CHECK(wrong == 0);
}

TEMPLATE_LIST_TEST_CASE("the derivative is the slope of the value", "[values]",
                        tested_on<support::array_archs>) {
    using t = test<TestType>;
    using T = typename t::T;
    // Its step of 2^-16 costs 16 digits, and the rest has to resolve 2^-44.
    if (reference::digits < 64) return support::skip("no type with more digits than a double");
    support::splitmix64 random(7);
    for (const auto& f : t::functors()) {
        const auto knees = t::of::template knees<T>(f);
        std::size_t wrong = 0;
        for (int i = 0; i < 2000; ++i) {
            const T x = static_cast<T>(static_cast<double>(random() >> 11) * 0x1p-53 * 40 - 20);
            const real h = 0x1p-16L;
            // A difference across a knee is the slope of neither side.
            const auto near = [&](T knee) {
                return std::fabs(static_cast<real>(x) - static_cast<real>(knee)) <= 2 * h;
            };
            if (std::any_of(knees.begin(), knees.end(), near)) continue;
            // Five points: the error of the formula is h⁴/30·f⁗′, 2⁻⁶⁸; the reference's, 2⁻⁶⁴/h.
            const auto g = [&](real d) { return reference::value<T>(f, static_cast<real>(x) + d); };
            const real slope = (8 * (g(h) - g(-h)) - (g(2 * h) - g(-2 * h))) / (12 * h);
            const real got = static_cast<real>(t::call::derivative(f, x));
            const real bound = 0x1p-44L * (1 + std::fabs(g(0)))
                               + 4 * std::numeric_limits<T>::epsilon() * (1 + std::fabs(slope));
            if (!(std::fabs(got - slope) <= bound))
                report(wrong, f, t::A::name(), "' is not the slope", x);
        }
        CHECK(wrong == 0);
    }
}

// ---- the class exact ----------------------------------------------------------------------------

TEMPLATE_LIST_TEST_CASE("the hardest inputs are rounded correctly", "[exact]",
                        tested_on<support::batch_archs>) {
    using t = test<TestType>;
    if constexpr (t::has_exact_kernel) {
        using call = typename t::call;
        const typename t::F f{};
        for (const bool derivative : {false, true}) {
            const auto list = support::hard_inputs(f, derivative);
            REQUIRE(list.size() >= 100);
            std::size_t wrong = 0;
            for (std::size_t i = 0; i < list.size(); i += call::width) {
                const auto at = [&](std::size_t k) {
                    return list[std::min(i + k, list.size() - 1)];
                };
                float x[call::width];
                for (std::size_t k = 0; k < call::width; ++k)
                    x[k] = at(k).x;
                typename call::batch_results got;
                call::batch(f, x, got);
                for (std::size_t k = 0; k < call::width; ++k) {
                    const auto both = call::both(f, x[k]);
                    const float results[] = {
                        derivative ? call::derivative(f, x[k]) : call::value(f, x[k]),
                        derivative ? both.derivative : both.value,
                        derivative ? got.derivative[k] : got.value[k],
                        derivative ? got.fused_derivative[k] : got.fused_value[k]};
                    for (const float y : results)
                        if (!same(y, at(k).right))
                            report(wrong, f, t::A::name(), derivative ? "'" : "", x[k]);
                }
            }
            CHECK(wrong == 0);
        }
    }
}

// Those of the class exact, and of functions without classes, are the same bits for every compiler,
// flag and instruction set: those on record, of which this computes a part; the proof has them all.
TEMPLATE_LIST_TEST_CASE("the results on record", "[arrays]",
                        tested_on<std::tuple<xact::simd::native>>) {
    using t = test<TestType>;
    using F = typename t::F;
    using T = typename t::T;
    using call = typename t::call;
    constexpr bool has_classes = requires { typename F::accuracy; };
    if constexpr (!has_classes || t::has_exact_kernel) {
        const accuracy::records records(XACT_TEST_DATA "/../accuracy/records", F::name);
        const F f{};
        accuracy::fingerprint value, derivative, from_value, value_of_both, derivative_of_both;
        std::vector<T> x(accuracy::block_size), y = x, d = x;
        const std::vector<T> ones(x.size(), T(1));
        for (std::uint64_t block = 0; block < accuracy::blocks<T>; block += accuracy::part<T>) {
            accuracy::fill(block, x.data());
            const auto take = [&](accuracy::fingerprint& to, std::vector<T>& results) {
                accuracy::add_results(to, block, x, results, true);
            };
            call::forward(f, x, y);
            take(value, y);
            call::array_derivative(f, x, d);
            take(derivative, d);
            call::forward(f, x, y, d);
            take(value_of_both, y);
            take(derivative_of_both, d);
            if constexpr (xact::derivative_from_value_on<F, T>) {
                call::backward_from_value(f, x, ones, d);
                take(from_value, d);
            }
        }
        const auto check = [&](const char* form, const accuracy::fingerprint& found) {
            const char* in_class = has_classes ? xact::exact::name : "every-class";
            const auto* p = records.find({accuracy::type<T>::name, in_class, "every", form});
            INFO(F::name << ' ' << accuracy::type<T>::name << ' ' << form);
            if (!p) return support::skip("results without a record: scripts/prove");
            CHECK(found.part == p->results.part);
        };
        check("value", value);
        check("value", value_of_both);
        check("derivative", derivative);
        check("derivative", derivative_of_both);
        if constexpr (xact::derivative_from_value_on<F, T>) check("from_value", from_value);
    }
}

// The loss from rounding the saved output is documented; nothing else is lost.
TEMPLATE_LIST_TEST_CASE("the derivative from the value is its formula", "[values]",
                        tested_on<support::batch_archs>) {
    using t = test<TestType>;
    using T = typename t::T;
    if constexpr (xact::derivative_from_value_on<typename t::F, T>) {
        if (!reference::knows<T>) return support::skip("no type with more digits than a double");
        const typename t::F f{};
        // In class exact one rounding of a double, in which the square of a float is exact.
        const real bound = t::has_exact_kernel ? 0.5L + 0x1p-20L : 1;
        std::size_t wrong = 0;
        for (const T x : t::inputs(f, 2000)) {
            const T y = t::call::value(f, x);
            const real want = t::of::template derivative_from_value<T>(f, static_cast<real>(y));
            if (!(reference::ulp_error(t::call::from_value(f, y), want) <= bound))
                report(wrong, f, t::A::name(), "' from value", y);
        }
        CHECK(wrong == 0);
    }
}

namespace {

// Templates, as a function without an exact kernel needs none of it.
template <class F>
struct constant_inputs {
    // As many as a compiler evaluates without being told that it may.
    static constexpr int count = 300;
    static constexpr float at(int i) {
        return static_cast<float>(i - count / 2) * static_cast<float>(i - count / 2)
               * (i < count / 2 ? -0x1.p-9f : 0x1.23456p-9f);
    }
};
template <class F>
consteval auto constant_results() {
    using inputs = constant_inputs<F>;
    std::array<xact::value_derivative<float>, inputs::count> results{};
    for (int i = 0; i < inputs::count; ++i)
        results[static_cast<std::size_t>(i)] = F{}.value_and_derivative(inputs::at(i));
    return results;
}

} // namespace

// The compile-time results of the hard inputs are those of run time only if the two agree on
// numbers of every size.
TEMPLATE_LIST_TEST_CASE("constant expressions have the bits of run time", "[exact]",
                        tested_on<support::array_archs>) {
    using t = test<TestType>;
    using F = typename t::F;
    if constexpr (t::has_exact_kernel) {
        const F f{};
        std::size_t wrong = 0;
        using inputs = constant_inputs<F>;
        static constexpr auto constants = constant_results<F>();
        for (int i = 0; i < inputs::count; ++i) {
            const auto& constant = constants[static_cast<std::size_t>(i)];
            const float x = inputs::at(i);
            const auto both = t::call::both(f, x);
            if (!same(constant.value, both.value) || !same(constant.derivative, both.derivative))
                report(wrong, f, t::A::name(), "in a constant expression", x);
        }
        CHECK(wrong == 0);
    }
}

// ---- arrays -------------------------------------------------------------------------------------

namespace {

// The lengths worth testing: 0 to four registers in lockstep and a little more, and a few large
// ones.
template <std::size_t Width>
std::vector<std::size_t> lengths() {
    std::vector<std::size_t> n;
    for (std::size_t i = 0; i <= 4 * Width + 1; ++i)
        n.push_back(i);
    n.insert(n.end(), {8 * Width - 1, 8 * Width, 1000, 4099});
    return n;
}

} // namespace

TEMPLATE_LIST_TEST_CASE("arrays have the bits of scalars", "[arrays]",
                        tested_on<support::array_archs>) {
    using support::guarded;
    using t = test<TestType>;
    using F = typename t::F;
    using T = typename t::T;
    using call = typename t::call;
    const F f{};
    constexpr std::size_t width = call::width;
    for (const std::size_t n : lengths<width>()) {
        const auto x = support::inputs<T>(n, 2), g = support::inputs<T>(n, 3);
        std::vector<T> y(n), d(n), dx(n), from_value(n);
        for (std::size_t i = 0; i < n; ++i) {
            y[i] = call::value(f, x[i]);
            d[i] = call::derivative(f, x[i]);
            dx[i] = g[i] * d[i];
            if constexpr (xact::derivative_from_value_on<F, T>)
                from_value[i] = g[i] * call::from_value(f, y[i]);
        }
        // Every offset from a register's boundary for short arrays; a few for long ones.
        for (std::size_t offset = 0; offset < width; offset += n > 100 ? width / 2 + 1 : 1) {
            guarded<T> in(x, offset), grad(g, offset), out(n, offset),
                out2(n, (offset + 1) % width);
            const auto expect = [&](guarded<T>& memory, const std::vector<T>& want,
                                    const char* form) {
                std::size_t wrong = !memory.intact();
                const auto got = memory.view();
                for (std::size_t i = 0; i < n; ++i)
                    if (!same(got[i], want[i])) report(wrong, f, t::A::name(), form, x[i]);
                INFO(F::name << ' ' << form << ", length " << n << ", offset " << offset);
                if (wrong > 0) CHECK(wrong == 0);
            };
            call::forward(f, in.view(), out.view());
            expect(out, y, "forward");
            call::forward(f, in.view(), out.view(), out2.view());
            expect(out, y, "forward with derivative, y");
            expect(out2, d, "forward with derivative, d");
            call::array_derivative(f, in.view(), out.view());
            expect(out, d, "derivative");
            call::backward(f, in.view(), grad.view(), out.view());
            expect(out, dx, "backward");
            expect(in, x, "the input");

            guarded<T> place(x, offset);
            call::forward(f, place.view(), place.view());
            expect(place, y, "forward in place");
            place = guarded<T>(x, offset);
            call::forward(f, place.view(), place.view(), out.view());
            expect(place, y, "forward with derivative, y in place");
            expect(out, d, "forward with derivative beside y in place");
            place = guarded<T>(x, offset);
            call::forward(f, place.view(), out.view(), place.view());
            expect(place, d, "forward with derivative, d in place");
            place = guarded<T>(x, offset);
            call::array_derivative(f, place.view(), place.view());
            expect(place, d, "derivative in place");
            place = guarded<T>(x, offset);
            call::backward(f, place.view(), grad.view(), place.view());
            expect(place, dx, "backward over x");
            place = guarded<T>(g, offset);
            call::backward(f, in.view(), place.view(), place.view());
            expect(place, dx, "backward over dy");

            if constexpr (xact::derivative_from_value_on<F, T>) {
                guarded<T> saved(y, offset);
                call::backward_from_value(f, saved.view(), grad.view(), out.view());
                expect(out, from_value, "backward_from_value");
                call::backward_from_value(f, saved.view(), grad.view(), saved.view());
                expect(saved, from_value, "backward_from_value over y");
                place = guarded<T>(g, offset);
                call::backward_from_value(f, guarded<T>(y, offset).view(), place.view(),
                                          place.view());
                expect(place, from_value, "backward_from_value over dy");
            }
        }
    }
    SUCCEED();
}

// ---- another floating-point environment ---------------------------------------------------------

// xact is made for round-to-nearest with subnormals; these cases document what remains elsewhere.

#if defined(FE_UPWARD)
// The reduction rounds to an integer by adding a large number. Rounded in one direction it picks
// the neighbour of the nearest integer, the reduced argument doubles, and the polynomials are
// evaluated beyond their interval: 16 bits remain in float, 34 in double.
TEMPLATE_LIST_TEST_CASE("other rounding directions cost accuracy, not sense", "[environment]",
                        tested_on<support::array_archs>) {
    using t = test<TestType>;
    using T = typename t::T;
    if (!reference::knows<T>) return support::skip("no type with more digits than a double");
    // In float the exact kernel computes in double.
    constexpr real most = std::is_same_v<T, float> ? 0x1p9L : 0x1p18L;
    constexpr real absolute = t::of::template directed_absolute<T, typename t::A>();
    const typename t::F f{};
    for (const int direction : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
        std::size_t wrong = 0;
        for (const T x : t::inputs(f)) {
            std::fesetround(direction);
            const T got[] = {t::call::value(f, x), t::call::derivative(f, x)};
            std::fesetround(FE_TONEAREST);
            for (const bool derivative : {false, true}) {
                const auto want = reference::truth<real>(f, derivative, x);
                if (want.known
                    && !(std::fabs(static_cast<real>(got[derivative]) - want.value) <= absolute)
                    && !(reference::ulp_error(got[derivative], want.value) <= most))
                    report(wrong, f, t::A::name(), derivative ? "'" : "", x);
            }
        }
        INFO("direction " << direction);
        CHECK(wrong == 0);
    }
}
#else
TEST_CASE("other rounding directions cost accuracy, not sense", "[environment]") {
    support::skip("no other rounding directions");
}
#endif

#if defined(__SSE2__)
TEMPLATE_LIST_TEST_CASE("flush-to-zero takes the subnormals, nothing else", "[environment]",
                        tested_on<support::array_archs>) {
    using t = test<TestType>;
    using T = typename t::T;
    using call = typename t::call;
    const typename t::F f{};
    const T smallest = std::numeric_limits<T>::min();
    const unsigned usual = _mm_getcsr();
    std::size_t wrong = 0;
    for (const T x : t::inputs(f)) {
        if (x != 0 && std::fabs(x) < smallest)
            continue; // with denormals-are-zero such an input is a zero
        const T y = call::value(f, x), d = call::derivative(f, x);
        _mm_setcsr(usual | 0x8040); // FTZ and DAZ
        const T y_flushed = call::value(f, x), d_flushed = call::derivative(f, x);
        _mm_setcsr(usual);
        for (const auto& [want, got] : {std::pair{y, y_flushed}, std::pair{d, d_flushed}}) {
            const bool vanishes = want != 0 && std::fabs(want) < smallest;
            if (!same(got, want) && !(vanishes && std::fabs(got) <= smallest))
                report(wrong, f, t::A::name(), "flushed", x);
        }
    }
    CHECK(wrong == 0);
}
#endif

// ---- the reference itself -----------------------------------------------------------------------

#if XACT_TEST_MPFR
TEMPLATE_LIST_TEST_CASE("the reference is as good as it says", "[reference]",
                        tested_on<std::tuple<xact::simd::scalar>>) {
    using t = test<TestType>;
    using T = typename t::T;
    const auto check = [&]<class Real>(Real) {
        for (const auto& f : t::functors())
            for (const bool derivative : {false, true}) {
                std::size_t wrong = 0;
                for (const T x : t::inputs(f, 100'000)) {
                    const auto got = reference::raw<T, Real>(f, derivative, x);
                    const auto want = reference::raw<T, reference::number>(f, derivative, x);
                    // Where T has 0, or half of its smallest value, nothing is tested.
                    const auto size = static_cast<real>(fabs(want));
                    if (!(size >= static_cast<real>(std::numeric_limits<T>::denorm_min()) / 4)
                        || std::isinf(size))
                        continue;
                    const auto at = static_cast<Real>(x);
                    const auto scale =
                        static_cast<real>(derivative ? t::of::template derivative_scale<T>(f, at)
                                                     : t::of::template value_scale<T>(f, at));
                    const auto error = static_cast<real>(fabs(reference::number(got) - want));
                    const real bound =
                        std::ldexp(static_cast<real>(t::of::units), -reference::digits_of<Real>);
                    if (!(error <= bound * std::max(size, scale)))
                        report(wrong, f, "", derivative ? "' as reference" : "as reference", x);
                }
                CHECK(wrong == 0);
            }
    };
    if constexpr (std::is_same_v<T, float>) check(double{});
    check(real{});
}
#else
TEST_CASE("the reference is as good as it says", "[reference]") {
    support::skip("MPFR is not installed (Debian: libmpfr-dev)");
}
#endif
