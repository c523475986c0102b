# SPDX-License-Identifier: MIT
# For xact's own programs only: linked privately, never exported, never on xact::xact.
add_library(xact_warnings INTERFACE)
if(MSVC)
    target_compile_options(xact_warnings INTERFACE /W4 $<$<BOOL:${XACT_WARNINGS_AS_ERRORS}>:/WX>)
else()
    target_compile_options(xact_warnings INTERFACE
        -Wall -Wextra -Wconversion -Wshadow -Wpedantic
        $<$<BOOL:${XACT_WARNINGS_AS_ERRORS}>:-Werror>)
    # g++ 12 warns of "literal" + std::string that it may overlap itself (GCC bug 105329), depending
    # on what it inlines.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        target_compile_options(xact_warnings INTERFACE -Wno-restrict)
    endif()
endif()
