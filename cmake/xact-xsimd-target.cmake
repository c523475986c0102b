# SPDX-License-Identifier: MIT
# Sets xact_xsimd_target to the name of xsimd's target. Used by xact's own build and, installed, by
# xact-config.cmake.
if(TARGET xsimd)
    set(xact_xsimd_target xsimd)
else()
    set(xact_xsimd_target xsimd::xsimd)
endif()

# Debian's xsimd 8.1 requires every user to link to xtl, which its headers do not use and its
# package does not install: left alone, this fails with "cannot find -lxtl".
get_target_property(xact_xsimd_links ${xact_xsimd_target} INTERFACE_LINK_LIBRARIES)
if("${xact_xsimd_links}" STREQUAL "xtl" AND NOT TARGET xtl)
    set_property(TARGET ${xact_xsimd_target} PROPERTY INTERFACE_LINK_LIBRARIES "")
endif()
unset(xact_xsimd_links)
