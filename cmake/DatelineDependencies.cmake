# Everything dateline stands on; versions are those of Debian 12. What its libraries are linked with goes into the
# package that `cmake --install` makes too, for CMake and for pkg-config.

set(DATELINE_FIND_DEPENDENCIES "")  # lines of datelineConfig.cmake
set(DATELINE_PC_MODULES "")         # for dateline.pc

# dateline_package(NAME VERSION [MODULE]): by find_package; MODULE is its name for pkg-config.
macro(dateline_package name version)
  find_package(${name} ${version} REQUIRED)
  string(APPEND DATELINE_FIND_DEPENDENCIES "  find_dependency(${name} ${version})\n")
  string(APPEND DATELINE_PC_MODULES " ${ARGN}")
endmacro()

# dateline_modules(NAME MODULE>=VERSION...): by pkg-config, as PkgConfig::NAME.
macro(dateline_modules name)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${ARGN})
  string(APPEND DATELINE_FIND_DEPENDENCIES "  pkg_check_modules(${name} REQUIRED QUIET IMPORTED_TARGET ${ARGN})\n")
  string(APPEND DATELINE_PC_MODULES " ${ARGN}")
endmacro()

dateline_package(PkgConfig "")
dateline_package(Threads "")
dateline_package(Protobuf 3.21 protobuf)
dateline_package(fmt 9 fmt)
dateline_package(date 3)
dateline_modules(PROJ proj>=9.1)
dateline_modules(GEOS geos>=3.11)
dateline_modules(CAIRO cairo>=1.16 cairo-pdf>=1.16 cairo-ft>=1.16)
dateline_modules(PANGO pango>=1.50 pangocairo>=1.50 pangoft2>=1.50 fontconfig)
dateline_modules(DEFLATE libdeflate>=1.14)
dateline_modules(NETTLE nettle>=3.8)
dateline_modules(PUGIXML pugixml)
dateline_modules(ZIP libzip>=1.7)

string(REPLACE ";" " " DATELINE_FIND_DEPENDENCIES "${DATELINE_FIND_DEPENDENCIES}")
string(REPLACE ";" " " DATELINE_PC_MODULES "${DATELINE_PC_MODULES}")
string(REPLACE ">=" " >= " DATELINE_PC_MODULES "${DATELINE_PC_MODULES}")

# For the program alone, and two libraries that are loaded on first use.
find_package(CLI11 2 REQUIRED)
pkg_check_modules(GDAL REQUIRED IMPORTED_TARGET gdal>=3.6)
pkg_check_modules(QPDF REQUIRED IMPORTED_TARGET libqpdf>=11.3)
