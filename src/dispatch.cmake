# SPDX-License-Identifier: MIT
# xact::dispatch: all functors of xact in both classes, for the instruction set that the machine has when the program runs.
xact_add_dispatched(xact_dispatch
    FUNCTORS xact::all_functions<xact::faithful> xact::all_functions<xact::exact>)
add_library(xact::dispatch ALIAS xact_dispatch)
get_target_property(xact_units xact_dispatch XACT_DISPATCH_UNITS)
list(TRANSFORM xact_units PREPEND units:: OUTPUT_VARIABLE xact_unit_names)
list(JOIN xact_unit_names ", " xact_unit_names)
target_sources(xact_dispatch PRIVATE src/dispatch.cpp)
set_source_files_properties(src/dispatch.cpp PROPERTIES
    COMPILE_DEFINITIONS "XACT_DISPATCH_UNITS=${xact_unit_names}")
set_target_properties(xact_dispatch PROPERTIES
    EXPORT_NAME dispatch VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
# Instrumented, a unit with all kernels takes g++ more than six minutes; the tests of the header have what a sanitizer can find.
string(TOUPPER "${CMAKE_BUILD_TYPE}" xact_build_type)
if("${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${xact_build_type}}" MATCHES "-fsanitize=")
    set(xact_not_instrumented -fno-sanitize=all)
    target_compile_options(xact_dispatch PRIVATE ${xact_not_instrumented})
endif()
if(NOT XACT_BUILD_DISPATCH)
    set_target_properties(xact_dispatch PROPERTIES EXCLUDE_FROM_ALL ON)
endif()
