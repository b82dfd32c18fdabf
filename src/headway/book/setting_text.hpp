// Values as text: what `--set` and levers after a scenario's name take, and what says again what a scenario or the book states.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/book/scenario.hpp"

namespace headway::book {

/// The numbers of "0.3", "0.2..0.4" (p5 and p95), "0.2..0.3..0.4" (with p50 between them), "p0:0..p50:0.4..p100:1.5",
/// "p0:1..mode:2..p100:4", any of them after the name of a shape as in "lognormal:1..3..9", or "none" where it is allowed. Without
/// the name the shape is the entry's; several numbers for an entry of shape number are piecewise. None where it is none of these.
std::optional<SettingValue> numbers_in(std::string_view text, const Entry& entry);

/// The text that parse_setting() reads as this value of the entry. None where there is no such text: a value by period.
std::optional<std::string> text_of(const SettingValue& setting, const Entry& entry);

/// The same of what an alternative of the entry states.
std::optional<std::string> text_of(const Alternative& alternative, const Entry& entry);

/// What the entry states where all of its alternatives say the same; none else.
std::optional<std::string> text_of(const Entry& entry);

}  // namespace headway::book
