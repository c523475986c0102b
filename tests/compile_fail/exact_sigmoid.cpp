// expect: xact::exact is not there yet
#include <xact/functions.hpp>

int main() {
#if defined(XACT_TEST_CONTROL)
    const xact::sigmoid<xact::faithful> f;
#else
    const xact::sigmoid<xact::exact> f;
#endif
    return f(1.0f) > 2.0f;
}
