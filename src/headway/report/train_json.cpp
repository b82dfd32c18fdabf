#include <nlohmann/json.hpp>

#include "headway/base/units.hpp"
#include "headway/report/train_text.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

ordered_json band(const jobs::Band& band) { return {{"p5", band.p5}, {"p50", band.p50}, {"p95", band.p95}}; }

ordered_json candidates(const std::vector<cluster::Candidate>& plans) {
  ordered_json list = ordered_json::array();
  for (const cluster::Candidate& plan : plans) {
    list.push_back({{"plan", cluster::to_string(plan.plan)}, {"step_s", plan.time}, {"memory_gb", plan.memory / 1e9}});
  }
  return list;
}

ordered_json object_of(const jobs::TrainResult& result) {
  const cluster::Step& step = result.step;
  const cluster::Memory& memory = result.memory;
  ordered_json json{{"model", result.shape.id},
                    {"parameters", result.parameters.total},
                    {"parameters_met", result.parameters.active},
                    {"chip", result.machine.chip},
                    {"count", result.question.count},
                    {"family", result.family},
                    {"software", result.question.software},
                    {"tokens", result.tokens},
                    {"batch", result.job.batch},
                    {"sequence", result.job.sequence},
                    {"plan", cluster::to_string(result.plan)},
                    {"searched", result.searched},
                    {"plans_tried", result.plans_tried},
                    {"plans_fitting", result.plans_fitting},
                    {"step_s", band(result.step_time)},
                    {"tokens_per_s_per_chip", band(result.tokens_a_chip)},
                    {"mfu_step", result.utilisation},
                    {"mfu_step_whole_square", result.utilisation_whole},
                    {"mfu_whole_run", result.whole_run_utilisation},
                    {"denominator_flop_per_s", result.denominator},
                    {"denominator", "dense peak, " + cluster::to_string(result.plan.format)},
                    {"whole_run_share", result.whole_run_share},
                    {"goodput",
                     {{"share", result.goodput.share},
                      {"hours_between_failures", result.goodput.between / base::kSecondsAnHour},
                      {"minutes_between_checkpoints", result.goodput.interval / 60.0}}},
                    {"days", band(result.days)},
                    {"chip_hours", band(result.chip_hours)}};
  json["published_chip_hours"] = result.question.published_chip_hours > 0.0
                                     ? ordered_json(result.question.published_chip_hours)
                                     : ordered_json(nullptr);
  json["node_power_kw"] = band(result.node_power);
  json["site_power_mw"] = band(result.site_power);
  json["energy_gwh"] = band(result.energy);
  json["cost_musd"] = result.has_price ? band(result.cost) : ordered_json(nullptr);
  json["chip_hour_usd"] = result.has_price ? band(result.chip_hour_cost) : ordered_json(nullptr);
  json["untuned"] = result.untuned;
  json["step_parts_s"] = {{"matrix", step.work.matrix},   {"attention", step.work.attention},
                          {"element", step.work.element}, {"tensor", step.work.tensor},
                          {"expert", step.work.expert},   {"context", step.work.context},
                          {"recompute", step.recompute},  {"bubble", step.bubble},
                          {"pipeline", step.pipeline},    {"data", step.data},
                          {"optimizer", step.optimizer},  {"straggler", step.straggler},
                          {"overhead", step.overhead}};
  json["memory_gb"] = {{"weights", memory.weights / 1e9},     {"gradients", memory.gradients / 1e9},
                       {"optimizer", memory.optimizer / 1e9}, {"activations", memory.activations / 1e9},
                       {"logits", memory.logits / 1e9},       {"reserved", memory.reserved / 1e9},
                       {"capacity", memory.capacity / 1e9}};
  json["next_best"] = candidates(result.others);
  json["pareto"] = candidates(result.pareto);
  if (result.nearby_tried) {
    json["nearby_batch"] =
        result.nearby_batch ? ordered_json{{"batch", result.nearby_batch->batch}, {"gain", result.nearby_batch->gain}}
                            : ordered_json(nullptr);
  }
  json["assumed"] = result.machine.assumed;
  return json;
}

std::string written(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string train_json(const jobs::TrainResult& result) { return written(object_of(result)); }

std::string train_json(const jobs::SideBySide<jobs::TrainResult>& chips) {
  ordered_json list = ordered_json::array();
  for (const auto& [chip, answer] : chips) {
    ordered_json one = answer ? object_of(*answer) : ordered_json{{"chip", chip}};
    one["why_not"] = answer ? ordered_json(nullptr) : ordered_json(base::to_string(answer.error()));
    list.push_back(std::move(one));
  }
  return written({{"chips", std::move(list)}});
}

}  // namespace headway::report
