// Every draw of a study's figures, with the inputs behind it: world by world, the same world in every scenario.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headway/ensemble/ensemble.hpp"
#include "headway/model/figures.hpp"
#include "headway/model/frozen.hpp"

namespace headway::model {

/// What the numbers of a column are.
inline constexpr std::string_view kValue = "value";
inline constexpr std::string_view kGain = "gain";    ///< over the base
inline constexpr std::string_view kHolds = "holds";  ///< 1 where a statement holds, else 0
inline constexpr std::string_view kInput = "input";  ///< what the model was given, or drew of policy

struct DrawColumn {
  std::string scenario;  ///< empty: of the world, whatever the scenario
  std::string id;
  std::string unit;
  std::string yardstick;  ///< empty where none applies
  std::string basis;      ///< likewise
  std::string period;     ///< likewise
  std::string quantity = std::string(kValue);
  std::vector<double> values = {};  ///< as long as DrawTable::draw; NaN: no value; infinite: no limit
};

/// One row a world.
struct DrawTable {
  std::vector<long> draw;    ///< index of the draw: with the seed it says which world it is, in any run
  std::vector<long> weight;  ///< times that the world counts; 1 without a constraint
  std::vector<DrawColumn> columns;
};

DrawColumn column_of(std::string scenario, const Figure& figure);

/// The worlds of an ensemble. A constraint draws worlds again, some of them several times: each stands once, with its
/// weight.
class Worlds {
 public:
  explicit Worlds(std::span<const long> draws);

  /// Draws and weights, without a column.
  DrawTable table() const { return {draw_, weight_, {}}; }

  /// Of a row of the ensemble, one number for each world.
  std::vector<double> values(std::span<const double> row) const;

 private:
  std::vector<long> draw_;
  std::vector<long> weight_;
  std::vector<std::size_t> kept_;
};

/// The scenarios' figures, for those rows of the ensemble that belong to `figures`: [first, first + size); with the inputs where
/// the question keeps them. Scenarios are named by Scenario::name.
DrawTable draw_table(const Frozen& frozen, const Question& question, const ensemble::Ensemble& ensemble,
                     std::span<const ensemble::Scenario> scenarios, std::span<const Figure> figures,
                     std::size_t first = 0);

/// The months after 2022-01 in which the figures end, rising, each once: those for which inputs by month are kept.
std::vector<int> months_of(std::span<const Figure> figures);

/// Error: where the question keeps draws, its file would hold more than 20 million numbers, so many `columns` and the inputs at
/// `months` taken together.
base::Result<void> check_size(const Frozen& frozen, const Question& question,
                              std::span<const ensemble::Scenario> scenarios, std::size_t columns,
                              std::span<const int> months);

/// The same for a table of so many columns of figures and of inputs.
base::Result<void> check_size(std::size_t figures, std::size_t inputs, long worlds);

/// Adds the columns of `more` to the table, world by world: worlds of either are rows, and a world that one of them lacks has
/// no value there. Weights are those of `more` where both have the world.
void join(DrawTable& table, DrawTable more);

}  // namespace headway::model
