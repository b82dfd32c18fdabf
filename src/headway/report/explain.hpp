// What an assumption rests on, or what a metric is made of.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"
#include "headway/chips/classes.hpp"
#include "headway/results/explain.hpp"

namespace headway::report {

/// Where metrics come from: which equations, labelled in the headers of src/headway/balance, and which entries enter
/// most directly.
struct Recipe {
  std::string_view metrics;    ///< ids of model::metrics(), divided by blanks; "units.*" for all that begin so
  std::string_view made;       ///< how, in a sentence
  std::string_view equations;  ///< "fleet.hpp:G1,G2 trade.hpp:T1"
  std::string_view entries;    ///< prefixes of ids, divided by blanks
};

std::span<const Recipe> recipes();

/// The one of a metric; empty where there is none.
Recipe recipe_of(std::string_view metric);

/// The same for a person and for programs.
struct Explanation {
  std::string text;
  results::Explained described;
};

/// An assumption with every value and its source, a metric, or a chip class of the model; it points into the book. Error:
/// nothing has this id, with the nearest that there are.
base::Result<Explanation> explain(const book::Book& book, const chips::Classes& classes, std::string_view id);

}  // namespace headway::report
