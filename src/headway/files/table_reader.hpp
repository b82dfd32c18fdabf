// Taking typed values out of a TOML table, for the two readers of this folder. The first error is kept, with its place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"
#include "headway/files/toml_file.hpp"

namespace headway::files {

/// The whole of a file. Error: it cannot be read.
base::Result<std::string> read_text(const std::string& file);

/// Reads keys of one table. Each function gives an empty value after an error, and `error` holds the first one.
struct TableReader {
  const toml::table& table;
  std::string file;
  std::string name;  ///< the table's own name, for messages
  std::optional<base::Error> error;

  void fail(const toml::node& at, std::string problem, std::string why, std::string suggestion);
  /// Error for a key that is not in `known`, naming the nearest.
  void only(const std::vector<std::string>& known);
  std::string required_text(std::string_view key);
  std::string text(std::string_view key);
  /// One of `allowed`.
  std::string word(std::string_view key, const std::vector<std::string>& allowed);
  bool flag(std::string_view key);
  /// A finite number greater than zero.
  std::optional<double> positive(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  std::vector<std::string> required_texts(std::string_view key);
  std::optional<base::Day> day(std::string_view key);
  base::Day required_day(std::string_view key);
  std::optional<base::Period> period(std::string_view key);
  base::Location where(const toml::node& at) const;

 private:
  const toml::node* required(std::string_view key);
};

/// Keys of a table in the order of the file.
std::vector<std::string> keys_in_order(const toml::table& table);

}  // namespace headway::files
