#include "headway/results/explain.hpp"

#include "headway/results/book.hpp"

namespace headway::results {

namespace {

using book::Correlation;

const Described<Correlation::Member>& member() {
  static const auto keys = Described<Correlation::Member>()
                               .value("id", "the entry", &Correlation::Member::id)
                               .value("sign", "-1 where it moves against the others", &Correlation::Member::sign);
  return keys;
}

std::optional<double> one_rank(const Correlation& of) {
  return of.ranks.empty() ? std::optional(of.rank) : std::nullopt;
}

std::vector<std::vector<double>> ranks_of(const Correlation& of) { return of.ranks; }

const Described<Correlation>& correlation() {
  static const auto keys =
      Described<Correlation>()
          .value("rank", "Spearman's rank correlation of all pairs; `null` where each pair has its own", &one_rank)
          .value("source", "where it is from", &Correlation::source)
          .value("reason", "why", &Correlation::reason)
          .list("members", "the entries", &Correlation::members, member())
          .value("ranks", "that of each pair, in the order of the members; empty where all pairs have one", &ranks_of);
  return keys;
}

const Described<NamedUnit>& named_unit() {
  static const auto keys =
      Described<NamedUnit>().value("id", "the yardstick", &NamedUnit::id).value("unit", "its unit", &NamedUnit::unit);
  return keys;
}

const Described<ChangeInWords>& change() {
  static const auto keys = Described<ChangeInWords>()
                               .value("set", "what was set", &ChangeInWords::set)
                               .value("months", "for which months", &ChangeInWords::months);
  return keys;
}

}  // namespace

const Described<ExplainedEntry>& explained_entry() {
  static const auto keys =
      Described<ExplainedEntry>()
          .value("of", "`assumption` or `lever`",
                 [](const ExplainedEntry& of) { return of.entry->lever ? "lever" : "assumption"; })
          .part(
              "entry", "as in `headway.book.entries/1`", [](const ExplainedEntry& of) { return of.entry; }, entry())
          .list("changes", "what was set for this run", &ExplainedEntry::changes, change())
          .list(
              "correlations", "entries that are drawn together with it",
              [](const ExplainedEntry& of) {
                return of.correlations | std::views::transform([](const Correlation* each) { return *each; });
              },
              correlation())
          .value("scenarios", "what each scenario that sets it sets, in words", &ExplainedEntry::scenarios);
  return keys;
}

const Described<ExplainedMetric>& explained_metric() {
  static const auto keys =
      Described<ExplainedMetric>()
          .value("of", "`metric`", [](const ExplainedMetric&) { return "metric"; })
          .value("id", "the metric", &ExplainedMetric::id)
          .value("means", "what it is", &ExplainedMetric::means)
          .value("unit", "its unit; `null`: the yardstick's",
                 [](const ExplainedMetric& of) { return or_none(of.unit); })
          .list("yardsticks", "yardsticks that it comes in", &ExplainedMetric::yardsticks, named_unit())
          .value("bases", "bases that it comes in", &ExplainedMetric::bases)
          .value("made_of", "how it is made, in a sentence", &ExplainedMetric::made_of)
          .value("equations", "files of src/headway/balance and labels in them", &ExplainedMetric::equations)
          .value("assumptions", "entries that enter most directly", &ExplainedMetric::assumptions);
  return keys;
}

const Described<ExplainedClass>& explained_class() {
  static const auto keys =
      Described<ExplainedClass>()
          .value("of", "`class`", [](const ExplainedClass&) { return "class"; })
          .value("id", "the class of chips", &ExplainedClass::id)
          .value("design", "`Chinese design`, `foreign, on sale` or `foreign, kept by its designer`",
                 &ExplainedClass::design)
          .value("means", "what it stands for", &ExplainedClass::means)
          .value("assumptions", "entries about it", &ExplainedClass::assumptions);
  return keys;
}

}  // namespace headway::results
