#include "headway/report/book_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"
#include "headway/results/book.hpp"

namespace headway::report {

namespace {

std::string period_cell(const book::Knot& knot) { return knot.period ? base::to_string(*knot.period) : ""; }

bool is_sure(const book::Entry& entry, const book::Knot& knot) {
  return entry.shape == book::Shape::number || (knot.quantiles.size() == 1 && !knot.mode);
}

/// Knots worth a line: that of the last period within the book's `through`, and the last of all.
std::vector<const book::Knot*> latest(const book::Book& book, const book::Alternative& alternative) {
  std::vector<const book::Knot*> shown;
  for (const auto& knot : alternative.knots) {
    if (knot.period && knot.period->last <= book.through) {
      shown = {&knot};
    }
  }
  if (!alternative.knots.empty() && (shown.empty() || shown.front() != &alternative.knots.back())) {
    shown.push_back(&alternative.knots.back());
  }
  return shown;
}

std::string published_text(const book::Knot& knot) {
  return fmt::format("{}, {}; {} ({})", book::to_string(knot.kind),
                     knot.confidence.empty() ? "confidence not stated" : "confidence " + knot.confidence, knot.source,
                     base::to_string(knot.published));
}

std::string text_of(const book::Book& book, const book::Entry& entry) {
  std::string text =
      fmt::format("{}  [{}{}]\n", entry.id, entry.text ? "text" : entry.unit, entry.lever ? ", lever" : "");
  if (entry.text) {
    text += paragraph(4, words_of(*entry.text));
  }
  for (const auto& alternative : entry.alternatives) {
    if (!alternative.name.empty()) {
      text += paragraph(4, fmt::format("{} (weight {}):", alternative.name, alternative.weight));
    }
    const std::size_t indent = alternative.name.empty() ? 4 : 6;
    for (const auto* knot : latest(book, alternative)) {
      const std::string when = knot->period ? period_cell(*knot) + ": " : "";
      text += paragraph(indent, when + knot_at_a_glance(entry, *knot) + "; " + published_text(*knot), 4);
    }
  }
  return text;
}

}  // namespace

std::string quantiles_of(const book::Knot& knot) {
  std::vector<std::string> parts;
  for (const auto& point : knot.quantiles) {
    const std::string value = std::isinf(point.value) ? "none" : fmt::format("{}", point.value);
    parts.push_back(knot.quantiles.size() == 1 && !knot.mode
                        ? value
                        : fmt::format("p{} {}", std::round(1e6 * point.probability) / 1e4, value));
  }
  if (knot.mode) {
    parts.push_back(fmt::format("mode {}", *knot.mode));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string setting_text(const book::SettingValue& setting) {
  if (setting.text) {
    return words_of(*setting.text);
  }
  std::vector<std::string> parts;
  for (const auto& knot : setting.knots) {
    parts.push_back((knot.period ? base::to_string(*knot.period) + ": " : "") + quantiles_of(knot));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string paragraph(std::size_t indent, const std::string& text, std::size_t hang) {
  return std::string(indent, ' ') + wrapped(text, indent + hang, text_width() - indent);
}

std::string words_of(const book::TextValue& text) {
  return text.words.empty() ? "(empty list)" : fmt::format("{}", fmt::join(text.words, ", "));
}

std::string knot_at_a_glance(const book::Entry& entry, const book::Knot& knot) {
  if (knot.quantiles.empty()) {
    return "-";
  }
  if (std::ranges::any_of(knot.quantiles, [](const auto& point) { return std::isinf(point.value); })) {
    return "none";
  }
  if (is_sure(entry, knot)) {
    const double value = knot.quantiles.front().value;
    return std::isinf(value) ? "none" : fmt::format("{}", value);
  }
  const auto spread = chance::Distribution::from_quantiles(entry.shape, knot.quantiles, entry.bounds, knot.mode);
  if (!spread) {
    return "-";
  }
  const double low = spread->quantile(0.05);
  const double high = spread->quantile(0.95);
  const Scale scale = scale_for(std::max(std::abs(low), std::abs(high)));
  return fmt::format("{} ({}){}{}", rounded_in(spread->quantile(0.5), 0.0, scale), range_in(low, 0.0, high, 0.0, scale),
                     scale.word.empty() ? "" : " ", scale.word);
}

std::string entry_at_a_glance(const book::Book& book, const book::Entry& entry) {
  if (entry.text) {
    return words_of(*entry.text);
  }
  std::vector<std::string> parts;
  for (const auto& alternative : entry.alternatives) {
    std::vector<std::string> values;
    for (const auto* knot : latest(book, alternative)) {
      values.push_back((knot->period ? period_cell(*knot) + ": " : "") + knot_at_a_glance(entry, *knot));
    }
    const std::string joined = fmt::format("{}", fmt::join(values, "; "));
    parts.push_back(alternative.name.empty()
                        ? joined
                        : fmt::format("{} (weight {}) {}", alternative.name, alternative.weight, joined));
  }
  return fmt::format("{}{}", fmt::join(parts, " | "), unit_after(entry.unit));
}

std::string entries_text(const book::Book& book, std::string_view prefix) {
  std::string text;
  for (const auto* entry : results::entries_of(book, prefix).entries) {
    text += text_of(book, *entry);
  }
  return text;
}

}  // namespace headway::report
