# What `cmake --install` puts where. The data folder has the same layout here and when installed (render/data_folder.h).

install(DIRECTORY styles/themes DESTINATION "${CMAKE_INSTALL_DATADIR}/dateline/styles" FILES_MATCHING PATTERN "*.style.txtpb")
install(DIRECTORY geodata/basemaps DESTINATION "${CMAKE_INSTALL_DATADIR}/dateline/geodata" OPTIONAL
        FILES_MATCHING PATTERN "*.gpkg")
foreach(folder geodata styles render)
  install(DIRECTORY ${folder}/ DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/dateline/${folder}" FILES_MATCHING PATTERN "*.h")
endforeach()
install(FILES README.md LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
