// What xact promises about speed, measured: ratios against a contender of the same run. Ends with 1 if one is not met.

#include "peers.hpp"
#include "timing.hpp"

#include <xact/xact.hpp>

#include <cstdio>
#include <cstring>
#include <limits>
#include <new>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <vector>

namespace {

// The limits differ with the width of a register; 0 where nothing is promised.
enum class machine { wide, avx2, other };
constexpr machine here = [] {
    using native = xact::simd::native;
    constexpr auto size = xact::simd::ops<xact::simd::register_t<float, native>>::size;
    return size == 16                                 ? machine::wide
           : size == 8 && xact::simd::has_fma<native> ? machine::avx2
                                                      : machine::other;
}();

struct limits {
    double wide, avx2, other = 0;
    [[nodiscard]] constexpr double now() const {
        return here == machine::wide ? wide : here == machine::avx2 ? avx2 : other;
    }
};

int broken = 0;

void claim(const std::string& what, double got, double limit, const char* unit = "times") {
    if (limit == 0) return;
    const bool met = got <= limit;
    std::printf("%-70s %7.3f %-5s (at most %g)  %s\n", what.c_str(), got, unit, limit,
                met ? "met" : "NOT MET");
    broken += !met;
}

// Starts where a cache line does, as the ratios of the shortest loops hang on it.
template <class T>
struct aligned_allocator {
    using value_type = T;
    static constexpr std::align_val_t line{64};
    T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), line)); }
    void deallocate(T* p, std::size_t) noexcept { ::operator delete(p, line); }
    friend bool operator==(aligned_allocator, aligned_allocator) noexcept { return true; }
};
template <class T>
using numbers = std::vector<T, aligned_allocator<T>>;

// Contenders of one race, by name, each over the same n numbers.
template <class T>
class race {
public:
    race(std::span<const T> input, std::size_t repeats_)
        : x(input), repeats(repeats_), y(input.size()), d(input.size()) {}

    // work(x, y, d), spans.
    template <class Work>
    void add(const std::string& name, Work work) {
        contenders.push_back({name, [this, work] {
                                  for (std::size_t i = 0; i < repeats; ++i) {
                                      work(x, std::span<T>(y), std::span<T>(d));
                                      timing::touch(y.data());
                                  }
                              }});
    }
    void run(int rounds) {
        timing::race(contenders, repeats, rounds);
        for (const auto& c : contenders)
            std::printf("  %-38s %9.4f ns an element\n", c.name.c_str(),
                        c.best_ns / static_cast<double>(x.size()));
    }
    // Of a contender that is not there, nothing is claimed.
    void ratio(const std::string& a, const std::string& b, double limit) const {
        if (has(a) && has(b)) claim(a + ", in that of " + b, time(a) / time(b), limit);
    }

private:
    [[nodiscard]] bool has(const std::string& name) const { return find(name) != contenders.end(); }
    [[nodiscard]] double time(const std::string& name) const { return find(name)->best_ns; }
    [[nodiscard]] std::vector<timing::contender>::const_iterator
    find(const std::string& name) const {
        return std::find_if(contenders.begin(), contenders.end(),
                            [&](const auto& c) { return c.name == name; });
    }
    std::span<const T> x;
    std::size_t repeats;
    numbers<T> y, d;
    std::vector<timing::contender> contenders;
};

template <class T>
numbers<T> usual_numbers(std::size_t n) {
    std::mt19937 random(1);
    std::normal_distribution<T> normal(0, T(2.5));
    numbers<T> x(n);
    for (T& v : x)
        v = normal(random);
    return x;
}

template <class F>
std::string name_of(F f, const char* accuracy) {
    return std::string(accuracy) + " " + f.name;
}

// Value, derivative and both, of one functor.
template <class T, class F>
void add_forms(race<T>& r, const std::string& name, F f) {
    r.add(name, [f](auto x, auto y, auto) { xact::forward(f, x, y); });
    r.add(name + "'s derivative", [f](auto x, auto, auto d) {
        xact::derivative(f, x, d);
        timing::touch(d.data());
    });
    r.add(name + "'s two calls", [f](auto x, auto y, auto d) {
        xact::forward(f, x, y);
        xact::derivative(f, x, d);
        timing::touch(d.data());
    });
    r.add(name + " with derivative", [f](auto x, auto y, auto d) {
        xact::forward(f, x, y, d);
        timing::touch(d.data());
    });
}

constexpr std::size_t in_cache = 4096;

template <class T>
void add_peers(race<T>& r) {
    for (const auto& peer : peers::all<T>())
        r.add(peer.name,
              [run = peer.run](auto x, auto y, auto) { run(x.data(), y.data(), x.size()); });
}

