// SPDX-License-Identifier: MIT
#pragma once

// Bad input: one clear sentence that names the value, thrown before anything is written.

#include <xact/config.hpp>

#include <cstddef>
#include <cstdio>
#if XACT_HAS_EXCEPTIONS
#include <stdexcept>
#else
#include <cstdlib>
#endif

// Out of line and cold, but still a template on the instruction set: an ordinary inline function would be one symbol for
// all units of a program, compiled with whichever unit's flags the linker finds first.
namespace xact::detail {

template <class A>
[[noreturn]] XACT_COLD void refuse(const char* message) {
#if XACT_HAS_EXCEPTIONS
    throw std::invalid_argument(message);
#else
    std::fputs(message, stderr);
    std::fputc('\n', stderr);
    std::abort();
#endif
}

template <class A>
[[noreturn]] XACT_COLD void refuse_lengths(const char* call, const char* a, std::size_t a_size,
                                           const char* b, std::size_t b_size) {
    char message[256];
    std::snprintf(message, sizeof message, "%s: %s has %zu elements, but %s has %zu", call, a,
                  a_size, b, b_size);
    refuse<A>(message);
}

template <class A>
[[noreturn]] XACT_COLD void refuse_overlap(const char* call, const char* output, const char* other,
                                           std::ptrdiff_t bytes, std::size_t size) {
    char message[256];
    std::snprintf(
        message, sizeof message,
        "%s: output %s overlaps %s: it starts %td bytes after it, and both have %zu elements; "
        "%s",
        call, output, other, bytes, size,
        bytes == 0 ? "two outputs need memory of their own"
                   : "only the very same range or a disjoint one will do");
    refuse<A>(message);
}

template <class A>
[[noreturn]] XACT_COLD void refuse_parameter(const char* call, const char* parameter, double value,
                                             const char* wanted) {
    char message[256];
    std::snprintf(message, sizeof message, "%s: %s is %g, but must be %s", call, parameter, value,
                  wanted);
    refuse<A>(message);
}

} // namespace xact::detail
