#include "headway/book/setting_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "headway/base/messages.hpp"
#include "headway/book/setting.hpp"
#include "headway/book/value.hpp"

namespace headway::book {

namespace {

constexpr std::string_view kDots = "..";
constexpr std::string_view kMode = "mode";
constexpr double kLow = 0.05;
constexpr double kMiddle = 0.5;
constexpr double kHigh = 0.95;

std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (auto dots = text.find(kDots); dots != std::string_view::npos; dots = text.find(kDots)) {
    pieces.push_back(text.substr(0, dots));
    text.remove_prefix(dots + kDots.size());
  }
  pieces.push_back(text);
  return pieces;
}

/// Numbers alone: one is sure, two are p5 and p95, three have p50 between them.
std::optional<Knot> bare_numbers(const std::vector<std::string_view>& pieces) {
  static const std::array<std::vector<double>, 3> probabilities{{{kMiddle}, {kLow, kHigh}, {kLow, kMiddle, kHigh}}};
  if (pieces.size() > probabilities.size()) {
    return std::nullopt;
  }
  Knot knot;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    const auto number = parse_number(pieces[k]);
    if (!number) {
      return std::nullopt;
    }
    knot.quantiles.push_back({probabilities.at(pieces.size() - 1)[k], *number});
  }
  return knot;
}

/// Each number after its probability, as in p5:0.2, or after `mode`.
std::optional<Knot> labelled_numbers(const std::vector<std::string_view>& pieces) {
  Knot knot;
  for (const std::string_view piece : pieces) {
    const auto colon = piece.find(':');
    const std::string_view label = piece.substr(0, colon);
    const auto number = colon == std::string_view::npos ? std::nullopt : parse_number(piece.substr(colon + 1));
    const auto probability = parse_quantile_key(label);
    if (!number || (!probability && (label != kMode || knot.mode))) {
      return std::nullopt;
    }
    if (probability) {
      knot.quantiles.push_back({*probability, *number});
    } else {
      knot.mode = number;
    }
  }
  return knot.quantiles.empty() ? std::nullopt : std::optional(knot);
}

/// The shortest text that reads back to the number, without an exponent where that is readable.
std::string plain_number(double number) {
  constexpr double kReadable = 1e12;
  std::array<char, 40> letters{};
  const auto written = std::to_chars(letters.data(), letters.data() + letters.size(), number, std::chars_format::fixed);
  return std::abs(number) < kReadable && written.ec == std::errc() ? std::string(letters.data(), written.ptr)
                                                                   : base::number_text(number);
}

/// "p5", "p2_5".
std::string label_of(double probability) {
  constexpr double kPercent = 100.0;
  constexpr double kDigits = 1e9;
  std::string text = "p" + base::number_text(std::round(kPercent * kDigits * probability) / kDigits);
  std::ranges::replace(text, '.', '_');
  return text;
}

/// The shape that numbers without a shape's name have.
Shape usual_shape(const Entry& entry, bool sure) {
  return entry.shape == Shape::number && !sure ? Shape::piecewise : entry.shape;
}

bool is_one_number(const Knot& knot) {
  return !knot.mode && knot.quantiles.size() == 1 && knot.quantiles.front().probability == kMiddle;
}

std::string numbers_of(const Knot& knot) {
  std::vector<double> probabilities;
  for (const auto& point : knot.quantiles) {
    probabilities.push_back(point.probability);
  }
  const bool bare = !knot.mode && (probabilities == std::vector{kMiddle} || probabilities == std::vector{kLow, kHigh} ||
                                   probabilities == std::vector{kLow, kMiddle, kHigh});
  std::string text;
  const auto add = [&](const std::string& label, double number) {
    text += (text.empty() ? "" : kDots);
    text += (bare ? "" : label + ":") + plain_number(number);
  };
  for (const auto& point : knot.quantiles) {
    add(label_of(point.probability), point.value);
  }
  if (knot.mode) {
    add(std::string(kMode), *knot.mode);
  }
  return text;
}

std::optional<std::string> text_of_knots(const std::vector<Knot>& knots, Shape shape, const Entry& entry) {
  if (knots.size() != 1 || knots.front().period) {
    return std::nullopt;
  }
  const Knot& knot = knots.front();
  const bool one = is_one_number(knot);
  if (one && std::isinf(knot.quantiles.front().value)) {
    return "none";
  }
  const bool usual = one || shape == usual_shape(entry, one);
  return (usual ? "" : std::string(chance::to_string(shape)) + ":") + numbers_of(knot);
}

std::string text_of_words(const TextValue& value) {
  std::string text;
  for (const std::string& word : value.words) {
    text += (text.empty() ? "" : ",") + word;
  }
  return text.empty() ? "none" : text;
}

}  // namespace

std::optional<SettingValue> numbers_in(std::string_view text, const Entry& entry) {
  SettingValue setting;
  setting.shape = entry.shape;
  if (entry.none_allowed && text == "none") {
    setting.knots.emplace_back().quantiles.push_back({kMiddle, std::numeric_limits<double>::infinity()});
    return setting;
  }
  const auto colon = text.find(':');
  const auto shape = colon == std::string_view::npos ? std::nullopt : chance::parse_shape(text.substr(0, colon));
  if (shape) {
    text.remove_prefix(colon + 1);
  }
  const auto pieces = pieces_of(text);
  auto knot = text.contains(':') ? labelled_numbers(pieces) : bare_numbers(pieces);
  if (!knot) {
    return std::nullopt;
  }
  setting.shape = shape.value_or(usual_shape(entry, is_one_number(*knot)));
  setting.knots.push_back(std::move(*knot));
  return setting;
}

std::optional<std::string> text_of(const SettingValue& setting, const Entry& entry) {
  return setting.text ? std::optional(text_of_words(*setting.text))
                      : text_of_knots(setting.knots, setting.shape, entry);
}

std::optional<std::string> text_of(const Alternative& alternative, const Entry& entry) {
  return text_of_knots(alternative.knots, entry.shape, entry);
}

std::optional<std::string> text_of(const Entry& entry) {
  if (entry.text) {
    return text_of_words(*entry.text);
  }
  std::optional<std::string> all;
  for (const Alternative& alternative : entry.alternatives) {
    const auto text = text_of(alternative, entry);
    if (!text || (all && all != text)) {
      return std::nullopt;
    }
    all = text;
  }
  return all;
}

}  // namespace headway::book
