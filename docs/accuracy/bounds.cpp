// The bounds that stand in the headers, for the instruction set of this program's flags, as JSON.

#include "cpu.hpp"

#include <xact/functions.hpp>

#include <cstdio>

namespace {

const char* separator = "";

template <class T, class F>
void print(const F&, const char* type, const char* accuracy_class) {
    constexpr xact::error_bound bound = F::template error<T, xact::simd::native>;
    std::printf("%s\n{\"function\": \"%s\", \"who\": \"%s\", \"arch\": \"%s\", \"type\": \"%s\", "
                "\"value\": %g, \"derivative\": %g}",
                separator, F::name, accuracy_class, XACT_UNIT_NAME, type, bound.value,
                bound.derivative);
    separator = ",";
}

template <class Faithful, class Exact>
struct all_of;
template <class... F, class... G>
struct all_of<xact::function_list<F...>, xact::function_list<G...>> {
    static void print_all() {
        const auto one = []<class A, class B>() {
            constexpr bool classless = std::is_same_v<A, B>;
            print<float>(A{}, "float", classless ? "every class" : xact::faithful::name);
            print<double>(A{}, "double", classless ? "every class" : xact::faithful::name);
            if constexpr (!classless) print<float>(B{}, "float", xact::exact::name);
        };
        (one.template operator()<F, G>(), ...);
    }
};

} // namespace

int main() {
    cpu::require();
    std::printf("[");
    all_of<xact::all_functions<xact::faithful>, xact::all_functions<xact::exact>>::print_all();
    std::printf("]\n");
    return 0;
}
