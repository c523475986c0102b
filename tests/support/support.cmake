# SPDX-License-Identifier: MIT
# test_support: a target with what tests, benchmarks and measurements share.
include(${PROJECT_SOURCE_DIR}/cmake/XactArchs.cmake) # its variables are a folder's
include_guard(GLOBAL)

# The references in more digits than a long double has.
set(XACT_TEST_MPFR 0)
set(mpfr_libraries)
if(NOT CMAKE_CROSSCOMPILING)
    find_path(XACT_MPFR_INCLUDE mpfr.h)
    find_library(XACT_MPFR_LIBRARY mpfr)
    find_library(XACT_GMP_LIBRARY gmp)
    if(XACT_MPFR_INCLUDE AND XACT_MPFR_LIBRARY AND XACT_GMP_LIBRARY)
        set(XACT_TEST_MPFR 1)
        set(mpfr_libraries ${XACT_MPFR_LIBRARY} ${XACT_GMP_LIBRARY})
    endif()
endif()
if(NOT XACT_TEST_MPFR)
    message(STATUS "xact: true results that take MPFR are not tested: it is missing (Debian: libmpfr-dev)")
endif()
# What tests/support and tests/functions need.
add_library(test_support INTERFACE)
target_link_libraries(test_support INTERFACE xact::xact xact_warnings ${mpfr_libraries})
target_include_directories(test_support INTERFACE ${PROJECT_SOURCE_DIR}/tests ${PROJECT_BINARY_DIR}/tests/generated)
target_compile_definitions(test_support INTERFACE XACT_TEST_MPFR=${XACT_TEST_MPFR}
    XACT_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" ${xact_test_arch_defines})

# functions/all.hpp: what all functions are compared with.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/functions)
file(GLOB headers RELATIVE ${PROJECT_SOURCE_DIR}/tests ${PROJECT_SOURCE_DIR}/tests/functions/*.hpp)
list(TRANSFORM headers REPLACE "(.+)" "#include \"\\1\"\n" OUTPUT_VARIABLE includes)
list(JOIN includes "" includes)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/tests/generated/functions/all.hpp CONTENT "${includes}")

# test_bodies_ARCH: the array calls of each function (bodies.hpp), for all programs of a build that
# are compiled for an instruction set with the flags of the tests.
set(bodies "")
set(index 0)
foreach(header IN LISTS headers)
    get_filename_component(name ${header} NAME_WE)
    foreach(arch IN LISTS XACT_TEST_ARCHS)
        add_library(bodies_${name}_${arch} OBJECT EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/support/bodies.cpp)
        target_link_libraries(bodies_${name}_${arch} PRIVATE test_support)
        target_compile_options(bodies_${name}_${arch} PRIVATE ${xact_flags_${arch}})
        target_compile_definitions(bodies_${name}_${arch} PRIVATE
            XACT_TEST_FUNCTION="${name}" XACT_TEST_BODIES_NAME=bodies_of_${name}_on_${arch})
        list(APPEND objects_${arch} $<TARGET_OBJECTS:bodies_${name}_${arch}>)
    endforeach()
    string(APPEND bodies "XACT_TEST_BODIES_OF_NUMBER(${index})\n")
    math(EXPR index "${index} + 1")
endforeach()
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/tests/generated/functions/bodies.inc CONTENT "${bodies}")
foreach(arch IN LISTS XACT_TEST_ARCHS)
    add_library(test_bodies_${arch} STATIC EXCLUDE_FROM_ALL ${objects_${arch}})
    set_target_properties(test_bodies_${arch} PROPERTIES LINKER_LANGUAGE CXX)
    target_include_directories(test_bodies_${arch} INTERFACE ${PROJECT_BINARY_DIR}/tests/generated)
    target_compile_definitions(test_bodies_${arch} INTERFACE XACT_TEST_BODIES)
endforeach()

# Where a target cannot have them it compiles them itself.
function(xact_link_bodies target arch)
    if(TARGET test_bodies_${arch})
        target_link_libraries(${target} PRIVATE test_bodies_${arch})
    endif()
endfunction()
