#include "headway/report/decompose_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "headway/report/book_text.hpp"
#include "headway/report/grid.hpp"
#include "headway/report/notes.hpp"
#include "headway/report/sensitivity_text.hpp"
#include "headway/report/spread.hpp"

namespace headway::report {

namespace {

using study::DecomposeResult;
using study::LeverShare;

constexpr std::size_t kBarWidth = 36;

std::string sentence_start(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

/// A lever's values, each once: those that choose together state the same alternatives.
std::string values_of(const std::vector<book::Entry>& entries, const book::Book& book) {
  std::string text;
  std::string last;
  for (const auto& entry : entries) {
    std::string one;
    for (const auto& alternative : entry.alternatives) {
      if (entry.alternatives.size() == 1) {
        one = entry_at_a_glance(book, entry);
      } else {
        one += (one.empty() ? "" : " or ") + alternative.name;
      }
    }
    one = entry.text ? words_of(*entry.text) : one;
    if (one != last) {
      text += (text.empty() ? "" : "; ") + one;
    }
    last = one;
  }
  return text;
}

double step_of(const DecomposeResult& result, const LeverShare& share) {
  return result.has_shares ? share.share.mean : share.last.mean;
}

/// A bar between two running totals: # where the step adds, - where it takes away.
std::string bar(double from, double to, double low, double high) {
  const auto place = [&](double value) {
    const double part = high > low ? (value - low) / (high - low) : 0.0;
    return static_cast<std::size_t>(std::lround(part * static_cast<double>(kBarWidth)));
  };
  const std::size_t first = std::min(place(from), place(to));
  const std::size_t last = std::max(place(from), place(to));
  return std::string(first, ' ') + std::string(std::max<std::size_t>(1, last - first), to >= from ? '#' : '-');
}

std::string waterfall(const DecomposeResult& result, const Scale& scale) {
  double low = std::min(0.0, result.gain.mean);
  double high = std::max(0.0, result.gain.mean);
  double total = 0.0;
  for (const auto& share : result.levers) {
    total += step_of(result, share);
    low = std::min(low, total);
    high = std::max(high, total);
  }
  std::size_t width = 0;
  for (const auto& share : result.levers) {
    width = std::max(width, name_of(share.lever).size());
  }
  width = std::max(width, std::string("all of it").size());
  const auto row = [&](const std::string& name, double step, double error, double from, double to) {
    const std::string drawn = bar(from, to, low, high);
    return fmt::format("{:<{}}  {:>8}  {}\n", name, width, signed_in(step, error, scale), drawn);
  };
  std::string text;
  total = 0.0;
  for (const auto& share : result.levers) {
    const double step = step_of(result, share);
    const double error = errors_of(result.has_shares ? share.share : share.last).mean;
    text += row(name_of(share.lever), step, error, total, total + step);
    total += step;
  }
  return text + row("all of it", result.gain.mean, errors_of(result.gain).mean, 0.0, result.gain.mean);
}

Grid lever_grid(const DecomposeResult& result, const Scale& scale) {
  Grid grid;
  grid.title = fmt::format("Each lever{}: median (90 %)", scale.word.empty() ? "" : ", " + scale.word);
  grid.columns = {"lever", "alone", "last", "in company, mean"};
  if (result.has_shares) {
    grid.columns.emplace_back("share");
  }
  const auto cell = [&](const model::Summary& summary) {
    return fmt::format("{} ({})", median_in(summary, scale), band90_in(summary, scale));
  };
  for (const auto& share : result.levers) {
    grid.rows.push_back({name_of(share.lever), cell(share.alone), cell(share.last),
                         signed_in(share.interaction.mean, errors_of(share.interaction).mean, scale)});
    if (result.has_shares) {
      grid.rows.back().push_back(cell(share.share));
    }
  }
  grid.note =
      "Alone: added to the base and nothing else. Last: added when all others are there, which is what leaving it "
      "out would cost. In company: what last exceeds alone by. Medians of parts do not add up; means do.";
  return grid;
}

}  // namespace

results::Decomposition decomposition(DecomposeResult result, const book::Book& book) {
  std::vector<results::LeverWords> words;
  for (const auto& share : result.levers) {
    words.push_back({values_of(share.lever.base, book), values_of(share.lever.other, book)});
  }
  return {std::move(result), std::move(words)};
}

std::string decompose_text(const results::Decomposition& package) {
  const DecomposeResult& result = package.result;
  const Scale scale =
      scale_for(std::max({std::abs(result.gain.p5), std::abs(result.gain.p95), std::abs(result.gain.mean)}));
  const std::string unit = unit_after(result.quantity.figure.unit);
  std::string text =
      paragraph(0,
                fmt::format("{}, by the {}: {}.", sentence_start(quantity_in_words(result.quantity)),
                            result.levers.size() == 1 ? "one lever that makes it"
                                                      : std::to_string(result.levers.size()) + " levers that make it",
                            in_words(result.gain, result.quantity.figure.unit)),
                0);
  text += fmt::format("\nWaterfall of means{}{}\n", scale.word.empty() ? "" : ", " + scale.word, unit);
  text += waterfall(result, scale);
  text +=
      paragraph(0,
                result.has_shares
                    ? "Shares are Shapley's: what a lever adds, averaged over all orders in which the levers could be "
                      "changed. They add up."
                    : "More levers than can be run in every mixture: the steps are what each adds last, and do not add "
                      "up.",
                0);
  text += "\n" + to_text(lever_grid(result, scale)) + "\nWhat changes\n";
  for (std::size_t k = 0; k < result.levers.size(); ++k) {
    text += paragraph(2, fmt::format("{}: from {} to {}", name_of(result.levers[k].lever), package.words[k].from,
                                     package.words[k].to));
  }
  text += "\n" + paragraph(0, fmt::format("{} scenarios on the same draws.", result.scenarios), 0);
  text += paragraph(0, draws_left_out(result.provenance), 0);
  return text + paragraph(0, provenance_line(result.provenance), 0);
}

}  // namespace headway::report
