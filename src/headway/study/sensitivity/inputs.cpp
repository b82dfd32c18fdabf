#include "headway/study/sensitivity/inputs.hpp"

#include <algorithm>
#include <numeric>

#include "headway/study/sensitivity/sectors.hpp"

namespace headway::study {

namespace {

/// One entry as one scenario has it.
struct Seen {
  std::string id;
  const chance::Variable* variable;
};

std::vector<Seen> all_variables(const Prepared& prepared, std::span<const ensemble::Scenario> scenarios) {
  std::vector<Seen> seen;
  for (std::size_t k = 0; k < prepared.scalars.size(); ++k) {
    seen.push_back({prepared.scalars[k].id, &prepared.model.scalars[k]});
  }
  for (std::size_t k = 0; k < prepared.paths.size(); ++k) {
    seen.push_back({prepared.paths[k].id, &prepared.model.paths[k]});
  }
  for (const auto& scenario : scenarios) {
    for (const auto& change : scenario.overrides) {
      seen.push_back({prepared.scalars[change.scalar].id, &change.variable});
    }
    for (std::size_t k = 0; k < ensemble::kLevers.size(); ++k) {
      seen.push_back({std::string(ensemble::kLevers[k].id), &scenario.policy.levers[k]});
    }
    for (std::size_t k = 0; k < ensemble::kRegimeNumbers.size(); ++k) {
      seen.push_back({std::string(ensemble::kRegimeNumbers[k].id), &scenario.policy.regime[k]});
    }
  }
  std::erase_if(seen, [](const Seen& each) { return !chance::varies(*each.variable); });
  return seen;
}

/// Which set each of several things belongs to, as pairs are found to belong together.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t find(std::size_t k) {
    while (parent_[k] != k) {
      k = parent_[k] = parent_[parent_[k]];
    }
    return k;
  }
  /// The smaller index stands for both.
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

bool has_random_path(const ensemble::Scenario& scenario) {
  const auto& plan = scenario.policy;
  const auto may = [&](ensemble::Lever lever) {
    const auto& variable = plan.levers[lever];
    return chance::varies(variable) || chance::draw_number(variable, {}) > 0.5;
  };
  return plan.permissions.back().permission == ensemble::Permission::regime ||
         may(ensemble::lever("beijing.may_reverse")) || may(ensemble::lever("washington.may_reverse"));
}

void fill(const std::vector<Seen>& together, Input& input) {
  std::vector<std::uint64_t> choices;
  for (const Seen& each : together) {
    if (std::ranges::find(input.members, each.id) == input.members.end()) {
      input.members.push_back(each.id);
    }
    const auto& variable = *each.variable;
    if (variable.branches.size() > 1 && std::ranges::find(choices, variable.choice) == choices.end()) {
      choices.push_back(variable.choice);
      input.branches.clear();
      for (const auto& branch : variable.branches) {
        input.branches.push_back(branch.weight);
      }
    }
  }
  if (choices.size() > 1) {
    input.branches.clear();
  }
  input.id = input.members.front();
  input.sector = sector_of(input.id);
  input.single = input.members.size() == 1 && choices.empty() && together.front().variable->group == 0;
}

}  // namespace

Inputs varying_inputs(const Prepared& prepared, std::span<const ensemble::Scenario> scenarios) {
  const auto seen = all_variables(prepared, scenarios);
  Sets sets(seen.size());
  std::map<std::uint64_t, std::size_t>
      first_with;  // by hash of a name, a choice or a correlation: whoever has it first
  const auto link = [&](std::uint64_t hash, std::size_t k) {
    const auto [place, is_new] = first_with.try_emplace(hash, k);
    sets.join(place->second, k);
  };
  for (std::size_t k = 0; k < seen.size(); ++k) {
    const auto& variable = *seen[k].variable;
    link(variable.name, k);
    if (variable.branches.size() > 1) {
      link(variable.choice, k);
    }
    if (variable.group != 0) {
      link(variable.group, k);
    }
  }
  std::map<std::size_t, std::vector<Seen>> together;
  for (std::size_t k = 0; k < seen.size(); ++k) {
    together[sets.find(k)].push_back(seen[k]);
  }
  Inputs found;
  for (const auto& [first, members] : together) {
    for (const Seen& member : members) {
      found.of_name[member.variable->name] = found.inputs.size();
    }
    fill(members, found.inputs.emplace_back());
  }
  if (std::ranges::any_of(scenarios, has_random_path)) {
    Input path;
    path.id = kPolicyPath;
    path.members = {path.id};
    path.sector = sector_of(path.id);
    found.inputs.push_back(std::move(path));
    found.has_policy_path = true;
  }
  return found;
}

std::string name_of(const Input& input) {
  const auto others = input.members.size() - 1;
  return others == 0 ? input.id : input.id + " and " + std::to_string(others) + " drawn with it";
}

}  // namespace headway::study
