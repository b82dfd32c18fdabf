#include <cmath>
#include <nlohmann/json.hpp>

#include "headway/report/plan_text.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;
using planner::Fleet;
using planner::PlanResult;

ordered_json number_or_null(double value) { return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr); }

ordered_json bands(const jobs::Band& band, const jobs::Band& half) {
  return {{"p5", band.p5}, {"p25", half.p5}, {"p50", band.p50}, {"p75", half.p95}, {"p95", band.p95}};
}

ordered_json chips_of(const PlanResult& result, const Fleet& fleet) {
  ordered_json list = ordered_json::array();
  for (const std::size_t c : fleet.used()) {
    const auto& offer = result.job.offers[c];
    ordered_json entry{
        {"chip", offer.chip}, {"chips", fleet.of_class(c) * offer.server}, {"sites", ordered_json::array()}};
    if (offer.there > 0.0) {
      entry["there_already"] = (fleet.of_class(c) - fleet.bought(c)) * offer.server;
    }
    for (std::size_t s = 0; s < result.job.sites.size(); ++s) {
      if (fleet.servers[c][s] > 0.0) {
        entry["sites"].push_back({{"site", result.job.sites[s].name}, {"chips", fleet.servers[c][s] * offer.server}});
      }
    }
    list.push_back(std::move(entry));
  }
  return list;
}

ordered_json fleet_json(const PlanResult& result, const Fleet& fleet) {
  ordered_json json{{"cost_musd_per_year", fleet.cost},   {"outlay_musd", fleet.outlay},
                    {"bound_musd_per_year", fleet.bound}, {"proven", fleet.proven},
                    {"chips", chips_of(result, fleet)},   {"runs", ordered_json::array()},
                    {"services", ordered_json::array()}};
  for (std::size_t r = 0; r < fleet.runs.size(); ++r) {
    const auto [c, s] = fleet.runs[r];
    json["runs"].push_back({{"run", result.job.runs[r].name},
                            {"chip", result.job.offers[c].chip},
                            {"site", result.job.sites[s].name},
                            {"chips", result.programme.runs[r].servers[c] * result.job.offers[c].server}});
  }
  for (std::size_t k = 0; k < fleet.served.size(); ++k) {
    ordered_json shares = ordered_json::object();
    for (std::size_t c = 0; c < fleet.served[k].size(); ++c) {
      shares[result.job.offers[c].chip] = fleet.served[k][c];
    }
    json["services"].push_back({{"service", result.job.services[k].name}, {"share_served_by", std::move(shares)}});
  }
  return json;
}

ordered_json rates_json(const PlanResult& result) {
  ordered_json list = ordered_json::array();
  const auto refused = [](ordered_json entry, const std::string& why) {
    entry["why_not"] = why;
    return entry;
  };
  for (std::size_t r = 0; r < result.job.runs.size(); ++r) {
    for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
      const auto& rate = result.rates.runs[r][c];
      ordered_json entry{{"work", "run " + result.job.runs[r].name}, {"chip", result.job.offers[c].chip}};
      if (!rate.able) {
        list.push_back(refused(std::move(entry), rate.why_not));
        continue;
      }
      entry["tokens_per_s_per_chip"] = rate.rate;
      entry["searched_at_chips"] = rate.size;
      entry["plan"] = rate.plan;
      entry["mfu_step"] = rate.utilisation;
      list.push_back(std::move(entry));
    }
  }
  for (std::size_t k = 0; k < result.job.services.size(); ++k) {
    for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
      const auto& rate = result.rates.services[k][c];
      ordered_json entry{{"work", "service " + result.job.services[k].name}, {"chip", result.job.offers[c].chip}};
      if (!rate.able) {
        list.push_back(refused(std::move(entry), rate.why_not));
        continue;
      }
      entry["written_tokens_per_s_per_chip"] = rate.rate;
      entry["reads_and_writes_apart"] = rate.apart;
      entry["replica_chips"] = rate.replica;
      entry["batch"] = rate.batch;
      entry["token_s"] = rate.seconds;
      entry["format"] = rate.format;
      list.push_back(std::move(entry));
    }
  }
  return list;
}

ordered_json draws_json(const PlanResult& result) {
  const auto& draws = result.draws;
  ordered_json json{{"samples", draws.samples},
                    {"feasible", draws.feasible},
                    {"fleet_of_medians_enough", draws.enough},
                    {"cost_musd_per_year", bands(draws.cost, draws.cost_half)},
                    {"chips", ordered_json::object()},
                    {"sets", ordered_json::array()}};
  if (draws.feasible == 0) {
    json["cost_musd_per_year"] = nullptr;
  } else {
    for (std::size_t c = 0; c < draws.chips.size(); ++c) {
      json["chips"][result.job.offers[c].chip] = bands(draws.chips[c], draws.chips_half[c]);
    }
  }
  for (const auto& set : draws.sets) {
    ordered_json names = ordered_json::array();
    for (const std::size_t c : set.classes) {
      names.push_back(result.job.offers[c].chip);
    }
    json["sets"].push_back({{"chips", std::move(names)}, {"draws", set.draws}});
  }
  return json;
}

}  // namespace

std::string plan_json(const PlanResult& result) {
  const auto& job = result.job;
  ordered_json json{{"software", job.software},
                    {"job",
                     {{"name", job.name},
                      {"start", job.start},
                      {"years", job.years},
                      {"hash", job.hash},
                      {"period_days", result.days}}},
                    {"feasible", result.fleet.feasible}};
  json["fleet"] = result.fleet.feasible ? fleet_json(result, result.fleet) : ordered_json(nullptr);
  json["runners_up"] = ordered_json::array();
  for (const Fleet& fleet : result.runners_up) {
    json["runners_up"].push_back(fleet_json(result, fleet));
  }
  json["shadow_prices"] = ordered_json::array();
  for (const auto& price : result.shadow_prices) {
    json["shadow_prices"].push_back({{"limit", planner::name_of(job, price.limit)},
                                     {"unit", planner::unit_of(price.limit)},
                                     {"value", price.value},
                                     {"step", price.step},
                                     {"saving_musd_per_year", number_or_null(price.saving)}});
  }
  json["conflicts"] = ordered_json::array();
  for (const auto& conflict : result.conflicts) {
    ordered_json set = ordered_json::array();
    for (const auto& clash : conflict) {
      set.push_back({{"limit", planner::name_of(job, clash.limit)},
                     {"unit", planner::unit_of(clash.limit)},
                     {"value", clash.value},
                     {"would_do", clash.can_do ? number_or_null(clash.would_do) : ordered_json(nullptr)},
                     {"others_too", clash.others}});
    }
    json["conflicts"].push_back(std::move(set));
  }
  json["draws"] = draws_json(result);
  json["rates"] = rates_json(result);
  json["stated"] = ordered_json::array();
  for (const auto& stated : job.stated) {
    json["stated"].push_back(
        {{"key", stated.key},
         {"value", stated.value},
         {"unit", stated.unit},
         {stated.judgement ? "judgement" : "source", stated.source},
         {"published", stated.judgement ? ordered_json(nullptr) : ordered_json(stated.published)}});
  }
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace headway::report
