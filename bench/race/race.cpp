// SPDX-License-Identifier: MIT
// xact beside the libraries that are installed: tanh, sigmoid, relu and leaky_relu; value, value
// with derivative, backward; float and double; from 16 to 2^24 elements. All contenders of a length
// take turns in one run, so that a ratio is of one run. Then the error of each, and what xact
// promises (targets.hpp).
//
//   xact_race ARCH [--json FILE]    everything; a few minutes
//   xact_race ARCH --targets        what the targets need
//
// Exits with 1 if a target is not met, with 2 if a contender's results are wrong.

#include "functions/all.hpp"
#include "module.hpp"
#include "support/cpu.hpp"
#include "targets.hpp"
#include "timing.hpp"

#include <dlfcn.h>

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <new>
#include <random>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace forms = race::forms;
using race::entry;
using race::id;

// ---- modules ------------------------------------------------------------------------------------

struct listed {
    const char *arch, *name, *path;
};
constexpr listed modules[] = {
#define MODULE(arch, name, path) {arch, name, path},
#define MISSING(name, package)
#include "modules.inc"
#undef MODULE
#undef MISSING
};
constexpr listed missing[] = {
    {"", "", ""},
#define MODULE(arch, name, path)
#define MISSING(name, package) {"", name, package},
#include "modules.inc"
#undef MODULE
#undef MISSING
};

struct peer {
    std::string name, version, note;
    bool there;
};
std::vector<peer> peers;
std::vector<entry> contestants;

// Rounding mode, flush-to-zero and denormals-are-zero are state of the whole thread; the sticky
// exception flags are not compared.
unsigned control_of_arithmetic() {
#if defined(__SSE__)
    return __builtin_ia32_stmxcsr() & ~0x3fu;
#else
    return 0;
#endif
}

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "xact_race: %s\n", why.c_str());
    std::exit(2);
}

void load(const std::string& arch) {
    const unsigned before = control_of_arithmetic();
    for (const auto& m : modules) {
        if (arch != m.arch) continue;
        void* object = dlopen(m.path, RTLD_NOW | RTLD_LOCAL);
        if (!object) {
            peers.push_back({m.name, "", dlerror(), false});
            continue;
        }
        using get = const race::module*();
        auto* get_module = reinterpret_cast<get*>(dlsym(object, "xact_race_module"));
        if (!get_module) give_up(std::string(m.path) + " has no xact_race_module");
        const race::module& loaded = *get_module();
        if (control_of_arithmetic() != before)
            give_up(std::string(m.path)
                    + " changes how the whole process computes (flush-to-zero)");
        peers.push_back({loaded.name, loaded.version, loaded.note, true});
        for (std::size_t i = 0; i < loaded.size; ++i)
            contestants.push_back(loaded.entries[i]);
    }
    for (const auto& m : missing)
        if (*m.name)
            peers.push_back(
                {m.name, "", std::string("not installed; in Debian: ") + m.path, false});
}

// ---- arrays -------------------------------------------------------------------------------------

constexpr std::size_t mask = race::shared - 1; // longer arrays repeat themselves

// Starts at a page boundary: no library is slower so, and oneDNN's backward pass takes twice as
// long where an output starts a few cache lines after an input, modulo the page size. Leaves room
// after the end for libraries that read whole registers there.
template <class T>
class numbers {
public:
    explicit numbers(std::size_t n)
        : size(n), first(static_cast<T*>(::operator new(n * sizeof(T) + 128, page))) {
        std::fill_n(first, n, T(0));
    }
    numbers(const numbers&) = delete;
    numbers& operator=(const numbers&) = delete;
    ~numbers() { ::operator delete(first, page); }
    [[nodiscard]] T* data() const { return first; }
    T& operator[](std::size_t i) const { return first[i]; }
    [[nodiscard]] T* begin() const { return first; }
    [[nodiscard]] T* end() const { return first + size; }
    std::size_t size;

private:
    static constexpr std::align_val_t page{4096};
    T* first;
};

