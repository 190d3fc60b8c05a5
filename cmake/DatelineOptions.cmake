# What can be switched on a build, and the flags that follow.

option(BUILD_SHARED_LIBS "Build shared libraries, one a folder, instead of static ones" OFF)
option(DATELINE_TESTS "Build the tests" ON)
option(DATELINE_TESTS_TOGETHER "Run a quarter of the tests of a program in one process, not each in its own" OFF)
option(DATELINE_BENCHMARKS "Build the benchmarks" OFF)
option(DATELINE_WERROR "Treat warnings as errors (developers and CI)" OFF)
option(DATELINE_PYTHON "Build the Python binding" OFF)
option(DATELINE_FUZZERS "Build the targets in fuzz/ with libFuzzer (needs clang), not to run files alone" OFF)
option(DATELINE_COVERAGE "Count which lines of the libraries are run (scripts/coverage)" OFF)
set(DATELINE_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

# No contraction of a*b+c: coordinates must not depend on the processor the compiler aimed at.
add_compile_options(-ffp-contract=off)

if(DATELINE_SANITIZE)
  add_compile_options(-fsanitize=${DATELINE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${DATELINE_SANITIZE})
  find_program(LLD_PROGRAM NAMES ld.lld-14 ld.lld)  # links large programs much faster
  if(LLD_PROGRAM AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_link_options(-fuse-ld=${LLD_PROGRAM})
  endif()
endif()

if(DATELINE_FUZZERS AND NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "DATELINE_FUZZERS needs clang; see the preset \"sanitized\"")
endif()

# ccache keeps what is compiled with precompiled headers (those of the tests) only if told that it may.
find_program(CCACHE_PROGRAM ccache)
find_program(ENV_PROGRAM env)
if(CCACHE_PROGRAM AND ENV_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${ENV_PROGRAM}" CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE_PROGRAM}")
endif()
