// Observations as files state them: one row a quantity, entity and period.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"

namespace headway::study {

struct ObservedRow {
  std::string quantity;
  std::string entity;
  std::string period;                ///< as written
  std::optional<base::Period> when;  ///< none where the period is not a span of months
  std::string unit;
  std::optional<double> low;
  std::optional<double> central;
  std::optional<double> high;
  std::string source;
  std::string published;
  std::string kind;    ///< actual, estimate, projection
  std::string family;  ///< the independent source behind it; may be empty
  base::Location where;
};

/// Reads a CSV file with the columns quantity, entity, period, unit, low, central, high, source, published, kind, in
/// any order; `family` may be there, others are ignored. Errors: the file cannot be read, is empty, lacks a column; a
/// row that is too short; a number that is none; low above high; with the line.
base::Result<std::vector<ObservedRow>> read_observed(const std::filesystem::path& file);

}  // namespace headway::study
