// SPDX-License-Identifier: MIT
// Measures the functions of the units that it is linked with: the tests' sweep over all floats and sample of doubles, and the
// figures of docs/accuracy.md. Float: every bit pattern, or every N-th block of them. Double: the same number of random points
// in every quarter of a binade, which is uniform in the bit pattern, and as many again in the quarters where an error was
// largest and where results begin to be subnormal, as few of them are rounded at a place of their own. The true value is the
// tests' reference, in double for floats and in long double for doubles.
//
//   measure [--every N] [--double-points N] [--only FUNCTION]   writes what it finds as JSON to standard output
//   measure --check …     writes a line for each form, and ends with 1 if one breaks what is promised
//   measure --bounds      writes the bounds of the headers as JSON, and measures nothing

#include "contender.hpp"
#include "cpu.hpp"
#include "nearest.hpp"
#include "reference.hpp"

#include <xact/functions.hpp>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

// One line, UNIT(name), for each unit that CMake has put into this program.
#define UNIT(name) extern const accuracy::unit name;
#include "units.inc"
#undef UNIT

namespace {

using accuracy::contender;

const accuracy::unit* const units[] = {
#define UNIT(name) &name,
#include "units.inc"
#undef UNIT
};

// ---- numbers of a type ---------------------------------------------------------------------------------------------------

template <class T>
struct type;
template <>
struct type<float> {
    using bits = std::uint32_t;
    using real = double;
    static constexpr char name[] = "float";
    // A result this near to half a unit in the last place may be the nearest or not: the reference itself is off by a few
    // 2^-29 of that.
    static constexpr real doubt = 0x1p-20;
};
template <>
struct type<double> {
    using bits = std::uint64_t;
    using real = long double;
    static constexpr char name[] = "double";
    static constexpr real doubt = 0x1p-8; // 2^-11
};
template <class T>
using bits_t = typename type<T>::bits;
template <class T>
using real_t = typename type<T>::real;

template <class T>
bits_t<T> bits_of(T x) {
    return std::bit_cast<bits_t<T>>(x);
}
template <class T>
bool same(T a, T b) {
    return bits_of(a) == bits_of(b) || (a != a && b != b);
}
// The place of a number in the row of all numbers.
template <class T>
std::int64_t place(T x) {
    const auto b = static_cast<std::int64_t>(bits_of(std::fabs(x)));
    return std::signbit(x) ? -b : b;
}

// A cell is what has the same sign, the same exponent, and the same two bits after it: a quarter of a binade.
template <class T>
inline constexpr int cell_shift = std::numeric_limits<T>::digits - 3;
template <class T>
inline constexpr std::size_t cells = std::size_t{1} << (8 * sizeof(T) - cell_shift<T>);

// ---- what a form of a function gets wrong --------------------------------------------------------------------------------

template <class T>
struct extreme {
    double ulp = -1;
    T x = 0, got = 0;
    real_t<T> want = 0;

    void merge(const extreme& other) {
        if (other.ulp > ulp) *this = other;
    }
};

template <class T>
struct statistics {
    extreme<T> normal;    // where the true result is a normal number
    extreme<T> subnormal; // where it is smaller, 0 included
    std::uint64_t points = 0;
    // Counted over inputs that are spread evenly only.
    std::uint64_t even_points = 0, misrounded = 0;
    // Neighbours in the wrong order, and by how many numbers at most.
    std::uint64_t out_of_order = 0;
    std::int64_t largest_step = 0;
    // No number, though the truth is one, or the other way about.
    std::uint64_t broken = 0, nan_lost = 0;
    T broken_at = 0;
    // Where the true result is a number that is neither normal nor 0.
    T subnormal_from = std::numeric_limits<T>::infinity();
    // Exactly 0, though the true result is a normal number.
    std::uint64_t vanished = 0;
    T vanished_from = std::numeric_limits<T>::infinity();
    std::uint64_t fused_differs = 0;
    // Outside the range of the function, and not the mirror image of what −x gives.
    std::uint64_t outside = 0, mirror_differs = 0;
    std::vector<float> ulp = std::vector<float>(cells<T>), relative = ulp;

