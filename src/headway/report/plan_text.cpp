#include "headway/report/plan_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"

namespace headway::report {

namespace {

using planner::Fleet;
using planner::PlanResult;

std::string whole(double value) { return rounded_in(std::round(value), 1.0, {}, 9); }

std::string money(double millions) { return rounded(1e6 * millions, 0.0) + " USD"; }

std::string whole_percent(double share) { return fmt::format("{:.0f} %", 100.0 * share); }

std::string band_of_money(const jobs::Band& band) { return range(1e6 * band.p5, 1e6 * band.p95, 0.0) + " USD"; }

std::string set_in_words(const PlanResult& result, const std::vector<std::size_t>& classes) {
  std::string text;
  for (const std::size_t c : classes) {
    text += (text.empty() ? "" : " + ") + result.job.offers[c].chip;
  }
  return text.empty() ? "no chip" : text;
}

Grid fleet_grid(const PlanResult& result) {
  Grid grid;
  grid.title = "The fleet";
  grid.columns = {"chip", "chips"};
  for (const auto& site : result.job.sites) {
    grid.columns.push_back("at " + site.name);
  }
  const bool any_there =
      std::ranges::any_of(result.job.offers, [](const planner::Offer& offer) { return offer.there > 0.0; });
  if (any_there) {
    grid.columns.emplace_back("there already");
  }
  for (const char* const name : {"arrives", "site power", "bought for", "owned a year", "90 % of draws"}) {
    grid.columns.emplace_back(name);
  }
  for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
    const auto& offer = result.job.offers[c];
    const auto& made = result.programme.classes[c];
    const double servers = result.fleet.of_class(c);
    double owned = 0.0;
    std::vector<std::string> row{offer.chip, whole(servers * offer.server)};
    for (std::size_t s = 0; s < result.job.sites.size(); ++s) {
      row.push_back(whole(result.fleet.servers[c][s] * offer.server));
      owned += (result.fleet.servers[c][s] - result.fleet.there[c][s]) * made.owned[s];
    }
    if (any_there) {
      row.push_back(whole((servers - result.fleet.bought(c)) * offer.server));
    }
    row.push_back(fmt::format("day {:g}", offer.lead));
    row.push_back(fmt::format("{:.3g} MW", servers * made.power / 1e3));
    row.push_back(money(result.fleet.bought(c) * made.outlay));
    row.push_back(money(owned));
    const jobs::Band& band = result.draws.chips[c];
    row.push_back(result.draws.feasible > 0 ? range(std::round(band.p5), std::round(band.p95), 1.0) : "-");
    grid.rows.push_back(std::move(row));
  }
  grid.note =
      "Bought for: chips, levy, servers and network. Owned: capital recovery and facility, averaged over the plan.";
  if (any_there) {
    grid.note += " What is there already is in neither.";
  }
  return grid;
}

Grid work_grid(const PlanResult& result) {
  Grid grid;
  grid.title = "Who does what";
  grid.columns = {"work", "chip", "how much"};
  for (std::size_t r = 0; r < result.job.runs.size(); ++r) {
    const auto [c, s] = result.fleet.runs[r];
    const auto& run = result.job.runs[r];
    const auto& offer = result.job.offers[c];
    grid.rows.push_back(
        {"run " + run.name, offer.chip,
         fmt::format("{} chips at {}, day {:g} to {:g}", whole(result.programme.runs[r].servers[c] * offer.server),
                     result.job.sites[s].name, std::max(run.start, offer.lead), run.deadline)});
  }
  for (std::size_t k = 0; k < result.job.services.size(); ++k) {
    for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
      if (result.fleet.served[k][c] > 5e-4) {
        grid.rows.push_back({"service " + result.job.services[k].name, result.job.offers[c].chip,
                             fmt::format("{:.1f} % of the tokens", 100.0 * result.fleet.served[k][c])});
      }
    }
  }
  grid.note = "Shares are averages over the time that a service runs; they change as chips arrive and runs end.";
  return grid;
}

