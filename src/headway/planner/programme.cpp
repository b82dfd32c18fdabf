#include "headway/planner/programme.hpp"

#include <cmath>
#include <numeric>

#include "headway/planner/programme_rows.hpp"

namespace headway::planner {

double Fleet::of_class(std::size_t index) const {
  double sum = 0.0;
  for (const double count : servers[index]) {
    sum += count;
  }
  return sum;
}

double Fleet::bought(std::size_t index) const {
  return of_class(index) - std::accumulate(there[index].begin(), there[index].end(), 0.0);
}

std::vector<std::size_t> Fleet::used() const {
  constexpr double kAny = 1e-3;
  std::vector<std::size_t> found;
  for (std::size_t c = 0; c < servers.size(); ++c) {
    if (of_class(c) > kAny) {
      found.push_back(c);
    }
  }
  return found;
}

Fleet cheapest(const Programme& programme, const Solving& solving) {
  const auto [rows, columns] = rows_of(programme, solving);
  const Solved solved = solve(rows, solving.gap, solving.most_nodes);
  Fleet fleet;
  fleet.feasible = solved.feasible;
  if (!solved.feasible) {
    return fleet;
  }
  fleet.proven = solved.proven;
  fleet.cost = solved.cost;
  fleet.bound = solved.bound;
  const auto value = [&](int column) { return column < 0 ? 0.0 : solved.values[static_cast<std::size_t>(column)]; };
  for (std::size_t c = 0; c < programme.classes.size(); ++c) {
    const auto counts = [&](const std::vector<int>& of_sites) {
      std::vector<double> found;
      for (const int column : of_sites) {
        found.push_back(solving.whole_servers ? std::round(value(column)) : value(column));
      }
      return found;
    };
    fleet.servers.push_back(counts(columns.servers[c]));
    fleet.there.push_back(counts(columns.there[c]));
    fleet.outlay += fleet.bought(c) * programme.classes[c].outlay;
  }
  for (const auto& of_run : columns.trains) {
    Placed placed;
    for (std::size_t c = 0; c < of_run.size(); ++c) {
      for (std::size_t s = 0; s < of_run[c].size(); ++s) {
        placed = value(of_run[c][s]) > 0.5 ? Placed{c, s} : placed;
      }
    }
    fleet.runs.push_back(placed);
  }
  for (std::size_t k = 0; k < programme.services.size(); ++k) {
    const ServiceAsked& service = programme.services[k];
    auto& of_service = fleet.served.emplace_back(programme.classes.size(), 0.0);
    double time = 0.0;
    for (std::size_t p = service.from; p < programme.periods.size(); ++p) {
      time += programme.periods[p];
    }
    for (std::size_t c = 0; c < programme.classes.size(); ++c) {
      for (const auto& of_site : columns.serves[k][c]) {
        for (std::size_t p = service.from; p < programme.periods.size(); ++p) {
          of_service[c] += value(of_site[p]) * service.rate[c] * programme.periods[p] / time;
        }
      }
    }
  }
  return fleet;
}

}  // namespace headway::planner
