// The planner's answer as one table: a part at a time, in the order of the JSON.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "headway/base/number.hpp"
#include "headway/results/plan.hpp"

namespace headway::results {

namespace {

using planner::Fleet;
using planner::PlanResult;

/// Values of a row at the quantiles p5, p25, p50, p75, p95.
using Five = std::array<double, 5>;

Five all_of(double number) { return {number, number, number, number, number}; }

Five five_of(const jobs::Band& band, const jobs::Band& half) {
  return {band.p5, half.p5, band.p50, half.p95, band.p95};
}

class PlanRows {
 public:
  void part(std::string name) { part_ = std::move(name); }
  void add(const std::string& of, const std::string& chip, const std::string& site, const std::string& quantity,
           const std::string& unit, const Five& values, const std::string& words = "") {
    std::vector<Cell> row{cell(part_), cell(of), cell(chip), cell(site), cell(quantity), cell(unit)};
    for (const double value : values) {
      row.push_back(cell(value));
    }
    row.push_back(cell(words));
    sheet_.rows.push_back(std::move(row));
  }
  void say(const std::string& of, const std::string& chip, const std::string& quantity, const std::string& words) {
    add(of, chip, "", quantity, "", all_of(NAN), words);
  }
  Sheet take() { return std::move(sheet_); }

