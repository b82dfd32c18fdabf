#include <nlohmann/json.hpp>

#include "headway/report/answer.hpp"
#include "headway/report/cells.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

ordered_json turning_as_json(const study::TurningResult& result) {
  ordered_json json{{"scenario", result.other},      {"id", result.figure.id}, {"period", result.figure.period},
                    {"inputs", result.inputs},       {"tried", result.tried},  {"draws", result.draws},
                    {"found", ordered_json::array()}};
  for (const study::Turning& each : result.turning) {
    json["found"].push_back(
        {{"id", each.id}, {"judged", each.judged}, {"low", or_null(each.low)}, {"high", or_null(each.high)}});
  }
  return json;
}

ordered_json view_as_json(const study::Viewed& viewed, const std::vector<model::Figure>& figures) {
  ordered_json json{{"name", viewed.view.name},
                    {"why", viewed.view.why},
                    {"author", viewed.view.author},
                    {"metrics", ordered_json::array()}};
  for (std::size_t k = 0; k < figures.size(); ++k) {
    ordered_json gain;
    ordered_json percent;
    add_summary(gain, viewed.gain[k]);
    add_summary(percent, viewed.gain_percent[k]);
    json["metrics"].push_back({{"id", figures[k].id},
                               {"unit", figures[k].unit},
                               {"period", figures[k].period},
                               {"gain", std::move(gain)},
                               {"gain_percent", std::move(percent)},
                               {"above_zero", or_null(viewed.gain[k].above_zero)}});
  }
  return json;
}

}  // namespace

std::string beside_as_json(const Beside& beside) {
  std::string out;
  const auto text = [](const ordered_json& json) {
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  };
  if (beside.turning) {
    out += ",\n\"turning\":" + text(turning_as_json(*beside.turning));
  }
  if (!beside.views.views.empty()) {
    ordered_json views = ordered_json::array();
    for (const study::Viewed& viewed : beside.views.views) {
      views.push_back(view_as_json(viewed, beside.views.figures));
    }
    out += ",\n\"views\":" + text(views);
  }
  return out;
}

}  // namespace headway::report
