// expect: integer_arguments_are_refused_convert_to_float_or_double_first
// SPDX-License-Identifier: MIT
#include <xact/functions.hpp>

int main() {
    const xact::sigmoid f;
#if defined(XACT_TEST_CONTROL)
    return f(1.0f) > 2.0f;
#else
    return f(1) > 2;
#endif
}
