// A comparison and a run, described.
#pragma once

#include "headway/model/compare.hpp"
#include "headway/model/run.hpp"
#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"
#include "headway/study/brief/brief.hpp"

namespace headway::results {

/// A comparison with what is told beside it.
struct Comparison {
  const model::CompareResult* result = nullptr;
  const study::Beside* beside = nullptr;  ///< none: nothing was worked out
};

/// Schema headway.compare/1.
const Described<Comparison>& compare();

/// Schema headway.run/1.
const Described<model::RunResult>& run();

/// One figure of one scenario, as a row of a table.
struct FigureRow {
  std::string scenario;
  model::Figure figure;  ///< its period is that of the row
  std::string quantity;  ///< value, gain or gain_percent
  model::Summary summary;
};

const Described<FigureRow>& figure_row();

/// The base scenario has rows of quantity `value`; every other one has `value`, `gain` and `gain_percent`.
Sheet compare_sheet(const model::CompareResult& result);

/// A row for each metric and month, all of quantity `value`.
Sheet run_sheet(const model::RunResult& result);

}  // namespace headway::results
