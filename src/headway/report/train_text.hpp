// A training job as text and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "headway/jobs/side_by_side.hpp"
#include "headway/jobs/train.hpp"
#include "headway/report/sheet.hpp"

namespace headway::report {

std::string train_text(const jobs::TrainResult& result);

/// "A batch of 3,840 sequences instead of 4,000 would train 3 % faster."; empty where none is known.
std::string nearby_batch_sentence(const jobs::TrainResult& result);

/// Schema headway.train/1.
std::string train_json(const jobs::TrainResult& result);

/// Several chips, a row each; `write` names fields in what a chip is refused for.
std::string train_text(const jobs::SideBySide<jobs::TrainResult>& chips, const base::FieldWriter& write);

/// Schema headway.train.chips/1: `chips`, each with the keys of headway.train/1 and `why_not`.
std::string train_json(const jobs::SideBySide<jobs::TrainResult>& chips);

/// Columns chip, count, quantity (as in the JSON, parts after a point), unit, p5, p50, p95, words.
Sheet train_sheet(const jobs::SideBySide<jobs::TrainResult>& chips);

}  // namespace headway::report
