// Taking typed values out of a TOML table. The first error is kept, with its place; after it every value is empty.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"
#include "headway/files/toml_file.hpp"

namespace headway::files {

/// The first thing that is wrong in a file.
struct Trouble {
  std::string file;
  std::optional<base::Error> error;

  base::Location where(const toml::node& at) const;
  void fail(const toml::node& at, std::string problem, std::string why, std::string suggestion);
};

/// The finite number that a node is.
std::optional<double> finite_number(const toml::node& node);

class Table {
 public:
  /// `name` is what messages call the table, such as the id of an entry. Neither reference is kept beyond the table's
  /// life.
  Table(const toml::table& table, std::string name, Trouble& trouble)
      : table_(table), name_(std::move(name)), trouble_(trouble) {}

  /// Error for a key that is not in `known`, naming the nearest. `also` are allowed, but not offered.
  void only(std::span<const std::string> known, std::span<const std::string> also = {}) const;

  const toml::node* find(std::string_view key) const { return table_.get(key); }
  const toml::table& node() const { return table_; }
  const std::string& name() const { return name_; }
  Trouble& trouble() const { return trouble_; }
  base::Location where() const { return trouble_.where(table_); }

  /// Error where the key is absent.
  const toml::node* require(std::string_view key, std::string why) const;

  /// Text that is not empty; empty where the key is absent.
  std::string text(std::string_view key) const;
  /// One of `allowed`, or empty where the key is absent.
  std::string word(std::string_view key, std::span<const std::string> allowed) const;
  bool flag(std::string_view key) const;
  std::optional<base::Day> day(std::string_view key) const;
  /// A finite number; `at` is in this table.
  std::optional<double> number(const toml::node& at, std::string_view key) const;
  /// Such as "2025" or "2025-12".
  std::optional<base::Period> period(const toml::node& at) const;

 private:
  const toml::table& table_;
  std::string name_;
  Trouble& trouble_;
};

}  // namespace headway::files
