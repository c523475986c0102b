# SPDX-License-Identifier: MIT
# cmake -DCXX=.. -DFLAGS=.. -DNM=.. -DSOURCE=.. -DWORK=.. -P leaks.cmake
#
# Forbidden symbols are found: units of a functor that leaks are compiled by hand and checked as
# xact_add_dispatched does.
include(${SOURCE}/cmake/XactArchFlags.cmake)
set(objects)
foreach(unit IN ITEMS avx2 baseline)
    file(WRITE ${WORK}/${unit}.cpp
        "#include <xact/functions.hpp>\n#include \"${SOURCE}/tests/dispatch/leaks.hpp\"\n#include <xact/dispatch/unit.hpp>\n"
        "template struct xact::dispatched::unit<xact::dispatched::units::${unit}, leaks::scaled>;\n")
    execute_process(COMMAND ${CXX} @${FLAGS} -O2 ${xact_flags_${unit}} -c ${WORK}/${unit}.cpp -o ${WORK}/${unit}.cpp.o
        RESULT_VARIABLE failed ERROR_VARIABLE error)
    if(failed)
        message(FATAL_ERROR "${error}")
    endif()
    list(APPEND objects ${WORK}/${unit}.cpp.o)
endforeach()
execute_process(COMMAND ${CMAKE_COMMAND} -DNM=${NM} "-DUNITS=avx2;baseline" "-DOBJECTS=${objects}"
        -P ${SOURCE}/cmake/XactCheckSymbols.cmake
    RESULT_VARIABLE failed ERROR_VARIABLE error)
if(NOT failed)
    message(FATAL_ERROR "a function that is shared was not found")
endif()
foreach(expected IN ITEMS "avx2: leaks::factor\\(int\\)" "avx2 and baseline: leaks::factor\\(int\\)" "avx2: runs code before main")
    if(NOT error MATCHES "${expected}")
        message(FATAL_ERROR "\"${expected}\" is not in\n${error}")
    endif()
endforeach()
message(STATUS "found, as it should be:\n${error}")
