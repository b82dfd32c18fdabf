#include "headway/report/sensitivity_grids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "headway/report/spread.hpp"

namespace headway::report {

namespace {

std::string share_in_percent(double share) {
  const double rounded = std::round(100.0 * share);
  return std::isfinite(share) ? fmt::format("{:.0f}", rounded == 0.0 ? 0.0 : rounded) : "-";
}

/// An estimate with its interval; digits end where the interval does.
std::string estimate_in(const study::Estimate& estimate, const Scale& scale) {
  if (!std::isfinite(estimate.value)) {
    return "-";
  }
  const double error = 0.5 * estimate.width();
  return fmt::format("{} ({})", rounded_in(estimate.value, error, scale),
                     range_in(estimate.low, error, estimate.high, error, scale));
}

const study::Input& chosen_input(const study::SensitivityResult& result, std::size_t k) {
  return result.inputs.inputs[result.chosen[k]];
}

/// What an input is held at: "0.08 1/month", "2nd of 3", or nothing.
std::string held_at(const study::TornadoEnd& end, const study::Input& input, const std::string& unit) {
  if (end.branch >= 0) {
    return fmt::format("alternative {} of {}", end.branch + 1, input.branches.size());
  }
  return std::isfinite(end.setting) ? rounded(end.setting, 0.0, kSentenceDigits) + unit_after(unit) : "";
}

}  // namespace

std::string share_in(const study::Estimate& share) {
  if (!std::isfinite(share.value)) {
    return "-";
  }
  const std::string low = share_in_percent(share.low);
  const std::string between = low.starts_with('-') ? " to " : "-";
  return fmt::format("{} ({}{}{}){}", share_in_percent(share.value), low, between, share_in_percent(share.high),
                     share.width() > study::kWidestInterval ? " ?" : "");
}

Scale scale_of(const study::SensitivityResult& result) {
  double largest = std::max(std::abs(result.summary.p5), std::abs(result.summary.p95));
  for (const auto& bar : result.bars) {
    largest = std::max({largest, std::abs(bar.low.summary.p50), std::abs(bar.high.summary.p50)});
  }
  return scale_for(largest);
}

Grid sector_grid(const study::SensitivityResult& result) {
  Grid grid;
  grid.title = "Shares of the variance by sector, %";
  grid.columns = {"sector", "inputs", "alone", "with interactions"};
  double alone = 0.0;
  for (const auto& sector : result.sectors) {
    grid.rows.push_back(
        {sector.sector, std::to_string(sector.inputs), share_in(sector.indices.first), share_in(sector.indices.total)});
    alone += sector.indices.first.value;
  }
  grid.note = fmt::format(
      "With 95 % intervals. Alone: by how much the variance would fall, in expectation, if all inputs of the sector "
      "were "
      "known (first order). With interactions: what would be left if all others were known (total). The sectors alone "
      "make {} % together; the rest is between them. \"?\": the interval is wider than {} points, so the index has not "
      "converged.",
      share_in_percent(alone), share_in_percent(study::kWidestInterval));
  return grid;
}

Grid chosen_grid(const study::SensitivityResult& result) {
  Grid grid;
  grid.title = "The inputs that matter: shares of the variance, %";
  grid.columns = {"input", "alone", "with interactions"};
  for (std::size_t k = 0; k < result.chosen.size(); ++k) {
    grid.rows.push_back({study::name_of(chosen_input(result, k)), share_in(result.indices[k].first),
                         share_in(result.indices[k].total)});
  }
  grid.rows.push_back({"all of these as one", share_in(result.together.first), share_in(result.together.total)});
  return grid;
}

Grid screening_grid(const study::SensitivityResult& result, std::size_t most) {
  const Scale scale = scale_of(result);
  Grid grid;
  grid.title = fmt::format("Screening of {} inputs: effect of moving one by half of its distribution{}{}",
                           result.inputs.inputs.size(), scale.word.empty() ? "" : ", " + scale.word,
                           unit_after(result.quantity.figure.unit));
  const bool gain = !result.quantity.other.empty();
  grid.columns = {"input", "size (mu*)", "up (mu)", "sigma"};
  if (gain) {
    grid.columns.emplace_back("sign, %");
  }
  std::size_t idle = 0;
  for (std::size_t k = 0; k < result.order.size(); ++k) {
    const auto& effects = result.effects[result.order[k]];
    idle += effects.size.value == 0.0 ? 1U : 0U;
    if (k < most && effects.size.value > 0.0) {
      grid.rows.push_back({study::name_of(result.inputs.inputs[result.order[k]]), estimate_in(effects.size, scale),
                           estimate_in(effects.mean, scale), estimate_in(effects.deviation, scale)});
      if (gain) {
        grid.rows.back().push_back(share_in_percent(effects.flips.value));
      }
    }
  }
  grid.note = fmt::format(
      "Elementary effects (Morris) from {} random points, with 95 % intervals, in order of their root mean square. "
      "Size: "
      "mean of the absolute effects. Up: mean effect of moving up. Sigma: standard deviation of that; where it is well "
      "above the size, the effect depends on the other inputs.{} {} inputs have no effect at all. --json lists all.",
      result.screening_points, gain ? " Sign: in how many points the gain crosses zero." : "", idle);
  return grid;
}

Grid tornado_grid(const study::SensitivityResult& result) {
  const Scale scale = scale_of(result);
  Grid grid;
  grid.title = fmt::format("Tornado: the median with one input held at its 10 % and at its 90 % quantile{}{}",
                           scale.word.empty() ? "" : ", " + scale.word, unit_after(result.quantity.figure.unit));
  grid.columns = {"input", "at 10 %", "at 90 %", "held at", "and at"};
  std::vector<std::size_t> order(result.bars.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    order[k] = k;
  }
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t k) {
    return std::abs(result.bars[k].high.summary.p50 - result.bars[k].low.summary.p50);
  });
  for (const std::size_t k : order) {
    const auto& bar = result.bars[k];
    const auto& input = chosen_input(result, k);
    grid.rows.push_back({study::name_of(input), rounded_in(bar.low.summary.p50, bar.low.summary.error_p50, scale),
                         rounded_in(bar.high.summary.p50, bar.high.summary.error_p50, scale),
                         held_at(bar.low, input, bar.unit), held_at(bar.high, input, bar.unit)});
  }
  grid.note = fmt::format(
      "All other inputs are left random, on the same {} draws; those that cannot support history are left out. Inputs "
      "drawn together are all moved; alternatives stand at those of least and greatest median; the policy path at "
      "courses about the 10 and 90 % quantile of what they let through.",
      rounded_in(static_cast<double>(result.points), 1.0, {}, 12));
  return grid;
}