    void merge(const statistics& o) {
        normal.merge(o.normal);
        subnormal.merge(o.subnormal);
        points += o.points;
        even_points += o.even_points;
        misrounded += o.misrounded;
        out_of_order += o.out_of_order;
        largest_step = std::max(largest_step, o.largest_step);
        if (o.broken > 0 && (broken == 0 || std::fabs(o.broken_at) < std::fabs(broken_at)))
            broken_at = o.broken_at;
        broken += o.broken;
        nan_lost += o.nan_lost;
        subnormal_from = std::min(subnormal_from, o.subnormal_from);
        vanished += o.vanished;
        if (std::fabs(o.vanished_from) < std::fabs(vanished_from)) vanished_from = o.vanished_from;
        fused_differs += o.fused_differs;
        outside += o.outside;
        mirror_differs += o.mirror_differs;
        for (std::size_t c = 0; c < cells<T>; ++c) {
            ulp[c] = std::max(ulp[c], o.ulp[c]);
            relative[c] = std::max(relative[c], o.relative[c]);
        }
    }
};

// The same for the inputs of one cell, so that many contenders with the same results need it once.
template <class T>
struct finding {
    extreme<T> worst[2]; // normal, subnormal
    double relative = 0;
    std::uint64_t misrounded = 0, out_of_order = 0, broken = 0, nan_lost = 0, vanished = 0;
    std::int64_t largest_step = 0;
    T broken_at = 0, vanished_from = std::numeric_limits<T>::infinity();
    T subnormal_from = std::numeric_limits<T>::infinity();

    void into(statistics<T>& s, std::size_t cell, std::size_t points, bool even) const {
        s.normal.merge(worst[0]);
        s.subnormal.merge(worst[1]);
        s.points += points;
        if (even) {
            s.even_points += points;
            s.misrounded += misrounded;
        }
        s.out_of_order += out_of_order;
        s.largest_step = std::max(s.largest_step, largest_step);
        if (broken > 0 && (s.broken == 0 || std::fabs(broken_at) < std::fabs(s.broken_at)))
            s.broken_at = broken_at;
        s.broken += broken;
        s.nan_lost += nan_lost;
        s.subnormal_from = std::min(s.subnormal_from, subnormal_from);
        s.vanished += vanished;
        if (std::fabs(vanished_from) < std::fabs(s.vanished_from)) s.vanished_from = vanished_from;
        const double most = std::max({worst[0].ulp, worst[1].ulp, 0.0});
        s.ulp[cell] = std::max(s.ulp[cell], static_cast<float>(most));
        s.relative[cell] = std::max(s.relative[cell], static_cast<float>(relative));
    }
};

// ---- inputs of one cell, and the truth about them ------------------------------------------------------------------------

template <class T>
struct truth {
    std::vector<real_t<T>> want, ulp;

    explicit truth(std::size_t n) : want(n), ulp(n) {}

