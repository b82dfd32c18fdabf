// The answers of the cluster model as tables of figures.
#include "headway/report/serving_text.hpp"
#include "headway/report/train_text.hpp"

namespace headway::report {

namespace {

constexpr double kGiga = 1e9;

void add_training(const jobs::TrainResult& result, FigureRows& rows) {
  const cluster::Step& step = result.step;
  const cluster::Memory& memory = result.memory;
  rows.add("plan", cluster::to_string(result.plan));
  rows.add("batch", "sequence", result.job.batch);
  rows.add("sequence", "token", result.job.sequence);
  rows.add("tokens", "token", result.tokens);
  rows.add("step_s", "s", result.step_time);
  rows.add("tokens_per_s_per_chip", "token/s", result.tokens_a_chip);
  rows.add("mfu_step", "1", result.utilisation);
  rows.add("mfu_step_whole_square", "1", result.utilisation_whole);
  rows.add("mfu_whole_run", "1", result.whole_run_utilisation);
  rows.add("denominator_flop_per_s", "flop/s", result.denominator);
  rows.add("whole_run_share", "1", result.whole_run_share);
  rows.add("goodput.share", "1", result.goodput.share);
  rows.add("days", "day", result.days);
  rows.add("chip_hours", "chip hour", result.chip_hours);
  rows.add("node_power_kw", "kW", result.node_power);
  rows.add("site_power_mw", "MW", result.site_power);
  rows.add("energy_gwh", "GWh", result.energy);
  if (result.has_price) {
    rows.add("cost_musd", "MUSD", result.cost);
    rows.add("chip_hour_usd", "USD", result.chip_hour_cost);
  }
  rows.add("untuned", "1", result.untuned);
  if (result.nearby_batch) {
    rows.add("nearby_batch.batch", "sequence", result.nearby_batch->batch);
    rows.add("nearby_batch.gain", "1", result.nearby_batch->gain);
  }
  for (const auto& [part, seconds] :
       {std::pair{"matrix", step.work.matrix}, std::pair{"attention", step.work.attention},
        std::pair{"element", step.work.element}, std::pair{"tensor", step.work.tensor},
        std::pair{"expert", step.work.expert}, std::pair{"context", step.work.context},
        std::pair{"recompute", step.recompute}, std::pair{"bubble", step.bubble}, std::pair{"pipeline", step.pipeline},
        std::pair{"data", step.data}, std::pair{"optimizer", step.optimizer}, std::pair{"straggler", step.straggler},
        std::pair{"overhead", step.overhead}}) {
    rows.add(std::string("step_parts_s.") + part, "s", seconds);
  }
  for (const auto& [part, bytes] : {std::pair{"weights", memory.weights}, std::pair{"gradients", memory.gradients},
                                    std::pair{"optimizer", memory.optimizer},
                                    std::pair{"activations", memory.activations}, std::pair{"logits", memory.logits},
                                    std::pair{"reserved", memory.reserved}, std::pair{"capacity", memory.capacity}}) {
    rows.add(std::string("memory_gb.") + part, "GB", bytes / kGiga);
  }
}

void add_serving(const jobs::ServeResult& result, FigureRows& rows) {
  const cluster::Serving& serving = result.serving;
  rows.add("precision", cluster::to_string(serving.replica.format));
  rows.add("replica_chips", "chip", serving.replica.chips);
  rows.add("batch", "sequence", serving.replica.batch);
  rows.add("token_s", "s", serving.step);
  rows.add("first_token_s", "s", serving.first_token);
  rows.add("tokens_per_s_per_chip", "token/s", result.rate);
  rows.add("prefill_tokens_per_s_per_chip", "token/s", result.prefill_rate);
  rows.add("decode_tokens_per_s_per_chip", "token/s", result.decode_rate);
  rows.add("weights_gb_per_chip", "GB", serving.weights / kGiga);
  rows.add("cache_gb_per_chip", "GB", serving.cache / kGiga);
  rows.add("step_parts_s.products", "s", serving.products);
  rows.add("step_parts_s.attention", "s", serving.attention);
  rows.add("step_parts_s.communication", "s", serving.communication);
  rows.add("energy_kwh_per_million", "kWh", result.energy);
  if (result.has_price) {
    rows.add("cost_usd_per_million", "USD", result.cost);
  }
}

FigureRows serving_rows() { return FigureRows({"chip", "place", "count"}); }

std::vector<Cell> about_serving(const jobs::ServeResult& result) {
  return {cell(result.machine.chip), cell(result.question.place), cell(result.question.count)};
}

}  // namespace

Sheet train_sheet(const jobs::SideBySide<jobs::TrainResult>& chips) {
  FigureRows rows({"chip", "count"});
  for (const auto& [chip, answer] : chips) {
    rows.about({cell(chip), answer ? cell(answer->question.count) : Cell()});
    if (answer) {
      add_training(*answer, rows);
    } else {
      rows.add("why_not", base::to_string(answer.error()));
    }
  }
  return rows.take();
}

Sheet serving_sheet(const jobs::SideBySide<jobs::ServeResult>& chips) {
  FigureRows rows = serving_rows();
  for (const auto& [chip, answer] : chips) {
    rows.about({cell(chip), Cell(), Cell()});
    if (answer) {
      rows.about(about_serving(*answer));
      add_serving(*answer, rows);
    } else {
      rows.add("why_not", base::to_string(answer.error()));
    }
  }
  return rows.take();
}

Sheet break_even_sheet(const jobs::BreakEven& result) {
  FigureRows rows = serving_rows();
  rows.about(about_serving(result.other));
  add_serving(result.other, rows);
  rows.about(about_serving(result.one));
  add_serving(result.one, rows);
  rows.add("break_even_usd_per_kwh", "USD", result.price);
  rows.add("cost_ratio", "1", result.cost_ratio);
  rows.add("energy_ratio", "1", result.energy_ratio);
  rows.add("share_cheaper", "1", result.share_cheaper);
  rows.add("share_never", "1", result.share_never);
  return rows.take();
}

}  // namespace headway::report
