# SPDX-License-Identifier: MIT
# cmake -DCXX=.. -DFLAGS=.. -DREADME=.. -DWORK=.. [-DEMULATOR=..] -P readme_examples.cmake
#
# A fenced block after "<!-- example: NAME -->" is a program; the one after "<!-- output: NAME -->"
# is its output. A program without an output need only compile and run.

include(${CMAKE_CURRENT_LIST_DIR}/fenced_block.cmake)

if(NOT EXISTS ${README})
    message(FATAL_ERROR "${README} does not exist")
endif()
file(READ ${README} readme)
string(REGEX MATCHALL "<!-- example: [a-z0-9_]+ -->" marks "${readme}")
if(NOT marks)
    message(FATAL_ERROR "${README} has no \"<!-- example: NAME -->\"")
endif()
file(REMOVE_RECURSE ${WORK})
foreach(mark IN LISTS marks)
    string(REGEX REPLACE "<!-- example: ([a-z0-9_]+) -->" "\\1" name "${mark}")
    fenced_block("${mark}" program found)
    if(NOT found)
        message(FATAL_ERROR "${README}: no fenced block right after \"${mark}\"")
    endif()
    file(WRITE ${WORK}/${name}.cpp "${program}")
    execute_process(COMMAND ${CXX} @${FLAGS} -O1 ${WORK}/${name}.cpp -o ${WORK}/${name}
        RESULT_VARIABLE failed ERROR_VARIABLE output)
    if(failed)
        message(FATAL_ERROR "README example ${name} does not compile:\n${output}")
    endif()
    execute_process(COMMAND ${EMULATOR} ${WORK}/${name}
        RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE errors)
    if(failed)
        message(FATAL_ERROR "README example ${name} ends with ${failed}:\n${output}${errors}")
    endif()
    fenced_block("<!-- output: ${name} -->" expected found)
    if(found AND NOT output STREQUAL expected)
        message(FATAL_ERROR "README example ${name} prints\n${output}and the README says\n${expected}")
    endif()
    message(STATUS "${name}: compiles and runs; output shown: ${found}")
endforeach()
