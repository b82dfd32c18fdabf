// What moves a draw: each input that varies, with the random number that says where in its range a draw stands.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "headway/model/frozen.hpp"

namespace headway::model {

/// An input and the random number that moves it.
struct Mover {
  std::string id;
  std::function<double(std::uint64_t seed, std::uint64_t draw)> uniform;
  bool by_alternative = false;  ///< the number picks one of several alternatives, else the quantile
  double middle = 0.5;          ///< where to part the draws: between alternatives nearest to one half
};

/// Movers of all inputs that vary under the scenario. They point into `frozen` and `scenario`, which must outlive
/// them.
std::vector<Mover> movers_of(const Frozen& frozen, const ensemble::Scenario& scenario);

}  // namespace headway::model
