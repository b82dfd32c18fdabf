// Which figure of the model stands beside an observed quantity: book/observed/mapping.toml.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"
#include "headway/study/model.hpp"
#include "headway/study/score/observed.hpp"

namespace headway::study {

/// How months become the observed period.
enum class Over {
  period,  ///< flows, added up over the period
  end,     ///< a level at the period's end
  since,   ///< flows, added up from a month to the period's end
};

/// One figure of a sum; the sign is 1 or -1.
struct Term {
  int measure = 0;  ///< a place in metrics()
  double sign = 1.0;
};

struct Mapping {
  std::vector<std::string> quantities;
  std::vector<std::string> entities;
  std::string subject;       ///< what it is about: Nvidia, Huawei, power ...; forecasts are summed up by it
  std::string unit;          ///< of the figure after `scale`: a unit of book/units.hpp
  std::vector<Term> terms;   ///< their sum ...
  std::vector<Term> divide;  ///< ... over the sum of these, if there are any
  double scale = 1.0;
  std::string plus;  ///< an entry of the book added to it (a rate a year): what the observed quantity holds beside
  bool may_be_negative = false;  ///< an observation below zero is no slip
  balance::Yardstick yardstick = balance::kH100e;
  balance::Basis basis = balance::kLocated;
  Over over = Over::period;
  base::Month since;
  std::optional<base::Month> announced;  ///< of a product: a forecast from before is not asked for it
  bool input = false;                    ///< drives history: never scored up to the last observed month
  std::string skip;                      ///< why nothing is predicted; the rest is then empty
  std::string note;
  base::Location where;
};

/// Words for units as observations write them ("USD_bn"), and the unit that each is.
using UnitWords = std::map<std::string, std::string>;

struct Mappings {
  std::vector<Mapping> maps;
  UnitWords units;
};

/// Errors: the file cannot be read; an unknown key, metric, yardstick, basis, entry or unit; neither a metric, nor an
/// entry, nor a reason; no subject beside a metric.
base::Result<Mappings> read_mappings(const std::filesystem::path& file, const Prepared& prepared);

/// Those of the book: observed/mapping.toml.
base::Result<Mappings> mappings_of(const std::filesystem::path& book, const Prepared& prepared);

/// What stands beside an observation.
struct MappedRow {
  const Mapping* mapping = nullptr;  ///< none where nothing is mapped
  double factor = 1.0;               ///< from the mapping's unit to the row's
};

/// The mapping of a row's quantity and entity whose unit converts to the row's; one that names the entity comes before
/// one of any. Errors, with the row's line: the quantity and entity are mapped, but in units that do not convert to the
/// row's; a number below zero where none can be.
base::Result<MappedRow> match(const Mappings& mappings, const ObservedRow& row);

}  // namespace headway::study
