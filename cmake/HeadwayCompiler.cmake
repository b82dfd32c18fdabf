# How every file of ours is compiled.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# What the answer waits for is optimised fully (headway_hot_options); the rest is read once or writes text, and compiles in
# two thirds of the time.
set(CMAKE_CXX_FLAGS_RELEASE "-O1 -DNDEBUG")

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

option(HEADWAY_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

# Options that change what the program computes or how it links: shared by everything that links to the libraries.
add_library(headway_options INTERFACE)
# No contraction into fused multiply-adds: the same bits from every compiler and processor.
# psabi: packs are passed by value between files built for one processor only, so the note on their passing is moot.
target_compile_options(headway_options INTERFACE -ffp-contract=off -Wno-psabi)
if(HEADWAY_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all)
  target_compile_options(headway_options INTERFACE ${sanitizers} -fno-omit-frame-pointer)
  target_link_options(headway_options INTERFACE ${sanitizers})
endif()

# Warnings are for our own files alone.
add_library(headway_warnings INTERFACE)
target_compile_options(headway_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                                                  -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 reports std::string's own operator+ when it inlines it (GCC bug 105651, mended in 13).
  target_compile_options(headway_warnings INTERFACE -Wno-restrict)
endif()
if(HEADWAY_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # The sanitizers' instrumentation hides initialisations from this warning; the other builds keep it.
  target_compile_options(headway_warnings INTERFACE -Wno-maybe-uninitialized)
endif()

# Full optimisation, in a release build, for sources that loop over draws or search over plans.
function(headway_hot_options)
  foreach(source IN LISTS ARGN)
    set_property(SOURCE "${source}" APPEND PROPERTY COMPILE_OPTIONS "$<$<CONFIG:Release>:-O3>")
  endforeach()
endfunction()
