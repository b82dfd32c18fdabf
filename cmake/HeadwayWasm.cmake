# The floors of the engine for WebAssembly (preset wasm): a module of all of it, which scripts/check_wasm.py looks into, and a program
# on it, which it runs.
headway_floor_sources(wasm_sources ${engine_floors})
# Registers of WebAssembly hold two doubles.
list(FILTER wasm_sources EXCLUDE REGEX "/ensemble/kernel_v[34]\\.cpp$")
add_library(headway_wasm OBJECT ${wasm_sources})
target_include_directories(headway_wasm PUBLIC "${PROJECT_SOURCE_DIR}/src")
target_link_libraries(headway_wasm PUBLIC headway_options headway_warnings)
# Boost.Math includes this header for a lock that it uses only where there are threads; the header wants some in any case.
target_compile_definitions(headway_wasm PRIVATE BOOST_SMART_PTR_DETAIL_LIGHTWEIGHT_MUTEX_HPP_INCLUDED)
target_compile_options(headway_wasm PRIVATE -fvisibility=default)
headway_unity(headway_wasm)

# What any part of the engine needs of the outside shows among the imports only if all parts stay: all are exported.
add_executable(headway_engine $<TARGET_OBJECTS:headway_wasm>)
set_target_properties(headway_engine PROPERTIES LINKER_LANGUAGE CXX)
target_link_options(headway_engine PRIVATE -mexec-model=reactor -Wl,--export-dynamic)

add_executable(made_up_world "${PROJECT_SOURCE_DIR}/test/wasm/made_up_world.cpp")
target_link_libraries(made_up_world PRIVATE headway_wasm)

foreach(module IN ITEMS headway_engine made_up_world)
  set_target_properties(${module} PROPERTIES SUFFIX ".wasm")
  target_link_options(${module} PRIVATE -Wl,--stack-first -Wl,-z,stack-size=1048576)
endforeach()
