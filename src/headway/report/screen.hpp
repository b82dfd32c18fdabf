// How a text is laid out for a terminal; what goes into a file or a pipe stays as it is.
#pragma once

#include <cstddef>
#include <string>

namespace headway::report {

/// The columns to use of a terminal: at least 80, at most 120. `columns`, what the environment's COLUMNS says, goes before
/// `own`, what the terminal says; either may be nothing.
std::size_t usable_width(const char* columns, std::size_t own);

/// Whether bold and colours may be used: not under NO_COLOR, nor where TERM is empty or "dumb".
bool may_use_colours(const char* no_color, const char* term);

/// The command of the pager: HEADWAY_PAGER, else PAGER, else "less -FRX"; none where that is empty or "cat".
std::string pager_of(const char* headway_pager, const char* pager);

/// Lines of prose that are wider are broken at blanks; prose that is the last cell of a row (cells stand two blanks apart) goes on
/// below where it began. Other rows stay whole, and so does the command that makes an answer again.
std::string fitted(const std::string& text, std::size_t width);

/// With the heads of tables, the lines above a line of dashes, in bold.
std::string with_bold_heads(const std::string& text);

}  // namespace headway::report
