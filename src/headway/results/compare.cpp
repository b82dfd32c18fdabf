#include "headway/results/compare.hpp"

#include <utility>

#include "headway/results/parts.hpp"
#include "headway/results/rows.hpp"

namespace headway::results {

namespace {

using model::Summary;

/// One scenario beside the base.
struct Other {
  const model::CompareResult* result;
  const model::Compared* compared;
};

/// One of its figures.
struct Metric {
  const model::CompareResult* result;
  const model::Compared* compared;
  std::size_t index;

  const model::Figure& figure() const { return result->figures[index]; }
  const Summary& gain() const { return compared->gain[index]; }
};

std::optional<Summary> over_h20(const Metric& of) {
  const auto& gains = of.compared->gain_over_h20;
  return of.index < gains.size() && gains[of.index].draws > 0 ? std::optional(gains[of.index]) : std::nullopt;
}

const Described<Metric>& metric() {
  static const auto keys =
      Described<Metric>()
          .include(&Metric::figure, figure())
          .value("period",
                 "a year (`2026`: flows are summed over it, stocks are those of its end) or a month (`2026-12`)",
                 [](const Metric& of) { return of.figure().period; })
          .part(
              "base", "the figure in the base scenario",
              [](const Metric& of) -> const Summary& { return of.result->base_value[of.index]; }, quantiles())
          .part(
              "value", "the figure in this scenario",
              [](const Metric& of) -> const Summary& { return of.compared->value[of.index]; }, quantiles())
          .part(
              "gain",
              "this scenario less the base, draw by draw: quantiles of the difference, not the difference of quantiles",
              &Metric::gain, quantiles())
          .part(
              "gain_percent",
              "100 (this scenario / base - 1), draw by draw; draws whose base is zero but for rounding are left out",
              [](const Metric& of) -> const Summary& { return of.compared->gain_percent[of.index]; }, quantiles())
          .part(
              "gain_over_h20",
              "the gain over the scenario of what was sold before the decision; there where that one was computed too",
              &over_h20, quantiles())
          .left_out_where_none()
          .value("above_zero", "share of draws, from 0 to 1, in which the gain is above zero",
                 [](const Metric& of) { return of.gain().above_zero; })
          .value("error_p50", "Monte Carlo error of the median gain: half the width of its 95 % interval",
                 [](const Metric& of) { return of.gain().error_p50; })
          .value("draws", "draws in which the gain has a value", [](const Metric& of) { return of.gain().draws; });
  return keys;
}

std::vector<Metric> metrics_of(const Other& other) {
  std::vector<Metric> metrics;
  for (std::size_t k = 0; k < other.result->figures.size(); ++k) {
    metrics.push_back({other.result, other.compared, k});
  }
  return metrics;
}

const Described<Other>& other() {
  static const auto keys =
      Described<Other>()
          .value("scenario", "its name", [](const Other& of) { return of.compared->scenario; })
          .value("why", "what it stands for; empty for one with levers set after its name",
                 [](const Other& of) { return of.compared->why; })
          .value("same_as_base",
                 "true where its settings differ from the base's and changed no figure: probably a mistake",
                 [](const Other& of) { return of.compared->same_as_base; })
          .list("metrics", "one object for each figure", &metrics_of, metric(), true);
  return keys;
}

std::vector<Other> others_of(const Comparison& of) {
  std::vector<Other> others;
  for (const auto& compared : of.result->others) {
    others.push_back({of.result, &compared});
  }
  return others;
}

const Described<study::Turning>& turning() {
  static const auto keys =
      Described<study::Turning>()
          .value("id", "the input", &study::Turning::id)
          .value("judged", "whether a value of it is a judgement", &study::Turning::judged)
          .value("low", "median of the gain with the input at its 5 % value, or at its least favourable alternative",
                 &study::Turning::low)
          .value("high", "the same at its 95 % value, or at its most favourable alternative", &study::Turning::high);
  return keys;
}

const Described<study::TurningResult>& turnings() {
  using study::TurningResult;
  static const auto keys =
      Described<TurningResult>()
          .value("scenario", "whose gain over the base it is", &TurningResult::other)
          .value("id", "the metric", [](const TurningResult& of) { return of.figure.id; })
          .value("period", "its period", [](const TurningResult& of) { return of.figure.period; })
          .value("inputs", "inputs that vary", &TurningResult::inputs)
          .value("tried", "how many of them were held at both ends", &TurningResult::tried)
          .value("draws", "draws of each end", &TurningResult::draws)
          .list("found", "the inputs that turn the sign of the median", &TurningResult::turning, turning());
  return keys;
}

/// One figure under one view.
struct ViewedFigure {
  const study::Viewed* viewed;
  const model::Figure* figure;
  std::size_t index;
};

struct ViewOf {
  const study::ViewsResult* views;
  const study::Viewed* viewed;
};

const Described<ViewedFigure>& viewed_figure() {
  static const auto keys =
      Described<ViewedFigure>()
          .value("id", "the metric", [](const ViewedFigure& of) { return of.figure->id; })
          .value("unit", "its unit", [](const ViewedFigure& of) { return of.figure->unit; })
          .value("period", "its period", [](const ViewedFigure& of) { return of.figure->period; })
          .part(
              "gain", "the gain over the base, draw by draw",
              [](const ViewedFigure& of) -> const Summary& { return of.viewed->gain[of.index]; }, spread())
          .part(
              "gain_percent", "the gain in percent of the base",
              [](const ViewedFigure& of) -> const Summary& { return of.viewed->gain_percent[of.index]; }, spread())
          .value("above_zero", "share of draws in which the gain is above zero",
                 [](const ViewedFigure& of) { return of.viewed->gain[of.index].above_zero; });
  return keys;
}

std::vector<ViewedFigure> figures_under(const ViewOf& of) {
  std::vector<ViewedFigure> figures;
  for (std::size_t k = 0; k < of.views->figures.size(); ++k) {
    figures.push_back({of.viewed, &of.views->figures[k], k});
  }
  return figures;
}

const Described<ViewOf>& view() {
  static const auto keys =
      Described<ViewOf>()
          .value("name", "the view", [](const ViewOf& of) { return of.viewed->view.name; })
          .value("why", "why anyone holds it", [](const ViewOf& of) { return of.viewed->view.why; })
          .value("author", "whose view it is", [](const ViewOf& of) { return of.viewed->view.author; })
          .list("metrics", "the headline's figures", &figures_under, viewed_figure());
  return keys;
}

std::optional<std::vector<ViewOf>> views_of(const Comparison& of) {
  if (of.beside == nullptr || of.beside->views.views.empty()) {
    return std::nullopt;
  }
  std::vector<ViewOf> views;
  for (const auto& viewed : of.beside->views.views) {
    views.push_back({&of.beside->views, &viewed});
  }
  return views;
}

const study::TurningResult* turning_of(const Comparison& of) {
  return of.beside != nullptr && of.beside->turning ? &*of.beside->turning : nullptr;
}

/// A quantile of a metric in every month.
std::vector<double> months_of(const model::MonthlySeries& series, double Summary::* quantile) {
  std::vector<double> values;
  values.reserve(series.months.size());
  for (const Summary& month : series.months) {
    values.push_back(month.*quantile);
  }
  return values;
}

const Described<model::MonthlySeries>& series() {
  static const auto keys = [] {
    Described<model::MonthlySeries> described;
    described.value("id", "the metric", &model::MonthlySeries::id)
        .value("unit", "its unit", &model::MonthlySeries::unit)
        .value("yardstick", "as in `headway.compare/1`", &model::MonthlySeries::yardstick)
        .value("basis", "as in `headway.compare/1`", &model::MonthlySeries::basis);
    for (const auto& [name, quantile] :
         {std::pair{"p5", &Summary::p5}, std::pair{"p25", &Summary::p25}, std::pair{"p50", &Summary::p50},
          std::pair{"p75", &Summary::p75}, std::pair{"p95", &Summary::p95}, std::pair{"mean", &Summary::mean},
          std::pair{"error_p50", &Summary::error_p50}}) {
      described.value(name, "as in a *spread*, one for each month",
                      [quantile](const model::MonthlySeries& of) { return months_of(of, quantile); });
    }
    return described;
  }();
  return keys;
}

}  // namespace

const Described<Comparison>& compare() {
  static const auto keys =
      Described<Comparison>()
          .value("base", "name of the base scenario", [](const Comparison& of) { return of.result->base; })
          .value("why", "what it stands for, in a sentence", [](const Comparison& of) { return of.result->base_why; })
          .list("others", "one object for each scenario compared with it", &others_of, other(), true)
          .part("turning", "in the full answer: inputs that alone turn the sign of the headline's median gain",
                &turning_of, turnings())
          .left_out_where_none()
          .list("views", "in the full answer: the headline under each view of `book/views.toml`", &views_of, view())
          .left_out_where_none();
  return keys;
}

const Described<model::RunResult>& run() {
  using model::RunResult;
  static const auto keys = Described<RunResult>()
                               .value("scenario", "the scenario", &RunResult::scenario)
                               .value("why", "what it stands for", &RunResult::why)
                               .value("months", "the months of the run, `2022-01` first", &RunResult::months)
                               .list("metrics", "one object for each metric; its lists are as long as `months`",
                                     &RunResult::series, series(), true);
  return keys;
}

const Described<FigureRow>& figure_row() {
  static const auto keys =
      Described<FigureRow>()
          .value("scenario", "the scenario", &FigureRow::scenario)
          .include(&FigureRow::figure, figure())
          .value("period", "a year, or a month", [](const FigureRow& of) { return of.figure.period; })
          .value("quantity", "`value`, `gain` (over the base, draw by draw) or `gain_percent`", &FigureRow::quantity)
          .include(&FigureRow::summary, spread());
  return keys;
}

Sheet compare_sheet(const model::CompareResult& result) {
  std::vector<FigureRow> rows;
  for (std::size_t k = 0; k < result.figures.size(); ++k) {
    rows.push_back({result.base, result.figures[k], "value", result.base_value[k]});
  }
  for (const model::Compared& other : result.others) {
    for (std::size_t k = 0; k < result.figures.size(); ++k) {
      rows.push_back({other.scenario, result.figures[k], "value", other.value[k]});
      rows.push_back({other.scenario, result.figures[k], "gain", other.gain[k]});
      rows.push_back({other.scenario, result.figures[k], "gain_percent", other.gain_percent[k]});
    }
  }
  return table(figure_row(), rows);
}

Sheet run_sheet(const model::RunResult& result) {
  std::vector<FigureRow> rows;
  for (const model::MonthlySeries& series : result.series) {
    for (std::size_t k = 0; k < series.months.size() && k < result.months.size(); ++k) {
      rows.push_back({result.scenario,
                      {series.id, series.unit, series.yardstick, series.basis, result.months[k], {}},
                      "value",
                      series.months[k]});
    }
  }
  return table(figure_row(), rows);
}

}  // namespace headway::results
