#include "headway/study/score/constraint.hpp"

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"
#include "headway/study/score/predict.hpp"

namespace headway::study {

namespace {

base::Error wrong(const ObservedRow& row, std::string problem, std::string why, std::string suggestion) {
  return base::Error{row.quantity + ", " + row.entity + ", " + row.period + ": " + std::move(problem), std::move(why),
                     std::move(suggestion), row.where, base::Fault::input};
}

bool in_force(const Question& question, base::Month through, const ObservedRow& row) {
  const auto published = base::parse_day(row.published);
  const bool known = !question.as_of || (published && *published <= *question.as_of);
  return known && row.when && row.when->last <= through && row.when->first >= base::kFirstMonth;
}

std::vector<ensemble::Part> parts(const std::vector<Term>& terms, const Mapping& mapping, const base::Period& when) {
  std::vector<ensemble::Part> all;
  for (const Term& term : terms) {
    for (const auto& part : parts_of(window_of(mapping, when))) {
      all.push_back(ensemble::Part{ensemble::Request{static_cast<balance::Measure>(term.measure), mapping.yardstick,
                                                     mapping.basis, part.last_month, part.year},
                                   term.sign});
    }
  }
  return all;
}

}  // namespace

base::Result<std::vector<ensemble::Observation>> read_constraint(const Question& question, const Prepared& prepared) {
  const auto file = question.book / "observed" / "constraints.csv";
  const auto years = fiscal_years_of(question.book);
  if (!years) {
    return std::unexpected(years.error());
  }
  const auto rows = read_observed(file, *years);
  if (!rows) {
    return std::unexpected(rows.error());
  }
  const auto mappings = mappings_of(question.book, prepared);
  if (!mappings) {
    return std::unexpected(mappings.error());
  }
  std::vector<ensemble::Observation> observations;
  for (const ObservedRow& row : *rows) {
    if (!in_force(question, prepared.book.through, row)) {
      continue;
    }
    const auto found = match(*mappings, row);
    if (!found) {
      return std::unexpected(found.error());
    }
    const Mapping* const mapping = found->mapping;
    if (mapping == nullptr || !mapping->skip.empty() || !mapping->plus.empty()) {
      return std::unexpected(wrong(row, "it is not mapped to figures of the model alone",
                                   "draws are weighted by what the model computes", "map it, or leave the row out"));
    }
    const bool banded = row.central && row.low && row.high && *row.low > 0.0 && *row.low < *row.high;
    if (!banded) {
      return std::unexpected(wrong(row, "low, central and high are not all there and rising from above 0",
                                   "they are the error of the observation, at 5 and 95 %", "complete them"));
    }
    observations.push_back(
        ensemble::Observation{parts(mapping->terms, *mapping, *row.when), parts(mapping->divide, *mapping, *row.when),
                              mapping->scale * found->factor, base::portable::log(*row.central),
                              base::portable::log(*row.high / *row.low) / chance::kNormalNinetyExact});
  }
  if (observations.empty()) {
    return std::unexpected(base::Error{"no observation is left to constrain the draws by",
                                       "those of later periods, and those published later, are left out",
                                       "move " + base::field("through") + " or " + base::field("as_of") +
                                           ", or run without " + base::field("constrain"),
                                       {file.string(), 1},
                                       base::Fault::input});
  }
  return observations;
}

}  // namespace headway::study
