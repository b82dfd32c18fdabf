// The same job asked of several chips: an answer for each, or why there is none.
#pragma once

#include <algorithm>
#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/chips/catalogue.hpp"

namespace headway::jobs {

template <class Answer>
struct OfChip {
  std::string chip;  ///< id of the catalogue
  base::Result<Answer> answer;
};

template <class Answer>
using SideBySide = std::vector<OfChip<Answer>>;

/// Whether the words name more than one chip: "h100_sxm,h20_96".
bool names_several(const std::string& chips);

/// The ids of the catalogue that the words name. Errors: an empty name, an unknown one (with the nearest), one given twice.
base::Result<std::vector<std::string>> chips_named(const chips::Catalogue& catalogue, const std::string& words);

/// The error where no chip has an answer: what all say, or what each says.
base::Error none_can(const std::vector<std::pair<std::string, base::Error>>& errors);

/// Asks of each chip in turn. Error: no chip has an answer.
template <class Question, class Ask>
auto side_by_side(const std::vector<std::string>& chips, Question question, const Ask& ask)
    -> base::Result<SideBySide<typename decltype(ask(question))::value_type>> {
  SideBySide<typename decltype(ask(question))::value_type> all;
  std::vector<std::pair<std::string, base::Error>> errors;
  for (const std::string& chip : chips) {
    question.chip = chip;
    all.push_back({chip, ask(question)});
    if (!all.back().answer) {
      errors.emplace_back(chip, all.back().answer.error());
    }
  }
  if (errors.size() == all.size()) {
    return std::unexpected(none_can(errors));
  }
  return all;
}

}  // namespace headway::jobs
