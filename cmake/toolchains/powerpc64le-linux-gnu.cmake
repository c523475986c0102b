# SPDX-License-Identifier: MIT
set(triple powerpc64le-linux-gnu)
include(${CMAKE_CURRENT_LIST_DIR}/debian.cmake)
