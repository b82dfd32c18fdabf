// What the book has to say of a class that it adds, and which chips of the catalogue the national model leaves out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/study/model.hpp"

namespace headway::study {

/// How the classes bear on the reading of entries.
book::ClassOptions class_options(const chips::Classes& classes);

/// Ids of entries that need not be read: those of classes that an overlay states anew.
std::vector<std::string> entries_that_may_rest(const Prepared& prepared);

/// The error where a class that the book adds lacks inputs: all of them, and where to state them.
std::optional<base::Error> inputs_that_a_class_lacks(const Prepared& prepared);

/// What keeps chips of the catalogue out of the national model.
struct LeftOut {
  std::string why;
  std::string what_to_do;
  std::vector<std::string> chips;  ///< ids, in the catalogue's order
};

/// One for each reason that there is; every chip that stands for no class in use is named once.
std::vector<LeftOut> chips_left_out(const Prepared& prepared);

}  // namespace headway::study
