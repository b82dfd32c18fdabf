#include "headway/results/parts.hpp"

namespace headway::results {

const Described<model::Summary>& five_quantiles() {
  static const auto keys = Described<model::Summary>("five quantiles", "quantiles of a figure over draws")
                               .value("p5", "what 5 % of draws lie below", &model::Summary::p5)
                               .value("p25", "what 25 % of draws lie below", &model::Summary::p25)
                               .value("p50", "the median", &model::Summary::p50)
                               .value("p75", "what 75 % of draws lie below", &model::Summary::p75)
                               .value("p95", "what 95 % of draws lie below", &model::Summary::p95);
  return keys;
}

const Described<model::Summary>& quantiles() {
  static const auto keys =
      Described<model::Summary>("quantiles",
                                "quantiles of a figure over draws, and its mean. Means of several years may be added; "
                                "quantiles may not")
          .include(std::identity(), five_quantiles())
          .value("mean", "the mean over draws", &model::Summary::mean);
  return keys;
}

const Described<model::Summary>& spread() {
  static const auto keys =
      Described<model::Summary>("spread", "*quantiles* with their Monte Carlo error")
          .include(std::identity(), quantiles())
          .value("error_p50", "Monte Carlo error of the median: half the width of its 95 % interval",
                 &model::Summary::error_p50)
          .value("draws", "draws in which the figure has a value", &model::Summary::draws);
  return keys;
}

const Described<model::Summary>& summary() {
  static const auto keys = Described<model::Summary>("summary", "a *spread*, and how often the figure is above zero")
                               .include(std::identity(), spread())
                               .value("above_zero", "share of draws, from 0 to 1, in which the figure is above zero",
                                      &model::Summary::above_zero);
  return keys;
}

const Described<study::Estimate>& estimate() {
  static const auto keys = Described<study::Estimate>("estimate", "a number that a finite number of draws leaves open")
                               .value("value", "the estimate", &study::Estimate::value)
                               .value("low", "lower end of its 95 % interval", &study::Estimate::low)
                               .value("high", "upper end of its 95 % interval", &study::Estimate::high);
  return keys;
}

const Described<jobs::Band>& band() {
  static const auto keys = Described<jobs::Band>("band", "a median with its 90 % interval")
                               .value("p5", "lower end of the 90 % interval", &jobs::Band::p5)
                               .value("p50", "the median", &jobs::Band::p50)
                               .value("p95", "upper end of the 90 % interval", &jobs::Band::p95);
  return keys;
}

const Described<model::Figure>& figure() {
  static const auto keys =
      Described<model::Figure>()
          .value("id", "the metric, such as `china_stock.domestic`; `headway explain ID` says what it is made of",
                 &model::Figure::id)
          .value("unit", "its unit; `1` for ratios, `percent` for shares", &model::Figure::unit)
          .value("yardstick",
                 "`h100e`, `bf16`, `tpp`, `best`, `bandwidth`, `training`, `serving`, `chips` or `watts`; empty where "
                 "none applies",
                 &model::Figure::yardstick)
          .value("basis", "`located` or `accessible`; empty where none applies", &model::Figure::basis);
  return keys;
}

const Described<study::Quantity>& quantity() {
  static const auto keys =
      Described<study::Quantity>()
          .value("metric", "the figure", [](const study::Quantity& of) { return of.figure.id; })
          .value("unit", "its unit", [](const study::Quantity& of) { return of.figure.unit; })
          .value("period", "its period", [](const study::Quantity& of) { return of.figure.period; })
          .value("base", "the scenario that it is of, or over which the gain is", &study::Quantity::base)
          .value("other", "the figure is the gain of this scenario over `base`; `null` for the figure of `base` itself",
                 [](const study::Quantity& of) { return or_none(of.other); });
  return keys;
}

}  // namespace headway::results
