# SPDX-License-Identifier: MIT
# The target xact_single_header: <xact/xact.hpp> as one file, in the folder single of the build.
find_package(Python3 COMPONENTS Interpreter QUIET)
if(NOT Python3_Interpreter_FOUND)
    message(STATUS "xact: no target xact_single_header: python3 is missing")
    return()
endif()
set(xact_single_header ${PROJECT_BINARY_DIR}/single/xact/xact.hpp)
add_custom_command(OUTPUT ${xact_single_header}
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/scripts/single_header ${xact_single_header}
    DEPENDS scripts/single_header LICENSE ${xact_headers}
    VERBATIM COMMENT "Writing ${xact_single_header}")
add_custom_target(xact_single_header DEPENDS ${xact_single_header})
