#include "headway/api/prepare.hpp"

#include "headway/base/names.hpp"
#include "headway/study/claims/inputs.hpp"
#include "headway/study/score/constraint.hpp"

namespace headway::api {

base::Result<study::Prepared> prepare(const study::Question& question) {
  return study::prepare(question,
                        study::Uses{.bindings = study::claims::claim_bindings(), .constraint = study::read_constraint});
}

std::string scenario_meant(const study::Prepared& prepared, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& [known, settings] : prepared.book.scenarios) {
    names.push_back(known);
  }
  const auto comma = name.find(',');
  if (comma == std::string::npos || prepared.book.scenarios.contains(name)) {
    return base::name_meant(name, names);
  }
  return base::name_meant(name.substr(0, comma), names) + name.substr(comma);  // levers are set after the name
}

}  // namespace headway::api
