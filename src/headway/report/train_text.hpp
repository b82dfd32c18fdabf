// A training job as text and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "headway/jobs/side_by_side.hpp"
#include "headway/jobs/train.hpp"
#include "headway/results/sheet.hpp"

namespace headway::report {

std::string train_text(const jobs::TrainResult& result);

/// "A batch of 3,840 sequences instead of 4,000 would train 3 % faster."; empty where none is known.
std::string nearby_batch_sentence(const jobs::TrainResult& result);

/// Several chips, a row each; `write` names fields in what a chip is refused for.
std::string train_text(const jobs::SideBySide<jobs::TrainResult>& chips, const base::FieldWriter& write);

}  // namespace headway::report
