// A class of the national model as its table states it, before it is known where the classes that it names stand.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/chips/classes.hpp"
#include "headway/files/toml_file.hpp"

namespace headway::chips {

/// In the order of Kind.
inline constexpr std::array<std::string_view, 3> kKinds{"merchant", "captive", "domestic"};
enum Kind { kMerchant, kCaptive, kDomesticKind };

/// A class as written, its references still names.
struct Written {
  StatedClass stated;
  balance::ClassFact fact;
  int kind = kMerchant;
  std::string succeeds;
  std::string beside;
  std::string design;
  bool china_line = false;
  base::Day published{};
  bool from_overlay = false;
};

/// Where `word` stands in the list.
template <std::size_t count>
int place_of(const std::array<std::string_view, count>& names, std::string_view word) {
  return static_cast<int>(std::ranges::find(names, word) - names.begin());
}

/// Adds the classes of `[chip_class.NAME]` to `all`, in the order of the file; one that is there already is stated anew. The
/// error: a key, word or value that is not known, or does not go with the kind of class.
std::optional<base::Error> read_class_tables(const toml::table& root, const std::string& file, bool overlay,
                                             std::vector<Written>& all);

}  // namespace headway::chips