// Typical inputs in a network. Arrays of all lengths start with the same values.
template <class T>
void draw(const numbers<T>& x) {
    std::mt19937 random(1);
    std::normal_distribution<T> normal(0, T(2.5));
    for (std::size_t i = 0; i < x.size; ++i)
        x[i] = i <= mask ? normal(random) : x[i & mask];
}

template <class T>
struct four_arrays {
    explicit four_arrays(std::size_t n) : x(n), dy(n), y(n), d(n) {
        draw(x);
        for (std::size_t i = 0; i < n; ++i)
            dy[i] = T(0.5) + static_cast<T>(i % 7) / 7;
    }
    [[nodiscard]] race::arrays first(std::size_t n) const {
        return {x.data(), dy.data(), y.data(), d.data(), n};
    }
    numbers<T> x, dy, y, d;
};

// ---- is it what it says it is? ------------------------------------------------------------------

// True values of a function by its name, in Real.
template <class T, class Real>
struct truth {
    Real (*value)(Real);
    Real (*derivative)(Real);
};
template <class T, class Real>
truth<T, Real> truth_of(std::string_view function) {
    truth<T, Real> found{[](Real x) { return x; }, nullptr}; // memcpy
    xact::for_each(xact::all_functions<>{}, [&]<class F>(F) {
        if (function == F::name)
            found = {[](Real x) { return reference::value<T>(F{}, x); },
                     [](Real x) { return reference::derivative<T>(F{}, x); }};
    });
    return found;
}

template <class T>
const std::vector<double>& true_results(const numbers<T>& x, std::string_view function,
                                        bool derivative) {
    static std::map<std::pair<std::string, bool>, std::vector<double>> known;
    auto& results = known[{std::string(function), derivative}];
    const std::size_t n = std::min(x.size, mask + 1);
    if (results.size() < n) {
        const auto f = truth_of<T, double>(function);
        results.resize(n);
        for (std::size_t i = 0; i < n; ++i)
            results[i] = (derivative ? f.derivative : f.value)(static_cast<double>(x[i]));
    }
    return results;
}

// Everything has to be written, and nearly right; the exact error is measured elsewhere.
template <class T>
void check(const entry& e, const four_arrays<T>& all, std::size_t n) {
    const auto compare = [&](const numbers<T>& got, bool derivative, bool times_dy) {
        const auto& want = true_results(all.x, e.function, derivative);
        for (std::size_t i = 0; i < n; ++i) {
            const double w = want[i & mask] * (times_dy ? static_cast<double>(all.dy[i]) : 1.0);
            if (!(std::fabs(static_cast<double>(got[i]) - w) <= 1e-5 + 1e-4 * std::fabs(w))) {
                std::ostringstream text;
                text << e.who << ", " << e.function << ", " << e.form << ", " << e.type << ", " << n
                     << " elements: element " << i << ", x = " << +all.x[i] << ", is " << +got[i]
                     << ", and should be about " << w;
                give_up(text.str());
            }
        }
    };
    const std::string_view form = e.form;
    if (form == forms::backward || form == forms::derivative)
        compare(all.y, true, form == forms::backward);
    else
        compare(all.y, false, false);
    if (form == forms::both || form == forms::two_calls) compare(all.d, true, false);
}

// ---- time ---------------------------------------------------------------------------------------

std::map<id, double> measured; // ns for a call; for forms::slowest a multiple

struct state_of_call {
    const entry* e;
    race::arrays a;
    void* prepared;
    void operator()(std::size_t repeats) const { e->run(prepared, a, repeats); }
};

