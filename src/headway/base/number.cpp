#include "headway/base/number.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <system_error>

namespace headway::base {

#ifdef __cpp_lib_to_chars

std::optional<double> read_number(std::string_view text) {
  double number = 0.0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

#else

// The C library's reader, of what std::from_chars would take.
std::optional<double> read_number(std::string_view text) {
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  constexpr std::string_view kFirst = "0123456789.iInN";
  if (text.size() == sign || kFirst.find(text[sign]) == std::string_view::npos ||
      text.find_first_of("xX") != text.npos) {
    return std::nullopt;
  }
  const std::string copy(text);
  char* end = nullptr;
  const double number = std::strtod(copy.c_str(), &end);
  const bool spelt = text.find_first_of("iInN") != text.npos;
  const bool beyond =
      !spelt && (std::isinf(number) || (number == 0.0 && text.find_first_of("123456789") < text.find_first_of("eE")));
  return end == copy.c_str() + copy.size() && !beyond ? std::optional(number) : std::nullopt;
}

#endif

}  // namespace headway::base
