#include "headway/study/compare.hpp"

#include <vector>

namespace headway::study {

void add_words(const Prepared& prepared, model::CompareResult& result) {
  const book::BookQuestion& about = prepared.book.question;
  result.provenance.years_asked = about.years;
  result.parts = {.decided = about.cast.decided,
                  .before = about.cast.before,
                  .before_words = about.in_words("before"),
                  .open = about.cast.open,
                  .open_words = about.in_words("open")};
  result.base_why = why_of(prepared, result.base);
  for (auto& other : result.others) {
    other.why = why_of(prepared, other.scenario);
  }
}

base::Result<model::CompareResult> compare(const Prepared& prepared, const Question& question, const std::string& base,
                                           std::span<const std::string> others) {
  std::vector<std::string> names{base};
  names.insert(names.end(), others.begin(), others.end());
  const auto scenarios = scenarios_named(prepared, names);
  if (!scenarios) {
    return std::unexpected(scenarios.error());
  }
  Question asked = question;
  asked.before = prepared.book.question.cast.before;
  auto result = model::compare(prepared, asked, *scenarios);
  if (result) {
    add_words(prepared, *result);
  }
  return result;
}

}  // namespace headway::study
