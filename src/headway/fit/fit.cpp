#include "headway/fit/fit.hpp"
#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "headway/fit/least_squares.hpp"
#include "headway/fit/predict.hpp"

namespace headway::fit {

namespace {

constexpr double kKnee = 1.5;
constexpr double kUnpredicted = 8.0;  // residual of a row that no longer fits in memory

/// What one standard deviation of log(predicted / measured) is thought to be; the band of a prediction comes from the rows
/// left out, not from here.
double tolerance(const PreparedRun& prepared, const RowConstants& thought) {
  if (prepared.serving) {
    return thought.deviation_serving;
  }
  const MeasuredRun& run = *prepared.run;
  if (run.kind == RunKind::whole) {
    return thought.deviation_whole * (prepared.training->planned ? 1.0 : thought.wider_open);
  }
  const double open = prepared.training->searched.size() > 2 ? thought.wider_open : 1.0;
  const double indirect =
      run.kind == RunKind::adapter || run.quantity == MeasuredQuantity::minutes ? thought.wider_indirect : 1.0;
  const double guessed = run.number("global_batch") ? 1.0 : thought.wider_batch;
  return thought.deviation_plan * open * indirect * guessed;
}

std::string repeats(const MeasuredRun& run) {
  return run.kind == RunKind::whole ? run.source_key : run.source_key + run.model + run.chip + run.precision;
}

/// Rows that repeat each other weigh as the square root of their number; hours of one laboratory's runs as one.
double shared(const MeasuredRun& run, double count) {
  return run.kind == RunKind::whole ? std::sqrt(count) : base::portable::power(count, 0.25);
}

bool can_be_fitted(const MeasuredRun& run) {
  const bool trains = run.kind == RunKind::train || run.kind == RunKind::adapter;
  return !run.test && (!trains || run.number("n_chips"));
}

}  // namespace

PreparedRun prepare_run(const MeasuredRun& run, const ClusterBook& book, const std::vector<double>& values) {
  PreparedRun prepared;
  prepared.run = &run;
  const auto note = [&prepared](const base::Error& error) {
    prepared.skipped = error.problem + (error.why.empty() ? "" : " (" + error.why + ")");
  };
  if (serves(run.kind)) {
    auto made = serving_case_of(run, book);
    if (made) {
      prepared.serving = std::move(*made);
    } else {
      note(made.error());
    }
  } else {
    auto made = case_of(run, book, values);
    if (made) {
      prepared.training = std::move(*made);
    } else {
      note(made.error());
    }
  }
  return prepared;
}

double predicted_value(const PreparedRun& prepared, const ClusterBook& book, const std::vector<double>& values) {
  return prepared.training ? predict(*prepared.run, *prepared.training, book, values).value
                           : predict_serving(*prepared.run, *prepared.serving, book.layout, values);
}

std::string kind_of(const PreparedRun& prepared) {
  if (prepared.serving) {
    return prepared.serving->shape.mixture() ? "serve-mixture" : "serve";
  }
  if (prepared.run->kind != RunKind::train) {
    return std::string(to_string(prepared.run->kind));
  }
  if (prepared.training->shape.hybrid()) {
    return "hybrid";
  }
  return prepared.training->shape.mixture() ? "mixture" : prepared.training->planned ? "train" : "open";
}

RunFit fit_runs(const std::vector<MeasuredRun>& runs, const ClusterBook& book, const std::vector<double>& start,
                const std::function<bool(const MeasuredRun&)>& use, int rounds, int threads) {
  const auto& parameters = book.priors.parameters;
  const auto free_of = [&](const std::vector<double>& values) {
    std::vector<double> free;
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      free.push_back(cluster::to_free(parameters[k], values[k]));
    }
    return free;
  };
  const auto natural = [&](const std::vector<double>& free) {
    std::vector<double> values;
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      values.push_back(cluster::from_free(parameters[k], free[k]));
    }
    return values;
  };
  const std::vector<double> thought = free_of(cluster::prior_medians(book.priors));
  RunFit fit;
  fit.values = start;
  for (int round = 0; round < rounds; ++round) {
    std::vector<PreparedRun> rows;
    std::map<std::string, double> count;
    for (const MeasuredRun& run : runs) {
      if (can_be_fitted(run) && use(run)) {
        PreparedRun prepared = prepare_run(run, book, fit.values);
        if (prepared.predicts()) {
          count[repeats(run)] += 1.0;
          rows.push_back(std::move(prepared));
        }
      }
    }
    std::vector<double> scale;
    for (const PreparedRun& row : rows) {
      scale.push_back(tolerance(row, book.rows) * shared(*row.run, count[repeats(*row.run)]));
    }
    const Residuals residuals = [&](const std::vector<double>& free) {
      const std::vector<double> values = natural(free);
      std::vector<double> out;
      for (std::size_t k = 0; k < rows.size(); ++k) {
        const double predicted = predicted_value(rows[k], book, values);
        out.push_back(predicted > 0.0 ? base::portable::log(predicted / rows[k].run->measured) / scale[k]
                                      : kUnpredicted);
      }
      for (std::size_t k = 0; k < parameters.size(); ++k) {
        const double width =
            cluster::to_free(parameters[k], parameters[k].high) - cluster::to_free(parameters[k], parameters[k].low);
        out.push_back((free[k] - thought[k]) * chance::kNormalNinety / width);
      }
      return out;
    };
    const Minimum found = least_squares(residuals, free_of(fit.values), rows.size(), kKnee, threads);
    fit.free = found.point;
    fit.values = natural(found.point);
    fit.deviation = found.deviation;
    fit.rows = found.touching;
    fit.cost = found.cost;
  }
  return fit;
}

}  // namespace headway::fit
