#include "headway/serve/guard.hpp"

#include <algorithm>

namespace headway::serve {

namespace {

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return small;
}

/// Four numbers below 256 with points between them, of which the first is 127.
bool is_loopback_number(std::string_view address) {
  constexpr int kMostOfPart = 255;
  int parts = 0;
  int first = -1;
  while (true) {
    const auto point = address.find('.');
    const std::string_view part = address.substr(0, point);
    if (part.empty() || part.size() > 3 || part.find_first_not_of("0123456789") != std::string_view::npos) {
      return false;
    }
    const int number = std::stoi(std::string(part));
    first = parts == 0 ? number : first;
    ++parts;
    if (number > kMostOfPart) {
      return false;
    }
    if (point == std::string_view::npos) {
      return parts == 4 && first == 127;
    }
    address.remove_prefix(point + 1);
  }
}

/// Of http, which a browser leaves out of the host.
constexpr int kUsualPort = 80;

}  // namespace

bool is_loopback(std::string_view address) {
  return in_small_letters(address) == "localhost" || address == "::1" || is_loopback_number(address);
}

bool is_own_host(std::string_view host, int port) {
  const std::string end = ":" + std::to_string(port);
  if (host.ends_with(end)) {
    host.remove_suffix(end.size());
  } else if (port != kUsualPort) {
    return false;
  }
  if (host.starts_with('[') && host.ends_with(']')) {
    return host == "[::1]";
  }
  return host != "::1" && is_loopback(host);
}

bool is_own_origin(std::string_view origin, std::string_view host) {
  return origin.empty() || in_small_letters(origin) == "http://" + in_small_letters(host);
}

bool is_json(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ')) {
    type.remove_suffix(1);
  }
  return in_small_letters(type) == "application/json";
}

}  // namespace headway::serve
