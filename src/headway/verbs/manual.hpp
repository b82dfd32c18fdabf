// Pages of the manual, in the language that man reads (man(7)).
#pragma once

#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::verbs {

/// The page of a verb, or of the program where none is named. Error: there is no such verb (with the nearest).
base::Result<std::string> manual_page(const std::string& verb);

/// All pages, each with the name of its file: headway.1, headway-book-check.1.
std::vector<Written> manual();

}  // namespace headway::verbs
