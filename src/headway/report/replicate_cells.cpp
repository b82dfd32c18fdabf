#include "headway/report/replicate_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "headway/report/spread.hpp"

namespace headway::report {

namespace {

constexpr int kImpliedDigits = 3;

double size_of(const book::Stated& stated) {
  return std::isfinite(stated.value) ? stated.value : std::isfinite(stated.high) ? stated.high : stated.low;
}

/// "11.1 M (8.8-13.6)", "21-49", "at most 2", "over 15 M": a number, a range or an open one, each end by `one`.
template <class One>
std::string in_words_of(const book::Stated& stated, const Scale& scale, const One& one) {
  const std::string word = scale.word.empty() ? "" : " " + scale.word;
  if (!std::isfinite(stated.low) || !std::isfinite(stated.high)) {
    return std::isfinite(stated.high) ? "at most " + one(stated.high) + word : "over " + one(stated.low) + word;
  }
  const std::string ends = one(stated.low) + "-" + one(stated.high);
  if (!std::isfinite(stated.value)) {
    return ends + word;
  }
  const bool narrow = one(stated.low) == one(stated.high);
  return one(stated.value) + word + (narrow ? "" : " (" + ends + ")");
}

std::string stated_cell(const book::Stated& stated, int digits) {
  const Scale scale = scale_for(size_of(stated));
  return in_words_of(stated, scale, [&](double value) { return rounded_in(value, 0.0, scale, digits); });
}

}  // namespace

std::string as_given(double value, const Scale& scale) {
  const std::string text = fmt::format("{:.6g}", value / scale.factor);
  return text.find('e') == std::string::npos ? text : rounded_in(value, 0.0, scale, kTableDigits);
}

std::string published_cell(const study::ReplicatedLine& line) {
  book::Stated shown = line.published;
  if (std::isfinite(shown.value) && std::isfinite(shown.low) && std::isfinite(shown.high)) {
    shown.low = shown.high = shown.value;  // its rounding shows in its digits
  }
  const Scale scale = scale_for(size_of(shown));
  return in_words_of(shown, scale, [&](double value) { return as_given(value, scale); });
}

std::string recomputed_cell(const study::ReplicatedLine& line) {
  if (!line.replicated) {
    return "-";
  }
  book::Stated shown = *line.replicated;
  if (line.match != study::Match::within) {
    shown.low = shown.high = shown.value;
  }
  // As many digits as the published number has, so that a difference shows.
  const std::string published = published_cell(line);
  const auto given = std::ranges::count_if(published, [](char letter) { return letter >= '0' && letter <= '9'; });
  const bool one_number = std::isfinite(line.published.value);
  return stated_cell(shown, one_number ? std::clamp(static_cast<int>(given), kImpliedDigits, 5) : kImpliedDigits);
}

std::string match_cell(const study::ReplicatedLine& line) {
  return line.match == study::Match::within ? "yes*" : std::string(study::to_string(line.match));
}

std::string implied_cell(const study::ReplicatedLine& line) {
  return line.implied ? stated_cell(*line.implied, kImpliedDigits) : "-";
}

std::string ours_cell(const std::optional<study::OurFigure>& ours) { return ours ? median_and_90(ours->summary) : "-"; }

std::string line_label(const study::Replicated& replicated, const study::ReplicatedLine& line) {
  return fmt::format("{}: {}{}", replicated.replication.name, line.number, line.at.empty() ? "" : " " + line.at);
}

std::string our_metric(const study::OurFigure& ours) {
  const auto names = [](const std::vector<study::OursTerm>& terms) {
    std::string text;
    for (const study::OursTerm& term : terms) {
      text += (text.empty() ? "" : " + ") + term.figure.id;
    }
    return terms.size() > 1 ? "(" + text + ")" : text;
  };
  std::string text = names(ours.metrics);
  text += ours.over.empty() ? "" : " / " + names(ours.over);
  text += " of " + ours.scenario;
  text += ours.yardstick.empty() ? "" : ", " + ours.yardstick;
  return text + (ours.basis.empty() ? "" : ", " + ours.basis);
}

}  // namespace headway::report
