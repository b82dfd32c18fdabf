#include "headway/fit/calibrate.hpp"
#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "headway/base/parallel.hpp"
#include "headway/base/tally.hpp"
#include "headway/fit/fit.hpp"
#include "headway/fit/predict.hpp"

namespace headway::fit {

namespace {

/// log(predicted / measured) of a row that was left out.
struct LeftOut {
  const MeasuredRun* run;
  std::string family;
  std::string kind;
  double log_error;
};

std::vector<LeftOut> predict_left_out(const std::vector<const MeasuredRun*>& runs, const ClusterBook& book,
                                      const std::vector<double>& values) {
  std::vector<LeftOut> errors;
  for (const MeasuredRun* const run : runs) {
    const PreparedRun prepared = prepare_run(*run, book, values);
    if (!prepared.predicts()) {
      continue;
    }
    const double predicted = predicted_value(prepared, book, values);
    if (predicted > 0.0) {
      errors.push_back({run, book.priors.families[static_cast<std::size_t>(prepared.family())].id, kind_of(prepared),
                        base::portable::log(predicted / run->measured)});
    }
  }
  return errors;
}

/// Each group of rows predicted by a fit to the others.
std::vector<LeftOut> leave_out(const std::vector<MeasuredRun>& runs, const ClusterBook& book, const RunFit& all,
                               const std::function<std::string(const MeasuredRun&)>& group, int threads,
                               const std::function<void(double)>& progress) {
  std::vector<std::string> names;
  std::map<std::string, std::vector<const MeasuredRun*>> members;
  for (const MeasuredRun& run : runs) {
    if (!run.test) {
      auto& rows = members[group(run)];
      if (rows.empty()) {
        names.push_back(group(run));
      }
      rows.push_back(&run);
    }
  }
  std::vector<std::vector<LeftOut>> found(names.size());
  base::Tally tally(names.size(), progress);
  base::for_each_in_parallel(names.size(), threads, 0, [&](std::size_t k, std::span<double> /*scratch*/) {
    const RunFit fit =
        fit_runs(runs, book, all.values, [&](const MeasuredRun& run) { return group(run) != names[k]; }, 1, 1);
    found[k] = predict_left_out(members[names[k]], book, fit.values);
    tally.count();
  });
  std::vector<LeftOut> errors;
  for (const auto& part : found) {
    errors.insert(errors.end(), part.begin(), part.end());
  }
  return errors;
}

/// The deviation whose central 90 % holds 90 % of the errors.
double deviation_of_errors(std::vector<double> sizes) {
  std::ranges::sort(sizes);
  const double place = 0.9 * static_cast<double>(sizes.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sizes.size() - 1);
  const double share = place - static_cast<double>(below);
  return ((1.0 - share) * sizes[below] + share * sizes[above]) / chance::kNormal95;
}

/// By family and kind where a family has eight rows of the kind, else of all families that have fewer.
std::vector<cluster::Spread> spreads_of(const std::vector<LeftOut>& errors, double least) {
  constexpr std::size_t kEnough = 8;
  std::map<std::pair<std::string, std::string>, std::vector<double>> own;
  std::map<std::string, std::vector<double>> all;
  for (const LeftOut& error : errors) {
    own[{error.family, error.kind}].push_back(std::abs(error.log_error));
    all[error.kind].push_back(std::abs(error.log_error));
  }
  std::map<std::string, std::vector<double>> others;
  std::vector<cluster::Spread> spreads;
  for (const auto& [key, sizes] : own) {
    if (sizes.size() >= kEnough) {
      spreads.push_back(
          {key.first, key.second, std::max(least, deviation_of_errors(sizes)), static_cast<long>(sizes.size())});
    } else {
      others[key.second].insert(others[key.second].end(), sizes.begin(), sizes.end());
    }
  }
  for (const auto& [kind, sizes] : all) {
    const auto& used = others[kind].size() >= kEnough / 2 ? others[kind] : sizes;
    spreads.push_back({"other", kind, std::max(least, deviation_of_errors(used)), static_cast<long>(used.size())});
  }
  return spreads;
}

GroupScore score_of(const std::string& group, std::vector<double> errors, double covered) {
  GroupScore score{group, static_cast<long>(errors.size()), 0, 0, 0, covered};
  for (double& error : errors) {
    score.bias += error / static_cast<double>(errors.size());
    error = std::abs(error);
    score.mean_error += error / static_cast<double>(errors.size());
  }
  std::ranges::sort(errors);
  score.median_error = errors.empty() ? 0.0 : errors[errors.size() / 2];
  return score;
}

std::vector<GroupScore> left_out_scores(const std::vector<LeftOut>& errors, const cluster::Fitted& fitted,
                                        const ClusterBook& book, bool together) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<double>> by;
  std::map<std::string, double> inside;
  for (const LeftOut& error : errors) {
    const std::string key = together ? "all" : error.run->source_key;
    if (by[key].empty()) {
      order.push_back(key);
    }
    by[key].push_back(base::portable::exp(error.log_error) - 1.0);
    inside[key] +=
        std::abs(error.log_error) <=
        chance::kNormal95 * cluster::deviation_of(fitted, error.family, error.kind, book.layout.constants.deviation);
  }
  std::vector<GroupScore> scores;
  for (const std::string& key : order) {
    scores.push_back(score_of(key, by[key], inside[key] / static_cast<double>(by[key].size())));
  }
  return scores;
}

}  // namespace

