#include "headway/study/replicate/replicate.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/messages.hpp"
#include "headway/book/replication_names.hpp"
#include "headway/study/replicate/program.hpp"
#include "headway/study/replicate/solve.hpp"

namespace headway::study {

namespace {

bool is_later(const std::optional<base::Day>& as_of, const base::Day& published) { return as_of && published > *as_of; }

bool rests_on_later(const book::Book& book, const book::Replication& replication,
                    const book::ReplicationNumber& number) {
  return std::ranges::any_of(book::inputs_of(replication, number.step), [&](const book::ReplicationInput* input) {
    return is_later(book.as_of, input->provenance.published);
  });
}

/// Ours in the line's period, or in the period that `ours` names for it.
base::Result<OurFigure> ours_of(const Prepared& prepared, const Question& question,
                                const book::Replication& replication, const book::ReplicationNumber& number,
                                const book::OurMetric& ours, std::size_t line, std::string_view unit) {
  const std::size_t lines = std::max<std::size_t>(1, number.at.size());
  if (ours.periods.size() > 1 && ours.periods.size() != lines) {
    return std::unexpected(base::input_error("'ours' names " + std::to_string(ours.periods.size()) + " periods",
                                             "number '" + number.id + "' has " + std::to_string(lines),
                                             "name one, or one for each", ours.where));
  }
  if (ours.periods.empty() && number.at.empty()) {
    return std::unexpected(base::input_error("'ours' has no period", "number '" + number.id + "' is of none",
                                             "add period = \"2026\"", ours.where));
  }
  const std::string period = ours.periods.empty() ? number.at[line] : ours.periods[ours.periods.size() == 1 ? 0 : line];
  return find_ours(prepared, question, replication, ours, period, period_index(replication, number, line), unit);
}

/// What the number's step gives for the line. Error: not in the number's unit, with its place.
base::Result<book::Stated> recompute(const Prepared& prepared, const book::Replication& replication,
                                     const book::ReplicationNumber& number, std::size_t line,
                                     const std::optional<Trial>& trial = {}) {
  const auto raw = evaluate(replication, number.step, prepared.catalogue, trial);
  if (!raw) {
    return std::unexpected(raw.error());
  }
  const auto quantity = in_unit(*raw, number.unit);
  if (!quantity) {
    base::Error error = quantity.error();
    error.problem = "number '" + number.id + "': " + error.problem;
    error.where = number.where;
    return std::unexpected(error);
  }
  return quantity->at(period_index(replication, number, line));
}

base::Result<void> solve_line(const Prepared& prepared, const Question& question, const book::Replication& replication,
                              const book::ReplicationNumber& number, std::size_t index, ReplicatedLine& line) {
  const book::ReplicationInput& input = *book::find_input(replication, number.implies);
  // Whether units agree is better said of the number than of the search.
  if (const auto tried = recompute(prepared, replication, number, index, Trial{input.id, input.low}); !tried) {
    return std::unexpected(tried.error());
  }
  const auto implied = solve(replication, number, index, prepared.catalogue);
  if (!implied) {
    return std::unexpected(implied.error());
  }
  line.match = Match::implied;
  line.implied = *implied;
  line.implied_input = input.id;
  line.implied_unit = input.unit;
  if (input.ours) {
    auto ours = ours_of(prepared, question, replication, number, *input.ours, index, input.unit);
    if (!ours) {
      return std::unexpected(ours.error());
    }
    line.ours_implied = std::move(*ours);
  }
  return {};
}

base::Result<ReplicatedLine> line_of(const Prepared& prepared, const Question& question,
                                     const book::Replication& replication, const book::ReplicationNumber& number,
                                     std::size_t index) {
  ReplicatedLine line;
  line.number = number.id;
  line.means = number.means;
  line.unit = number.unit;
  line.at = number.at.empty() ? "" : number.at[index];
  line.published = number.published[number.published.size() == 1 ? 0 : index];
  line.no_ours = number.no_ours;
  if (number.implies.empty()) {
    const auto replicated = recompute(prepared, replication, number, index);
    if (!replicated) {
      return std::unexpected(replicated.error());
    }
    line.replicated = *replicated;
    line.match = match_of(line.published, *replicated);
  } else if (const auto solved = solve_line(prepared, question, replication, number, index, line); !solved) {
    return std::unexpected(solved.error());
  }
  if (number.ours) {
    auto ours = ours_of(prepared, question, replication, number, *number.ours, index, number.unit);
    if (!ours) {
      return std::unexpected(ours.error());
    }
    line.ours = std::move(*ours);
  }
  return line;
}

base::Result<Replicated> replicate_one(const Prepared& prepared, const Question& question,
                                       const book::Replication& replication) {
  Replicated result;
  result.replication = replication;
  for (const book::ReplicationInput& input : replication.inputs) {
    StatedQuantity quantity;
    if (!input.missing) {
      auto value = value_of(replication, input, prepared.catalogue);
      if (!value) {
        return std::unexpected(value.error());
      }
      quantity = std::move(*value);
    }
    result.inputs.push_back(ReplicatedInput{input, std::move(quantity)});
  }
  for (const book::ReplicationNumber& number : replication.numbers) {
    if (rests_on_later(prepared.book, replication, number)) {
      result.left_out.push_back(number.id);
      continue;
    }
    for (std::size_t index = 0; index < std::max<std::size_t>(1, number.at.size()); ++index) {
      auto line = line_of(prepared, question, replication, number, index);
      if (!line) {
        return std::unexpected(line.error());
      }
      result.lines.push_back(std::move(*line));
    }
  }
  return result;
}

base::Error unknown_replication(const std::string& name, const std::vector<book::Replication>& replications) {
  std::vector<std::string> names;
  for (const auto& replication : replications) {
    names.push_back(replication.name);
  }
  return base::input_error("unknown replication '" + name + "'", "no file of that name is in the book's replications",
                           base::did_you_mean(name, names, 3));
}

}  // namespace

std::string_view to_string(Match match) {
  switch (match) {
    case Match::yes:
      return "yes";
    case Match::within:
      return "within its inputs";
    case Match::no:
      return "no";
    case Match::implied:
      break;
  }
  return "implied";
}

Match match_of(const book::Stated& published, const book::Stated& replicated) {
  const auto slack = [](double end) { return std::isfinite(end) ? 1e-9 * std::abs(end) : 0.0; };
  const double low = published.low - slack(published.low);
  const double high = published.high + slack(published.high);
  if (replicated.value >= low && replicated.value <= high) {
    return Match::yes;
  }
  return replicated.high >= low && replicated.low <= high ? Match::within : Match::no;
}

base::Result<ReplicateResult> replicate(const Prepared& prepared, const Question& question,
                                        const std::vector<book::Replication>& replications, const std::string& name) {
  if (!name.empty() && std::ranges::find(replications, name, &book::Replication::name) == replications.end()) {
    return std::unexpected(unknown_replication(name, replications));
  }
  ReplicateResult result;
  for (const book::Replication& replication : replications) {
    if (!name.empty() && replication.name != name) {
      continue;
    }
    if (is_later(prepared.book.as_of, replication.published)) {
      result.left_out.push_back(replication.name);
      continue;
    }
    auto one = replicate_one(prepared, question, replication);
    if (!one) {
      return std::unexpected(one.error());
    }
    result.replications.push_back(std::move(*one));
  }
  std::vector<OurFigure*> figures;
  for (Replicated& one : result.replications) {
    for (ReplicatedLine& line : one.lines) {
      const std::string number = one.replication.name + "." + line.number;
      const auto add = [&](std::optional<OurFigure>& ours, const std::string& id, const std::string& unit) {
        if (ours) {
          ours->id = id + (line.at.empty() || line.at == ours->period ? "" : " " + line.at);
          ours->unit = unit;
          figures.push_back(&*ours);
        }
      };
      add(line.ours, number, line.unit);
      add(line.ours_implied, number + "." + line.implied_input, line.implied_unit);
    }
  }
  auto run = run_ours(prepared, question, figures);
  if (!run) {
    return std::unexpected(run.error());
  }
  result.draws = std::move(run->draws);
  result.provenance = model::provenance_of(prepared, question, run->dropped);
  return result;
}

}  // namespace headway::study
