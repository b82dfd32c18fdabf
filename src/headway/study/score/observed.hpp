// Observations as files state them: one row a quantity, entity and period.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"
#include "headway/study/score/observed_period.hpp"

namespace headway::study {

struct ObservedRow {
  std::string quantity;
  std::string entity;
  std::string period;                ///< as written
  std::optional<base::Period> when;  ///< none where the period is not a span of months
  Span span = Span::months;          ///< how much of them is meant
  std::string no_period;             ///< why there is none
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
/// any order; `family` may be there, others are ignored. Errors: the file cannot be read, is empty, lacks a column or
/// names one twice; a row that is too short, or that is there twice; a number that is none; low, central and high that
/// do not rise; a kind, or a day of publication that is not empty, that is none; with the line.
base::Result<std::vector<ObservedRow>> read_observed(const std::filesystem::path& file,
                                                     const std::vector<FiscalYear>& years);

/// How a row's period is read where that is not as written: a day, or one without a beginning, as the end of its month;
/// empty for others.
std::string period_note(const ObservedRow& row);

/// The book's financial years, for read_observed().
base::Result<std::vector<FiscalYear>> fiscal_years_of(const std::filesystem::path& book);

/// The observations of book/observed/outcomes.csv: what came after the last observed period of version 0.1.0's book. They
/// drive nothing and no hindcast reads them.
base::Result<std::vector<ObservedRow>> read_outcomes(const std::filesystem::path& book,
                                                     const std::vector<FiscalYear>& years);

}  // namespace headway::study
