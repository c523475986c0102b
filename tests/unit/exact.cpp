// SPDX-License-Identifier: MIT
// The class exact: the hardest inputs, bit for bit, in every form on every instruction set that the flags enable, and in
// constant expressions.

#include "hard_inputs.hpp"
#include "support.hpp"

#include <array>

namespace {

using support::same;
using exact_sigmoid = xact::sigmoid<xact::exact>;
using exact_tanh = xact::tanh<xact::exact>;

template <class F>
std::vector<hard::input> inputs(bool derivative);
template <>
std::vector<hard::input> inputs<exact_sigmoid>(bool derivative) {
    return hard::read(derivative ? hard::sigmoid_derivative : hard::sigmoid);
}
template <>
std::vector<hard::input> inputs<exact_tanh>(bool derivative) {
    return hard::read(derivative ? hard::tanh_derivative : hard::tanh);
}

template <class Archs>
using exact_on = typename support::product<std::tuple<exact_sigmoid, exact_tanh>, Archs>::type;

} // namespace

TEMPLATE_LIST_TEST_CASE("the hardest inputs are rounded correctly", "[exact]",
                        exact_on<support::batch_archs>) {
    using A = typename TestType::A;
    using call = support::calls_of<TestType>;
    const typename TestType::F f{};
    for (const bool derivative : {false, true}) {
        const auto list = inputs<typename TestType::F>(derivative);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < list.size(); i += call::width) {
            float x[call::width];
            for (std::size_t k = 0; k < call::width; ++k)
                x[k] = list[std::min(i + k, list.size() - 1)].x;
            typename call::batch_results got;
            call::batch(f, x, got);
            for (std::size_t k = 0; k < call::width; ++k) {
                const float right = list[std::min(i + k, list.size() - 1)].right;
                const auto both = call::both(f, x[k]);
                const bool good =
                    derivative
                        ? same(call::derivative(f, x[k]), right) && same(both.derivative, right)
                              && same(got.derivative[k], right)
                              && same(got.fused_derivative[k], right)
                        : same(call::value(f, x[k]), right) && same(both.value, right)
                              && same(got.value[k], right) && same(got.fused_value[k], right);
                if (!good && ++wrong < 5)
                    UNSCOPED_INFO(f.name << (derivative ? "'" : "") << " on " << A::name() << " at "
                                         << x[k]);
            }
        }
        CHECK(wrong == 0);
    }
}

TEMPLATE_LIST_TEST_CASE("the hardest inputs in arrays", "[exact]", exact_on<support::array_archs>) {
    using call = support::calls_of<TestType>;
    const typename TestType::F f{};
    for (const bool derivative : {false, true}) {
        const auto list = inputs<typename TestType::F>(derivative);
        const std::size_t n = list.size();
        std::vector<float> x(n), one(n), y(n), d(n);
        for (std::size_t i = 0; i < n; ++i)
            x[i] = list[i].x;
        if (derivative)
            call::array_derivative(f, x, one);
        else
            call::forward(f, x, one);
        call::forward(f, x, y, d);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < n; ++i)
            wrong += !same(one[i], list[i].right) || !same(derivative ? d[i] : y[i], list[i].right);
        CHECK(wrong == 0);
    }
}

// Out of a saved output too every instruction set has the same bits: those of double, where y² is exact.
TEMPLATE_LIST_TEST_CASE("derivatives from the value have the same bits everywhere", "[exact]",
                        exact_on<support::batch_archs>) {
    using call = support::calls_of<TestType>;
    const typename TestType::F f{};
    constexpr bool is_tanh = std::is_same_v<typename TestType::F, exact_tanh>;
    std::size_t wrong = 0;
    for (const float x : support::inputs<float>(2000)) {
        const float y = call::value(f, x);
        const volatile double square = static_cast<double>(y) * static_cast<double>(y);
        wrong += !same(call::from_value(f, y),
                       static_cast<float>((is_tanh ? 1.0 : static_cast<double>(y)) - square));
    }
    CHECK(wrong == 0);
}

