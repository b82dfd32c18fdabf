# What `cmake --install` and CPack put where. Three components: `program` (what runs, the book, pages, completions),
# `development` (the C++ package) and `libraries` (what else a machine without Debian's packages lacks; only in the archive).
include(GNUInstallDirs)

set(share "${CMAKE_INSTALL_DATADIR}/headway")
set(development "${CMAKE_INSTALL_LIBDIR}/cmake/headway")
# Of libraries that come with the program. Not for each architecture, so that one search path serves every prefix.
set(private_libraries "lib/headway")

# DT_RPATH and not DT_RUNPATH: it also holds for what these libraries need themselves. In an installation without the folder
# it says nothing.
set_target_properties(headway PROPERTIES INSTALL_RPATH "$ORIGIN/../${private_libraries}")
target_link_options(headway PRIVATE "-Wl,--disable-new-dtags")
install(TARGETS headway RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)

install(DIRECTORY "${PROJECT_SOURCE_DIR}/book" DESTINATION "${share}" COMPONENT program)
# What `headway serve` shows, where ./dev web has built it.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/out/web" DESTINATION "${share}" COMPONENT program OPTIONAL)
# `headway forecast --score` looks for cards beside the book.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs/forecasts" DESTINATION "${share}/docs" COMPONENT program)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs/schemas" DESTINATION "${share}" COMPONENT program)
install(FILES README.md CHANGELOG.md LICENSE CITATION.cff DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/docs/" DESTINATION "${CMAKE_INSTALL_DOCDIR}/docs" COMPONENT program
        FILES_MATCHING PATTERN "*.md" PATTERN "*.png"
        PATTERN "forecasts" EXCLUDE PATTERN "results" EXCLUDE PATTERN "schemas" EXCLUDE)

