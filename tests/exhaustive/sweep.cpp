// Every function, value and derivative, over all 2^32 floats: the worst error and the input where it stands, against the
// bound in the header. The fused call is compared bit for bit with the two single ones on the way. One number on the
// command line, N, takes every N-th block of 2^16 patterns only (for instruction sets under an emulator).

#include "cpu.hpp"
#include "reference.hpp"

#include <xact/xact.hpp>

#include <atomic>
#include <bit>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>

namespace {

constexpr std::size_t block = std::size_t{1} << 14;

struct worst {
    double ulp = 0;
    float x = 0;
    float got = 0;
    double want = 0;
    std::uint64_t misrounded = 0;

    void see(float at, float y, double true_value) {
        // The nearest float is the common case; only the rest is worth a logarithm.
        const bool rounded =
            y == static_cast<float>(true_value) || (y != y && true_value != true_value);
        if (!rounded) ++misrounded;
        // |error| ≤ ulp·2^exponent(want): a cheap upper bound first, so that the exact one is computed rarely.
        const double e = std::fabs(static_cast<double>(y) - true_value);
        const double scale = std::max(std::fabs(true_value), 0x1p-126) * 0x1p-24;
        if (e <= ulp * scale) return;
        const double u = reference::ulp_error(y, true_value);
        if (u > ulp) *this = {u, at, y, true_value, misrounded};
    }
    void merge(const worst& other) {
        const auto sum = misrounded + other.misrounded;
        if (other.ulp > ulp) *this = other;
        misrounded = sum;
    }
};

template <class F>
bool sweep(const F& f, std::uint64_t stride) {
    worst value, derivative;
    std::uint64_t differing = 0;
    std::mutex join;
    std::atomic<std::uint64_t> next{0};
    constexpr std::uint64_t blocks = (std::uint64_t{1} << 32) / block;

    const auto work = [&] {
        worst v, d;
        std::uint64_t differ = 0;
        std::vector<float> x(block), y(block), dy(block), y2(block), dy2(block);
        for (std::uint64_t b; (b = next.fetch_add(stride)) < blocks;) {
            for (std::size_t i = 0; i < block; ++i)
                x[i] = std::bit_cast<float>(static_cast<std::uint32_t>(b * block + i));
            xact::forward(f, x, y);
            xact::derivative(f, x, dy);
            xact::forward(f, x, y2, dy2);
            if (std::memcmp(y.data(), y2.data(), block * sizeof(float)) != 0
                || std::memcmp(dy.data(), dy2.data(), block * sizeof(float)) != 0)
                for (std::size_t i = 0; i < block; ++i)
                    differ +=
                        std::bit_cast<std::uint32_t>(y[i]) != std::bit_cast<std::uint32_t>(y2[i])
                        || std::bit_cast<std::uint32_t>(dy[i])
                               != std::bit_cast<std::uint32_t>(dy2[i]);
            for (std::size_t i = 0; i < block; ++i) {
                const double at = x[i];
                v.see(x[i], y[i], reference::value<float>(f, at));
                d.see(x[i], dy[i], reference::derivative<float>(f, at));
            }
        }
        const std::lock_guard lock(join);
        value.merge(v);
        derivative.merge(d);
        differing += differ;
    };
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
        threads.emplace_back(work);
    for (auto& t : threads)
        t.join();

    constexpr xact::error_bound bound = F::template error<float, xact::simd::native>;
    const auto report = [](const char* form, const worst& w, double limit) {
        const bool good = w.ulp <= limit;
        std::printf("  %-10s %s %7.4f ULP (bound %.2f) at x = %a: %a, true %a; misrounded %" PRIu64
                    "\n",
                    form, good ? "ok  " : "FAIL", w.ulp, limit, static_cast<double>(w.x),
                    static_cast<double>(w.got), w.want, w.misrounded);
        return good;
    };
    std::printf("%s\n", F::name);
    bool good = report("value", value, bound.value);
    good &= report("derivative", derivative, bound.derivative);
    std::printf("  %-10s %s %" PRIu64 " of the fused pairs differ from the single calls\n", "fused",
                differing == 0 ? "ok  " : "FAIL", differing);
    std::fflush(stdout);
    return good && differing == 0;
}

} // namespace

int main(int argc, char** argv) {
    cpu::require();
    const std::uint64_t stride = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
    if (stride == 0) {
        std::fprintf(stderr, "usage: %s [N], to sweep every N-th block\n", argv[0]);
        return 2;
    }
    std::printf("%s, %s of all floats\n", xact::simd::native::name(),
                stride == 1 ? "each" : "a part");
    bool good = true;
    xact::for_each(xact::all_functions<>{}, [&](auto f) { good &= sweep(f, stride); });
    return good ? 0 : 1;
}
