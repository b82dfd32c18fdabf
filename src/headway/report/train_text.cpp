#include "headway/report/train_text.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "headway/base/units.hpp"
#include "headway/report/band.hpp"
#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"

namespace headway::report {

namespace {

std::string tenth_of_percent(double share) { return fmt::format("{:.1f} %", 100.0 * share); }

Grid step_grid(const jobs::TrainResult& result) {
  const cluster::Step& step = result.step;
  const std::vector<std::pair<const char*, double>> parts{{"matrix products", step.work.matrix},
                                                          {"attention", step.work.attention},
                                                          {"element-wise, weights, casts", step.work.element},
                                                          {"tensor parallel", step.work.tensor},
                                                          {"experts: routing and travel", step.work.expert},
                                                          {"context parallel", step.work.context},
                                                          {"recomputation", step.recompute},
                                                          {"pipeline bubble", step.bubble},
                                                          {"pipeline transfers", step.pipeline},
                                                          {"data parallel", step.data},
                                                          {"optimizer", step.optimizer},
                                                          {"stragglers", step.straggler},
                                                          {"fixed, software, not at best", step.overhead}};
  Grid grid;
  grid.title = "Where a step goes";
  grid.columns = {"part", "seconds", "share"};
  for (const auto& [name, seconds] : parts) {
    if (seconds > 0.0) {
      grid.rows.push_back({name, rounded(seconds, 0.0), tenth_of_percent(seconds / step.time)});
    }
  }
  grid.note = "Communication is what is not hidden behind work.";
  return grid;
}

Grid memory_grid(const jobs::TrainResult& result) {
  const cluster::Memory& memory = result.memory;
  Grid grid;
  grid.title =
      fmt::format("Memory of the fullest chip: {:.3g} GB of {:.3g}", memory.needed() / 1e9, memory.capacity / 1e9);
  grid.columns = {"category", "GB"};
  for (const auto& [name, bytes] :
       {std::pair{"weights", memory.weights}, std::pair{"gradients", memory.gradients},
        std::pair{"optimizer", memory.optimizer}, std::pair{"activations", memory.activations},
        std::pair{"logits", memory.logits}, std::pair{"held back", memory.reserved}}) {
    grid.rows.push_back({name, fmt::format("{:.3g}", bytes / 1e9)});
  }
  return grid;
}

Grid plan_grid(const jobs::TrainResult& result) {
  Grid grid;
  grid.title =
      fmt::format("The next best of {} plans that divide, {} of which fit", result.plans_tried, result.plans_fitting);
  grid.columns = {"plan", "step, s", "GB"};
  for (const cluster::Candidate& other : result.others) {
    grid.rows.push_back(
        {cluster::to_string(other.plan), rounded(other.time, 0.0), fmt::format("{:.3g}", other.memory / 1e9)});
  }
  return grid;
}

std::string published(const jobs::TrainResult& result) {
  const double hours = result.question.published_chip_hours;
  if (hours <= 0.0) {
    return "";
  }
  const bool inside = hours >= result.chip_hours.p5 && hours <= result.chip_hours.p95;
  return wrapped(fmt::format("Published: {} chip-hours; predicted {:+.1f} %, {} the band.", rounded(hours, 0.0, 4),
                             100.0 * (result.chip_hours.p50 / hours - 1.0), inside ? "within" : "outside"));
}

}  // namespace

std::string nearby_batch_sentence(const jobs::TrainResult& result) {
  if (!result.nearby_batch) {
    return "";
  }
  const auto whole = [](double sequences) { return rounded_in(sequences, 1.0, {}, 9); };
  return fmt::format("A batch of {} sequences instead of {} would train {:.0f} % faster.",
                     whole(result.nearby_batch->batch), whole(result.job.batch), 100.0 * result.nearby_batch->gain);
}

std::string train_text(const jobs::TrainResult& result) {
  const jobs::TrainQuestion& question = result.question;
  std::string text = wrapped(
      fmt::format("{} ({} parameters, {} met by a token) on {:.0f} x {}: {} of training on {} tokens, {}.",
                  result.shape.name, rounded(result.parameters.total, 0.0), rounded(result.parameters.active, 0.0),
                  question.count, result.machine.chip, shown(result.days, "days"), rounded(result.tokens, 0.0),
                  shown(result.chip_hours, "chip-hours")));
  text += published(result);
  text += "\n";
  text +=
      wrapped(fmt::format("Plan ({}): {}", result.searched ? "searched" : "given", cluster::to_string(result.plan)));
  if (result.searched) {
    text += wrapped(
        fmt::format("Times are {:.3g} times that plan's own: measured runs are not at the best that a search finds.",
                    result.untuned));
  }
  text += wrapped(fmt::format("Step: {} for {:.0f} sequences of {:.0f}; {} a chip.", shown(result.step_time, "s"),
                              result.job.batch, result.job.sequence, shown(result.tokens_a_chip, "tokens/s")));
  text += result.nearby_batch ? wrapped(nearby_batch_sentence(result)) : "";
  text += wrapped(fmt::format(
      "MFU of a step: {} of the dense {} peak of {:.4g} TFLOP/s, causal attention counted once ({} with "
      "the whole square "
      "counted). MFU of the whole run: {}.",
      tenth_of_percent(result.utilisation), cluster::to_string(result.plan.format), result.denominator / 1e12,
      tenth_of_percent(result.utilisation_whole), tenth_of_percent(result.whole_run_utilisation)));
  text += wrapped(fmt::format(
      "A failure every {:.3g} h, a checkpoint every {:.3g} min: goodput {}. The whole run is taken to pass {} of the "
      "tokens of uninterrupted steps, failures, evaluation and slower phases included.",
      result.goodput.between / base::kSecondsAnHour, result.goodput.interval / base::kSecondsAMinute,
      tenth_of_percent(result.goodput.share), tenth_of_percent(result.whole_run_share)));
  text +=
      wrapped(fmt::format("Power: {} for eight chips; {} for the site; {} for the run.", shown(result.node_power, "kW"),
                          shown(result.site_power, "MW"), shown(result.energy, "GWh")));
  text += result.has_price ? wrapped(fmt::format("Owner's cost in {}: {} ({} a chip-hour).", question.place,
                                                 shown(result.cost, "M USD"), shown(result.chip_hour_cost, "USD")))
                           : "Cost: the catalogue has no price of this chip.\n";
  text += "\n" + to_text(step_grid(result)) + "\n" + to_text(memory_grid(result));
  if (!result.others.empty()) {
    constexpr std::size_t kWide = 160;
    text += "\n" + to_text(plan_grid(result), at_most_terminal(kWide));
  }
  for (const std::string& assumed : result.machine.assumed) {
    text += "Assumed, as the catalogue has no figure: " + assumed + ".\n";
  }
  text += fmt::format("\nCluster book {}, software of {:.1f}; nothing is drawn but prices and power, from seed 1.\n",
                      result.book_hash.substr(0, 12), question.software);
  return text;
}

}  // namespace headway::report
