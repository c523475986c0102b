// SPDX-License-Identifier: MIT
#pragma once

// What xact needs to know about the compiler. Nothing in here is part of the interface.

// Nothing else would be understood, or would be wrong without a word, so the compiler is to stop at
// the reason. No directive but an #include that fails ends a compilation at once.
#if defined(_MSVC_LANG)
#define XACT_LANGUAGE _MSVC_LANG
#else
#define XACT_LANGUAGE __cplusplus
#endif
#if XACT_LANGUAGE < 202002L
#error                                                                                             \
    "xact needs C++20: compile with -std=c++20 (/std:c++20) or newer; CMake's target xact::xact asks for it"
#include <stopped-by-the-error-above>
#endif

// float and double in more precision than their own (x87, and clang's -ffp-eval-method): a number
// would differ from an element of an array, and from itself, depending on when it goes to memory.
// 16 is about _Float16; clang's -1 is -ffast-math.
#if defined(__FLT_EVAL_METHOD__)
#if __FLT_EVAL_METHOD__ == -1 && defined(__clang__)
#define XACT_REORDERED 1
#elif __FLT_EVAL_METHOD__ != 0 && __FLT_EVAL_METHOD__ != 16
#error                                                                                             \
    "xact needs float and double to be computed in their own precision, but these flags compute in more (__FLT_EVAL_METHOD__ is not 0): compile for 32-bit x86 with -msse2 -mfpmath=sse, and without -mfpmath=387, -mfpmath=both, -mno-sse, -mno-sse2 and -ffp-eval-method"
#include <stopped-by-the-error-above>
#endif
#endif

#include <xact/version.hpp>

// The address sanitizer follows every load and store of a function after inlining, xact's array
// loops among them. Checks of each reference between the hundreds of small functions that a kernel
// is made of would find nothing, and take compilers minutes for each kernel; they are left out.
#if defined(__SANITIZE_ADDRESS__)
#define XACT_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define XACT_SANITIZED 1
#endif
#endif
#if !defined(XACT_SANITIZED)
#define XACT_SANITIZED 0
#define XACT_UNCHECKED
#elif defined(__clang__)
#define XACT_UNCHECKED , __no_sanitize__("undefined")
#else
#define XACT_UNCHECKED , __no_sanitize__("undefined", "address")
#endif

// `inline` alone leaves kernels out of line, and an out-of-line copy of a function is the one thing
// that two translation units with different instruction sets must not share.
#if defined(_MSC_VER) && !defined(__clang__)
#define XACT_INLINE __forceinline
#define XACT_INLINE_LAMBDA [[msvc::forceinline]]
#define XACT_COLD __declspec(noinline)
#define XACT_OUTLINE __declspec(noinline)
#else
// In the spelling that no macro can reach: others have one named noinline.
#define XACT_INLINE inline __attribute__((__always_inline__ XACT_UNCHECKED))
#define XACT_INLINE_LAMBDA __attribute__((__always_inline__ XACT_UNCHECKED))
#define XACT_COLD __attribute__((__noinline__, __cold__))
#define XACT_OUTLINE __attribute__((__noinline__))
#endif

// The members that are a functor's parameters, in an anonymous struct: they are the functor's own,
// so leaky_relu{0.2} and leaky_relu{.negative_slope = 0.2} initialise them; leaky_relu(0.2), which
// reads like a call of the function and would be a functor too, does not compile, as only braces
// reach into a nested aggregate. clang before 19 loses designators of such members in templates,
// and has them as they are; of those, 16 to 18 know leaky_relu(0.2). Functors that have it are in
// the inline namespace made_with_braces: g++ refuses leaky_relu(0.2) with the full name of the
// class, and shows no line of it.
#if defined(__clang__) && (__clang_major__ < 19 || defined(__apple_build_version__))
#define XACT_PARAMETERS(...) __VA_ARGS__
#elif defined(_MSC_VER) && !defined(__clang__)
#define XACT_PARAMETERS(...)                                                                       \
    struct {                                                                                       \
        __VA_ARGS__                                                                                \
    };
#else
#define XACT_PARAMETERS(...)                                                                       \
    __extension__ struct {                                                                         \
        __VA_ARGS__                                                                                \
    };
#endif

// Of static data that can need memory: does not come out of a shared object (only ELF has symbols
// that could). g++ makes static data of templates and inline variables unique in the process
// (STB_GNU_UNIQUE), and a shared object that has such a symbol stays loaded after dlclose. On a
// type it holds for all that is static in it.
#if defined(__ELF__) && defined(__GNUC__)
#define XACT_HIDDEN __attribute__((__visibility__("hidden")))
#else
#define XACT_HIDDEN
#endif

