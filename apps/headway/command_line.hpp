// The command line: every verb's described fields bound to options. The one file that knows the parser.
#pragma once

namespace headway::app {

/// Parses, asks, prints. Gives the exit status: 0, 1 (the run failed), 2 (the input is wrong).
int run_command_line(int count, const char* const* words);

}  // namespace headway::app
