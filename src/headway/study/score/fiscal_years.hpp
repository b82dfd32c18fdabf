// When companies end their financial years: book/fiscal_years.toml.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"

namespace headway::study {

struct FiscalYear {
  std::string company;
  int ends = 12;  ///< the month in which the year ends that bears the calendar year's name
};

/// Errors: as of any TOML file; a key that is unknown or missing, a month that is none, a company twice; with the line.
base::Result<std::vector<FiscalYear>> read_fiscal_years(const std::filesystem::path& file);

/// Of the company whose name stands in the entity, else of the one whose name begins the quantity; none where neither
/// names a company of the table.
const FiscalYear* fiscal_year_of(const std::vector<FiscalYear>& years, std::string_view quantity,
                                 std::string_view entity);

/// Months of `FY2027`, `FY2027Q2` or `FY2027H1` in that company's year; none for other text.
std::optional<base::Period> parse_fiscal(std::string_view text, const FiscalYear& year);

}  // namespace headway::study
