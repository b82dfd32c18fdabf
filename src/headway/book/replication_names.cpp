#include "headway/book/replication_names.hpp"

#include <algorithm>

#include "headway/base/messages.hpp"

namespace headway::book {
namespace {

std::vector<std::string> all_names(const Replication& replication) {
  std::vector<std::string> names;
  for (const auto& input : replication.inputs) {
    names.push_back(input.id);
  }
  for (const auto& step : replication.steps) {
    names.push_back(step.id);
  }
  return names;
}

base::Error unknown_name(const Replication& replication, const std::string& who, const std::string& name,
                         const base::Location& where) {
  return base::input_error(who + " names an unknown input '" + name + "'",
                           "it is no [input.NAME] or [step.NAME] of the file",
                           base::did_you_mean(name, all_names(replication)), where);
}

bool is_known(const Replication& replication, std::string_view name) {
  return find_input(replication, name) != nullptr || find_step(replication, name) != nullptr;
}

/// The way from a step back to itself; empty where there is none. `line` is how it was reached.
std::string find_circle(const Replication& replication, const ReplicationStep& step,
                        std::vector<const ReplicationStep*>& line) {
  line.push_back(&step);
  for (const std::string& name : step.of) {
    const ReplicationStep* const next = find_step(replication, name);
    if (next == nullptr) {
      continue;
    }
    const auto seen = std::ranges::find(line, next);
    if (seen != line.end()) {
      std::string text;
      for (auto each = seen; each != line.end(); ++each) {
        text += (*each)->id + " -> ";
      }
      return text + next->id;
    }
    if (std::string circle = find_circle(replication, *next, line); !circle.empty()) {
      return circle;
    }
  }
  line.pop_back();
  return {};
}

std::optional<base::Error> wrong_steps(const Replication& replication) {
  for (const auto& step : replication.steps) {
    if (find_input(replication, step.id) != nullptr) {
      return base::input_error("'" + step.id + "' is both an input and a step", "names are looked up among both",
                               "rename one", step.where);
    }
    for (const std::string& name : step.of) {
      if (!is_known(replication, name)) {
        return unknown_name(replication, "step '" + step.id + "'", name, step.where);
      }
    }
  }
  for (const auto& step : replication.steps) {
    std::vector<const ReplicationStep*> line;
    if (const std::string circle = find_circle(replication, step, line); !circle.empty()) {
      return base::input_error("the steps form a circle", circle, "let each step rest on inputs in the end",
                               step.where);
    }
  }
  return std::nullopt;
}

std::optional<base::Error> wrong_ours(const Replication& replication, const std::string& who,
                                      const std::optional<OurMetric>& ours) {
  if (ours && !ours->per.empty() && !is_known(replication, ours->per)) {
    return unknown_name(replication, "'ours' of " + who, ours->per, ours->where);
  }
  return std::nullopt;
}

std::optional<base::Error> wrong_number(const Replication& replication, const ReplicationNumber& number) {
  const std::string who = "number '" + number.id + "'";
  if (!is_known(replication, number.step)) {
    return unknown_name(replication, who, number.step, number.where);
  }
  bool used = number.implies.empty();
  for (const ReplicationInput* const input : inputs_of(replication, number.step)) {
    if (!input->missing) {
      continue;
    }
    if (input->id != number.implies) {
      return base::input_error(who + " needs the missing input '" + input->id + "'",
                               "it can be solved for, but not computed without", "add implies = \"" + input->id + "\"",
                               number.where);
    }
    used = true;
  }
  if (!used) {
    return base::input_error(who + " does not rest on '" + number.implies + "'",
                             "'implies' names a missing input of its step", "correct 'implies' or 'step'",
                             number.where);
  }
  return wrong_ours(replication, who, number.ours);
}

}  // namespace

const ReplicationInput* find_input(const Replication& replication, std::string_view id) {
  const auto found = std::ranges::find(replication.inputs, id, &ReplicationInput::id);
  return found == replication.inputs.end() ? nullptr : &*found;
}

const ReplicationStep* find_step(const Replication& replication, std::string_view id) {
  const auto found = std::ranges::find(replication.steps, id, &ReplicationStep::id);
  return found == replication.steps.end() ? nullptr : &*found;
}

std::vector<const ReplicationInput*> inputs_of(const Replication& replication, std::string_view id) {
  if (const ReplicationInput* const input = find_input(replication, id)) {
    return {input};
  }
  std::vector<const ReplicationInput*> inputs;
  for (const std::string& name : find_step(replication, id)->of) {
    for (const ReplicationInput* const input : inputs_of(replication, name)) {
      if (std::ranges::find(inputs, input) == inputs.end()) {
        inputs.push_back(input);
      }
    }
  }
  return inputs;
}

std::optional<base::Error> find_wrong_name(const Replication& replication) {
  if (auto error = wrong_steps(replication)) {
    return error;
  }
  std::vector<std::string> seen;
  for (const auto& number : replication.numbers) {
    if (std::ranges::find(seen, number.id) != seen.end()) {
      return base::input_error("two numbers are called '" + number.id + "'", "tables tell them apart by name",
                               "rename one", number.where);
    }
    seen.push_back(number.id);
    if (auto error = wrong_number(replication, number)) {
      return error;
    }
  }
  for (const auto& input : replication.inputs) {
    if (auto error = wrong_ours(replication, "input '" + input.id + "'", input.ours)) {
      return error;
    }
  }
  const auto missing = std::ranges::find(replication.inputs, true, &ReplicationInput::missing);
  const bool complete = missing == replication.inputs.end();
  if (replication.full != complete) {
    return base::input_error("'kind' of replication '" + replication.name + "' is wrong",
                             complete ? "no input is missing" : "the input '" + missing->id + "' is missing",
                             complete ? "write kind = \"full\"" : "write kind = \"partial\"",
                             complete ? replication.where : missing->where);
  }
  return std::nullopt;
}

}  // namespace headway::book
