#include "headway/study/run.hpp"

namespace headway::study {

base::Result<model::RunResult> run_scenario(const Prepared& prepared, const Question& question,
                                            const std::string& scenario) {
  const auto named = scenario_named(prepared, scenario);
  if (!named) {
    return std::unexpected(named.error());
  }
  auto result = model::run_scenario(prepared, question, *named);
  if (result) {
    result->why = why_of(prepared, scenario);
    result->provenance.years_asked = prepared.book.question.years;
  }
  return result;
}

}  // namespace headway::study
