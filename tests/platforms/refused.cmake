# SPDX-License-Identifier: MIT
# cmake -DCXX=.. -DFLAGS=.. -DADDED=.. -DEXPECT=.. -DINCLUDE=.. -DHEADERS=.. [-DCALL=..]
#       -DWORK=.. -P refused.cmake
#
# With the flags ADDED each of HEADERS must stop the compiler: one error, which matches EXPECT, at
# most one more that ends the compilation there, and 30 lines in all. With CALL the source must do
# so after the header, and must compile without the flags: what only the optimiser finds; there may
# be two errors then, because a flag may imply another.
separate_arguments(added UNIX_COMMAND "${ADDED}")
file(MAKE_DIRECTORY ${WORK})
file(WRITE ${WORK}/empty.cpp "int x;\n")
execute_process(COMMAND ${CXX} @${FLAGS} ${added} -fsyntax-only ${WORK}/empty.cpp
    RESULT_VARIABLE failed ERROR_VARIABLE output)
if(failed)
    string(REGEX REPLACE "\n.*" "" output "${output}")
    message("SKIPPED: this compiler does not take ${ADDED}: ${output}")
    return()
endif()

set(mode -fsyntax-only)
set(allowed 1)
if(CALL)
    set(mode -O2 -c -o ${WORK}/one.o)
    set(allowed 2)
endif()
set(most 0)
foreach(header IN LISTS HEADERS)
    file(WRITE ${WORK}/one.cpp "#include <${header}>\n${CALL}\n")
    if(CALL)
        execute_process(COMMAND ${CXX} @${FLAGS} -I${INCLUDE} ${mode} ${WORK}/one.cpp
            RESULT_VARIABLE failed ERROR_VARIABLE output)
        if(failed)
            message(FATAL_ERROR "does not compile without ${ADDED} either:\n${output}")
        endif()
    endif()
    execute_process(COMMAND ${CXX} @${FLAGS} ${added} -I${INCLUDE} ${mode} ${WORK}/one.cpp
        RESULT_VARIABLE failed ERROR_VARIABLE output)
    if(NOT failed)
        message(FATAL_ERROR "${header} compiles with ${ADDED}, and must not")
    endif()
    if(NOT output MATCHES "${EXPECT}")
        message(FATAL_ERROR "${header} with ${ADDED}: the message does not match \"${EXPECT}\":\n${output}")
    endif()
    # "error: ", but not "fatal error: ".
    string(REGEX REPLACE "fatal error: stopped-by|fatal error: 'stopped-by" "" others "${output}")
    string(REGEX MATCHALL "error: " errors "${others}")
    list(LENGTH errors count)
    string(REGEX REPLACE "[^\n]" "" newlines "${output}")
    string(LENGTH "${newlines}" lines)
    if(count EQUAL 0 OR count GREATER allowed OR lines GREATER 30)
        message(FATAL_ERROR "${header} with ${ADDED}: ${count} errors in ${lines} lines:\n${output}")
    endif()
    if(lines GREATER most)
        set(most ${lines})
    endif()
endforeach()
list(LENGTH HEADERS count)
message(STATUS "${ADDED}: ${count} headers refused, in at most ${most} lines")
