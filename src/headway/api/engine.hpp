// The door: everything that Headway can be asked, as functions of described requests. The command line, and every other face,
// calls these and nothing below them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "headway/api/requests.hpp"
#include "headway/base/error.hpp"
#include "headway/book/read_replication.hpp"
#include "headway/fit/calibrate.hpp"
#include "headway/jobs/break_even.hpp"
#include "headway/jobs/class_work.hpp"
#include "headway/jobs/cluster_inputs.hpp"
#include "headway/jobs/serve_model.hpp"
#include "headway/jobs/side_by_side.hpp"
#include "headway/jobs/train.hpp"
#include "headway/planner/planner.hpp"
#include "headway/study/brief/brief.hpp"
#include "headway/study/claims/claims.hpp"
#include "headway/study/compare.hpp"
#include "headway/study/drivers.hpp"
#include "headway/study/levers/decompose.hpp"
#include "headway/study/levers/threshold.hpp"
#include "headway/study/model.hpp"
#include "headway/study/replicate/replicate.hpp"
#include "headway/study/replicate/set_input.hpp"
#include "headway/study/run.hpp"
#include "headway/study/score/card_score.hpp"
#include "headway/study/score/forecast.hpp"
#include "headway/study/score/score.hpp"
#include "headway/study/sensitivity/sensitivity.hpp"

namespace headway::api {

/// Told the share of the work done, now and then, from one thread at a time.
using Progress = std::function<void(double)>;

/// What a result holds beside its summaries.
struct Keep {
  bool draws = false;   ///< every draw of its figures
  bool inputs = false;  ///< with the draws: what each world's inputs are
};

/// A model made of a book: open once, ask many times. Every answer can be made again from the settings and the request.
class Engine {
 public:
  /// Errors: what is wrong with the settings or the book, with file and line.
  /// `scenario_files` are scenarios outside the book; each is asked for by its path.
  static base::Result<Engine> open(const Settings& settings, const Texts& scenario_files = {});
  static base::Result<Engine> open(const BookSettings& settings);
  /// With the files among the scenarios that the request names.
  template <class Request>
    requires(std::is_base_of_v<Settings, Request> && !std::is_same_v<Settings, Request>)
  static base::Result<Engine> open(const Request& request) {
    return open(static_cast<const Settings&>(request), scenario_files_in(Request::fields(), &request));
  }

  const study::Prepared& prepared() const { return *prepared_; }
  std::shared_ptr<const study::Prepared> shared() const { return prepared_; }

  /// The scenario of that name, or the only one whose name begins so; the name as given where there is none.
  std::string scenario(const std::string& name) const;
  Texts scenarios(const Texts& names) const;

  /// The same engine, whose results hold every draw, as `keep` says: in their member `draws`.
  Engine keeping(Keep keep) const;

  base::Result<model::CompareResult> compare(const Compare& request, const Progress& progress = {}) const;
  /// The years of one metric, in h100e and accessible unless the request says otherwise. Error also: a metric with a period.
  base::Result<model::CompareResult> chart(const Chart& request, const Progress& progress = {}) const;
  /// What a reader is told beside the comparison: which inputs turn its sign, and the views.
  base::Result<study::Beside> beside(const Compare& request, const model::CompareResult& result,
                                     const Progress& progress = {}) const;
  /// What the brief says of how good forecasts were.
  base::Result<study::Record> record(const Compare& request, const Progress& progress = {}) const;
  base::Result<model::RunResult> run(const Run& request, const Progress& progress = {}) const;
  base::Result<model::DriversResult> drivers(const Drivers& request, const Progress& progress = {}) const;
  base::Result<study::SensitivityResult> sensitivity(const Sensitivity& request, const Progress& progress = {}) const;
  base::Result<study::ThresholdResult> threshold(const Threshold& request, const Progress& progress = {}) const;
  base::Result<study::DecomposeResult> decompose(const Decompose& request, const Progress& progress = {}) const;
  base::Result<study::ScoreResult> score(const Score& request, const Progress& progress = {}) const;
  base::Result<study::ForecastResult> forecast(const Forecast& request, const Progress& progress = {}) const;
  base::Result<std::vector<study::CardScore>> score_cards(const Forecast& request, const Progress& progress = {}) const;
  base::Result<study::ReplicateResult> replicate(const Replicate& request, const Progress& progress = {}) const;
  base::Result<study::claims::ClaimsResult> claims(const Claims& request, const Progress& progress = {}) const;

 private:
  Engine(Settings settings, study::Prepared prepared);

  template <class Request>
  study::Question question(const Request& request, const Progress& progress) const;
  /// Gives the answer to the request with what it leaves to the book filled in, and its question. Error also: the book
  /// does not say.
  template <class Request, class Answer>
  auto answered(const Request& request, const Progress& progress, const Answer& answer) const;

  Settings settings_;
  Keep keep_;
  std::shared_ptr<const study::Prepared> prepared_;
};

/// A fit of the efficiencies to measured runs, or predictions of runs with those of the book.
struct Calibrated {
  std::string book_hash;
  cluster::Priors priors;
  cluster::Fitted fitted;
  std::vector<fit::ScoredRun> runs;
  std::optional<fit::Calibration> calibration;  ///< none where runs of a file were predicted
};

/// What a chip of each class does of an H100's work, by one vintage of the book or by both.
struct YardsticksOfClasses {
  std::string book_hash;
  std::vector<jobs::WorkVintage> vintages;  ///< the one asked for is the last
  std::vector<jobs::ReferenceJob> jobs;
};

/// Today as 2026-11-30, or the day of the environment's SOURCE_DATE_EPOCH, by which builds are made again.
std::string today();

/// The rest rests on the catalogue and the cluster model's book. Errors: those of reading it, and of each question.
base::Result<jobs::TrainResult> train(const ClusterSettings& settings, const Train& request);
base::Result<jobs::ServeResult> serve(const ClusterSettings& settings, const ServeModel& request);
/// Of each chip that the request names with commas; every answer has the hash of the book. Errors also: no chip can do the job.
base::Result<jobs::SideBySide<jobs::TrainResult>> train_side_by_side(const ClusterSettings& settings,
                                                                     const Train& request);
base::Result<jobs::SideBySide<jobs::ServeResult>> serve_side_by_side(const ClusterSettings& settings,
                                                                     const ServeModel& request);
base::Result<jobs::BreakEven> break_even(const ClusterSettings& settings, const ServeModel& request);
base::Result<planner::PlanResult> plan(const ClusterSettings& settings, const Plan& request,
                                       const Progress& progress = {});
base::Result<Calibrated> calibrate(const ClusterSettings& settings, const Calibrate& request,
                                   const Progress& progress = {});
base::Result<YardsticksOfClasses> yardsticks(const BookFolder& folder, const Yardsticks& request,
                                             const Progress& progress = {});

}  // namespace headway::api
