#include "headway/study/claims/evidence.hpp"

#include <algorithm>
#include <limits>

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"
#include "headway/chance/stream.hpp"
#include "headway/study/claims/inputs.hpp"

namespace headway::study::claims {

namespace {

bool same_policy(const Policy& left, const Policy& right) {
  return left.scenario == right.scenario && left.changed == right.changed;
}

/// Places of what is asked among what is known; appended where new.
template <class Value, class Same>
std::size_t place_of(std::vector<Value>& known, const Value& asked, const Same& same) {
  const auto found = std::ranges::find_if(known, [&](const Value& other) { return same(other, asked); });
  if (found == known.end()) {
    known.push_back(asked);
    return known.size() - 1;
  }
  return static_cast<std::size_t>(found - known.begin());
}

}  // namespace

When in_year(int year) { return When{base::Month::of(year, 12) - base::kFirstMonth, true}; }
When in_month(base::Month month) { return When{month - base::kFirstMonth, false}; }

std::string to_string(When when) {
  const base::Month last = base::kFirstMonth + when.last_month;
  return when.year ? std::to_string(last.year()) : base::to_string(last);
}

Evidence::Evidence(const Prepared& prepared, const Question& question) : prepared_(prepared), question_(question) {
  // It always runs, so that there are draws for claims that need no other.
  families_[""].policies.push_back(as_is(cast().decided));
}

Row Evidence::of(const Policy& policy, const Asked& asked) {
  Family& family = families_[policy.family];
  const ensemble::Request request{asked.measure, asked.yardstick, asked.basis, asked.when.last_month, asked.when.year};
  const auto scenario = place_of(family.policies, policy, same_policy);
  const auto figure = place_of(family.requests, request, std::equal_to<>());
  if (!ran_) {
    return Row(1, std::numeric_limits<double>::quiet_NaN());
  }
  const auto row = family.ensemble.row(scenario, figure);
  return {row.begin(), row.end()};
}

Row Evidence::drawn(const chance::Variable& variable, int month, bool path) const {
  Row row(draws_.size());
  std::vector<double> months(static_cast<std::size_t>(month) + 1);
  for (std::size_t k = 0; k < draws_.size(); ++k) {
    const chance::Source source{.seed = question_.seed, .draw = static_cast<std::uint64_t>(draws_[k])};
    if (path) {
      chance::draw_path(variable, source, month + 1, 1, months.data());
      row[k] = months.back();
    } else {
      row[k] = chance::draw_number(variable, source);
    }
  }
  return row;
}

Row Evidence::input(const std::string& id, int month) {
  const auto variable = variable_of(prepared_, id);
  if (!variable) {
    unknown_.push_back(id);
    return Row(draws_.size(), std::numeric_limits<double>::quiet_NaN());
  }
  return drawn(variable->variable, month, variable->path);
}

Row Evidence::lever(const std::string& scenario, ensemble::Lever lever) {
  const auto found = scenario_named(prepared_, scenario);
  if (!found) {
    unknown_.push_back(scenario);
    return Row(draws_.size(), std::numeric_limits<double>::quiet_NaN());
  }
  return drawn(found->policy.levers[lever], 0, false);
}

void Evidence::measure_chips() {
  const auto rows =
      yardstick_rows(prepared_, [&](const chance::Variable& variable) { return drawn(variable, 0, false); });
  chips_.resize(draws_.size());
  for (std::size_t k = 0; k < draws_.size(); ++k) {
    balance::measure_classes(prepared_.model.table, yardstick_inputs(rows, k), chips_[k]);
  }
}

Row Evidence::per_chip(balance::ChipClass chip_class, balance::Yardstick yardstick) {
  if (chips_.empty()) {
    measure_chips();
  }
  Row row;
  row.reserve(chips_.size());
  for (const auto& chip : chips_) {
    row.push_back(chip.per_chip[yardstick][chip_class]);
  }
  return row;
}

Row Evidence::useful_per_chip(balance::ChipClass chip_class) {
  if (chips_.empty()) {
    measure_chips();
  }
  Row row;
  row.reserve(chips_.size());
  for (const auto& chip : chips_) {
    row.push_back(chip.useful[chip_class]);
  }
  return row;
}

const jobs::ClusterInputs* Evidence::cluster() {
  if (!cluster_) {
    cluster_ = jobs::read_cluster_inputs(question_.book, question_.as_of);
    if (!*cluster_) {
      cluster_error_ = cluster_->error();
    }
  }
  return *cluster_ ? &**cluster_ : nullptr;
}

const jobs::TrainResult* Evidence::job(const std::string& name, const std::string& chip, const std::string& place,
                                       const std::string& precision) {
  const std::string key = name + " " + chip + " " + place + " " + precision;
  if (const auto known = jobs_.find(key); known != jobs_.end()) {
    return &known->second;
  }
  const jobs::ClusterInputs* const inputs = cluster();
  if (inputs == nullptr) {
    return nullptr;
  }
  auto asked = jobs::read_job(question_.book, name);
  if (!asked) {
    cluster_error_ = asked.error();
    return nullptr;
  }
  asked->place = place;
  if (!chip.empty()) {
    asked->chip = chip;
    asked->plan.clear();
    asked->precision = precision;
    asked->published_chip_hours = 0.0;
  }
  auto result = jobs::train(inputs->book, inputs->fitted, inputs->ranges, *asked);
  if (!result) {
    cluster_error_ = result.error();
    return nullptr;
  }
  return &jobs_.emplace(key, std::move(*result)).first->second;
}

Row Evidence::cluster_range(const std::string& id) {
  const jobs::ClusterInputs* const inputs = cluster();
  if (inputs == nullptr) {
    return Row(draws_.size(), std::numeric_limits<double>::quiet_NaN());
  }
  const cluster::Range& range = inputs->ranges.of(id);
  return lognormal("cluster." + id, range.median(), jobs::deviation_of({range.low, range.median(), range.high}));
}

Row Evidence::lognormal(const std::string& name, double median, double deviation) const {
  const chance::Key key{question_.seed, chance::hash_name(name)};
  Row row;
  row.reserve(draws_.size());
  for (const long draw : draws_) {
    row.push_back(median * base::portable::exp(deviation * chance::normal_quantile(chance::uniform(
                                                               key, static_cast<std::uint64_t>(draw)))));
  }
  return row;
}

base::Result<ensemble::Scenario> Evidence::scenario_of(const Policy& policy) const {
  auto scenario = scenario_named(prepared_, policy.scenario);
  if (!scenario) {
    return scenario;
  }
  for (const Change& change : policy.changes) {
    if (auto done = change(prepared_, *scenario); !done) {
      return std::unexpected(done.error());
    }
  }
  return scenario;
}

long Evidence::samples_of_variants() const {
  if (!prepared_.model.constraint.empty()) {
    return question_.samples;  // draws are taken by weight from all of them: a quarter would be others
  }
  constexpr long kFewest = 1000;
  return std::min(question_.samples, std::max(kFewest, question_.samples / 4));
}

base::Result<void> Evidence::run_family(Family& family, long samples, double from, double to) {
  std::vector<ensemble::Scenario> scenarios;
  for (const Policy& policy : family.policies) {
    auto scenario = scenario_of(policy);
    if (!scenario) {
      return std::unexpected(scenario.error());
    }
    scenarios.push_back(std::move(*scenario));
  }
  auto options = model::engine_options(question_);
  options.draws = samples;
  if (question_.progress) {
    options.progress = [&](double done) { question_.progress(from + (to - from) * done); };
  }
  auto ensemble = ensemble::run(prepared_.model, scenarios, family.requests, options);
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  family.ensemble = std::move(*ensemble);
  return {};
}

base::Result<void> Evidence::run() {
  if (!unknown_.empty()) {
    return std::unexpected(base::Error{"a claim rests on '" + unknown_.front() + "', which the book lacks",
                                       "claims need the whole book",
                                       "add the entry, or leave the claim out",
                                       {},
                                       base::Fault::input});
  }
  if (cluster_error_) {
    return std::unexpected(*cluster_error_);
  }
  std::size_t all = 0;
  for (const auto& [name, family] : families_) {
    all += family.policies.size();
  }
  std::size_t done = 0;
  for (auto& [name, family] : families_) {
    const double from = static_cast<double>(done) / static_cast<double>(all);
    done += family.policies.size();
    const long samples = name.empty() ? question_.samples : samples_of_variants();
    if (auto result = run_family(family, samples, from, static_cast<double>(done) / static_cast<double>(all));
        !result) {
      return result;
    }
  }
  draws_ = families_.at("").ensemble.draws;
  chips_.clear();
  ran_ = true;
  if (question_.progress) {
    question_.progress(1.0);
  }
  return {};
}

}  // namespace headway::study::claims
