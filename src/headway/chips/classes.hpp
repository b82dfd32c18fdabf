// The chip classes of the national model, read from `book/classes.toml` and from overlays: what each class is, and the slot that
// it takes in the engine.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/balance/class_facts.hpp"
#include "headway/base/error.hpp"
#include "headway/base/month.hpp"

namespace headway::chips {

/// A class as the book states it, facts for the engine apart.
struct StatedClass {
  std::string name;
  int slot = 0;
  std::string means;     ///< in words
  std::string links_of;  ///< chip of the catalogue whose formats and links stand for it; empty: its own
  base::Location where;
};

struct Classes {
  balance::Classes facts;
  std::vector<StatedClass> stated;  ///< in the order of the files
  std::vector<std::string> later;   ///< names of classes that were published after the day asked for, and are left out
  std::vector<std::string> overlaid;  ///< names of classes that overlays add or state anew
  std::array<std::string, balance::kDesignCount> designs;

  /// Its name; empty for a slot that is not in use.
  std::string_view of_class(int slot) const;
  std::string_view of_design(int design) const { return designs.at(static_cast<std::size_t>(design)); }
  /// The class of that name, or none.
  const StatedClass* find(std::string_view name) const;
  /// Classes in slots that the book fills.
  std::vector<StatedClass> added() const;
  /// Their names, and the names of the slots (balance::kClassNames).
  std::map<std::string, std::string> slots_filled() const;
  /// Everything that changes a figure, in a fixed order, without prose.
  std::string canonical_text() const;
};

/// Reads `[chip_class.NAME]` of the file, then of the overlays. A class that fills a spare slot counts from the day on that it was
/// published. Errors, with file and line: no such file; an unknown key, designer, class or memory (with the nearest); a fact that
/// does not go with the kind of class; a class that equations name is missing; more classes than there are slots; two classes
/// that succeed one.
base::Result<Classes> read_classes(const std::filesystem::path& file,
                                   const std::vector<std::filesystem::path>& overlays = {},
                                   std::optional<base::Day> as_of = {});

/// As `read_classes`, from text; `name` stands in messages for the file.
base::Result<Classes> parse_classes(std::string_view text, const std::string& name);

}  // namespace headway::chips
