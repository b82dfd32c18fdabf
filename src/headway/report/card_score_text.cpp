#include "headway/report/card_score_text.hpp"

#include <fmt/format.h>

#include <map>

#include "headway/report/cells.hpp"
#include "headway/report/score_grids.hpp"

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
  std::string text = to_text(subjects_grid(score, false), kWidth) + "\n" + wrapped(makers_knew());
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

std::string card_score_csv(const std::vector<study::CardScore>& scores) {
  std::string text =
      "card,made,version,quantity,entity,period,unit,subject,p5,p25,p50,p75,p95,low,central,high,pit,pit_low,pit_high,"
      "inside50,inside90,crps,open,so_far_low,so_far_central,so_far_high,source,published\n";
  const auto flag = [](const std::optional<bool>& value) { return !value ? "" : (*value ? "1" : "0"); };
  for (const auto& score : scores) {
    for (const auto& item : score.items) {
      const auto& asked = item.item.question;
      const auto& value = item.item.value;
      const study::ObservedRow none;
      const auto& row = item.outcome ? *item.outcome : none;
      const study::SoFar nothing;
      const auto& part = item.so_far ? *item.so_far : nothing;
      const auto only = [&](double number) { return item.outcome ? csv_number(number) : std::string(); };
      text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
                          csv_text(score.card.file), base::to_string(score.card.made), score.card.version,
                          csv_text(asked.quantity), csv_text(asked.entity), csv_text(asked.period),
                          csv_text(asked.unit), csv_text(item.subject), csv_number(value.p5), csv_number(value.p25),
                          csv_number(value.p50), csv_number(value.p75), csv_number(value.p95), csv_number(row.low),
                          csv_number(row.central), csv_number(row.high), only(item.pit), only(item.place.low),
                          only(item.place.high), flag(item.inside50), flag(item.inside90), csv_number(item.score),
                          csv_text(item.open), csv_number(part.low), csv_number(part.central), csv_number(part.high),
                          csv_text(row.source), row.published);
    }
  }
  return text;
}

}  // namespace headway::report
