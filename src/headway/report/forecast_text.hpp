// The forecast card as text, JSON and CSV.
#pragma once

#include <string>
#include <string_view>

#include "headway/study/score/forecast.hpp"

namespace headway::report {

std::string forecast_text(const study::ForecastResult& result);

}  // namespace headway::report
