// The catalogue of chips, read from `book/chips.toml`.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/chips/chip.hpp"

namespace headway::chips {

/// A class of the balance model and the chip that stands for it.
struct ChipClass {
  std::string id;
  std::string chip;
  std::optional<std::string> china_variant;  ///< what was sold in China in its place
};

struct Catalogue {
  std::vector<Chip> chips;         ///< in the order of the file
  std::vector<ChipClass> classes;  ///< in the order of the file
};

/// Errors, with file and line: no such file, not TOML, a key or chip that is not known (with the nearest name), a
/// missing key, a value of the wrong kind or out of range.
base::Result<Catalogue> read_catalogue(const std::filesystem::path& file);

/// As `read_catalogue`, from text; `name` stands in messages for the file.
base::Result<Catalogue> parse_catalogue(std::string_view text, const std::string& name);

/// The chip of that id. Error: no such chip, with the nearest id. The pointer lives as long as the catalogue.
base::Result<const Chip*> find_chip(const Catalogue& catalogue, std::string_view id);

/// The chip that a user means: its id, the beginning of its id up to a _ where only one chip has it (`b200`), or a class of the
/// model that it stands for (`h20`). Error: no such chip, with those that begin so, or else the nearest.
base::Result<const Chip*> chip_meant(const Catalogue& catalogue, std::string_view name);

/// The chip that stands for a class of the model, such as `h200`. Error: no such class, with the nearest.
base::Result<const Chip*> chip_of_class(const Catalogue& catalogue, std::string_view class_id);

}  // namespace headway::chips
