// Who may ask the server: programs and pages of this machine. A page of another place is kept out although the reader's own browser
// sends what it asks.
#pragma once

#include <string>
#include <string_view>

namespace headway::serve {

/// Whether nothing from another machine arrives there: 127.0.0.0/8, ::1 or localhost.
bool is_loopback(std::string_view address);

/// Whether the header Host names this server by its loopback: localhost, an address of loopback or [::1], and its port. A name that
/// an attacker points at 127.0.0.1 is none of these.
bool is_own_host(std::string_view host, int port);

/// Whether a page of this origin is the server's own: http, and what Host said. A request without an origin comes from no page.
bool is_own_origin(std::string_view origin, std::string_view host);

/// Whether a content type is JSON, with parameters or without.
bool is_json(std::string_view content_type);

}  // namespace headway::serve