install(FILES "${PROJECT_SOURCE_DIR}/cmake/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
install(FILES "${PROJECT_SOURCE_DIR}/cmake/copyright" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/libheadway-dev" COMPONENT development)

# The manual and the completions, written by the program itself.
set(documents "${PROJECT_BINARY_DIR}/documents")
add_custom_command(OUTPUT "${documents}/written"
                   COMMAND "${CMAKE_COMMAND}" -E rm -rf "${documents}"
                   COMMAND "${CMAKE_COMMAND}" -E make_directory "${documents}"
                   COMMAND headway manual --write "${documents}/man1"
                   COMMAND headway completion bash > "${documents}/headway"
                   COMMAND headway completion zsh > "${documents}/_headway"
                   COMMAND headway completion fish > "${documents}/headway.fish"
                   COMMAND "${CMAKE_COMMAND}" -E touch "${documents}/written"
                   DEPENDS headway VERBATIM)
add_custom_target(headway_documents ALL DEPENDS "${documents}/written")
install(DIRECTORY "${documents}/man1" DESTINATION "${CMAKE_INSTALL_MANDIR}" COMPONENT program)
install(FILES "${documents}/headway" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT program)
install(FILES "${documents}/_headway" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" COMPONENT program)
install(FILES "${documents}/headway.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT program)

# The C++ package. An installed static library is linked with these by name; `link_` keeps them apart from targets of others.
set(headway_hdf5_names "${hdf5_hl_LIBRARY}" "${hdf5_LIBRARY}")
list(TRANSFORM headway_hdf5_names REPLACE "^.*/lib([^/]+)[.](a|so)$" "\\1")
set(headway_link_names udunits2 xlsxwriter ${headway_hdf5_names} Cbc Cgl OsiClp Clp Osi CoinUtils)
list(TRANSFORM headway_link_names PREPEND "-l" OUTPUT_VARIABLE headway_link_flags)
list(JOIN headway_link_flags " " headway_link_flags)
foreach(library IN LISTS headway_link_names)
  target_link_libraries(headway_core INTERFACE $<INSTALL_INTERFACE:$<LINK_ONLY:Headway::link_${library}>>)
endforeach()
foreach(library IN ITEMS headway_engine headway_core)
  target_include_directories(${library} INTERFACE "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  target_compile_features(${library} INTERFACE $<INSTALL_INTERFACE:cxx_std_23>)
  # The headers hold code that the library has too: both must come out the same to the bit.
  target_compile_options(${library} INTERFACE $<INSTALL_INTERFACE:-ffp-contract=off>)
endforeach()
set_target_properties(headway_core PROPERTIES EXPORT_NAME headway)
set_target_properties(headway_engine PROPERTIES EXPORT_NAME engine)
install(TARGETS headway_core headway_engine EXPORT headway ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development)
install(EXPORT headway DESTINATION "${development}" NAMESPACE Headway:: FILE headwayTargets.cmake COMPONENT development)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/src/headway" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development
        FILES_MATCHING PATTERN "*.hpp" PATTERN "serve" EXCLUDE)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/examples" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT development)
include(CMakePackageConfigHelpers)
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/headwayConfig.cmake.in" "${PROJECT_BINARY_DIR}/generated/headwayConfig.cmake"
                              INSTALL_DESTINATION "${development}" PATH_VARS share)
# Before version 1 a minor version may change anything.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/generated/headwayConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/generated/headwayConfig.cmake" "${PROJECT_BINARY_DIR}/generated/headwayConfigVersion.cmake"
        DESTINATION "${development}" COMPONENT development)
# Prefix by the file's own place: an installation may be moved, and a package is made under another prefix.
file(RELATIVE_PATH headway_up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" headway_up "${headway_up}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/headway.pc.in" "${PROJECT_BINARY_DIR}/generated/headway.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/generated/headway.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)

# The archive brings every shared library but the C library's own, with Debian's statement of its licence, and the table of
# units that UDUNITS reads.
set(c_library "^(libc|libm|libdl|librt|libpthread|ld-linux[^.]*)[.]so")
install(CODE "
  file(GET_RUNTIME_DEPENDENCIES EXECUTABLES \"$<TARGET_FILE:headway>\" RESOLVED_DEPENDENCIES_VAR found
       UNRESOLVED_DEPENDENCIES_VAR missing PRE_EXCLUDE_REGEXES \"${c_library}\" \"^linux-vdso\")
  if(missing)
    message(FATAL_ERROR \"the program needs \${missing}, which this machine lacks; build it again here\")
  endif()
  file(INSTALL \${found} DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${private_libraries}\" TYPE SHARED_LIBRARY FOLLOW_SYMLINK_CHAIN)
  foreach(library IN LISTS found)
    get_filename_component(file \"\${library}\" REALPATH)
    foreach(name IN ITEMS \"\${library}\" \"\${file}\")
      string(REGEX REPLACE \"^/usr\" \"\" short \"\${name}\")
      execute_process(COMMAND dpkg-query --search \"\${name}\" \"\${short}\" OUTPUT_VARIABLE owners ERROR_QUIET)
      string(REGEX MATCH \"(^|\\n)([a-z0-9.+-]+)[:,]\" owner \"\${owners}\")
      if(owner AND EXISTS \"/usr/share/doc/\${CMAKE_MATCH_2}/copyright\")
        file(INSTALL \"/usr/share/doc/\${CMAKE_MATCH_2}/copyright\"
             DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DOCDIR}/libraries\" RENAME \"\${CMAKE_MATCH_2}\")
        break()
      endif()
    endforeach()
  endforeach()" COMPONENT libraries EXCLUDE_FROM_ALL)
install(FILES /usr/share/doc/libudunits2-data/copyright DESTINATION "${CMAKE_INSTALL_DOCDIR}/libraries" RENAME libudunits2-data
        COMPONENT libraries EXCLUDE_FROM_ALL OPTIONAL)
find_path(udunits2_definitions udunits2.xml PATHS /usr/share/xml/udunits PATH_SUFFIXES share/xml/udunits share/udunits)
mark_as_advanced(udunits2_definitions)
if(udunits2_definitions)
  install(DIRECTORY "${udunits2_definitions}/" DESTINATION "${share}/units" COMPONENT libraries EXCLUDE_FROM_ALL
          FILES_MATCHING PATTERN "*.xml")
endif()

# Packages: two for Debian, one archive that runs where it is unpacked.
set(CPACK_PACKAGE_NAME headway)
set(CPACK_PACKAGE_VENDOR "Headway contributors")
set(CPACK_PACKAGE_CONTACT "Headway contributors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_GENERATOR TGZ DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PROJECT_CONFIG_FILE "${PROJECT_SOURCE_DIR}/cmake/HeadwayPackages.cmake")
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_ARCHIVE_FILE_NAME "headway-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_PACKAGE_FILE_NAME "${CPACK_ARCHIVE_FILE_NAME}")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME headway)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "libudunits2-data")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libheadway-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "headway (= ${PROJECT_VERSION}), libfmt-dev, libudunits2-dev, libxlsxwriter-dev, libhdf5-dev, coinor-libcbc-dev")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
    "How much would a country gain from access to a chip it is denied?\n The program headway, its assumption book, manual pages and completions.")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
    "Headway as a C++ library\n Headers, static libraries, and files for CMake and pkg-config.")
include(CPack)
