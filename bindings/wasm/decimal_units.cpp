// book/units.hpp without the tables of UDUNITS-2: converts between units that differ by decimal prefixes alone, as GUSD and USD,
// TB/s and GB/s, percent and 1. Others are refused.
#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "headway/base/number.hpp"
#include "headway/book/units.hpp"

namespace headway::book {

namespace {

/// Symbols that take a prefix, and the one that each means.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kSymbols = {{{"USD", "USD"},
                                                                                     {"CNY", "CNY"},
                                                                                     {"FLOP", "FLOP"},
                                                                                     {"OP", "FLOP"},
                                                                                     {"byte", "byte"},
                                                                                     {"B", "byte"},
                                                                                     {"Wh", "Wh"},
                                                                                     {"W", "W"},
                                                                                     {"m", "m"},
                                                                                     {"s", "s"},
                                                                                     {"token", "token"},
                                                                                     {"chip", "chip"},
                                                                                     {"wafer", "wafer"},
                                                                                     {"stack", "stack"}}};
constexpr std::array<std::pair<char, int>, 9> kPrefixes = {
    {{'n', -9}, {'u', -6}, {'m', -3}, {'k', 3}, {'M', 6}, {'G', 9}, {'T', 12}, {'P', 15}, {'E', 18}}};

/// A power of ten, and what is counted: each symbol with its exponent.
struct Parsed {
  int ten = 0;
  std::map<std::string, int> of;
};

const std::string_view* meaning(std::string_view symbol) {
  const auto found = std::ranges::find(kSymbols, symbol, [](const auto& known) { return known.first; });
  return found != kSymbols.end() ? &found->second : nullptr;
}

/// One factor, such as "mm2"; `sign` is -1 behind a stroke.
void take_factor(std::string_view text, int sign, Parsed& into) {
  int exponent = sign;
  if (text.size() > 1 && std::isdigit(static_cast<unsigned char>(text.back())) != 0) {
    exponent *= text.back() - '0';
    text.remove_suffix(text[text.size() - 2] == '^' ? 2 : 1);
  }
  if (text == "1") {
    return;
  }
  if (text == "percent" || text == "%") {
    into.ten -= 2 * exponent;
    return;
  }
  if (const auto* known = meaning(text)) {
    into.of[std::string(*known)] += exponent;
    return;
  }
  const auto prefix = std::ranges::find(kPrefixes, text.front(), [](const auto& each) { return each.first; });
  const auto* const known = prefix != kPrefixes.end() ? meaning(text.substr(1)) : nullptr;
  if (known != nullptr) {
    into.ten += prefix->second * exponent;
  }
  into.of[std::string(known != nullptr ? *known : text)] += exponent;
}

Parsed parse(std::string_view text) {
  Parsed parsed;
  int sign = 1;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("/. *"), text.size());
    if (end > 0) {
      take_factor(text.substr(0, end), sign, parsed);
    }
    sign = end < text.size() && text[end] == '/' ? -1 : sign;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::erase_if(parsed.of, [](const auto& each) { return each.second == 0; });
  return parsed;
}

}  // namespace

base::Result<double> unit_factor(std::string_view from_unit, std::string_view to_unit) {
  if (from_unit == to_unit) {
    return 1.0;
  }
  const Parsed from = parse(from_unit);
  const Parsed to = parse(to_unit);
  const auto factor =
      from.of == to.of ? base::read_number("1e" + std::to_string(from.ten - to.ten)) : std::optional<double>();
  if (factor) {
    return *factor;
  }
  return std::unexpected(
      base::Error{.problem = "cannot convert '" + std::string(from_unit) + "' to '" + std::string(to_unit) + "'",
                  .why = "the page converts decimal prefixes alone",
                  .suggestion = "give the number in " + std::string(to_unit),
                  .where = {}});
}

base::Result<double> convert(double value, std::string_view from_unit, std::string_view to_unit) {
  const auto factor = unit_factor(from_unit, to_unit);
  return factor ? base::Result<double>(value * *factor) : factor;
}

base::Result<void> check_unit(std::string_view /*unit*/) { return {}; }

}  // namespace headway::book
