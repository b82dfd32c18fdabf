#include "headway/base/messages.hpp"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "headway/base/names.hpp"

namespace headway::base {

base::Error input_error(std::string problem, std::string why, std::string suggestion, base::Location where) {
  return {.problem = std::move(problem),
          .why = std::move(why),
          .suggestion = std::move(suggestion),
          .where = std::move(where),
          .fault = base::Fault::input};
}

std::unexpected<base::Error> refused(std::string problem, std::string why, std::string suggestion,
                                     base::Location where) {
  return std::unexpected(input_error(std::move(problem), std::move(why), std::move(suggestion), std::move(where)));
}

std::string did_you_mean(std::string_view wrong, std::span<const std::string> known, std::size_t most) {
  const std::vector<std::string> names = base::nearest_names(wrong, known, most);
  if (names.empty()) {
    return {};
  }
  std::string text = "did you mean ";
  for (std::size_t index = 0; index < names.size(); ++index) {
    if (index > 0) {
      text += index + 1 == names.size() ? " or " : ", ";
    }
    text += "'" + names[index] + "'";
  }
  return text + "?";
}

base::Error unknown_name(std::string_view what, std::string_view wrong, std::span<const std::string> known,
                         base::Location where) {
  return input_error("unknown " + std::string(what) + " '" + std::string(wrong) + "'", "",
                     did_you_mean(wrong, known, 3), std::move(where));
}

std::string number_text(double number) {
  std::array<char, 40> letters{};
  const auto written = std::to_chars(letters.data(), letters.data() + letters.size(), number);
  return {letters.data(), written.ptr};
}

}  // namespace headway::base
