// Colours of a text on a terminal. A colour repeats what the text says, and never says anything by itself.
#pragma once

#include <string>
#include <string_view>

#include "headway/model/summary.hpp"

namespace headway::report {

enum class Tone {
  plain,
  above,    ///< a gain whose nine worlds of ten all lie above zero: green
  below,    ///< all below zero: red
  warning,  ///< what a reader should look at before using the figures: yellow
  error,    ///< red
};

/// From now on texts have colours; said once, before any is made. They have none unless it is said.
void set_colours(bool wanted);

/// On which side of zero the 90 % band of a gain lies by more than its Monte Carlo error; else plain.
Tone tone_of(const model::Summary& gain);

/// Each line of the text in the tone's colour; the text itself where there are no colours.
std::string toned(std::string_view text, Tone tone);

/// Bytes of a line that are shown: those of colours are not.
std::size_t shown_size(std::string_view line);

}  // namespace headway::report
