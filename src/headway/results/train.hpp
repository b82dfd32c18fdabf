// Training jobs and served models, described.
#pragma once

#include "headway/jobs/break_even.hpp"
#include "headway/jobs/serve_model.hpp"
#include "headway/jobs/side_by_side.hpp"
#include "headway/jobs/train.hpp"
#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"

namespace headway::results {

using TrainedChips = jobs::SideBySide<jobs::TrainResult>;
using ServedChips = jobs::SideBySide<jobs::ServeResult>;

/// Schemas headway.train/1 and headway.train.chips/1.
const Described<jobs::TrainResult>& train();
const Described<TrainedChips>& train_chips();

/// Schemas headway.serve-model/1, the same with another chip, and headway.serve-model.chips/1.
const Described<jobs::ServeResult>& serve_model();
const Described<jobs::BreakEven>& break_even();
const Described<ServedChips>& serve_chips();

/// Columns chip, count, quantity (the key of the JSON, parts after a point), unit, p5, p50, p95 (alike where there is no
/// doubt) and words (what is no number).
Sheet train_sheet(const TrainedChips& chips);

/// Columns chip, place, count (chips of a replica at most) and as above.
Sheet serve_sheet(const ServedChips& chips);

/// The same for two chips, and rows of the first chip on both: break_even_usd_per_kwh to share_never.
Sheet break_even_sheet(const jobs::BreakEven& result);

}  // namespace headway::results
