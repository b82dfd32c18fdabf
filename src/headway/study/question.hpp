// What a user asks: which book, which draws, which figures.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "headway/model/question.hpp"

namespace headway::study {

/// Common to all studies: what is asked of the model, and of which book it is made.
struct Question : model::Question {
  std::filesystem::path book;
  std::optional<base::Day> as_of;
  bool hindcast = false;   ///< stand at the end of `through`: see book/forward.hpp
  bool constrain = false;  ///< weight draws by book/observed/constraints.csv
  std::vector<std::filesystem::path> overlays;
  std::vector<std::string> sets;                           ///< "id=value"
  std::vector<std::filesystem::path> scenario_files = {};  ///< scenarios outside the book, named as their paths
};

}  // namespace headway::study
