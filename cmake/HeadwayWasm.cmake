# Headway for WebAssembly (preset wasm). `headway_engine`: a module of all of the engine's floors, which scripts/check_wasm.py looks into,
# and `made_up_world`, a program on it, which it runs. `headway`: every verb behind the door of bindings/wasm, for a page.
headway_floor_sources(wasm_sources ${engine_floors})
# Registers of WebAssembly hold two doubles.
list(FILTER wasm_sources EXCLUDE REGEX "/ensemble/kernel_v[34]\\.cpp$")
# Of the engine, what sets up a question is small rather than fast.
set(cold_wasm_sources ${wasm_sources})
list(FILTER cold_wasm_sources INCLUDE REGEX "/(base/(error|messages|month|names|number)|chance/(points|shape)|model/[a-z_]+)\\.cpp$")
list(FILTER cold_wasm_sources EXCLUDE REGEX "/model/(compare|summary)\\.cpp$")
set_property(SOURCE ${cold_wasm_sources} APPEND PROPERTY COMPILE_OPTIONS "-Oz")
set(hot_wasm_sources ${wasm_sources})
list(REMOVE_ITEM hot_wasm_sources ${cold_wasm_sources})
headway_hot_options(${hot_wasm_sources})
add_library(headway_wasm OBJECT ${wasm_sources})
target_include_directories(headway_wasm PUBLIC "${PROJECT_SOURCE_DIR}/src")
target_link_libraries(headway_wasm PUBLIC headway_options PRIVATE headway_warnings)
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

# The rest of the floors. What rests on a disk, or on a C library that is not loaded, stands in bindings/wasm.
headway_floor_sources(page_sources ${core_floors})
list(FILTER page_sources EXCLUDE REGEX
     "/(files/(disk|beside_program)|book/units|planner/rows|results/plan|results/plan_sheet|report/(spreadsheet|hdf5_file|draws_hdf5))\\.cpp$")
# A page is given JSON alone; bindings/wasm/absent_texts.cpp stands for the texts.
list(FILTER page_sources EXCLUDE REGEX
     "/report/((calibrate|card_score|chips|claims|drivers|forecast|plan|replicate|score|sensitivity|serving|side_by_side|threshold|train|yardsticks)_text|book_summary|chart_file|draws_csv|html|run_table|table)\\.cpp$")
file(GLOB binding_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bindings/wasm/*.cpp")
headway_version_source(headway_version "${PROJECT_BINARY_DIR}/generated/version.cpp")
add_executable(headway ${page_sources} ${binding_sources} "${PROJECT_BINARY_DIR}/generated/version.cpp")
add_dependencies(headway headway_version)
target_include_directories(headway SYSTEM PRIVATE /usr/include/eigen3)
target_compile_definitions(headway PRIVATE FMT_HEADER_ONLY FMT_STATIC_THOUSANDS_SEPARATOR=',' JSON_NOEXCEPTION BOOST_SMART_PTR_DETAIL_LIGHTWEIGHT_MUTEX_HPP_INCLUDED
                                           HEADWAY_DEFAULT_BOOK="book")
# What the answer waits for is the engine, which is optimised for speed; of the rest a reader waits for the download.
target_compile_options(headway PRIVATE -Oz -ffunction-sections -fdata-sections)
target_link_libraries(headway PRIVATE headway_wasm)
target_link_options(headway PRIVATE -mexec-model=reactor -Wl,--gc-sections,--strip-all)
headway_unity(headway)

foreach(module IN ITEMS headway_engine made_up_world headway)
  set_target_properties(${module} PROPERTIES SUFFIX ".wasm")
  target_link_options(${module} PRIVATE -Wl,--stack-first -Wl,-z,stack-size=1048576)
endforeach()
