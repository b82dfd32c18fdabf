#include "headway/study/sensitivity/knowledge.hpp"

#include <algorithm>
#include <cmath>

namespace headway::study {

namespace {

/// What the draws of one known value tell.
struct Told {
  double above = 0.0;          ///< draws with a gain above zero
  double below = 0.0;          ///< draws without
  double error_without = 0.0;  ///< summed distances from the median of all
  double error_with = 0.0;     ///< summed distances from the median with this value
};

/// Median of sorted values; of none, `otherwise`.
double median_of(const std::vector<double>& sorted, double otherwise) {
  const std::size_t count = sorted.size();
  return count == 0 ? otherwise : 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
}

/// Median of what is left of sorted values without number k.
double median_without(const std::vector<double>& sorted, std::size_t k, double otherwise) {
  const std::size_t left = sorted.size() - 1;
  if (left == 0) {
    return otherwise;
  }
  const auto at = [&](std::size_t place) { return sorted[place < k ? place : place + 1]; };
  return 0.5 * (at((left - 1) / 2) + at(left / 2));
}

Told tell(const std::vector<double>& sorted, double median_of_all) {
  Told told;
  const double median = median_of(sorted, median_of_all);
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    (sorted[k] > 0.0 ? told.above : told.below) += 1.0;
    told.error_without += std::abs(sorted[k] - median_of_all);
    told.error_with +=
        0.5 * (std::abs(sorted[k] - median) + std::abs(sorted[k] - median_without(sorted, k, median_of_all)));
  }
  return told;
}

bool call_above(double above, double below, bool usual) { return above == below ? usual : above > below; }

/// Draws whose sign is called wrongly from all the others; where these are undecided, `usual` is called.
double wrong_from_others(const Told& told, bool usual) {
  double wrong = 0.0;
  if (told.above > 0.0 && !call_above(told.above - 1.0, told.below, usual)) {
    wrong += told.above;
  }
  if (told.below > 0.0 && call_above(told.above, told.below - 1.0, usual)) {
    wrong += told.below;
  }
  return wrong;
}

}  // namespace

Knowledge knowledge_of(const std::vector<std::vector<double>>& gains, const std::vector<std::vector<char>>& supported,
                       std::uint64_t seed, int replicates) {
  std::vector<std::vector<double>> sorted(gains.size());
  std::vector<double> all;
  for (std::size_t value = 0; value < gains.size(); ++value) {
    for (std::size_t k = 0; k < gains[value].size(); ++k) {
      if (supported[value][k] != 0 && !std::isnan(gains[value][k])) {
        sorted[value].push_back(gains[value][k]);
      }
    }
    std::ranges::sort(sorted[value]);
    all.insert(all.end(), sorted[value].begin(), sorted[value].end());
  }
  std::ranges::sort(all);
  std::vector<Told> told;
  for (const auto& values : sorted) {
    told.push_back(tell(values, median_of(all, 0.0)));
  }
  const auto statistics = [&](std::span<const std::uint32_t> picked, std::span<double> out) {
    Told sum;
    for (const std::uint32_t k : picked) {
      sum.above += told[k].above;
      sum.below += told[k].below;
      sum.error_without += told[k].error_without;
      sum.error_with += told[k].error_with;
    }
    const bool usual = sum.above > sum.below;
    double wrong = 0.0;
    for (const std::uint32_t k : picked) {
      wrong += wrong_from_others(told[k], usual);
    }
    const double count = sum.above + sum.below;
    out[0] = (usual ? sum.below : sum.above) / count;
    out[1] = wrong / count;
    out[2] = out[0] - out[1];
    out[3] = sum.error_without / count;
    out[4] = sum.error_with / count;
    out[5] = 1.0 - sum.error_with / sum.error_without;
  };
  const auto found = bootstrap(told.size(), 6, seed, statistics, replicates);
  return Knowledge{found[0], found[1], found[2], found[3], found[4], found[5]};
}

base::Result<std::vector<Knowledge>> worth_of_knowing(Experiment& experiment, const Inputs& inputs,
                                                      const std::vector<std::size_t>& chosen, bool as_one, long values,
                                                      long draws) {
  std::vector<int> blocks(inputs.inputs.size(), 0);
  for (std::size_t j = 0; j < chosen.size(); ++j) {
    blocks[chosen[j]] = as_one ? 1 : static_cast<int>(j) + 1;
  }
  set_blocks(experiment, inputs, blocks);
  const int count = as_one ? 1 : static_cast<int>(chosen.size());
  const std::uint64_t seed = experiment.options.seed;
  const std::uint64_t known = seed ^ chance::hash_name("study.knowledge");
  std::vector<ensemble::DesignRun> design;
  for (int block = 1; block <= count; ++block) {
    for (std::uint64_t value = 0; value < static_cast<std::uint64_t>(values); ++value) {
      for (std::uint64_t draw = 0; draw < static_cast<std::uint64_t>(draws); ++draw) {
        design.push_back({.common = {.seed = seed, .draw = value * static_cast<std::uint64_t>(draws) + draw},
                          .block = block,
                          .own = {.seed = known, .draw = value}});
      }
    }
  }
  const auto outcome = run_design(experiment, design);
  if (!outcome) {
    return std::unexpected(outcome.error());
  }
  std::vector<Knowledge> found;
  std::ptrdiff_t first = 0;
  for (int block = 1; block <= count; ++block) {
    std::vector<std::vector<double>> gains;
    std::vector<std::vector<char>> supported;
    for (long value = 0; value < values; ++value) {
      gains.emplace_back(outcome->values.begin() + first, outcome->values.begin() + first + draws);
      supported.emplace_back(outcome->supported.begin() + first, outcome->supported.begin() + first + draws);
      first += draws;
    }
    found.push_back(knowledge_of(gains, supported, seed));
  }
  return found;
}

}  // namespace headway::study
