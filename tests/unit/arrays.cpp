// SPDX-License-Identifier: MIT
// The array calls: the same bits as scalars at every length, offset and in place, nothing written
// outside, bad input refused before anything is written; and a user-defined functor.

#include "support/calls.hpp"
#include "support/inputs.hpp"

#include <array>
#include <span>

namespace {

using support::same;

using support::guarded;

// The lengths worth testing: 0 to four registers in lockstep and a little more, and a few large
// ones.
template <class T, class A>
std::vector<std::size_t> lengths() {
    constexpr std::size_t width = xact::simd::ops<xact::simd::register_t<T, A>>::size;
    std::vector<std::size_t> n;
    for (std::size_t i = 0; i <= 4 * width + 1; ++i)
        n.push_back(i);
    n.insert(n.end(), {8 * width - 1, 8 * width, 1000, 4096, 4099});
    return n;
}

// Checks are the same code for every function, so two stand for all.
using combinations =
    support::product<std::tuple<xact::leaky_relu, xact::tanh<>>, support::array_archs>::type;

} // namespace

TEMPLATE_LIST_TEST_CASE("refused input leaves the output untouched", "[arrays]", combinations) {
    using F = typename TestType::F;
    using T = typename TestType::T;
    using Catch::Matchers::Contains;
    using call = support::calls<F, T, typename TestType::A>;
    const F f{};
    const std::size_t n = 37;
    const auto x = support::inputs<T>(n);
    guarded<T> y(n, 0), z(n, 0);
    const std::span<const T> shorter = std::span<const T>(x).first(n - 1);

    CHECK_THROWS_WITH((call::forward(f, shorter, y.view())),
                      Contains("x has 36 elements") && Contains("y has 37"));
    CHECK_THROWS_AS((call::forward(f, x, y.view().first(3))), std::invalid_argument);
    CHECK_THROWS_WITH((call::forward(f, x, y.view(), z.view().first(5))),
                      Contains("x has 37 elements") && Contains("d has 5"));
    CHECK_THROWS_AS((call::array_derivative(f, shorter, y.view())), std::invalid_argument);
    CHECK_THROWS_WITH((call::backward(f, x, shorter, y.view())), Contains("dy has 36"));
    CHECK_THROWS_WITH((call::backward(f, x, x, y.view().first(0))), Contains("dx has 0"));
    CHECK_THROWS_AS((call::forward(f, std::span<const T>{}, y.view())), std::invalid_argument);
    if constexpr (xact::derivative_from_value_on<F, T>)
        CHECK_THROWS_WITH((call::backward_from_value(f, x, shorter, y.view())),
                          Contains("xact::backward_from_value") && Contains("dy has 36"));
    CHECK(y.untouched());
    CHECK(z.untouched());

    // A partial overlap, by one element or by all but one, before or behind.
    for (const std::size_t shift : {std::size_t{1}, std::size_t{5}, n - 1})
        for (const bool behind : {true, false}) {
            guarded<T> both(n + shift, 0);
            const auto all = both.view();
            const auto in = all.subspan(behind ? 0 : shift, n),
                       out = all.subspan(behind ? shift : 0, n);
            INFO("shift " << shift << (behind ? " behind" : " before"));
            CHECK_THROWS_WITH((call::forward(f, in, out)), Contains("y overlaps x"));
            CHECK_THROWS_AS((call::forward(f, in, y.view(), out)), std::invalid_argument);
            CHECK_THROWS_AS((call::forward(f, in, out, y.view())), std::invalid_argument);
            CHECK_THROWS_AS((call::forward(f, x, in, out)), std::invalid_argument);
            CHECK_THROWS_AS((call::array_derivative(f, in, out)), std::invalid_argument);
            CHECK_THROWS_WITH((call::backward(f, x, in, out)), Contains("dx overlaps dy"));
            CHECK_THROWS_AS((call::backward(f, in, x, out)), std::invalid_argument);
            if constexpr (xact::derivative_from_value_on<F, T>)
                CHECK_THROWS_AS((call::backward_from_value(f, in, x, out)), std::invalid_argument);
            CHECK(both.untouched());
        }
    CHECK_THROWS_WITH((call::forward(f, x, y.view(), y.view())), Contains("two outputs"));
    CHECK(y.untouched());

    // Touching ranges do not overlap.
    guarded<T> pair(2 * n, 0);
    CHECK_NOTHROW((call::forward(f, pair.view().first(n), pair.view().last(n))));
    CHECK(pair.intact());
}

