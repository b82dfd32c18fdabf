#include "headway/report/words.hpp"

namespace headway::report {

std::string in_a_row(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    text += (k == 0 ? "" : k + 1 == parts.size() ? " and " : ", ") + parts[k];
  }
  return text;
}

}  // namespace headway::report
