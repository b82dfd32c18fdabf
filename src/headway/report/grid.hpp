// A table before it is laid out: the same for the terminal and for the HTML brief.
#pragma once

#include <string>
#include <vector>

#include "headway/report/tone.hpp"

namespace headway::report {

struct Grid {
  std::string title;
  std::vector<std::string> columns;            ///< the first names the rows
  std::vector<std::vector<std::string>> rows;  ///< as long as columns
  std::string note;                            ///< one sentence under the table; may be empty
  std::vector<std::vector<Tone>> tones = {};   ///< of cells, on a terminal; plain where it is shorter
};

/// Adds a row whose cells have tones.
void add_toned_row(Grid& grid, std::vector<std::string> row, std::vector<Tone> tones);

/// Columns of a text that goes into a file or a pipe.
inline constexpr std::size_t kTextWidth = 110;

/// From now on texts are laid out for a terminal of so many columns, tables included; said once, before any is made.
void set_terminal_width(std::size_t columns);

/// Columns of a text: kTextWidth, or those of the terminal.
std::size_t text_width();

/// `wide`, for a table that is meant to be wider or narrower than the text; not beyond the terminal.
std::size_t at_most_terminal(std::size_t wide);

/// Aligned columns under the title, the first to the left and the others to the right. A table wider than `width` is
/// continued below with its first column repeated. Empty where the table has no rows.
std::string to_text(const Grid& grid, std::size_t width = text_width());

/// Text broken at spaces; lines after the first are indented by `indent`.
std::string wrapped(const std::string& text, std::size_t indent = 0, std::size_t width = text_width());

}  // namespace headway::report
