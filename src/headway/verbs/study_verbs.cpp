// What moves a figure, where it crosses a value, what makes a gain up; claims and published estimates.
#include "headway/report/claims_text.hpp"
#include "headway/report/decompose_text.hpp"
#include "headway/report/drivers_text.hpp"
#include "headway/report/replicate_text.hpp"
#include "headway/report/sensitivity_text.hpp"
#include "headway/report/threshold_text.hpp"
#include "headway/results/claims.hpp"
#include "headway/results/replicate.hpp"
#include "headway/results/sensitivity.hpp"
#include "headway/results/studies.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::verbs::detail {

namespace {

std::vector<std::string> both(const std::string& base, const std::string& other) {
  return other.empty() ? std::vector<std::string>{base} : std::vector<std::string>{base, other};
}

void look_through(const model::Figure& figure, Source& source) {
  source.yardstick = figure.yardstick;
  source.basis = figure.basis;
}

using DriversRequest = api::Asked<api::Drivers, api::Settings>;

base::Result<Answer> drivers(const DriversRequest& request, const Wanted& wanted) {
  auto made = asked(request, wanted, "headway.drivers/1", both(request.base, *request.other), &api::Engine::drivers);
  if (!made) {
    return std::unexpected(made.error());
  }
  auto& [answer, result] = *made;
  look_through(result->figure, answer.source);
  answer.text = [result, prepared = answer.source.prepared] { return report::drivers_text(*result, prepared->book); };
  describe(answer, results::drivers(), result, &results::drivers_sheet);
  return std::move(answer);
}

using SensitivityRequest = api::Asked<api::Sensitivity, api::Settings>;

base::Result<Answer> sensitivity(const SensitivityRequest& request, const Wanted& wanted) {
  auto made =
      asked(request, wanted, "headway.sensitivity/1", both(request.base, *request.other), &api::Engine::sensitivity);
  if (!made) {
    return std::unexpected(made.error());
  }
  auto& [answer, result] = *made;
  look_through(result->quantity.figure, answer.source);
  answer.text = [result, prepared = answer.source.prepared] {
    return report::sensitivity_text(*result, prepared->book);
  };
  describe(answer, results::sensitivity(), result, &results::sensitivity_sheet);
  return std::move(answer);
}

using ThresholdRequest = api::Asked<api::Threshold, api::Settings>;

base::Result<Answer> threshold(const ThresholdRequest& request, const Wanted& wanted) {
  auto made = asked(request, wanted, "headway.threshold/1", both(request.base, request.other), &api::Engine::threshold);
  if (!made) {
    return std::unexpected(made.error());
  }
  auto& [answer, result] = *made;
  look_through(result->quantity.figure, answer.source);
  answer.text = [result] { return report::threshold_text(*result); };
  describe(answer, results::threshold(), result, &results::threshold_sheet);
  return std::move(answer);
}

using DecomposeRequest = api::Asked<api::Decompose, api::Settings>;

base::Result<Answer> decompose(const DecomposeRequest& request, const Wanted& wanted) {
  auto made = asked(request, wanted, "headway.decompose/1", both(request.base, request.other), &api::Engine::decompose);
  if (!made) {
    return std::unexpected(made.error());
  }
  auto& [answer, result] = *made;
  look_through(result->quantity.figure, answer.source);
  const auto package =
      std::make_shared<const results::Decomposition>(report::decomposition(*result, answer.source.prepared->book));
  answer.text = [package] { return report::decompose_text(*package); };
  describe(answer, results::decompose(), package, &results::decompose_sheet);
  return std::move(answer);
}

using ReplicateRequest = api::Asked<api::Replicate, api::Settings>;

base::Result<Answer> replicate(const ReplicateRequest& request, const Wanted& wanted) {
  auto made = asked(request, wanted, "headway.replicate/1", {}, &api::Engine::replicate);
  if (!made) {
    return std::unexpected(made.error());
  }
  auto& [answer, result] = *made;
  answer.text = [result, one = !request.name.empty()] { return report::replicate_text(*result, one); };
  describe(answer, results::replicate(), result, &results::replicate_sheet);
  return std::move(answer);
}

using ClaimsRequest = api::Asked<api::Claims, api::Settings>;

base::Result<Answer> claims(const ClaimsRequest& request, const Wanted& wanted) {
  auto made = asked(request, wanted, "headway.claims/2", {}, &api::Engine::claims);
  if (!made) {
    return std::unexpected(made.error());
  }
  auto& [answer, result] = *made;
  answer.source.yardstick = request.yardstick;
  answer.source.basis = request.basis;
  answer.text = [result] { return report::claims_text(*result); };
  describe(answer, results::claims(), result, &results::claims_sheet);
  return std::move(answer);
}

constexpr unsigned kTables = kText | kJson | kCsv | kXlsx | kDraws;

}  // namespace

void add_study_verbs(std::vector<Verb>& verbs) {
  verbs.push_back(verb<DriversRequest>(
      {.name = "drivers",
       .help = "Which inputs move a figure most, by rank correlation over the draws",
       .examples = {"headway drivers china_useful@2028", "headway drivers stock_ratio@2028 --other \"\""},
       .forms = kTables},
      &drivers));
  verbs.push_back(verb<SensitivityRequest>(
      {.name = "sensitivity",
       .help = "What drives a figure: screening, shares of the variance, tornado, what is worth knowing",
       .examples = {"headway sensitivity china_useful@2028",
                    "headway sensitivity additions_ratio@2027 --base {decided} --other \"\"",
                    "headway sensitivity china_stock@2028 --other {far_end} --points 8192 --json"},
       .forms = kTables},
      &sensitivity));
  verbs.push_back(verb<ThresholdRequest>(
      {.name = "threshold",
       .help = "The value of a lever at which a figure, or a gain, is above a value with some probability",
       .examples =
           {"headway threshold additions_ratio@2027 --value 5 --probability 0.9 --by washington.cap --base "
            "{far_end}",
            "headway threshold china_useful@2028 --value 100000 --by beijing.mandate --base {base} --other "
            "{open}",
            "headway threshold capability_lag@2028 --value 12 --by washington.rent_abroad --base {base} --json"},
       .forms = kTables},
      &threshold));
  verbs.push_back(verb<DecomposeRequest>({.name = "decompose",
                                          .help = "What each lever of a policy package contributes to its gain",
                                          .examples = {"headway decompose {base} {open} china_useful@2028",
                                                       "headway decompose {before} {far_end} stock_ratio@2028 "
                                                       "--json"},
                                          .forms = kTables},
                                         &decompose));
  verbs.push_back(verb<ReplicateRequest>(
      {.name = "replicate",
       .help = "Published estimates, recomputed from what they state or solved for what they do not, beside ours",
       .examples = {"headway replicate", "headway replicate cfr-share",
                    "headway replicate ifp-hopper-ratio --set trade.diversion.seized=0.2",
                    "headway replicate bloomberg-ascend --input chips_910c=800000", "headway replicate --csv"},
       .forms = kTables,
       .rules = {{"input", "name", true}}},
      &replicate));
  verbs.push_back(
      verb<ClaimsRequest>({.name = "claims",
                           .help = "What is claimed of the decision of December 2025, computed, with a verdict",
                           .examples = {"headway claims", "headway claims C7", "headway claims C8 C9 --csv",
                                        "headway claims C21 --set trade.diversion.capacity=0 --json"},
                           .forms = kTables},
                          &claims));
}

}  // namespace headway::verbs::detail
