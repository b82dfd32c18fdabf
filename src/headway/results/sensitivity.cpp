#include "headway/results/sensitivity.hpp"

#include "headway/results/parts.hpp"
#include "headway/results/rows.hpp"

namespace headway::results {

namespace {

using study::Effects;
using study::Knowledge;
using study::SensitivityResult;
using study::SobolIndices;
using study::TornadoEnd;

bool converged(const SobolIndices& indices) {
  return indices.first.width() <= study::kWidestInterval && indices.total.width() <= study::kWidestInterval;
}

const Described<SobolIndices>& indices() {
  static const auto keys =
      Described<SobolIndices>()
          .part("first", "first-order Sobol index: the share of the variance that it explains alone",
                &SobolIndices::first, estimate())
          .part("total", "total index: the share that it has a part in", &SobolIndices::total, estimate())
          .value("converged", "whether both intervals are narrower than `widest_converged`", &converged);
  return keys;
}

const Described<Knowledge>& knowledge() {
  static const auto keys =
      Described<Knowledge>("knowledge", "what it would be worth to know an input, for gains")
          .part("wrong_sign_without", "share of draws in which the sign is called wrongly", &Knowledge::wrong_without,
                estimate())
          .part("wrong_sign_with", "the same knowing the input", &Knowledge::wrong_with, estimate())
          .part("wrong_sign_fall", "the one less the other", &Knowledge::wrong_fall, estimate())
          .part("error_without", "mean distance from the best guess", &Knowledge::error_without, estimate())
          .part("error_with", "the same knowing the input", &Knowledge::error_with, estimate())
          .part("error_fall", "the fall, as a share of the distance without", &Knowledge::error_fall, estimate());
  return keys;
}

std::optional<int> alternative(const TornadoEnd& of) {
  return of.branch >= 0 ? std::optional(of.branch + 1) : std::nullopt;
}

const Described<TornadoEnd>& tornado_end() {
  static const auto keys =
      Described<TornadoEnd>()
          .include(&TornadoEnd::summary, summary())
          .value("setting", "what the input is held at, in the `unit` beside; `null` where that is no one number",
                 &TornadoEnd::setting)
          .value("alternative", "which alternative it is held at, from 1; else `null`", &alternative);
  return keys;
}

const Described<study::TornadoBar>& bar() {
  static const auto keys =
      Described<study::TornadoBar>()
          .value("unit", "unit of the settings", &study::TornadoBar::unit)
          .part("low", "the figure with the input at its 10 % value, or at its least favourable alternative",
                &study::TornadoBar::low, tornado_end())
          .part("high", "the same at its 90 % value, or at its most favourable alternative", &study::TornadoBar::high,
                tornado_end());
  return keys;
}

/// An input that is looked at closely.
struct Chosen {
  const SensitivityResult* result;
  std::size_t index;

