#include "headway/study/claims/verdict.hpp"

#include <algorithm>
#include <cmath>

namespace headway::study::claims {

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::supported:
      return "supported";
    case Verdict::contradicted:
      return "contradicted";
    case Verdict::undetermined:
      return "undetermined";
    case Verdict::not_computed:
      break;
  }
  return "not computed";
}

Verdict judge(const Part& part) {
  if (part.share >= kSupportedFrom) {
    return Verdict::supported;
  }
  return part.share <= kContradictedTo ? Verdict::contradicted : Verdict::undetermined;
}

Verdict judge(std::span<const Part> parts, Joined joined) {
  if (parts.empty()) {
    return Verdict::not_computed;
  }
  const auto count = [&](Verdict verdict) {
    return static_cast<std::size_t>(
        std::ranges::count_if(parts, [&](const Part& part) { return judge(part) == verdict; }));
  };
  if (count(Verdict::supported) == parts.size()) {
    return Verdict::supported;
  }
  const std::size_t against = count(Verdict::contradicted);
  const bool contradicted = joined == Joined::all ? against > 0 : against == parts.size();
  return contradicted ? Verdict::contradicted : Verdict::undetermined;
}

Verdict at_most_undetermined(Verdict verdict) {
  return verdict == Verdict::supported ? Verdict::undetermined : verdict;
}

double share_error(const Part& part) {
  if (part.draws <= 0 || !std::isfinite(part.share)) {
    return 0.0;
  }
  constexpr double kNormal95 = 1.959963984540054;
  return kNormal95 * std::sqrt(part.share * (1.0 - part.share) / static_cast<double>(part.draws));
}

bool near_a_limit(const Part& part) {
  const double error = share_error(part);
  return error > 0.0 &&
         (std::abs(part.share - kSupportedFrom) < error || std::abs(part.share - kContradictedTo) < error);
}

std::string rule_in_words(std::size_t parts, Joined joined) {
  if (parts == 0) {
    return "no statement is put to the model";
  }
  if (parts == 1) {
    return "supported when the statement holds in at least 90 % of draws, contradicted when it holds in at most 10 %, "
           "else undetermined";
  }
  if (joined == Joined::all) {
    return "supported when every statement holds in at least 90 % of draws, contradicted when one of them holds in at "
           "most 10 %, else undetermined";
  }
  return "supported when every reading holds in at least 90 % of draws, contradicted when every reading holds in at "
         "most 10 %, else undetermined";
}

}  // namespace headway::study::claims
