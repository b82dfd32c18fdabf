// A comparison kept alive: inputs are drawn once, history and each scenario are run once; after a change only what hangs on it is
// run again. What it says is what compare() says of the same draws, to the last bit.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "headway/ensemble/kept_draws.hpp"
#include "headway/model/compare.hpp"

namespace headway::model {

/// Not for several threads at once. Several of them, each with draws of its own, may run beside each other; their rows are merged.
class KeptComparison {
 public:
  /// Holds draws [first, first + question.samples) of the question's seed; nothing is run yet. The first scenario is the base. The
  /// figures asked for are `figures`, whatever the question's metrics are. Errors: a run that ends before scenarios part, no draw,
  /// no scenario, a model with a constraint.
  static base::Result<KeptComparison> open(std::shared_ptr<const Frozen> frozen, Question question,
                                           std::vector<ensemble::Scenario> scenarios, std::vector<Figure> figures,
                                           long first = 0, int width = 0);

  std::size_t sides() const { return draws_.scenarios().size(); }
  const Frozen& frozen() const { return *frozen_; }
  const std::vector<Figure>& figures() const { return figures_; }

  /// Puts a scenario in the place of the one of that side, from 0, the base: its months are to be run again. Rows merged are
  /// forgotten, as after any change. Error: there is no such side.
  base::Result<void> set_scenario(std::size_t side, ensemble::Scenario scenario);

  /// Asks for other figures; rows that are there already stay. Within the run's months.
  base::Result<void> set_figures(std::vector<Figure> figures);

  /// Puts another model in place of the one there is, made with some assumptions changed: of the inputs named by `changed`, and of
  /// any seen to differ, each is drawn again, and no other; history and scenarios are run again. Scenarios stay as they were set.
  /// Errors: other months or classes than before, a constraint.
  base::Result<void> set_model(std::shared_ptr<const Frozen> frozen, std::span<const std::string> changed);

  /// Several changes at once; what is none stays.
  struct Change {
    std::shared_ptr<const Frozen> frozen = {};
    std::vector<std::string> assumptions = {};  ///< as `changed` of set_model()
    std::map<std::size_t, ensemble::Scenario> sides = {};
    std::optional<std::vector<Figure>> figures = {};
    std::optional<long> first = {};
    std::optional<long> samples = {};
  };
  /// All of them, or none where one is refused. Other draws alone forget only merged rows that have draws in common with them: so
  /// one range after another can be run, and the rows of each merged into the next. Errors: those of the single changes, no draw.
  base::Result<void> change(Change change);

  /// Runs what is out of date, from the first draw on: at most so many packs of draws, and none once `stop` says so. Returns the
  /// draws done.
  long advance(long packs, const std::function<bool()>& stop = {});

  /// Draws from the first on whose figures are up to date, without those merged.
  long done() const { return draws_.done(); }
  bool finished() const { return done() == draws_.range().count; }

  /// The draws held, whether done or not; and how many of those that a result speaks of there are, with those merged.
  const ensemble::KeptRange& range() const { return draws_.range(); }
  long there() const;

  /// Figures of the draws done, for another comparison to merge. Error: a run that broke.
  base::Result<ensemble::DrawnRows> rows() const;

  /// Takes up the rows of other draws, in place of earlier ones with draws in common. Errors: rows of other assumptions, scenarios,
  /// figures or seed than are set here; draws that are run here.
  base::Result<void> merge(ensemble::DrawnRows rows);

  /// The comparison of all draws done and merged: Provenance::samples says how many they are. Errors: a run that broke, no draw
  /// done, too many draws to keep.
  base::Result<CompareResult> result() const;

  /// Memory that inputs and states take, in bytes, without the rows of figures.
  std::size_t bytes() const { return draws_.bytes(); }

 private:
  base::Result<void> check(const Change& change) const;

  KeptComparison(std::shared_ptr<const Frozen> frozen, Question question, std::vector<ensemble::Scenario> scenarios,
                 std::vector<Figure> figures, const ensemble::KeptRange& range);

  std::shared_ptr<const Frozen> frozen_;
  Question question_;
  std::vector<Figure> figures_;
  ensemble::KeptDraws draws_;
  std::vector<ensemble::DrawnRows> merged_;
};

}  // namespace headway::model