// What the optimiser may take for granted.
#if defined(_MSC_VER) && !defined(__clang__)
#define XACT_ASSUME(condition) __assume(condition)
#else
#define XACT_ASSUME(condition)                                                                     \
    do {                                                                                           \
        if (!(condition)) __builtin_unreachable();                                                 \
    } while (false)
#endif

// Flags that let the compiler reorder arithmetic, or reason as if there were no NaN. g++ has a
// macro for each; clang tells only of -ffast-math and -ffinite-math-only, and of the rest
// require_arithmetic below finds out; who accepts them there gets the fences.
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)              \
    || defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__)                               \
    || defined(__NO_SIGNED_ZEROS__) || defined(_M_FP_FAST) || defined(XACT_REORDERED)              \
    || (defined(__clang__) && defined(XACT_FAST_MATH_ACCEPTED))
#define XACT_FAST_MATH 1
#else
#define XACT_FAST_MATH 0
#endif

// The empty assembly of a fence: the compiler sees a value come out of it of which it knows
// nothing. Under -ffast-math it is volatile, so that two of the same value are not merged into one
// either.
#if XACT_FAST_MATH
#define XACT_ASM asm volatile
#else
#define XACT_ASM asm
#endif

#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define XACT_HAS_EXCEPTIONS 1
#else
#define XACT_HAS_EXCEPTIONS 0
#endif

// From inside a header xact cannot take back what these flags permit: NaN and infinities assumed
// away, sums reordered, divisions replaced, and, with g++, a start-up file that flushes subnormals
// for the whole program. So it says so. (The bits of the class exact do hold for numbers,
// subnormals apart: tests/hash.)
#if XACT_FAST_MATH && !defined(XACT_FAST_MATH_ACCEPTED)
#pragma message(                                                                                   \
    "xact: under -ffast-math and its like nothing is promised for NaN, infinities and subnormals, nor the error bounds and equal bits of the class faithful; compile this unit with -fno-fast-math, or define XACT_FAST_MATH_ACCEPTED to be spared this note")
#endif

// -fsingle-precision-constant, of which no macro tells: the constants of every kernel in double
// would have the digits of a float. In C++ it shows in their type.
static_assert(sizeof 0.1 == sizeof(double),
              "xact: with -fsingle-precision-constant every constant of type double is rounded to "
              "float, and no result could be right; compile this unit without it");

// Flags of clang's that no macro tells of: -fno-signed-zeros, -fassociative-math with it (both are
// in -funsafe-math-optimizations), -fno-honor-nans and -fno-honor-infinities. Under one of them the
// optimiser folds an expression below to a constant, and only then the call of a function that may
// not be called is left. Without optimisation the flags do nothing, and neither does this;
// otherwise it leaves no instruction.
#if defined(__clang__) && !XACT_FAST_MATH
namespace xact::detail {

#define XACT_REFUSE(flags)                                                                         \
    __attribute__((__error__(                                                                      \
        "xact: " flags " would make results wrong without a word, and clang tells no header of "   \
        "it; compile this unit without, or define XACT_FAST_MATH_ACCEPTED to have what holds "     \
        "under -ffast-math")))
XACT_REFUSE("-fno-signed-zeros (part of -funsafe-math-optimizations)")
void refuse_no_signed_zeros() noexcept;
XACT_REFUSE("-fassociative-math (part of -funsafe-math-optimizations)")
void refuse_associative_math() noexcept;
XACT_REFUSE("-fno-honor-nans") void refuse_no_nans() noexcept;
XACT_REFUSE("-fno-honor-infinities") void refuse_no_infinities() noexcept;
#undef XACT_REFUSE

XACT_INLINE constexpr void require_arithmetic() noexcept {
    if (!__builtin_is_constant_evaluated()) {
        float x;
        asm("" : "=r"(x));
        if (__builtin_constant_p(x != x)) refuse_no_nans();
        if (__builtin_constant_p(__builtin_isinf(x))) refuse_no_infinities();
        if (__builtin_constant_p(__builtin_bit_cast(unsigned, x + 0.0f)
                                 == __builtin_bit_cast(unsigned, x)))
            refuse_no_signed_zeros();
        if (__builtin_constant_p(__builtin_bit_cast(unsigned, (x + 3.0f) - 3.0f)
                                 == __builtin_bit_cast(unsigned, x)))
            refuse_associative_math();
    }
}

} // namespace xact::detail
#else
namespace xact::detail {
XACT_INLINE constexpr void require_arithmetic() noexcept {}
} // namespace xact::detail
#endif
