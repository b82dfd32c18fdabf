#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "headway/report/calibrate_text.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

/// A number, or null where nothing is predicted.
ordered_json number(const fit::ScoredRun& run, double value) {
  return run.skipped.empty() && std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr);
}

ordered_json groups(const std::vector<fit::GroupScore>& scores) {
  ordered_json list = ordered_json::array();
  for (const fit::GroupScore& score : scores) {
    list.push_back({{"group", score.group},
                    {"rows", score.rows},
                    {"mean_error", score.mean_error},
                    {"median_error", score.median_error},
                    {"bias", score.bias},
                    {"covered", score.covered}});
  }
  return list;
}

}  // namespace

std::string calibrate_json(const std::vector<fit::ScoredRun>& runs, const cluster::Fitted& fitted,
                           const std::vector<fit::GroupScore>& left_out) {
  ordered_json json{{"fitted", fitted.fitted}};
  auto& rows = json["rows"] = ordered_json::array();
  for (const fit::ScoredRun& run : runs) {
    rows.push_back({{"id", run.id},
                    {"source", run.source_key},
                    {"chip", run.chip},
                    {"family", run.family},
                    {"kind", run.kind},
                    {"quantity", run.quantity},
                    {"measured", run.measured > 0.0 ? ordered_json(run.measured) : ordered_json(nullptr)},
                    {"predicted", number(run, run.predicted)},
                    {"p5", number(run, run.p5)},
                    {"p95", number(run, run.p95)},
                    {"error", number(run, run.error)},
                    {"plan", run.plan},
                    {"searched", run.searched},
                    {"assumed", run.assumed},
                    {"test", run.test},
                    {"skipped", run.skipped.empty() ? ordered_json(nullptr) : ordered_json(run.skipped)}});
  }
  json["by_source"] = groups(fit::group_scores(runs, &fit::ScoredRun::source_key));
  json["by_chip"] = groups(fit::group_scores(runs, &fit::ScoredRun::chip));
  if (!left_out.empty()) {
    json["left_out"] = groups(left_out);
  }
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string calibrate_csv(const std::vector<fit::ScoredRun>& runs) {
  std::string text = "id,source,chip,kind,quantity,measured,predicted,p5,p95,error,skipped\n";
  const auto quoted = [](const std::string& field) {
    std::string safe = "\"";
    for (const char letter : field) {
      safe += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    }
    return safe + "\"";
  };
  for (const fit::ScoredRun& run : runs) {
    text += fmt::format("{},{},{},{},{},{},", quoted(run.id), run.source_key, quoted(run.chip), run.kind, run.quantity,
                        run.measured);
    text += run.skipped.empty() ? fmt::format("{},{},{},{},\n", run.predicted, run.p5, run.p95, run.error)
                                : fmt::format(",,,,{}\n", quoted(run.skipped));
  }
  return text;
}

}  // namespace headway::report
