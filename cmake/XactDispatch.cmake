# SPDX-License-Identifier: MIT
# One binary for every CPU: units of one list of functors, one for each instruction set, and the unit that chooses between
# them when the program runs.

# Sets `result` to the units that can be compiled here, the best first: a plain x86-64 has three. With flags that choose an
# instruction set themselves, without SIMD and on other machines there is just the baseline.
function(xact_dispatch_units result)
    set(units baseline)
    get_directory_property(options COMPILE_OPTIONS)
    get_property(defines TARGET xact::xact PROPERTY INTERFACE_COMPILE_DEFINITIONS)
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$" AND CMAKE_SIZEOF_VOID_P EQUAL 8
            AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND NOT MSVC
            # Of g++ on Windows not every one aligns what AVX needs on the stack (GCC bug 54412).
            AND NOT (WIN32 AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            AND NOT CMAKE_OSX_ARCHITECTURES MATCHES "arm64"
            AND NOT "${CMAKE_CXX_FLAGS};${options}" MATCHES "-m(arch|cpu|avx|sse|fma)"
            AND NOT "${defines}" MATCHES "XACT_NO_XSIMD")
        set(units avx512 avx2 baseline)
    endif()
    set(${result} ${units} PARENT_SCOPE)
endfunction()

# xact_add_dispatched(TARGET HEADER header... FUNCTORS type... [EXACTLY list...])
#
# A library, static or as BUILD_SHARED_LIBS says, that has the calls of xact/dispatch.hpp for functors of your own: TARGET's
# users call xact::dispatched::forward(my::functor{}, x, y), and so on. The headers that define the functors are compiled once
# for each functor and instruction set, side by side; a type may also be an xact::function_list, which is compiled as one. What
# the headers bring along may not leave a symbol that two instruction sets share, or the linker would choose one of them for
# all; that is checked whenever the library is linked. xact's own functors are in xact::dispatch.
#
# EXACTLY names lists of functors in C++ that FUNCTORS must be the functors of: the compiler checks it.
function(xact_add_dispatched target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADER;FUNCTORS;EXACTLY")
    if(NOT arg_FUNCTORS OR arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "xact_add_dispatched(${target}): wanted are HEADER file... FUNCTORS type... [EXACTLY list...]")
    endif()
    include(${CMAKE_CURRENT_FUNCTION_LIST_DIR}/XactArchFlags.cmake)
    xact_dispatch_units(units)

    set(includes "#include <xact/functions.hpp>\n")
    foreach(header IN LISTS arg_HEADER)
        get_filename_component(header ${header} ABSOLUTE)
        string(APPEND includes "#include \"${header}\"\n")
    endforeach()
    list(REMOVE_DUPLICATES arg_FUNCTORS)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target})
    set(sources)
    set(names)
    foreach(functor IN LISTS arg_FUNCTORS)
        # xact::tanh<xact::exact> becomes tanh_exact. What stands in front of the first dot is the unit: XactCheckSymbols.cmake.
        string(REPLACE "xact::" "" name "${functor}")
        string(REGEX REPLACE "[^A-Za-z0-9]+" "_" name "${name}")
        string(REGEX REPLACE "^_|_$" "" name "${name}")
        string(SUBSTRING "${name}" 0 60 name)
        if(name IN_LIST names)
            list(LENGTH names count)
            string(APPEND name "_${count}")
        endif()
        list(APPEND names "${name}")
        foreach(unit IN LISTS units)
            set(source ${folder}/${unit}.${name}.cpp)
            file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"// Made by xact_add_dispatched.
@includes@#include <xact/dispatch/unit.hpp>
template struct xact::dispatched::unit<xact::dispatched::units::@unit@, @functor@>;
")
            # Last, so that they hold in every configuration: what is not inlined could be shared, and without optimisation
            # nothing is (with -O2 g++ leaves a table of constants). The same goes for code that is only made by the linker.
            set(flags ${xact_flags_${unit}} -O3 -fno-lto)
            if(units STREQUAL "baseline")
                set(flags)
            endif()
            set_source_files_properties(${source} PROPERTIES
                COMPILE_OPTIONS "${flags}" SKIP_PRECOMPILE_HEADERS ON)
            list(APPEND sources ${source})
        endforeach()
    endforeach()

    set(defined_units ${units})
    list(TRANSFORM defined_units PREPEND units::)
    list(JOIN defined_units ", " defined_units)
    list(JOIN arg_FUNCTORS ", " functors)
    set(exactly)
    if(arg_EXACTLY)
        list(JOIN arg_EXACTLY ", " lists)
        string(CONCAT exactly
            "static_assert(xact::dispatched::same_functors<xact::function_list<${functors}>, xact::function_list<${lists}>>,\n"
            "              \"xact_add_dispatched(${target}): FUNCTORS are not those of EXACTLY\");\n")
    endif()
    set(source ${folder}/choose.cpp)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"// Made by xact_add_dispatched.
#define XACT_DISPATCH_UNITS @defined_units@
@includes@#include <xact/dispatch/choose.hpp>
@exactly@template struct xact::dispatched::choice<@functors@>;
")
    set_source_files_properties(${source} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)

    add_library(${target} ${sources} ${source})
    target_link_libraries(${target} PUBLIC xact::xact)
    # What it defines is for others to link to, whatever a project has as its default.
    set_target_properties(${target} PROPERTIES
        POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET default VISIBILITY_INLINES_HIDDEN OFF
        UNITY_BUILD OFF INTERPROCEDURAL_OPTIMIZATION OFF
        XACT_DISPATCH_UNITS "${units}")
    if(CMAKE_NM AND CMAKE_GENERATOR MATCHES "Ninja|Makefiles" AND NOT units STREQUAL "baseline")
        add_custom_command(TARGET ${target} POST_BUILD VERBATIM
            COMMAND ${CMAKE_COMMAND} -DNM=${CMAKE_NM} "-DUNITS=${units}" "-DOBJECTS=$<TARGET_OBJECTS:${target}>"
                -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/XactCheckSymbols.cmake)
    endif()
endfunction()