Grid knowledge_grid(const study::SensitivityResult& result) {
  Grid grid;
  if (result.knowledge.empty()) {
    return grid;
  }
  grid.title = "What it would be worth to know an input: by how much one would err less";
  grid.columns = {"input", "wrong sign, points", "error of the size, %", "variance, %"};
  const auto tenths = [](const study::Estimate& share) {
    const auto points = [](double value) {
      const double rounded = std::round(1000.0 * value) / 10.0;
      return fmt::format("{:.1f}", rounded == 0.0 ? 0.0 : rounded);
    };
    return fmt::format("{} ({} to {})", points(share.value), points(share.low), points(share.high));
  };
  const auto add = [&](const std::string& name, const study::Knowledge& known, const study::Estimate& variance) {
    grid.rows.push_back({name, tenths(known.wrong_fall), share_in(known.error_fall), share_in(variance)});
  };
  for (std::size_t k = 0; k < result.knowledge.size(); ++k) {
    add(study::name_of(chosen_input(result, k)), result.knowledge[k], result.indices[k].first);
  }
  const auto& together = result.knowledge_together.front();
  add("all of these as one", together, result.together.first);
  const double above = result.summary.above_zero;
  const bool useless =
      std::ranges::none_of(result.knowledge, [](const study::Knowledge& known) { return known.wrong_fall.high > 0.0; });
  grid.note = fmt::format(
      "Today, who says \"{}\" errs in {} of draws, and who names the median is off by {} on average. To know "
      "everything "
      "would bring both to nothing: no study is worth more. The falls are expected ones, each input tried at {} values "
      "with {} draws of all others; one whose 95 % interval holds zero may be chance.{}",
      above > 0.5 ? "the gain is above zero" : "the gain is not above zero",
      share_of_draws(std::min(above, 1.0 - above)),
      rounded(together.error_without.value, 0.5 * together.error_without.width()) +
          unit_after(result.quantity.figure.unit),
      result.known_values, result.known_draws,
      useless ? " No value that was tried of any one of them would make the other answer about the sign the better one."
              : "");
  return grid;
}

}  // namespace headway::report
