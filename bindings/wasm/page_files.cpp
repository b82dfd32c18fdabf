// files/disk.hpp and files/beside_program.hpp where there is no disk.
#include "page_files.hpp"

#include <map>
#include <set>
#include <utility>

#include "headway/files/beside_program.hpp"
#include "headway/files/disk.hpp"

namespace headway {

namespace {

std::map<std::string, std::string>& texts() {
  static std::map<std::string, std::string> all;
  return all;
}

std::string name_of(const std::filesystem::path& path) {
  std::string name = path.lexically_normal().string();
  while (name.size() > 1 && name.ends_with('/')) {
    name.pop_back();
  }
  return name;
}

}  // namespace

void page::hand_in(const std::string& path, std::string text) { texts()[name_of(path)] = std::move(text); }

bool files::is_file(const std::filesystem::path& path) { return texts().contains(name_of(path)); }

bool files::is_folder(const std::filesystem::path& path) {
  const std::string within = name_of(path) + "/";
  const auto next = texts().lower_bound(within);
  return next != texts().end() && next->first.starts_with(within);
}

std::optional<std::string> files::bytes_of(const std::filesystem::path& file) {
  const auto found = texts().find(name_of(file));
  return found != texts().end() ? std::optional(found->second) : std::nullopt;
}

std::optional<std::vector<std::filesystem::path>> files::listed(const std::filesystem::path& folder,
                                                                std::string_view ending) {
  if (!is_folder(folder)) {
    return std::nullopt;
  }
  const std::string within = name_of(folder) + "/";
  std::set<std::filesystem::path> found;
  for (auto next = texts().lower_bound(within); next != texts().end() && next->first.starts_with(within); ++next) {
    const std::string rest = next->first.substr(within.size());
    std::filesystem::path path = folder / rest.substr(0, rest.find('/'));
    if (ending.empty() || path.extension() == ending) {
      found.insert(std::move(path));
    }
  }
  return std::vector<std::filesystem::path>(found.begin(), found.end());
}

std::filesystem::path files::whole_path(const std::filesystem::path& path) { return std::filesystem::path("/") / path; }

std::filesystem::path files::beside_program(std::string_view /*what*/) { return {}; }

}  // namespace headway
