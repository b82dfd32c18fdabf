#include "headway/results/plan.hpp"

#include <cmath>
#include <utility>

namespace headway::results {

namespace {

using planner::Fleet;
using planner::PlanResult;

/// Quantiles of two bands, of which one holds the quarters.
struct FiveOf {
  jobs::Band band;
  jobs::Band half;
};

const Described<FiveOf>& five() {
  static const auto keys = Described<FiveOf>("five quantiles of draws", "quantiles over feasible draws")
                               .value("p5", "5 % quantile", [](const FiveOf& of) { return of.band.p5; })
                               .value("p25", "25 % quantile", [](const FiveOf& of) { return of.half.p5; })
                               .value("p50", "the median", [](const FiveOf& of) { return of.band.p50; })
                               .value("p75", "75 % quantile", [](const FiveOf& of) { return of.half.p95; })
                               .value("p95", "95 % quantile", [](const FiveOf& of) { return of.band.p95; });
  return keys;
}

/// A fleet of the answer, and parts of it by their places in the job.
struct FleetOf {
  const PlanResult* result;
  const Fleet* fleet;
};

struct ChipsOf {
  FleetOf of;
  std::size_t offer;

  const planner::Offer& offered() const { return of.result->job.offers[offer]; }
};

struct AtSite {
  ChipsOf chips;
  std::size_t site;
};

struct RunOf {
  FleetOf of;
  std::size_t run;

