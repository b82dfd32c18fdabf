#include "headway/study/claims/verdict.hpp"
#include "headway/chance/normal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headway::study::claims {

namespace {

constexpr signed char kUnjudged = -1;

/// Where one word gives way to the next.
constexpr std::array kLimits{0.01, 0.1, 0.33, 0.66, 0.9, 0.99};

}  // namespace

std::string_view to_string(Verdict verdict) {
  if (verdict == Verdict::assumption_decides) {
    return "the assumption decides";
  }
  return verdict == Verdict::not_computed ? "not computed" : kLikelihoods[static_cast<std::size_t>(verdict)].words;
}

Verdict verdict_on(double probability) {
  if (std::isnan(probability)) {
    return Verdict::not_computed;
  }
  for (const Likelihood& low : std::span(kLikelihoods).first(3)) {
    if (probability <= low.most) {
      return low.verdict;
    }
  }
  Verdict verdict = Verdict::about_as_likely_as_not;
  for (const Likelihood& high : std::span(kLikelihoods).last(3)) {
    verdict = probability >= high.least ? high.verdict : verdict;
  }
  return verdict;
}

Verdict judge(const Part& part) {
  return part.role == Role::given ? Verdict::assumption_decides : verdict_on(part.share);
}

Part together(std::span<const Part> parts) {
  Part all;
  all.share = std::numeric_limits<double>::quiet_NaN();
  bool facts = true;
  std::size_t judged = 0;
  for (const Part& part : parts) {
    if (part.role != Role::judged) {
      continue;
    }
    ++judged;
    if (part.holds.empty() && part.draws == 0) {
      facts = facts && part.share > 0.5;
    } else if (all.holds.empty()) {
      all.holds = part.holds;
    } else {
      all.holds.resize(std::min(all.holds.size(), part.holds.size()));
      for (std::size_t k = 0; k < all.holds.size(); ++k) {
        all.holds[k] = std::min(all.holds[k], part.holds[k]);  // not judged, else false, else true
      }
    }
  }
  if (!facts) {
    std::ranges::replace_if(all.holds, [](signed char holds) { return holds != kUnjudged; }, 0);
  }
  all.draws = std::ranges::count_if(all.holds, [](signed char holds) { return holds != kUnjudged; });
  if (all.draws > 0) {
    all.share = static_cast<double>(std::ranges::count(all.holds, 1)) / static_cast<double>(all.draws);
  } else if (judged > 0 && all.holds.empty()) {
    all.share = facts ? 1.0 : 0.0;
  }
  return all;
}

Verdict judge(std::span<const Part> parts) {
  const auto has = [&](Role role) { return std::ranges::any_of(parts, [&](const Part& p) { return p.role == role; }); };
  if (!has(Role::judged) && has(Role::given)) {
    return Verdict::assumption_decides;
  }
  return verdict_on(together(parts).share);
}

double share_error(const Part& part) {
  if (part.draws <= 0 || !std::isfinite(part.share)) {
    return 0.0;
  }
  return chance::kNormal975 * std::sqrt(part.share * (1.0 - part.share) / static_cast<double>(part.draws));
}

bool near_a_limit(const Part& part) {
  const double error = share_error(part);
  return std::ranges::any_of(kLimits, [&](double limit) { return std::abs(part.share - limit) < error; });
}

std::string rule_in_words(std::span<const Part> parts) {
  const auto count = [&](Role role) { return std::ranges::count(parts, role, &Part::role); };
  if (parts.empty()) {
    return "no statement is put to the model";
  }
  if (count(Role::judged) == 0) {
    return "the statements follow from inputs of the book alone, so the assumption decides and the model adds nothing";
  }
  std::string rule = count(Role::judged) == 1
                         ? "the likelihood is the share of draws in which the statement judged holds"
                         : "the likelihood is the share of draws in which all statements judged hold together";
  rule += count(Role::beside) > 0 ? "; statements beside move no verdict" : "";
  return rule + (count(Role::given) > 0 ? "; nor does a statement that an input of the book decides" : "");
}

}  // namespace headway::study::claims
