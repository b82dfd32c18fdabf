#include "headway/model/movers.hpp"

#include <cmath>

#include "headway/chance/stream.hpp"

namespace headway::model {

namespace {

/// The sum of the first weights that lies nearest to one half.
double nearest_to_half(const chance::Variable& variable) {
  double sum = 0.0;
  double nearest = 0.5;
  double distance = 1.0;
  for (std::size_t k = 0; k + 1 < variable.branches.size(); ++k) {
    sum += variable.branches[k].weight;
    if (std::abs(sum - 0.5) < distance) {
      distance = std::abs(sum - 0.5);
      nearest = sum;
    }
  }
  return nearest;
}

/// The number that tells draws apart: which branch where there are several, else the quantile.
Mover mover_of(const std::string& id, const chance::Variable& variable) {
  if (variable.branches.size() > 1) {
    return Mover{id,
                 [&variable](std::uint64_t seed, std::uint64_t draw) {
                   return chance::branch_uniform_of(variable, {.seed = seed, .draw = draw});
                 },
                 true, nearest_to_half(variable)};
  }
  return Mover{id, [&variable](std::uint64_t seed, std::uint64_t draw) {
                 return chance::uniform_of(variable, {.seed = seed, .draw = draw});
               }};
}

}  // namespace

std::vector<Mover> movers_of(const Frozen& frozen, const ensemble::Scenario& scenario) {
  std::vector<Mover> movers;
  const auto add = [&](const std::string& id, const chance::Variable& variable) {
    if (chance::varies(variable)) {
      movers.push_back(mover_of(id, variable));
    }
  };
  for (std::size_t k = 0; k < frozen.scalars.size(); ++k) {
    add(frozen.scalars[k].id, frozen.model.scalars[k]);
  }
  for (std::size_t k = 0; k < frozen.paths.size(); ++k) {
    add(frozen.paths[k].id, frozen.model.paths[k]);
  }
  for (std::size_t k = 0; k < ensemble::kLevers.size(); ++k) {
    add(std::string(ensemble::kLevers[k].id), scenario.policy.levers[k]);
  }
  for (std::size_t k = 0; k < ensemble::kRegimeNumbers.size(); ++k) {
    add(std::string(ensemble::kRegimeNumbers[k].id), scenario.policy.regime[k]);
  }
  if (scenario.policy.permissions.back().permission == ensemble::Permission::regime) {
    movers.push_back(Mover{"beijing.regime (where it starts)", [](std::uint64_t seed, std::uint64_t draw) {
                             return chance::uniform(chance::Key{seed, chance::hash_name("beijing.regime")}, draw, 0);
                           }});
  }
  return movers;
}

}  // namespace headway::model
