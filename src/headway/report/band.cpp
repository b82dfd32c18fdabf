#include "headway/report/band.hpp"

#include <fmt/format.h>

#include "headway/report/number.hpp"

namespace headway::report {

std::string shown(const jobs::Band& band, const std::string& unit) {
  return fmt::format("{} {} (90 %: {})", rounded(band.p50, 0.0), unit, range(band.p5, band.p95, 0.0));
}

}  // namespace headway::report
