#include "headway/study/levers/sweep.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "headway/book/setting.hpp"
#include "headway/study/inline_levers.hpp"

namespace headway::study {

namespace {

SweepRow row_of(const ensemble::Ensemble& ensemble, std::span<const double> base, std::span<const double> value) {
  SweepRow row;
  row.values.assign(value.begin(), value.end());
  for (std::size_t k = 0; k < row.values.size(); ++k) {
    if (!base.empty()) {
      row.values[k] -= base[k];
    }
    if (ensemble.supported[k] == 0) {
      row.values[k] = std::numeric_limits<double>::quiet_NaN();
      ++row.dropped;
    }
  }
  return row;
}

/// All values of a lever of policy beside each other: history is run once.
base::Result<std::vector<SweepRow>> sweep_policy(const Sweep& sweep, const std::vector<double>& lever) {
  auto experiment = experiment_on(sweep.prepared, sweep.question, sweep.quantity);
  if (!experiment) {
    return std::unexpected(experiment.error());
  }
  const bool gain = !sweep.quantity.other.empty();
  const std::string& changed = gain ? sweep.quantity.other : sweep.quantity.base;
  const book::Entry& entry = *book::find(sweep.prepared.book, sweep.lever);
  auto settings = settings_of(sweep.prepared, changed);
  if (!settings) {
    return std::unexpected(settings.error());
  }
  auto scenarios =
      std::vector<ensemble::Scenario>(experiment->scenarios.begin(), experiment->scenarios.begin() + (gain ? 1 : 0));
  for (const double value : lever) {
    auto setting =
        book::parse_setting(exact_text(value), entry, {.file = base::field("by") + " " + sweep.lever, .line = 0});
    if (!setting) {
      return std::unexpected(setting.error());
    }
    book::set_throughout(*settings, sweep.lever, *setting);
    auto scenario = scenario_of(sweep.prepared, *settings);
    if (!scenario) {
      return std::unexpected(scenario.error());
    }
    scenarios.push_back(std::move(*scenario));
  }
  const std::vector<ensemble::Request> requests{experiment->request};
  auto options = experiment->options;
  options.progress = experiment->progress;
  const auto ensemble = ensemble::run(experiment->model, scenarios, requests, options);
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  const std::span<const double> base = gain ? ensemble->row(0, 0) : std::span<const double>{};
  std::vector<SweepRow> rows;
  for (std::size_t s = gain ? 1 : 0; s < scenarios.size(); ++s) {
    rows.push_back(row_of(*ensemble, base, ensemble->row(s, 0)));
  }
  return rows;
}

base::Result<SweepRow> row_with_set(const Sweep& sweep, double value) {
  Question question = sweep.question;
  question.sets.push_back(sweep.lever + "=" + exact_text(value));
  const auto prepared = prepare(question, sweep.prepared.uses);
  if (!prepared) {
    return std::unexpected(prepared.error());
  }
  const auto experiment = experiment_on(*prepared, question, sweep.quantity);
  if (!experiment) {
    return std::unexpected(experiment.error());
  }
  const std::vector<ensemble::Request> requests{experiment->request};
  const auto ensemble = ensemble::run(experiment->model, experiment->scenarios, requests, experiment->options);
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  const bool gain = experiment->scenarios.size() > 1;
  return row_of(*ensemble, gain ? ensemble->row(0, 0) : std::span<const double>{}, ensemble->row(gain ? 1 : 0, 0));
}

}  // namespace

std::string exact_text(double value) {
  if (std::isinf(value)) {
    return "none";
  }
  std::array<char, 40> letters{};
  const auto written = std::to_chars(letters.data(), letters.data() + letters.size(), value);
  return {letters.data(), written.ptr};
}

bool is_policy(std::string_view id) { return id.starts_with("washington.") || id.starts_with("beijing."); }

base::Result<std::vector<SweepRow>> sweep_rows(const Sweep& sweep, const std::vector<double>& lever) {
  if (is_policy(sweep.lever)) {
    return sweep_policy(sweep, lever);
  }
  std::vector<SweepRow> rows;
  for (const double value : lever) {
    auto row = row_with_set(sweep, value);
    if (!row) {
      return std::unexpected(row.error());
    }
    rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace headway::study
