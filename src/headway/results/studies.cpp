#include "headway/results/studies.hpp"

#include <cmath>

#include "headway/results/parts.hpp"
#include "headway/results/rows.hpp"

namespace headway::results {

namespace {

using model::DriversResult;
using study::DecomposeResult;
using study::LeverShare;
using study::ThresholdPoint;
using study::ThresholdResult;

study::Quantity quantity_of(const DriversResult& of) { return {of.figure, of.base, of.other}; }

/// A lever's value is a number, or "none" for a limit that is lifted.
NumberOrWord lever_value(const ThresholdPoint& of) {
  return std::isinf(of.lever) ? NumberOrWord("none") : NumberOrWord(of.lever);
}

std::string set_in(const ThresholdResult& of) {
  if (!of.policy) {
    return "every scenario";
  }
  return of.quantity.other.empty() ? of.quantity.base : of.quantity.other;
}

const Described<ThresholdPoint>& point() {
  static const auto keys =
      Described<ThresholdPoint>()
          .include(&ThresholdPoint::summary, summary())
          .value("lever", "the value of the lever: a number, or `none`", &lever_value)
          .value("share", "the probability there", &ThresholdPoint::share)
          .value("reached", "what the figure is above with `probability` there",
                 [](const ThresholdPoint& of) { return of.reached.value; })
          .value("error_reached", "Monte Carlo error of `reached`: half the width of its 95 % interval",
                 [](const ThresholdPoint& of) { return of.reached.error; });
  return keys;
}

/// One lever of a package.
struct LeverOf {
  const Decomposition* whole;
  std::size_t index;

