// expect: the_class_exact_is_for_float_only_take_faithful_for_double
// SPDX-License-Identifier: MIT
#include <xact/functions.hpp>

int main() {
    const xact::sigmoid<xact::exact> f;
#if defined(XACT_TEST_CONTROL)
    return f(1.0f) > 2.0f;
#else
    return f(1.0) > 2.0;
#endif
}
