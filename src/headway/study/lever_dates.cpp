#include "headway/study/lever_dates.hpp"

#include <algorithm>
#include <array>

#include "headway/study/lever_words.hpp"
#include "headway/study/model.hpp"

namespace headway::study {

namespace {

/// What is drawn once for all months, and so cannot change in one of them.
constexpr std::array<std::string_view, 7> kDrawnOnce{
    "washington.delay", "washington.may_reverse", "beijing.may_reverse",   "washington.hazard",
    "beijing.hazard",   "washington.replacement", "washington.kill_switch"};

bool is_drawn_once(std::string_view id) { return std::ranges::find(kDrawnOnce, id) != kDrawnOnce.end(); }

}  // namespace

bool takes_dates(std::string_view id) {
  const bool number = std::ranges::any_of(ensemble::kLevers, [&](const auto& lever) { return lever.id == id; });
  return (number || kind_of_words(id)) && !is_drawn_once(id);
}

}  // namespace headway::study
