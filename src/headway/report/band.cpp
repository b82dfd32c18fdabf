#include "headway/report/band.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "headway/report/number.hpp"

namespace headway::report {

std::string shown(const jobs::Band& band, const std::string& unit) {
  return fmt::format("{} {} (90 %: {})", rounded(band.p50, 0.0), unit, range(band.p5, band.p95, 0.0));
}

nlohmann::ordered_json band_json(const jobs::Band& band) {
  return {{"p5", band.p5}, {"p50", band.p50}, {"p95", band.p95}};
}

}  // namespace headway::report
