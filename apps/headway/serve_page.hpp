// The server of the page, as a command.
#pragma once

#include "headway/serve/server.hpp"

namespace headway::app {

/// Says where the page is and answers until it is interrupted. The exit status.
int serve_page(const serve::Options& options);

}  // namespace headway::app
