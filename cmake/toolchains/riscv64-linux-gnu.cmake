# SPDX-License-Identifier: MIT
set(triple riscv64-linux-gnu)
include(${CMAKE_CURRENT_LIST_DIR}/debian.cmake)
