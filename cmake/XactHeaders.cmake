# SPDX-License-Identifier: MIT
# Every public header, by name. Only functions/ is listed by looking: a new function is a new file there, and costs
# no edit of the build.
file(GLOB xact_functions RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS include/xact/functions/*.hpp)
set(xact_headers
    include/xact/accuracy.hpp
    include/xact/arrays.hpp
    include/xact/arrays/argument.hpp
    include/xact/arrays/backward.hpp
    include/xact/arrays/backward_from_value.hpp
    include/xact/arrays/derivative.hpp
    include/xact/arrays/executor.hpp
    include/xact/arrays/forward.hpp
    include/xact/arrays/loop.hpp
    include/xact/concepts.hpp
    include/xact/config.hpp
    include/xact/dispatch.hpp
    include/xact/dispatch/calls.hpp
    include/xact/dispatch/choose.hpp
    include/xact/dispatch/unit.hpp
    include/xact/dispatch/units.hpp
    include/xact/functions.hpp
    include/xact/functor.hpp
    ${xact_functions}
    include/xact/kernels/exact.hpp
    include/xact/kernels/exp.hpp
    include/xact/kernels/exp_table.hpp
    include/xact/kernels/logistic.hpp
    include/xact/kernels/logistic_table.hpp
    include/xact/kernels/sigmoid_forms.hpp
    include/xact/kernels/stages.hpp
    include/xact/kernels/tanh.hpp
    include/xact/kernels/tanh_forms.hpp
    include/xact/kernels/tanh_table.hpp
    include/xact/parameters.hpp
    include/xact/refuse.hpp
    include/xact/simd.hpp
    include/xact/unit.hpp
    include/xact/version.hpp
    include/xact/xact.hpp)

# Adapters to libraries that need not be there, so that they are installed, but not compiled alone by a test.
set(xact_adapters
    include/xact/executors/openmp.hpp
    include/xact/executors/std_execution.hpp
    include/xact/executors/tbb.hpp)

# A header that is not on the list would be missing from an installed xact, and found out by its first user.
if(XACT_BUILD_TESTS)
    file(GLOB_RECURSE xact_unlisted RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS include/*)
    list(REMOVE_ITEM xact_unlisted ${xact_headers} ${xact_adapters})
    if(xact_unlisted)
        message(FATAL_ERROR "xact: not listed in cmake/XactHeaders.cmake: ${xact_unlisted}")
    endif()
endif()