 private:
  std::string part_;
  Sheet sheet_{{"part", "of", "chip", "site", "quantity", "unit", "p5", "p25", "p50", "p75", "p95", "words"}, {}};
};

void add_fleet(const PlanResult& result, const Fleet& fleet, PlanRows& rows) {
  rows.add("", "", "", "cost_musd_per_year", "MUSD/year", all_of(fleet.cost));
  rows.add("", "", "", "outlay_musd", "MUSD", all_of(fleet.outlay));
  rows.add("", "", "", "bound_musd_per_year", "MUSD/year", all_of(fleet.bound), fleet.proven ? "proven" : "not proven");
  for (const std::size_t c : fleet.used()) {
    const auto& offer = result.job.offers[c];
    rows.add("", offer.chip, "", "chips", "chip", all_of(fleet.of_class(c) * offer.server));
    if (offer.there > 0.0) {
      rows.add("", offer.chip, "", "chips_there_already", "chip",
               all_of((fleet.of_class(c) - fleet.bought(c)) * offer.server));
    }
    for (std::size_t s = 0; s < result.job.sites.size(); ++s) {
      if (fleet.servers[c][s] > 0.0) {
        rows.add("", offer.chip, result.job.sites[s].name, "chips", "chip", all_of(fleet.servers[c][s] * offer.server));
      }
    }
  }
  for (std::size_t r = 0; r < fleet.runs.size(); ++r) {
    const auto [c, s] = fleet.runs[r];
    const auto& offer = result.job.offers[c];
    rows.add("run " + result.job.runs[r].name, offer.chip, result.job.sites[s].name, "chips", "chip",
             all_of(result.programme.runs[r].servers[c] * offer.server));
  }
  for (std::size_t k = 0; k < fleet.served.size(); ++k) {
    for (std::size_t c = 0; c < fleet.served[k].size(); ++c) {
      rows.add("service " + result.job.services[k].name, result.job.offers[c].chip, "", "share_served_by", "1",
               all_of(fleet.served[k][c]));
    }
  }
}

void add_limits(const PlanResult& result, PlanRows& rows) {
  rows.part("shadow_prices");
  for (const auto& price : result.shadow_prices) {
    const std::string name = planner::name_of(result.job, price.limit);
    const std::string unit = planner::unit_of(price.limit);
    rows.add(name, "", "", "value", unit, all_of(price.value));
    rows.add(name, "", "", "step", unit, all_of(price.step));
    rows.add(name, "", "", "saving_musd_per_year", "MUSD/year", all_of(price.saving));
  }
  for (std::size_t k = 0; k < result.conflicts.size(); ++k) {
    rows.part(fmt::format("conflicts {}", k + 1));
    for (const auto& clash : result.conflicts[k]) {
      const std::string name = planner::name_of(result.job, clash.limit);
      const std::string unit = planner::unit_of(clash.limit);
      rows.add(name, "", "", "value", unit, all_of(clash.value));
      rows.add(name, "", "", "would_do", unit, all_of(clash.can_do ? clash.would_do : NAN),
               clash.others ? "others_too" : "");
    }
  }
}

void add_draws(const PlanResult& result, PlanRows& rows) {
  const auto& draws = result.draws;
  rows.part("draws");
  rows.add("", "", "", "samples", "draw", all_of(static_cast<double>(draws.samples)));
  rows.add("", "", "", "feasible", "draw", all_of(static_cast<double>(draws.feasible)));
  rows.add("", "", "", "fleet_of_medians_enough", "draw", all_of(static_cast<double>(draws.enough)));
  if (draws.feasible > 0) {
    rows.add("", "", "", "cost_musd_per_year", "MUSD/year", five_of(draws.cost, draws.cost_half));
    for (std::size_t c = 0; c < draws.chips.size(); ++c) {
      rows.add("", result.job.offers[c].chip, "", "chips", "chip", five_of(draws.chips[c], draws.chips_half[c]));
    }
  }
  for (const auto& set : draws.sets) {
    std::string names;
    for (const std::size_t c : set.classes) {
      names += (names.empty() ? "" : " ") + result.job.offers[c].chip;
    }
    rows.add("", "", "", "sets", "draw", all_of(static_cast<double>(set.draws)), names);
  }
}

void add_rates(const PlanResult& result, PlanRows& rows) {
  rows.part("rates");
  for (std::size_t r = 0; r < result.job.runs.size(); ++r) {
    for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
      const auto& rate = result.rates.runs[r][c];
      const std::string work = "run " + result.job.runs[r].name;
      const std::string& chip = result.job.offers[c].chip;
      if (!rate.able) {
        rows.say(work, chip, "why_not", rate.why_not);
        continue;
      }
      rows.add(work, chip, "", "tokens_per_s_per_chip", "token/s", all_of(rate.rate));
      rows.add(work, chip, "", "searched_at_chips", "chip", all_of(rate.size));
      rows.say(work, chip, "plan", rate.plan);
      rows.add(work, chip, "", "mfu_step", "1", all_of(rate.utilisation));
    }
  }
  for (std::size_t k = 0; k < result.job.services.size(); ++k) {
    for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
      const auto& rate = result.rates.services[k][c];
      const std::string work = "service " + result.job.services[k].name;
      const std::string& chip = result.job.offers[c].chip;
      if (!rate.able) {
        rows.say(work, chip, "why_not", rate.why_not);
        continue;
      }
      rows.add(work, chip, "", "written_tokens_per_s_per_chip", "token/s", all_of(rate.rate),
               rate.apart ? "reads_and_writes_apart" : "");
      rows.add(work, chip, "", "replica_chips", "chip", all_of(rate.replica));
      rows.add(work, chip, "", "batch", "sequence", all_of(rate.batch));
      rows.add(work, chip, "", "token_s", "s", all_of(rate.seconds));
      rows.say(work, chip, "format", rate.format);
    }
  }
}

}  // namespace

Sheet plan_sheet(const PlanResult& result) {
  PlanRows rows;
  rows.part("fleet");
  if (result.fleet.feasible) {
    add_fleet(result, result.fleet, rows);
  }
  for (std::size_t k = 0; k < result.runners_up.size(); ++k) {
    rows.part(fmt::format("runners_up {}", k + 1));
    add_fleet(result, result.runners_up[k], rows);
  }
  add_limits(result, rows);
  add_draws(result, rows);
  add_rates(result, rows);
  rows.part("stated");
  for (const auto& stated : result.job.stated) {
    const auto number = base::read_number(stated.value);
    rows.add(stated.key, "", "", "value", stated.unit, all_of(number.value_or(NAN)), number ? "" : stated.value);
    rows.say(stated.key, "", stated.judgement ? "judgement" : "source", stated.source);
  }
  return rows.take();
}

}  // namespace headway::results