    // One unit in the last place at `want`.
    static real_t<T> unit(real_t<T> want) {
        using limits = std::numeric_limits<T>;
        if constexpr (sizeof(T) == sizeof(float)) {
            const auto power = std::bit_cast<std::uint64_t>(want) & 0x7ff0'0000'0000'0000;
            return std::max(std::bit_cast<double>(power), 0x1p-126) * 0x1p-23;
        } else {
            const int e = want == 0 ? limits::min_exponent - 1
                                    : std::max(std::ilogb(want), limits::min_exponent - 1);
            return std::ldexp(real_t<T>(1), e - limits::digits + 1);
        }
    }
    void set(std::size_t i, real_t<T> value) {
        want[i] = value;
        ulp[i] = std::isfinite(value) ? unit(value) : value;
    }
};

template <class T>
struct chunk {
    std::size_t cell = 0;
    std::size_t points = 0; // x may have one more, for the order of neighbours
    bool neighbours = false;
    bool even = true; // one of many that together are spread evenly over all bit patterns
    std::vector<T> x;
};

// `nearest(i)` is asked where results stand near the middle between two numbers.
template <class T, class Nearest>
finding<T> look(const chunk<T>& c, const truth<T>& t, const T* y, const Nearest& nearest) {
    using real = real_t<T>;
    constexpr real smallest = std::numeric_limits<T>::min();
    constexpr real surely_right = real(0.5) - type<T>::doubt;
    finding<T> f;
    // Running maxima, kept without a division: error > ulp·unit is the question.
    real most[2] = {-1, -1}, relative = 0;
    for (std::size_t i = 0; i < c.points; ++i) {
        const real want = t.want[i], unit = t.ulp[i], got = static_cast<real>(y[i]);
        const real error = std::fabs(got - want), size = std::fabs(want);
        const bool small = !(size >= smallest);
        real u = -1;
        if (small && size > 0) f.subnormal_from = std::min(f.subnormal_from, std::fabs(c.x[i]));
        if (!(error <= surely_right * unit)) {
            if (want != want) {
                f.nan_lost += got == got;
                continue;
            }
            if (!std::isfinite(want) || !std::isfinite(got)) {
                if (reference::ulp_error(y[i], want) != 0) {
                    if (f.broken++ == 0 || std::fabs(c.x[i]) < std::fabs(f.broken_at))
                        f.broken_at = c.x[i];
                }
                continue;
            }
            u = std::min(error / unit, real(1e30)); // beyond that JSON and float have no more room
            if (u > real(0.5) + type<T>::doubt)
                ++f.misrounded;
            else if (sizeof(T) == sizeof(float) && y[i] != nearest(i))
                ++f.misrounded;
            else // what is a hair above a half there is the error of the reference
                u = std::min(u, real(0.5));
            if (got == 0 && !small) {
                ++f.vanished;
                if (std::fabs(c.x[i]) < std::fabs(f.vanished_from)) f.vanished_from = c.x[i];
            }
        }
        if (error > most[small] * unit) {
            if (u < 0) u = error / unit;
            if (u > most[small]) {
                most[small] = u;
                f.worst[small] = {static_cast<double>(u), c.x[i], y[i], want};
            }
        }
        if (error > relative * size) relative = error / size;
    }
    f.relative = static_cast<double>(std::min(relative, real(1e30)));
    if (c.neighbours)
        for (std::size_t i = 0; i < c.points; ++i) {
            if (y[i] == y[i + 1]) continue;
            // Which way the truth goes; where the reference cannot tell, no way is wrong.
            const real step = t.want[i + 1] - t.want[i];
            const real blur = std::fabs(t.want[i]) * real(0x1p-49);
            if ((y[i] < y[i + 1] && step < -blur) || (y[i] > y[i + 1] && step > blur)) {
                ++f.out_of_order;
                f.largest_step = std::max(f.largest_step, std::abs(place(y[i + 1]) - place(y[i])));
            }
        }
    return f;
}

// ---- one function, all its contenders ------------------------------------------------------------------------------------

template <class T>
struct entrant {
    const accuracy::unit* unit;
    const contender<T>* call;
};

template <class T>
struct record {
    statistics<T> value, derivative;
};

template <class F, class T>
class comparison {
public:
    comparison(const F& function, const std::vector<entrant<T>>& all, std::size_t chunk_size)
        : f(function), entrants(all), shape(reference::shape_of<T>(function)), value(chunk_size),
          derivative(chunk_size), records(all.size()), y(all.size(), std::vector<T>(chunk_size)),
          d(y), y2(chunk_size), d2(chunk_size), minus_x(chunk_size) {}

