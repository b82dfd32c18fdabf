#include "headway/report/svg.hpp"

#include <fmt/format.h>

#include <cmath>

#include "headway/report/number.hpp"

namespace headway::report {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

double Axis::at(double value) const {
  if (logarithmic) {
    return from + (to - from) * std::log(value / low) / std::log(high / low);
  }
  return from + (to - from) * (value - low) / (high - low);
}

std::string tick_text(double value, double factor) {
  constexpr double kZero = 1e-12;
  return std::abs(value) < kZero ? "0" : fmt::format("{:.6g}", value / factor);
}

std::vector<double> ticks(const Axis& axis) {
  std::vector<double> values;
  if (!(axis.high > axis.low) || !std::isfinite(axis.low) || !std::isfinite(axis.high)) {
    return values;
  }
  constexpr double kSlack = 1e-9;
  if (axis.logarithmic) {
    const bool wide = axis.high / axis.low > 300.0;
    for (int power = static_cast<int>(std::floor(std::log10(axis.low))); std::pow(10.0, power) <= axis.high; ++power) {
      for (const double step : {1.0, 2.0, 5.0}) {
        const double value = step * std::pow(10.0, power);
        if (value >= axis.low * (1.0 - kSlack) && value <= axis.high * (1.0 + kSlack) && (step == 1.0 || !wide)) {
          values.push_back(value);
        }
      }
    }
    return values;
  }
  const double rough = (axis.high - axis.low) / 5.0;
  const double unit = std::pow(10.0, std::floor(std::log10(rough)));
  const double step = rough <= unit         ? unit
                      : rough <= 2.0 * unit ? 2.0 * unit
                      : rough <= 5.0 * unit ? 5.0 * unit
                                            : 10.0 * unit;
  const auto first = static_cast<long>(std::ceil(axis.low / step - kSlack));
  const auto last = static_cast<long>(std::floor(axis.high / step + kSlack));
  for (long k = first; k <= last; ++k) {
    values.push_back(static_cast<double>(k) * step);
  }
  return values;
}

std::string open_svg(const Frame& frame, std::string_view title, std::string_view description) {
  return fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}. {}\"><title>{}</title>\n",
                     frame.width, frame.height, escaped(title), escaped(description), escaped(title));
}

std::string close_svg() { return "</svg>\n"; }

std::string text_at(double x, double y, std::string_view text, std::string_view anchor, std::string_view css) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" class=\"{}\">{}</text>\n", x, y, anchor, css,
                     escaped(text));
}

std::string line(double x1, double y1, double x2, double y2, std::string_view css) {
  return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n", x1, y1, x2, y2,
                     css);
}

std::string rectangle(double x, double y, double width, double height, std::string_view css) {
  return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"{}\"/>\n", x, y, width,
                     height, css);
}

std::string circle(double x, double y, double radius, std::string_view css) {
  return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" class=\"{}\"/>\n", x, y, radius, css);
}

std::string path(const std::vector<std::pair<double, double>>& points, bool closed, std::string_view css) {
  std::string data;
  for (const auto& [x, y] : points) {
    data += fmt::format("{}{:.1f} {:.1f}", data.empty() ? "M" : "L", x, y);
  }
  return data.empty() ? "" : fmt::format("<path d=\"{}{}\" class=\"{}\"/>\n", data, closed ? "Z" : "", css);
}

std::string value_axis(const Frame& frame, const Axis& axis, const std::string& unit) {
  const Scale scale = scale_for(axis.high);
  std::string out;
  for (const double value : ticks(axis)) {
    const double y = axis.at(value);
    out += line(frame.left, y, frame.width - frame.right, y, "grid");
    out += text_at(frame.left - 6, y + 4, tick_text(value, scale.factor), "end", "tick");
  }
  const std::string title = scale.word.empty() ? unit : scale.word + " " + unit;
  return out + text_at(2, frame.top - 12, title, "start", "unit");
}

double slot_middle(const Frame& frame, std::size_t slot, std::size_t slots) {
  return frame.left + frame.inner_width() * (static_cast<double>(slot) + 0.5) / static_cast<double>(slots);
}

std::string year_axis(const Frame& frame, const std::vector<int>& years) {
  std::string out = line(frame.left, frame.floor(), frame.width - frame.right, frame.floor(), "axis");
  const double slot = frame.inner_width() / static_cast<double>(years.empty() ? 1 : years.size());
  const std::size_t every = slot >= 34.0 ? 1 : 2;
  for (std::size_t k = 0; k < years.size(); ++k) {
    if ((years.size() - 1 - k) % every == 0) {
      out +=
          text_at(slot_middle(frame, k, years.size()), frame.floor() + 16, std::to_string(years[k]), "middle", "tick");
    }
  }
  return out;
}

}  // namespace headway::report
