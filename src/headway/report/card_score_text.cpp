#include "headway/report/card_score_text.hpp"

#include <fmt/format.h>

#include <map>

#include "headway/report/score_grids.hpp"
#include "headway/results/score.hpp"

namespace headway::report {

namespace {

constexpr std::size_t kWidth = 170;

std::string sentence(const study::CardScore& score) {
  int resolved = 0;
  int inside50 = 0;
  int inside90 = 0;
  for (const auto& item : score.items) {
    resolved += item.outcome ? 1 : 0;
    inside50 += item.inside50.value_or(false) ? 1 : 0;
    inside90 += item.inside90.value_or(false) ? 1 : 0;
  }
  if (resolved == 0) {
    return fmt::format("None of its {} quantities is resolved yet; they are listed with what is known of them.",
                       score.items.size());
  }
  return fmt::format(
      "Of its {} quantities {} are resolved: {} inside the 90 % band, {} inside the 50 % band. So few say "
      "little of how good the card was; the open ones are listed with what is known of them.",
      score.items.size(), resolved, inside90, inside50);
}

std::string sources(const study::CardScore& score) {
  std::string text;
  for (const auto& item : score.items) {
    if (item.outcome) {
      const auto& row = *item.outcome;
      text += wrapped(fmt::format("  {}, {}: {}{}", item.item.what, item.item.question.period, row.source,
                                  row.published.empty() ? "" : " (published " + row.published + ")"),
                      4);
    }
  }
  return text.empty() ? "" : "Outcomes from:\n" + text + "\n";
}

std::string present_text(const study::CardScore& score) {
  std::string text = to_text(subjects_grid(score, false), kWidth) + "\n" + wrapped(results::makers_knew());
  std::map<std::string, std::string> skipped;
  for (const auto& row : score.present.rows) {
    if (!row.skipped.empty()) {
      auto& names = skipped[row.skipped];
      names += (names.empty() ? "" : "; ") + row.observed.quantity + ", " + row.observed.period;
    }
  }
  for (const auto& [reason, names] : skipped) {
    text += wrapped("Not predicted: " + names + " (" + reason + ").", 2);
  }
  return text;
}

}  // namespace

std::string card_score_text(const std::vector<study::CardScore>& scores) {
  std::string text;
  for (const auto& score : scores) {
    text += (text.empty() ? "" : "\n") + wrapped(card_origin(score)) + "\n" + wrapped(sentence(score)) + "\n";
    for (const Grid& grid : {resolved_grid(score), subjects_grid(score, true), open_grid(score)}) {
      if (!grid.rows.empty()) {
        text += to_text(grid, kWidth) + "\n";
      }
    }
    if (const std::string open = open_words(score); !open.empty()) {
      text += wrapped(open) + "\n";
    }
    text += sources(score) + (score.present.rows.empty() ? "" : present_text(score));
  }
  return text;
}

}  // namespace headway::report
