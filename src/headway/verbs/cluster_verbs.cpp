// The cluster model and the planner.
#include <algorithm>
#include <filesystem>

#include "headway/report/calibrate_text.hpp"
#include "headway/report/plan_text.hpp"
#include "headway/report/serving_text.hpp"
#include "headway/report/train_text.hpp"
#include "headway/report/yardsticks_text.hpp"
#include "headway/results/fit.hpp"
#include "headway/results/plan.hpp"
#include "headway/results/train.hpp"
#include "headway/verbs/head.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::verbs::detail {

namespace {

using TrainRequest = api::Asked<api::Train, api::ClusterSettings>;
using ServeRequest = api::Asked<api::ServeModel, api::ClusterSettings>;
using PlanRequest = api::Asked<api::Plan, api::ClusterSettings>;
using CalibrateRequest = api::Asked<api::Calibrate, api::ClusterSettings>;
using YardsticksRequest = api::Asked<api::Yardsticks, api::BookFolder>;

Answer answer_of(std::string schema, std::string book_hash, const std::optional<base::Day>& as_of) {
  Answer answer;
  answer.schema = std::move(schema);
  answer.source.book_hash = std::move(book_hash);
  answer.source.as_of = as_of;
  return answer;
}

/// Several chips: text, keys and table.
template <class Result, class Text>
base::Result<Answer> side_by_side(base::Result<jobs::SideBySide<Result>> made, std::string schema,
                                  const std::optional<base::Day>& as_of, Text text,
                                  const results::Described<jobs::SideBySide<Result>>& described,
                                  results::Sheet (*sheet)(const jobs::SideBySide<Result>&)) {
  if (!made) {
    return std::unexpected(made.error());
  }
  const auto chips = std::make_shared<const jobs::SideBySide<Result>>(std::move(*made));
  const auto able = std::ranges::find_if(*chips, [](const auto& each) { return each.answer.has_value(); });
  Answer answer = answer_of(std::move(schema), able->answer->book_hash, as_of);
  answer.text = [chips, text] { return text(*chips, option_name); };
  describe(answer, described, chips, sheet);
  return answer;
}

/// One chip, as a list of one.
template <class Result>
jobs::SideBySide<Result> alone(const Result& result) {
  return {{result.machine.chip, result}};
}

base::Result<Answer> train(const TrainRequest& request, const Wanted& /*wanted*/) {
  if (jobs::names_several(request.chip.value_or(""))) {
    using Chips = jobs::SideBySide<jobs::TrainResult>;
    return side_by_side(
        api::train_side_by_side(request, request), "headway.train.chips/1", request.as_of,
        [](const Chips& chips, const base::FieldWriter& write) { return report::train_text(chips, write); },
        results::train_chips(), &results::train_sheet);
  }
  auto made = api::train(request, request);
  if (!made) {
    return std::unexpected(made.error());
  }
  const auto result = std::make_shared<const jobs::TrainResult>(std::move(*made));
  Answer answer = answer_of("headway.train/1", result->book_hash, request.as_of);
  answer.text = [result] { return report::train_text(*result); };
  describe(answer, results::train(), result);
  answer.sheet = [result] { return results::train_sheet(alone(*result)); };
  return answer;
}

base::Result<Answer> serve(const ServeRequest& request, const Wanted& /*wanted*/) {
  if (jobs::names_several(request.chip.value_or(""))) {
    using Chips = jobs::SideBySide<jobs::ServeResult>;
    return side_by_side(
        api::serve_side_by_side(request, request), "headway.serve-model.chips/1", request.as_of,
        [](const Chips& chips, const base::FieldWriter& write) { return report::serving_text(chips, write); },
        results::serve_chips(), &results::serve_sheet);
  }
  if (!request.against.empty()) {
    auto made = api::break_even(request, request);
    if (!made) {
      return std::unexpected(made.error());
    }
    const auto result = std::make_shared<const jobs::BreakEven>(std::move(*made));
    Answer answer = answer_of("headway.serve-model/1", result->one.book_hash, request.as_of);
    answer.text = [result] { return report::break_even_text(*result); };
    describe(answer, results::break_even(), result, &results::break_even_sheet);
    return answer;
  }
  auto made = api::serve(request, request);
  if (!made) {
    return std::unexpected(made.error());
  }
  const auto result = std::make_shared<const jobs::ServeResult>(std::move(*made));
  Answer answer = answer_of("headway.serve-model/1", result->book_hash, request.as_of);
  answer.text = [result] { return report::serving_text(*result); };
  describe(answer, results::serve_model(), result);
  answer.sheet = [result] { return results::serve_sheet(alone(*result)); };
  return answer;
}

base::Result<Answer> plan(const PlanRequest& request, const Wanted& wanted) {
  auto made = api::plan(request, request, wanted.progress);
  if (!made) {
    return std::unexpected(made.error());
  }
  const auto result = std::make_shared<const planner::PlanResult>(std::move(*made));
  Answer answer = answer_of("headway.plan/1", result->book_hash, request.as_of);
  model::Provenance drawn;
  drawn.seed = request.seed;
  drawn.samples = request.samples;
  drawn.dropped = -1;
  answer.source.drawn = drawn;
  answer.text = [result] { return report::plan_text(*result); };
  describe(answer, results::plan(), result, &results::plan_sheet);
  return answer;
}

base::Result<Answer> calibrate(const CalibrateRequest& request, const Wanted& wanted) {
  auto made = api::calibrate(request, request, wanted.progress);
  if (!made) {
    return std::unexpected(made.error());
  }
  const auto result = std::make_shared<const api::Calibrated>(std::move(*made));
  Answer answer = answer_of("headway.calibrate/1", result->book_hash, request.as_of);
  answer.text = [result] {
    return result->calibration ? report::calibration_text(*result->calibration, result->priors)
                               : report::score_text(result->runs, result->fitted);
  };
  const auto scored = std::make_shared<const results::Calibrated>(
      result->fitted.fitted, result->runs,
      result->calibration ? result->calibration->left_out : std::vector<fit::GroupScore>{});
  describe(answer, results::calibrate(), scored, &results::calibrate_sheet);
  if (request.write) {
    const std::string name = request.as_of ? "efficiencies-" + base::to_string(*request.as_of) : "efficiencies";
    answer.files.push_back({(std::filesystem::path(request.book) / (name + ".toml")).string(),
                            cluster::to_toml(result->fitted, result->priors)});
  }
  return answer;
}

base::Result<Answer> yardsticks(const YardsticksRequest& request, const Wanted& wanted) {
  auto made = api::yardsticks(request, request, wanted.progress);
  if (!made) {
    return std::unexpected(made.error());
  }
  const auto result = std::make_shared<const api::YardsticksOfClasses>(std::move(*made));
  Answer answer = answer_of("headway.yardsticks/1", result->book_hash,
                            request.strict ? std::optional<base::Day>(jobs::kStrictDay) : std::nullopt);
  answer.text = [result] { return report::yardsticks_text(result->vintages.back(), result->jobs); };
  const auto newest = std::make_shared<const results::ClassYardsticks>(result->vintages.back(), result->jobs);
  describe(answer, results::yardsticks(), newest, &results::yardsticks_sheet);
  if (request.write) {
    const auto file = std::filesystem::path(request.book) / "assumptions" / "yardstick_classes.toml";
    answer.files.push_back({file.string(), report::yardsticks_toml(result->vintages)});
  }
  return answer;
}

}  // namespace

