// Functions of independent uniform numbers whose Sobol' indices are known exactly.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <span>
#include <vector>

#include "headway/chance/stream.hpp"
#include "headway/study/sensitivity/sobol.hpp"

namespace headway::study {

struct KnownFunction {
  std::size_t inputs = 0;
  std::function<double(std::span<const double>)> value;  ///< of numbers in (0, 1)
  std::vector<double> first;
  std::vector<double> total;
};

/// Ishigami and Homma 1990 with a = 7 and b = 0.1: sin x1 + a sin^2 x2 + b x3^4 sin x1, each x from -pi to pi.
inline KnownFunction ishigami() {
  constexpr double a = 7.0;
  constexpr double b = 0.1;
  constexpr double pi = std::numbers::pi;
  const double alone_1 = 0.5 * std::pow(1.0 + b * std::pow(pi, 4) / 5.0, 2);
  const double alone_2 = a * a / 8.0;
  const double between_1_and_3 = b * b * std::pow(pi, 8) * (1.0 / 18.0 - 1.0 / 50.0);
  const double all = alone_1 + alone_2 + between_1_and_3;
  const auto value = [](std::span<const double> u) {
    const auto x = [&](std::size_t k) { return pi * (2.0 * u[k] - 1.0); };
    return std::sin(x(0)) + a * std::pow(std::sin(x(1)), 2) + b * std::pow(x(2), 4) * std::sin(x(0));
  };
  return {3,
          value,
          {alone_1 / all, alone_2 / all, 0.0},
          {(alone_1 + between_1_and_3) / all, alone_2 / all, between_1_and_3 / all}};
}

/// Sobol' g: the product of (|4 u - 2| + c) / (1 + c).
inline KnownFunction sobol_g() {
  static constexpr std::array<double, 6> c{0.0, 0.5, 3.0, 9.0, 99.0, 99.0};
  KnownFunction known;
  known.inputs = c.size();
  known.value = [](std::span<const double> u) {
    double product = 1.0;
    for (std::size_t k = 0; k < c.size(); ++k) {
      product *= (std::abs(4.0 * u[k] - 2.0) + c[k]) / (1.0 + c[k]);
    }
    return product;
  };
  const auto part = [](std::size_t k) { return 1.0 / (3.0 * (1.0 + c[k]) * (1.0 + c[k])); };
  double all = 1.0;
  for (std::size_t k = 0; k < c.size(); ++k) {
    all *= 1.0 + part(k);
  }
  for (std::size_t k = 0; k < c.size(); ++k) {
    known.first.push_back(part(k) / (all - 1.0));
    known.total.push_back(part(k) * all / (1.0 + part(k)) / (all - 1.0));
  }
  return known;
}

/// The function on a pick-and-freeze design from the project's own streams.
inline PickFreeze pick_and_freeze(const KnownFunction& known, std::uint64_t seed, std::size_t points) {
  PickFreeze runs;
  runs.mixed.resize(known.inputs);
  const auto draw = [&](std::uint64_t of_seed, std::size_t k, std::size_t row) {
    return chance::uniform(chance::Key{of_seed, chance::hash_name("input") + k}, row);
  };
  std::vector<double> u(known.inputs);
  for (std::size_t row = 0; row < points; ++row) {
    const auto sample = [&](std::uint64_t of_seed) {
      for (std::size_t k = 0; k < u.size(); ++k) {
        u[k] = draw(of_seed, k, row);
      }
    };
    sample(seed + 1000);
    runs.b.push_back(known.value(u));
    sample(seed);
    runs.a.push_back(known.value(u));
    for (std::size_t k = 0; k < known.inputs; ++k) {
      const double own = u[k];
      u[k] = draw(seed + 1000, k, row);
      runs.mixed[k].push_back(known.value(u));
      u[k] = own;
    }
  }
  return runs;
}

}  // namespace headway::study
