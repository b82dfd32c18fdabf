#include "headway/report/replicate_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "headway/report/grid.hpp"
#include "headway/report/notes.hpp"
#include "headway/report/number.hpp"
#include "headway/report/replicate_cells.hpp"

namespace headway::report {

namespace {

using study::Match;
using study::Replicated;
using study::ReplicatedLine;

/// The most lines that a replication has in a table of all of them.
constexpr long kMostLines = 12;

long recomputed(const Replicated& one) {
  return std::ranges::count_if(one.lines, [](const ReplicatedLine& line) { return line.replicated.has_value(); });
}

long matching(const Replicated& one) {
  return std::ranges::count_if(
      one.lines, [](const ReplicatedLine& line) { return line.match == Match::yes || line.match == Match::within; });
}

Grid recomputed_grid(const study::ReplicateResult& result, bool in_full) {
  Grid grid{"Published figures, recomputed from what their publisher states",
            {"number", "unit", "published", "recomputed", "match", "ours (90 %)"},
            {},
            "Match: yes where the recomputed figure rounds to the published one; yes* where only the rounding of the "
            "inputs, in brackets, reaches it."};
  for (const Replicated& one : result.replications) {
    const bool summed = !in_full && recomputed(one) > kMostLines;
    if (summed) {
      grid.rows.push_back({fmt::format("{}: {} figures", one.replication.name, recomputed(one)), "", "", "",
                           fmt::format("{} of {}", matching(one), recomputed(one)), "-"});
    }
    for (const ReplicatedLine& line : one.lines) {
      if (line.replicated && (!summed || line.match == Match::no)) {
        grid.rows.push_back({line_label(one, line), line.unit, published_cell(line), recomputed_cell(line),
                             match_cell(line), ours_cell(line.ours)});
      }
    }
  }
  return grid;
}

/// Calls `add(one, line)` for each line that rests on a missing input.
template <class Add>
void for_each_implied(const study::ReplicateResult& result, const Add& add) {
  for (const Replicated& one : result.replications) {
    for (const ReplicatedLine& line : one.lines) {
      if (line.implied) {
        add(one, line);
      }
    }
  }
}

Grid unstated_grid(const study::ReplicateResult& result) {
  Grid grid{"Published figures that rest on an input which is not stated",
            {"number", "unit", "published", "missing", "ours (90 %)"},
            {},
            ""};
  for_each_implied(result, [&](const Replicated& one, const ReplicatedLine& line) {
    grid.rows.push_back(
        {line_label(one, line), line.unit, published_cell(line), line.implied_input, ours_cell(line.ours)});
  });
  return grid;
}

Grid implied_grid(const study::ReplicateResult& result) {
  Grid grid{"What the missing input must have been",
            {"number", "missing", "unit", "implied", "ours of it (90 %)"},
            {},
            "Implied: the value at which the stated inputs give the published figure; brackets follow from the range "
            "or rounding of what was published."};
  for_each_implied(result, [&](const Replicated& one, const ReplicatedLine& line) {
    grid.rows.push_back({line_label(one, line), line.implied_input, line.implied_unit, implied_cell(line),
                         ours_cell(line.ours_implied)});
  });
  return grid;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::ranges::find(list, text) == list.end()) {
    list.push_back(text);
  }
}

std::string joined_parts(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : "; ") + part;
  }
  return text;
}

std::string indented(const std::string& text) { return "  " + wrapped(text, 2, text_width() - 2); }

/// "world_sold of h20-only, h100e (2022, 2023)": a metric once, with its periods.
std::string metrics_of(const Replicated& one) {
  std::vector<std::string> metrics;
  std::vector<std::string> periods;
  for (const ReplicatedLine& line : one.lines) {
    for (const auto* ours : {&line.ours, &line.ours_implied}) {
      if (!*ours) {
        continue;
      }
      const std::string metric = our_metric(**ours);
      const auto place = static_cast<std::size_t>(std::ranges::find(metrics, metric) - metrics.begin());
      if (place == metrics.size()) {
        metrics.push_back(metric);
        periods.push_back((*ours)->period);
      } else if (periods[place].find((*ours)->period) == std::string::npos) {
        periods[place] += ", " + (*ours)->period;
      }
    }
  }
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < metrics.size(); ++k) {
    parts.push_back(metrics[k] + " (" + periods[k] + ")");
  }
  return joined_parts(parts);
}

std::string what_ours_is(const Replicated& one) {
  std::vector<std::string> reasons;
  for (const ReplicatedLine& line : one.lines) {
    if (!line.no_ours.empty()) {
      add_once(reasons, line.no_ours);
    }
  }
  const std::string metrics = metrics_of(one);
  const std::string text = metrics.empty() ? "" : indented("Ours: " + metrics + ".");
  return text + (reasons.empty() ? "" : indented("No metric of ours: " + joined_parts(reasons) + "."));
}

