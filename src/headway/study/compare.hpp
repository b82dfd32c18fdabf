// The gain between scenarios of the book, by name.
#pragma once

#include <span>
#include <string>

#include "headway/model/compare.hpp"
#include "headway/study/model.hpp"

namespace headway::study {

/// What the book says of a comparison's scenarios: why each is there, which parts they play, and the years of the headline.
void add_words(const Prepared& prepared, model::CompareResult& result);

/// `headway compare`. Errors: an unknown scenario, a setting of one that cannot be read; those of model::compare().
base::Result<model::CompareResult> compare(const Prepared& prepared, const Question& question, const std::string& base,
                                           std::span<const std::string> others);

}  // namespace headway::study
