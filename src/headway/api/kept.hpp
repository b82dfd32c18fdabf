// The engine kept alive, for a face on which levers are moved: a comparison is opened once, and after a change only what hangs on
// it is run again. What it answers is what Engine::compare() answers, to the last bit.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "headway/api/settings.hpp"
#include "headway/model/kept_comparison.hpp"
#include "headway/study/model.hpp"

namespace headway::api {

/// Through which figures a comparison is looked at: those of Compare.
struct Figures : Lens, Metrics {};

/// What is kept: draws [first, first + samples) of the seed, of a base and others.
struct Kept : Draws {
  std::string base;  ///< a scenario's name, with levers set otherwise after it: "h200-licensed,washington.cap=400000"
  Texts others;
  Figures figures;
  long first = 0;
};

/// Not for several threads at once; each may have one of its own, with draws of its own. Where a change is refused, all stays as it
/// was.
class KeptEngine {
 public:
  /// Nothing is run yet. Errors: those of Engine::open() and of Engine::compare(); draws that are to be weighed (`constrain`).
  static base::Result<KeptEngine> open(const Settings& settings, const Kept& kept);

  /// Makes of the comparison the one that is wanted, with all assumptions that are set otherwise than in the book: what differs is
  /// changed, all of it, or nothing where a part of it is refused. Errors: those of the single changes below; another seed or number
  /// of sides.
  base::Result<void> change(const Texts& set, const Kept& wanted);

  /// Another scenario in the place of one: 0 is the base. Errors: no such side, an unknown scenario or lever, a value that does not
  /// fit it.
  base::Result<void> set_side(std::size_t side, const std::string& scenario);

  /// All assumptions that are set otherwise than in the book, as in BookSettings::set; those set before and left out here go back.
  /// Reads the book once more; of the inputs, only those named are drawn again. Errors: those of reading it; what changes months or
  /// chip classes.
  base::Result<void> set_assumptions(const Texts& set);

  /// Other figures. Errors: those that do not exist.
  base::Result<void> set_figures(const Figures& figures);

  /// Other draws of the same comparison: the book is not read again, and the memory of the former draws is given back. Rows that
  /// were merged stay, but for those with draws in common. Error: no draw.
  base::Result<void> set_draws(long first, long samples);

  /// Runs what is out of date, pack by pack from the first draw on, until so many milliseconds have passed or `stop` says so.
  /// Returns the draws done. It runs over by no more than a pack.
  long advance(double milliseconds, const std::function<bool()>& stop = {});

  /// What is kept, with all changes made so far.
  const Kept& kept() const { return kept_; }
  const Settings& settings() const { return settings_; }

  long done() const { return comparison_.done(); }
  bool finished() const { return comparison_.finished(); }

  /// Figures of the draws done, which another engine with the same settings and other draws can merge. Errors: see
  /// model::KeptComparison.
  base::Result<ensemble::DrawnRows> rows() const { return comparison_.rows(); }
  base::Result<void> merge(ensemble::DrawnRows rows) { return comparison_.merge(std::move(rows)); }

  /// Of all draws done and merged. Errors: no draw done, a run that broke.
  base::Result<model::CompareResult> result() const;

  const study::Prepared& prepared() const { return *prepared_; }
  std::shared_ptr<const study::Prepared> shared() const { return prepared_; }
  const model::KeptComparison& comparison() const { return comparison_; }

 private:
  KeptEngine(Settings settings, Kept kept, std::shared_ptr<const study::Prepared> prepared,
             model::KeptComparison comparison);

  Settings settings_;
  Kept kept_;
  std::shared_ptr<const study::Prepared> prepared_;
  model::KeptComparison comparison_;
};

}  // namespace headway::api
