# SPDX-License-Identifier: MIT
# Debian's Emscripten, its programs run by node. One file each, because current versions of node do
# not accept a path for the URL of a .wasm, as this Emscripten passes it. Tests throw, and read
# files. Linked without optimisation: at link time it is one of the JavaScript, by a module of
# node's that may be missing; the code is optimised by the compiler.
include(/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)
set(CMAKE_CROSSCOMPILING_EMULATOR node)
add_compile_options(-fexceptions)
set(CMAKE_EXE_LINKER_FLAGS_INIT
    "-O0 -fexceptions -sSINGLE_FILE=1 -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1")
