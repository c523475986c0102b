# SPDX-License-Identifier: MIT
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# Headers and text are installed in the architecture-independent folders; xact::dispatch, where it
# is built, in that of libraries. Components of cmake --install: xact_development is all of a
# header-only xact; xact_dispatch is what a program needs at run time, the shared library;
# xact_dispatch_development is what it is linked with.
set(xact_package_dir ${CMAKE_INSTALL_DATADIR}/cmake/xact)
install(TARGETS xact EXPORT xact-targets
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT xact_development
    FILE_SET adapters DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT xact_development)
install(EXPORT xact-targets NAMESPACE xact:: DESTINATION ${xact_package_dir} COMPONENT xact_development)
set(xact_dispatch_dir ${CMAKE_INSTALL_LIBDIR}/cmake/xact)
if(XACT_BUILD_DISPATCH)
    install(TARGETS xact_dispatch EXPORT xact-dispatch-targets
        RUNTIME COMPONENT xact_dispatch
        LIBRARY COMPONENT xact_dispatch NAMELINK_COMPONENT xact_dispatch_development
        ARCHIVE COMPONENT xact_dispatch_development)
    install(EXPORT xact-dispatch-targets NAMESPACE xact:: DESTINATION ${xact_dispatch_dir}
        COMPONENT xact_dispatch_development)
endif()

configure_package_config_file(cmake/xact-config.cmake.in xact-config.cmake
    INSTALL_DESTINATION ${xact_package_dir}
    PATH_VARS xact_dispatch_dir
    NO_SET_AND_CHECK_MACRO)
configure_file(cmake/xact-config-version.cmake.in xact-config-version.cmake @ONLY)
install(FILES
        ${CMAKE_CURRENT_BINARY_DIR}/xact-config.cmake
        ${CMAKE_CURRENT_BINARY_DIR}/xact-config-version.cmake
        cmake/xact-xsimd-target.cmake
        cmake/XactArchFlags.cmake
        cmake/XactCheckSymbols.cmake
        cmake/XactDispatch.cmake
    DESTINATION ${xact_package_dir} COMPONENT xact_development)

set(xact_pc_requires "xsimd >= 8.1")
set(xact_pc_cflags "-I\${includedir}")
if(NOT XACT_WITH_XSIMD)
    set(xact_pc_requires "")
    string(APPEND xact_pc_cflags " -DXACT_NO_XSIMD=1")
endif()
# The prefix is computed from the location of the file, so that an installed tree can be moved.
set(xact_pc_dir ${CMAKE_INSTALL_DATADIR}/pkgconfig)
if(IS_ABSOLUTE "${CMAKE_INSTALL_DATADIR}" OR IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
    set(xact_pc_includedir ${CMAKE_INSTALL_FULL_INCLUDEDIR})
else()
    file(RELATIVE_PATH xact_pc_up "/${xact_pc_dir}" "/${CMAKE_INSTALL_INCLUDEDIR}")
    set(xact_pc_includedir "\${pcfiledir}/${xact_pc_up}")
endif()
configure_file(cmake/xact.pc.in xact.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/xact.pc DESTINATION ${xact_pc_dir} COMPONENT xact_development)
