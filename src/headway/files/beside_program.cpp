#include "headway/files/beside_program.hpp"

namespace headway::files {

std::filesystem::path beside_program(std::string_view what) {
  std::error_code code;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", code);
  return code ? std::filesystem::path()
              : program.parent_path().parent_path() / "share" / "headway" / std::filesystem::path(what);
}

}  // namespace headway::files
