# SPDX-License-Identifier: MIT
# xact_glob(RESULT FOLDER PATTERN [RECURSE])
#
# Sets RESULT to the files in FOLDER, relative to the current source folder, that match PATTERN.
# CMake runs again when a file is added or removed, which changes the time of the folder it is in;
# GLOB's own CONFIGURE_DEPENDS would read the folders again at every build, of every user.
function(xact_glob result folder pattern)
    # One name for a folder that two callers watch: to ninja, A/../B and B are two outputs, which it
    # then finds to be the same file and refuses.
    get_filename_component(folder ${folder} ABSOLUTE)
    set(folders ${folder})
    set(how GLOB)
    if(ARGN STREQUAL "RECURSE")
        set(how GLOB_RECURSE)
        file(GLOB_RECURSE below LIST_DIRECTORIES TRUE ${folders}/*)
        foreach(entry IN LISTS below)
            if(IS_DIRECTORY ${entry})
                list(APPEND folders ${entry})
            endif()
        endforeach()
    endif()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folders})
    file(${how} files RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${folder}/${pattern})
    set(${result} ${files} PARENT_SCOPE)
endfunction()
