#include "headway/chips/nearest.hpp"

#include "headway/base/names.hpp"

namespace headway::chips {

std::string nearest(std::string_view typed, const std::vector<std::string>& names) {
  const auto found = base::nearest_names(typed, names, 1);
  return found.empty() ? std::string{} : found.front();
}

}  // namespace headway::chips