Grid run_grid(const PlanResult& result) {
  Grid grid;
  grid.title = "What each chip can do: runs";
  grid.columns = {"run", "chip", "tokens/s a chip", "cluster", "MFU of a step"};
  for (std::size_t r = 0; r < result.job.runs.size(); ++r) {
    for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
      const auto& rate = result.rates.runs[r][c];
      const auto& offer = result.job.offers[c];
      if (rate.able) {
        grid.rows.push_back({result.job.runs[r].name, offer.chip, rounded(rate.rate, 0.0),
                             whole(result.programme.runs[r].servers[c] * offer.server),
                             whole_percent(rate.utilisation)});
      }
    }
  }
  grid.note = "Over the whole run, on the smallest cluster of the ladder that meets the deadline.";
  return grid;
}

Grid service_grid(const PlanResult& result) {
  Grid grid;
  grid.title = "What each chip can do: services";
  grid.columns = {"service",          "chip",    "tokens/s a chip", "chips if alone", "format",
                  "reads and writes", "replica", "batch",           "s a token"};
  for (std::size_t k = 0; k < result.job.services.size(); ++k) {
    const auto& service = result.job.services[k];
    for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
      const auto& rate = result.rates.services[k][c];
      const auto& offer = result.job.offers[c];
      if (rate.able) {
        grid.rows.push_back({service.name, offer.chip,
                             rounded(rate.rate * (service.prompt + service.output) / service.output, 0.0),
                             whole(offer.server * std::ceil(1.0 / result.programme.services[k].rate[c])), rate.format,
                             rate.apart ? "apart" : "together", whole(rate.replica), whole(rate.batch),
                             fmt::format("{:.3g}", rate.seconds)});
      }
    }
  }
  grid.note = "Tokens read and written; the chips are for the peak.";
  return grid;
}

std::string unable(const PlanResult& result) {
  std::string text;
  const auto say = [&](const std::string& work, std::size_t c, const auto& rate) {
    if (!rate.able) {
      text += wrapped(fmt::format("{} cannot do {}: {}.", result.job.offers[c].chip, work, rate.why_not), 2);
    }
  };
  for (std::size_t r = 0; r < result.job.runs.size(); ++r) {
    for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
      say("run " + result.job.runs[r].name, c, result.rates.runs[r][c]);
    }
  }
  for (std::size_t k = 0; k < result.job.services.size(); ++k) {
    for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
      say("service " + result.job.services[k].name, c, result.rates.services[k][c]);
    }
  }
  return text;
}

std::string shadows(const PlanResult& result) {
  std::string text = "What limits are worth\n";
  std::string slack;
  for (const auto& price : result.shadow_prices) {
    const std::string words = shadow_in_words(result, price);
    if (words.empty()) {
      slack += (slack.empty() ? "" : ", ") + planner::name_of(result.job, price.limit);
    } else {
      text += wrapped("- " + words, 2);
    }
  }
  text += slack.empty() ? "" : wrapped("- nothing, as they do not bind: " + slack, 2);
  return text +
         wrapped(
             "Each is the difference of two optima, the limit moved by one of its units or a hundredth and the "
             "whole fleet planned anew; servers and clusters may be split in both, so that no rounding hides it.");
}

Grid runner_grid(const PlanResult& result) {
  Grid grid;
  grid.title = "Runners-up: fleets that lack a class of every better one";
  grid.columns = {"fleet", "a year", "more"};
  for (const Fleet& fleet : result.runners_up) {
    grid.rows.push_back({fleet_in_words(result, fleet), money(fleet.cost),
                         fmt::format("{:+.1f} %", 100.0 * (fleet.cost / result.fleet.cost - 1.0))});
  }
  return grid;
}

Grid set_grid(const PlanResult& result) {
  Grid grid;
  grid.title = fmt::format("Which classes the cheapest fleet has, over {} draws", result.draws.samples);
  grid.columns = {"classes", "share of draws"};
  constexpr std::size_t kShown = 6;
  const auto row = [&](const std::string& name, long draws) {
    grid.rows.push_back({name, fmt::format("{:.1f} %", 100.0 * static_cast<double>(draws) /
                                                           static_cast<double>(result.draws.samples))});
  };
  long rest = result.draws.feasible;
  for (std::size_t k = 0; k < std::min(kShown, result.draws.sets.size()); ++k) {
    row(set_in_words(result, result.draws.sets[k].classes), result.draws.sets[k].draws);
    rest -= result.draws.sets[k].draws;
  }
  if (rest > 0) {
    row(fmt::format("others ({})", result.draws.sets.size() - kShown), rest);
  }
  if (result.draws.feasible < result.draws.samples) {
    row("no fleet meets the limits", result.draws.samples - result.draws.feasible);
  }
  return grid;
}