void floats() {
    const auto x = usual_numbers<float>(in_cache);
    race<float> r(x, 50);
    r.add("memcpy",
          [](auto in, auto out, auto) { std::memcpy(out.data(), in.data(), in.size_bytes()); });
    r.add("relu", [](auto in, auto out, auto) { xact::forward(xact::relu{}, in, out); });
    r.add("leaky_relu",
          [](auto in, auto out, auto) { xact::forward(xact::leaky_relu{}, in, out); });
    add_forms(r, "faithful tanh", xact::tanh<xact::faithful>{});
    add_forms(r, "faithful sigmoid", xact::sigmoid<xact::faithful>{});
    add_forms(r, "exact tanh", xact::tanh<xact::exact>{});
    add_forms(r, "exact sigmoid", xact::sigmoid<xact::exact>{});
    add_peers(r);
    r.run(800);

    // memcpy takes the widest registers that the machine has, whatever this was compiled for.
    r.ratio("relu", "memcpy", limits{1.1, 0}.now());
    r.ratio("leaky_relu", "memcpy", limits{1.1, 0}.now());
    r.ratio("faithful tanh", "xsimd's tanh", limits{0.55, 0.65, 1.0}.now());
    r.ratio("faithful tanh", "Eigen's tanh", limits{1.0, 1.3}.now());
    r.ratio("faithful sigmoid", "1/(1 + xsimd's exp)", limits{1.3, 1.5}.now());
    r.ratio("exact tanh", "SLEEF's tanh, u10", limits{0.42, 0.40}.now());
    r.ratio("exact sigmoid", "SLEEF's tanh, u10", limits{0.45, 0.42}.now());
    for (const std::string name : {"exact tanh", "exact sigmoid"})
        r.ratio(name + " with derivative", name, limits{1.5, 1.5}.now());
    r.ratio("faithful sigmoid with derivative", "faithful sigmoid", limits{1.4, 1.4}.now());
    for (const std::string name :
         {"faithful tanh", "faithful sigmoid", "exact tanh", "exact sigmoid"})
        r.ratio(name + " with derivative", name + "'s two calls", 1.0);
}

void doubles() {
    const auto x = usual_numbers<double>(in_cache);
    race<double> r(x, 50);
    add_forms(r, "faithful tanh, double", xact::tanh<xact::faithful>{});
    add_forms(r, "faithful sigmoid, double", xact::sigmoid<xact::faithful>{});
    add_peers(r);
    r.run(400);
    r.ratio("faithful tanh, double", "SLEEF's tanh, u10, double", limits{0.45, 0}.now());
    r.ratio("faithful sigmoid, double", "1/(1 + xsimd's exp), double", limits{1.3, 0}.now());
}

// The slowest of the inputs that are slow elsewhere, against the usual ones.
template <class T, class F>
void special_inputs(const std::string& name, F f) {
    using all = std::numeric_limits<T>;
    constexpr std::size_t n = 1024, repeats = 50;
    numbers<T> d(n), y(n);
    std::vector<numbers<T>> inputs{usual_numbers<T>(n)};
    for (const T value : {all::denorm_min() * 12345, all::min(), T(1e-3), T(-30), T(-88), T(100),
                          T(-100), T(-700), T(-740), T(1e-20), T(1000), all::max(), -all::max(),
                          all::infinity(), all::quiet_NaN(), T(0)})
        inputs.emplace_back(n, value);
    std::vector<timing::contender> forms[3];
    for (const auto& x : inputs) {
        const auto add = [&](int form, auto work) {
            forms[form].push_back({"", [&x, work] {
                                       for (std::size_t i = 0; i < repeats; ++i)
                                           work(x);
                                   }});
        };
        add(0, [&, f](const auto& in) {
            xact::forward(f, in, y);
            timing::touch(y.data());
        });
        add(1, [&, f](const auto& in) {
            xact::derivative(f, in, d);
            timing::touch(d.data());
        });
        add(2, [&, f](const auto& in) {
            xact::forward(f, in, y, d);
            timing::touch(y.data());
            timing::touch(d.data());
        });
    }
    const char* const form_names[] = {"value", "derivative", "both"};
    double slowest = 0;
    std::ostringstream where;
    for (std::size_t form = 0; form < std::size(forms); ++form) {
        timing::race(forms[form], repeats, 60);
        for (std::size_t i = 0; i < inputs.size(); ++i)
            if (const double ratio = forms[form][i].best_ns / forms[form][0].best_ns;
                ratio > slowest) {
                slowest = ratio;
                where.str("");
                where << form_names[form] << " at " << +inputs[i][0];
            }
    }
    claim(name + " where it is slowest: " + where.str(), slowest, 1.5);
}

// Calls on a short array: what one costs among others, and how long one takes when the next waits for its result.
void short_calls() {
    auto x = usual_numbers<float>(16);
    numbers<float> y(16);
    xact::for_each(xact::all_functions<>{}, [&](auto f) {
        const std::span<float> in(x), out(y);
        const auto repeated = [](auto work) {
            return [=] {
                for (int i = 0; i < 1000; ++i)
                    work();
            };
        };
        std::vector<timing::contender> one{
            {"call", repeated([=] {
                 xact::forward(f, in, out);
                 timing::touch(out.data());
             })},
            {"latency", repeated([=] {
                 xact::forward(f, in, in);
                 timing::touch(in.data());
             })},
        };
        timing::race(one, 1000, 400);
        claim(std::string("a call on 16 floats, ") + f.name, one[0].best_ns, 10.0, "ns");
        std::printf("%-70s %7.3f ns\n", "  its latency", one[1].best_ns);
    });
}

} // namespace

int main() {
    std::printf("%s, %zu numbers in cache\n", xact::simd::native::name(), in_cache);
    floats();
    doubles();
    const auto special = [](const char* accuracy, auto functions) {
        xact::for_each(functions, [=](auto f) { special_inputs<float>(name_of(f, accuracy), f); });
    };
    special("faithful", xact::all_functions<xact::faithful>{});
    special("exact", xact::all_functions<xact::exact>{});
    xact::for_each(xact::all_functions<xact::faithful>{},
                   [](auto f) { special_inputs<double>(std::string(f.name) + ", double,", f); });
    short_calls();
    return broken != 0;
}