// Races all entries for which `wanted` holds against each other, on n elements. in_place makes each
// call depend on the result of the one before it.
template <class T, class Wanted>
void heat(std::size_t n, double seconds, int rounds, bool in_place, Wanted wanted) {
    // Arrays of that length, not the beginning of longer ones, whose relative placement in memory
    // no user has.
    const four_arrays<T> all(n);
    std::vector<timing::contender> timed;
    std::vector<state_of_call> calls;
    std::vector<id> ids;
    for (const auto& e : contestants) {
        const id name{e.who, e.function, in_place ? forms::latency : e.form, e.type, n};
        if (std::string_view(e.type) != race::type_name<T> || !wanted(e, name)) continue;
        race::arrays a = all.first(n);
        if (in_place) {
            a.x = a.y;
            std::copy_n(all.x.begin(), n, all.y.begin());
        } else {
            std::fill_n(all.y.begin(), n, std::numeric_limits<T>::quiet_NaN());
            std::fill_n(all.d.begin(), n, std::numeric_limits<T>::quiet_NaN());
        }
        const state_of_call call{&e, a, e.prepare ? e.prepare(a) : nullptr};
        if (e.prepare && !call.prepared)
            give_up(std::string(e.who) + " does not prepare " + e.function + ", " + e.form);
        call(1);
        if (!in_place) check(e, all, n);
        calls.push_back(call);
        ids.push_back(name);
        timed.push_back({.run = call});
    }
    if (timed.empty()) return;
    timing::race(timed, seconds, rounds);
    std::fprintf(stderr, "%s, %zu elements%s: %zu contenders\n", race::type_name<T>, n,
                 in_place ? " in place" : "", timed.size());
    for (std::size_t i = 0; i < timed.size(); ++i) {
        measured[ids[i]] = timed[i].best_ns;
        if (calls[i].e->finish) calls[i].e->finish(calls[i].prepared);
    }
}

// The slowest of the inputs that are slow in other libraries, relative to the usual ones; and which
// it was.
std::map<id, std::string> slowest_input;

template <class T>
void special_inputs() {
    using all = std::numeric_limits<T>;
    constexpr std::size_t n = 1024;
    const T values[] = {all::denorm_min() * 12345,
                        all::min(),
                        T(1e-3),
                        T(-30),
                        T(-88),
                        T(100),
                        T(-100),
                        T(-700),
                        T(-740),
                        T(1e-20),
                        T(1000),
                        all::max(),
                        -all::max(),
                        all::infinity(),
                        all::quiet_NaN(),
                        T(0)};
    // The first are the usual ones, the last a mixture. They take turns in the same memory, because
    // the times of the cheapest functions depend on its placement: by a factor of 1.8 even for ones
    // that do not look at x.
    constexpr std::size_t inputs = 2 + std::size(values);
    const numbers<T> x(inputs * n);
    const four_arrays<T> place(n);
    std::copy_n(place.x.begin(), n, x.begin());
    for (std::size_t i = 0; i < std::size(values); ++i)
        std::fill_n(x.begin() + (i + 1) * n, n, values[i]);
    for (std::size_t i = 0; i < n; ++i)
        x[(inputs - 1) * n + i] = x[i] * T(8);
    for (const auto& e : contestants) {
        const std::string_view who = e.who, form = e.form;
        if (!who.starts_with(race::runners::xact) || std::string_view(e.type) != race::type_name<T>
            || (form != forms::value && form != forms::derivative && form != forms::both
                && form != forms::backward))
            continue;
        std::vector<timing::contender> timed;
        for (std::size_t i = 0; i < inputs; ++i) {
            timed.push_back({.run = state_of_call{&e, place.first(n), nullptr}, .before = [&, i] {
                                 std::copy_n(x.begin() + i * n, n, place.x.begin());
                             }});
        }
        timing::race(timed, 0, 200);
        const id name{e.who, e.function, forms::slowest, e.type};
        for (std::size_t i = 1; i < inputs; ++i)
            if (const double ratio = timed[i].best_ns / timed[0].best_ns; ratio > measured[name]) {
                measured[name] = ratio;
                std::ostringstream where;
                where << e.form << " at ";
                if (i <= std::size(values))
                    where << +values[i - 1];
                else
                    where << "N(0, 20²)";
                slowest_input[name] = where.str();
            }
    }
}

