// Models from `book/models/*.toml`, or a file of the user's: one model a file, its name the id.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/cluster/shape.hpp"

namespace headway::cluster {

struct Model {
  Shape shape;
  std::vector<std::string> also;  ///< how other sources write its name
  std::string source;
  std::string published;  ///< as 2025-12-31
};

/// Errors, with file and line: not TOML, an unknown key (with the nearest), layers, hidden, heads, vocabulary or the
/// feed-forward missing, a number that is not a whole number from 1 to 10^9, more experts met than there are.
base::Result<Model> read_model(const std::filesystem::path& file);

/// As `read_model`, from text; `name` stands in messages for the file.
base::Result<Model> parse_model(std::string_view text, const std::string& name);

/// All models of a folder, by name of file. Error: no such folder, or those of `read_model`.
base::Result<std::vector<Model>> read_models(const std::filesystem::path& folder);

/// The model of that id. Error: unknown, with the nearest.
base::Result<const Model*> find_model(const std::vector<Model>& models, std::string_view id);

/// The model that a source means by `written`: the longest of ids and names that it begins with, spaces, capitals and
/// punctuation aside; null where none fits.
const Model* model_written(const std::vector<Model>& models, std::string_view written);

/// Letters and digits alone, in small letters: how names are compared.
std::string squeezed(std::string_view text);

}  // namespace headway::cluster
