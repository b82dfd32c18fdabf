// C7: months between Nvidia's first shipment of a chip of some performance and China's.
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

/// A class and where the date of its first volume stands: an entry of the book, or for older chips the catalogue.
struct Dated {
  balance::ChipClass chip_class;
  const char* start;  ///< entry with the calendar year of its first volume; empty for the catalogue's launch
};

constexpr std::array kNvidia{
    Dated{balance::kA100, ""},
    Dated{balance::kH100, ""},
    Dated{balance::kH200, ""},
    Dated{balance::kB200, ""},
    Dated{balance::kB300, "supply.start.b300"},
    Dated{balance::kRubin, "supply.start.rubin"},
    Dated{balance::kRubinNext, "supply.start.rubin_next"},
};
constexpr std::array kChinese{
    Dated{balance::kAscend910c, "makers.start.ascend_910c"},
    Dated{balance::kAscend910b, ""},
    Dated{balance::kAscend950pr, "makers.start.ascend_950pr"},
    Dated{balance::kAscend950dt, "makers.start.ascend_950dt"},
    Dated{balance::kAscend960, "makers.start.ascend_960"},
    Dated{balance::kAscend970, "makers.start.ascend_970"},
    Dated{balance::kCambricon690, "makers.start.cambricon_690"},
};
constexpr std::array kYardsticks{balance::kTpp,       balance::kH100e,    balance::kBf16,   balance::kBest,
                                 balance::kBandwidth, balance::kTraining, balance::kServing};

std::string class_name(const Dated& dated) { return std::string(balance::kClassNames[dated.chip_class]); }

/// Months after 2022-01 in every draw; negative before it.
Row month_of(Evidence& evidence, const Dated& dated) {
  const Row like = evidence.per_chip(dated.chip_class, balance::kChips);
  if (dated.start[0] != '\0') {
    return 12.0 * (evidence.input(dated.start) - same(2022.0, like));
  }
  const auto chip = chips::chip_of_class(evidence.prepared().catalogue, class_name(dated));
  if (!chip || !(*chip)->launch) {
    return same(std::numeric_limits<double>::quiet_NaN(), like);
  }
  return same(0.5 * (((*chip)->launch->first - base::kFirstMonth) + ((*chip)->launch->last - base::kFirstMonth)), like);
}

struct Shipped {
  Row month;
  Row performance;
};

Shipped shipped(Evidence& evidence, const Dated& dated, balance::Yardstick yardstick) {
  return {month_of(evidence, dated), evidence.per_chip(dated.chip_class, yardstick)};
}

/// Months from the first of `others` at least as good to the chip itself; no value where none of them is.
Row lag(const Shipped& chip, const std::vector<Shipped>& others) {
  Row result(chip.month.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t draw = 0; draw < result.size(); ++draw) {
    double first = std::numeric_limits<double>::infinity();
    for (const Shipped& other : others) {
      if (other.performance[draw] >= chip.performance[draw]) {
        first = std::min(first, other.month[draw]);
      }
    }
    if (std::isfinite(first)) {
      result[draw] = chip.month[draw] - first;
    }
  }
  return result;
}

}  // namespace

Answer years_behind(Evidence& evidence) {
  Answer answer;
  for (const auto yardstick : kYardsticks) {
    const std::string measured(balance::kYardstickNames[yardstick]);
    std::vector<Shipped> nvidia;
    for (const Dated& dated : kNvidia) {
      nvidia.push_back(shipped(evidence, dated, yardstick));
    }
    for (const Dated& dated : kChinese) {
      const Shipped chip = shipped(evidence, dated, yardstick);
      const Row behind = lag(chip, nvidia);
      const bool now = dated.chip_class == balance::kAscend910c;
      const double median = summary_of(chip.month).p50;
      const auto first_volume =
          std::isfinite(median) ? base::to_string(base::kFirstMonth + static_cast<int>(std::floor(median))) : "";
      add(answer,
          {"lag." + class_name(dated),
           "months from Nvidia's first chip as good to the first volume of the " + class_name(dated), "months",
           first_volume, "", "", measured, ""},
          behind)
          .shown = yardstick == balance::kTpp && (now || dated.chip_class == balance::kAscend960);
      if (now) {
        Part part = read_as(
            measured, at_least("the Ascend 910C came in volume at least 24 months after Nvidia's first chip as good",
                               behind, 24.0));
        answer.parts.push_back(yardstick == balance::kTpp ? std::move(part) : beside(std::move(part)));
      }
    }
  }
  answer.notes.emplace_back(
      "Nvidia's first chip at least as good may be better, so the lag is a lower bound of the distance. Shipped chips "
      "are dated by the catalogue's launch, coming ones by the book's first volume with its slip.");
  answer.assumptions = {"makers.start.ascend_910c",       "makers.start.ascend_950dt", "makers.start.ascend_960",
                        "makers.performance.ascend_910c", "supply.start.rubin",        "yardstick.training.ascend_910c",
                        "yardstick.serving.ascend_910c"};
  return answer;
}

}  // namespace headway::study::claims
