#include <fmt/format.h>

#include <cmath>

#include "headway/report/number.hpp"
#include "headway/report/plan_text.hpp"

namespace headway::report {

namespace {

using planner::LimitKind;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t k = 0; k < words.size(); ++k) {
    text += k == 0 ? "" : k + 1 == words.size() ? " and " : ", ";
    text += words[k];
  }
  return text;
}

std::string with_unit(double value, const planner::Limit& limit) {
  const std::string unit = planner::unit_of(limit);
  if (unit == "1") {
    return fmt::format("{:.4g} %", 100.0 * value);
  }
  if (unit == "day") {
    return fmt::format("day {:.0f}", value);
  }
  if (unit == "chip") {
    return rounded_in(std::round(value), 1.0, {}, 9) + " chips";
  }
  return rounded(value, 0.0, 4) + (unit == "token/day" ? " tokens a day" : " " + unit);
}

}  // namespace

std::string fleet_in_words(const planner::PlanResult& result, const planner::Fleet& fleet) {
  std::vector<std::string> words;
  for (const std::size_t c : fleet.used()) {
    const auto& offer = result.job.offers[c];
    const auto count = [&](double servers) { return rounded_in(std::round(servers * offer.server), 1.0, {}, 9); };
    const double there = fleet.of_class(c) - fleet.bought(c);
    words.push_back(fmt::format("{} x {}{}", count(fleet.of_class(c)), offer.chip,
                                there > 0.0 ? " (" + count(there) + " of them there already)" : ""));
  }
  return words.empty() ? "no chip" : joined(words);
}

std::string shadow_in_words(const planner::PlanResult& result, const planner::ShadowPrice& price) {
  const std::string name = planner::name_of(result.job, price.limit);
  constexpr double kMega = 1e6;
  constexpr double kPoints = 100.0;
  constexpr double kBillion = 1e9;
  if (std::isnan(price.saving) || price.step <= 0.0 || std::abs(price.saving) < 1e-6 * result.fleet.cost) {
    return "";
  }
  const auto usd = [&](double units) { return rounded(kMega * price.saving / units, 0.0) + " USD a year"; };
  switch (price.limit.kind) {
    case LimitKind::quota:
      return fmt::format("one more chip of the {} would save {}", name, usd(price.step));
    case LimitKind::power:
      return fmt::format("one more MW of the {} would save {}", name, usd(price.step));
    case LimitKind::budget:
      return fmt::format("one more million USD of budget would save {}", usd(price.step / kMega));
    case LimitKind::deadline:
      return fmt::format("one more day to the {} would save {}", name, usd(price.step));
    case LimitKind::tokens:
      return fmt::format("a billion tokens a day less of the {} would save {}", name, usd(price.step / kBillion));
    case LimitKind::arrival:
    case LimitKind::mandate:
    case LimitKind::fear:
    case LimitKind::levy:
      break;
  }
  return fmt::format("one point less of the {} would save {}", name, usd(kPoints * price.step));
}

std::string clash_in_words(const planner::PlanResult& result, const planner::Clash& clash) {
  const std::string text =
      fmt::format("{}: {}", planner::name_of(result.job, clash.limit), with_unit(clash.value, clash.limit));
  if (!clash.can_do) {
    return text + "; no other value alone would do";
  }
  constexpr double kNone = 1e-3;
  if (!planner::easier_above(clash.limit) && clash.would_do < kNone * clash.value) {
    return text + "; nothing short of none would do";
  }
  return text + fmt::format("; {} would do{}", with_unit(clash.would_do, clash.limit),
                            clash.others ? " once the other conflicts are mended" : "");
}

}  // namespace headway::report
