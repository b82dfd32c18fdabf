// Sobol' indices of runs that come from elsewhere: for the comparison with another program (check_openturns.py).
// Standard input: the number of blocks, then rows of a, b and one value for each block. Standard output: a line for
// each block with first order, its interval, total, its interval.
#include <cstdio>
#include <iostream>

#include "headway/study/sensitivity/sobol.hpp"

int main() {
  std::size_t blocks = 0;
  std::cin >> blocks;
  headway::study::PickFreeze runs;
  runs.mixed.resize(blocks);
  double a = 0.0;
  double b = 0.0;
  while (std::cin >> a >> b) {
    runs.a.push_back(a);
    runs.b.push_back(b);
    for (auto& mixed : runs.mixed) {
      double value = 0.0;
      std::cin >> value;
      mixed.push_back(value);
    }
  }
  for (const auto& [first, total] : headway::study::sobol_indices(runs, 1)) {
    std::printf("%.17g %.17g %.17g %.17g %.17g %.17g\n", first.value, first.low, first.high, total.value, total.low,
                total.high);
  }
  return 0;
}
