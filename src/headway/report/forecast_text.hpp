// The forecast card as text, JSON and CSV.
#pragma once

#include <string>
#include <string_view>

#include "headway/study/score/forecast.hpp"

namespace headway::report {

std::string forecast_text(const study::ForecastResult& result);

/// Schema headway.forecast/1 (docs/json.md).
std::string forecast_json(const study::ForecastResult& result);

/// The card in the columns of book/observed/flows.csv, quantiles after them: fill in `central` and score it.
std::string forecast_csv(const study::ForecastResult& result);

}  // namespace headway::report
