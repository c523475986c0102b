// SPDX-License-Identifier: MIT
// Invalid parameters are refused by every array call, with the value, before anything is written;
// scalars and batches do not check.

#include "support/calls.hpp"
#include "support/inputs.hpp"

#include <cmath>
#include <limits>

namespace {

using support::guarded;

// Each of the array calls refuses f with a message that has the text.
template <class T, class F>
void check_refused(const F& f, const char* text) {
    const std::vector<T> x(40, T(-1)), dy(40, T(1));
    guarded<T> y(40, 0), d(40, 0);
    const auto contains = Catch::Matchers::Contains(text);
    CHECK_THROWS_WITH(xact::forward(f, x, y.view()), contains);
    CHECK_THROWS_WITH(xact::forward(f, x, y.view(), d.view()), contains);
    CHECK_THROWS_WITH(xact::derivative(f, x, d.view()), contains);
    CHECK_THROWS_WITH(xact::backward(f, x, dy, d.view()), contains);
    CHECK_THROWS_WITH(xact::backward(xact::serial{}, f, x, dy, d.view()), contains);
    if constexpr (xact::derivative_from_value_on<F, T>)
        CHECK_THROWS_WITH(xact::backward_from_value(f, x, dy, d.view()), contains);
    CHECK(y.untouched());
    CHECK(d.untouched());
    // On an empty array too.
    const std::vector<T> none;
    CHECK_THROWS_WITH(xact::derivative(f, none, std::span<T>{}), contains);
}

template <class T, class F>
void check_taken(const F& f) {
    const std::vector<T> x(40, T(2));
    std::vector<T> y(40);
    CHECK_NOTHROW(xact::forward(f, x, y));
}

// A user-defined functor with a rule of its own.
struct at_least_one {
    static constexpr const char* wanted() { return "at least 1"; }
    template <class T>
    static constexpr bool accepts(double value) {
        return value >= 1;
    }
};
struct scaled {
    double scale = 1;

    template <class Visit>
    constexpr void for_each_parameter(Visit visit) const {
        visit("scale", scale, at_least_one{});
    }
    template <class V>
    V operator()(V x) const {
        return x;
    }
    template <class V>
    V derivative(V x) const {
        return x;
    }
};

} // namespace

TEMPLATE_TEST_CASE("parameters that cannot be are refused", "[parameters]", float, double) {
    using T = TestType;
    const double nan = std::nan(""), infinity = std::numeric_limits<double>::infinity();
    check_refused<T>(xact::leaky_relu{nan}, "negative_slope is nan, but must be finite");
    check_refused<T>(xact::leaky_relu{-infinity}, "negative_slope is -inf, but must be finite");
    check_refused<T>(xact::linear{.slope = infinity}, "slope is inf, but must be finite");
    check_refused<T>(xact::linear{.intercept = nan}, "intercept is nan, but must be finite");
    check_refused<T>(xact::step{.threshold = nan}, "threshold is nan, but must be finite or");
    check_refused<T>(xact::step{.at_threshold = -infinity}, "at_threshold is -inf");
    check_refused<T>(scaled{0.5}, "scale is 0.5, but must be at least 1");
    check_taken<T>(xact::step{.threshold = infinity});
    check_taken<T>(xact::step{.threshold = -infinity, .at_threshold = -3.0});
    check_taken<T>(xact::leaky_relu{-0.0});
    check_taken<T>(xact::leaky_relu{1e-310}); // rounds to 0 on float
    check_taken<T>(scaled{1});
}

TEST_CASE("parameters beyond float are refused on float alone", "[parameters]") {
    check_refused<float>(xact::leaky_relu{-1e300},
                         "negative_slope is -1e+300 as float, but must be finite");
    check_refused<float>(xact::step{.threshold = 1e39}, "threshold is 1e+39 as float");
    check_taken<double>(xact::leaky_relu{-1e300});
    check_taken<double>(xact::step{.threshold = 1e39});
    // The least double that rounds to infinity, and the one below it.
    check_refused<float>(xact::linear{.slope = 0x1.ffffffp+127}, "slope is 3.40282e+38 as float");
    check_taken<float>(xact::linear{.slope = 0x1.fffffefffffffp+127});
}

TEST_CASE("scalars and batches do not look at parameters", "[parameters]") {
    const xact::leaky_relu f{std::nan("")};
    CHECK(std::isnan(f(-1.0f)));
    CHECK(f(2.0) == 2.0);
    CHECK(f.derivative(2.0f) == 1.0f);
}
