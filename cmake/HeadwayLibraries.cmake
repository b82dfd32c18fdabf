# Third-party libraries, all as system includes. `./dev build` installs the Debian packages that bring them.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Eigen3 REQUIRED NO_MODULE)

# These bring no CMake files, or files that ask for more than the headers.
function(headway_system_library name header package)
  find_path(${name}_INCLUDE_DIR "${header}")
  if(NOT ${name}_INCLUDE_DIR)
    message(FATAL_ERROR "${header} not found (needed by Headway::${name}); install the Debian package ${package}, "
                        "or run ./dev build, which does")
  endif()
  mark_as_advanced(${name}_INCLUDE_DIR)
  add_library(Headway::${name} INTERFACE IMPORTED GLOBAL)
  target_include_directories(Headway::${name} SYSTEM INTERFACE "${${name}_INCLUDE_DIR}")
endfunction()

headway_system_library(random123 "Random123/philox.h" librandom123-dev)
headway_system_library(boost "boost/math/distributions.hpp" libboost-dev)
headway_system_library(tomlplusplus "toml++/toml.h" libtomlplusplus-dev)
headway_system_library(udunits2 "udunits2.h" libudunits2-dev)
find_library(udunits2_LIBRARY udunits2 REQUIRED)
mark_as_advanced(udunits2_LIBRARY)
target_link_libraries(Headway::udunits2 INTERFACE "${udunits2_LIBRARY}")

headway_system_library(xlsxwriter "xlsxwriter.h" libxlsxwriter-dev)
find_library(xlsxwriter_LIBRARY xlsxwriter REQUIRED)
mark_as_advanced(xlsxwriter_LIBRARY)
target_link_libraries(Headway::xlsxwriter INTERFACE "${xlsxwriter_LIBRARY}")

# The static library where there is one: Debian's shared one brings 30 others along for files in clouds, and every start of
# the program would load them.
find_path(hdf5_INCLUDE_DIR hdf5.h PATH_SUFFIXES hdf5/serial)
headway_system_library(hdf5 "hdf5.h" libhdf5-dev)
find_library(hdf5_LIBRARY NAMES libhdf5_serial.a hdf5_serial hdf5 REQUIRED)
find_library(hdf5_hl_LIBRARY NAMES libhdf5_serial_hl.a hdf5_serial_hl hdf5_hl REQUIRED)
mark_as_advanced(hdf5_LIBRARY hdf5_hl_LIBRARY)
target_link_libraries(Headway::hdf5 INTERFACE "${hdf5_hl_LIBRARY}" "${hdf5_LIBRARY}")
if(hdf5_LIBRARY MATCHES "\\.a$")
  target_link_libraries(Headway::hdf5 INTERFACE sz z "${CMAKE_DL_LIBS}")
endif()

headway_system_library(cbc "coin/CbcModel.hpp" coinor-libcbc-dev)
target_include_directories(Headway::cbc SYSTEM INTERFACE "${cbc_INCLUDE_DIR}/coin")
foreach(part IN ITEMS Cbc Cgl OsiClp Clp Osi CoinUtils)
  find_library(${part}_LIBRARY ${part} REQUIRED)
  mark_as_advanced(${part}_LIBRARY)
  target_link_libraries(Headway::cbc INTERFACE "${${part}_LIBRARY}")
endforeach()

# Its types depend on how the library was built: Debian's knows OpenSSL.
headway_system_library(httplib "httplib.h" libcpp-httplib-dev)
find_library(httplib_LIBRARY cpp-httplib REQUIRED)
mark_as_advanced(httplib_LIBRARY)
target_link_libraries(Headway::httplib INTERFACE "${httplib_LIBRARY}")
target_compile_definitions(Headway::httplib INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT)
