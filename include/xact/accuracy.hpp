#pragma once

namespace xact {

// At most 1 ULP for values and 1.2 ULP for derivatives, on every machine; the bound of each functor stands beside it as
// `error`, and the tests read it there.
struct faithful {};

// Correctly rounded, the same bits on every machine; float only. Not there yet for sigmoid and tanh, where asking for it
// does not compile; step, linear, relu and leaky_relu are exact as they are.
struct exact {};

// A bound in ULP of the element type, measured against the true result over the whole range.
struct error_bound {
    double value;
    double derivative;
};

} // namespace xact
