// SPDX-License-Identifier: MIT
// A functor in a hand-written loop over batches: a wave shaper, y = tanh(drive*x), fused with the
// mixing of the dry signal.

#include <xact/functions.hpp>

#include <cstdio>
#include <vector>

namespace {

// The batch type is whatever the loop is written for; a scalar goes through the same arithmetic as
// a lane of a batch.
template <class V>
V shape(V x, float drive, float wet) {
    return V(wet) * xact::tanh{}(V(drive) * x) + V(1.0f - wet) * x;
}

} // namespace

int main() {
    std::vector<float> signal(21);
    for (std::size_t i = 0; i < signal.size(); ++i)
        signal[i] = static_cast<float>(i) * 0.1f - 1.0f;

    std::size_t i = 0;
#if XACT_HAS_BATCH
    using batch = xsimd::batch<float>;
    for (; i + batch::size <= signal.size(); i += batch::size)
        shape(batch::load_unaligned(&signal[i]), 3.0f, 0.75f).store_unaligned(&signal[i]);
#endif
    for (; i < signal.size(); ++i)
        signal[i] = shape(signal[i], 3.0f, 0.75f);

    for (std::size_t k = 0; k < signal.size(); k += 4)
        std::printf("%5.2f -> %8.5f\n", static_cast<double>(k) * 0.1 - 1.0, signal[k]);
}
