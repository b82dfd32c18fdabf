#include "headway/study/model.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "headway/balance/bindings.hpp"
#include "headway/base/messages.hpp"
#include "headway/book/bindings.hpp"
#include "headway/study/claims/inputs.hpp"
#include "headway/study/class_figures.hpp"
#include "headway/study/class_inputs.hpp"
#include "headway/study/freeze.hpp"
#include "headway/study/score/constraint.hpp"

namespace headway::study {

namespace {

/// How the ids of observed flows begin.
constexpr std::array<std::string_view, 3> kHistoryPrefixes{"supply.output.", "makers.output.", "trade.sold_to_china."};

/// Collects every input's id and unit, in the order in which kernels load them.
struct InputLister {
  std::vector<ModelInput> scalars;
  std::vector<ModelInput> paths;
  void scalar(double& /*member*/, std::string_view prefix, std::string_view name, std::string_view unit) {
    scalars.push_back(ModelInput{std::string(prefix) + std::string(name), std::string(unit), false});
  }
  void path(balance::Path<double>& /*member*/, std::string_view prefix, std::string_view name, std::string_view unit) {
    paths.push_back(ModelInput{std::string(prefix) + std::string(name), std::string(unit), true});
  }
};

base::Result<std::vector<chance::Variable>> freeze_all(const book::Book& book, const std::vector<ModelInput>& inputs) {
  std::vector<chance::Variable> variables;
  for (const auto& input : inputs) {
    auto variable = freeze(book, *book::find(book, input.id), input.unit);
    if (!variable) {
      return std::unexpected(variable.error());
    }
    variables.push_back(std::move(*variable));
  }
  return variables;
}

std::vector<book::Binding> all_bindings(const Prepared& prepared) {
  std::vector<book::Binding> bindings;
  for (const auto* inputs : {&prepared.scalars, &prepared.paths}) {
    for (const auto& input : *inputs) {
      bindings.push_back(book::Binding{input.id, input.unit, input.path});
    }
  }
  for (const auto& lever : ensemble::kLevers) {
    bindings.push_back(book::Binding{std::string(lever.id), std::string(lever.unit), false});
  }
  for (const auto& number : ensemble::kRegimeNumbers) {
    bindings.push_back(book::Binding{std::string(number.id), std::string(number.unit), false});
  }
  for (const auto& input : claims::kClaimInputs) {
    bindings.push_back(book::Binding{std::string(input.id), std::string(input.unit), false});
  }
  for (const auto* text : {"washington.classes", "washington.sold_before", "washington.cap_base",
                           "washington.kill_switch", "beijing.permission"}) {
    bindings.push_back(book::Binding{text, "", false});
  }
  for (const auto* beside : {"observed.nvidia_china.other_billed", "observed.nvidia_china.other_headquarters"}) {
    bindings.push_back(book::Binding{beside, "GUSD/year", true});
  }
  for (const auto& stated : prepared.classes.stated) {
    for (std::size_t k = 0; k < kClassFigures.size(); ++k) {
      const std::string id = "class." + stated.name + "." + std::string(kClassFigures[k]);
      if (book::find(prepared.book, id) != nullptr) {
        bindings.push_back(book::Binding{id, std::string(kClassFigureUnits[k]), false});
      }
    }
  }
  return bindings;
}

/// The error where a path is to change only after the run has ended.
std::optional<base::Error> change_after(base::Month horizon, const book::Book& book) {
  for (const auto& [id, entry] : book.entries) {
    for (const book::Change& change : entry.changes) {
      if (change.from && *change.from > horizon) {
        return base::input_error(base::field("set") + " " + change.words + " changes nothing",
                                 "the run ends in " + base::to_string(horizon),
                                 "name an earlier month, or set " + base::field("horizon"));
      }
    }
  }
  return std::nullopt;
}

/// The paths that history is made of: what was made and sold by month, as observed.
std::vector<std::string> history_of(const std::vector<ModelInput>& paths) {
  std::vector<std::string> history;
  for (const auto& path : paths) {
    const bool observed =
        std::ranges::any_of(kHistoryPrefixes, [&](auto prefix) { return path.id.starts_with(prefix); });
    if (observed && path.unit != "1") {
      history.push_back(path.id);
    }
  }
  return history;
}

}  // namespace

base::Month branch_month(const Prepared& prepared) { return base::kFirstMonth + prepared.model.timeline.branch; }

base::Result<Prepared> prepare(const Question& question) {
  Prepared prepared;
  std::vector<std::filesystem::path> overlays = question.overlays;
  if (question.hindcast) {
    overlays.insert(overlays.begin(), question.book / "hindcast.toml");
  }
  auto classes = chips::read_classes(question.book / "classes.toml", overlays, question.as_of);
  if (!classes) {
    return std::unexpected(classes.error());
  }
  prepared.classes = std::move(*classes);
  const auto blank = std::make_unique<balance::Assumptions<double>>();
  InputLister lister;
  balance::visit_inputs(*blank, lister, prepared.classes.facts, prepared.classes);
  prepared.scalars = std::move(lister.scalars);
  prepared.paths = std::move(lister.paths);
  std::vector<std::string> path_ids;
  std::ranges::transform(prepared.paths, std::back_inserter(path_ids), &ModelInput::id);
  auto book = book::read_book(
      question.book, book::ReadOptions{question.as_of, question.through, question.hindcast, overlays, question.sets,
                                       history_of(prepared.paths), question.scenario_files, std::move(path_ids),
                                       class_options(prepared.classes)});
  if (!book) {
    return std::unexpected(book.error());
  }
  prepared.book = std::move(*book);
  auto catalogue = chips::read_catalogue(question.book / "chips.toml");
  if (!catalogue) {
    return std::unexpected(catalogue.error());
  }
  prepared.catalogue = std::move(*catalogue);
  auto rules = chips::read_rules(question.book / "rules.toml", prepared.catalogue);
  if (!rules) {
    return std::unexpected(rules.error());
  }
  prepared.rules = std::move(*rules);
  std::erase_if(prepared.rules,
                [&](const chips::Rule& rule) { return question.as_of && rule.published > *question.as_of; });

  if (auto late = change_after(question.horizon, prepared.book)) {
    return std::unexpected(std::move(*late));
  }
  if (auto lacks = inputs_that_a_class_lacks(prepared)) {
    return std::unexpected(std::move(*lacks));
  }
  if (const auto misfit = book::check_bindings(prepared.book, all_bindings(prepared), entries_that_may_rest(prepared));
      misfit) {
    return std::unexpected(*misfit);
  }

  auto scalars = freeze_all(prepared.book, prepared.scalars);
  if (!scalars) {
    return std::unexpected(scalars.error());
  }
  auto paths = freeze_all(prepared.book, prepared.paths);
  if (!paths) {
    return std::unexpected(paths.error());
  }
  auto table = class_table(prepared.book, prepared.catalogue, prepared.classes);
  if (!table) {
    return std::unexpected(table.error());
  }
  prepared.model.scalars = std::move(*scalars);
  prepared.model.paths = std::move(*paths);
  prepared.model.table = *table;
  prepared.model.classes = prepared.classes.facts;
  const int months = question.horizon - base::kFirstMonth + 1;
  const int after_through = prepared.book.through - base::kFirstMonth + 1;
  const int branch = question.hindcast ? after_through : std::max(kFirstBranch - base::kFirstMonth, after_through);
  prepared.model.timeline = balance::Timeline{months, after_through - 1, branch, question.hindcast};
  prepared.hindcast = question.hindcast;
  if (question.constrain) {
    auto constraint = read_constraint(question, prepared);
    if (!constraint) {
      return std::unexpected(constraint.error());
    }
    prepared.model.constraint = std::move(*constraint);
  }
  return prepared;
}

std::string why_of(const Prepared& prepared, const std::string& scenario) {
  const auto found = prepared.book.scenarios.find(scenario);
  return found == prepared.book.scenarios.end() ? "" : found->second.why;
}

ensemble::Options engine_options(const Question& question) {
  ensemble::Options options;
  options.seed = question.seed;
  options.draws = question.samples;
  options.threads = question.threads;
  options.progress = question.progress;
  return options;
}

Provenance provenance_of(const Prepared& prepared, const Question& question, long dropped) {
  return Provenance{prepared.book.hash,
                    prepared.book.as_of,
                    prepared.book.through,
                    question.horizon,
                    question.seed,
                    question.samples,
                    dropped,
                    0.0,
                    branch_month(prepared)};
}

Provenance provenance_of(const Prepared& prepared, const Question& question, const ensemble::Ensemble& ensemble) {
  Provenance provenance = provenance_of(prepared, question, ensemble.dropped);
  provenance.effective = ensemble.effective;
  return provenance;
}

}  // namespace headway::study
