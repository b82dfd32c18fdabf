#include "headway/study/lever_words.hpp"

#include <algorithm>
#include <span>

#include "headway/base/messages.hpp"

namespace headway::study {

namespace {

using book::Entry;

constexpr std::string_view kClasses = "washington.classes";
constexpr std::string_view kSoldBefore = "washington.sold_before";
constexpr std::string_view kPermission = "beijing.permission";
constexpr std::string_view kCapBase = "washington.cap_base";
constexpr std::string_view kKillSwitch = "washington.kill_switch";
constexpr std::string_view kAll = "all";
constexpr std::string_view kNeverWord = "never";

/// In the order of ensemble::Permission.
const std::vector<std::string>& permission_words() {
  static const std::vector<std::string> words{"regime", "open", "blocked", "case"};
  return words;
}

/// In the order of ensemble::CapBase.
const std::vector<std::string>& cap_base_words() {
  static const std::vector<std::string> words{"lifetime", "since-rule", "trailing-year"};
  return words;
}

std::vector<std::string> merchant_names(const chips::Classes& classes) {
  std::vector<std::string> names;
  for (int c = 0; c < classes.facts.merchants; ++c) {
    if (!classes.of_class(c).empty()) {
      names.emplace_back(classes.of_class(c));
    }
  }
  return names;
}

base::Location place_of(const book::ScenarioSettings& scenario, const Entry& entry, std::string_view id) {
  const auto setting = scenario.settings.find(id);
  return setting == scenario.settings.end() ? entry.where : setting->second.where;
}

std::vector<std::string> words_of(const Entry& entry) {
  return entry.text ? entry.text->words : std::vector<std::string>{};
}

/// Months after 2022-01 of a text month; "+6" is that many months after scenarios begin to differ.
base::Result<int> month_of(const std::string& text, int branch, const base::Location& where) {
  if (text.size() >= 2 && text.size() <= 3 && text.front() == '+' &&
      std::ranges::all_of(text.substr(1), [](char letter) { return letter >= '0' && letter <= '9'; })) {
    return branch + std::stoi(text.substr(1));
  }
  const auto period = base::parse_period(text);
  const base::Month end = base::kFirstMonth + balance::kMaximumMonths;
  if (period && period->months() == 1 && period->first >= end) {
    return std::unexpected(base::Error{"the month " + text + " never comes",
                                       "no run goes beyond " + base::to_string(end + -1), "give an earlier month",
                                       where, base::Fault::input});
  }
  if (!period || period->months() != 1) {
    return std::unexpected(base::Error{"cannot read the month '" + text + "'",
                                       "a month such as 2027-07 was expected, or a number of months "
                                       "after scenarios part such as +6",
                                       "", where, base::Fault::input});
  }
  return period->first - base::kFirstMonth;
}

/// "h200", "b30a@2027-07", "b30a@+6" or "all".
/// `sold_before` are sold without cap, vetting and wait. Without a date a class may be sold from the month `first` on.
base::Result<void> grant(const chips::Classes& classes, const std::string& word,
                         std::span<const std::string> sold_before, int branch, int first, const base::Location& where,
                         ensemble::PolicyPlan& plan) {
  const auto at = word.find('@');
  const std::string name = word.substr(0, at);
  int from = first;
  if (at != std::string::npos) {
    const auto month = month_of(word.substr(at + 1), branch, where);
    if (!month) {
      return std::unexpected(month.error());
    }
    from = *month;  // of a date that is past, licences have been under way since then
  }
  bool known = false;
  std::vector<std::string> names;
  for (int c = 0; c < classes.facts.merchants; ++c) {
    names.emplace_back(classes.of_class(c));
    if (name == kAll || name == names.back()) {
      auto& given = plan.grants[static_cast<std::size_t>(c)];
      given.from = std::min(given.from, from);
      given.newly = std::ranges::find(sold_before, names.back()) == sold_before.end();
      known = true;
    }
  }
  if (!known) {
    names.emplace_back(kAll);
    return std::unexpected(base::unknown_name("chip class", name, names, where));
  }
  return {};
}

/// "regime", "open", "blocked" or "case", with the month from which it holds: ["blocked", "case@2026-07"]. The first
/// holds from the beginning on.
base::Result<void> read_permissions(const std::vector<std::string>& words, int branch, const base::Location& where,
                                    ensemble::PolicyPlan& plan) {
  const std::vector<std::string>& allowed = permission_words();
  plan.permissions.clear();
  for (const auto& word : words) {
    const auto at = word.find('@');
    const std::string name = word.substr(0, at);
    const auto found = std::ranges::find(allowed, name);
    if (found == allowed.end()) {
      return std::unexpected(base::unknown_name("value of beijing.permission", name, allowed, where));
    }
    int from = 0;
    if (at != std::string::npos) {
      if (plan.permissions.empty()) {
        return std::unexpected(
            base::Error{"'" + word + "' comes first and has a date", "the first word holds from the beginning on",
                        "write what holds before, as in \"blocked\", \"" + word + "\"", where, base::Fault::input});
      }
      const auto month = month_of(word.substr(at + 1), branch, where);
      if (!month) {
        return std::unexpected(month.error());
      }
      from = *month;
    }
    if (!plan.permissions.empty() && from <= plan.permissions.back().from) {
      return std::unexpected(base::Error{"'" + word + "' does not come after what stands before it",
                                         "what Beijing decides is stated in the order of its dates",
                                         "give each word after the first a later month, as in \"case@2027-07\"", where,
                                         base::Fault::input});
    }
    plan.permissions.push_back({from, static_cast<ensemble::Permission>(found - allowed.begin())});
  }
  if (plan.permissions.empty()) {
    return std::unexpected(base::Error{"beijing.permission says nothing", "it needs a word",
                                       "give \"regime\", \"open\", \"blocked\" or \"case\"", where,
                                       base::Fault::input});
  }
  return {};
}

}  // namespace

std::optional<LeverWords> kind_of_words(std::string_view id) {
  if (id == kClasses || id == kSoldBefore) {
    return LeverWords::classes;
  }
  if (id == kPermission) {
    return LeverWords::states;
  }
  if (id == kCapBase) {
    return LeverWords::word;
  }
  return id == kKillSwitch ? std::optional(LeverWords::month) : std::nullopt;
}

std::vector<std::string> words_taken(std::string_view id, const chips::Classes& classes) {
  if (id == kPermission) {
    return permission_words();
  }
  if (id == kCapBase) {
    return cap_base_words();
  }
  if (id == kKillSwitch) {
    return {std::string(kNeverWord)};
  }
  if (id != kClasses && id != kSoldBefore) {
    return {};
  }
  std::vector<std::string> names = merchant_names(classes);
  if (id == kClasses) {
    names.emplace_back(kAll);
  }
  return names;
}

base::Result<void> read_lever_words(const Prepared& prepared, const book::ScenarioSettings& scenario, int first,
                                    ensemble::PolicyPlan& plan) {
  const int branch = prepared.model.timeline.branch;
  const auto text = [&](std::string_view id) { return book::entry_in(scenario, *book::find(prepared.book, id)); };
  const auto classes = text(kClasses);
  const auto sold_before = words_of(text(kSoldBefore));
  for (const auto& word : words_of(classes)) {
    if (auto given =
            grant(prepared.classes, word, sold_before, branch, first, place_of(scenario, classes, kClasses), plan);
        !given) {
      return given;
    }
  }
  const auto one_of = [&](std::string_view id, const std::vector<std::string>& allowed) -> base::Result<std::size_t> {
    const auto entry = text(id);
    const auto words = words_of(entry);
    const std::string word = words.empty() ? "" : words.front();
    const auto found = std::ranges::find(allowed, word);
    if (found == allowed.end()) {
      return std::unexpected(
          base::unknown_name("value of " + std::string(id), word, allowed, place_of(scenario, entry, id)));
    }
    return static_cast<std::size_t>(found - allowed.begin());
  };
  const auto permission = text(kPermission);
  if (auto dated = read_permissions(words_of(permission), branch, place_of(scenario, permission, kPermission), plan);
      !dated) {
    return dated;
  }
  const auto cap_base = one_of(kCapBase, cap_base_words());
  if (!cap_base) {
    return std::unexpected(cap_base.error());
  }
  plan.cap_base = static_cast<ensemble::CapBase>(*cap_base);
  const auto kill = text(kKillSwitch);
  if (const auto words = words_of(kill); !words.empty() && words.front() != kNeverWord) {
    const auto month = month_of(words.front(), branch, place_of(scenario, kill, kKillSwitch));
    if (!month) {
      return std::unexpected(month.error());
    }
    plan.kill_switch_month = *month;
  }
  return {};
}

}  // namespace headway::study
