// SPDX-License-Identifier: MIT
#pragma once

#include <xact/concepts.hpp>

namespace xact {

namespace kernels {

// A kernel in two stages: finish<Form>(begin<Form>(x), x) is its value, its derivative or both, on a pack. An array loop
// begins with the next pack before it finishes one, so that two chains of operations that do not wait for each other are
// under way: a processor looks only so far ahead. x is loaded again for the second stage, rather than kept in registers.
template <class Kernel>
struct in_stages {
    template <class P>
    static XACT_INLINE constexpr P value(P x) noexcept {
        return through<form::value>(x);
    }
    template <class P>
    static XACT_INLINE constexpr P derivative(P x) noexcept {
        return through<form::derivative>(x);
    }
    template <class P>
    static XACT_INLINE constexpr value_derivative<P> both(P x) noexcept {
        return through<form::both>(x);
    }

private:
    template <form Form, class P>
    static XACT_INLINE constexpr auto through(P x) noexcept {
        return Kernel::template finish<Form>(Kernel::template begin<Form>(x), x);
    }
};

template <class Kernel, form Form, class P>
concept staged = requires(P x) { Kernel::template begin<Form>(x); };

} // namespace kernels
} // namespace xact