std::vector<ScoredRun> score_runs(const std::vector<MeasuredRun>& runs, const ClusterBook& book,
                                  const cluster::Fitted& fitted) {
  const std::vector<double> values = fitted.medians();
  std::vector<ScoredRun> scored;
  for (const MeasuredRun& run : runs) {
    ScoredRun row;
    row.id = run.id;
    row.source_key = run.source_key;
    row.chip = run.chip;
    row.quantity = to_string(run.quantity);
    row.measured = run.measured;
    row.test = run.test;
    const PreparedRun prepared = prepare_run(run, book, values);
    row.skipped = prepared.skipped;
    if (prepared.predicts()) {
      row.family = book.priors.families[static_cast<std::size_t>(prepared.family())].id;
      row.kind = kind_of(prepared);
      row.predicted = predicted_value(prepared, book, values);
      row.assumed = prepared.training ? prepared.training->assumed : prepared.serving->assumed;
      if (prepared.training) {
        row.searched = prepared.training->searched;
        row.plan = cluster::to_string(predict(run, *prepared.training, book, values).plan);
      }
      if (row.predicted <= 0.0) {
        row.skipped = "no replica holds the model with a batch within the limits";
      } else {
        const double wider = row.assumed.empty() ? 1.0 : book.rows.wider_assumed;
        const double half = chance::kNormal95 * cluster::prediction_deviation(fitted, book.priors, book.layout,
                                                                              prepared.family(), row.kind, wider);
        row.p5 = row.predicted * base::portable::exp(-half);
        row.p95 = row.predicted * base::portable::exp(half);
        row.error = row.predicted / row.measured - 1.0;
      }
    }
    scored.push_back(std::move(row));
  }
  return scored;
}

std::vector<GroupScore> group_scores(const std::vector<ScoredRun>& runs, std::string ScoredRun::* key) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<double>> by;
  std::map<std::string, double> inside;
  for (const ScoredRun& run : runs) {
    if (!run.skipped.empty()) {
      continue;
    }
    if (by[run.*key].empty()) {
      order.push_back(run.*key);
    }
    by[run.*key].push_back(run.error);
    inside[run.*key] += run.measured >= run.p5 && run.measured <= run.p95;
  }
  std::vector<GroupScore> scores;
  for (const std::string& group : order) {
    scores.push_back(score_of(group, by[group], inside[group] / static_cast<double>(by[group].size())));
  }
  return scores;
}

base::Result<Calibration> calibrate(const std::vector<MeasuredRun>& runs, const ClusterBook& book,
                                    const std::string& today, int threads,
                                    const std::function<void(double)>& progress) {
  constexpr int kRounds = 3;
  const RunFit all = fit_runs(
      runs, book, cluster::prior_medians(book.priors), [](const MeasuredRun& /*run*/) { return true; }, kRounds,
      threads);
  if (all.free.empty() || std::ranges::all_of(all.rows, [](long rows) { return rows == 0; })) {
    return std::unexpected(base::Error{.problem = "no row can be fitted",
                                       .why = "each lacks a known chip, an architecture or a measurement",
                                       .suggestion = "check the file of measured runs",
                                       .where = {},
                                       .fault = base::Fault::input});
  }
  Calibration result;
  result.fitted.fitted = today;
  result.fitted.method =
      "robust least squares of log(predicted / measured), each number held by its prior; spreads from rows predicted "
      "without their source's rows of the same model";
  const auto& parameters = book.priors.parameters;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    const double reach = chance::kNormal95 * all.deviation[k];
    result.fitted.estimates.push_back({parameters[k].id, cluster::from_free(parameters[k], all.free[k] - reach),
                                       all.values[k], cluster::from_free(parameters[k], all.free[k] + reach),
                                       all.rows[k]});
  }
  // The first fit takes about a tenth of the time, the groups, of which there are more than sources, most of it.
  const auto part_of = [&progress](double from, double to) -> std::function<void(double)> {
    if (!progress) {
      return {};
    }
    return [&progress, from, to](double done) { progress(from + (to - from) * done); };
  };
  const auto groups = leave_out(
      runs, book, all, [](const MeasuredRun& run) { return run.source_key + "|" + run.model; }, threads,
      part_of(0.1, 0.7));
  result.fitted.spreads = spreads_of(groups, book.rows.least_deviation);
  const auto sources =
      leave_out(runs, book, all, [](const MeasuredRun& run) { return run.source_key; }, threads, part_of(0.7, 1.0));
  result.left_out = left_out_scores(sources, result.fitted, book, false);
  const auto together = left_out_scores(groups, result.fitted, book, true);
  result.groups_left_out = together.empty() ? GroupScore{} : together.front();
  result.runs = score_runs(runs, book, result.fitted);
  result.by_source = group_scores(result.runs, &ScoredRun::source_key);
  result.by_chip = group_scores(result.runs, &ScoredRun::chip);
  return result;
}

}  // namespace headway::fit
