// The repository's own book, prepared once for all tests of a run; and how much work a test may do.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "headway/api/prepare.hpp"
#include "headway/study/model.hpp"

namespace headway::study {

/// HEADWAY_TEST_SCALE shrinks the number of draws where sanitizers make them slow; 1 unless set.
inline long scaled(long draws) {
  const char* text = std::getenv("HEADWAY_TEST_SCALE");
  const double scale = text != nullptr ? std::strtod(text, nullptr) : 1.0;
  return std::max(64L, static_cast<long>(static_cast<double>(draws) * scale));
}

inline Question default_question() {
  Question question;
  question.book = std::string(HEADWAY_SOURCE_DIR) + "/book";
  return question;
}

/// The same of the strict book: nothing that was published after 2025.
inline Question strict_question() {
  Question question = default_question();
  question.as_of = base::Day{2025, 12, 31};
  return question;
}

/// The default book with `sets` ("id=value"); a failure ends the test with its message.
inline Prepared prepared_with(std::vector<std::string> sets = {}, Question question = default_question()) {
  question.sets = std::move(sets);
  auto prepared = api::prepare(question);
  if (!prepared) {
    ADD_FAILURE() << base::to_string(prepared.error());
    std::abort();
  }
  return std::move(*prepared);
}

inline const Prepared& default_book() {
  static const Prepared kPrepared = prepared_with();
  return kPrepared;
}

inline std::vector<ensemble::Scenario> scenarios_of(const Prepared& prepared, const std::vector<std::string>& names) {
  std::vector<ensemble::Scenario> scenarios;
  for (const auto& name : names) {
    auto scenario = scenario_named(prepared, name);
    if (!scenario) {
      ADD_FAILURE() << base::to_string(scenario.error());
      std::abort();
    }
    scenarios.push_back(std::move(*scenario));
  }
  return scenarios;
}

/// The first year in which scenarios differ from its beginning on.
inline int near_year() { return headline_years(default_book()).near; }

/// Runs and returns the figures; a failure ends the test with its message.
inline ensemble::Ensemble run_all(const Prepared& prepared, const std::vector<std::string>& names,
                                  const std::vector<ensemble::Request>& requests, long draws, int check_months = 12,
                                  std::uint64_t seed = 1) {
  ensemble::Options options;
  options.draws = draws;
  options.check_months = check_months;
  options.seed = seed;
  const auto scenarios = scenarios_of(prepared, names);
  auto ensemble = ensemble::run(prepared.model, scenarios, requests, options);
  if (!ensemble) {
    ADD_FAILURE() << base::to_string(ensemble.error());
    std::abort();
  }
  return std::move(*ensemble);
}

inline ensemble::Request at(balance::Measure measure, int year, balance::Yardstick yardstick = balance::kH100e,
                            balance::Basis basis = balance::kLocated) {
  return ensemble::Request{measure, yardstick, basis, base::Month::of(year, 12) - base::kFirstMonth, true};
}

/// All feedbacks off.
inline std::vector<std::string> no_feedback() {
  std::vector<std::string> sets;
  for (const auto* name :
       {"design_spur", "shortage_to_investment", "capital_to_investment", "revenue_to_investment", "displacement",
        "premium_to_diversion", "premium_to_owned_abroad", "premium_to_rented_abroad", "scarcity_to_efficiency"}) {
    sets.push_back("feedback." + std::string(name) + "=0");
  }
  return sets;
}

/// The same in all months, history included.
inline std::vector<std::string> throughout(std::vector<std::string> sets) {
  for (auto& set : sets) {
    set.insert(set.find('='), "@..");
  }
  return sets;
}

/// Budgets that never bind, in China and elsewhere.
inline std::vector<std::string> unbounded_budgets() {
  return {"demand.china.platform_capex=1e12", "demand.us.capex=1e12", "demand.rest.budget=1e12"};
}

}  // namespace headway::study
