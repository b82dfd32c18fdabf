// Serving a model as text and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "headway/study/serve_model.hpp"

namespace headway::report {

std::string serving_text(const study::ServeResult& result);

/// Schema headway.serve-model/1.
std::string serving_json(const study::ServeResult& result, std::string_view version);

}  // namespace headway::report
