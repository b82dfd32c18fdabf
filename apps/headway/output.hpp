// Where results and messages go: standard output for results, standard error for the rest, files whole or not at all.
#pragma once

#include <string>

#include "headway/base/error.hpp"

namespace headway::app {

/// Prints the error to standard error; returns the exit status of its fault.
int fail(const base::Error& error);

/// Writes `text` to standard output.
void print(const std::string& text);

/// Writes the file under another name first and then renames it, so that nothing half-written stays. Creates its
/// folder.
base::Result<std::string> write_file(const std::string& path, const std::string& text);

}  // namespace headway::app
