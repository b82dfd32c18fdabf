#include "headway/report/table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "headway/report/compare_grids.hpp"
#include "headway/report/headline.hpp"
#include "headway/report/notes.hpp"
#include "headway/report/words.hpp"

namespace headway::report {

namespace {

/// Columns of the one screen.
constexpr std::size_t kScreenWidth = 100;

std::size_t screen_width() { return at_most_terminal(kScreenWidth); }

std::string section(const Grid& grid) {
  const std::string text = to_text(grid);
  return text.empty() ? "" : "\n" + text;
}

std::string sentences(const model::CompareResult& result, const Beside& beside) {
  std::string text;
  const long headline = model::headline_scenario(result);
  for (std::size_t k = 0; k < result.others.size(); ++k) {
    text += text.empty() ? "" : "\n";
    bool first = true;
    for (const std::string& sentence : gain_sentences(result, result.others[k])) {
      const Tone tone = result.others[k].same_as_base ? Tone::warning : Tone::plain;
      text += first ? toned(wrapped(sentence), tone) : "  - " + wrapped(sentence, 4, text_width() - 4);
      if (first && static_cast<long>(k) == headline && beside.turning) {
        text += wrapped(turning_sentence(*beside.turning));
      }
      first = false;
    }
  }
  return text;
}

std::string views(const study::ViewsResult& under) {
  std::string text = section(under_the_views(under));
  for (const std::string& who : who_holds_the_views(under)) {
    text += "- " + wrapped(who, 2, text_width() - 2);
  }
  return text;
}

template <class Words>
std::string glossary(const Words& words, std::size_t width) {
  std::string text;
  for (const Word& word : words) {
    text += wrapped(fmt::format("{}: {}", word.term, word.means), 2, width);
  }
  return text;
}

std::string bullet(const std::string& sentence) { return "- " + wrapped(sentence, 2, text_width() - 2); }

std::string footer(const model::Provenance& provenance, const std::string& error) {
  std::string text = "\nWhat the bands leave out\n";
  for (const std::string& point : left_out(provenance)) {
    text += bullet(point);
  }
  text += "\n" + (error.empty() ? "" : wrapped(error)) + wrapped(draws_left_out(provenance));
  return text + wrapped(provenance_line(provenance));
}

std::vector<int> present(const model::CompareResult& result, const std::vector<int>& wanted) {
  const auto years = years_of(result.figures);
  std::vector<int> found;
  std::ranges::copy_if(wanted, std::back_inserter(found),
                       [&](int year) { return std::ranges::find(years, year) != years.end(); });
  return found;
}

/// The near year, the one after it and the far year, each once.
std::vector<int> years_of_binding(const model::CompareResult& result) {
  std::vector<int> years{near_year(result), near_year(result) + 1, far_year(result)};
  years.erase(std::ranges::unique(years).begin(), years.end());
  return years;
}

std::string full_tables(const model::CompareResult& result) {
  std::string text;
  const long headline = model::headline_scenario(result);
  for (const int year : {near_year(result), far_year(result)}) {
    if (headline >= 0) {
      text += section(gain_by_yardstick(result, result.others[static_cast<std::size_t>(headline)], year));
    }
    if (result.others.size() > 1) {
      text += section(gain_percent_of_all(result, year));
    }
  }
  const int first_year = result.provenance.through.year() - 1;
  const Lens located = usual_lens(result.figures, balance::kLocated);
  const Lens accessible = usual_lens(result.figures, balance::kAccessible);
  text += section(by_year(result, balance::kChinaStock, located, first_year));
  for (const balance::Measure measure : {balance::kStockRatio, balance::kAdditionsRatio}) {
    text += section(by_year(result, measure, located, first_year));
    if (accessible.basis != located.basis) {
      text += section(by_year(result, measure, accessible, first_year));
    }
  }
  text += section(by_pool(result, present(result, {near_year(result), far_year(result)})));
  text += section(what_binds(result, present(result, years_of_binding(result))));
  const std::string history = section(end_of_history(result));
  return text + (history.empty() ? "" : history + wrapped(why_sold_and_installed_differ()));
}

}  // namespace

std::string to_table(const model::CompareResult& result, const Beside& beside) {
  const std::string error = headline_error(result);
  if (is_selection(result.figures)) {
    return sentences(result, beside) + section(selection(result)) + footer(result.provenance, error);
  }
  const std::string words = "\nWords\n" + glossary(kFirstWords, text_width()) + glossary(kMoreWords, text_width());
  return sentences(result, beside) + views(beside.views) + words + full_tables(result) +
         footer(result.provenance, error);
}

std::string to_screen(const model::CompareResult& result, const Beside& beside) {
  const long headline = model::headline_scenario(result);
  if (is_selection(result.figures) || headline < 0) {
    return to_table(result, beside);
  }
  const model::Compared& other = result.others[static_cast<std::size_t>(headline)];
  if (other.same_as_base) {
    return to_table(result, beside);
  }
  const std::string answer = answer_sentence(result, other);
  if (answer.empty()) {
    return toned(
               wrapped(fmt::format("The headline speaks of the ends of {} and {}, and this run ends in {}. What it has "
                                   "is below.",
                                   near_year(result), far_year(result), base::to_string(result.provenance.horizon)),
                       0, screen_width()),
               Tone::warning) +
           "\n" + to_table(result, beside);
  }
  std::string text;
  const auto add = [&](const std::string& sentence) {
    text += sentence.empty() ? "" : wrapped(sentence, 0, screen_width());
  };
  add(answer);
  add(beside.turning ? turning_sentence(*beside.turning) : "");
  text += "\n" + glossary(kFirstWords, screen_width()) + "\n";
  add(numbers_sentence(result, other));
  add(ceiling_sentence(result, other));
  add(why_sentence(result, other));
  for (const Grid& grid : {at_a_glance(result), under_the_views(beside.views)}) {
    const std::string table = to_text(grid, screen_width());
    text += table.empty() ? "" : "\n" + table;
  }
  text += "\n";
  add("Bands show what the assumptions leave open, not all that could happen. --full prints the rest.");
  model::Provenance short_hash = result.provenance;
  constexpr std::size_t kHashDigits = 12;
  short_hash.book_hash = short_hash.book_hash.substr(0, kHashDigits);
  add(provenance_line(short_hash));
  return text;
}

}  // namespace headway::report
