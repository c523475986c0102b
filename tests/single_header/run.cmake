# SPDX-License-Identifier: MIT
# cmake -DCHECK=text|script|units|bits -DCXX=.. -DFLAGS=.. -DWARNINGS=.. -DINCLUDES=..
#       -DPYTHON=.. -DSOURCE=.. -DWORK=.. -P run.cmake
cmake_minimum_required(VERSION 3.23)

set(here ${CMAKE_CURRENT_LIST_DIR})
set(single ${WORK}/single)
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})

# All warnings of xact are errors; xsimd's are ignored.
separate_arguments(warnings UNIX_COMMAND "${WARNINGS} -Werror")
list(REMOVE_ITEM INCLUDES ${SOURCE}/include)
foreach(folder IN LISTS INCLUDES)
    list(APPEND warnings -isystem ${folder})
endforeach()

# The flags without the folder, which is absent where the file is used.
set(alone ${WORK}/alone.rsp)
file(READ ${FLAGS} text)
string(REPLACE "-I\"${SOURCE}/include\"" "" text "${text}")
file(WRITE ${alone} "${text}")

function(run)
    execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${WORK}
        RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE errors)
    if(failed)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "this command failed (${failed}): ${command}\n${output}${errors}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

function(make_single)
    run(${PYTHON} ${SOURCE}/scripts/single_header ${ARGN} ${single}/xact/xact.hpp)
    file(GLOB_RECURSE files RELATIVE ${single} ${single}/*)
    if(NOT files STREQUAL "xact/xact.hpp")
        message(FATAL_ERROR "scripts/single_header wrote ${files}")
    endif()
endfunction()

# Sets `result` to what the compiler sees after the preprocessor, without white space.
function(preprocess result folder)
    file(WRITE ${WORK}/include.cpp "#include <xact/xact.hpp>\n")
    run(${CXX} -I${folder} @${alone} ${ARGN} -E -P ${WORK}/include.cpp)
    string(REGEX REPLACE "[ \t\r\n]+" " " output "${output}")
    string(STRIP "${output}" output)
    set(${result} "${output}" PARENT_SCOPE)
endfunction()

# Folder and file alike, with the definitions and flags given.
function(expect_same_text folder wanted)
    preprocess(from_folder ${folder} ${ARGN})
    preprocess(from_file ${single} ${ARGN})
    if(NOT from_folder MATCHES "${wanted}")
        message(FATAL_ERROR "${folder} has no \"${wanted}\" in it with \"${ARGN}\"")
    endif()
    if(NOT from_folder STREQUAL from_file)
        file(WRITE ${WORK}/folder.txt "${from_folder}")
        file(WRITE ${WORK}/file.txt "${from_file}")
        message(FATAL_ERROR "the single header is another text than ${folder} with \"${ARGN}\": see folder.txt and file.txt in ${WORK}")
    endif()
endfunction()

if(CHECK STREQUAL "text")
    make_single()
    foreach(flags "" -DXACT_NO_XSIMD=1 -fno-exceptions "-ffast-math -DXACT_FAST_MATH_ACCEPTED" -DNDEBUG)
        separate_arguments(flags)
        expect_same_text(${SOURCE}/include "namespace xact.*backward_from_value" ${flags})
    endforeach()
elseif(CHECK STREQUAL "script")
    # Every way to include and to guard, and the same file twice, independent of the location and of
    # the order of Python's sets.
    make_single(--include ${here}/tree)
    foreach(flags "" -DONE -DTWO "-DONE -DTWO")
        separate_arguments(flags)
        expect_same_text(${here}/tree "int part_two" ${flags})
    endforeach()
    foreach(seed 1 2)
        run(${CMAKE_COMMAND} -E env PYTHONHASHSEED=${seed} LC_ALL=C ${PYTHON} ${SOURCE}/scripts/single_header ${WORK}/${seed}.hpp)
    endforeach()
    run(${CMAKE_COMMAND} -E compare_files ${WORK}/1.hpp ${WORK}/2.hpp)
    file(READ ${WORK}/1.hpp text)
    file(READ ${SOURCE}/LICENSE license)
    string(REGEX REPLACE "\n// ?" "\n" uncommented "${text}")
    string(FIND "${uncommented}" "${license}" license_at)
    string(FIND "${text}" "${SOURCE}" folder_at)
    string(REGEX MATCHALL "#pragma once" once "${text}")
    string(REGEX MATCHALL "SPDX-License-Identifier" spdx "${text}")
    if(license_at EQUAL -1 OR NOT folder_at EQUAL -1 OR NOT once STREQUAL "#pragma once" OR NOT spdx STREQUAL "SPDX-License-Identifier"
            OR text MATCHES "include +[<\"]xact/")
        message(FATAL_ERROR "the single header lacks the license, has #pragma once or SPDX's line more than once, "
            "includes what is not there, or names this machine's folders: ${WORK}/1.hpp")
    endif()
    # Text that cannot be put into one file is refused, by file and line.
    foreach(case
            "#include \"version.hpp\"|xact.hpp:2: neither|relative"
            "#if __has_include(<xact/other.hpp>)\n#endif|xact.hpp:2: cannot|question"
            "#include <xact/other.hpp>|there is no .*xact/other.hpp|missing"
            "#if 1|xact.hpp:2: #if and #endif|unbalanced"
            "#include <xact/xact.hpp>|xact.hpp includes itself without end|endless")
        string(REPLACE "|" ";" case "${case}")
        list(GET case 0 line)
        list(GET case 1 wanted)
        file(WRITE ${WORK}/bad/xact/xact.hpp "// SPDX-License-Identifier: MIT\n${line}\n")
        file(WRITE ${WORK}/bad/xact/version.hpp "")
        execute_process(COMMAND ${PYTHON} ${SOURCE}/scripts/single_header --include ${WORK}/bad ${WORK}/bad.hpp
            RESULT_VARIABLE failed ERROR_VARIABLE errors)
        if(NOT failed EQUAL 1 OR NOT errors MATCHES "^single_header: .*${wanted}" OR EXISTS ${WORK}/bad.hpp)
            message(FATAL_ERROR "scripts/single_header said of \"${line}\": ${failed} ${errors}")
        endif()
    endforeach()
elseif(CHECK STREQUAL "units")
    # One program of units of either kind, and an adapter of an executor with each; one unit of both
    # is refused.
    make_single()
    file(WRITE ${WORK}/unit.hpp "#include <vector>\n"
        "using reals = std::vector<float>;\nvoid by_file(const reals& x, reals& y);\nvoid by_folder(const reals& x, reals& y);\n")
    foreach(kind file folder)
        file(WRITE ${WORK}/${kind}.cpp "#include \"unit.hpp\"\n#include <xact/xact.hpp>\n"
            "void by_${kind}(const reals& x, reals& y) { xact::forward(xact::sigmoid{}, x, y); }\n")
    endforeach()
    file(WRITE ${WORK}/main.cpp "#include \"unit.hpp\"\nint main() {\n"
        "    const reals x(1000, 0.5f);\n    reals y(1000), z(1000, 1.0f);\n"
        "    by_file(x, y);\n    by_folder(x, z);\n    return y == z ? 0 : 1;\n}\n")
    run(${CXX} -I${single} @${alone} ${warnings} -O1 -c ${WORK}/file.cpp -o ${WORK}/file.o)
    run(${CXX} -I${SOURCE}/include @${FLAGS} -O1 -c ${WORK}/folder.cpp -o ${WORK}/folder.o)
    run(${CXX} @${FLAGS} ${WORK}/main.cpp ${WORK}/file.o ${WORK}/folder.o -o ${WORK}/program)
    run(${EMULATOR} ${WORK}/program)

    # The adapters go with either, in any order: what compiles with the folder compiles beside the
    # file.
    file(GLOB adapters RELATIVE ${SOURCE}/include ${SOURCE}/include/xact/executors/*.hpp)
    if(NOT adapters)
        message(FATAL_ERROR "there are no executors in ${SOURCE}/include/xact/executors")
    endif()
    file(COPY ${SOURCE}/include/xact/executors DESTINATION ${single}/xact)
    foreach(adapter IN LISTS adapters)
        foreach(text "#include <xact/xact.hpp>\n#include <${adapter}>\n" "#include <${adapter}>\n#include <xact/xact.hpp>\n")
            file(WRITE ${WORK}/adapter.cpp "${text}")
            execute_process(COMMAND ${CXX} @${FLAGS} -fopenmp -fsyntax-only ${WORK}/adapter.cpp
                RESULT_VARIABLE failed ERROR_QUIET)
            if(failed)
                message(STATUS "${adapter}: not tested, what it needs is not installed")
            else()
                run(${CXX} -I${single} @${alone} ${warnings} -fopenmp -fsyntax-only ${WORK}/adapter.cpp)
            endif()
        endforeach()
    endforeach()

    foreach(order "xact/xact.hpp;${SOURCE}/include/xact/functions/relu.hpp" "${SOURCE}/include/xact/functions/relu.hpp;xact/xact.hpp")
        list(TRANSFORM order REPLACE "(.+)" "#include \"\\1\"\n")
        list(JOIN order "" text)
        file(WRITE ${WORK}/both.cpp "${text}")
        execute_process(COMMAND ${CXX} -I${single} @${FLAGS} -fsyntax-only ${WORK}/both.cpp
            RESULT_VARIABLE failed ERROR_VARIABLE errors)
        if(NOT failed OR NOT errors MATCHES "take one or the other")
            message(FATAL_ERROR "one unit with both kinds of headers is not refused:\n${errors}")
        endif()
    endforeach()
else()
    make_single()
    set(kinds file folder)
    set(folder_of_file ${single})
    set(folder_of_folder ${SOURCE}/include)
    foreach(kind file folder)
        run(${CXX} -I${folder_of_${kind}} @${alone} ${warnings} -O1 ${here}/bits.cpp -o ${WORK}/bits_${kind})
        run(${EMULATOR} ${WORK}/bits_${kind})
        set(bits_of_${kind} "${output}")
    endforeach()
    if(NOT bits_of_file STREQUAL bits_of_folder OR NOT bits_of_file MATCHES "tanh exact 4: ")
        message(FATAL_ERROR "the single header gives\n${bits_of_file}and the folder\n${bits_of_folder}")
    endif()
    # Without xsimd, also where it is on the include path.
    run(${CXX} -I${single} @${alone} -DXACT_NO_XSIMD ${warnings} -fsyntax-only ${here}/bits.cpp)
    message(STATUS "\n${bits_of_file}")
endif()
