#include "headway/results/train.hpp"

#include "headway/base/units.hpp"
#include "headway/results/parts.hpp"
#include "headway/results/rows.hpp"

namespace headway::results {

namespace {

using cluster::Memory;
using cluster::Step;
using jobs::ServeResult;
using jobs::TrainResult;

constexpr double kGiga = 1e9;
constexpr double kMinute = 60.0;

const Described<cluster::Candidate>& candidate() {
  using cluster::Candidate;
  static const auto keys =
      Described<Candidate>()
          .value("plan", "the plan", [](const Candidate& of) { return cluster::to_string(of.plan); })
          .value("step_s", "time of a step", &Candidate::time, "s")
          .value(
              "memory_gb", "memory of the fullest chip", [](const Candidate& of) { return of.memory / kGiga; }, "GB");
  return keys;
}

const Described<cluster::Goodput>& goodput() {
  using cluster::Goodput;
  static const auto keys = Described<Goodput>()
                               .value("share", "share of the time that is not lost to failures", &Goodput::share, "1")
                               .value(
                                   "hours_between_failures", "mean time between failures",
                                   [](const Goodput& of) { return of.between / base::kSecondsAnHour; }, "hour")
                               .value(
                                   "minutes_between_checkpoints", "time between checkpoints",
                                   [](const Goodput& of) { return of.interval / kMinute; }, "minute");
  return keys;
}

const Described<Step>& step_parts() {
  static const auto keys =
      Described<Step>()
          .value("matrix", "matrix products", [](const Step& of) { return of.work.matrix; })
          .value("attention", "attention", [](const Step& of) { return of.work.attention; })
          .value("element", "work element by element", [](const Step& of) { return of.work.element; })
          .value("tensor", "communication of tensor parallelism", [](const Step& of) { return of.work.tensor; })
          .value("expert", "communication with experts", [](const Step& of) { return of.work.expert; })
          .value("context", "communication of context parallelism", [](const Step& of) { return of.work.context; })
          .value("recompute", "activations computed again", &Step::recompute)
          .value("bubble", "stages of the pipeline that wait", &Step::bubble)
          .value("pipeline", "communication between stages", &Step::pipeline)
          .value("data", "communication of data parallelism", &Step::data)
          .value("optimizer", "the optimizer", &Step::optimizer)
          .value("straggler", "waiting for the slowest chip", &Step::straggler)
          .value("overhead", "fixed time, and what the maturity of software adds", &Step::overhead);
  return keys;
}

const Described<Memory>& memory() {
  const auto in_gb = [](double Memory::* member) { return [member](const Memory& of) { return of.*member / kGiga; }; };
  static const auto keys = Described<Memory>()
                               .value("weights", "weights", in_gb(&Memory::weights))
                               .value("gradients", "gradients", in_gb(&Memory::gradients))
                               .value("optimizer", "state of the optimizer", in_gb(&Memory::optimizer))
                               .value("activations", "activations", in_gb(&Memory::activations))
                               .value("logits", "logits", in_gb(&Memory::logits))
                               .value("reserved", "held back", in_gb(&Memory::reserved))
                               .value("capacity", "what the chip has", in_gb(&Memory::capacity));
  return keys;
}

const Described<jobs::NearbyBatch>& nearby_batch() {
  static const auto keys = Described<jobs::NearbyBatch>()
                               .value("batch", "the batch", &jobs::NearbyBatch::batch, "sequence")
                               .value("gain", "by what share it trains faster", &jobs::NearbyBatch::gain, "1");
  return keys;
}

std::optional<double> published_hours(const TrainResult& of) {
  const double hours = of.question.published_chip_hours;
  return hours > 0.0 ? std::optional(hours) : std::nullopt;
}

template <class Result>
const jobs::Band* if_priced(const Result& of, const jobs::Band Result::* band) {
  return of.has_price ? &(of.*band) : nullptr;
}

const jobs::NearbyBatch* nearby_of(const TrainResult& of) { return of.nearby_batch ? &*of.nearby_batch : nullptr; }

/// The answer for one chip among several: the keys of an answer for one chip, `null` where the chip cannot do the job.
template <class Result>
const Described<jobs::OfChip<Result>>& one_of_several(const Described<Result>& described) {
  using Of = jobs::OfChip<Result>;
  static const auto keys = [&described] {
    const auto answer = [](const Of& of) -> const Result* { return of.answer ? &*of.answer : nullptr; };
    Described<Of> all;
    for (const Key& key : described.object().keys) {
      if (key.name == "chip") {
        all.value("chip", "the chip", [](const Of& of) { return of.chip; });
      } else {
        all.include_key(answer, key);
      }
    }
    return all.value("why_not", "why the chip cannot do the job", [](const Of& of) {
      return of.answer ? std::nullopt : std::optional(base::to_string(of.answer.error()));
    });
  }();
  return keys;
}

std::vector<Cell> about_training(const TrainResult& result) {
  return {cell(result.machine.chip), cell(result.question.count)};
}

std::vector<Cell> about_serving(const ServeResult& result) {
  return {cell(result.machine.chip), cell(result.question.place), cell(result.question.count)};
}

FigureRows serving_rows() { return FigureRows({"chip", "place", "count"}); }

const Described<jobs::BreakEven>& evens() {
  using jobs::BreakEven;
  static const auto keys =
      Described<BreakEven>()
          .part(
              "break_even_usd_per_kwh",
              "the price of electricity at which a token costs the same on both; below zero even free electricity does "
              "not make up for the chip",
              &BreakEven::price, band(), "USD/kWh")
          .part("cost_ratio", "cost of a token over that on the other chip", &BreakEven::cost_ratio, band(), "1")
          .part("energy_ratio", "energy of a token over that on the other chip", &BreakEven::energy_ratio, band(), "1")
          .value("share_cheaper", "share of draws in which it is the cheaper", &BreakEven::share_cheaper, "1")
          .value("share_never", "share of draws in which the price is below zero", &BreakEven::share_never, "1");
  return keys;
}

}  // namespace

const Described<TrainResult>& train() {
  static const auto keys =
      Described<TrainResult>()
          .value("model", "the model", [](const TrainResult& of) { return of.shape.id; })
          .value(
              "parameters", "its parameters", [](const TrainResult& of) { return of.parameters.total; }, "parameter")
          .value(
              "parameters_met", "parameters that a token meets",
              [](const TrainResult& of) { return of.parameters.active; }, "parameter")
          .value("chip", "the chip", [](const TrainResult& of) { return of.machine.chip; })
          .value(
              "count", "how many", [](const TrainResult& of) { return of.question.count; }, "chip")
          .value("family", "family of efficiencies", &TrainResult::family)
          .value(
              "software", "date of the software, as a year", [](const TrainResult& of) { return of.question.software; },
              "year")
          .value("tokens", "of the whole run", &TrainResult::tokens, "token")
          .value(
              "batch", "sequences a step", [](const TrainResult& of) { return of.job.batch; }, "sequence")
          .value(
              "sequence", "tokens a sequence", [](const TrainResult& of) { return of.job.sequence; }, "token")
          .value("plan", "the plan", [](const TrainResult& of) { return cluster::to_string(of.plan); })
          .value("searched", "whether it was searched", &TrainResult::searched)
          .value("plans_tried", "plans that divide", &TrainResult::plans_tried, "plan")
          .value("plans_fitting", "of these, plans that fit", &TrainResult::plans_fitting, "plan")
          .part("step_s", "time of a step", &TrainResult::step_time, band(), "s")
          .part("tokens_per_s_per_chip", "speed", &TrainResult::tokens_a_chip, band(), "token/s")
          .value("mfu_step", "model FLOP utilisation of a step, causal attention counted once",
                 &TrainResult::utilisation, "1")
          .value("mfu_step_whole_square", "the same with the whole square of attention",
                 &TrainResult::utilisation_whole, "1")
          .value("mfu_whole_run", "the same of the whole run", &TrainResult::whole_run_utilisation, "1")
          .value("denominator_flop_per_s", "what they are shares of", &TrainResult::denominator, "flop/s")
          .value("denominator", "the same in words",
                 [](const TrainResult& of) { return "dense peak, " + cluster::to_string(of.plan.format); })
          .value("whole_run_share", "tokens of a whole run over those at the step's rate",
                 &TrainResult::whole_run_share, "1")
          .part("goodput", "what failures take", &TrainResult::goodput, goodput())
          .part("days", "time of the run", &TrainResult::days, band(), "day")
          .part("chip_hours", "of the run", &TrainResult::chip_hours, band(), "chip hour")
          .value("published_chip_hours", "of a named job", &published_hours, "chip hour")
          .part("node_power_kw", "of eight chips", &TrainResult::node_power, band(), "kW")
          .part("site_power_mw", "of the site", &TrainResult::site_power, band(), "MW")
          .part("energy_gwh", "of the run", &TrainResult::energy, band(), "GWh")
          .part(
              "cost_musd", "owner's cost of the run; `null` without a price",
              [](const TrainResult& of) { return if_priced(of, &TrainResult::cost); }, band(), "MUSD")
          .part(
              "chip_hour_usd", "owner's cost of an hour of a chip; `null` without a price",
              [](const TrainResult& of) { return if_priced(of, &TrainResult::chip_hour_cost); }, band(), "USD")
          .value("untuned", "time over that of the plan at its best, where it was searched; in all times",
                 &TrainResult::untuned, "1")
          .part("step_parts_s", "seconds of a step by part; they add up to its median", &TrainResult::step,
                step_parts(), "s")
          .part("memory_gb", "memory of the fullest chip by category", &TrainResult::memory, memory(), "GB")
          .list("next_best", "the next best plans", &TrainResult::others, candidate())
          .list("pareto", "plans of which none is both faster and smaller", &TrainResult::pareto, candidate())
          .part(
              "nearby_batch",
              "where the plan was searched for a batch that was given: one within 5 % that trains more than 1 % faster",
              &nearby_of, nearby_batch())
          .value("assumed", "what the catalogue lacks of the chip",
                 [](const TrainResult& of) { return of.machine.assumed; });
  return keys;
}

const Described<ServeResult>& serve_model() {
  using cluster::Serving;
  static const auto parts = Described<Serving>()
                                .value("products", "products", &Serving::products)
                                .value("attention", "attention", &Serving::attention)
                                .value("communication", "communication", &Serving::communication);
  static const auto keys =
      Described<ServeResult>()
          .value("model", "the model", [](const ServeResult& of) { return of.shape.id; })
          .value("chip", "the chip", [](const ServeResult& of) { return of.machine.chip; })
          .value("family", "family of efficiencies", &ServeResult::family)
          .value("precision", "format of the products",
                 [](const ServeResult& of) { return cluster::to_string(of.serving.replica.format); })
          .value(
              "prompt", "tokens read a request", [](const ServeResult& of) { return of.question.prompt; }, "token")
          .value(
              "output", "tokens written a request", [](const ServeResult& of) { return of.question.output; }, "token")
          .value(
              "replica_chips", "chips that hold the model once",
              [](const ServeResult& of) { return of.serving.replica.chips; }, "chip")
          .value(
              "batch", "requests written together", [](const ServeResult& of) { return of.serving.replica.batch; },
              "sequence")
          .value(
              "token_s", "time between two tokens of a request", [](const ServeResult& of) { return of.serving.step; },
              "s")
          .value(
              "first_token_s", "time to the first token, without queues",
              [](const ServeResult& of) { return of.serving.first_token; }, "s")
          .part("tokens_per_s_per_chip", "tokens written, the chips reading too", &ServeResult::rate, band(), "token/s")
          .part("prefill_tokens_per_s_per_chip", "tokens read, reading alone", &ServeResult::prefill_rate, band(),
                "token/s")
          .part("decode_tokens_per_s_per_chip", "tokens written, writing alone", &ServeResult::decode_rate, band(),
                "token/s")
          .value(
              "weights_gb_per_chip", "memory of the weights",
              [](const ServeResult& of) { return of.serving.weights / kGiga; }, "GB")
          .value(
              "cache_gb_per_chip", "memory of the cache of keys and values",
              [](const ServeResult& of) { return of.serving.cache / kGiga; }, "GB")
          .part("step_parts_s", "seconds between two tokens by part", &ServeResult::serving, parts, "s")
          .part("energy_kwh_per_million", "energy of a million tokens written, at the site", &ServeResult::energy,
                band(), "kWh")
          .part(
              "cost_usd_per_million", "owner's cost of a million tokens written; `null` without a price",
              [](const ServeResult& of) { return if_priced(of, &ServeResult::cost); }, band(), "USD")
          .value("assumed", "what the catalogue lacks of the chip",
                 [](const ServeResult& of) { return of.machine.assumed; });
  return keys;
}

const Described<jobs::BreakEven>& break_even() {
  using jobs::BreakEven;
  static const auto keys = Described<BreakEven>()
                               .include(&BreakEven::one, serve_model())
                               .part("against", "the other chip, with the same keys", &BreakEven::other, serve_model())
                               .include(std::identity(), evens());
  return keys;
}

const Described<TrainedChips>& train_chips() {
  static const auto keys = Described<TrainedChips>().list("chips", "one object for each, in the order given",
                                                          std::identity(), one_of_several(train()));
  return keys;
}

const Described<ServedChips>& serve_chips() {
  static const auto keys = Described<ServedChips>().list("chips", "one object for each, in the order given",
                                                         std::identity(), one_of_several(serve_model()));
  return keys;
}

Sheet train_sheet(const TrainedChips& chips) {
  FigureRows rows({"chip", "count"});
  for (const auto& [chip, answer] : chips) {
    if (answer) {
      rows.about(about_training(*answer));
      add_figures(train().object(), &*answer, rows);
    } else {
      rows.about({cell(chip), Cell()});
      rows.add("why_not", base::to_string(answer.error()));
    }
  }
  return rows.take();
}

Sheet serve_sheet(const ServedChips& chips) {
  FigureRows rows = serving_rows();
  for (const auto& [chip, answer] : chips) {
    if (answer) {
      rows.about(about_serving(*answer));
      add_figures(serve_model().object(), &*answer, rows);
    } else {
      rows.about({cell(chip), Cell(), Cell()});
      rows.add("why_not", base::to_string(answer.error()));
    }
  }
  return rows.take();
}

Sheet break_even_sheet(const jobs::BreakEven& result) {
  FigureRows rows = serving_rows();
  rows.about(about_serving(result.other));
  add_figures(serve_model().object(), &result.other, rows);
  rows.about(about_serving(result.one));
  add_figures(serve_model().object(), &result.one, rows);
  add_figures(evens().object(), &result, rows);
  return rows.take();
}

}  // namespace headway::results
