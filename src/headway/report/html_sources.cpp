#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "headway/report/html.hpp"
#include "headway/report/number.hpp"
#include "headway/report/svg.hpp"

namespace headway::report {

namespace {

struct Spread {
  double p5 = NAN;
  double p50 = NAN;
  double p95 = NAN;
};

/// Median and 90 % range as the model draws them, whichever quantiles the book states.
Spread spread_of(const book::Entry& entry, const book::Knot& knot) {
  if (knot.quantiles.size() == 1) {
    return {NAN, knot.quantiles.front().value, NAN};
  }
  const auto distribution = chance::Distribution::from_quantiles(entry.shape, knot.quantiles, entry.bounds, knot.mode);
  if (!distribution) {
    return {};
  }
  return {distribution->quantile(0.05), distribution->quantile(0.5), distribution->quantile(0.95)};
}

std::string number_text(double value) {
  constexpr int kBookDigits = 3;
  return std::isinf(value) ? "none" : rounded(value, 0.0, kBookDigits);
}

std::string range_text(const Spread& spread) {
  return std::isfinite(spread.p5) && spread.p5 != spread.p95 ? range(spread.p5, spread.p95, 0.0) : "";
}

std::string name_cell(const book::Entry& entry, const book::Alternative& alternative) {
  std::string text = fmt::format("<code>{}</code><br>{}", escaped(entry.id), escaped(entry.means));
  if (!alternative.name.empty()) {
    text += fmt::format("<br>alternative <em>{}</em>, weight {}", escaped(alternative.name),
                        rounded(alternative.weight, 0.0));
  }
  return text;
}

std::string source_text(const book::Knot& knot) {
  std::string text = knot.source;
  if (!knot.reason.empty()) {
    text += (text.empty() ? "" : ": ") + knot.reason;
  }
  return text;
}

std::string knot_row(const book::Entry& entry, const std::string& name, const book::Knot& knot) {
  const Spread spread = spread_of(entry, knot);
  const bool dated = knot.published.year > 0;
  return fmt::format(
      "<tr><th scope=\"row\" class=\"wide\">{}</th><td>{}</td><td>{}</td><td class=\"number\">{}</td><td "
      "class=\"number\">{}</td>"
      "<td class=\"wide\">{}</td><td class=\"number\">{}</td><td>{}</td></tr>\n",
      name, escaped(entry.unit), knot.period ? escaped(base::to_string(*knot.period)) : "", number_text(spread.p50),
      range_text(spread), escaped(source_text(knot)), dated ? base::to_string(knot.published) : "",
      escaped(knot.confidence.empty() ? std::string(book::to_string(knot.kind)) : knot.confidence));
}

std::string entry_rows(const book::Entry& entry) {
  std::string out;
  if (entry.text) {
    std::string words;
    for (const std::string& word : entry.text->words) {
      words += (words.empty() ? "" : ", ") + word;
    }
    return fmt::format(
        "<tr><th scope=\"row\" class=\"wide\"><code>{}</code><br>{}</th><td></td><td></td><td>{}</td><td></td><td "
        "class=\"wide\">{}</td>"
        "<td></td><td>lever</td></tr>\n",
        escaped(entry.id), escaped(entry.means), escaped(words), escaped(entry.note));
  }
  for (const book::Alternative& alternative : entry.alternatives) {
    std::string name = name_cell(entry, alternative);
    for (const book::Knot& knot : alternative.knots) {
      out += knot_row(entry, name, knot);
      name = fmt::format("<code>{}</code>", escaped(entry.id));
    }
  }
  return out;
}

}  // namespace

std::string html_sources(const book::Book& book) {
  std::map<std::string, std::vector<const book::Entry*>> sectors;
  for (const auto& [id, entry] : book.entries) {
    sectors[id.substr(0, id.find('.'))].push_back(&entry);
  }
  std::string out =
      "<p>The book's entries before a scenario sets any of them. A median without a range is taken as sure; a value by "
      "period "
      "is joined to the next.</p>\n";
  for (const auto& [sector, entries] : sectors) {
    out += fmt::format(
        "<details><summary>{} ({} {})</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
        "aria-label=\"Assumptions: {}\">"
        "<table class=\"sources\">\n<thead><tr><th scope=\"col\">assumption</th><th scope=\"col\">unit</th><th "
        "scope=\"col\">period</th>"
        "<th scope=\"col\">median</th><th scope=\"col\">90 %</th><th scope=\"col\">source</th><th "
        "scope=\"col\">published</th>"
        "<th scope=\"col\">confidence</th></tr></thead>\n<tbody>\n",
        escaped(sector), entries.size(), entries.size() == 1 ? "entry" : "entries", escaped(sector));
    for (const book::Entry* entry : entries) {
      out += entry_rows(*entry);
    }
    out += "</tbody></table></div>\n</details>\n";
  }
  return out;
}

}  // namespace headway::report
