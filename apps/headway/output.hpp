// What the program prints and writes, and how it ends.
#pragma once

#include <functional>
#include <string>

#include "headway/base/error.hpp"

namespace headway::app {

/// Exit statuses.
enum Status { kDone = 0, kFailed = 1, kWrongInput = 2 };

/// Prints the message, fields as options, and gives the status that it asks for.
int fail(const base::Error& error);

/// Prints to standard output. Error: it cannot be written.
base::Result<void> print(const std::string& text);

/// Whether the path can be written, asked before the work; "-" is standard output. Error: why it cannot.
base::Result<void> try_path(const std::string& path);

/// Writes the file in whole or not at all, a device as it comes, "-" to standard output; says so on a terminal.
base::Result<void> write_file(const std::string& path, const std::string& text);

/// A line with the share done and the time left, for work over a second; only on a terminal.
std::function<void(double)> progress_line();

}  // namespace headway::app
