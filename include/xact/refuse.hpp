// SPDX-License-Identifier: MIT
#pragma once

// Bad input: one clear sentence that names the value, thrown before anything is written.

#include <xact/unit.hpp>

#include <cstddef>
#include <cstdio>
#if XACT_HAS_EXCEPTIONS
#include <stdexcept>
#else
#include <cstdlib>
#endif

// Out of line and cold, and so templates on this_unit: see unit.hpp.
namespace xact::detail {

template <class Unit>
[[noreturn]] XACT_COLD void refuse(const char* message) {
#if XACT_HAS_EXCEPTIONS
    throw std::invalid_argument(message);
#else
    std::fputs(message, stderr);
    std::fputc('\n', stderr);
    std::abort();
#endif
}

template <class Unit>
[[noreturn]] XACT_COLD void refuse_lengths(const char* call, const char* a, std::size_t a_size,
                                           const char* b, std::size_t b_size) {
    char message[256];
    std::snprintf(message, sizeof message, "%s: %s has %zu elements, but %s has %zu", call, a,
                  a_size, b, b_size);
    refuse<Unit>(message);
}

template <class Unit>
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
    refuse<Unit>(message);
}

// context: empty, or " as float" where the value does not fit the element type.
template <class Unit>
[[noreturn]] XACT_COLD void refuse_parameter(const char* call, const char* parameter, double value,
                                             const char* context, const char* wanted) {
    char message[256];
    std::snprintf(message, sizeof message, "%s: %s is %g%s, but must be %s", call, parameter, value,
                  context, wanted);
    refuse<Unit>(message);
}

// The elements of a matrix or tensor do not lie next to each other.
template <class Unit>
[[noreturn]] XACT_COLD void refuse_stride(const char* call, const char* array,
                                          std::size_t dimension, std::ptrdiff_t stride,
                                          std::size_t wanted) {
    char message[256];
    std::snprintf(message, sizeof message,
                  "%s: %s is not contiguous: the stride of its dimension %zu is %td, but must be "
                  "%zu; copy it, or make a call for each contiguous part",
                  call, array, dimension, stride, wanted);
    refuse<Unit>(message);
}

template <class Unit>
[[noreturn]] XACT_COLD void refuse_order(const char* call, const char* a, const char* a_order,
                                         const char* b, const char* b_order) {
    char message[256];
    std::snprintf(message, sizeof message,
                  "%s: %s is in %s order, but %s in %s order; copy one of them to the other's",
                  call, a, a_order, b, b_order);
    refuse<Unit>(message);
}

template <class Unit>
[[noreturn]] XACT_COLD void refuse_shape(const char* call, const char* a, std::size_t a_inner,
                                         const char* b, std::size_t b_inner) {
    char message[256];
    std::snprintf(message, sizeof message,
                  "%s: %s and %s have another shape: %zu and %zu elements next to each other", call,
                  a, b, a_inner, b_inner);
    refuse<Unit>(message);
}

} // namespace xact::detail
