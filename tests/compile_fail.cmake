# SPDX-License-Identifier: MIT
# cmake -DCXX=.. -DFLAGS=.. -DSOURCE=.. -P compile_fail.cmake
#
# SOURCE must be refused with a first error that matches its first line, "// expect: REGEX", and in
# at most 30 lines; and must compile with XACT_TEST_CONTROL. A second line "// flags: .." adds flags
# to both. An #error "SKIPPED: .." in SOURCE says that the target lacks what it tests.
file(STRINGS ${SOURCE} head LIMIT_COUNT 2)
list(GET head 0 first)
list(GET head 1 second)
if(NOT first MATCHES "^// expect: (.+)$")
    message(FATAL_ERROR "${SOURCE}: the first line must be \"// expect: REGEX\"")
endif()
set(expected ${CMAKE_MATCH_1})
set(flags)
if(second MATCHES "^// flags: (.+)$")
    separate_arguments(flags UNIX_COMMAND "${CMAKE_MATCH_1}")
endif()

execute_process(COMMAND ${CXX} @${FLAGS} ${flags} -DXACT_TEST_CONTROL -fsyntax-only ${SOURCE}
    RESULT_VARIABLE failed ERROR_VARIABLE output)
if(output MATCHES "error:? \"(SKIPPED: [^\"]*)\"")
    message("${CMAKE_MATCH_1}")
    return()
endif()
if(failed)
    message(FATAL_ERROR "${SOURCE} does not compile even with XACT_TEST_CONTROL:\n${output}")
endif()

execute_process(COMMAND ${CXX} @${FLAGS} ${flags} -fsyntax-only ${SOURCE}
    RESULT_VARIABLE failed ERROR_VARIABLE output)
if(NOT failed)
    message(FATAL_ERROR "${SOURCE} compiles, and must not")
endif()
# Only the first error, and what compilers print with it, is read by a user.
string(FIND "${output}" "error: " at)
math(EXPR behind "${at} + 7")
string(SUBSTRING "${output}" ${behind} -1 of_first)
string(FIND "${of_first}" "error: " next)
string(SUBSTRING "${of_first}" 0 ${next} of_first)
if(NOT of_first MATCHES "${expected}")
    message(FATAL_ERROR "${SOURCE} is refused, but its first error does not match \"${expected}\":\n${output}")
endif()
set(matched "${CMAKE_MATCH_0}")
string(REGEX REPLACE "[^\n]" "" newlines "${output}")
string(LENGTH "${newlines}" lines)
if(lines GREATER 30)
    message(FATAL_ERROR "${SOURCE} is refused in ${lines} lines, more than 30:\n${output}")
endif()
message(STATUS "refused as it should be, in ${lines} lines: ${matched}")
