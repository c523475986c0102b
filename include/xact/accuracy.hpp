// SPDX-License-Identifier: MIT
#pragma once

#include <xact/config.hpp>

#include <type_traits>

namespace xact {

// Below 1 ULP on every machine, values and derivatives alike; what a functor of this class is
// within, for an element type and an instruction set, stands beside it as `error<T, A>`, and the
// tests read it there.
struct faithful {
    XACT_HIDDEN static constexpr char name[] = "faithful";
    template <class T>
    static constexpr bool serves = true;
};

// Correctly rounded, the same bits on every machine and in constant expressions: proven over every
// float, and so for float only. step, linear, relu and leaky_relu are exact as they are, in double
// too.
struct exact {
    XACT_HIDDEN static constexpr char name[] = "exact";
    template <class T>
    static constexpr bool serves = std::is_same_v<T, float>;
};

template <class Accuracy>
concept class_of_accuracy = requires { Accuracy::template serves<float>; };

// A bound in ULP of the element type, measured against the true result over the whole range.
// Hidden, as is every constant of this type: g++ 12 forgets the attribute of a constant that is a
// member template of a class template.
struct XACT_HIDDEN error_bound {
    double value;
    double derivative;
};

} // namespace xact
