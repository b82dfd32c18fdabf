# Writes TARGET, a source that states VERSION and the commit of SOURCE; leaves it alone where nothing changed.
execute_process(COMMAND git describe --always --abbrev=12 --exclude=* --dirty=+changes WORKING_DIRECTORY "${SOURCE}"
                OUTPUT_VARIABLE commit ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT commit)
  set(commit "unknown")
endif()
file(CONFIGURE OUTPUT "${TARGET}" @ONLY CONTENT [[
#include "headway/verbs/head.hpp"

namespace headway::verbs {

std::string version() { return "@VERSION@"; }

std::string commit() { return "@commit@"; }

}  // namespace headway::verbs
]])
