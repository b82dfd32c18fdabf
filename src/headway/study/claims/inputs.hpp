// The book's numbers that claims use: inputs of the model, levers, and entries that claims alone need.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/balance/yardsticks.hpp"
#include "headway/study/claims/row.hpp"
#include "headway/study/model.hpp"

namespace headway::study::claims {

/// Entries `claims.*`: figures that a claim states and that the model does not need.
struct ClaimInput {
  std::string_view id;
  std::string_view unit;
};
inline constexpr std::array<ClaimInput, 5> kClaimInputs{{
    {"claims.buildout.power", "MW"},
    {"claims.buildout.load", "1"},
    {"claims.households.number", "household"},
    {"claims.households.use", "kWh/household/year"},
    {"claims.site.largest", "MW"},
}};

/// The same, as a book is checked for them.
std::vector<book::Binding> claim_bindings();

struct InputVariable {
  chance::Variable variable;
  bool path = false;
};

/// The variable of an id, in the unit that the model or kClaimInputs wants; none for an id that neither knows.
std::optional<InputVariable> variable_of(const Prepared& prepared, std::string_view id);

/// Draws of all inputs of the yardsticks, by id.
using YardstickRows = std::map<std::string, Row, std::less<>>;

template <class Draw>
YardstickRows yardstick_rows(const Prepared& prepared, const Draw& drawn) {
  YardstickRows rows;
  for (std::size_t k = 0; k < prepared.scalars.size(); ++k) {
    const auto& id = prepared.scalars[k].id;
    if (id.starts_with("yardstick.") || id.starts_with("makers.performance.")) {
      rows[id] = drawn(prepared.model.scalars[k]);
    }
  }
  return rows;
}

/// Inputs of the yardsticks in the draw at `index` of the rows.
balance::YardstickInputs<double> yardstick_inputs(const YardstickRows& rows, std::size_t index);

}  // namespace headway::study::claims
