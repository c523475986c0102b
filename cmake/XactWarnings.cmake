# For xact's own programs only: linked privately, never exported, never on xact::xact.
add_library(xact_warnings INTERFACE)
if(MSVC)
    target_compile_options(xact_warnings INTERFACE /W4 $<$<BOOL:${XACT_WARNINGS_AS_ERRORS}>:/WX>)
else()
    target_compile_options(xact_warnings INTERFACE
        -Wall -Wextra -Wconversion -Wshadow -Wpedantic
        $<$<BOOL:${XACT_WARNINGS_AS_ERRORS}>:-Werror>)
endif()
