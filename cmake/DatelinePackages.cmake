# Debian packages, made by scripts/package: dateline (program and data), libdateline-dev, and python3-dateline when the
# binding is built. docs/install.md says what each holds.

set(DATELINE_MAINTAINER "Local build <root@localhost>" CACHE STRING
    "Maintainer of the packages, as Name <address>; those who publish packages put themselves here")

# The package that holds the library which a program loads under `library`'s name; `fallback` where dpkg does not know.
function(dateline_package_of library fallback variable)
  get_filename_component(file "${library}" REALPATH)
  execute_process(COMMAND dpkg-query -S "${file}" OUTPUT_VARIABLE answer ERROR_QUIET RESULT_VARIABLE failed)
  string(REGEX REPLACE "[:,].*" "" name "${answer}")
  if(failed OR NOT name)
    set(name ${fallback})
  endif()
  set(${variable} ${name} PARENT_SCOPE)
endfunction()
# What dpkg-shlibdeps cannot see, since it is loaded on first use.
dateline_package_of("${GDAL_LINK_LIBRARIES}" libgdal32 gdal_package)
dateline_package_of("${QPDF_LINK_LIBRARIES}" libqpdf29 qpdf_package)
set(loaded "${gdal_package}, ${qpdf_package}, proj-data, fonts-noto-core")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dateline)
set(CPACK_PACKAGE_VENDOR dateline)
# Each description begins with its own summary; that one of all be put before it is not wanted.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
if(DATELINE_PYTHON)
  list(APPEND CPACK_COMPONENTS_ALL python)
endif()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${DATELINE_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Changelog and copyright, pages packed: what policy asks of packages and a plain installation does not need.
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/FinishPackages.cmake")
set(CPACK_DATELINE_SOURCE_DIR "${PROJECT_SOURCE_DIR}")

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME dateline)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "${loaded}")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "ffmpeg, fonts-noto-cjk, tzdata")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "publication maps from chronicles of events
A chronicle says who did what, where, when, and according to whom. dateline
draws it as a map with labels, legend and source notes: PNG, SVG, PDF and
GeoTIFF that agree to the last label, a map a day, animations, a page of
HTML, or layers for QGIS and other GIS programs.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libdateline-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "dateline (= ${PROJECT_VERSION}-1), pkg-config, libprotobuf-dev, libfmt-dev, libhowardhinnant-date-dev, libproj-dev, libgeos-dev, libcairo2-dev, libpango1.0-dev, libfontconfig-dev, libdeflate-dev, nettle-dev, libpugixml-dev, libzip-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "publication maps from chronicles of events - library
The libraries that the program dateline is made of, to read chronicles and
draw maps in programs of one's own, with headers and what CMake and
pkg-config need to find them.")

if(DATELINE_PYTHON)
  get_directory_property(major DIRECTORY python DEFINITION Python_VERSION_MAJOR)
  get_directory_property(minor DIRECTORY python DEFINITION Python_VERSION_MINOR)
  math(EXPR next_minor "${minor} + 1")
  set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-dateline)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS
      "dateline (= ${PROJECT_VERSION}-1), ${loaded}, python3 (>= ${major}.${minor}), python3 (<< ${major}.${next_minor})")
  set(CPACK_DEBIAN_PYTHON_PACKAGE_SUGGESTS "python3-pandas, python3-geopandas")
  # They compile the modules, and remove what was compiled.
  set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_LIST_DIR}/debian/postinst;${CMAKE_CURRENT_LIST_DIR}/debian/prerm")
  set(CPACK_COMPONENT_PYTHON_DESCRIPTION "publication maps from chronicles of events - Python
A module for Python that draws maps of chronicles and of tables of events as
the program dateline does.")
endif()
include(CPack)
