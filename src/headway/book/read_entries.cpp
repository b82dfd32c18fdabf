#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "headway/book/read_entry.hpp"

namespace headway::book {
namespace {

constexpr std::size_t kFewestParts = 2;
constexpr std::size_t kMostParts = 4;

bool is_part(std::string_view text) {
  const auto fits = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  };
  return !text.empty() && std::ranges::all_of(text, fits);
}

/// Walks down the nested tables, whose names make up the ids.
class Walk {
 public:
  explicit Walk(files::Trouble& trouble) : trouble_(trouble) {}

  void enter(const toml::table& table, const std::string& id, std::size_t parts, bool in_entry) {
    for (const auto& [key, node] : table) {
      const std::string_view name = key.str();
      const toml::table* const inner = node.as_table();
      const bool is_read_elsewhere = parts == 0 && (name == "correlation" || name == "set" || name == "chip_class");
      const bool is_key_of_entry = in_entry && (inner == nullptr || inner->is_inline());
      if (!is_read_elsewhere && !is_key_of_entry) {
        enter_part(node, id, name, parts);
      }
    }
  }

  std::vector<StatedEntry> found() && { return std::move(found_); }

 private:
  void enter_part(const toml::node& node, const std::string& id, std::string_view name, std::size_t parts) {
    const toml::table* const inner = node.as_table();
    if (inner == nullptr) {
      trouble_.fail(node, "the key '" + std::string(name) + "' stands outside an entry",
                    "an entry is a table with the key 'means'",
                    id.empty() ? "move it into an entry" : "add 'means' to [" + id + "]");
      return;
    }
    const std::string full = (id.empty() ? "" : id + ".") + std::string(name);
    const bool entry = inner->contains("means");
    const std::size_t count = parts + 1;
    if (!is_part(name)) {
      trouble_.fail(node, "the id '" + full + "' has a part '" + std::string(name) + "'",
                    "parts are made of small letters, digits and _", "rename it; leave quotation marks and spaces out");
    }
    if (count > kMostParts || (entry && count < kFewestParts)) {
      trouble_.fail(node, "the id '" + full + "' has " + std::to_string(count) + (count == 1 ? " part" : " parts"),
                    "an id is sector.subject.quantity, in two to four parts", "rename it");
    }
    if (trouble_.error) {
      return;
    }
    if (entry) {
      found_.push_back(read_entry(*inner, full, trouble_));
    }
    enter(*inner, full, count, entry);
  }

  files::Trouble& trouble_;
  std::vector<StatedEntry> found_;
};

}  // namespace

std::vector<StatedEntry> read_entries(const toml::table& root, files::Trouble& trouble) {
  Walk walk(trouble);
  walk.enter(root, "", 0, false);
  return std::move(walk).found();
}

}  // namespace headway::book
