# SPDX-License-Identifier: MIT
cmake_minimum_required(VERSION 3.23...3.31)

# cmake -DNM=.. -DUNITS=.. -DOBJECTS=.. [-DSTRICT=ON] -P XactCheckSymbols.cmake
#
# Units of one program that are compiled for different instruction sets: no function that one of
# them defines may be defined in another, and every function of a unit above the baseline must name
# its instruction set or its flags, since any other might be defined by some other part of the
# program too. Nor may such a unit have code that runs when the program starts. Constants may be
# shared, as they are the same in each unit, and clang gives symbols to tables where g++ gives none;
# STRICT forbids that too, between units. OBJECTS are compiled from UNIT.cpp or UNIT.FUNCTOR.cpp;
# those of other names count as baseline.
include(${CMAKE_CURRENT_LIST_DIR}/XactArchFlags.cmake)

set(errors)
foreach(object IN LISTS OBJECTS)
    get_filename_component(unit ${object} NAME)
    string(REGEX REPLACE "\\..*$" "" unit "${unit}")
    if(NOT unit IN_LIST UNITS)
        set(unit baseline)
    endif()
    execute_process(COMMAND ${NM} --demangle ${object}
        OUTPUT_VARIABLE lines ERROR_VARIABLE error RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "xact: ${NM} ${object}: ${error}")
    endif()
    # Characters that a CMake list cannot hold.
    string(REPLACE "[" "(" lines "${lines}")
    string(REPLACE "]" ")" lines "${lines}")
    string(REPLACE ";" "," lines "${lines}")
    string(REPLACE "\n" ";" lines "${lines}")
    foreach(line IN LISTS lines)
        if(line MATCHES "^[0-9a-f]+ [tT] (_GLOBAL__sub_I|__cxx_global_var_init|_GLOBAL__I_)" AND NOT unit STREQUAL "baseline")
            list(APPEND errors "${unit}: runs code before main, on any CPU: a global variable is initialised by a function")
        endif()
        # Defined, and visible to the linker. DW.ref.* is a pointer to a function of the C++
        # runtime.
        if(line MATCHES "^[0-9a-f]+ [A-Zui] DW\\.ref\\." OR NOT line MATCHES "^[0-9a-f]+ ([A-TV-Zui]) (.*)$")
            continue()
        endif()
        set(type ${CMAKE_MATCH_1})
        set(symbol "${CMAKE_MATCH_2}")
        if(type MATCHES "[TWi]")
            list(APPEND functions_of_${unit} "${symbol}")
        elseif(STRICT)
            list(APPEND constants_of_${unit} "${symbol}")
            continue()
        else()
            continue()
        endif()
        if(DEFINED xact_symbols_${unit} AND NOT symbol MATCHES "${xact_symbols_${unit}}|${xact_symbols_of_flags}")
            list(APPEND errors "${unit}: ${symbol}")
        endif()
    endforeach()
endforeach()

set(counts)
set(others ${UNITS})
foreach(unit IN LISTS UNITS)
    foreach(kind IN ITEMS functions constants)
        list(REMOVE_DUPLICATES ${kind}_of_${unit})
        list(LENGTH ${kind}_of_${unit} count_of_${kind})
    endforeach()
    list(APPEND counts "${unit} ${count_of_functions} and ${count_of_constants}")
    if(count_of_functions EQUAL 0)
        list(APPEND errors "${unit}: defines nothing")
    endif()
    list(REMOVE_ITEM others ${unit})
    foreach(other IN LISTS others)
        foreach(symbol IN LISTS functions_of_${unit} constants_of_${unit})
            if("${symbol}" IN_LIST functions_of_${other} OR "${symbol}" IN_LIST constants_of_${other})
                list(APPEND errors "${unit} and ${other}: ${symbol}")
            endif()
        endforeach()
    endforeach()
endforeach()

if(errors)
    list(REMOVE_DUPLICATES errors)
    list(JOIN errors "\n  " errors)
    message(FATAL_ERROR
        "xact: symbols that an instruction set might share with the rest of the program, of which the linker keeps one for all. "
        "Functions that a functor calls must be inlined (always_inline) or templates on the batch:\n  ${errors}")
endif()
if(STRICT)
    list(JOIN counts ", " counts)
    message(STATUS "functions and constants, none of them shared: ${counts}")
endif()
