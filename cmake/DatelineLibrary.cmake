# dateline_library(NAME PUBLIC ... PRIVATE ...): the library of one folder, from all *.cc in it and its subfolders.
# dateline_public_headers(NAME ...): those of its headers that are installed.
#
# Headers are included from the repository root ("geodata/chronicle.h"). Warnings are on for our code alone.

function(dateline_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wnon-virtual-dtor
                                           -Woverloaded-virtual)
  if(NOT CMAKE_UNITY_BUILD)
    target_compile_options(${target} PRIVATE -Wshadow)  # else it would find the private names of other files
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 warns falsely about std::string and std::optional in optimised builds (GCC bugs 105329, 105562).
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-maybe-uninitialized)
    if(CMAKE_UNITY_BUILD)  # where it takes all files for headers
      target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endif()
  endif()
  if(DATELINE_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

# Code that tells fuzzers which ways it went: what is tested, not the tests.
function(dateline_fuzzed target)
  if(DATELINE_FUZZERS)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

# The name under which a shared library is found at run time, for those that are loaded on first use.
function(dateline_soname library variable)
  get_filename_component(file "${library}" REALPATH)
  execute_process(COMMAND "${CMAKE_OBJDUMP}" -p "${file}" OUTPUT_VARIABLE headers COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "SONAME +([^ \n]+)" _ "${headers}")
  set(${variable} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

function(dateline_library name)
  cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cc")
  add_library(dateline_${name} ${sources})  # static unless BUILD_SHARED_LIBS
  add_library(dateline::${name} ALIAS dateline_${name})
  dateline_library_version(${name})
  target_include_directories(dateline_${name} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>")
  target_compile_features(dateline_${name} INTERFACE cxx_std_20)
  target_link_libraries(dateline_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} fmt::fmt)
  if(DATELINE_COVERAGE)
    target_compile_options(dateline_${name} PRIVATE --coverage -fprofile-update=atomic)
    target_link_options(dateline_${name} PUBLIC --coverage)
  endif()
  dateline_fuzzed(dateline_${name})
  dateline_warnings(dateline_${name})
endfunction()

# A public header must be complete with other public headers and the standard library (tests/install).
function(dateline_public_headers name)
  target_sources(dateline_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${ARGN})
endfunction()

# Before 1.0.0 every minor version may break those that were linked with another.
function(dateline_library_version name)
  set_target_properties(dateline_${name} PROPERTIES
    EXPORT_NAME ${name} DEFINE_SYMBOL "" VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
endfunction()
