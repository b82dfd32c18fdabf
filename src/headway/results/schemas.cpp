#include "headway/results/schemas.hpp"

#include "headway/results/book.hpp"
#include "headway/results/chips.hpp"
#include "headway/results/claims.hpp"
#include "headway/results/compare.hpp"
#include "headway/results/explain.hpp"
#include "headway/results/fit.hpp"
#include "headway/results/list.hpp"
#include "headway/results/plan.hpp"
#include "headway/results/replicate.hpp"
#include "headway/results/score.hpp"
#include "headway/results/sensitivity.hpp"
#include "headway/results/studies.hpp"
#include "headway/results/train.hpp"

namespace headway::results {

namespace {

constexpr const char* kFigures =
    "one figure a row: `quantity` (the key of the JSON, parts after a point, as in `memory_gb.weights`), `unit`, `p5`, "
    "`p50`, `p95` (alike where there is no doubt) and `words` (what is no number, such as `plan` and `why_not`)";

std::string figures_after(const std::string& columns) { return columns + ", then " + kFigures; }

std::vector<Schema> all_schemas() {
  const auto of = [](std::string name, std::string means, const auto& described) {
    return Schema{std::move(name), std::move(means), &described.object()};
  };
  const auto with_row = [](Schema schema, const auto& row) {
    schema.row = &row.object();
    return schema;
  };
  const auto with_columns = [](Schema schema, std::string columns) {
    schema.columns = std::move(columns);
    return schema;
  };
  return {
      with_row(of("headway.compare/1", "`headway compare`", compare()), figure_row()),
      with_row(of("headway.run/1", "`headway run`", run()), figure_row()),
      with_row(
          of("headway.drivers/1", "`headway drivers`; `yardstick` and `basis` of the figure are the head's", drivers()),
          driver_row()),
      with_row(of("headway.sensitivity/1",
                  "`headway sensitivity`; `yardstick` and `basis` of the figure are the head's", sensitivity()),
               estimate_row()),
      with_row(of("headway.threshold/1", "`headway threshold`; `yardstick` and `basis` of the figure are the head's",
                  threshold()),
               threshold_row()),
      with_row(
          of("headway.decompose/1",
             "`headway decompose`; the head's `samples` is the number of draws used, and its `yardstick` and `basis` "
             "are the figure's",
             decompose()),
          lever_row()),
      with_row(
          of("headway.claims/2",
             "`headway claims`; since version 1 the values of `verdict` are words for likelihood, and `probability`, "
             "`probability_error`, `decided_by`, `settled_by`, `observed` and the parts' `role` are new",
             claims()),
          claim_row()),
      with_row(of("headway.replicate/1", "`headway replicate`", replicate()), number_row()),
      with_row(
          of("headway.score/1", "`headway score`; the head's `dropped` is the most left out from one date", score()),
          score_row()),
      with_row(of("headway.forecast/1", "`headway forecast`", forecast()), forecast_row()),
      with_row(of("headway.forecast_score/1", "`headway forecast` where cards are scored", forecast_score()),
               card_row()),
      with_row(of("headway.calibrate/1",
                  "`headway calibrate`: the fit, or predictions for any file, where nothing is fitted", calibrate()),
               run_row()),
      with_columns(of("headway.train/1", "`headway train`", train()), figures_after("`chip` and `count`")),
      with_columns(of("headway.train.chips/1", "`headway train` with several chips", train_chips()),
                   figures_after("`chip` and `count`")),
      with_columns(of("headway.serve-model/1", "`headway serve-model`", serve_model()),
                   figures_after("`chip`, `place` and `count` (chips of a replica at most)")),
      with_columns(
          of("headway.serve-model/1 with another chip", "`headway serve-model` against another chip", break_even()),
          figures_after("`chip`, `place` and `count` (chips of a replica at most)")),
      with_columns(of("headway.serve-model.chips/1", "`headway serve-model` with several chips", serve_chips()),
                   figures_after("`chip`, `place` and `count` (chips of a replica at most)")),
      with_columns(
          of("headway.plan/1", "`headway plan` ([planner](planner.md)); money is in millions of USD", plan()),
          "`part` (`fleet`, `runners_up 1`, `shadow_prices`, `conflicts 1`, `draws`, `rates`, `stated`), `of` (the "
          "run, service, limit or key), `chip`, `site`, `quantity`, `unit`, `p5`, `p25`, `p50`, `p75`, `p95` and "
          "`words`"),
      with_columns(of("headway.yardsticks/1", "`headway yardsticks`", yardsticks()),
                   figures_after("`class`, `chip` and `family`")),
      of("headway.book/1", "`headway book check`", book_contents()),
      with_row(of("headway.book.entries/1", "`headway book show`", entries()), value_row()),
      of("headway.explain/1 of an entry", "`headway explain` with the id of an entry", explained_entry()),
      of("headway.explain/1 of a metric", "`headway explain` with the id of a metric", explained_metric()),
      of("headway.explain/1 of a class", "`headway explain` with the name of a class of chips", explained_class()),
      with_row(of("headway.chips/1", "`headway chips`", all_chips()), chip_row()),
      with_row(of("headway.chip/1", "`headway chips` with a name", one_chip()), rule_row()),
      with_row(of("headway.list.levers/1", "`headway list levers`", listed_levers()), lever_line()),
      with_row(of("headway.list.scenarios/1",
                  "`headway list scenarios`; in CSV a row for each lever that a scenario sets", listed_scenarios()),
               scenario_line()),
      with_row(of("headway.list.metrics/1", "`headway list metrics`", listed_metrics()), metric_line()),
      with_row(of("headway.list/1",
                  "`headway list` of anything else: entries, models, jobs, chips, classes, plans, claims, replications",
                  listed_names()),
               name_line()),
  };
}

}  // namespace

const std::vector<Schema>& schemas() {
  static const auto all = all_schemas();
  return all;
}

}  // namespace headway::results