  const LeverShare& share() const { return whole->result.levers[index]; }
  const LeverWords& words() const { return whole->words[index]; }
};

std::optional<model::Summary> shapley(const LeverOf& of) {
  return of.whole->result.has_shares ? std::optional(of.share().share) : std::nullopt;
}

const Described<LeverOf>& lever() {
  static const auto keys =
      Described<LeverOf>()
          .value("ids", "the lever; several where they choose together",
                 [](const LeverOf& of) { return of.share().lever.ids; })
          .value("from", "its value in the base", [](const LeverOf& of) { return of.words().from; })
          .value("to", "its value in the other scenario", [](const LeverOf& of) { return of.words().to; })
          .part(
              "alone", "added to the base and nothing else",
              [](const LeverOf& of) -> const model::Summary& { return of.share().alone; }, summary())
          .part(
              "last", "added to all others", [](const LeverOf& of) -> const model::Summary& { return of.share().last; },
              summary())
          .part(
              "interaction", "last less alone",
              [](const LeverOf& of) -> const model::Summary& { return of.share().interaction; }, summary())
          .part("share", "its Shapley value; `null` with more than eight levers", &shapley, summary());
  return keys;
}

std::vector<LeverOf> levers_taken_apart(const Decomposition& of) {
  std::vector<LeverOf> levers;
  for (std::size_t k = 0; k < of.result.levers.size(); ++k) {
    levers.push_back({&of, k});
  }
  return levers;
}

}  // namespace

const Described<model::Driver>& driver_row() {
  static const auto keys =
      Described<model::Driver>()
          .value("id", "the input", &model::Driver::id)
          .value("rank_correlation", "Spearman's, between the input and the figure", &model::Driver::rank_correlation)
          .value("median_low", "the figure's median where the input is in its lowest fifth", &model::Driver::median_low)
          .value("median_high", "the figure's median where the input is in its highest fifth",
                 &model::Driver::median_high);
  return keys;
}

const Described<DriversResult>& drivers() {
  static const auto keys =
      Described<DriversResult>()
          .include(&quantity_of, quantity())
          .value("p5", "5 % quantile of the figure", [](const DriversResult& of) { return of.summary.p5; })
          .value("p50", "its median", [](const DriversResult& of) { return of.summary.p50; })
          .value("p95", "95 % quantile of the figure", [](const DriversResult& of) { return of.summary.p95; })
          .value("error", "the size up to which a rank correlation may be chance", &DriversResult::error)
          .list("drivers", "the inputs, the strongest first", &DriversResult::drivers, driver_row());
  return keys;
}

Sheet drivers_sheet(const DriversResult& result) { return table(driver_row(), result.drivers); }

const Described<ThresholdResult>& threshold() {
  using study::Estimate;
  static const auto keys =
      Described<ThresholdResult>()
          .include(&ThresholdResult::quantity, quantity())
          .value("value", "what the figure is to be above, in its unit",
                 [](const ThresholdResult& of) { return of.asked.value; })
          .value("probability", "with which it is to be above it",
                 [](const ThresholdResult& of) { return of.asked.probability; })
          .value("lever", "what is varied", [](const ThresholdResult& of) { return of.asked.lever; })
          .value("lever_unit", "its unit", &ThresholdResult::lever_unit)
          .value("set_in", "in which scenario, or `every scenario`", &set_in)
          .value("found", "whether there is such a value of the lever",
                 [](const ThresholdResult& of) { return of.crossing.found; })
          .part(
              "at", "the value", [](const ThresholdResult& of) -> const Estimate& { return of.crossing.at; },
              estimate())
          .value("cut_off", "an end of its interval is the end of the values tried",
                 [](const ThresholdResult& of) { return of.crossing.at_edge; })
          .value("rising", "whether the probability rises with the lever",
                 [](const ThresholdResult& of) { return of.crossing.rising; })
          .value("monotone", "whether it moves one way but for chance", &ThresholdResult::monotone)
          .value("lowest_share", "the lowest probability over all values tried", &ThresholdResult::lowest_share)
          .value("highest_share", "the highest probability over all values tried", &ThresholdResult::highest_share)
          .value("without_value", "most draws in which the figure had no value, left out",
                 &ThresholdResult::without_value)
          .list("points", "the figure at each value of the lever", &ThresholdResult::points, point());
  return keys;
}

const Described<ThresholdPoint>& threshold_row() {
  static const auto keys = Described<ThresholdPoint>()
                               .value("lever", "the value of the lever: a number, or `none`", &lever_value)
                               .value("share", "the probability there", &ThresholdPoint::share)
                               .value("reached", "what the figure is above with the probability asked about",
                                      [](const ThresholdPoint& of) { return of.reached.value; })
                               .include(&ThresholdPoint::summary, five_quantiles());
  return keys;
}

Sheet threshold_sheet(const ThresholdResult& result) { return table(threshold_row(), result.points); }

const Described<Decomposition>& decompose() {
  static const auto keys =
      Described<Decomposition>()
          .include([](const Decomposition& of) -> const study::Quantity& { return of.result.quantity; }, quantity())
          .part(
              "base_value", "the figure in the base",
              [](const Decomposition& of) -> const model::Summary& { return of.result.base; }, summary())
          .part(
              "other_value", "the figure in the other scenario",
              [](const Decomposition& of) -> const model::Summary& { return of.result.other; }, summary())
          .part(
              "gain", "the gain of the whole package",
              [](const Decomposition& of) -> const model::Summary& { return of.result.gain; }, summary())
          .value("scenarios", "mixtures of the two that were run",
                 [](const Decomposition& of) { return of.result.scenarios; })
          .list("levers", "what each lever adds, the largest first", &levers_taken_apart, lever());
  return keys;
}

const Described<LeverRow>& lever_row() {
  static const auto keys =
      Described<LeverRow>()
          .value("lever", "the lever; empty for the whole package", &LeverRow::lever)
          .value("from", "its value in the base", [](const LeverRow& of) { return of.words.from; })
          .value("to", "its value in the other scenario", [](const LeverRow& of) { return of.words.to; })
          .value("quantity", "`alone`, `last`, `interaction`, `share`, or `gain` of the package", &LeverRow::quantity)
          .include(&LeverRow::summary, quantiles());
  return keys;
}

Sheet decompose_sheet(const Decomposition& of) {
  std::vector<LeverRow> rows;
  for (const LeverOf& each : levers_taken_apart(of)) {
    const std::string name = study::name_of(each.share().lever);
    rows.push_back({name, each.words(), "alone", each.share().alone});
    rows.push_back({name, each.words(), "last", each.share().last});
    rows.push_back({name, each.words(), "interaction", each.share().interaction});
    if (of.result.has_shares) {
      rows.push_back({name, each.words(), "share", each.share().share});
    }
  }
  rows.push_back({"", {}, "gain", of.result.gain});
  return table(lever_row(), rows);
}

}  // namespace headway::results
