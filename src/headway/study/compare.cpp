#include "headway/study/compare.hpp"

#include <vector>

namespace headway::study {

base::Result<model::CompareResult> compare(const Prepared& prepared, const Question& question, const std::string& base,
                                           std::span<const std::string> others) {
  std::vector<std::string> names{base};
  names.insert(names.end(), others.begin(), others.end());
  const auto scenarios = scenarios_named(prepared, names);
  if (!scenarios) {
    return std::unexpected(scenarios.error());
  }
  const book::BookQuestion& about = prepared.book.question;
  Question asked = question;
  asked.before = about.cast.before;
  auto result = model::compare(prepared, asked, *scenarios);
  if (result) {
    result->provenance.years_asked = about.years;
    result->parts = {.decided = about.cast.decided,
                     .before = about.cast.before,
                     .before_words = about.in_words("before"),
                     .open = about.cast.open,
                     .open_words = about.in_words("open")};
    result->base_why = why_of(prepared, base);
    for (auto& other : result->others) {
      other.why = why_of(prepared, other.scenario);
    }
  }
  return result;
}

}  // namespace headway::study
