#include "headway/report/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>

#include "headway/report/card_score_text.hpp"
#include "headway/report/charts.hpp"
#include "headway/report/compare_grids.hpp"
#include "headway/report/headline.hpp"
#include "headway/report/html_style.hpp"
#include "headway/report/notes.hpp"
#include "headway/report/score_grids.hpp"
#include "headway/report/svg.hpp"
#include "headway/report/words.hpp"
#include "headway/results/score.hpp"

namespace headway::report {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Escaped text whose numbers are typeset: no line breaks before a per cent sign or within a range, a true minus sign.
/// Not for dates.
std::string typeset(const std::string& text) {
  const std::string plain = escaped(text);
  std::string out;
  for (std::size_t k = 0; k < plain.size(); ++k) {
    const char before = k > 0 ? plain[k - 1] : ' ';
    const char after = k + 1 < plain.size() ? plain[k + 1] : ' ';
    if (plain[k] == ' ' && after == '%') {
      out += "&nbsp;";
    } else if (plain[k] == '-' && is_digit(before) && is_digit(after)) {
      out += "&#8288;\u2013&#8288;";
    } else if (plain[k] == '-' && (before == ' ' || before == '(') && is_digit(after)) {
      out += "\u2212";
    } else {
      out += plain[k];
    }
  }
  return out;
}

std::string paragraph(const std::string& text, const char* css = "soft") {
  return text.empty() ? "" : fmt::format("<p class=\"{}\">{}</p>\n", css, escaped(text));
}

template <class Write>
std::string list_of(const std::vector<std::string>& points, Write write) {
  std::string out = "<ul>\n";
  for (const std::string& point : points) {
    out += "<li>" + write(point) + "</li>\n";
  }
  return points.empty() ? "" : out + "</ul>\n";
}

std::string table_of(const Grid& grid) {
  if (grid.rows.empty()) {
    return "";
  }
  std::string out = fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"{}\"><table>\n<caption><span>{}</span></caption>\n<thead><tr>",
      escaped(grid.title), typeset(grid.title));
  for (const std::string& column : grid.columns) {
    out += "<th scope=\"col\">" + escaped(column) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : grid.rows) {
    out += "<tr><th scope=\"row\">" + escaped(row.front()) + "</th>";
    for (std::size_t k = 1; k < row.size(); ++k) {
      out += "<td>" + typeset(row[k]) + "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n" + paragraph(grid.note);
}

std::string figure_of(const std::optional<Chart>& chart) {
  if (!chart) {
    return "";
  }
  std::string out = "<figure>\n<h3>" + escaped(chart->title) + "</h3>\n<ul class=\"legend\">";
  for (const auto& [css, label] : chart->legend) {
    out += fmt::format(
        "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect width=\"10\" height=\"10\" "
        "class=\"{}\"/></svg>{}</li>",
        css, escaped(label));
  }
  out += chart->panels.size() == 1 ? "</ul>\n<div class=\"panels one\">\n" : "</ul>\n<div class=\"panels\">\n";
  for (const std::string& panel : chart->panels) {
    out += panel;
  }
  return out + "</div>\n<figcaption>" + typeset(chart->reading) + "</figcaption>\n</figure>\n";
}

/// Terms with what they mean, one after the other.
template <class Words>
std::string in_a_paragraph(const Words& words) {
  std::string out = "<p class=\"soft\">";
  for (const Word& word : words) {
    std::string term(word.term);
    term.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(term.front())));
    out += "<strong>" + escaped(term) + "</strong>: " + escaped(std::string(word.means)) + " ";
  }
  return out + "</p>\n";
}

std::string headlines(const model::CompareResult& result, const Beside& beside) {
  std::string out;
  const long headline = model::headline_scenario(result);
  if (headline >= 0) {
    const auto sentences = gain_sentences(result, result.others[static_cast<std::size_t>(headline)]);
    if (!sentences.empty()) {
      out += "<p class=\"lead\">" + typeset(sentences.front()) + "</p>\n";
      out += beside.turning ? "<p>" + typeset(turning_sentence(*beside.turning)) + "</p>\n" : "";
      out += in_a_paragraph(kFirstWords);
      constexpr std::ptrdiff_t kAtOnce = 4;  // the answer, its numbers, the ceiling, why
      const auto rest = sentences.begin() + std::min(kAtOnce, std::ssize(sentences));
      out += list_of({sentences.begin() + 1, rest}, typeset);
      out += "<details><summary>More of " + escaped(result.others[static_cast<std::size_t>(headline)].scenario) +
             "</summary>\n" + list_of({rest, sentences.end()}, typeset) + "</details>\n";
    }
  }
  for (std::size_t k = 0; k < result.others.size(); ++k) {
    const auto sentences = gain_sentences(result, result.others[k]);
    if (static_cast<long>(k) != headline && !sentences.empty()) {
      out += "<details><summary>" + escaped(result.others[k].scenario) + "</summary>\n" + list_of(sentences, typeset) +
             "</details>\n";
    }
  }
  return out;
}

