#include "headway/book/read_slider.hpp"

#include <array>
#include <cmath>

#include "headway/base/messages.hpp"

namespace headway::book {

namespace {

const std::array<std::string, 4> kSliderKeys = {"from", "to", "step", "reason"};
constexpr double kMostSteps = 1000;

std::string ends_of(const Slider& slider) {
  return base::number_text(slider.from) + " and " + base::number_text(slider.to);
}

/// What is wrong with its numbers, if anything.
std::optional<base::Error> misfit(const Slider& slider, const Entry& entry) {
  if (!(slider.from < slider.to)) {
    return base::input_error("the slider of " + entry.id + " does not rise", "its ends are " + ends_of(slider),
                             "give the lesser one as from");
  }
  if (slider.from < entry.bounds.min.value_or(slider.from) || slider.to > entry.bounds.max.value_or(slider.to)) {
    return base::input_error("the slider of " + entry.id + " reaches beyond its bounds",
                             "its ends are " + ends_of(slider), "shorten it, or widen the bounds");
  }
  const double steps = (slider.to - slider.from) / slider.step;
  const bool whole = steps >= 1.0 && steps <= kMostSteps && std::abs(steps - std::round(steps)) < 1e-6;
  if (!whole) {
    return base::input_error("the step of the slider of " + entry.id + " does not lead from one end to the other",
                             "it is " + base::number_text(slider.step) + " and the ends are " + ends_of(slider),
                             "give a step of which a whole number, at most 1000, fits between the ends");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Slider> read_slider(const files::Table& table, const Entry& entry) {
  const toml::node* const node = table.find("slider");
  if (node == nullptr) {
    return std::nullopt;
  }
  files::Trouble& trouble = table.trouble();
  if (node->as_table() == nullptr) {
    trouble.fail(*node, "'slider' of " + entry.id + " is no table", "it has two ends, a step and a reason",
                 "write slider = { from = 0, to = 2, step = 0.1, reason = \"...\" }");
    return std::nullopt;
  }
  if (!entry.lever) {
    trouble.fail(*node, entry.id + " has a 'slider' and is no lever", "only what a scenario may set is moved",
                 "add lever = true, or leave the slider out");
    return std::nullopt;
  }
  const files::Table inner(*node->as_table(), "the slider of " + entry.id, trouble);
  inner.only(kSliderKeys);
  const auto number = [&](const std::string& key) {
    const toml::node* const at = inner.require(key, "a slider goes from one value to another in steps");
    return at == nullptr ? 0.0 : inner.number(*at, key).value_or(0.0);
  };
  Slider slider{.from = number("from"), .to = number("to"), .step = number("step"), .reason = inner.text("reason")};
  inner.require("reason", "the range is a judgement, and a reader wants to know why");
  if (trouble.error) {
    return std::nullopt;
  }
  if (const auto wrong = misfit(slider, entry)) {
    trouble.fail(*node, wrong->problem, wrong->why, wrong->suggestion);
  }
  return slider;
}

void refuse_slider_of_words(const files::Table& table) {
  if (const toml::node* const node = table.find("slider"); node != nullptr) {
    table.trouble().fail(*node, table.name() + " has a 'slider' and is no number", "words are chosen, not slid to",
                         "leave it out");
  }
}

}  // namespace headway::book
