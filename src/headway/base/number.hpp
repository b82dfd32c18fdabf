// A number as text.
#pragma once

#include <optional>
#include <string_view>

namespace headway::base {

/// The number that the whole text is, as "3", "-0.25" or "1e9"; none where it is no number, is preceded by anything, or lies
/// beyond what a double holds. "inf" and "nan" are what they say.
std::optional<double> read_number(std::string_view text);

}  // namespace headway::base
