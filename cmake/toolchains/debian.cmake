# SPDX-License-Identifier: MIT
# A cross compiler of Debian's, or clang with its libraries, for `triple`; its programs run under
# qemu-user, on the CPU XACT_QEMU_CPU if that is given.
set(CMAKE_SYSTEM_NAME Linux)
string(REGEX REPLACE "-.*" "" CMAKE_SYSTEM_PROCESSOR ${triple})
if(NOT CMAKE_CXX_COMPILER)
    set(CMAKE_CXX_COMPILER ${triple}-g++)
endif()
set(CMAKE_CXX_COMPILER_TARGET ${triple})
string(REPLACE powerpc ppc qemu qemu-${CMAKE_SYSTEM_PROCESSOR})
set(CMAKE_CROSSCOMPILING_EMULATOR ${qemu} -L /usr/${triple})
if(XACT_QEMU_CPU)
    list(APPEND CMAKE_CROSSCOMPILING_EMULATOR -cpu ${XACT_QEMU_CPU})
endif()
set(CMAKE_FIND_ROOT_PATH /usr/${triple})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
