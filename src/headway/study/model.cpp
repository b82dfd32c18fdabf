#include "headway/study/model.hpp"

#include <algorithm>
#include <array>

#include "headway/base/messages.hpp"
#include "headway/study/class_figures.hpp"
#include "headway/study/class_inputs.hpp"
#include "headway/study/freeze.hpp"

namespace headway::study {

namespace {

/// How the ids of observed flows begin.
constexpr std::array<std::string_view, 3> kHistoryPrefixes{"supply.output.", "makers.output.", "trade.sold_to_china."};

base::Result<std::vector<chance::Variable>> freeze_all(const book::Book& book,
                                                       const std::vector<model::Input>& inputs) {
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
  std::vector<book::Binding> bindings = prepared.uses.bindings;
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
std::vector<std::string> history_of(const std::vector<model::Input>& paths) {
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

base::Result<Prepared> prepare(const Question& question, const Uses& uses) {
  Prepared prepared;
  prepared.uses = uses;
  std::vector<std::filesystem::path> overlays = question.overlays;
  if (question.hindcast) {
    overlays.insert(overlays.begin(), question.book / "hindcast.toml");
  }
  if (auto there = book::check_folder(question.book); !there) {
    return std::unexpected(std::move(there.error()));
  }
  auto classes = chips::read_classes(question.book / "classes.toml", overlays, question.as_of);
  if (!classes) {
    return std::unexpected(classes.error());
  }
  prepared.classes = std::move(*classes);
  static_cast<model::Inputs&>(prepared) = model::inputs_of_the_model(
      prepared.classes.facts, {.of_class = [&](int slot) { return prepared.classes.of_class(slot); },
                               .of_design = [&](int design) { return prepared.classes.of_design(design); }});
  std::vector<std::string> path_ids;
  std::ranges::transform(prepared.paths, std::back_inserter(path_ids), &model::Input::id);
  auto book = book::read_book(
      question.book, book::ReadOptions{question.as_of, question.through, question.hindcast, overlays, question.sets,
                                       history_of(prepared.paths), question.scenario_files, std::move(path_ids),
                                       class_options(prepared.classes)});
  if (!book) {
    return std::unexpected(book.error());
  }
  prepared.book = std::move(*book);
  prepared.book_hash = prepared.book.hash;
  prepared.as_of = prepared.book.as_of;
  prepared.through = prepared.book.through;
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
  prepared.model.timeline = model::timeline_to(question.horizon, prepared.through, question.hindcast);
  prepared.hindcast = question.hindcast;
  if (question.constrain) {
    auto constraint = uses.constraint(question, prepared);
    if (!constraint) {
      return std::unexpected(constraint.error());
    }
    prepared.model.constraint = std::move(*constraint);
  }
  return prepared;
}

model::HeadlineYears headline_years(const Prepared& prepared) {
  return model::headline_years(model::branch_month(prepared), prepared.book.question.years);
}

std::string why_of(const Prepared& prepared, const std::string& scenario) {
  const auto found = prepared.book.scenarios.find(scenario);
  return found == prepared.book.scenarios.end() ? "" : found->second.why;
}

}  // namespace headway::study
