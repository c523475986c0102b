# SPDX-License-Identifier: MIT
# cmake -DCXX=.. -DFLAGS=.. -DSOURCE=.. -DWORK=.. -P compile_fail.cmake
#
# What an array call of the header refuses, the one that chooses its instruction set refuses with
# the same message: SOURCE of tests/compile_fail, with the other header and namespace; there an
# instruction set can be named, here none.
file(READ ${SOURCE} text)
string(REPLACE "#include <xact/xact.hpp>" "#include <xact/dispatch.hpp>" text "${text}")
string(REGEX REPLACE "xact::(forward|derivative|backward|backward_from_value)([(<])" "xact::dispatched::\\1\\2" text "${text}")
string(REPLACE "<xact::simd::native>" "" text "${text}")
get_filename_component(name ${SOURCE} NAME)
set(SOURCE ${WORK}/${name})
file(WRITE ${SOURCE} "${text}")
include(${CMAKE_CURRENT_LIST_DIR}/../compile_fail.cmake)