// ---- error --------------------------------------------------------------------------------------

struct error {
    double ulp = 0; // the largest
    double at = 0;
};
std::map<id, error> errors;

template <class T, class Real>
double ulps(T got, Real want) {
    if (!std::isfinite(got)) return 1e30;
    int exponent;
    std::frexp(want, &exponent);
    exponent = std::max(exponent, std::numeric_limits<T>::min_exponent);
    const Real unit = std::ldexp(Real(1), exponent - std::numeric_limits<T>::digits);
    return static_cast<double>(std::fabs(static_cast<Real>(got) - want) / unit);
}

// On a sample: values spread evenly over the bit patterns of |x| < 20, and usual ones.
template <class T>
void measure_errors(const auto& raced) {
    using real = std::conditional_t<sizeof(T) == sizeof(float), double, long double>;
    using bits = std::conditional_t<sizeof(T) == sizeof(float), std::uint32_t, std::uint64_t>;
    constexpr std::size_t half = std::size_t{1} << 20;
    const four_arrays<T> all(2 * half);
    draw(all.x);
    constexpr bits last = std::bit_cast<bits>(T(20));
    for (std::size_t i = 0; i < half; ++i) {
        const T x = std::bit_cast<T>(static_cast<bits>(last / (half / 2) * (i / 2)));
        all.x[half + i] = i % 2 ? -x : x;
    }
    std::fill(all.dy.begin(), all.dy.end(), T(1));
    for (const char* form : {forms::value, forms::backward}) {
        const bool derivative = form == forms::backward;
        std::map<std::string, std::vector<real>> truths;
        for (const auto& e : contestants) {
            if (std::string_view(e.type) != race::type_name<T> || !raced(e)
                || std::string_view(e.form) != form || std::string_view(e.function) == "memcpy")
                continue;
            auto& want = truths[e.function];
            if (want.empty()) {
                const auto f = truth_of<T, real>(e.function);
                for (const T x : all.x)
                    want.push_back((derivative ? f.derivative : f.value)(static_cast<real>(x)));
            }
            const race::arrays a = all.first(all.x.size);
            const state_of_call call{&e, a, e.prepare ? e.prepare(a) : nullptr};
            call(1);
            if (e.finish) e.finish(call.prepared);
            error worst;
            for (std::size_t i = 0; i < all.x.size; ++i)
                if (const double u = ulps(all.y[i], want[i]); u > worst.ulp)
                    worst = {u, static_cast<double>(all.x[i])};
            errors[{e.who, e.function, form, e.type}] = worst;
        }
    }
    std::fprintf(stderr, "%s: errors\n", race::type_name<T>);
}

// ---- the targets --------------------------------------------------------------------------------

struct outcome {
    const race::target* t;
    double got, limit; // negative: not measured
    bool met;
};

std::string text_of(const id& i) {
    std::string text = i.who == i.function ? i.who : i.who + "'s " + i.function;
    if (i.form != forms::value) text += ", " + i.form;
    if (i.type != "float") text += ", " + i.type;
    if (i.n != race::in_cache) text += ", " + std::to_string(i.n) + " elements";
    return text;
}