/// "5 of 5 recomputed figures match; 1 rests on an input that is not stated."
std::string tally(const Replicated& one) {
  std::vector<std::string> parts;
  if (const long count = recomputed(one); count > 0) {
    parts.push_back(fmt::format("{} of {} recomputed figures match", matching(one), count));
  }
  if (const long count = std::ranges::count(one.lines, Match::implied, &ReplicatedLine::match); count > 0) {
    parts.push_back(fmt::format("{} rest{} on an input that is not stated", count, count == 1 ? "s" : ""));
  }
  if (!one.left_out.empty()) {
    parts.push_back("left out, since an input was published later: " + joined_parts(one.left_out));
  }
  return joined_parts(parts) + ".";
}

std::string paragraph_on(const Replicated& one) {
  const book::Replication& replication = one.replication;
  std::string text =
      wrapped(fmt::format("{}: {}. {}, {} ({} confidence).", replication.name, replication.title, replication.publisher,
                          base::to_string(replication.published), replication.confidence),
              2);
  text += indented(fmt::format("Numerator: {}. Denominator: {}. Basis: {}. Yardstick: {}.", replication.numerator,
                               replication.denominator, replication.basis, replication.yardstick));
  text += what_ours_is(one);
  return text + indented(tally(one) + " " + replication.about);
}

std::string source_of(const book::ReplicationInput& input) {
  if (input.missing) {
    return "not stated; solved for";
  }
  if (!input.chips.empty()) {
    return fmt::format("the catalogue's {} of {}", input.figure, joined_parts(input.chips));
  }
  const book::Knot& knot = input.provenance;
  std::string text = fmt::format("{} ({})", knot.source, base::to_string(knot.published));
  text += knot.confidence.empty() ? "" : ", " + knot.confidence + " confidence";
  return text + (knot.reason.empty() ? "" : "; " + knot.reason);
}

std::string values_of(const study::StatedQuantity& quantity) {
  std::string text;
  for (const book::Stated& each : quantity.values) {
    text += text.empty() ? "" : ", ";
    const Scale scale = scale_for(each.value);
    text += as_given(each.value, scale);
    if (each.low != each.high) {
      text += " (" + as_given(each.low, scale) + "-" + as_given(each.high, scale) + ")";
    }
    text += scale.word.empty() ? "" : " " + scale.word;
  }
  return text + unit_after(quantity.unit);
}

std::string workings(const Replicated& one) {
  std::string text = "\nInputs of " + one.replication.name + "\n";
  for (const study::ReplicatedInput& input : one.inputs) {
    const std::string values = input.stated.missing ? "?" : values_of(input.quantity);
    text += "- " + wrapped(fmt::format("{} = {}: {}. {}.", input.stated.id, values, input.stated.means,
                                       source_of(input.stated)),
                           2, text_width() - 2);
  }
  text += "Steps\n";
  for (const book::ReplicationStep& step : one.replication.steps) {
    std::string operands;
    for (const std::string& name : step.of) {
      operands += (operands.empty() ? "" : ", ") + name;
    }
    text += "- " + wrapped(fmt::format("{} = {} {}{}", step.id, step.operation, operands,
                                       step.unit.empty() ? "" : ", in " + step.unit),
                           2, text_width() - 2);
  }
  text += wrapped("Read at " + one.replication.address + ". File " + one.replication.hash + ".", 2);
  return text;
}

std::string section(const Grid& grid, bool first) {
  const std::string text = to_text(grid);
  return text.empty() || first ? text : "\n" + text;
}

}  // namespace

std::string replicate_text(const study::ReplicateResult& result, bool in_full) {
  std::string text = section(recomputed_grid(result, in_full), true);
  text += section(unstated_grid(result), text.empty());
  text += section(implied_grid(result), text.empty());
  for (const Replicated& one : result.replications) {
    text += "\n" + paragraph_on(one);
    text += in_full ? workings(one) : "";
  }
  if (!result.left_out.empty()) {
    text +=
        "\n" + wrapped("Left out, since published after the book's cut-off: " + joined_parts(result.left_out) + ".");
  }
  text += "\n" + wrapped(
                     "Ours: median and 90 % band over the draws; no digit smaller than its Monte Carlo error is "
                     "printed. The bands spread over the assumptions of the book, given that the equations hold.");
  return text + wrapped(draws_left_out(result.provenance)) + wrapped(provenance_line(result.provenance));
}

}  // namespace headway::report
