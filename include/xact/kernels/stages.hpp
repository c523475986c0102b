#pragma once

#include <xact/concepts.hpp>

namespace xact {

// What is asked of an activation.
enum class form { value, derivative, both };

namespace kernels {

// A kernel in two stages: finish<Form, P>(begin<Form>(x)) is its value, its derivative or both, on a pack P. An array loop
// begins with the next pack before it finishes one, so that two chains of operations that do not wait for each other are
// under way: a processor looks only so far ahead.
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
        return Kernel::template finish<Form, P>(Kernel::template begin<Form>(x));
    }
};

template <class Kernel, form Form, class P>
concept staged = requires(P x) { Kernel::template begin<Form>(x); };

} // namespace kernels
} // namespace xact
