// Prints an answer's text: on a terminal as wide as it, with bold heads of tables and colours, and through a pager where it is
// longer than the screen.
#pragma once

#include <string>

#include "headway/base/error.hpp"

namespace headway::app {

/// From now on nothing is bold or has a colour, whatever the terminal can do.
void refuse_colours();

/// Lays tables and prose out for the terminal that standard output is, before any text is made; else nothing is done.
void fit_to_terminal();

/// What begins an error on standard error: "headway:", in red where that is a terminal.
std::string error_mark();

/// Prints to standard output: unchanged where that is no terminal. Error: it cannot be written.
base::Result<void> print_text(const std::string& text);

}  // namespace headway::app
