# SPDX-License-Identifier: MIT
# Where xact's dependencies come from, in this order: a target that exists already; a source folder
# given by FETCHCONTENT_SOURCE_DIR_<NAME>; an installed package; a download of the release pinned
# here.
include_guard(GLOBAL)

# Archives are named by commit, because a tag can be moved.
set(xact_pin_xsimd # 14.3.0
    https://github.com/xtensor-stack/xsimd/archive/e88a72831858123924f7118f345dfe5d70d95991.tar.gz)
set(xact_pin_catch2 # v3.7.1
    https://github.com/catchorg/Catch2/archive/fa43b77429ba76c462b1898d6cd2f2d7a9416b14.tar.gz)
set(xact_pin_benchmark # v1.9.4
    https://github.com/google/benchmark/archive/eddb0241389718a23a42db6af5f0164b6e0139af.tar.gz)

# Adds a dependency's own CMake project, which makes `target`, to this build. `packages` and
# `otherwise` end the one message that is printed if that cannot be done.
function(xact_fetch name target packages otherwise)
    include(FetchContent)
    string(TOUPPER ${name} upper)
    set(url ${xact_pin_${name}})
    set(source ${url})
    if(NOT FETCHCONTENT_SOURCE_DIR_${upper})
        # Downloaded here and not by FetchContent, whose own report of a failure is two pages long.
        get_filename_component(commit ${url} NAME_WE)
        set(archive ${FETCHCONTENT_BASE_DIR}/${name}-${commit}.tar.gz)
        if(NOT EXISTS ${archive})
            set(status "1;downloads are switched off (FETCHCONTENT_FULLY_DISCONNECTED)")
            if(NOT FETCHCONTENT_FULLY_DISCONNECTED)
                message(STATUS "xact: ${name} is not installed, downloading ${url}")
                file(DOWNLOAD ${url} ${archive}.part STATUS status TLS_VERIFY ON
                    TIMEOUT 300 INACTIVITY_TIMEOUT 30)
            endif()
            list(POP_FRONT status failed reason)
            if(failed)
                file(REMOVE ${archive}.part)
                string(REPLACE "\"" "" reason "${reason}")
                message(FATAL_ERROR
                    "xact needs ${name}, which is not installed, and could not download it: ${reason}.\n"
                    "Any one of these helps:\n"
                    "  - install it: ${packages}\n"
                    "  - point to its sources: -DFETCHCONTENT_SOURCE_DIR_${upper}=DIR\n"
                    "  - ${otherwise}\n")
            endif()
            file(RENAME ${archive}.part ${archive})
        endif()
        set(source ${archive})
    elseif(NOT EXISTS ${FETCHCONTENT_SOURCE_DIR_${upper}}/CMakeLists.txt)
        message(FATAL_ERROR "xact: FETCHCONTENT_SOURCE_DIR_${upper} is \"${FETCHCONTENT_SOURCE_DIR_${upper}}\","
            " which holds no CMakeLists.txt")
    endif()

    # SOURCE_SUBDIR names a folder that does not exist, so that FetchContent only unpacks; the
    # project is then added with EXCLUDE_FROM_ALL, which FetchContent itself has from 3.28 on: its
    # headers must not be installed together with xact.
    FetchContent_Declare(${name} URL ${source} SOURCE_SUBDIR added-by-xact)
    FetchContent_MakeAvailable(${name})
    if(NOT TARGET ${target})
        add_subdirectory(${${name}_SOURCE_DIR} ${${name}_BINARY_DIR} EXCLUDE_FROM_ALL)
    endif()
    set(${name}_SOURCE_DIR ${${name}_SOURCE_DIR} PARENT_SCOPE)
    # Third-party headers: no warnings from them under xact's flags.
    get_target_property(aliased ${target} ALIASED_TARGET)
    if(aliased)
        set(target ${aliased})
    endif()
    get_target_property(includes ${target} INTERFACE_INCLUDE_DIRECTORIES)
    set_property(TARGET ${target} APPEND PROPERTY INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${includes}")
endfunction()

# Makes the target xsimd, or xsimd::xsimd, known: 8.1 or newer.
function(xact_find_xsimd)
    if(NOT TARGET xsimd AND NOT TARGET xsimd::xsimd AND NOT FETCHCONTENT_SOURCE_DIR_XSIMD)
        # xsimd's version file accepts one major version only, so list the versions found, then take
        # the first that is new enough. The query must not load it: a target from an old one could
        # not be removed.
        find_package(xsimd 9999 CONFIG QUIET)
        foreach(config version IN ZIP_LISTS xsimd_CONSIDERED_CONFIGS xsimd_CONSIDERED_VERSIONS)
            if(version VERSION_GREATER_EQUAL 8.1 AND NOT TARGET xsimd AND NOT TARGET xsimd::xsimd)
                get_filename_component(dir ${config} DIRECTORY)
                find_package(xsimd CONFIG QUIET PATHS ${dir} NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
                message(STATUS "xact: xsimd ${xsimd_VERSION} (${xsimd_DIR})")
            endif()
        endforeach()
    endif()
    if(NOT TARGET xsimd AND NOT TARGET xsimd::xsimd)
        xact_fetch(xsimd xsimd
            "libxsimd-dev (Debian, Ubuntu), xsimd-devel (Fedora), xsimd (Homebrew); 8.1 or newer"
            "do without it, on scalars: -DXACT_WITH_XSIMD=OFF")
        message(STATUS "xact: xsimd from ${xsimd_SOURCE_DIR}")
        set(xact_xsimd_source_dir ${xsimd_SOURCE_DIR} PARENT_SCOPE)
    endif()
endfunction()

# Makes Catch2::Catch2 known, 2.13 or 3.
function(xact_find_catch2)
    if(NOT TARGET Catch2::Catch2 AND NOT FETCHCONTENT_SOURCE_DIR_CATCH2)
        # Its version file accepts one major version only, and either is usable.
        find_package(Catch2 CONFIG QUIET)
        if(Catch2_FOUND)
            message(STATUS "xact: Catch2 ${Catch2_VERSION} (${Catch2_DIR})")
        endif()
    endif()
    if(NOT TARGET Catch2::Catch2)
        xact_fetch(catch2 Catch2::Catch2
            "catch2 (Debian, Ubuntu), catch-devel (Fedora), catch2 (Homebrew)"
            "do without the tests: -DXACT_BUILD_TESTS=OFF")
        message(STATUS "xact: Catch2 from ${catch2_SOURCE_DIR}")
    endif()
endfunction()

# Makes benchmark::benchmark known.
function(xact_find_benchmark)
    if(NOT TARGET benchmark::benchmark AND NOT FETCHCONTENT_SOURCE_DIR_BENCHMARK)
        find_package(benchmark CONFIG QUIET)
        if(benchmark_FOUND)
            message(STATUS "xact: Google Benchmark ${benchmark_VERSION} (${benchmark_DIR})")
        endif()
    endif()
    if(NOT TARGET benchmark::benchmark)
        foreach(option IN ITEMS BENCHMARK_ENABLE_TESTING BENCHMARK_ENABLE_GTEST_TESTS
                BENCHMARK_ENABLE_INSTALL BENCHMARK_ENABLE_WERROR)
            set(${option} OFF)
        endforeach()
        xact_fetch(benchmark benchmark::benchmark
            "libbenchmark-dev (Debian, Ubuntu), google-benchmark-devel (Fedora), google-benchmark (Homebrew)"
            "do without the benchmarks: -DXACT_BUILD_BENCHMARKS=OFF")
        message(STATUS "xact: Google Benchmark from ${benchmark_SOURCE_DIR}")
    endif()
endfunction()
