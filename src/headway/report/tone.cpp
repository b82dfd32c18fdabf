#include "headway/report/tone.hpp"

#include <algorithm>

#include "headway/report/spread.hpp"

namespace headway::report {

namespace {

constexpr char kEscape = '\x1b';
constexpr std::string_view kUsualColour = "\x1b[0m";

bool& colours_wanted() {
  static bool wanted = false;
  return wanted;
}

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::above:
      return "\x1b[32m";
    case Tone::below:
    case Tone::error:
      return "\x1b[31m";
    case Tone::warning:
      return "\x1b[33m";
    case Tone::plain:
      break;
  }
  return "";
}

}  // namespace

void set_colours(bool wanted) { colours_wanted() = wanted; }

Tone tone_of(const model::Summary& gain) {
  if (gain.draws == 0) {
    return Tone::plain;
  }
  const Errors errors = errors_of(gain);
  return gain.p5 > errors.p5 ? Tone::above : gain.p95 < -errors.p95 ? Tone::below : Tone::plain;
}

std::string toned(std::string_view text, Tone tone) {
  if (!colours_wanted() || tone == Tone::plain) {
    return std::string(text);
  }
  std::string out;
  while (!text.empty()) {
    const auto length = std::min(text.find('\n'), text.size());
    if (length > 0) {  // a pager forgets a colour at the end of a line
      (out += colour_of(tone)) += text.substr(0, length);
      out += kUsualColour;
    }
    text.remove_prefix(length);
    if (!text.empty()) {
      out += '\n';
      text.remove_prefix(1);
    }
  }
  return out;
}

std::size_t shown_size(std::string_view line) {
  std::size_t size = line.size();
  for (auto at = line.find(kEscape); at != std::string_view::npos; at = line.find(kEscape, at + 1)) {
    const auto end = std::min(line.find('m', at), line.size() - 1);
    size -= end - at + 1;
  }
  return size;
}

}  // namespace headway::report