    void see(const chunk<T>& c) {
        const std::size_t n = c.x.size();
        for (std::size_t i = 0; i < n; ++i) {
            const auto x = static_cast<real_t<T>>(c.x[i]);
            value.set(i, reference::value<T>(f, x));
            derivative.set(i, reference::derivative<T>(f, x));
        }
        for (std::size_t e = 0; e < entrants.size(); ++e) {
            const contender<T>& call = *entrants[e].call;
            call.value(c.x.data(), y[e].data(), n);
            call.derivative(c.x.data(), d[e].data(), n);
            if (call.value_bound >= 0) see_shape(c, e);
            if (!call.both) continue;
            call.both(c.x.data(), y2.data(), d2.data(), n);
            if (std::memcmp(y[e].data(), y2.data(), c.points * sizeof(T)) != 0
                || std::memcmp(d[e].data(), d2.data(), c.points * sizeof(T)) != 0)
                for (std::size_t i = 0; i < c.points; ++i) {
                    records[e].value.fused_differs += !same(y[e][i], y2[i]);
                    records[e].derivative.fused_differs += !same(d[e][i], d2[i]);
                }
        }
        judge(c, value, y, false, &record<T>::value);
        judge(c, derivative, d, true, &record<T>::derivative);
    }
    std::vector<record<T>>& result() { return records; }

private:
    // A NaN is no matter of these.
    void see_shape(const chunk<T>& c, std::size_t e) {
        record<T>& r = records[e];
        for (std::size_t i = 0; i < c.points; ++i) {
            const T v = y[e][i], slope = d[e][i];
            r.value.outside += v < shape.value_low || v > shape.value_high;
            r.derivative.outside +=
                slope < shape.derivative_low || slope > shape.derivative_high || is_minus_0(slope);
        }
        if (std::signbit(c.x[0]) || !(shape.odd_value || shape.even_derivative)) return;
        const contender<T>& call = *entrants[e].call;
        for (std::size_t i = 0; i < c.points; ++i)
            minus_x[i] = -c.x[i];
        if (shape.odd_value) call.value(minus_x.data(), y2.data(), c.points);
        if (shape.even_derivative) call.derivative(minus_x.data(), d2.data(), c.points);
        for (std::size_t i = 0; i < c.points; ++i) {
            r.value.mirror_differs += shape.odd_value && !same(y[e][i], -y2[i]);
            r.derivative.mirror_differs += shape.even_derivative && !same(d[e][i], d2[i]);
        }
    }
    static bool is_minus_0(T x) { return x == 0 && std::signbit(x); }

    void judge(const chunk<T>& c, const truth<T>& t, const std::vector<std::vector<T>>& results,
               bool of_derivative, statistics<T> record<T>::* form) {
        const auto nearest = [&](std::size_t i) {
            // The reference of a double is a long double already: there is nothing better to ask.
            if constexpr (sizeof(T) == sizeof(float))
                return reference::nearest(f, c.x[i], of_derivative, t.want[i]);
            else
                return static_cast<T>(t.want[i]);
        };
        std::vector<finding<T>> findings(results.size());
        for (std::size_t e = 0; e < results.size(); ++e) {
            std::size_t twin = 0;
            while (twin < e
                   && std::memcmp(results[twin].data(), results[e].data(), c.x.size() * sizeof(T))
                          != 0)
                ++twin;
            findings[e] = twin < e ? findings[twin] : look(c, t, results[e].data(), nearest);
            findings[e].into(records[e].*form, c.cell, c.points, c.even);
        }
    }

