// Draws held up to the month in which scenarios part, so that a lever costs the months of one scenario, and an assumption one
// input drawn anew. The months are those of ensemble::run: what comes out is the same to the last bit, whatever was changed in
// which order.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "headway/ensemble/drawn_rows.hpp"
#include "headway/ensemble/pack_store.hpp"
#include "headway/ensemble/rows.hpp"
#include "headway/ensemble/worker.hpp"

namespace headway::ensemble {

/// Which draws are held.
struct KeptRange {
  std::uint64_t seed = 1;
  long first = 0;
  long count = 500;
  int width = 0;  ///< draws a pack: 2, 4 or 8; 0: the widest that the processor has
};

/// Inputs of a model by their place in it.
struct InputPlaces {
  std::vector<std::size_t> scalars;
  std::vector<std::size_t> paths;
};

/// Not for several threads at once; several of them with ranges of their own may run beside each other.
class KeptDraws {
 public:
  /// At least one scenario and one draw; nothing is run yet. The model has no constraint.
  KeptDraws(std::shared_ptr<const Model> model, std::vector<Scenario> scenarios, std::vector<Request> requests,
            const KeptRange& range);

  const KeptRange& range() const { return range_; }
  const Model& model() const { return *model_; }
  const std::vector<Scenario>& scenarios() const { return scenarios_; }

  /// Puts another scenario in the place of one: its months are to be run again.
  void set_scenario(std::size_t place, Scenario scenario);

  /// Asks for other figures. Rows that are there already stay; only for others are months run again.
  void set_requests(std::vector<Request> requests);

  /// Another model of the same inputs and months. Those that are named, and those seen to differ, are drawn again; history and
  /// every scenario are run again where an input or a figure of a class has changed.
  void set_model(std::shared_ptr<const Model> model, const InputPlaces& named);

  /// Other draws in the place of those held, whose memory is given back. The width of packs stays.
  void set_range(long first, long count);

  /// Runs what is out of date, pack by pack from the first draw on: at most so many packs, and none once `stop` says so. Returns
  /// the draws done.
  long advance(long packs, const std::function<bool()>& stop = {});

  /// Draws from the first on whose figures are up to date.
  long done() const;

  /// Of all that the figures hang on beside the draws.
  std::uint64_t fingerprint() const;

  /// Of the draws done.
  DrawnRows rows() const;

  /// The first draw done whose run broke.
  std::optional<base::Error> broken() const;

  /// Memory of inputs and states, without the rows of figures.
  std::size_t bytes() const;

 private:
  /// When each part of a pack was last brought up to date; 0: never, or out of date whatever has changed since.
  struct Pack {
    long inputs = 0;
    long history = 0;
    std::vector<long> scenarios;
    std::vector<Breach> breaches;  ///< of history, then of each scenario
  };

  std::size_t lanes() const { return static_cast<std::size_t>(kernel_.width); }
  /// Index of the pack's first draw, as the streams know it.
  long first_draw_of(std::size_t pack) const { return range_.first + static_cast<long>(pack * lanes()); }
  bool up_to_date(const Pack& pack) const;
  Worker& worker();
  KernelTask task(std::size_t pack);
  void update(std::size_t pack);
  void update_inputs(std::size_t pack);
  void update_history(std::size_t pack);
  std::vector<double> read_by_history();
  template <class Run>
  void run_checked(std::size_t pack, std::size_t part, const Run& run);

  std::shared_ptr<const Model> model_;
  std::vector<Scenario> scenarios_;
  std::vector<Request> requests_;
  KeptRange range_;
  Kernel kernel_;
  Options options_;
  std::unique_ptr<balance::Setting> setting_;
  SortedRequests by_month_;
  std::unique_ptr<Worker> worker_;
  PackStore scalars_;
  PackStore paths_;
  PackStore states_;
  PackStore read_by_history_;
  std::vector<Pack> packs_;
  std::vector<double> support_;
  std::vector<std::vector<double>> figures_;
  std::vector<double*> results_;
  long now_ = 1;  ///< counts the changes; the following say which was the last that touched each
  std::vector<long> scalar_changed_;
  std::vector<long> path_changed_;
  long inputs_changed_ = 1;
  long history_changed_ = 1;
  std::vector<long> scenario_changed_;
};

}  // namespace headway::ensemble