std::string views_section(const study::ViewsResult& under) {
  const std::string table = table_of(under_the_views(under));
  return table.empty() ? "" : table + list_of(who_holds_the_views(under), escaped);
}

std::string scenarios(const model::CompareResult& result) {
  std::string out = "<dl>\n";
  const auto add = [&](const std::string& name, const std::string& why) {
    out += "<dt><strong>" + escaped(name) + "</strong></dt><dd>" + escaped(why) + "</dd>\n";
  };
  add(result.base + " (base)", result.base_why);
  for (const auto& other : result.others) {
    add(other.scenario, other.why);
  }
  return out + "</dl>\n";
}

std::string gain_tables(const model::CompareResult& result) {
  if (is_selection(result.figures)) {
    return table_of(selection(result));
  }
  std::string out;
  for (const int year : {near_year(result), far_year(result)}) {
    for (const auto& other : result.others) {
      const std::string table = table_of(gain_by_yardstick(result, other, year));
      out += table.empty() ? ""
                           : fmt::format("<details><summary>{} over {}, end of {}</summary>\n{}</details>\n",
                                         escaped(other.scenario), escaped(result.base), year, table);
    }
    out += table_of(gain_percent_of_all(result, year));
  }
  const std::string history = table_of(end_of_history(result));
  return out + (history.empty() ? "" : history + paragraph(why_sold_and_installed_differ()));
}

/// What the model said at earlier dates beside what came.
std::string earlier_forecasts(const study::ScoreResult& hindcast) {
  std::string origins;
  for (const auto& origin : hindcast.origins) {
    origins += (origins.empty() ? "" : ", ") + origin.name;
  }
  return "<h2>How good were earlier forecasts?</h2>\n<p>" + typeset(score_sentence(hindcast)) + "</p>\n<p>" +
         escaped(score_against_aim(hindcast)) + "</p>\n" +
         paragraph(
             fmt::format("Forecasts of {} draws that stand at the end of {} and know, as far as the book's dates of "
                         "publication reach, what was known then. Scenario {}; the observations drive nothing in "
                         "the months scored.",
                         hindcast.provenance.samples, origins, hindcast.scenario)) +
         figure_of(score_places(hindcast)) + table_of(score_coverage(hindcast)) + table_of(score_skill(hindcast));
}

/// Cards as made beside what came, and the present program from the same sources.
std::string forecasts_as_made(const std::vector<study::CardScore>& cards) {
  std::string out = cards.empty() ? "" : "<h2>Forecasts as made</h2>\n";
  for (const auto& score : cards) {
    out += paragraph(card_origin(score));
    for (const Grid& grid : {resolved_grid(score), subjects_grid(score, true), open_grid(score)}) {
      out += grid.rows.empty() ? "" : table_of(grid);
    }
    out += paragraph(open_words(score));
    if (!score.present.rows.empty()) {
      out += table_of(subjects_grid(score, false)) + paragraph(results::makers_knew());
    }
  }
  return out;
}

}  // namespace

std::string to_html(const model::CompareResult& result, const book::Book& book, const study::ScoreResult* hindcast,
                    const std::vector<study::CardScore>& cards, const Beside& beside) {
  const std::string title = fmt::format("China's compute: what would change from {}", result.base);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      escaped(title) + "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<main>\n<h1>" +
      escaped(title) + "</h1>\n";
  out += headlines(result, beside);
  out += views_section(beside.views);
  out += paragraph(
      "Bands are what the assumptions leave open, not all that could happen: see \"What the bands leave out\".");
  const std::string numbers = is_selection(result.figures) ? "" : table_of(key_numbers(result));
  out += numbers.empty() ? "" : "<h2>Key numbers</h2>\n" + in_a_paragraph(kMoreWords) + numbers;
  out += "<h2>Scenarios</h2>\n" + scenarios(result);
  std::string figures;
  for (const auto& chart : {stock_by_source(result), stock_ratio(result), yearly_additions(result),
                            binding_shares(result), gain_by_yardstick_chart(result)}) {
    figures += figure_of(chart);
  }
  out += figures.empty() ? "" : "<h2>Charts</h2>\n" + figures;
  out += "<h2>The gain in full</h2>\n" + gain_tables(result);
  out += hindcast != nullptr ? earlier_forecasts(*hindcast) : "";
  out += forecasts_as_made(cards);
  out += "<h2>What the bands leave out</h2>\n" + list_of(left_out(result.provenance), escaped);
  out += paragraph(headline_error(result)) + paragraph(draws_left_out(result.provenance));
  out += "<h2>Assumptions and sources</h2>\n" + html_sources(book);
  out += "<h2>Provenance</h2>\n" + paragraph(provenance_line(result.provenance));
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace headway::report