    const F& f;
    const std::vector<entrant<T>>& entrants;
    const reference::shape<T> shape;
    truth<T> value, derivative;
    std::vector<record<T>> records;
    std::vector<std::vector<T>> y, d;
    std::vector<T> y2, d2, minus_x;
};

// fill(k, chunk) sets up the k-th chunk of `count`.
template <class F, class T, class Fill>
void run(const F& f, const std::vector<entrant<T>>& all, std::size_t chunk_size,
         std::uint64_t count, std::vector<record<T>>& total, const Fill& fill) {
    std::atomic<std::uint64_t> next{0};
    std::mutex join;
    const auto work = [&] {
        comparison<F, T> mine(f, all, chunk_size);
        chunk<T> c;
        for (std::uint64_t k; (k = next++) < count;) {
            fill(k, c);
            mine.see(c);
        }
        const std::lock_guard lock(join);
        for (std::size_t e = 0; e < all.size(); ++e) {
            total[e].value.merge(mine.result()[e].value);
            total[e].derivative.merge(mine.result()[e].derivative);
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
        threads.emplace_back(work);
    for (auto& t : threads)
        t.join();
}

#if defined(__clang__)
constexpr char compiler[] = __VERSION__;
#elif defined(__GNUC__)
constexpr char compiler[] = "g++ " __VERSION__;
#else
constexpr char compiler[] = "an unknown compiler";
#endif

struct options {
    std::uint64_t every = 1;
    std::uint64_t double_points = 20'000'000;
    bool check = false, bounds = false;
    std::string only;
};

template <class F>
void sweep(const F& f, const std::vector<entrant<float>>& all, const options& o,
           std::vector<record<float>>& total) {
    constexpr std::uint64_t block = std::uint64_t{1} << 14;
    constexpr std::uint64_t blocks = (std::uint64_t{1} << 32) / block;
    run(f, all, block + 1, (blocks + o.every - 1) / o.every, total,
        [&](std::uint64_t k, chunk<float>& c) {
            const auto first = static_cast<std::uint32_t>(k * o.every * block);
            c.cell = first >> cell_shift<float>;
            c.points = block;
            c.neighbours = true;
            c.x.resize(block + 1);
            for (std::uint32_t i = 0; i <= block; ++i)
                c.x[i] = std::bit_cast<float>(first + i);
        });
}

// The output function of splitmix64: as random as this needs, and the same in every run.
std::uint64_t scramble(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

template <class F>
void sample(const F& f, const std::vector<entrant<double>>& all, const options& o,
            std::vector<record<double>>& total) {
    constexpr std::uint64_t chunk_size = 1 << 10;
    // 2^bits neighbours.
    struct window {
        std::uint64_t first;
        int bits;
        bool operator<(const window& o) const { return first < o.first; }
    };
    const auto quarter = [](std::uint64_t cell) {
        return window{cell << cell_shift<double>, cell_shift<double>};
    };
    const auto in_window = [](const window& w, std::uint64_t seed, std::uint64_t n,
                              chunk<double>& c) {
        c.cell = w.first >> cell_shift<double>;
        c.points = n;
        c.x.resize(n);
        for (std::uint64_t i = 0; i < n; ++i) {
            const std::uint64_t random = scramble((seed << 12 | i) * 0x9e3779b97f4a7c15);
            c.x[i] = std::bit_cast<double>(w.first + (random >> (64 - w.bits)));
        }
    };
    const std::uint64_t each =
        std::clamp<std::uint64_t>(o.double_points / 2 / cells<double>, 1, chunk_size);
    run(f, all, chunk_size, cells<double>, total,
        [&](std::uint64_t k, chunk<double>& c) { in_window(quarter(k), k, each, c); });
    // Now where it hurts: of each contender and form, the quarters with the largest errors, and the numbers from a little
    // before the first subnormal result to e times as small a one. As that is no more than a hundredth of a quarter, the
    // quarter itself would not show it.
    std::set<window> dense;
    for (const auto& r : total)
        for (const auto* s : {&r.value, &r.derivative}) {
            std::vector<std::size_t> order(cells<double>);
            for (std::size_t i = 0; i < order.size(); ++i)
                order[i] = i;
            constexpr std::ptrdiff_t most = 12;
            std::partial_sort(order.begin(), order.begin() + most, order.end(),
                              [&](auto a, auto b) { return s->ulp[a] > s->ulp[b]; });
            for (std::ptrdiff_t i = 0; i < most; ++i)
                if (s->ulp[order[static_cast<std::size_t>(i)]] > 0)
                    dense.insert(quarter(order[static_cast<std::size_t>(i)]));
            if (s->subnormal_from >= 1 && std::isfinite(s->subnormal_from)) {
                // Whole windows of 2^-10 of a binade, so that contenders with nearly the same limit share them.
                constexpr int bits = std::numeric_limits<double>::digits - 1 - 10;
                const std::uint64_t at = bits_of(s->subnormal_from) >> bits;
                for (std::uint64_t w = at - 1; w <= at + 1; ++w)
                    for (const std::uint64_t sign : {std::uint64_t{0}, std::uint64_t{1} << 63})
                        dense.insert({w << bits | sign, bits});
            }
        }
    if (dense.empty()) return;
    const std::vector<window> chosen(dense.begin(), dense.end());
    run(f, all, chunk_size, o.double_points / 2 / chunk_size, total,
        [&](std::uint64_t k, chunk<double>& c) {
            in_window(chosen[k % chosen.size()], cells<double> + k, chunk_size, c);
            c.even = false;
        });
}

// ---- the report ----------------------------------------------------------------------------------------------------------

template <class T>
void print_extreme(const char* name, const extreme<T>& e) {
    if (e.ulp < 0) return;
    std::printf(", \"%s\": {\"ulp\": %.6g, \"x\": \"%a\", \"got\": \"%a\", \"want\": \"%a\"}", name,
                e.ulp, static_cast<double>(e.x), static_cast<double>(e.got),
                static_cast<double>(e.want));
}

template <class T>
void print(const statistics<T>& s, double bound) {
    std::printf("{\"bound\": %g, \"points\": %" PRIu64 ", \"even_points\": %" PRIu64
                ", \"misrounded\": %" PRIu64 ", \"fused_differs\": %" PRIu64,
                bound, s.points, s.even_points, s.misrounded, s.fused_differs);
    print_extreme("normal", s.normal);
    print_extreme("subnormal", s.subnormal);
    if (sizeof(T) == sizeof(float))
        std::printf(", \"out_of_order\": %" PRIu64 ", \"largest_step\": %" PRId64, s.out_of_order,
                    s.largest_step);
    if (s.broken > 0)
        std::printf(", \"broken\": %" PRIu64 ", \"broken_at\": \"%a\"", s.broken,
                    static_cast<double>(s.broken_at));
    if (s.nan_lost > 0) std::printf(", \"nan_lost\": %" PRIu64, s.nan_lost);
    if (std::isfinite(s.subnormal_from))
        std::printf(", \"subnormal_from\": \"%a\"", static_cast<double>(s.subnormal_from));
    if (s.vanished > 0)
        std::printf(", \"vanished\": %" PRIu64 ", \"vanished_from\": \"%a\"", s.vanished,
                    static_cast<double>(s.vanished_from));
    // Each quarter of a binade that has an error, by the number where it begins.
    std::printf(", \"cells\": [");
    const char* comma = "";
    for (std::size_t c = 0; c < cells<T>; ++c)
        if (s.ulp[c] > 0 || s.relative[c] > 0) {
            const auto begin = std::bit_cast<T>(
                static_cast<bits_t<T>>(static_cast<bits_t<T>>(c) << cell_shift<T>));
            std::printf("%s[\"%a\", %.4g, %.4g]", comma, static_cast<double>(begin),
                        static_cast<double>(s.ulp[c]), static_cast<double>(s.relative[c]));
            comma = ", ";
        }
    std::printf("]}");
}

// ---- the check -----------------------------------------------------------------------------------------------------------

template <class T>
bool check_form(const char* form, const statistics<T>& s, double bound, const options& o) {
    const extreme<T>& worst = s.normal.ulp >= s.subnormal.ulp ? s.normal : s.subnormal;
    constexpr bool is_float = sizeof(T) == sizeof(float);
    // A published figure stays true only if it is what is found, where enough was looked at.
    const bool all = is_float ? o.every == 1 : o.double_points >= 100'000'000;
    std::string faults;
    const auto fault = [&](bool it, const char* what) {
        if (it) faults += std::string(faults.empty() ? "" : ", ") + what;
    };
    fault(worst.ulp > bound, "over the bound");
    fault(all && bound > 0.5 && worst.ulp < 0.9 * bound, "the bound is to be tightened");
    fault(is_float && bound <= 0.5 && s.misrounded > 0, "misrounded");
    fault(s.out_of_order > 0 && bound <= 0.5, "not monotonous");
    fault(s.largest_step > 1, "not monotonous by more than 1 ULP");
    fault(s.outside > 0, "outside its range");
    fault(s.mirror_differs > 0, "no mirror image at 0");
    fault(s.fused_differs > 0, "other bits in the fused call");
    fault(s.broken > 0, "not finite or finite by mistake");
    fault(s.nan_lost > 0, "a NaN is lost");
    fault(s.vanished > 0, "0 by mistake");
    std::printf("  %-10s %-4s %.4f ULP (bound %.2f) at x = %a: %a, true %a; misrounded %" PRIu64
                ", wrong order %" PRIu64 "%s%s\n",
                form, faults.empty() ? "ok" : "FAIL", std::max(worst.ulp, 0.0), bound,
                static_cast<double>(worst.x), static_cast<double>(worst.got),
                static_cast<double>(worst.want), s.misrounded, s.out_of_order,
                faults.empty() ? "" : ": ", faults.c_str());
    return faults.empty();
}

bool good = true;
const char* separator = "";

template <class T, class F>
void measure(const F& f, const options& o) {
    std::vector<entrant<T>> all;
    for (const accuracy::unit* u : units)
        if (cpu::has(u->arch))
            for (const contender<T>& c : accuracy::contenders<T>(*u))
                if (std::strcmp(c.function, F::name) == 0) all.push_back({u, &c});
    if (all.empty()) return;
    std::fprintf(stderr, "%s of %s: %zu contenders\n", F::name, type<T>::name, all.size());
    std::vector<record<T>> total(all.size());
    if constexpr (sizeof(T) == sizeof(float))
        sweep(f, all, o, total);
    else
        sample(f, all, o, total);
    for (std::size_t e = 0; e < all.size(); ++e) {
        const contender<T>& c = *all[e].call;
        if (o.check) {
            std::printf("%s, %s, %s, %s\n", F::name, type<T>::name, c.who, all[e].unit->arch);
            good &= check_form("value", total[e].value, c.value_bound, o);
            good &= check_form("derivative", total[e].derivative, c.derivative_bound, o);
            std::fflush(stdout);
            continue;
        }
        std::printf(
            "%s\n{\"function\": \"%s\", \"who\": \"%s\", \"how\": \"%s\", \"arch\": \"%s\", "
            "\"type\": \"%s\",\n \"value\": ",
            separator, F::name, c.who, c.how, all[e].unit->arch, type<T>::name);
        print(total[e].value, c.value_bound);
        std::printf(",\n \"derivative\": ");
        print(total[e].derivative, c.derivative_bound);
        std::printf("}");
        separator = ",";
    }
}

template <class T>
void print_bounds() {
    for (const accuracy::unit* u : units)
        for (const contender<T>& c : accuracy::contenders<T>(*u)) {
            std::printf("%s\n{\"function\": \"%s\", \"who\": \"%s\", \"arch\": \"%s\", "
                        "\"type\": \"%s\", \"value\": %g, \"derivative\": %g}",
                        separator, c.function, c.who, u->arch, type<T>::name, c.value_bound,
                        c.derivative_bound);
            separator = ",";
        }
}

bool read(options& o, int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        if (name == "--check") {
            o.check = true;
            continue;
        }
        if (name == "--bounds") {
            o.bounds = true;
            continue;
        }
        if (++i >= argc) return false;
        const std::uint64_t n = std::strtoull(argv[i], nullptr, 10);
        if (name == "--only")
            o.only = argv[i];
        else if (n > 0 && name == "--every")
            o.every = n;
        else if (n > 0 && name == "--double-points")
            o.double_points = n;
        else
            return false;
    }
    return true;
}

void print_head(const options& o) {
    std::printf("{\"every\": %" PRIu64 ", \"double_points\": %" PRIu64
                ", \"compiler\": \"%s\", \"units\": [",
                o.every, o.double_points, compiler);
    for (const char* comma = ""; const accuracy::unit* u : units) {
        std::printf("%s\n {\"arch\": \"%s\", \"ran\": %s, \"about\": \"%s\"}", comma, u->arch,
                    cpu::has(u->arch) ? "true" : "false", u->about);
        comma = ",";
    }
    std::printf("],\n\"results\": [");
}

} // namespace

int main(int argc, char** argv) {
    options o;
    if (!read(o, argc, argv)) {
        std::fprintf(stderr,
                     "usage: %s [--check | --bounds] [--every N] [--double-points N] "
                     "[--only FUNCTION]\n",
                     argv[0]);
        return 2;
    }
    if (o.bounds) {
        std::printf("[");
        print_bounds<float>();
        print_bounds<double>();
        std::printf("]\n");
        return 0;
    }
    if (o.check) {
        for (const accuracy::unit* u : units)
            if (!cpu::has(u->arch)) std::printf("SKIPPED %s: this machine lacks it\n", u->arch);
        std::printf("%s floats, %" PRIu64 " doubles for each function\n",
                    o.every == 1 ? "all 2^32" : "a part of the", o.double_points);
    } else {
        print_head(o);
    }
    xact::for_each(xact::all_functions<>{}, [&](auto f) {
        if (!o.only.empty() && o.only != f.name) return;
        measure<float>(f, o);
        measure<double>(f, o);
    });
    if (!o.check) std::printf("]}\n");
    if (reference::undecided == 0) return good ? 0 : 1;
    std::fprintf(stderr, "%" PRIu64 " true values could not be rounded\n",
                 reference::undecided.load());
    return 1;
}
