#include "headway/study/replicate/ours.hpp"

#include <algorithm>
#include <limits>

#include "headway/base/messages.hpp"
#include "headway/base/parallel.hpp"
#include "headway/book/units.hpp"
#include "headway/model/drawn_inputs.hpp"
#include "headway/study/replicate/program.hpp"

namespace headway::study {

namespace {

/// A metric's unit as the book's table of units knows it.
std::string convertible(const std::string& unit) {
  if (unit == "chips") {
    return "chip";
  }
  if (unit == "months") {
    return "month";
  }
  return unit == "USD a month" ? "USD/month" : unit;
}

base::Result<model::Figure> figure_named(const Question& question, const book::OurMetric& ours,
                                         const std::string& metric, const std::string& period) {
  Question one = question;
  one.metrics = {metric + "@" + period};
  one.yardstick = ours.yardstick;
  one.basis = ours.basis;
  const auto figures = model::year_figures(one);
  if (!figures) {
    return std::unexpected(figures.error());
  }
  if (figures->size() > 1) {
    const bool yardstick = ours.yardstick.empty() && !figures->front().yardstick.empty();
    return std::unexpected(base::input_error("'" + metric + "' needs a " + (yardstick ? "yardstick" : "basis"),
                                             "it comes in several",
                                             yardstick ? "add yardstick = \"h100e\"" : "add basis = \"located\""));
  }
  return figures->front();
}

/// The figures in the unit of the first, which is returned beside them.
struct Sum {
  std::vector<OursTerm> terms;
  std::string unit = "1";
};

base::Result<Sum> sum_of(const Question& question, const book::OurMetric& ours, const std::vector<std::string>& metrics,
                         const std::string& period) {
  Sum sum;
  for (const std::string& metric : metrics) {
    auto figure = figure_named(question, ours, metric, period);
    if (!figure) {
      return std::unexpected(figure.error());
    }
    const std::string unit = convertible(figure->unit);
    sum.unit = sum.terms.empty() ? unit : sum.unit;
    const auto factor = book::unit_factor(unit, sum.unit);
    if (!factor) {
      return std::unexpected(factor.error());
    }
    sum.terms.push_back(OursTerm{std::move(*figure), *factor});
  }
  return sum;
}

base::Result<OurFigure> build(const Prepared& prepared, const Question& question, const book::Replication& replication,
                              const book::OurMetric& ours, const std::string& period, std::size_t index,
                              std::string_view unit) {
  if (const auto scenario = scenario_named(prepared, ours.scenario); !scenario) {
    return std::unexpected(scenario.error());
  }
  auto metrics = sum_of(question, ours, ours.metrics, period);
  if (!metrics) {
    return std::unexpected(metrics.error());
  }
  auto over = sum_of(question, ours, ours.over, period);
  if (!over) {
    return std::unexpected(over.error());
  }
  std::string own_unit = ours.over.empty() ? metrics->unit : "(" + metrics->unit + ")/(" + over->unit + ")";
  double divisor = 1.0;
  if (!ours.per.empty()) {
    const auto per = evaluate(replication, ours.per, prepared.catalogue);
    if (!per) {
      return std::unexpected(per.error());
    }
    own_unit = "(" + own_unit + ")/(" + per->unit + ")";
    divisor = per->at(index).value;
  }
  const auto factor = book::unit_factor(own_unit, unit);
  if (!factor) {
    return std::unexpected(factor.error());
  }
  for (OursTerm& term : metrics->terms) {
    term.factor *= *factor / divisor;
  }
  OurFigure figure{std::move(metrics->terms), std::move(over->terms), ours.scenario, "", "", period, {}};
  for (const auto* terms : {&figure.metrics, &figure.over}) {
    for (const OursTerm& term : *terms) {
      figure.yardstick = figure.yardstick.empty() ? term.figure.yardstick : figure.yardstick;
      figure.basis = figure.basis.empty() ? term.figure.basis : figure.basis;
    }
  }
  return figure;
}

template <class Value>
std::size_t place_in(std::vector<Value>& list, const Value& value) {
  const auto found = std::ranges::find(list, value);
  if (found != list.end()) {
    return static_cast<std::size_t>(found - list.begin());
  }
  list.push_back(value);
  return list.size() - 1;
}

}  // namespace

base::Result<OurFigure> find_ours(const Prepared& prepared, const Question& question,
                                  const book::Replication& replication, const book::OurMetric& ours,
                                  const std::string& period, std::size_t index, std::string_view unit) {
  auto figure = build(prepared, question, replication, ours, period, index, unit);
  if (!figure && figure.error().where.file.empty()) {
    figure.error().where = ours.where;
  }
  return figure;
}

namespace {

/// The columns of the figures, without their values.
std::vector<model::DrawColumn> columns_of(std::span<OurFigure* const> figures) {
  std::vector<model::DrawColumn> columns;
  for (const OurFigure* const figure : figures) {
    columns.push_back({.scenario = figure->scenario,
                       .id = figure->id,
                       .unit = figure->unit,
                       .yardstick = figure->yardstick,
                       .basis = figure->basis,
                       .period = figure->period});
  }
  return columns;
}

/// The months after 2022-01 in which they end.
std::vector<int> months_of(std::span<OurFigure* const> figures) {
  std::vector<model::Figure> all;
  for (const OurFigure* const figure : figures) {
    for (const OursTerm& term : figure->metrics) {
      all.push_back(term.figure);
    }
  }
  return model::months_of(all);
}

}  // namespace

base::Result<OursRun> run_ours(const Prepared& prepared, const Question& question,
                               std::span<OurFigure* const> figures) {
  std::vector<std::string> names;
  std::vector<ensemble::Request> requests;
  for (const OurFigure* const figure : figures) {
    place_in(names, figure->scenario);
    for (const auto* terms : {&figure->metrics, &figure->over}) {
      for (const OursTerm& term : *terms) {
        place_in(requests, term.figure.request);
      }
    }
  }
  if (figures.empty()) {
    return OursRun{};
  }
  std::vector<ensemble::Scenario> scenarios;
  for (const std::string& name : names) {
    auto scenario = scenario_named(prepared, name);
    if (!scenario) {
      return std::unexpected(scenario.error());
    }
    scenarios.push_back(std::move(*scenario));
  }
  if (auto fits = model::check_size(prepared, question, scenarios, figures.size(), months_of(figures)); !fits) {
    return std::unexpected(std::move(fits.error()));
  }
  const auto ensemble = ensemble::run(prepared.model, scenarios, requests, model::engine_options(question));
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  const model::Worlds worlds(ensemble->draws);
  OursRun result{ensemble->dropped, {}};
  if (question.keep_draws) {
    result.draws = worlds.table();
    result.draws.columns = columns_of(figures);
  }
  const auto sum_at = [&](const std::vector<OursTerm>& terms, std::size_t scenario, std::size_t draw) {
    double sum = 0.0;
    for (const OursTerm& term : terms) {
      const auto request =
          static_cast<std::size_t>(std::ranges::find(requests, term.figure.request) - requests.begin());
      sum += term.factor * ensemble->row(scenario, request)[draw];
    }
    return sum;
  };
  base::for_each_in_parallel(figures.size(), question.threads, static_cast<std::size_t>(ensemble->kept),
                             [&](std::size_t k, std::span<double> scratch) {
                               OurFigure& figure = *figures[k];
                               const auto scenario =
                                   static_cast<std::size_t>(std::ranges::find(names, figure.scenario) - names.begin());
                               for (std::size_t draw = 0; draw < scratch.size(); ++draw) {
                                 const double over = figure.over.empty() ? 1.0 : sum_at(figure.over, scenario, draw);
                                 scratch[draw] = over == 0.0 ? std::numeric_limits<double>::quiet_NaN()
                                                             : sum_at(figure.metrics, scenario, draw) / over;
                               }
                               if (question.keep_draws) {
                                 result.draws.columns[k].values = worlds.values(scratch);
                               }
                               figure.summary = model::summarise(scratch);
                             });
  if (question.keep_inputs) {
    model::add_inputs({prepared, scenarios, months_of(figures), question.seed, question.threads}, result.draws);
  }
  return result;
}

}  // namespace headway::study