void add_cluster_verbs(std::vector<Verb>& verbs) {
  verbs.push_back(verb<CalibrateRequest>(
      {.name = "calibrate",
       .help = "Fit the cluster model's efficiencies to measured runs, or score its predictions (--score)",
       .examples = {"headway calibrate", "headway calibrate --write",
                    "headway calibrate --score book/observed/training_runs.csv --json"},
       .forms = kText | kJson | kCsv | kXlsx,
       .rules = {{"write", "score"}}},
      &calibrate));
  verbs.push_back(verb<TrainRequest>(
      {.name = "train",
       .help = "One training job on one cluster: plan, time, memory, energy, cost",
       .examples = {"headway train --job deepseek-v3",
                    "headway train llama-3.1-405b --chip gb200 --count 4096 --precision fp8",
                    "headway train llama-3.1-70b --chip h100_sxm,h20_96,ascend_910c --count 512 --place china",
                    "headway train gpt-3-175b --chip a100_sxm_80 --count 1024 --sequence 2048 --batch 1536 --plan "
                    "tp=8,pp=16,dp=8,recompute=full"},
       .forms = kText | kJson | kCsv | kXlsx},
      &train));
  verbs.push_back(verb<ServeRequest>(
      {.name = "serve-model",
       .help = "Serving a model on a chip: batch, speed, energy and cost of tokens",
       .examples = {"headway serve-model deepseek-v3 --chip h200_sxm --count 32 --prompt 4000 --output 1000",
                    "headway serve-model llama-3.1-70b --chip ascend_910c --place china --json",
                    "headway serve-model llama-3.1-70b --chip h100_sxm,h20_96,ascend_910c --csv",
                    "headway serve-model deepseek-v3 --chip ascend_910c --place china --count 32 --against h200_sxm"},
       .forms = kText | kJson | kCsv | kXlsx},
      &serve));
  verbs.push_back(
      verb<PlanRequest>({.name = "plan",
                         .help = "The cheapest fleet for a company's training runs and services",
                         .examples = {"headway plan china-platform", "headway plan european-lab --samples 200",
                                      "headway plan mine.toml --json"},
                         .forms = kText | kJson | kCsv | kXlsx},
                        &plan));
  verbs.push_back(verb<YardsticksRequest>(
      {.name = "yardsticks",
       .help = "What one chip of each class does of an H100's work in training and serving, by the cluster model",
       .examples = {"headway yardsticks", "headway yardsticks --strict --json", "headway yardsticks --write"},
       .forms = kText | kJson | kCsv | kXlsx},
      &yardsticks));
}

}  // namespace headway::verbs::detail