std::string conflict_text(const PlanResult& result) {
  std::string text = wrapped(fmt::format("{}: no fleet meets all limits at the medians of the book.", result.job.name));
  for (const auto& conflict : result.conflicts) {
    text +=
        conflict.size() == 1 ? "This limit alone cannot be met:\n" : "These clash, and each is needed for the clash:\n";
    for (const auto& clash : conflict) {
      text += wrapped("- " + clash_in_words(result, clash), 2);
    }
  }
  if (result.conflicts.empty()) {
    text += "No chip on offer does the work, whatever the limits.\n";
  }
  return text;
}

std::string answer(const PlanResult& result) {
  const auto& job = result.job;
  const auto& draws = result.draws;
  const std::string where =
      draws.feasible == draws.samples
          ? ""
          : fmt::format(" (where one meets the limits: {} of draws)",
                        share_of_draws(static_cast<double>(draws.feasible) / static_cast<double>(draws.samples)));
  std::string text = wrapped(
      fmt::format("{}, {:g} years from {}: {}, {} a year at the medians of the book, {} to buy. Each draw with its own "
                  "cheapest fleet{}: {} a year (90 %: {}).",
                  job.name, job.years, job.start, fleet_in_words(result, result.fleet), money(result.fleet.cost),
                  money(result.fleet.outlay), where, money(draws.cost.p50), band_of_money(draws.cost)));
  const auto used = result.fleet.used();
  const auto same = std::ranges::find(draws.sets, used, &planner::SetShare::classes);
  const double share =
      same == draws.sets.end() ? 0.0 : static_cast<double>(same->draws) / static_cast<double>(draws.samples);
  text += wrapped(fmt::format(
      "This set of chips stays the cheapest in {} of draws. The fleet as bought at the medians does all "
      "the work in {} of "
      "draws: it has no margin for rates below the median.",
      share_of_draws(share), share_of_draws(static_cast<double>(draws.enough) / static_cast<double>(draws.samples))));
  if (!result.fleet.proven) {
    text += fmt::format("The search was cut short: a fleet cheaper by up to {:.2g} % may exist.\n",
                        100.0 * (1.0 - result.fleet.bound / result.fleet.cost));
  }
  return text;
}

}  // namespace

std::string plan_text(const PlanResult& result) {
  constexpr std::size_t kWide = 170;
  std::string text = result.fleet.feasible ? answer(result) : conflict_text(result);
  if (!result.job.about.empty()) {
    text += wrapped(result.job.about);
  }
  if (result.fleet.feasible) {
    text += "\n" + to_text(fleet_grid(result), at_most_terminal(kWide)) + "\n" +
            to_text(work_grid(result), at_most_terminal(kWide)) + "\n" + shadows(result);
    const std::string runners = to_text(runner_grid(result), at_most_terminal(kWide));
    text += runners.empty() ? "\nNo other fleet lacks one of these classes and meets all limits.\n" : "\n" + runners;
    text += "\n" + to_text(set_grid(result), at_most_terminal(kWide));
    text += "\n" + to_text(run_grid(result), at_most_terminal(kWide)) + "\n" +
            to_text(service_grid(result), at_most_terminal(kWide));
    for (std::size_t r = 0; r < result.job.runs.size(); ++r) {
      const std::size_t c = result.fleet.runs[r].chips;
      text += wrapped(fmt::format("Plan of run {} on {}: {}.", result.job.runs[r].name, result.job.offers[c].chip,
                                  result.rates.runs[r][c].plan));
    }
  } else if (result.draws.feasible > 0) {
    text += wrapped(fmt::format(
        "In {} of draws some fleet meets all limits.",
        share_of_draws(static_cast<double>(result.draws.feasible) / static_cast<double>(result.draws.samples))));
  }
  text += unable(result);
  const auto judged = std::ranges::count_if(result.job.stated, &planner::Stated::judgement);
  text +=
      "\n" + wrapped(fmt::format(
                 "{} of the job's {} numbers are judgement. Job {}, cluster book {}, software of {:.1f}, {} draws from "
                 "seed {}.",
                 judged, result.job.stated.size(), result.job.hash.substr(0, 12), result.book_hash.substr(0, 12),
                 result.job.software, result.options.samples, result.options.seed));
  return text;
}

}  // namespace headway::report
