// SPDX-License-Identifier: MIT
#pragma once

// Lists of what is tested: function × element type × instruction set.

#include <xact/xact.hpp>

#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace support {

template <class Function, class Element, class Arch>
struct combination {
    using F = Function;
    using T = Element;
    using A = Arch;
};

template <class... List>
using concat = decltype(std::tuple_cat(std::declval<List>()...));

// The class exact of a function that has it is for float only.
template <class F, class A>
using on_elements =
    std::conditional_t<xact::activation_on<F, double>,
                       std::tuple<combination<F, float, A>, combination<F, double, A>>,
                       std::tuple<combination<F, float, A>>>;

template <class F, class Archs>
struct on_archs;
template <class F, class... A>
struct on_archs<F, std::tuple<A...>> {
    using type = concat<on_elements<F, A>...>;
};

template <class Functions, class Archs>
struct product;
template <class... F, class Archs>
struct product<std::tuple<F...>, Archs> {
    using type = concat<typename on_archs<F, Archs>::type...>;
};

// Each function in each class, those that are the same in both once.
template <class All, class... More>
struct without_repeats {
    using type = All;
};
template <class... F, class G, class... More>
struct without_repeats<std::tuple<F...>, G, More...>
    : without_repeats<
          std::conditional_t<(std::is_same_v<F, G> || ...), std::tuple<F...>, std::tuple<F..., G>>,
          More...> {};
template <class... F, class... G>
auto join(xact::function_list<F...>, xact::function_list<G...>)
    -> without_repeats<std::tuple<F...>, G...>;

using functions =
    decltype(join(xact::all_functions<xact::faithful>{}, xact::all_functions<xact::exact>{}))::type;

// Of those, the classes of one function.
#if defined(XACT_TEST_FUNCTION)
template <class F>
using if_tested = std::conditional_t<std::string_view(F::name) == XACT_TEST_FUNCTION, std::tuple<F>,
                                     std::tuple<>>;
template <class All>
struct tested_of;
template <class... F>
struct tested_of<std::tuple<F...>> {
    using type = concat<if_tested<F>...>;
};
using tested = tested_of<functions>::type;
static_assert(std::tuple_size_v<tested> != 0,
              "tests/functions has a file for a function that is not in xact::all_functions");
#endif

// Arrays are compiled for the best instruction set that the flags enable and for none, which is the
// path of machines that xsimd does not know; scalars and batches for the others as well, one of
// those for which the kernels are the same code on registers of another size; unit/registers.cpp
// compares the operations of all. XACT_TEST_ARCH of CMake leaves one instruction set.
#if defined(XACT_TEST_NATIVE_ONLY) || !XACT_HAS_BATCH
using array_archs = std::tuple<xact::simd::native>;
using batch_archs = array_archs;
using all_archs = array_archs;
#else
using array_archs = std::tuple<xact::simd::native, xact::simd::scalar>;
template <class A>
constexpr auto code_of = std::pair{xact::simd::has_fma<A>, xact::simd::table_entries<A>};
template <class Kept, class... More>
struct one_for_each_code {
    using type = Kept;
};
template <class... Kept, class A, class... More>
struct one_for_each_code<std::tuple<Kept...>, A, More...>
    : one_for_each_code<std::conditional_t<((code_of<A> == code_of<Kept>) || ...),
                                           std::tuple<Kept...>, std::tuple<Kept..., A>>,
                        More...> {};
template <class>
struct batch_archs_of;
template <template <class...> class List, class... A>
struct batch_archs_of<List<A...>> {
    using all = std::tuple<A..., xact::simd::scalar>;
    // The native one first, as it need not be the first of xsimd's list.
    using type = concat<typename one_for_each_code<std::tuple<xact::simd::native>, A...>::type,
                        std::tuple<xact::simd::scalar>>;
};
using all_archs = batch_archs_of<xsimd::supported_architectures>::all;
#if XACT_SANITIZED
using batch_archs = array_archs;
#else
using batch_archs = batch_archs_of<xsimd::supported_architectures>::type;
#endif
#endif

} // namespace support
