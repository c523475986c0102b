# SPDX-License-Identifier: MIT
include(CMakeFindDependencyMacro)
find_dependency(xact)
include(${CMAKE_CURRENT_LIST_DIR}/layers-targets.cmake)
