#include "headway/files/utf8.hpp"

namespace headway::files {
namespace {

/// What may follow a first byte: how many bytes, and the range of the first of them.
struct Tail {
  std::size_t length;
  unsigned char least;
  unsigned char most;
};

/// No value for a byte that begins no character. Overlong forms and surrogates are kept out by narrower ranges.
std::optional<Tail> tail_after(unsigned char first) {
  if (first < 0x80U) {
    return Tail{0, 0, 0};
  }
  if (first < 0xC2U || first > 0xF4U) {
    return std::nullopt;
  }
  if (first < 0xE0U) {
    return Tail{1, 0x80, 0xBF};
  }
  if (first < 0xF0U) {
    return Tail{2, static_cast<unsigned char>(first == 0xE0U ? 0xA0U : 0x80U),
                static_cast<unsigned char>(first == 0xEDU ? 0x9FU : 0xBFU)};
  }
  return Tail{3, static_cast<unsigned char>(first == 0xF0U ? 0x90U : 0x80U),
              static_cast<unsigned char>(first == 0xF4U ? 0x8FU : 0xBFU)};
}

bool fits(std::string_view rest, const Tail& tail) {
  if (rest.size() < tail.length) {
    return false;
  }
  for (std::size_t index = 0; index < tail.length; ++index) {
    const auto byte = static_cast<unsigned char>(rest[index]);
    const bool first = index == 0;
    if (byte < (first ? tail.least : 0x80) || byte > (first ? tail.most : 0xBF)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<std::size_t> find_malformed_utf8(std::string_view text) {
  std::size_t place = 0;
  while (place < text.size()) {
    const std::optional<Tail> tail = tail_after(static_cast<unsigned char>(text[place]));
    if (!tail || !fits(text.substr(place + 1), *tail)) {
      return place;
    }
    place += 1 + tail->length;
  }
  return std::nullopt;
}

}  // namespace headway::files
