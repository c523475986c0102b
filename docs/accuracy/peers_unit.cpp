// SPDX-License-Identifier: MIT
// The functions of other libraries, as their users write them (bench/peers).

#include "contender.hpp"

#include "peers/plain.hpp"
#include "peers/xsimd.hpp"
#if XACT_PEER_LIBMVEC
#include "peers/libmvec.hpp"
#endif
#if XACT_PEER_SLEEF
#include "peers/sleef.hpp"
#endif
#if XACT_PEER_EIGEN
#include "peers/eigen.hpp"
#endif
#if XACT_PEER_HIGHWAY
#include "peers/highway.hpp"
#endif

#include <algorithm>
#include <iterator>

namespace {

template <class Library, class F, class T>
void value(const T* x, T* y, std::size_t n) {
    Library::template value<F>(x, y, n);
}
template <class Library, class F, class T>
void derivative(const T* x, T* d, std::size_t n) {
    T y[1024];
    for (std::size_t i = 0; i < n; i += std::size(y))
        Library::template both<F>(x + i, y, d + i, std::min(n - i, std::size(y)));
}

template <class T, class... Libraries>
constexpr auto all_of() {
    accuracy::table<T, sizeof...(Libraries) * xact::all_functions<>::size> all{};
    xact::for_each(xact::all_functions<>{}, [&]<class F>(F) {
        const auto add = [&]<class Library>() {
            // Where there is one result for an input, there is nothing to compare.
            if constexpr (xact::detail::has_kernels<F, xact::form::value>
                          && Library::template how<F> != nullptr)
                all.add({F::name, Library::name, Library::template how<F>, -1, -1,
                         value<Library, F, T>, derivative<Library, F, T>, nullptr});
        };
        (add.template operator()<Libraries>(), ...);
    });
    return all;
}

template <class T>
constexpr auto all = all_of<T, peers::by_xsimd, peers::by_plain_loops
#if XACT_PEER_LIBMVEC
                            ,
                            peers::by_libmvec
#endif
#if XACT_PEER_SLEEF
                            ,
                            peers::by_sleef, peers::by_sleef_u35
#endif
#if XACT_PEER_EIGEN
                            ,
                            peers::by_eigen
#endif
#if XACT_PEER_HIGHWAY
                            ,
                            peers::by_highway
#endif
                            >();

constexpr char about[] =
    "xsimd " XACT_PEERS_VERSION(XSIMD_VERSION_MAJOR, XSIMD_VERSION_MINOR, XSIMD_VERSION_PATCH) //
    "; glibc " XACT_PEERS_TEXT(__GLIBC__) "." XACT_PEERS_TEXT(__GLIBC_MINOR__)
#if XACT_PEER_LIBMVEC
        "; libmvec, as glibc"
#else
        "; libmvec: not installed"
#endif
#if XACT_PEER_SLEEF
        "; SLEEF " XACT_PEERS_VERSION(SLEEF_VERSION_MAJOR, SLEEF_VERSION_MINOR,
                                      SLEEF_VERSION_PATCHLEVEL)
#else
        "; SLEEF: not installed"
#endif
#if XACT_PEER_EIGEN
            "; Eigen " XACT_PEERS_VERSION(EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION,
                                          EIGEN_MINOR_VERSION)
#else
        "; Eigen: not installed"
#endif
#if XACT_PEER_HIGHWAY
                "; Highway " XACT_PEERS_VERSION(HWY_MAJOR, HWY_MINOR, HWY_PATCH)
#else
        "; Highway: not installed"
#endif
    ;

} // namespace

extern const accuracy::unit XACT_UNIT;
const accuracy::unit XACT_UNIT{XACT_UNIT_NAME,
                               about,
                               {all<float>.entry, all<float>.size},
                               {all<double>.entry, all<double>.size}};
