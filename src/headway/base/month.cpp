#include "headway/base/month.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace headway::base {
namespace {

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;

/// The number that all of the text spells in digits alone.
std::optional<int> parse_digits(std::string_view text, std::size_t length) {
  const bool digits = std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
  if (text.size() != length || !digits) {
    return std::nullopt;
  }
  int number = 0;
  for (const char digit : text) {
    number = 10 * number + (digit - '0');
  }
  return number;
}

std::optional<int> parse_year(std::string_view text) {
  const std::optional<int> year = parse_digits(text, 4);
  return year && *year >= kFirstYear && *year <= kLastYear ? year : std::nullopt;
}

Period months_from(Month first, int months) { return Period{first, first + (months - 1)}; }

/// `Q1` to `Q4`, or `H1` and `H2`, of a year of twelve months that starts in this month.
std::optional<Period> parse_part(Month start, std::string_view part) {
  const std::optional<int> index = part.empty() ? std::nullopt : parse_digits(part.substr(1), 1);
  if (!index) {
    return std::nullopt;
  }
  if (part.front() == 'Q' && *index >= 1 && *index <= 4) {
    return months_from(start + 3 * (*index - 1), 3);
  }
  if (part.front() == 'H' && *index >= 1 && *index <= 2) {
    return months_from(start + 6 * (*index - 1), 6);
  }
  return std::nullopt;
}

std::string padded(int number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  const std::optional<int> year = parse_year(text.substr(0, 4));
  if (!year) {
    return std::nullopt;
  }
  const Month january = Month::of(*year, 1);
  const std::string_view part = text.substr(4);
  if (part.empty()) {
    return months_from(january, 12);
  }
  if (part == "-mid") {
    return months_from(january + 5, 1);
  }
  if (part == "-end") {
    return months_from(january + 11, 1);
  }
  if (part.front() != '-') {
    return parse_part(january, part);
  }
  const std::optional<int> month = parse_digits(part.substr(1), 2);
  if (!month || *month < 1 || *month > 12) {
    return std::nullopt;
  }
  return months_from(january + (*month - 1), 1);
}

std::string to_string(Month month) { return padded(month.year(), 4) + "-" + padded(month.month(), 2); }

std::string to_string(Period period) {
  const int months = period.months();
  const int before = period.first.month() - 1;
  if (months == 1) {
    return to_string(period.first);
  }
  if (months == 12 && before == 0) {
    return padded(period.first.year(), 4);
  }
  if (months == 3 && before % 3 == 0) {
    return padded(period.first.year(), 4) + "Q" + std::to_string(before / 3 + 1);
  }
  return to_string(period.first) + ".." + to_string(period.last);
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const std::optional<int> year = parse_digits(text.substr(0, 4), 4);
  const std::optional<int> month = parse_digits(text.substr(5, 2), 2);
  const std::optional<int> day = parse_digits(text.substr(8), 2);
  if (!year || !month || !day) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(Day{*year, *month, *day}) : std::nullopt;
}

std::string to_string(Day day) { return padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2); }

}  // namespace headway::base
