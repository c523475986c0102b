// Every function in every class, value, derivative and the fused pair, over all 2^32 floats: the worst error and the input
// where it stands, against the bound in the header, and how many results are not the nearest float: none may be where the
// bound is half a unit. The fused call is compared bit for bit with the two single ones on the way.
//
//   sweep [N [FUNCTION]]   every N-th block of patterns only (for instruction sets under an emulator); one function only

#include "cpu.hpp"
#include "nearest.hpp"
#include "reference.hpp"

#include <xact/xact.hpp>

#include <atomic>
#include <bit>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <thread>

namespace {

constexpr std::size_t block = std::size_t{1} << 14;

bool same(float a, float b) {
    return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b) || (a != a && b != b);
}

// ---- what a form of a function got wrong ---------------------------------------------------------------------------------

struct worst {
    double ulp = 0;
    float x = 0;
    float got = 0;
    double want = 0;
    std::uint64_t misrounded = 0;

    void see(float at, float y, double true_value, float nearest) {
        const bool rounded = same(y, nearest);
        misrounded += !rounded;
        // |error| ≤ ulp·2^exponent(want): a cheap upper bound first, so that the exact one is computed rarely.
        const double e = std::fabs(static_cast<double>(y) - true_value);
        const double scale = std::max(std::fabs(true_value), 0x1p-126) * 0x1p-24;
        if (e <= ulp * scale) return;
        double u = reference::ulp_error(y, true_value);
        // What is a hair above a half there is the error of the double.
        if (rounded) u = std::min(u, 0.5);
        if (u > ulp) *this = {u, at, y, true_value, misrounded};
    }
    void merge(const worst& other) {
        const auto sum = misrounded + other.misrounded;
        if (other.ulp > ulp) *this = other;
        misrounded = sum;
    }
};

struct verdict {
    worst value, derivative;
    std::uint64_t differing = 0;

    void merge(const verdict& other) {
        value.merge(other.value);
        derivative.merge(other.derivative);
        differing += other.differing;
    }
};

struct references {
    std::vector<double> want = std::vector<double>(block);
    std::vector<float> nearest = std::vector<float>(block);
};

struct buffers {
    std::vector<float> x = std::vector<float>(block), y = x, dy = x, y2 = x, dy2 = x;
};

template <class F>
void see_block(const F& f, buffers& b, const references& value, const references& derivative,
               verdict& v) {
    xact::forward(f, b.x, b.y);
    xact::derivative(f, b.x, b.dy);
    xact::forward(f, b.x, b.y2, b.dy2);
    for (std::size_t i = 0; i < block; ++i) {
        v.differing += !same(b.y[i], b.y2[i]) || !same(b.dy[i], b.dy2[i]);
        v.value.see(b.x[i], b.y[i], value.want[i], value.nearest[i]);
        v.derivative.see(b.x[i], b.dy[i], derivative.want[i], derivative.nearest[i]);
    }
}

// ---- one function in all its classes -------------------------------------------------------------------------------------

template <template <class> class F, class Accuracy>
const char* class_name(const F<Accuracy>&) {
    return Accuracy::name;
}
const char* class_name(...) { return "every class"; }

template <class F>
bool report(const F& f, const verdict& v) {
    constexpr xact::error_bound bound = F::template error<float, xact::simd::native>;
    const auto one = [](const char* form, const worst& w, double limit) {
        const bool good = w.ulp <= limit && (limit > 0.5 || w.misrounded == 0);
        std::printf("  %-10s %s %7.4f ULP (bound %.2f) at x = %a: %a, true %a; misrounded %" PRIu64
                    "\n",
                    form, good ? "ok  " : "FAIL", w.ulp, limit, static_cast<double>(w.x),
                    static_cast<double>(w.got), w.want, w.misrounded);
        return good;
    };
    std::printf("%s, %s\n", F::name, class_name(f));
    bool good = one("value", v.value, bound.value);
    good &= one("derivative", v.derivative, bound.derivative);
    std::printf("  %-10s %s %" PRIu64 " of the fused pairs differ from the single calls\n", "fused",
                v.differing == 0 ? "ok  " : "FAIL", v.differing);
    std::fflush(stdout);
    return good && v.differing == 0;
}

// The references are those of the first; they are what takes the time.
template <class F, class... More>
bool sweep(std::uint64_t stride, const F& f, const More&... more) {
    constexpr std::size_t classes = 1 + sizeof...(More);
    constexpr std::uint64_t blocks = (std::uint64_t{1} << 32) / block;
    verdict all[classes];
    std::mutex join;
    std::atomic<std::uint64_t> next{0};

    const auto work = [&] {
        verdict mine[classes];
        buffers b;
        references value, derivative;
        for (std::uint64_t k; (k = next.fetch_add(stride)) < blocks;) {
            for (std::size_t i = 0; i < block; ++i) {
                const float x = std::bit_cast<float>(static_cast<std::uint32_t>(k * block + i));
                b.x[i] = x;
                value.want[i] = reference::value<float>(f, static_cast<double>(x));
                value.nearest[i] = reference::nearest(f, x, false, value.want[i]);
                derivative.want[i] = reference::derivative<float>(f, static_cast<double>(x));
                derivative.nearest[i] = reference::nearest(f, x, true, derivative.want[i]);
            }
            verdict* v = mine;
            see_block(f, b, value, derivative, *v);
            (see_block(more, b, value, derivative, *++v), ...);
        }
        const std::lock_guard lock(join);
        for (std::size_t c = 0; c < classes; ++c)
            all[c].merge(mine[c]);
    };
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
        threads.emplace_back(work);
    for (auto& t : threads)
        t.join();

    const verdict* v = all;
    bool good = report(f, *v);
    ((good &= report(more, *++v)), ...);
    return good;
}

// A function that is the same in both classes is swept once.
template <class... F, class... G>
bool sweep_all(xact::function_list<F...>, xact::function_list<G...>, std::uint64_t stride,
               const std::string& only) {
    bool good = true;
    const auto both = [&](const auto& f, const auto& g) {
        if (!only.empty() && only != f.name) return;
        if constexpr (std::is_same_v<decltype(f), decltype(g)>)
            good &= sweep(stride, f);
        else
            good &= sweep(stride, f, g);
    };
    (both(F{}, G{}), ...);
    return good;
}

} // namespace

int main(int argc, char** argv) {
    cpu::require();
    const std::uint64_t stride = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
    if (stride == 0) {
        std::fprintf(stderr, "usage: %s [N [FUNCTION]], to sweep every N-th block\n", argv[0]);
        return 2;
    }
    std::printf("%s, %s of all floats\n", xact::simd::native::name(),
                stride == 1 ? "each" : "a part");
    bool good = sweep_all(xact::all_functions<xact::faithful>{}, xact::all_functions<xact::exact>{},
                          stride, argc > 2 ? argv[2] : "");
    if (reference::undecided != 0) {
        std::printf("FAIL %" PRIu64 " references could not be decided\n",
                    reference::undecided.load());
        good = false;
    }
    return good ? 0 : 1;
}
