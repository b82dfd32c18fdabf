#include "headway/chips/classify.hpp"

#include <algorithm>

#include "headway/chips/yardstick.hpp"

namespace headway::chips {
namespace {

enum class Holds { yes, no, undecided };

/// What a limb makes of a chip, and the values that would settle it.
struct Verdict {
  Holds holds = Holds::yes;
  std::vector<std::string> missing;
};

void require(Verdict& verdict, const std::optional<double>& value, const std::optional<double>& at_least,
             const std::optional<double>& below, const std::vector<std::string>& keys) {
  if (verdict.holds == Holds::no || (!at_least && !below)) {
    return;
  }
  if (!value) {
    verdict.holds = Holds::undecided;
    verdict.missing.insert(verdict.missing.end(), keys.begin(), keys.end());
  } else if ((at_least && *value < *at_least) || (below && *value >= *below)) {
    verdict = {Holds::no, {}};
  }
}

Verdict judge(const Chip& chip, const Limb& limb) {
  const std::optional<Tpp> performance = tpp(chip);
  const std::optional<double> value = performance ? std::optional(performance->value) : std::nullopt;
  std::vector<std::string> for_density;
  if (!performance) {
    for_density.emplace_back("rates");
  }
  if (!chip.die_area_mm2) {
    for_density.emplace_back("die_area_mm2");
  }
  Verdict verdict;
  require(verdict, value, limb.tpp_at_least, limb.tpp_below, {"rates"});
  require(verdict, performance_density(chip), limb.density_at_least, limb.density_below, for_density);
  require(verdict, chip.scale_up_gb_s, limb.scale_up_at_least_gb_s, std::nullopt, {"scale_up_gb_s"});
  const auto terabytes = chip.memory_bandwidth_tb_s;
  const std::optional<double> bandwidth = terabytes ? std::optional(1000.0 * *terabytes) : std::nullopt;
  require(verdict, bandwidth, std::nullopt, limb.bandwidth_below_gb_s, {"memory_bandwidth_tb_s"});
  return verdict;
}

base::Day last_day(base::Month month) {
  // Any day up to 31 sorts rightly against the effective days, which exist.
  return {month.year(), month.month(), 31};
}

Status status_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::licence:
      return Status::caught;
    case Outcome::notification:
      return Status::notification;
    case Outcome::review:
      break;
  }
  return Status::case_by_case;
}

/// Looks through the limbs of one outcome; true when that settles the classification.
bool settle(const Chip& chip, const Rule& rule, Outcome outcome, Classification& result) {
  for (const Limb& limb : rule.limbs) {
    if (limb.outcome != outcome) {
      continue;
    }
    const Verdict verdict = judge(chip, limb);
    if (verdict.holds == Holds::yes) {
      result = {.status = status_of(outcome),
                .limb = limb.name,
                .missing = {},
                .treatment = std::nullopt,
                .levy = std::nullopt};
      return true;
    }
    if (verdict.holds == Holds::undecided) {
      result.status = Status::unknown;
      for (const std::string& key : verdict.missing) {
        if (std::ranges::find(result.missing, key) == result.missing.end()) {
          result.missing.push_back(key);
        }
      }
    }
  }
  return result.status == Status::unknown;
}

}  // namespace

std::string_view to_string(Status status) {
  switch (status) {
    case Status::caught:
      return "caught";
    case Status::case_by_case:
      return "case by case";
    case Status::notification:
      return "notification";
    case Status::free:
      return "free";
    case Status::by_name:
      return "by name";
    case Status::unknown:
      break;
  }
  return "unknown";
}

Classification classify(const Chip& chip, const Rule& rule) {
  Classification result;
  for (const Named& named : rule.named) {
    if (std::ranges::find(named.chips, chip.id) != named.chips.end()) {
      result.status = Status::by_name;
      result.limb = "by name";
      result.treatment = named.treatment;
      result.levy = named.levy;
      return result;
    }
  }
  if (!settle(chip, rule, Outcome::licence, result)) {
    settle(chip, rule, Outcome::notification, result);
  } else if (result.status == Status::caught) {
    settle(chip, rule, Outcome::review, result);
  }
  return result;
}

bool is_barred(const Classification& classification) {
  return classification.status == Status::caught ||
         (classification.status == Status::by_name && classification.treatment == Treatment::licence_required);
}

std::optional<FirstCaught> first_caught(const Chip& chip, const std::vector<Rule>& rules) {
  std::optional<FirstCaught> first;
  for (const Rule& rule : rules) {
    if (!rule.effective || (first && first->from <= *rule.effective)) {
      continue;
    }
    Classification classification = classify(chip, rule);
    if (is_barred(classification)) {
      first = FirstCaught{rule.id, *rule.effective, std::move(classification)};
    }
  }
  return first;
}

const Rule* rule_on(const std::vector<Rule>& rules, base::Day day) {
  const Rule* found = nullptr;
  for (const Rule& rule : rules) {
    if (rule.effective && *rule.effective <= day && (found == nullptr || *found->effective <= *rule.effective)) {
      found = &rule;
    }
  }
  return found;
}

const Rule* rule_on(const std::vector<Rule>& rules, base::Month month) { return rule_on(rules, last_day(month)); }

Classification status_on(const Chip& chip, const std::vector<Rule>& rules, base::Day day) {
  const Rule* const rule = rule_on(rules, day);
  return rule != nullptr ? classify(chip, *rule) : Classification{};
}

Classification status_on(const Chip& chip, const std::vector<Rule>& rules, base::Month month) {
  return status_on(chip, rules, last_day(month));
}

}  // namespace headway::chips
