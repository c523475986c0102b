# SPDX-License-Identifier: MIT
# cmake -DCXX=.. -DFLAGS=.. -DSOURCE=.. -P compile_fail.cmake
file(STRINGS ${SOURCE} first LIMIT_COUNT 1)
if(NOT first MATCHES "^// expect: (.+)$")
    message(FATAL_ERROR "${SOURCE}: the first line must be \"// expect: REGEX\"")
endif()
set(expected ${CMAKE_MATCH_1})

execute_process(COMMAND ${CXX} @${FLAGS} -DXACT_TEST_CONTROL -fsyntax-only ${SOURCE}
    RESULT_VARIABLE failed ERROR_VARIABLE output)
if(failed)
    message(FATAL_ERROR "${SOURCE} does not compile even with XACT_TEST_CONTROL:\n${output}")
endif()

execute_process(COMMAND ${CXX} @${FLAGS} -fsyntax-only ${SOURCE}
    RESULT_VARIABLE failed ERROR_VARIABLE output)
if(NOT failed)
    message(FATAL_ERROR "${SOURCE} compiles, and must not")
endif()
if(NOT output MATCHES "${expected}")
    message(FATAL_ERROR "${SOURCE} is refused, but the message does not match \"${expected}\":\n${output}")
endif()
message(STATUS "refused as it should be: ${CMAKE_MATCH_0}")
