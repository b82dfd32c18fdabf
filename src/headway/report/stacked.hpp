// A panel of stacked bars by year.
#pragma once

#include <string>
#include <vector>

namespace headway::report {

struct StackedPanel {
  std::string title;
  std::string description;  ///< read out instead of the picture
  std::string unit;
  std::vector<int> years;
  std::vector<std::string> classes;        ///< CSS class of each part, from the bottom up
  std::vector<std::vector<double>> parts;  ///< [part][year], not negative
  double high = 0.0;                       ///< top of the axis
};

std::string draw(const StackedPanel& panel);

/// Height of the tallest bar.
double tallest(const StackedPanel& panel);

}  // namespace headway::report
