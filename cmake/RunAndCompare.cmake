# SPDX-License-Identifier: MIT
# cmake -DPROGRAM=.. -DEXPECTED=.. [-DEMULATOR=..] -P RunAndCompare.cmake
execute_process(COMMAND ${EMULATOR} ${PROGRAM}
    RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(failed)
    message(FATAL_ERROR "${PROGRAM} ends with ${failed}:\n${output}${errors}")
endif()
if(EXISTS ${EXPECTED})
    file(READ ${EXPECTED} expected)
    if(NOT output STREQUAL expected)
        message(FATAL_ERROR "${PROGRAM} prints\n${output}and not, as ${EXPECTED} has it,\n${expected}")
    endif()
endif()