// Nothing is claimed of a contender that is missing, and the output says so.
std::vector<outcome> outcomes(const std::vector<race::target>& targets, const std::string& arch) {
    std::vector<outcome> list;
    for (const auto& t : targets) {
        const double limit = t.limit.on(arch);
        const bool absolute = t.than.who.empty();
        const auto what = measured.find(t.what), than = measured.find(t.than);
        if (limit == 0) continue;
        if (what == measured.end() || (!absolute && than == measured.end())) {
            std::printf("%s: not measured\n",
                        text_of(what == measured.end() ? t.what : t.than).c_str());
            list.push_back({&t, -1, limit, true});
            continue;
        }
        const double ratio = absolute ? what->second : what->second / than->second;
        // Decided by the three printed decimals, because no more of them are reproducible.
        const double got = std::round((t.speedup ? 1 / ratio : ratio) * 1000) / 1000;
        const bool met = t.speedup ? got >= limit : got <= limit;
        std::string text = text_of(t.what);
        if (!absolute) text += (t.speedup ? ", against " : ", in that of ") + text_of(t.than);
        if (slowest_input.contains(t.what)) text += ": " + slowest_input[t.what];
        std::printf("%-86s %7.3f %-5s (at %s %g)  %s\n", text.c_str(), got,
                    absolute && t.what.form != forms::slowest ? "ns" : "times",
                    t.speedup ? "least" : "most", limit, met ? "met" : "NOT MET");
        list.push_back({&t, got, limit, met});
    }
    return list;
}

// ---- JSON ---------------------------------------------------------------------------------------

std::string quoted(const std::string& text) {
    std::string q = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') q += '\\';
        q += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return q + '"';
}

std::string json(const id& i) {
    return "\"who\": " + quoted(i.who) + ", \"function\": " + quoted(i.function) + ", \"form\": "
           + quoted(i.form) + ", \"type\": " + quoted(i.type) + ", \"n\": " + std::to_string(i.n);
}

std::string machine() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name")) {
            const auto colon = line.find(": ");
            if (colon != line.npos) return line.substr(colon + 2);
        }
    return "an unknown processor";
}

// In bytes; of the last level, the part that the first core can reach.
long cache_size(const char* index) {
    std::ifstream size(std::string("/sys/devices/system/cpu/cpu0/cache/") + index + "/size");
    long kilobytes = 0;
    size >> kilobytes;
    return kilobytes * 1024;
}

#if defined(__clang__)
constexpr char compiler[] = __VERSION__;
#elif defined(__GNUC__)
constexpr char compiler[] = "g++ " __VERSION__;
#else
constexpr char compiler[] = "an unknown compiler";
#endif

void write_json(const char* path, const std::string& arch, const std::vector<outcome>& targets) {
    std::ofstream out(path);
    out << "{\"arch\": " << quoted(arch) << ", \"machine\": " << quoted(machine())
        << ", \"cores\": " << std::thread::hardware_concurrency() << ", \"caches\": ["
        << cache_size("index0") << ", " << cache_size("index2") << ", " << cache_size("index3")
        << "], \"compiler\": " << quoted(compiler) << ",\n\"peers\": [";
    const char* comma = "";
    const auto next = [&]() -> std::ostream& {
        out << comma << "\n {";
        comma = ",";
        return out;
    };
    for (const auto& p : peers)
        next() << "\"name\": " << quoted(p.name) << ", \"version\": " << quoted(p.version)
               << ", \"note\": " << quoted(p.note)
               << ", \"there\": " << (p.there ? "true" : "false") << "}";
    out << "],\n\"calls\": [", comma = "";
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& e : contestants)
        if (seen.insert({e.who, e.function}).second)
            next() << "\"who\": " << quoted(e.who) << ", \"function\": " << quoted(e.function)
                   << ", \"how\": " << quoted(e.how) << "}";
    out.precision(6);
    out << "],\n\"times\": [", comma = "";
    for (const auto& [i, ns] : measured)
        if (i.form != forms::slowest) next() << json(i) << ", \"ns\": " << ns << "}";
    out << "],\n\"errors\": [", comma = "";
    for (const auto& [i, e] : errors)
        next() << json(i) << ", \"ulp\": " << e.ulp << ", \"at\": " << e.at << "}";
    out << "],\n\"targets\": [", comma = "";
    for (const auto& o : targets) {
        next() << "\"topic\": " << quoted(o.t->topic) << ", \"what\": {" << json(o.t->what)
               << "}, \"than\": ";
        if (o.t->than.who.empty())
            out << "null";
        else
            out << "{" << json(o.t->than) << "}";
        const auto where = slowest_input.find(o.t->what);
        out << ", \"where\": " << quoted(where == slowest_input.end() ? "" : where->second)
            << ", \"got\": " << o.got << ", \"limit\": " << o.limit
            << ", \"at_least\": " << (o.t->speedup ? "true" : "false")
            << ", \"met\": " << (o.met ? "true" : "false") << "}";
    }
    out << "]}\n";
    if (!out.flush()) give_up(std::string("cannot write ") + path);
}

