#include "headway/study/claims/settling.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "headway/base/parallel.hpp"

namespace headway::study::claims {

namespace {

/// More draws would only sharpen what is plain with these.
constexpr std::size_t kMostDraws = 8000;

/// A difference of this many standard errors comes up by chance in one of twenty searches among 800 inputs.
constexpr double kErrors = 4.0;

/// Draws of one half, and those of them in which the claim holds.
struct Half {
  double draws = 0.0;
  double holds = 0.0;
  double share() const { return holds / draws; }
  double wrong() const { return std::min(holds, draws - holds); }
};

std::optional<Settling> compared(const model::Mover& mover, const Half& low, const Half& high) {
  if (low.draws == 0.0 || high.draws == 0.0) {
    return std::nullopt;
  }
  const Half all{low.draws + high.draws, low.holds + high.holds};
  const double variance = all.share() * (1.0 - all.share()) * (1.0 / low.draws + 1.0 / high.draws);
  return Settling{.id = mover.id,
                  .by_alternative = mover.by_alternative,
                  .share_low = low.share(),
                  .share_high = high.share(),
                  .wrong_without = all.wrong() / all.draws,
                  .wrong_with = (low.wrong() + high.wrong()) / all.draws,
                  .stands_out = std::abs(high.share() - low.share()) > kErrors * std::sqrt(variance)};
}

double difference(const std::optional<Settling>& found) {
  return found ? std::abs(found->share_high - found->share_low) : -1.0;
}

}  // namespace

std::vector<std::optional<Settling>> settling_inputs(std::span<const model::Mover> movers, std::uint64_t seed,
                                                     std::span<const long> draws,
                                                     std::span<const std::span<const signed char>> claims,
                                                     int threads) {
  std::vector<std::optional<Settling>> best(claims.size());
  if (claims.empty()) {
    return best;
  }
  std::vector<std::vector<std::optional<Settling>>> found(movers.size());
  const std::size_t count = std::min(draws.size(), kMostDraws);
  base::for_each_in_parallel(movers.size(), threads, 0, [&](std::size_t m, std::span<double> /*scratch*/) {
    std::vector<std::size_t> half(count);
    for (std::size_t k = 0; k < count; ++k) {
      half[k] = movers[m].uniform(seed, static_cast<std::uint64_t>(draws[k])) > movers[m].middle ? 1 : 0;
    }
    for (const auto& claim : claims) {
      std::array<Half, 2> halves;
      for (std::size_t k = 0; k < std::min(count, claim.size()); ++k) {
        if (claim[k] >= 0) {
          halves[half[k]].draws += 1.0;
          halves[half[k]].holds += claim[k];
        }
      }
      found[m].push_back(compared(movers[m], halves[0], halves[1]));
    }
  });
  for (std::size_t m = 0; m < movers.size(); ++m) {
    for (std::size_t c = 0; c < claims.size(); ++c) {
      if (difference(found[m][c]) > difference(best[c])) {
        best[c] = found[m][c];
      }
    }
  }
  return best;
}

}  // namespace headway::study::claims
