// Data that is installed with the program.
#pragma once

#include <filesystem>
#include <string_view>

namespace headway::files {

/// ../share/headway/WHAT beside the running program, whether it is there or not; empty where the system does not say
/// which file the program is.
std::filesystem::path beside_program(std::string_view what);

}  // namespace headway::files
