#include "headway/study/sensitivity/screening.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace headway::study {

namespace {

constexpr double kNoEffect = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<Effects> effects_of(const std::vector<Moves>& moves, std::uint64_t seed, int replicates) {
  constexpr std::size_t kStatistics = 5;
  const std::size_t points = moves.empty() ? 0 : moves.front().change.size();
  const auto statistics = [&](std::span<const std::uint32_t> picked, std::span<double> out) {
    for (std::size_t j = 0; j < moves.size(); ++j) {
      double count = 0.0;
      double size = 0.0;
      double square = 0.0;
      double sum = 0.0;
      double flips = 0.0;
      bool has_up = true;
      for (const std::uint32_t k : picked) {
        const double change = moves[j].change[k];
        if (std::isnan(change)) {
          continue;
        }
        has_up = has_up && moves[j].up[k] != 0;
        count += 1.0;
        size += std::abs(change);
        square += change * change;
        sum += moves[j].up[k] * change;
        flips += moves[j].flipped[k];
      }
      const auto mean_of = [&](double total) { return count > 0.0 ? total / count : kNoEffect; };
      const double variance = count > 1.0 ? std::max(0.0, square - sum * sum / count) / (count - 1.0) : kNoEffect;
      const auto of_input = out.subspan(kStatistics * j, kStatistics);
      of_input[0] = mean_of(size);
      of_input[1] = has_up ? mean_of(sum) : kNoEffect;
      of_input[2] = has_up ? std::sqrt(variance) : kNoEffect;
      of_input[3] = std::sqrt(mean_of(square));
      of_input[4] = mean_of(flips);
    }
  };
  const auto found = bootstrap(points, kStatistics * moves.size(), seed, statistics, replicates);
  std::vector<Effects> effects;
  for (std::size_t j = 0; j < moves.size(); ++j) {
    const auto of_input = std::span(found).subspan(kStatistics * j, kStatistics);
    effects.push_back(Effects{of_input[0], of_input[1], of_input[2], of_input[3], of_input[4]});
  }
  return effects;
}

base::Result<std::vector<Effects>> screen(Experiment& experiment, const Inputs& inputs, long points) {
  const std::size_t count = inputs.inputs.size();
  const auto rows = static_cast<std::size_t>(points);
  std::vector<int> blocks(count);
  std::iota(blocks.begin(), blocks.end(), 1);
  set_blocks(experiment, inputs, blocks);

  const std::uint64_t seed = experiment.options.seed;
  std::vector<ensemble::DesignRun> design;
  design.reserve(rows * (count + 1));
  for (int block = 0; block <= static_cast<int>(count); ++block) {
    for (std::size_t k = 0; k < rows; ++k) {
      design.push_back(
          {.common = {.seed = seed, .draw = k}, .block = block, .own = {.seed = seed, .draw = k, .half_turn = true}});
    }
  }
  const auto outcome = run_design(experiment, design);
  if (!outcome) {
    return std::unexpected(outcome.error());
  }
  std::vector<Moves> moves(count);
  for (std::size_t j = 0; j < count; ++j) {
    const std::uint64_t name = chance::hash_name(inputs.inputs[j].id);
    for (std::size_t k = 0; k < rows; ++k) {
      const double before = outcome->values[k];
      const double after = outcome->values[(j + 1) * rows + k];
      const bool low = chance::uniform(chance::Key{seed, name}, k) < 0.5;
      moves[j].change.push_back(after - before);
      moves[j].up.push_back(inputs.inputs[j].single ? (low ? 1 : -1) : 0);
      moves[j].flipped.push_back((after > 0.0) != (before > 0.0) ? 1 : 0);
    }
  }
  return effects_of(moves, seed);
}

}  // namespace headway::study
