// Where data lies: on the disk or, in a page, among the texts that it was handed (bindings/wasm/page_files.cpp).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headway::files {

bool is_file(const std::filesystem::path& path);
bool is_folder(const std::filesystem::path& path);
inline bool exists(const std::filesystem::path& path) { return is_file(path) || is_folder(path); }

/// All bytes of a file; none where it cannot be read, or is a folder.
std::optional<std::string> bytes_of(const std::filesystem::path& file);

/// A folder's files and folders with this ending (".toml"), by name; with an empty one, all. None where the folder cannot be
/// read.
std::optional<std::vector<std::filesystem::path>> listed(const std::filesystem::path& folder, std::string_view ending);

/// The path from the root.
std::filesystem::path whole_path(const std::filesystem::path& path);

}  // namespace headway::files
