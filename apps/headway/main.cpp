// Headway's command line.
#include "command_line.hpp"

int main(int count, char** words) { return headway::app::run_command_line(count, words); }
