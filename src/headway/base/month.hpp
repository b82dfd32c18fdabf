// Calendar time as whole months, so that no step ever misses a date by rounding.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace headway::base {

/// A calendar month, counted from year 0: 12 * year + (month - 1).
struct Month {
  int count = 0;

  static constexpr Month of(int year, int month) { return Month{12 * year + (month - 1)}; }
  constexpr int year() const { return count / 12; }
  constexpr int month() const { return count % 12 + 1; }  ///< 1 to 12
  constexpr auto operator<=>(const Month&) const = default;
  friend constexpr Month operator+(Month month, int months) { return Month{month.count + months}; }
  friend constexpr int operator-(Month late, Month early) { return late.count - early.count; }
};

/// First and last month of a span of time, both included.
struct Period {
  Month first;
  Month last;

  constexpr int months() const { return last - first + 1; }
  constexpr auto operator<=>(const Period&) const = default;
};

/// Reads `2025-12`, `2025`, `2025Q3`, `2025H1`, `2025-end` and `2023-mid`. Nothing else: no value for any other text, or
/// for a year outside 1990 to 2100. A company's financial year is no calendar time: the study of observations knows
/// whose it is.
std::optional<Period> parse_period(std::string_view text);

/// `2025-12`.
std::string to_string(Month month);

/// `2025` for a whole calendar year, `2025Q3` for a quarter, `2025-12` for a month, otherwise `2025-02..2026-01`.
std::string to_string(Period period);

/// The model's first month, 2022-01, and its usual horizon, 2030-12.
inline constexpr Month kFirstMonth = Month::of(2022, 1);
inline constexpr Month kDefaultHorizon = Month::of(2030, 12);

/// A calendar day, for dates of publication.
struct Day {
  int year = 0;
  int month = 0;
  int day = 0;

  constexpr auto operator<=>(const Day&) const = default;
};

/// Reads `2025-12-31`; no value for a day that does not exist.
std::optional<Day> parse_day(std::string_view text);
std::string to_string(Day day);

}  // namespace headway::base
