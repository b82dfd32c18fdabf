// TOML files of the book, read whole. The one header that brings toml++: include it in .cpp files and tests alone.
#pragma once

// Failures travel as values here.
#define TOML_EXCEPTIONS 0
// In debug builds toml++ 3.3 stops the program on text such as "[[[", of which its parser then makes an error all the
// same.
#define TOML_ASSERT(condition) static_assert(true)
// It would read numbers through streams of text, which is slow and needs all that a C++ library knows of places.
#define TOML_FLOAT_CHARCONV 1
#ifdef __wasi__
// toml++ can open files itself, which nobody asks of it. Where the C++ library has no files, a name stands in for theirs.
// Nor does that library read numbers.
#include <charconv>
#include <fstream>
#include <istream>

#include "headway/base/number.hpp"
namespace std {  // NOLINT(cert-dcl58-cpp): where toml++ looks for it
struct no_ifstream : istream {
  no_ifstream() : istream(nullptr) {}
  void open(const string& /*file*/, ios_base::openmode /*mode*/) {}
  bool is_open() const { return false; }
};
inline from_chars_result from_chars(const char* first, const char* last, double& number) {
  const auto read = headway::base::read_number({first, static_cast<size_t>(last - first)});
  number = read.value_or(number);
  return {read ? last : first, read ? errc() : errc::invalid_argument};
}
}  // namespace std
#define ifstream no_ifstream
#include <toml++/toml.h>
#undef ifstream
#else
#include <toml++/toml.h>
#endif

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"

namespace headway::files {

/// All bytes of a file. Error: it cannot be read.
base::Result<std::string> read_text_file(const std::filesystem::path& file);

/// Errors: the file cannot be read, is not UTF-8, is not TOML; with the line.
base::Result<toml::table> read_toml_file(const std::filesystem::path& file);

/// As `read_toml_file`, of text at hand; `file` is for messages.
base::Result<toml::table> parse_toml(std::string_view text, const std::string& file);

/// The folder's `*.toml` files by name. Error: the folder cannot be read.
base::Result<std::vector<std::filesystem::path>> toml_files(const std::filesystem::path& folder);

/// Their names without the ending; none where the folder cannot be read.
std::vector<std::string> toml_names(const std::filesystem::path& folder);

}  // namespace headway::files
