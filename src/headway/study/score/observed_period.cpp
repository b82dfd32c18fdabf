#include "headway/study/score/observed_period.hpp"

#include <utility>

namespace headway::study {

namespace {

constexpr std::string_view kTo = " to ";
constexpr std::string_view kUntil = "to ";

/// "FY2026 (to May)" without its remark.
std::string_view without_remark(std::string_view text) {
  const auto bracket = text.find(" (");
  return bracket != std::string_view::npos && text.ends_with(')') ? text.substr(0, bracket) : text;
}

/// "FQ2 2026" as "FY2026Q2"; other text as it is.
std::string fiscal_words(std::string_view text) {
  if (text.size() == 8 && text.starts_with("FQ") && text[3] == ' ') {
    return "FY" + std::string(text.substr(4)) + "Q" + std::string(text.substr(2, 1));
  }
  return std::string(text);
}

std::optional<base::Period> joined(std::string_view from, std::string_view to) {
  const auto first = base::parse_period(from);
  const auto last = base::parse_period(to);
  if (!first || !last || first->first > last->last) {
    return std::nullopt;
  }
  return base::Period{first->first, last->last};
}

/// "2026-07 to 2026-08" and "2025-2027".
std::optional<base::Period> parse_range(std::string_view text) {
  if (const auto to = text.find(kTo); to != std::string_view::npos) {
    return joined(text.substr(0, to), text.substr(to + kTo.size()));
  }
  constexpr std::size_t kYear = 4;
  if (text.size() == 2 * kYear + 1 && text[kYear] == '-') {
    return joined(text.substr(0, kYear), text.substr(kYear + 1));
  }
  return std::nullopt;
}

}  // namespace

ObservedPeriod read_observed_period(std::string_view text, std::string_view quantity, std::string_view entity,
                                    const std::vector<FiscalYear>& years) {
  const std::string_view bare = without_remark(text);
  if (const auto when = base::parse_period(bare)) {
    return {when, Span::months, {}};
  }
  if (const auto when = parse_range(bare)) {
    return {when, Span::months, {}};
  }
  if (const auto day = base::parse_day(bare)) {
    const auto month = base::Month::of(day->year, day->month);
    return {base::Period{month, month}, Span::day, {}};
  }
  if (bare.starts_with(kUntil)) {
    if (const auto when = base::parse_period(bare.substr(kUntil.size()))) {
      return {base::Period{when->last, when->last}, Span::until, {}};
    }
  }
  const std::string fiscal = fiscal_words(bare);
  const std::string quoted = "the period '" + std::string(text) + "'";
  if (fiscal.starts_with("FY")) {
    const FiscalYear* const year = fiscal_year_of(years, quantity, entity);
    if (year == nullptr) {
      return {{}, Span::months, quoted + " is a financial year of no company of book/fiscal_years.toml"};
    }
    if (const auto when = parse_fiscal(fiscal, *year)) {
      return {when, Span::months, {}};
    }
  }
  return {{}, Span::months, quoted + " is not a span of months"};
}

}  // namespace headway::study
