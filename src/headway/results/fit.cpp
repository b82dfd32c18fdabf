#include "headway/results/fit.hpp"

#include "headway/results/parts.hpp"
#include "headway/results/rows.hpp"

namespace headway::results {

namespace {

using fit::GroupScore;
using fit::ScoredRun;
using jobs::ClassWork;

const Described<GroupScore>& group_score() {
  static const auto keys = Described<GroupScore>("group score", "errors of predictions of some rows")
                               .value("group", "which rows", &GroupScore::group)
                               .value("rows", "how many", &GroupScore::rows)
                               .value("mean_error", "mean size of the error", &GroupScore::mean_error)
                               .value("median_error", "median size of the error", &GroupScore::median_error)
                               .value("bias", "mean error", &GroupScore::bias)
                               .value("covered", "share within the band", &GroupScore::covered);
  return keys;
}

/// A prediction's number, where something is predicted.
auto predicted(double ScoredRun::* member) {
  return [member](const ScoredRun& of) { return of.skipped.empty() ? std::optional(of.*member) : std::nullopt; };
}

std::optional<double> measured(const ScoredRun& of) {
  return of.measured > 0.0 ? std::optional(of.measured) : std::nullopt;
}

const Described<ScoredRun>& which_run() {
  static const auto keys = Described<ScoredRun>()
                               .value("id", "the row", &ScoredRun::id)
                               .value("source", "whose measurement it is", &ScoredRun::source_key)
                               .value("chip", "as the file writes it", &ScoredRun::chip);
  return keys;
}

const Described<ScoredRun>& numbers_of_run() {
  static const auto keys =
      Described<ScoredRun>()
          .value("kind",
                 "`train`, `open` where the plan is not published, `mixture`, `hybrid`, `adapter`, `serve`, "
                 "`serve-mixture`, `whole`",
                 &ScoredRun::kind)
          .value("quantity",
                 "the first that the row has of `step_time_s`, `tokens_per_s_per_chip`, `tflops_per_chip`, `mfu_pct`, "
                 "`gpu_hours`, `time_to_train_min`",
                 &ScoredRun::quantity)
          .value("measured", "the measurement", &measured)
          .value("predicted", "the prediction", predicted(&ScoredRun::predicted))
          .value("p5", "lower end of its 90 % band", predicted(&ScoredRun::p5))
          .value("p95", "upper end of its 90 % band", predicted(&ScoredRun::p95))
          .value("error", "predicted / measured - 1", predicted(&ScoredRun::error));
  return keys;
}

const Described<ScoredRun>& run_of_file() {
  static const auto keys = Described<ScoredRun>()
                               .include(std::identity(), which_run())
                               .value("family", "family of efficiencies", &ScoredRun::family)
                               .include(std::identity(), numbers_of_run())
                               .value("plan", "the plan", &ScoredRun::plan)
                               .value("searched", "what of the plan was searched", &ScoredRun::searched)
                               .value("assumed", "what the row does not publish", &ScoredRun::assumed)
                               .value("test", "whether it is never fitted", &ScoredRun::test)
                               .value("skipped", "why nothing is predicted: the numbers are then `null`",
                                      [](const ScoredRun& of) { return or_none(of.skipped); });
  return keys;
}

const Described<jobs::ReferenceJob>& reference_job() {
  using jobs::ReferenceJob;
  static const auto keys = Described<ReferenceJob>()
                               .value("use", "`training` or `serving`",
                                      [](const ReferenceJob& of) { return of.serving ? "serving" : "training"; })
                               .value("model", "the model", &ReferenceJob::model);
  return keys;
}

const Described<ClassWork>& class_work() {
  static const auto keys =
      Described<ClassWork>()
          .value("class", "the class", &ClassWork::name)
          .value("chip", "the chip of the catalogue whose links and formats stand for it", &ClassWork::chip)
          .value("family", "family of efficiencies", &ClassWork::family)
          .part("training", "work over an H100's in training", &ClassWork::training, band(), "1")
          .part("serving", "work over an H100's in serving", &ClassWork::serving, band(), "1")
          .value("by_job", "the same on each job, in the order of `jobs`", &ClassWork::by_job, "1")
          .value("training_bandwidth_weight", "share of it that bandwidth and links decide in training",
                 &ClassWork::training_weight, "1")
          .value("serving_bandwidth_weight", "the same in serving", &ClassWork::serving_weight, "1")
          .value("assumed", "what the catalogue lacks of the chip", &ClassWork::assumed);
  return keys;
}

}  // namespace

const Described<Calibrated>& calibrate() {
  static const auto keys =
      Described<Calibrated>()
          .value("fitted", "day on which the efficiencies were fitted", &Calibrated::fitted)
          .list(
              "rows", "one object for each row of the file",
              [](const Calibrated& of) -> const std::vector<ScoredRun>& { return of.runs; }, run_of_file())
          .list(
              "by_source", "errors by source",
              [](const Calibrated& of) { return fit::group_scores(of.runs, &ScoredRun::source_key); }, group_score())
          .list(
              "by_chip", "errors by chip",
              [](const Calibrated& of) { return fit::group_scores(of.runs, &ScoredRun::chip); }, group_score())
          .list(
              "left_out", "after a fit: errors by source, each predicted by a fit to the others",
              [](const Calibrated& of) { return of.left_out.empty() ? std::nullopt : std::optional(of.left_out); },
              group_score())
          .left_out_where_none();
  return keys;
}

const Described<ScoredRun>& run_row() {
  static const auto keys = Described<ScoredRun>()
                               .include(std::identity(), which_run())
                               .include(std::identity(), numbers_of_run())
                               .value("skipped", "why nothing is predicted", &ScoredRun::skipped);
  return keys;
}

Sheet calibrate_sheet(const Calibrated& result) { return table(run_row(), result.runs); }

const Described<ClassYardsticks>& yardsticks() {
  static const auto keys =
      Described<ClassYardsticks>()
          .value("published", "the day from which the efficiencies count",
                 [](const ClassYardsticks& of) { return of.vintage.published; })
          .list(
              "jobs", "the reference jobs",
              [](const ClassYardsticks& of) -> const std::vector<jobs::ReferenceJob>& { return of.jobs; },
              reference_job())
          .list(
              "classes", "one object for each class",
              [](const ClassYardsticks& of) -> const std::vector<ClassWork>& { return of.vintage.classes; },
              class_work());
  return keys;
}

Sheet yardsticks_sheet(const ClassYardsticks& of) {
  FigureRows rows({"class", "chip", "family"});
  for (const auto& work : of.vintage.classes) {
    rows.about({cell(work.name), cell(work.chip), cell(work.family)});
    rows.add("training", "1", work.training);
    rows.add("serving", "1", work.serving);
    for (std::size_t k = 0; k < of.jobs.size(); ++k) {
      rows.add((of.jobs[k].serving ? "serve " : "train ") + of.jobs[k].model, "1", work.by_job[k]);
    }
    rows.add("training_bandwidth_weight", "1", work.training_weight);
    rows.add("serving_bandwidth_weight", "1", work.serving_weight);
    for (const auto& assumed : work.assumed) {
      rows.add("assumed", assumed);
    }
  }
  return rows.take();
}

}  // namespace headway::results