// ---- constant expressions ------------------------------------------------------------------------------------------------

namespace {

// σ(−8), σ(−7.75), …, σ(8), computed by the compiler.
constexpr auto sigmoid_table = [] {
    std::array<float, 65> table{};
    for (int i = 0; i < 65; ++i)
        table[static_cast<std::size_t>(i)] = exact_sigmoid{}(static_cast<float>(i - 32) / 4);
    return table;
}();
static_assert(sigmoid_table[0] == 0x1.5fa3dep-12f);
static_assert(sigmoid_table[28] == 0x1.136562p-2f);
static_assert(sigmoid_table[32] == 0.5f);
static_assert(sigmoid_table[36] == 0x1.764d5p-1f);
static_assert(sigmoid_table[64] == 0x1.ffd40cp-1f);

// One of those that only the nudge gets right, and one of those that hang on the last bit of a constant.
static_assert(exact_sigmoid{}(0x1p-23f) == 0.5f);
static_assert(exact_sigmoid{}(-0x1.250c02p-10f) == 0x1.ffb6bep-2f);
static_assert(exact_tanh{}(0x1.86fbc4p-10f) == 0x1.86fbb2p-10f);
static_assert(exact_tanh{}.derivative(0x1.2a9e3cp+0f) == 0x1.4a2e14p-2f);
static_assert(exact_sigmoid{}.derivative(-0x1.2a9e3cp+1f) == 0x1.4a2e14p-4f);
static_assert(exact_tanh{}.value_and_derivative(1.0f).value == exact_tanh{}(1.0f));
static_assert(exact_tanh{}.value_and_derivative(1.0f).derivative == exact_tanh{}.derivative(1.0f));
static_assert(exact_tanh{}.derivative_from_value(0.5f) == 0.75f);

using limits = std::numeric_limits<float>;
static_assert(exact_sigmoid{}(-limits::infinity()) == 0.0f
              && exact_sigmoid{}(limits::max()) == 1.0f);
static_assert(exact_sigmoid{}(-103.9f) == limits::denorm_min());
static_assert(xact::simd::bit_cast<std::uint32_t>(exact_tanh{}(-0.0f)) == 0x80000000u);
static_assert(exact_tanh{}(limits::denorm_min()) == limits::denorm_min());
static_assert(xact::simd::is_nan(exact_sigmoid{}(limits::quiet_NaN())));
static_assert(
    xact::simd::is_nan(exact_tanh{}.value_and_derivative(limits::quiet_NaN()).derivative));

// As many as a compiler evaluates without being told that it may: the compile-time results of the hard inputs are those
// of the run-time checks above only if the two agree on numbers of every size.
constexpr int samples = 400;
constexpr float sample(int i) {
    return static_cast<float>(i - samples / 2) * static_cast<float>(i - samples / 2)
           * (i < samples / 2 ? -0x1.p-9f : 0x1.23456p-9f);
}
template <class F>
constexpr auto sample_results = [] {
    std::array<xact::value_derivative<float>, samples> results{};
    for (int i = 0; i < samples; ++i)
        results[static_cast<std::size_t>(i)] = F{}.value_and_derivative(sample(i));
    return results;
}();

} // namespace

TEMPLATE_LIST_TEST_CASE("constant expressions have the bits of run time", "[exact]",
                        exact_on<support::batch_archs>) {
    using F = typename TestType::F;
    using call = support::calls_of<TestType>;
    const F f{};
    std::size_t wrong = 0;
    for (int i = 0; i < samples; ++i) {
        const auto& constant = sample_results<F>[static_cast<std::size_t>(i)];
        const auto both = call::both(f, sample(i));
        wrong += !same(constant.value, both.value) || !same(constant.derivative, both.derivative);
    }
    CHECK(wrong == 0);
    if constexpr (std::is_same_v<F, exact_sigmoid>)
        for (int i = 0; i < 65; ++i)
            CHECK(same(sigmoid_table[static_cast<std::size_t>(i)],
                       call::value(f, static_cast<float>(i - 32) / 4)));
}
