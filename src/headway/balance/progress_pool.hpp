// Sector 11, progress, first part: the training compute that owners in a bloc have at hand, over chips of all classes.
//
// R1  pool of a bloc = m S + (1 - m) sqrt(Q); S = sum over lots of installed chips x training yardstick, Q = sum of
//     the squares of these, m = mixing; a lot is a class in a place: at home (in China licensed chips, Chinese
//     designs, and diverted chips x diverted_usability), or abroad (chips that Chinese users own or rent there)
#pragma once

#include "headway/balance/useful.hpp"

namespace headway::balance {

/// What lots of unlike chips are worth to one run. A run that cannot mix classes has something between its largest
/// lot and the sum; the root of the sum of squares lies there, rises with every chip and has no kink where another
/// class becomes the largest.
template <class Number>
struct TrainingLots {
  Number sum{0.0};
  Number squares{0.0};

  void add(Number work) {
    sum += work;
    squares += work * work;
  }
  /// R1; `mixing` from 0 (root of the sum of squares) to 1 (sum).
  Number joined(Number mixing) const {
    const Number root = base::exp(Number(0.5) * base::log(squares));
    return mixing * sum + (Number(1.0) - mixing) * base::choose(sum > Number(0.0), root, Number(0.0));
  }
};

/// R1 for the United States, in training work of H100s.
template <class Number>
Number us_training_pool(const FleetState<Number>& fleet, const Yardsticks<Number>& yardsticks, Number mixing) {
  TrainingLots<Number> lots;
  for (int c = 0; c < kForeignCount; ++c) {
    lots.add(fleet.installed[kFirstUs + c] * yardsticks.per_chip[kTraining][c]);
  }
  return lots.joined(mixing);
}

/// R1 for China, in training work of H100s. Compute abroad is a lot of its own: it is not in the same halls.
template <class Number>
Number china_training_pool(const FleetState<Number>& fleet, const TradeState<Number>& trade,
                           const Yardsticks<Number>& yardsticks, Number mixing, Number diverted_usability) {
  const Number* work = yardsticks.per_chip[kTraining];
  TrainingLots<Number> lots;
  for (int c = 0; c < kMerchantCount; ++c) {
    const Number at_home =
        fleet.installed[kFirstLicensed + c] + diverted_usability * fleet.installed[kFirstDiverted + c];
    lots.add(at_home * work[c]);
    lots.add((trade.abroad.owned[c] + trade.abroad.rented[c]) * work[c]);
  }
  for (int d = 0; d < kDomesticCount; ++d) {
    lots.add(fleet.installed[kFirstDomestic + d] * work[kForeignCount + d]);
  }
  return lots.joined(mixing);
}

}  // namespace headway::balance
