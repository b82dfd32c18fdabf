#include "headway/results/replicate.hpp"

#include <utility>

#include "headway/results/parts.hpp"
#include "headway/results/rows.hpp"

namespace headway::results {

namespace {

using book::Stated;
using study::OurFigure;
using study::Replicated;
using study::ReplicatedInput;
using study::ReplicatedLine;

const Described<Stated>& stated() {
  static const auto keys =
      Described<Stated>("stated number", "a number as it was published or recomputed, with its range")
          .value("value", "the number; `null` where only a range is given", &Stated::value)
          .value("low", "lower end; `null` where open or not given", &Stated::low)
          .value("high", "upper end; `null` where open or not given", &Stated::high);
  return keys;
}

std::vector<std::string> names(const std::vector<study::OursTerm>& terms) {
  std::vector<std::string> ids;
  for (const study::OursTerm& term : terms) {
    ids.push_back(term.figure.id);
  }
  return ids;
}

const Described<OurFigure>& our_figure() {
  static const auto keys =
      Described<OurFigure>("figure of ours", "the sum of `metrics` over the sum of `over`, draw by draw")
          .value("metrics", "the metrics", [](const OurFigure& of) { return names(of.metrics); })
          .value("over", "what they are divided by; empty: nothing", [](const OurFigure& of) { return names(of.over); })
          .value("scenario", "the scenario", &OurFigure::scenario)
          .value("yardstick", "of those metrics that come in several", &OurFigure::yardstick)
          .value("basis", "likewise", &OurFigure::basis)
          .value("period", "the period", &OurFigure::period)
          .include(&OurFigure::summary, spread());
  return keys;
}

const Described<ReplicatedInput>& replicated_input() {
  static const auto keys =
      Described<ReplicatedInput>()
          .value("id", "the input", [](const ReplicatedInput& of) { return of.stated.id; })
          .value("means", "what it is", [](const ReplicatedInput& of) { return of.stated.means; })
          .value("unit", "its unit",
                 [](const ReplicatedInput& of) { return of.stated.missing ? of.stated.unit : of.quantity.unit; })
          .value("missing", "whether the publication does not say it",
                 [](const ReplicatedInput& of) { return of.stated.missing; })
          .list(
              "values", "one, or one for each period or chip; none where missing",
              [](const ReplicatedInput& of) -> const std::vector<Stated>& { return of.quantity.values; }, stated())
          .value("chips", "chips of the catalogue whose figure it is",
                 [](const ReplicatedInput& of) { return of.stated.chips; })
          .value("figure", "which figure of theirs", [](const ReplicatedInput& of) { return of.stated.figure; })
          .value("source", "where it is from", [](const ReplicatedInput& of) { return of.stated.provenance.source; })
          .value("published", "when that was published",
                 [](const ReplicatedInput& of) {
                   const book::Knot& knot = of.stated.provenance;
                   return knot.source.empty() ? std::nullopt : std::optional(knot.published);
                 })
          .value("confidence", "`high`, `medium` or `low`",
                 [](const ReplicatedInput& of) { return of.stated.provenance.confidence; })
          .value("reason", "why, where it is a judgement",
                 [](const ReplicatedInput& of) { return of.stated.provenance.reason; });
  return keys;
}

const Described<ReplicatedLine>& implied() {
  static const auto keys =
      Described<ReplicatedLine>()
          .include([](const ReplicatedLine& of) -> const Stated& { return *of.implied; }, stated())
          .value("input", "the input that is solved for", &ReplicatedLine::implied_input)
          .value("unit", "its unit", &ReplicatedLine::implied_unit)
          .part("ours", "the model's value of that input", &ReplicatedLine::ours_implied, our_figure());
  return keys;
}

const ReplicatedLine* implied_of(const ReplicatedLine& of) { return of.implied ? &of : nullptr; }

const Described<ReplicatedLine>& number() {
  static const auto keys =
      Described<ReplicatedLine>()
          .value("id", "the number", &ReplicatedLine::number)
          .value("means", "what it is", &ReplicatedLine::means)
          .value("at", "the period or chip; empty where there is none", &ReplicatedLine::at)
          .value("unit", "its unit", &ReplicatedLine::unit)
          .part("published", "as published", &ReplicatedLine::published, stated())
          .part("replicated", "as recomputed; `null` where an input is missing", &ReplicatedLine::replicated, stated())
          .value("match", "`yes`, `within its inputs`, `no` or `implied`",
                 [](const ReplicatedLine& of) { return study::to_string(of.match); })
          .part("implied", "the missing input that it implies; `null` where none is", &implied_of, implied())
          .part("ours", "the model's figure; `null` where there is none", &ReplicatedLine::ours, our_figure())
          .value("no_ours", "why there is no figure of ours", &ReplicatedLine::no_ours);
  return keys;
}

const Described<Replicated>& replication() {
  const auto text = [](auto member) { return [member](const Replicated& of) { return of.replication.*member; }; };
  using book::Replication;
  static const auto keys =
      Described<Replicated>()
          .value("name", "what it is called here", text(&Replication::name))
          .value("title", "its title", text(&Replication::title))
          .value("publisher", "whose it is", text(&Replication::publisher))
          .value("published", "when it was published", text(&Replication::published))
          .value("where", "its address", text(&Replication::address))
          .value("confidence", "that these are the publisher's figures: `high`, `medium` or `low`",
                 text(&Replication::confidence))
          .value("kind", "`full`, or `partial` where an input is missing",
                 [](const Replicated& of) { return of.replication.full ? "full" : "partial"; })
          .value("numerator", "what the published numbers count", text(&Replication::numerator))
          .value("denominator", "over what", text(&Replication::denominator))
          .value("basis", "whose compute, or where", text(&Replication::basis))
          .value("yardstick", "in which yardstick", text(&Replication::yardstick))
          .value("about", "how ours differs", text(&Replication::about))
          .value("hash", "hash of its file", text(&Replication::hash))
          .value("left_out", "numbers that rest on an input published after `book.as_of`", &Replicated::left_out)
          .list("inputs", "the inputs", &Replicated::inputs, replicated_input())
          .list("numbers", "one object for each published number", &Replicated::lines, number());
  return keys;
}

/// Adds a value and its range under one name.
void add_stated(Described<NumberRow>& row, const std::string& name, const std::string& help,
                const Stated* (*of)(const NumberRow&)) {
  for (const auto& [suffix, what, member] :
       {std::tuple{"", "", &Stated::value}, std::tuple{"_low", ": lower end", &Stated::low},
        std::tuple{"_high", ": upper end", &Stated::high}}) {
    row.value(name + suffix, help + what, [of, member](const NumberRow& number) {
      const Stated* const found = of(number);
      return found == nullptr ? std::nullopt : std::optional(found->*member);
    });
  }
}

void add_ours(Described<NumberRow>& row, const std::string& name, const std::string& help,
              const std::optional<OurFigure> ReplicatedLine::* of) {
  for (const auto& [suffix, member] : {std::pair{"p5", &model::Summary::p5}, std::pair{"p50", &model::Summary::p50},
                                       std::pair{"p95", &model::Summary::p95}}) {
    row.value(name + suffix, help, [of, member](const NumberRow& number) {
      const auto& ours = number.line->*of;
      return ours ? std::optional(ours->summary.*member) : std::nullopt;
    });
  }
}

template <class Value>
const Value* address_of(const std::optional<Value>& value) {
  return value ? &*value : nullptr;
}

}  // namespace

const Described<study::ReplicateResult>& replicate() {
  using study::ReplicateResult;
  static const auto keys =
      Described<ReplicateResult>()
          .value("left_out", "replications published after `book.as_of`", &ReplicateResult::left_out)
          .list("replications", "one object for each published estimate", &ReplicateResult::replications,
                replication());
  return keys;
}

const Described<NumberRow>& number_row() {
  static const auto keys = [] {
    Described<NumberRow> row;
    row.value("replication", "the published estimate", [](const NumberRow& of) { return of.replication->name; })
        .value("number", "the number", [](const NumberRow& of) { return of.line->number; })
        .value("at", "the period or chip", [](const NumberRow& of) { return of.line->at; })
        .value("unit", "its unit", [](const NumberRow& of) { return of.line->unit; });
    add_stated(row, "published", "as published", [](const NumberRow& of) { return &of.line->published; });
    add_stated(row, "replicated", "as recomputed", [](const NumberRow& of) { return address_of(of.line->replicated); });
    row.value("match", "`yes`, `within its inputs`, `no` or `implied`",
              [](const NumberRow& of) { return study::to_string(of.line->match); })
        .value("implied_input", "the missing input that it implies",
               [](const NumberRow& of) { return of.line->implied_input; })
        .value("implied_unit", "its unit", [](const NumberRow& of) { return of.line->implied_unit; });
    add_stated(row, "implied", "the implied input", [](const NumberRow& of) { return address_of(of.line->implied); });
    add_ours(row, "ours_", "quantile of the model's figure", &ReplicatedLine::ours);
    add_ours(row, "ours_implied_", "quantile of the model's value of the input", &ReplicatedLine::ours_implied);
    return row;
  }();
  return keys;
}

Sheet replicate_sheet(const study::ReplicateResult& result) {
  std::vector<NumberRow> rows;
  for (const auto& one : result.replications) {
    for (const auto& line : one.lines) {
      rows.push_back({&one.replication, &line});
    }
  }
  return table(number_row(), rows);
}

}  // namespace headway::results
