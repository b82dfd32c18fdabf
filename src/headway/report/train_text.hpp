// A training job as text and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "headway/jobs/train.hpp"

namespace headway::report {

std::string train_text(const jobs::TrainResult& result);

/// Schema headway.train/1.
std::string train_json(const jobs::TrainResult& result);

}  // namespace headway::report
