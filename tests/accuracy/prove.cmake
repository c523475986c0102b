# SPDX-License-Identifier: MIT
# The proof of a function: the fast one, and where that finds no valid record, the slow one. Under
# an emulator both test a part of the inputs, because all of them would take a day.
#
#   cmake -DNAME= -DPROVE= -DMEASURE= -DRECORDS= [-DEMULATOR=] -P prove.cmake
set(fast ${RECORDS} --only ${NAME})
set(slow --check --only ${NAME} --double-points 100000000)
if(EMULATOR)
    list(APPEND fast --part)
    set(slow --check --only ${NAME} --every 997 --double-points 100000)
endif()
execute_process(COMMAND ${EMULATOR} ${PROVE} ${fast} RESULT_VARIABLE result)
if(result STREQUAL "3")
    message("${NAME}: what has no valid record is compared with the reference now.")
    execute_process(COMMAND ${EMULATOR} ${MEASURE} ${slow} RESULT_VARIABLE result)
endif()
if(NOT result STREQUAL "0")
    message(FATAL_ERROR "${NAME}: not proven (${result})")
endif()