  const planner::Placed& placed() const { return of.fleet->runs[run]; }
};

struct ServiceOf {
  FleetOf of;
  std::size_t service;
};

const Described<AtSite>& at_site() {
  static const auto keys =
      Described<AtSite>()
          .value("site", "the site", [](const AtSite& at) { return at.chips.of.result->job.sites[at.site].name; })
          .value(
              "chips", "chips there",
              [](const AtSite& at) {
                return at.chips.of.fleet->servers[at.chips.offer][at.site] * at.chips.offered().server;
              },
              "chip");
  return keys;
}

std::vector<AtSite> sites_of(const ChipsOf& chips) {
  std::vector<AtSite> sites;
  for (std::size_t s = 0; s < chips.of.result->job.sites.size(); ++s) {
    if (chips.of.fleet->servers[chips.offer][s] > 0.0) {
      sites.push_back({chips, s});
    }
  }
  return sites;
}

std::optional<double> there_already(const ChipsOf& chips) {
  const auto& offer = chips.offered();
  const Fleet& fleet = *chips.of.fleet;
  return offer.there > 0.0 ? std::optional((fleet.of_class(chips.offer) - fleet.bought(chips.offer)) * offer.server)
                           : std::nullopt;
}

const Described<ChipsOf>& chips_of_fleet() {
  static const auto keys =
      Described<ChipsOf>()
          .value("chip", "the chip", [](const ChipsOf& of) { return of.offered().chip; })
          .value(
              "chips", "how many",
              [](const ChipsOf& of) { return of.of.fleet->of_class(of.offer) * of.offered().server; }, "chip")
          .list("sites", "how many at each site", &sites_of, at_site())
          .value("there_already", "how many of them the company has", &there_already, "chip")
          .left_out_where_none();
  return keys;
}

std::vector<ChipsOf> chips_in(const FleetOf& of) {
  std::vector<ChipsOf> chips;
  for (const std::size_t c : of.fleet->used()) {
    chips.push_back({of, c});
  }
  return chips;
}

const Described<RunOf>& run_of_fleet() {
  static const auto keys =
      Described<RunOf>()
          .value("run", "the training run", [](const RunOf& of) { return of.of.result->job.runs[of.run].name; })
          .value("chip", "on which chip",
                 [](const RunOf& of) { return of.of.result->job.offers[of.placed().chips].chip; })
          .value("site", "at which site",
                 [](const RunOf& of) { return of.of.result->job.sites[of.placed().site].name; })
          .value(
              "chips", "of how many chips",
              [](const RunOf& of) {
                const auto& [c, s] = of.placed();
                return of.of.result->programme.runs[of.run].servers[c] * of.of.result->job.offers[c].server;
              },
              "chip");
  return keys;
}

std::vector<RunOf> runs_in(const FleetOf& of) {
  std::vector<RunOf> runs;
  for (std::size_t r = 0; r < of.fleet->runs.size(); ++r) {
    runs.push_back({of, r});
  }
  return runs;
}

std::vector<std::pair<std::string, double>> shares_of(const ServiceOf& of) {
  std::vector<std::pair<std::string, double>> shares;
  const auto& served = of.of.fleet->served[of.service];
  for (std::size_t c = 0; c < served.size(); ++c) {
    shares.emplace_back(of.of.result->job.offers[c].chip, served[c]);
  }
  return shares;
}

const Described<ServiceOf>& service_of_fleet() {
  static const auto keys = Described<ServiceOf>()
                               .value("service", "the service",
                                      [](const ServiceOf& of) { return of.of.result->job.services[of.service].name; })
                               .value("share_served_by", "share of what is asked, by chip", &shares_of, "1");
  return keys;
}

std::vector<ServiceOf> services_in(const FleetOf& of) {
  std::vector<ServiceOf> services;
  for (std::size_t k = 0; k < of.fleet->served.size(); ++k) {
    services.push_back({of, k});
  }
  return services;
}

const Described<FleetOf>& fleet() {
  static const auto keys =
      Described<FleetOf>("fleet", "what is bought, and what does which work")
          .value(
              "cost_musd_per_year", "what it costs a year", [](const FleetOf& of) { return of.fleet->cost; },
              "MUSD/year")
          .value(
              "outlay_musd", "what is paid at once", [](const FleetOf& of) { return of.fleet->outlay; }, "MUSD")
          .value(
              "bound_musd_per_year", "no fleet costs less", [](const FleetOf& of) { return of.fleet->bound; },
              "MUSD/year")
          .value("proven", "`false`: the search was cut short", [](const FleetOf& of) { return of.fleet->proven; })
          .list("chips", "the chips", &chips_in, chips_of_fleet())
          .list("runs", "where each training run goes", &runs_in, run_of_fleet())
          .list("services", "who serves what", &services_in, service_of_fleet());
  return keys;
}

std::optional<FleetOf> fleet_of(const PlanResult& result) {
  return result.fleet.feasible ? std::optional(FleetOf{&result, &result.fleet}) : std::nullopt;
}

std::vector<FleetOf> runners_up_of(const PlanResult& result) {
  std::vector<FleetOf> fleets;
  for (const Fleet& each : result.runners_up) {
    fleets.push_back({&result, &each});
  }
  return fleets;
}

struct PriceOf {
  const PlanResult* result;
  const planner::ShadowPrice* price;
};

const Described<PriceOf>& shadow_price() {
  static const auto keys =
      Described<PriceOf>()
          .value("limit", "the limit",
                 [](const PriceOf& of) { return planner::name_of(of.result->job, of.price->limit); })
          .value("unit", "its unit", [](const PriceOf& of) { return planner::unit_of(of.price->limit); })
          .value("value", "its value", [](const PriceOf& of) { return of.price->value; })
          .value("step", "by how much it was moved to the easier side",
                 [](const PriceOf& of) { return of.price->step; })
          .value(
              "saving_musd_per_year", "what the whole step saves; `null` where it cannot be moved",
              [](const PriceOf& of) { return of.price->saving; }, "MUSD/year");
  return keys;
}

std::vector<PriceOf> prices_of(const PlanResult& result) {
  std::vector<PriceOf> prices;
  for (const auto& price : result.shadow_prices) {
    prices.push_back({&result, &price});
  }
  return prices;
}

struct ClashOf {
  const PlanResult* result;
  const planner::Clash* clash;
};

std::optional<double> would_do(const ClashOf& of) {
  return of.clash->can_do ? std::optional(of.clash->would_do) : std::nullopt;
}

const Described<ClashOf>& clash() {
  static const auto keys =
      Described<ClashOf>()
          .value("limit", "the limit",
                 [](const ClashOf& of) { return planner::name_of(of.result->job, of.clash->limit); })
          .value("unit", "its unit", [](const ClashOf& of) { return planner::unit_of(of.clash->limit); })
          .value("value", "its value", [](const ClashOf& of) { return of.clash->value; })
          .value("would_do", "the value that would do; `null`: none alone would", &would_do)
          .value("others_too", "whether `would_do` counts once the other conflicts are mended",
                 [](const ClashOf& of) { return of.clash->others; });
  return keys;
}

std::vector<std::vector<ClashOf>> conflicts_of(const PlanResult& result) {
  std::vector<std::vector<ClashOf>> conflicts;
  for (const auto& conflict : result.conflicts) {
    conflicts.emplace_back();
    for (const auto& each : conflict) {
      conflicts.back().push_back({&result, &each});
    }
  }
  return conflicts;
}

struct SetOf {
  const PlanResult* result;
  const planner::SetShare* set;
};

std::vector<std::string> chips_in_set(const SetOf& of) {
  std::vector<std::string> names;
  for (const std::size_t c : of.set->classes) {
    names.push_back(of.result->job.offers[c].chip);
  }
  return names;
}

const Described<SetOf>& chip_set() {
  static const auto keys =
      Described<SetOf>()
          .value("chips", "the chips", &chips_in_set)
          .value("draws", "draws in which just these are the cheapest", [](const SetOf& of) { return of.set->draws; });
  return keys;
}

std::optional<FiveOf> cost_over_draws(const PlanResult& result) {
  const auto& draws = result.draws;
  return draws.feasible > 0 ? std::optional(FiveOf{draws.cost, draws.cost_half}) : std::nullopt;
}

std::vector<std::pair<std::string, FiveOf>> chips_over_draws(const PlanResult& result) {
  std::vector<std::pair<std::string, FiveOf>> chips;
  const auto& draws = result.draws;
  for (std::size_t c = 0; draws.feasible > 0 && c < draws.chips.size(); ++c) {
    chips.emplace_back(result.job.offers[c].chip, FiveOf{draws.chips[c], draws.chips_half[c]});
  }
  return chips;
}

std::vector<SetOf> sets_of(const PlanResult& result) {
  std::vector<SetOf> sets;
  for (const auto& each : result.draws.sets) {
    sets.push_back({&result, &each});
  }
  return sets;
}

const Described<PlanResult>& draws() {
  static const auto keys =
      Described<PlanResult>()
          .value("samples", "draws", [](const PlanResult& of) { return of.draws.samples; })
          .value("feasible", "draws in which some fleet meets all limits",
                 [](const PlanResult& of) { return of.draws.feasible; })
          .value("fleet_of_medians_enough", "draws in which the fleet as bought does all the work",
                 [](const PlanResult& of) { return of.draws.enough; })
          .part("cost_musd_per_year", "what the cheapest fleet costs a year", &cost_over_draws, five(), "MUSD/year")
          .parts_by_name("chips", "how many the cheapest fleet has, by chip", &chips_over_draws, five(), "chip")
          .list("sets", "which sets of chips are the cheapest", &sets_of, chip_set());
  return keys;
}

/// The rate of a chip at one work: a run's or a service's.
struct RateOf {
  std::string work;
  std::string chip;
  const planner::RunRate* run = nullptr;
  const planner::ServiceRate* service = nullptr;
};

std::optional<std::string> why_not(const RateOf& of) {
  const bool able = of.run != nullptr ? of.run->able : of.service->able;
  return able ? std::nullopt : std::optional(of.run != nullptr ? of.run->why_not : of.service->why_not);
}

template <class Value>
auto of_run(Value planner::RunRate::* member) {
  return [member](const RateOf& of) {
    return of.run != nullptr && of.run->able ? std::optional(of.run->*member) : std::nullopt;
  };
}

template <class Value>
auto of_service(Value planner::ServiceRate::* member) {
  return [member](const RateOf& of) {
    return of.service != nullptr && of.service->able ? std::optional(of.service->*member) : std::nullopt;
  };
}

const Described<RateOf>& rate() {
  using planner::RunRate;
  using planner::ServiceRate;
  static const auto keys =
      Described<RateOf>()
          .value("work", "the run or service", &RateOf::work)
          .value("chip", "the chip", &RateOf::chip)
          .value("why_not", "why the chip cannot do it", &why_not)
          .left_out_where_none()
          .value("tokens_per_s_per_chip", "of a run: speed over the whole run", of_run(&RunRate::rate), "token/s")
          .left_out_where_none()
          .value("searched_at_chips", "of a run: size of the cluster", of_run(&RunRate::size), "chip")
          .left_out_where_none()
          .value("plan", "of a run: its plan", of_run(&RunRate::plan))
          .left_out_where_none()
          .value("mfu_step", "of a run: model FLOP utilisation of a step", of_run(&RunRate::utilisation), "1")
          .left_out_where_none()
          .value("written_tokens_per_s_per_chip", "of a service: tokens written, the chips reading too",
                 of_service(&ServiceRate::rate), "token/s")
          .left_out_where_none()
          .value("reads_and_writes_apart", "of a service: whether some chips read and others write",
                 of_service(&ServiceRate::apart))
          .left_out_where_none()
          .value("replica_chips", "of a service: chips that hold the model once", of_service(&ServiceRate::replica),
                 "chip")
          .left_out_where_none()
          .value("batch", "of a service: requests written together", of_service(&ServiceRate::batch), "sequence")
          .left_out_where_none()
          .value("token_s", "of a service: time between two tokens of a request", of_service(&ServiceRate::seconds),
                 "s")
          .left_out_where_none()
          .value("format", "of a service: format of the products", of_service(&ServiceRate::format))
          .left_out_where_none();
  return keys;
}

std::vector<RateOf> rates_of(const PlanResult& result) {
  std::vector<RateOf> rates;
  const auto& offers = result.job.offers;
  for (std::size_t r = 0; r < result.job.runs.size(); ++r) {
    for (std::size_t c = 0; c < offers.size(); ++c) {
      rates.push_back({"run " + result.job.runs[r].name, offers[c].chip, &result.rates.runs[r][c], nullptr});
    }
  }
  for (std::size_t k = 0; k < result.job.services.size(); ++k) {
    for (std::size_t c = 0; c < offers.size(); ++c) {
      rates.push_back(
          {"service " + result.job.services[k].name, offers[c].chip, nullptr, &result.rates.services[k][c]});
    }
  }
  return rates;
}

const Described<planner::Stated>& stated_of_job() {
  using planner::Stated;
  const auto source_where = [](bool judged) {
    return [judged](const Stated& of) { return of.judgement == judged ? std::optional(of.source) : std::nullopt; };
  };
  static const auto keys = Described<Stated>()
                               .value("key", "which number", &Stated::key)
                               .value("value", "its value, as text", &Stated::value)
                               .value("unit", "its unit", &Stated::unit)
                               .value("judgement", "why, where it is a judgement", source_where(true))
                               .left_out_where_none()
                               .value("source", "else where it is from", source_where(false))
                               .left_out_where_none()
                               .value("published", "when that was published", [](const Stated& of) {
                                 return of.judgement ? std::nullopt : std::optional(of.published);
                               });
  return keys;
}

const Described<PlanResult>& job() {
  static const auto keys =
      Described<PlanResult>()
          .value("name", "the job", [](const PlanResult& of) { return of.job.name; })
          .value("start", "its first day", [](const PlanResult& of) { return of.job.start; })
          .value("years", "years that are planned", [](const PlanResult& of) { return of.job.years; })
          .value("hash", "SHA-256 of its file", [](const PlanResult& of) { return of.job.hash; })
          .value("period_days", "first day of each period, and the last day", &PlanResult::days);
  return keys;
}

}  // namespace

const Described<PlanResult>& plan() {
  static const auto keys =
      Described<PlanResult>()
          .value("software", "date of the software, as a year", [](const PlanResult& of) { return of.job.software; })
          .part("job", "what was asked", std::identity(), job())
          .value("feasible", "whether some fleet meets all limits at the medians",
                 [](const PlanResult& of) { return of.fleet.feasible; })
          .part("fleet", "the cheapest at the medians", &fleet_of, fleet())
          .list("runners_up", "fleets that each lack a class of every better one", &runners_up_of, fleet())
          .list("shadow_prices", "what each limit is worth", &prices_of, shadow_price())
          .lists("conflicts", "where not feasible: sets of limits that clash, each a list", &conflicts_of, clash())
          .part("draws", "the cheapest fleet of every draw", std::identity(), draws())
          .list("rates", "how fast each chip does each work", &rates_of, rate())
          .list(
              "stated", "every number of the job",
              [](const PlanResult& of) -> const std::vector<planner::Stated>& { return of.job.stated; },
              stated_of_job());
  return keys;
}

}  // namespace headway::results
