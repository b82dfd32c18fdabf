// Which figure of the model stands beside an observed quantity: book/observed/mapping.toml.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"
#include "headway/study/model.hpp"

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
  std::string unit;
  std::vector<Term> terms;   ///< their sum ...
  std::vector<Term> divide;  ///< ... over the sum of these, if there are any
  double scale = 1.0;
  std::string plus;  ///< an entry of the book added to it (a rate a year): what the observed quantity holds beside
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

/// Errors: the file cannot be read; an unknown key, metric, yardstick, basis or entry; neither a metric nor a reason.
base::Result<std::vector<Mapping>> read_mappings(const std::filesystem::path& file, const Prepared& prepared);

/// The mapping of a quantity and entity, or none. "*" stands for any entity.
const Mapping* find_mapping(const std::vector<Mapping>& mappings, const std::string& quantity,
                            const std::string& entity, const std::string& unit);

}  // namespace headway::study
