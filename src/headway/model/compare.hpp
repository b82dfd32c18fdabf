// The gain: a base scenario against others, on the same draws.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "headway/model/draws.hpp"
#include "headway/model/figures.hpp"
#include "headway/model/frozen.hpp"
#include "headway/model/provenance.hpp"
#include "headway/model/summary.hpp"

namespace headway::model {

/// One scenario beside the base; vectors are as long as CompareResult::figures.
struct Compared {
  std::string scenario;
  std::string why;  ///< the book's words; empty without a book
  std::vector<Summary> value;
  std::vector<Summary> gain;          ///< other - base, draw by draw
  std::vector<Summary> gain_percent;  ///< 100 (other / base - 1), draw by draw
  std::vector<Summary>
      gain_over_h20;  ///< gain over Parts::before (in h100e, or where no yardstick applies) where that is among the scenarios
  bool same_as_base = false;  ///< its settings differ from the base's and changed no figure
};

/// Which scenarios play a part in what is said of a comparison, by name; empty for none.
struct Parts {
  std::string decided;       ///< the one that a report dwells on
  std::string before;        ///< what was sold before it
  std::string before_words;  ///< in words, such as "sales of A alone"
  std::string open;          ///< the most that the decision could do
  std::string open_words;
};

struct CompareResult {
  Provenance provenance;
  Parts parts;  ///< empty without a book
  std::string base;
  std::string base_why;
  std::vector<Figure> figures;
  std::vector<Summary> base_value;
  std::vector<Compared> others;
  DrawTable draws;  ///< of every scenario, the base first; empty unless the question keeps draws
};

/// The first scenario is the base. Words about scenarios stay empty: they are the book's. Errors: a run that ends before
/// scenarios part, a figure that does not exist, too many draws to keep, a run that broke.
base::Result<CompareResult> compare(const Frozen& frozen, const Question& question,
                                    std::span<const ensemble::Scenario> scenarios);

/// Of any figures, whatever the question's metrics are. Errors: as of compare().
base::Result<CompareResult> compare_figures(const Frozen& frozen, const Question& question,
                                            std::span<const ensemble::Scenario> scenarios, std::vector<Figure> figures);

/// Of draws already run, whose requests are those of `figures`, in their order; at least one scenario.
CompareResult compare_draws(const Frozen& frozen, const Question& question,
                            std::span<const ensemble::Scenario> scenarios, std::vector<Figure> figures,
                            const ensemble::Ensemble& ensemble);

/// Error: a run that ends before scenarios part.
base::Result<void> may_compare(const Frozen& frozen, const Question& question);

/// The scenario that the report dwells on: the decided one where it is there, else the first; -1 where there is none.
long headline_scenario(const CompareResult& result);

}  // namespace headway::model
