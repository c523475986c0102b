# SPDX-License-Identifier: MIT
# The instruction sets that tests and measurements are built for, side by side in one build. With a
# cross compiler, or with user flags that choose one, there is just that one.

set(default_archs default)
set(xact_x86 FALSE)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$" AND NOT MSVC AND NOT CMAKE_CROSSCOMPILING)
    set(xact_x86 TRUE)
endif()
xact_choose_arch(xact_arch_chosen "${CMAKE_CXX_FLAGS}")
if(xact_x86 AND NOT xact_arch_chosen)
    set(default_archs baseline avx2 avx512)
endif()
set(XACT_TEST_ARCHS ${default_archs} CACHE STRING
    "What the tests are built for: default (the compiler's own flags), baseline, avx2, avx512")
set(xact_flags_default)
include(${CMAKE_CURRENT_LIST_DIR}/XactArchFlags.cmake)
foreach(arch IN LISTS XACT_TEST_ARCHS)
    if(NOT DEFINED xact_flags_${arch} AND NOT arch MATCHES "^(default|baseline)$")
        message(FATAL_ERROR "XACT_TEST_ARCHS: \"${arch}\" is none of default, baseline, avx2, avx512")
    endif()
endforeach()

# One of xsimd's instruction sets that no flag makes the best one: those with smaller registers than
# the best has.
set(XACT_TEST_ARCH "" CACHE STRING
    "What the tests of numbers, batches and arrays are built for: nothing (all that the flags enable), native (the best of them), or one by its name in the newest xsimd, such as avx512vl_256")
set(xact_test_arch_defines)
if(XACT_TEST_ARCH)
    list(APPEND xact_test_arch_defines XACT_TEST_NATIVE_ONLY)
    if(NOT XACT_TEST_ARCH STREQUAL "native")
        # xsimd's own switch (version 14): what xsimd::default_arch is.
        string(REPLACE "<" "<xsimd::" qualified "xsimd::${XACT_TEST_ARCH}")
        list(APPEND xact_test_arch_defines "XSIMD_DEFAULT_ARCH=${XACT_TEST_ARCH}"
            "XACT_TEST_ARCH=${qualified}")
    endif()
endif()

# Highway uses the instruction set of the flags only where they allow all that came with it;
# otherwise that of SSSE3.
set(xact_flags_highway_avx2 -march=x86-64-v3 -maes -mpclmul)
set(xact_flags_highway_avx512 -maes -mpclmul)

# Their printed names.
set(xact_arch_name_default "the compiler's own")
set(xact_arch_name_baseline "the compiler's own")
if(xact_x86)
    set(xact_arch_name_baseline "SSE2")
endif()
set(xact_arch_name_avx2 "AVX2")
set(xact_arch_name_avx512 "AVX-512")
