# Run by CPack between installing into its own folders, one a component, and packing them.

if(DEFINED ENV{SOURCE_DATE_EPOCH})
  string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)  # of SOURCE_DATE_EPOCH
else()
  set(date "Thu, 01 Jan 1970 00:00:00 +0000")
endif()
file(READ "${CPACK_DATELINE_SOURCE_DIR}/LICENSE" licence)
file(READ "${CPACK_DATELINE_SOURCE_DIR}/NOTICE.md" notice)

foreach(component ${CPACK_COMPONENTS_ALL})
  string(TOUPPER ${component} upper)
  set(package "${CPACK_DEBIAN_${upper}_PACKAGE_NAME}")
  set(usr "${CPACK_TEMPORARY_DIRECTORY}/${component}/usr")
  set(doc "${usr}/share/doc/${package}")
  file(WRITE "${doc}/copyright" "${licence}\n${notice}\n"
       "On Debian systems the GNU Lesser General Public License, version 3, is in /usr/share/common-licenses/LGPL-3.\n")
  file(REMOVE "${doc}/LICENSE")
  file(WRITE "${doc}/changelog.Debian"
       "dateline (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium\n\n"
       "  * dateline ${CPACK_PACKAGE_VERSION}.\n\n -- ${CPACK_DEBIAN_PACKAGE_MAINTAINER}  ${date}\n")
  file(GLOB packed "${doc}/changelog.Debian" "${usr}/share/man/man1/*.1")
  foreach(file ${packed})
    execute_process(COMMAND gzip -9nf "${file}" COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
  if(EXISTS "${usr}/share/zsh/site-functions")  # Debian's zsh looks for those of packages elsewhere
    file(RENAME "${usr}/share/zsh/site-functions" "${usr}/share/zsh/vendor-completions")
  endif()
endforeach()
# Modes as policy has them, whatever the umask: 0755 for folders and programs, 0644 for files.
execute_process(COMMAND chmod -R u+rwX,go+rX,go-w "${CPACK_TEMPORARY_DIRECTORY}" COMMAND_ERROR_IS_FATAL ANY)
