#include "headway/study/levers/decompose.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "headway/model/drawn_inputs.hpp"
#include "headway/study/levers/shapley.hpp"

namespace headway::study {

namespace {

/// Runs of scenarios that a decomposition may take before it uses fewer draws.
constexpr long kMostRuns = 1200000;
constexpr long kFewestDraws = 500;

/// Which mixtures are run: all of them, or the base, the other, and each lever alone and left out.
std::vector<std::uint64_t> masks_of(std::size_t levers, bool all) {
  std::vector<std::uint64_t> masks;
  const std::uint64_t full = (std::uint64_t{1} << levers) - 1;
  if (all) {
    for (std::uint64_t mask = 0; mask <= full; ++mask) {
      masks.push_back(mask);
    }
    return masks;
  }
  masks = {0, full};
  for (std::size_t k = 0; k < levers; ++k) {
    masks.push_back(std::uint64_t{1} << k);
    masks.push_back(full & ~(std::uint64_t{1} << k));
  }
  return masks;
}

/// The figure by mixture in the draws in which all mixtures have a value.
struct Mixtures {
  std::vector<std::uint64_t> masks;
  std::vector<std::vector<double>> values;  ///< [mixture][draw]

  const std::vector<double>& of(std::uint64_t mask) const {
    return values[static_cast<std::size_t>(std::ranges::find(masks, mask) - masks.begin())];
  }
};

Mixtures whole_draws(const ensemble::Ensemble& ensemble, std::vector<std::uint64_t> masks) {
  Mixtures mixtures{std::move(masks), {}};
  mixtures.values.resize(mixtures.masks.size());
  for (std::size_t draw = 0; draw < static_cast<std::size_t>(ensemble.kept); ++draw) {
    bool whole = true;
    for (std::size_t s = 0; s < mixtures.masks.size(); ++s) {
      whole = whole && !std::isnan(ensemble.row(s, 0)[draw]);
    }
    for (std::size_t s = 0; whole && s < mixtures.masks.size(); ++s) {
      mixtures.values[s].push_back(ensemble.row(s, 0)[draw]);
    }
  }
  return mixtures;
}

model::Summary difference(const std::vector<double>& from, const std::vector<double>& to) {
  std::vector<double> scratch(from.size());
  return model::summarise_gain(from, to, scratch);
}

std::vector<model::Summary> share_summaries(const Mixtures& mixtures, std::size_t levers) {
  const std::size_t draws = mixtures.values.front().size();
  std::vector<std::vector<double>> shares(levers, std::vector<double>(draws));
  std::vector<double> values(mixtures.masks.size());
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (std::size_t s = 0; s < values.size(); ++s) {
      values[s] = mixtures.values[s][draw];
    }
    const auto of_draw = shapley_shares(values);
    for (std::size_t k = 0; k < levers; ++k) {
      shares[k][draw] = of_draw[k];
    }
  }
  std::vector<model::Summary> summaries;
  for (auto& share : shares) {
    summaries.push_back(model::summarise(share));
  }
  return summaries;
}

void fill_levers(const Mixtures& mixtures, const std::vector<PackageLever>& levers, DecomposeResult& result) {
  const std::uint64_t full = (std::uint64_t{1} << levers.size()) - 1;
  const auto shares = result.has_shares ? share_summaries(mixtures, levers.size()) : std::vector<model::Summary>{};
  for (std::size_t k = 0; k < levers.size(); ++k) {
    const std::uint64_t bit = std::uint64_t{1} << k;
    LeverShare share;
    share.lever = levers[k];
    const auto& none = mixtures.of(0);
    const auto& only = mixtures.of(bit);
    const auto& without = mixtures.of(full & ~bit);
    const auto& all = mixtures.of(full);
    share.alone = difference(none, only);
    share.last = difference(without, all);
    std::vector<double> interaction(all.size());
    for (std::size_t draw = 0; draw < all.size(); ++draw) {
      interaction[draw] = (all[draw] - without[draw]) - (only[draw] - none[draw]);
    }
    share.interaction = model::summarise(interaction);
    if (result.has_shares) {
      share.share = shares[k];
    }
    result.levers.push_back(std::move(share));
  }
  std::ranges::stable_sort(result.levers, std::greater{}, [&](const LeverShare& share) {
    return std::abs(result.has_shares ? share.share.mean : share.last.mean);
  });
}

/// Of every mixture, with the inputs of the two scenarios that are mixed.
model::DrawTable mixture_draws(const Prepared& prepared, const Question& question, const ensemble::Ensemble& ensemble,
                               std::span<const ensemble::Scenario> mixtures, std::span<const ensemble::Scenario> ends,
                               std::span<const model::Figure> figure) {
  Question without = question;
  without.keep_inputs = false;
  model::DrawTable table = model::draw_table(prepared, without, ensemble, mixtures, figure);
  if (question.keep_inputs) {
    model::add_inputs({prepared, ends, model::months_of(figure), question.seed, question.threads}, table);
  }
  return table;
}

}  // namespace

