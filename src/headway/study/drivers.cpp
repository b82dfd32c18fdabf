#include "headway/study/drivers.hpp"

#include <vector>

namespace headway::study {

base::Result<model::DriversResult> drivers(const Prepared& prepared, const Question& question, const std::string& base,
                                           const std::string& other) {
  std::vector<std::string> names{base};
  if (!other.empty()) {
    names.push_back(other);
  }
  const auto scenarios = scenarios_named(prepared, names);
  return scenarios ? model::drivers(prepared, question, *scenarios) : std::unexpected(scenarios.error());
}

}  // namespace headway::study
