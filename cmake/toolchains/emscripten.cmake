# SPDX-License-Identifier: MIT
# Debian's Emscripten, its programs run by node. One file each: the node of today takes no path for the URL of a .wasm, as
# this Emscripten gives it. Tests throw, and read files. Linked without optimisation, which is one of the JavaScript, by a
# module of node's that need not be there; that of the code is the compiler's.
include(/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)
set(CMAKE_CROSSCOMPILING_EMULATOR node)
add_compile_options(-fexceptions)
set(CMAKE_EXE_LINKER_FLAGS_INIT
    "-O0 -fexceptions -sSINGLE_FILE=1 -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1")