base::Result<DecomposeResult> decompose(const Prepared& prepared, const Question& question, const std::string& base,
                                        const std::string& other) {
  auto figure = one_figure(question, "decompose");
  if (!figure) {
    return std::unexpected(figure.error());
  }
  const auto levers = package_between(prepared, base, other);
  if (!levers) {
    return std::unexpected(levers.error());
  }
  if (levers->empty()) {
    return std::unexpected(base::Error{base + " and " + other + " do not differ",
                                       "every lever has the same value in both",
                                       "name two scenarios that do",
                                       {},
                                       base::Fault::input});
  }
  DecomposeResult result;
  result.quantity = Quantity{std::move(*figure), base, other};
  result.has_shares = levers->size() <= kMostForShares;
  auto experiment = experiment_on(prepared, question, result.quantity);
  if (!experiment) {
    return std::unexpected(experiment.error());
  }
  auto masks = masks_of(levers->size(), result.has_shares);
  const std::uint64_t full = (std::uint64_t{1} << levers->size()) - 1;
  std::vector<ensemble::Scenario> scenarios;
  for (const std::uint64_t mask : masks) {
    auto scenario = mixed_scenario(prepared, base, other, *levers, mask);
    if (!scenario) {
      return std::unexpected(scenario.error());
    }
    scenarios.push_back(std::move(*scenario));
  }
  auto options = experiment->options;
  options.keep_unsupported = false;
  options.progress = question.progress;
  options.draws = std::min(question.samples, std::max(kFewestDraws, kMostRuns / static_cast<long>(masks.size())));
  scenarios[static_cast<std::size_t>(std::ranges::find(masks, full) - masks.begin())].name = other;
  const std::span figure_asked(&result.quantity.figure, 1);
  Question drawn = question;
  drawn.samples = options.draws;
  if (const auto fits =
          model::check_size(prepared, drawn, experiment->scenarios, scenarios.size(), model::months_of(figure_asked));
      !fits) {
    return std::unexpected(fits.error());
  }
  const std::vector<ensemble::Request> requests{experiment->request};
  const auto ensemble = ensemble::run(experiment->model, scenarios, requests, options);
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  result.provenance = model::provenance_of(prepared, question, *ensemble);
  result.provenance.samples = options.draws;
  result.scenarios = scenarios.size();
  if (question.keep_draws) {
    result.draws = mixture_draws(prepared, question, *ensemble, scenarios, experiment->scenarios, figure_asked);
  }
  const Mixtures mixtures = whole_draws(*ensemble, std::move(masks));
  auto base_values = mixtures.of(0);
  auto other_values = mixtures.of(full);
  result.gain = difference(base_values, other_values);
  fill_levers(mixtures, *levers, result);
  result.base = model::summarise(base_values);
  result.other = model::summarise(other_values);
  if (question.progress) {
    question.progress(1.0);
  }
  return result;
}

}  // namespace headway::study
