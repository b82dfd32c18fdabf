#include "headway/study/claims/sources.hpp"

#include <algorithm>

namespace headway::study::claims {

std::vector<Source> sources_of(const book::Book& book, std::span<const std::string> ids) {
  std::vector<Source> sources;
  for (const auto& id : ids) {
    const auto* entry = book::find(book, id);
    if (entry == nullptr) {
      continue;
    }
    for (const auto& alternative : entry->alternatives) {
      for (const auto& knot : alternative.knots) {
        const bool known = std::ranges::any_of(
            sources, [&](const Source& other) { return other.id == id && other.source == knot.source; });
        if (!known) {
          sources.push_back(Source{id, knot.source, knot.published, knot.confidence});
        }
      }
    }
  }
  return sources;
}

}  // namespace headway::study::claims
