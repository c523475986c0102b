# SPDX-License-Identifier: MIT
set(triple s390x-linux-gnu)
include(${CMAKE_CURRENT_LIST_DIR}/debian.cmake)
