#include "headway/study/claims/export_ceiling.hpp"

#include <algorithm>

#include "headway/chips/classify.hpp"
#include "headway/chips/yardstick.hpp"

namespace headway::study::claims {

namespace {

/// Chips that anyone abroad could buy: shipping, or shipped until replaced.
bool sold_to_others(const chips::Chip& chip) {
  return chip.designer.starts_with("US") &&
         (chip.status == "shipping" || chip.status == "ended" || chip.status == "legacy");
}

bool let_through(const chips::Chip& chip, const std::vector<chips::Rule>& rules, base::Month month) {
  const auto classified = chips::status_on(chip, rules, month);
  return classified.status != chips::Status::unknown && !chips::is_barred(classified);
}

}  // namespace

Ceiling ceiling_under_rules(const Prepared& prepared, base::Month month) {
  Ceiling ceiling;
  ceiling.month = month;
  const auto* rule = chips::rule_on(prepared.rules, month);
  ceiling.rule = rule != nullptr ? rule->id : "";
  for (const auto& chip : prepared.catalogue.chips) {
    const auto tpp = chips::tpp(chip);
    if (!sold_to_others(chip) || !chip.launch || chip.launch->first > month || !tpp) {
      continue;
    }
    ceiling.tpp_on_sale = std::max(ceiling.tpp_on_sale, tpp->value);
    if (let_through(chip, prepared.rules, month)) {
      ceiling.tpp = std::max(ceiling.tpp, tpp->value);
      ceiling.bandwidth = std::max(ceiling.bandwidth, chip.memory_bandwidth_tb_s.value_or(0.0));
      ceiling.let_past.push_back(chip.name);
    }
  }
  return ceiling;
}

Ceiling ceiling_under_scenario(const Prepared& prepared, const ensemble::Scenario& scenario) {
  Ceiling ceiling = ceiling_under_rules(prepared, model::branch_month(prepared));
  ceiling.rule = "scenario";
  ceiling.tpp = 0.0;
  ceiling.bandwidth = 0.0;
  ceiling.let_past.clear();
  for (std::size_t c = 0; c < scenario.policy.grants.size(); ++c) {
    if (scenario.policy.grants[c].from < prepared.model.timeline.months) {
      ceiling.tpp = std::max(ceiling.tpp, prepared.model.table.tpp[c]);
      ceiling.bandwidth = std::max(ceiling.bandwidth, prepared.model.table.bandwidth[c]);
      ceiling.let_past.emplace_back(prepared.classes.of_class(static_cast<int>(c)));
    }
  }
  return ceiling;
}

}  // namespace headway::study::claims
