// Somebody else's published estimate: what they stated, how their figures follow from it, and which metric of ours comes
// nearest.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/book/entry.hpp"

namespace headway::book {

/// A published number with its rounding or range. Without a central value `value` is NaN; an open end is infinite.
struct Stated {
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
};

/// The metric of ours that is set beside a number, draw by draw: the sum of `metrics` over the sum of `over`, divided by
/// the quantity `per`.
struct OurMetric {
  std::vector<std::string> metrics;
  std::vector<std::string> over;  ///< empty: nothing is divided by
  std::string per;                ///< an input or step; empty: nothing
  std::string scenario;
  std::string yardstick;             ///< empty where none applies
  std::string basis;                 ///< empty where none applies
  std::vector<std::string> periods;  ///< one for all lines or one each; empty: the lines' own
  base::Location where;
};

/// A number that the arithmetic starts from: stated with its source, taken from the catalogue, or missing.
struct ReplicationInput {
  std::string id;
  std::string means;
  std::string unit;
  std::vector<Stated> values;      ///< one, or one for each of `along`; none where missing or from the catalogue
  std::vector<std::string> chips;  ///< one, or one for each of `along`, whose `figure` is the value
  std::string figure;
  bool missing = false;  ///< the publication does not say; solved for between `low` and `high`
  double low = 0.0;      ///< above zero
  double high = 0.0;
  Knot provenance;                ///< source, published, confidence, reason and kind; empty of what is not stated
  std::optional<OurMetric> ours;  ///< ours of a missing input
  base::Location where;
};

/// One operation on inputs and other steps.
struct ReplicationStep {
  std::string id;
  std::string operation;  ///< one of kOperations
  std::vector<std::string> of;
  std::string unit;  ///< converted to; empty: as it comes
  base::Location where;
};

/// What a step may do. All but the last two work value by value along the file's lists; `total` adds them up, `cumulate`
/// adds each to those before it.
inline constexpr std::array<std::string_view, 7> kOperations{"add",   "subtract", "multiply", "divide",
                                                             "power", "total",    "cumulate"};

/// A published number, or one for each of `at`, and the step that computes it or the missing input that it implies.
struct ReplicationNumber {
  std::string id;
  std::string means;
  std::string unit;
  std::vector<std::string> at;  ///< which of `along`; empty for one number of none of them
  std::vector<Stated> published;
  std::string step;
  std::string implies;  ///< the missing input; empty where the number can be recomputed
  std::optional<OurMetric> ours;
  std::string no_ours;  ///< why there is no metric of ours
  base::Location where;
};

struct Replication {
  std::string name;  ///< its file's name
  std::string hash;  ///< SHA-256 of the file
  std::string title;
  std::string publisher;
  base::Day published;
  std::string address;
  std::string confidence;  ///< that these are the publisher's figures: high, medium or low
  bool full = false;       ///< nothing is missing
  std::string numerator;
  std::string denominator;
  std::string basis;
  std::string yardstick;
  std::string about;               ///< what ours counts otherwise, in a paragraph
  std::vector<std::string> along;  ///< what lists run along: periods, or names such as those of chips
  std::vector<ReplicationInput> inputs;
  std::vector<ReplicationStep> steps;
  std::vector<ReplicationNumber> numbers;
  base::Location where;
};

}  // namespace headway::book
