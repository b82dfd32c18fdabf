#include "headway/files/disk.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace headway::files {

bool is_file(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

bool is_folder(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

std::optional<std::string> bytes_of(const std::filesystem::path& file) {
  // A folder would open, and fail only on reading.
  if (!is_file(file)) {
    return std::nullopt;
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
}

std::optional<std::vector<std::filesystem::path>> listed(const std::filesystem::path& folder, std::string_view ending) {
  std::error_code error;
  std::vector<std::filesystem::path> found;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (ending.empty() || entry->path().extension() == ending) {
      found.push_back(entry->path());
    }
  }
  if (error) {
    return std::nullopt;
  }
  std::ranges::sort(found);
  return found;
}

std::filesystem::path whole_path(const std::filesystem::path& path) {
  std::error_code error;
  auto whole = std::filesystem::absolute(path, error);
  return error ? path : whole;
}

}  // namespace headway::files
