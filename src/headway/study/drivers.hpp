// What moves a figure of the book's scenarios, by name.
#pragma once

#include <string>

#include "headway/model/drivers.hpp"
#include "headway/study/model.hpp"

namespace headway::study {

/// `headway drivers`: of `base`, or of the gain of `other` over it where one is named. Errors: an unknown scenario, a
/// setting of one that cannot be read; those of model::drivers().
base::Result<model::DriversResult> drivers(const Prepared& prepared, const Question& question, const std::string& base,
                                           const std::string& other);

}  // namespace headway::study
