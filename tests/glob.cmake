# SPDX-License-Identifier: MIT
# cmake -DROOT=.. -DGENERATOR=.. -DMAKE_PROGRAM=.. -DWORK=.. -P glob.cmake
#
# An added or removed file is noticed by the next build, and no build reads folders to find out. A
# folder may have several watchers, each with its own way of naming it.
cmake_minimum_required(VERSION 3.23)
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK}/sources/inner)
file(WRITE ${WORK}/sources/a.txt "")
file(WRITE ${WORK}/sources/inner/b.txt "")
file(WRITE ${WORK}/CMakeLists.txt "cmake_minimum_required(VERSION 3.23)
project(glob LANGUAGES NONE)
include(${ROOT}/cmake/XactGlob.cmake)
xact_glob(flat sources *.txt)
xact_glob(deep sources *.txt RECURSE)
xact_glob(again sources/../sources *.txt)
if(NOT again STREQUAL flat)
    message(FATAL_ERROR \"<\${again}> by another name\")
endif()
add_custom_target(print ALL COMMAND \${CMAKE_COMMAND} -E echo \"<\${flat}|\${deep}>\" VERBATIM)
")

function(expect text)
    execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build
        RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
    string(FIND "${output}" "<${text}>" at)
    if(failed OR at EQUAL -1)
        message(FATAL_ERROR "expected <${text}>, found\n${output}")
    endif()
endfunction()

execute_process(COMMAND ${CMAKE_COMMAND} -G "${GENERATOR}" -DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM} -S ${WORK} -B ${WORK}/build
    RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(failed)
    message(FATAL_ERROR "${output}")
endif()
expect("sources/a.txt|sources/a.txt;sources/inner/b.txt")
# The time of a folder is that of the system's clock, which may lag by some milliseconds.
function(after command file text)
    execute_process(COMMAND ${CMAKE_COMMAND} -E sleep 1)
    execute_process(COMMAND ${CMAKE_COMMAND} -E ${command} ${WORK}/${file})
    expect("${text}")
endfunction()
after(touch sources/inner/c.txt "sources/a.txt|sources/a.txt;sources/inner/b.txt;sources/inner/c.txt")
after(touch sources/d.txt "sources/a.txt;sources/d.txt|sources/a.txt;sources/d.txt;sources/inner/b.txt;sources/inner/c.txt")
after(rm sources/inner/b.txt "sources/a.txt;sources/d.txt|sources/a.txt;sources/d.txt;sources/inner/c.txt")
if(EXISTS ${WORK}/build/CMakeFiles/VerifyGlobs.cmake)
    message(FATAL_ERROR "every build reads the folders")
endif()