  const study::Input& input() const { return result->inputs.inputs[result->chosen[index]]; }
  const SobolIndices& indices() const { return result->indices[index]; }
  const study::TornadoBar& bar() const { return result->bars[index]; }
  const Knowledge* knowledge() const { return index < result->knowledge.size() ? &result->knowledge[index] : nullptr; }
};

const Described<study::Input>& input() {
  static const auto keys = Described<study::Input>()
                               .value("id", "the input", &study::Input::id)
                               .value("members", "entries drawn together with it", &study::Input::members)
                               .value("sector", "its sector", &study::Input::sector);
  return keys;
}

const Described<Chosen>& chosen() {
  static const auto keys = Described<Chosen>()
                               .include(&Chosen::input, input())
                               .include(&Chosen::indices, indices())
                               .part("tornado", "the figure with the input held at its ends", &Chosen::bar, bar())
                               .part("knowledge", "what it would be worth to know it", &Chosen::knowledge, knowledge())
                               .left_out_where_none();
  return keys;
}

std::vector<Chosen> chosen_of(const SensitivityResult& of) {
  std::vector<Chosen> all;
  for (std::size_t k = 0; k < of.chosen.size(); ++k) {
    all.push_back({&of, k});
  }
  return all;
}

const Described<SensitivityResult>& together() {
  static const auto keys = Described<SensitivityResult>()
                               .include(&SensitivityResult::together, indices())
                               .part(
                                   "knowledge", "what it would be worth to know them all",
                                   [](const SensitivityResult& of) {
                                     return of.knowledge_together.empty() ? nullptr : &of.knowledge_together.front();
                                   },
                                   knowledge())
                               .left_out_where_none();
  return keys;
}

const Described<study::SectorIndices>& sector() {
  static const auto keys = Described<study::SectorIndices>()
                               .value("sector", "the sector", &study::SectorIndices::sector)
                               .value("inputs", "how many inputs it has", &study::SectorIndices::inputs)
                               .include(&study::SectorIndices::indices, indices());
  return keys;
}

/// An input of the screening.
struct Screened {
  const study::Input* input;
  const Effects* effects;
};

const Described<Effects>& effects() {
  static const auto keys =
      Described<Effects>()
          .part("size", "mean of the absolute effects of moving it (mu*)", &Effects::size, estimate())
          .part("mean", "mean of the effects of moving it up (mu)", &Effects::mean, estimate())
          .part("deviation", "standard deviation of these (sigma)", &Effects::deviation, estimate())
          .part("strength", "root mean square of the effects", &Effects::strength, estimate())
          .part("flips", "share of points in which the figure crosses zero", &Effects::flips, estimate());
  return keys;
}

const Described<Screened>& screened() {
  static const auto keys = Described<Screened>()
                               .include([](const Screened& of) { return of.input; }, input())
                               .include([](const Screened& of) { return of.effects; }, effects());
  return keys;
}

std::vector<Screened> screened_of(const SensitivityResult& of) {
  std::vector<Screened> all;
  for (const std::size_t k : of.order) {
    all.push_back({&of.inputs.inputs[k], &of.effects[k]});
  }
  return all;
}

study::Estimate median_of(const model::Summary& summary) {
  return {summary.p50, summary.p50 - summary.error_p50, summary.p50 + summary.error_p50};
}

}  // namespace

const Described<SensitivityResult>& sensitivity() {
  static const auto keys =
      Described<SensitivityResult>()
          .include(&SensitivityResult::quantity, quantity())
          .part("summary", "the figure over the draws that support history", &SensitivityResult::summary, summary())
          .value("deviation", "standard deviation over these", &SensitivityResult::deviation)
          .value("deviation_all_draws", "standard deviation over all draws; shares are of its square",
                 &SensitivityResult::deviation_all)
          .value("points", "base points of the indices", &SensitivityResult::points)
          .value("screening_points", "base points of the screening", &SensitivityResult::screening_points)
          .value("runs", "runs of the model in all", &SensitivityResult::runs)
          .value("widest_converged", "an index whose interval is wider has not converged",
                 [](const SensitivityResult&) { return study::kWidestInterval; })
          .list("inputs", "the inputs that matter, by total index", &chosen_of, chosen())
          .part("together", "all of these as one", std::identity(), together())
          .list("sectors", "the sectors, by total index", &SensitivityResult::sectors, sector())
          .list("screening", "every input, the strongest first", &screened_of, screened());
  return keys;
}

const Described<EstimateRow>& estimate_row() {
  static const auto keys =
      Described<EstimateRow>()
          .value("part", "`sector`, `input`, `together` or `screening`", &EstimateRow::part)
          .value("id", "the sector or the input", &EstimateRow::id)
          .value("sector", "its sector", &EstimateRow::sector)
          .value("quantity",
                 "`first`, `total`, `median_low` and `median_high` (of the tornado), `wrong_sign_fall`, `error_fall`, "
                 "`size`, `mean` or `deviation`",
                 &EstimateRow::quantity)
          .include(&EstimateRow::estimate, estimate());
  return keys;
}

Sheet sensitivity_sheet(const SensitivityResult& result) {
  std::vector<EstimateRow> rows;
  for (const auto& each : result.sectors) {
    rows.push_back({"sector", each.sector, each.sector, "first", each.indices.first});
    rows.push_back({"sector", each.sector, each.sector, "total", each.indices.total});
  }
  for (const Chosen& each : chosen_of(result)) {
    const auto add = [&](std::string quantity, const study::Estimate& estimate) {
      rows.push_back({"input", each.input().id, each.input().sector, std::move(quantity), estimate});
    };
    add("first", each.indices().first);
    add("total", each.indices().total);
    add("median_low", median_of(each.bar().low.summary));
    add("median_high", median_of(each.bar().high.summary));
    if (const Knowledge* const known = each.knowledge()) {
      add("wrong_sign_fall", known->wrong_fall);
      add("error_fall", known->error_fall);
    }
  }
  rows.push_back({"together", "", "", "first", result.together.first});
  rows.push_back({"together", "", "", "total", result.together.total});
  for (const Screened& each : screened_of(result)) {
    rows.push_back({"screening", each.input->id, each.input->sector, "size", each.effects->size});
    rows.push_back({"screening", each.input->id, each.input->sector, "mean", each.effects->mean});
    rows.push_back({"screening", each.input->id, each.input->sector, "deviation", each.effects->deviation});
  }
  return table(estimate_row(), rows);
}

}  // namespace headway::results
