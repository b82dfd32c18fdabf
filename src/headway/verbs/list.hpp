// The names that can be asked for.
#pragma once

#include <string>

#include "headway/base/error.hpp"

namespace headway::verbs {

/// What can be listed, with commas: scenarios, metrics, levers, entries, models, jobs, chips, plans, claims, replications.
std::string listable();

/// One name a line with what it is. Errors: nothing of that kind (with the nearest), those of reading the book.
base::Result<std::string> list(const std::string& what, const std::string& book);

}  // namespace headway::verbs