TEST_CASE("a parameter that the output cannot answer for is refused", "[arrays]") {
    const std::vector<float> y(40, -1.0f), dy(40, 1.0f);
    guarded<float> dx(40, 0);
    CHECK_THROWS_WITH(
        xact::backward_from_value(xact::leaky_relu{.negative_slope = -0.5}, y, dy, dx.view()),
        Catch::Matchers::Contains("negative_slope is -0.5"));
    CHECK(dx.untouched());
}

TEST_CASE("an array is anything with data and size", "[arrays]") {
    const xact::relu f;
    const std::vector<double> x{-1, 2, -3};
    double c_array[3];
    std::array<double, 3> array{};
    std::vector<double> vector(3);
    struct matrix { // the shape of the matrix libraries' buffers: a signed size
        double values[3];
        double* data() { return values; }
        std::ptrdiff_t size() const { return 3; }
    } m{};
    xact::forward(f, x, c_array);
    xact::forward(f, x, array);
    xact::forward(f, x, vector);
    xact::forward(f, x, m);
    for (std::size_t i = 0; i < 3; ++i) {
        const double want = i == 1 ? 2.0 : 0.0;
        CHECK(c_array[i] == want);
        CHECK(array[i] == want);
        CHECK(vector[i] == want);
        CHECK(m.values[i] == want);
    }
    xact::forward(f, std::span<const double>{}, std::span<double>{});
}

// ---- a functor of one's own ---------------------------------------------------------------------

namespace {

// x·|x|: without a division, which xsimd 8.1.0 estimates on NEON, so that a batch would not have
// the bits of a scalar.
struct signed_square {
    template <class V>
    V operator()(V x) const {
        using std::abs;
        return x * abs(x);
    }
    template <class V>
    V derivative(V x) const {
        using std::abs;
        return V(2) * abs(x);
    }
};

struct no_activation {
    template <class V>
    V operator()(V x) const {
        return x;
    }
};

} // namespace

static_assert(xact::activation<signed_square, float> && xact::activation<signed_square, double>);
static_assert(!xact::activation<no_activation, float>);
static_assert(xact::activation<xact::relu, float>
              && !xact::derivative_from_value_on<signed_square, float>);
static_assert(!xact::activation<xact::relu, int> && !std::is_invocable_v<xact::relu, int>);

TEMPLATE_TEST_CASE("a functor of one's own works wherever ours do", "[arrays]", float, double) {
    using T = TestType;
    const signed_square f;
    for (const std::size_t n : lengths<T, xact::simd::native>()) {
        const auto x = support::inputs<T>(n), g = support::inputs<T>(n, 5);
        std::vector<T> y(n), d(n), e(n), dx(n);
        xact::forward(f, x, y, d);
        xact::derivative(f, x, e);
        xact::backward(f, x, g, dx);
        for (std::size_t i = 0; i < n; ++i) {
            INFO("length " << n << ", x " << x[i]);
            CHECK(same(y[i], f(x[i])));
            CHECK(same(d[i], f.derivative(x[i])));
            CHECK(same(e[i], d[i]));
            CHECK(same(dx[i], g[i] * d[i]));
            const auto both = xact::value_and_derivative(f, x[i]);
            CHECK(same(both.value, y[i]));
        }
    }
}

namespace {

// A loop must refer to it: it is trivially copyable, but has no copy constructor.
struct not_copied : signed_square {
    not_copied() = default;
    not_copied(not_copied&&) = default;
};

} // namespace

TEMPLATE_TEST_CASE("a functor that cannot be copied works too", "[arrays]", float, double) {
    using T = TestType;
    const auto x = support::inputs<T>(100), g = support::inputs<T>(100, 5);
    std::vector<T> y(100), d(100), dx(100);
    const not_copied f;
    xact::forward(f, x, y, d);
    xact::backward(f, x, g, dx);
    for (std::size_t i = 0; i < x.size(); ++i) {
        CHECK((same(y[i], f(x[i])) && same(d[i], f.derivative(x[i]))));
        CHECK(same(dx[i], g[i] * d[i]));
    }
}
