#include "headway/files/toml_file.hpp"

#include <algorithm>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/utf8.hpp"

namespace headway::files {
namespace {

int line_at(std::string_view text, std::size_t place) {
  return 1 + static_cast<int>(std::ranges::count(text.substr(0, place), '\n'));
}

}  // namespace

base::Result<std::string> read_text_file(const std::filesystem::path& file) {
  auto bytes = bytes_of(file);
  if (!bytes) {
    return std::unexpected(base::input_error(
        "cannot read " + file.string(),
        files::exists(file) ? "it is not a file, or not permitted to be read" : "there is no such file",
        "check the path and the permissions"));
  }
  return std::move(*bytes);
}

base::Result<toml::table> parse_toml(std::string_view text, const std::string& file) {
  if (const auto place = find_malformed_utf8(text)) {
    return std::unexpected(base::input_error("the file is not UTF-8", "TOML is written in UTF-8 throughout",
                                             "save the file as UTF-8", {file, line_at(text, *place)}));
  }
  toml::parse_result parsed = toml::parse(text, file);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return std::unexpected(base::input_error("the file is not TOML", std::string(error.description()),
                                             "correct the line", {file, static_cast<int>(error.source().begin.line)}));
  }
  return std::move(parsed).table();
}

base::Result<toml::table> read_toml_file(const std::filesystem::path& file) {
  base::Result<std::string> text = read_text_file(file);
  if (!text) {
    return std::unexpected(std::move(text.error()));
  }
  return parse_toml(*text, file.string());
}

base::Result<std::vector<std::filesystem::path>> toml_files(const std::filesystem::path& folder) {
  auto files = listed(folder, ".toml");
  if (!files) {
    return std::unexpected(base::input_error("cannot read the folder " + folder.string(),
                                             is_file(folder) ? "it is a file" : "there is none, or it is not permitted",
                                             "check the folder given as the book, and its permissions"));
  }
  return std::move(*files);
}

std::vector<std::string> toml_names(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& file : toml_files(folder).value_or(std::vector<std::filesystem::path>{})) {
    names.push_back(file.stem().string());
  }
  return names;
}

}  // namespace headway::files
