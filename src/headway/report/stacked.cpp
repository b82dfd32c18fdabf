#include "headway/report/stacked.hpp"

#include <algorithm>

#include "headway/report/svg.hpp"

namespace headway::report {

std::string draw(const StackedPanel& panel) {
  Frame frame;
  frame.width = 320;
  frame.height = 250;
  frame.top = 44;
  const Axis axis{0.0, panel.high > 0.0 ? panel.high : 1.0, frame.floor(), frame.top, false};
  std::string out = open_svg(frame, panel.title, panel.description);
  out += text_at(2, 14, panel.title, "start", "panel");
  out += value_axis(frame, axis, panel.unit);
  const double width = 0.7 * frame.inner_width() / static_cast<double>(std::max<std::size_t>(1, panel.years.size()));
  for (std::size_t k = 0; k < panel.years.size(); ++k) {
    double sum = 0.0;
    for (std::size_t part = 0; part < panel.parts.size(); ++part) {
      const double below = axis.at(sum);
      sum += panel.parts[part][k];
      out += rectangle(slot_middle(frame, k, panel.years.size()) - width / 2.0, axis.at(sum), width,
                       below - axis.at(sum), "fill-" + panel.classes[part]);
    }
  }
  return out + year_axis(frame, panel.years) + close_svg();
}

double tallest(const StackedPanel& panel) {
  double most = 0.0;
  for (std::size_t k = 0; k < panel.years.size(); ++k) {
    double sum = 0.0;
    for (const auto& part : panel.parts) {
      sum += part[k];
    }
    most = std::max(most, sum);
  }
  return most;
}

}  // namespace headway::report
