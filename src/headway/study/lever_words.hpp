// The levers that are words: who may sell what from when, what Beijing decides, which shipments a cap counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/study/model.hpp"

namespace headway::study {

enum class LeverWords {
  word,     ///< one of a few
  classes,  ///< a list of chip classes, each with a month or without
  states,   ///< one of a few, or a list of them with the months from which they hold
  month,    ///< a month, or a word
};

/// None for a lever that is a number.
std::optional<LeverWords> kind_of_words(std::string_view id);

/// The words that such a lever takes, without months: of a lever of classes the names of the book.
std::vector<std::string> words_taken(std::string_view id, const chips::Classes& classes);

/// Puts them into the plan as the scenario sets them; dates of [[set]] are not looked at. A class or permission without a
/// date of its own holds from the month `first` on, in months after 2022-01. Errors: a word that is unknown (with the
/// nearest), a month that cannot be read, dates out of order.
base::Result<void> read_lever_words(const Prepared& prepared, const book::ScenarioSettings& scenario, int first,
                                    ensemble::PolicyPlan& plan);

}  // namespace headway::study
