// SPDX-License-Identifier: MIT
// What docs/functions/report.py needs and cannot read from the headers: the order of the functions,
// which calls they have, parameters, bounds and points of their graphs, as JSON.

#include <xact/xact.hpp>

#include <cstdio>
#include <type_traits>

namespace {

// To four digits, so that the output does not depend on compiler or instruction set.
template <class F>
void print_graph(const F& f) {
    std::printf("\"graph\": [");
    for (int i = -96; i <= 96; ++i) {
        const double x = i / 16.0;
        // +0 in place of −0.
        std::printf("%s[%.4g, %.4g, %.4g]", i == -96 ? "" : ", ", x, f(x) + 0.0,
                    f.derivative(x) + 0.0);
    }
    std::printf("]");
}

template <class F>
void print_parameters(const F& f) {
    std::printf("\"parameters\": [");
    const char* comma = "";
    if constexpr (requires { f.for_each_parameter([](auto...) {}); })
        f.for_each_parameter([&](const char* name, double value, auto) {
            std::printf("%s[\"%s\", %g]", comma, name, value);
            comma = ", ";
        });
    std::printf("]");
}

} // namespace

int main() {
    const char* comma = "";
    std::printf("[");
    const auto both = [&]<class... F, class... G>(xact::function_list<F...>,
                                                  xact::function_list<G...>) {
        const auto one = [&]<class A, class B>(A f, B) {
            std::printf("%s\n{\"name\": \"%s\", \"has_class_exact\": %s, \"from_value\": %s,\n ",
                        comma, A::name, std::is_same_v<A, B> ? "false" : "true",
                        xact::derivative_from_value_on<A, double> ? "true" : "false");
            print_parameters(f);
            std::printf(",\n ");
            print_graph(f);
            std::printf("}");
            comma = ",";
        };
        (one(F{}, G{}), ...);
    };
    both(xact::all_functions<xact::faithful>{}, xact::all_functions<xact::exact>{});
    std::printf("]\n");
}
