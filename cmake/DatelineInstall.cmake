# What `cmake --install` puts where, in components: program (with its data), development, python (python/CMakeLists.txt).
# The data folder has the same layout here and when installed (render/data_folder.h).

install(TARGETS dateline COMPONENT program)
install(DIRECTORY styles/themes DESTINATION "${CMAKE_INSTALL_DATADIR}/dateline/styles" COMPONENT program
        FILES_MATCHING PATTERN "*.style.txtpb")
install(DIRECTORY geodata/basemaps DESTINATION "${CMAKE_INSTALL_DATADIR}/dateline/geodata" COMPONENT program
        FILES_MATCHING PATTERN "*.gpkg")
install(FILES README.md LICENSE NOTICE.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
install(FILES CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program OPTIONAL)
install(DIRECTORY docs examples DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
install(DIRECTORY "${PROJECT_BINARY_DIR}/share/man/" DESTINATION "${CMAKE_INSTALL_MANDIR}" COMPONENT program)
foreach(folder bash-completion/completions zsh/site-functions fish/vendor_completions.d)
  install(DIRECTORY "${PROJECT_BINARY_DIR}/share/${folder}/" DESTINATION "${CMAKE_INSTALL_DATADIR}/${folder}" COMPONENT program)
endforeach()

# The libraries: find_package(dateline), or pkg-config dateline.
include(CMakePackageConfigHelpers)
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/dateline")
set(library_component development)
if(BUILD_SHARED_LIBS)
  set(library_component program)  # which needs them too
  file(RELATIVE_PATH bin_to_lib "${CMAKE_INSTALL_FULL_BINDIR}" "${CMAKE_INSTALL_FULL_LIBDIR}")
  set_target_properties(dateline PROPERTIES INSTALL_RPATH "$ORIGIN/${bin_to_lib}")
  set_target_properties(dateline_geodata dateline_styles dateline_render PROPERTIES INSTALL_RPATH "$ORIGIN")
endif()

add_library(dateline_all INTERFACE)
add_library(dateline::dateline ALIAS dateline_all)
set_target_properties(dateline_all PROPERTIES EXPORT_NAME dateline)
target_link_libraries(dateline_all INTERFACE dateline::geodata dateline::styles dateline::render)

install(TARGETS dateline_proto dateline_geodata dateline_styles dateline_render dateline_all EXPORT dateline
        LIBRARY COMPONENT ${library_component} NAMELINK_COMPONENT development
        ARCHIVE COMPONENT development
        FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/dateline" COMPONENT development)
install(EXPORT dateline NAMESPACE dateline:: FILE datelineTargets.cmake DESTINATION "${package_folder}" COMPONENT development)
configure_package_config_file(cmake/datelineConfig.cmake.in "${PROJECT_BINARY_DIR}/datelineConfig.cmake"
                              INSTALL_DESTINATION "${package_folder}" NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/datelineConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/datelineConfig.cmake" "${PROJECT_BINARY_DIR}/datelineConfigVersion.cmake"
        DESTINATION "${package_folder}" COMPONENT development)

# A static library is of no use without those it stands on, so these are public in dateline.pc then.
if(BUILD_SHARED_LIBS)
  set(pc_private .private)
endif()
list(TRANSFORM CMAKE_DL_LIBS PREPEND "-l" OUTPUT_VARIABLE pc_dl)
file(RELATIVE_PATH pc_prefix "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" "${CMAKE_INSTALL_PREFIX}")
string(REGEX REPLACE "/$" "" pc_prefix "${pc_prefix}")
configure_file(cmake/dateline.pc.in "${PROJECT_BINARY_DIR}/dateline.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/dateline.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
