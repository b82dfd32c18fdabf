#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "headway/report/card_score_text.hpp"
#include "headway/report/number.hpp"

namespace headway::report {

namespace {

std::string span(const std::optional<double>& low, const std::optional<double>& central,
                 const std::optional<double>& high) {
  if (central) {
    return plain(*central);
  }
  if (low && high) {
    return plain(*low) + " to " + plain(*high);
  }
  return low ? "at least " + plain(*low) : "at most " + plain(high.value_or(0.0));
}

std::string place_words(double place) {
  return place <= 0.025 ? "< 0.05" : (place >= 0.975 ? "> 0.95" : fmt::format("{:.2f}", place));
}

/// A place on the card, or the range of places where what was observed is a range.
std::string pit_words(const study::ScoredItem& item) {
  return item.outcome->central ? place_words(item.pit) : fmt::format("{:.2f}-{:.2f}", item.place.low, item.place.high);
}

std::string yes_no(const std::optional<bool>& value) { return !value ? "?" : (*value ? "yes" : "no"); }

std::string name_of(const study::MadeItem& item) {
  return item.what + ", " + item.question.period + " (" + item.question.unit + ")";
}

std::string mean_of(const std::vector<double>& values) {
  return fmt::format("{:.2f}", std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()));
}

std::string all_of(const std::vector<double>& values) {
  std::string text;
  for (const double value : values) {
    text += (text.empty() ? "" : " ") + fmt::format("{:.2f}", value);
  }
  return text;
}

}  // namespace

std::string card_origin(const study::CardScore& score) {
  const auto& card = score.card;
  std::string text = fmt::format(
      "Card {}: printed on {} by version {} (commit {}) with `{}`, scenario {}, book {}, from sources up to {}.",
      card.file, base::to_string(card.made), card.version, card.commit.substr(0, 7), card.command, card.scenario,
      card.book_hash.substr(0, 12), card.as_of ? base::to_string(*card.as_of) : std::string("its day"));
  if (card.as_of && card.made > *card.as_of) {
    text += fmt::format(
        " It was printed later than its sources end: no figure of the book is younger than {}, but its "
        "makers lived when some of what it forecasts had happened.",
        base::to_string(*card.as_of));
  }
  return text;
}

Grid resolved_grid(const study::CardScore& score) {
  Grid grid;
  grid.title = "Resolved";
  grid.columns = {"what", "5 %", "25 %", "50 %", "75 %", "95 %", "came", "PIT", "in 50 %", "in 90 %", "CRPS"};
  grid.note =
      "PIT: the share of the forecast below what came (a half is the median). CRPS: the weighted interval score of "
      "the five quantiles, which is what they say of it, in the row's unit.";
  for (const auto& item : score.items) {
    if (!item.outcome) {
      continue;
    }
    const auto& value = item.item.value;
    grid.rows.push_back({name_of(item.item), plain(value.p5), plain(value.p25), plain(value.p50), plain(value.p75),
                         plain(value.p95), span(item.outcome->low, item.outcome->central, item.outcome->high),
                         pit_words(item), yes_no(item.inside50), yes_no(item.inside90),
                         item.score ? plain(*item.score) : "-"});
  }
  return grid;
}

Grid open_grid(const study::CardScore& score) {
  Grid grid;
  grid.title = "Open, and known in part";
  grid.columns = {"what", "5 %", "50 %", "95 %", "known so far", "PIT at least"};
  grid.note =
      "A flow that is known in part is at least that part; the rest of its period is open. A level is the latest.";
  for (const auto& item : score.items) {
    if (!item.so_far) {
      continue;
    }
    const auto& value = item.item.value;
    const auto& part = *item.so_far;
    grid.rows.push_back({name_of(item.item), plain(value.p5), plain(value.p50), plain(value.p95),
                         span(part.low, part.central, part.high) + " by " + base::to_string(part.until),
                         part.flow && part.low ? fmt::format("{:.2f}", part.at_least) : "-"});
  }
  return grid;
}

std::string open_words(const study::CardScore& score) {
  std::map<std::string, std::string> reasons;
  std::map<std::string, std::string> last;  // what was named last for a reason: its further periods follow it
  for (const auto& item : score.items) {
    if (!item.outcome && !item.so_far) {
      auto& names = reasons[item.open];
      const std::string& what = item.item.what;
      names += last[item.open] == what ? ", " : (names.empty() ? "" : "; ") + what + ", ";
      names += item.item.question.period;
      last[item.open] = what;
    }
  }
  std::string text;
  for (const auto& [reason, names] : reasons) {
    text += (text.empty() ? "" : " ") + fmt::format("Open, {}: {}.", reason, names);
  }
  return text;
}

Grid subjects_grid(const study::CardScore& score, bool card) {
  Grid grid;
  grid.columns = {"about", "rows", "mean PIT", "PITs"};
  if (card) {
    grid.title = "By subject, as made";
    for (const auto& subject : score.subjects) {
      grid.rows.push_back(
          {subject.subject, std::to_string(subject.pits.size()), mean_of(subject.pits), all_of(subject.pits)});
    }
    return grid;
  }
  grid.title = "By subject, the present program on all that was observed since";
  std::map<std::string, std::vector<double>> pits;
  std::map<std::string, std::string> ranges;
  for (const auto& row : score.present.rows) {
    if (row.scored) {
      pits[row.subject].push_back(row.place);
    } else if (row.skipped.empty() && !row.input && !row.observed.central) {
      pits.try_emplace(row.subject);
      ranges[row.subject] += fmt::format(" {:.2f}-{:.2f}", row.place_low, row.place_high);
    }
  }
  grid.note =
      "Two numbers joined by a dash: what was observed is a range, or a part of the whole (then the PIT is at least "
      "the "
      "first). Rows of one subject lean on each other.";
  for (const auto& [subject, values] : pits) {
    const std::string all = all_of(values) + ranges[subject];
    grid.rows.push_back({subject, std::to_string(values.size()), values.empty() ? "-" : mean_of(values),
                         all.starts_with(' ') ? all.substr(1) : all});
  }
  return grid;
}

}  // namespace headway::report