// The subject of the page: the form and the function are among those that are raced.
bool raced(const entry& e) {
    const std::string_view function = e.function, form = e.form;
    return (function == "tanh" || function == "sigmoid" || function == "relu"
            || function == "leaky_relu" || function == "memcpy")
           && (form == forms::value || form == forms::both || form == forms::backward);
}

template <class T>
void run(const std::set<id>& needed, bool targets_only) {
    const auto is_needed = [&](const entry&, const id& i) { return needed.contains(i); };
    const auto threaded = [](const id& i) {
        return i.form == forms::one_thread || i.form == forms::two_threads;
    };
    for (const std::size_t n : {race::short_length, std::size_t{100}, race::in_cache, race::shared,
                                race::beyond_caches}) {
        // Where a round takes seconds, few rounds have to suffice.
        const double seconds = n <= 100 ? 5 : n == race::in_cache ? 25 : 10;
        const int rounds = n == race::beyond_caches ? 5 : 20;
        heat<T>(n, targets_only ? seconds / 2 : seconds, rounds, false,
                [&](const entry& e, const id& i) {
                    return !threaded(i) && (is_needed(e, i) || (!targets_only && raced(e)));
                });
    }
    heat<T>(race::short_length, targets_only ? 1 : 3, 20, true, [&](const entry& e, const id& i) {
        return std::string_view(e.form) == forms::value && std::string_view(e.function) != "memcpy"
               && (is_needed(e, i) || (!targets_only && raced(e)));
    });
    // Run alone, because threads that have run go on spinning for a while.
    heat<T>(race::shared, 3, 20, false, [&](const entry&, const id& i) { return threaded(i); });
    special_inputs<T>();
    if (!targets_only) measure_errors<T>(raced);
}

} // namespace

int main(int argc, char** argv) {
    std::string arch;
    const char* file = nullptr;
    bool targets_only = false;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--targets")
            targets_only = true;
        else if (argument == "--json" && i + 1 < argc)
            file = argv[++i];
        else if (arch.empty() && !argument.starts_with("-"))
            arch = argument;
        else
            give_up("what is " + argument + "?");
    }
    const auto known = [&](const listed& m) { return arch == m.arch; };
    if (std::none_of(std::begin(modules), std::end(modules), known))
        give_up("for which instruction set? It was built for: " XACT_RACE_ARCHS);
    if (!cpu::has(arch)) {
        std::printf("SKIPPED: this machine does not have %s\n", arch.c_str());
        return 0;
    }
    // oneDNN would use all cores, but one thread is compared.
    setenv("OMP_NUM_THREADS", "1", 1);
    load(arch);
    for (const auto& p : peers)
        std::printf("%s%s%s%s%s\n", p.name.c_str(), p.version.empty() ? "" : " ", p.version.c_str(),
                    p.note.empty() ? "" : ": ", p.note.c_str());

    std::fflush(stdout); // what follows goes to stderr
    const auto targets = race::targets();
    std::set<id> needed;
    for (const auto& t : targets)
        if (t.limit.on(arch) != 0) needed.insert({t.what, t.than});
    run<float>(needed, targets_only);
    run<double>(needed, targets_only);

    std::printf("%s\n", arch.c_str());
    const auto results = outcomes(targets, arch);
    if (file) write_json(file, arch, results);
    return std::any_of(results.begin(), results.end(), [](const outcome& o) { return !o.met; });
}
