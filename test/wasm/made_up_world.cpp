// A run of the engine on a model that no book was read for: every input somewhere between 0 and 1 of its unit. Its figures
// mean nothing; printed bit by bit, they show that a page computes what the command line does.
#include <cstdio>
#include <memory>
#include <vector>

#include "headway/ensemble/ensemble.hpp"
#include "headway/ensemble/kept_draws.hpp"
#include "headway/model/figures.hpp"
#include "headway/model/frozen.hpp"
#include "headway/model/summary.hpp"

namespace {

namespace base = headway::base;
namespace balance = headway::balance;
namespace chance = headway::chance;
namespace ensemble = headway::ensemble;
namespace model = headway::model;

/// Drawn by the normal distribution, and carried through time in logarithms.
chance::Variable some_variable(const std::string& id) {
  const std::vector<chance::QuantilePoint> points{{0.05, 0.3}, {0.5, 0.45}, {0.95, 0.8}};
  const auto distribution =
      chance::Distribution::from_quantiles(chance::Shape::lognormal, points, {.min = 0.0, .max = 1.0});
  chance::Variable variable = chance::certain(0.5);
  variable.name = chance::hash_name(id);
  variable.choice = variable.name;
  variable.between = chance::Between::log;
  variable.branches.front().knots = {{0.0, *distribution}, {40.0, chance::Distribution::constant(0.6)}};
  return variable;
}

model::Frozen made_up_model(base::Month horizon) {
  model::Frozen frozen;
  static_cast<model::Inputs&>(frozen) = model::inputs_of_the_model();
  for (const model::Input& input : frozen.scalars) {
    frozen.model.scalars.push_back(some_variable(input.id));
  }
  for (const model::Input& input : frozen.paths) {
    frozen.model.paths.push_back(some_variable(input.id));
  }
  balance::ClassTable& table = frozen.model.table;
  for (auto* const figures :
       {table.eight_bit, table.bf16, table.tpp, table.best, table.bandwidth, table.memory, table.power}) {
    for (int k = 0; k < balance::kClassCount; ++k) {
      figures[k] = 100.0 + 10.0 * k;
    }
  }
  frozen.through = base::Month::of(2025, 12);
  frozen.model.timeline = model::timeline_to(horizon, frozen.through, false);
  return frozen;
}

ensemble::Scenario scenario(std::string name, ensemble::Permission permission) {
  ensemble::Scenario made{.name = std::move(name), .policy = {}, .overrides = {}, .path_factors = {}};
  for (std::size_t k = 0; k < ensemble::kLevers.size(); ++k) {
    made.policy.levers.at(k) = some_variable(std::string(ensemble::kLevers.at(k).id));
  }
  for (std::size_t k = 0; k < ensemble::kRegimeNumbers.size(); ++k) {
    made.policy.regime.at(k) = some_variable(std::string(ensemble::kRegimeNumbers.at(k).id));
  }
  for (auto& grant : made.policy.grants) {
    grant = {.from = 50, .newly = true};
  }
  made.policy.permissions = {{.from = 0, .permission = permission}};
  return made;
}

/// Whether draws [0, count) that are kept, and whose second scenario was another one first, have the figures of a run of all.
bool kept_alike(const model::Frozen& frozen, const std::vector<ensemble::Scenario>& scenarios,
                const std::vector<ensemble::Request>& requests, const ensemble::Ensemble& all, long count) {
  ensemble::KeptDraws kept(std::make_shared<const ensemble::Model>(frozen.model), {scenarios[0], scenarios[0]},
                           requests, {.seed = 1, .first = 0, .count = count});
  kept.advance(count);
  kept.set_scenario(1, scenarios[1]);
  kept.advance(count);
  const ensemble::DrawnRows rows = kept.rows();
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    for (std::size_t k = 0; k < requests.size() * rows.support.size(); ++k) {
      const double one = rows.figures[s][k];
      const double other = all.row(s, k / rows.support.size())[k % rows.support.size()];
      if (one != other && (one == one || other == other)) {
        return false;
      }
    }
  }
  return rows.draws() == count;
}

}  // namespace

int main() {
  model::Question question;
  question.horizon = base::Month::of(2028, 12);
  question.samples = 200;
  const model::Frozen frozen = made_up_model(question.horizon);
  const std::vector scenarios{scenario("regime", ensemble::Permission::regime),
                              scenario("open", ensemble::Permission::open)};
  const auto figures = model::year_figures(question);
  std::vector<ensemble::Request> requests;
  for (const model::Figure& figure : *figures) {
    requests.push_back(figure.request);
  }
  auto options = model::engine_options(question);
  options.keep_unsupported = true;
  const auto result = ensemble::run(frozen.model, scenarios, requests, options);
  if (!result) {
    std::puts(base::to_string(result.error()).c_str());
    return 1;
  }
  std::printf("kept draws: %s\n", kept_alike(frozen, scenarios, requests, *result, 101) ? "the same" : "others");
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    for (std::size_t k = 0; k < figures->size(); ++k) {
      const auto row = result->row(s, k);
      std::vector<double> values(row.begin(), row.end());
      const model::Figure& figure = (*figures)[k];
      const model::Summary summary = model::summarise(values);
      std::printf("%s %s %s %s %s %a %a %a %a\n", scenarios[s].name.c_str(), figure.id.c_str(),
                  figure.yardstick.c_str(), figure.basis.c_str(), figure.period.c_str(), summary.p5, summary.p50,
                  summary.p95, summary.mean);
    }
  }
}
