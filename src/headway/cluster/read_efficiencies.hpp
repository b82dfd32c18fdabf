// The two files of efficiencies in the book: what was thought before (priors, by hand) and what the rows made of it
// (written by `headway calibrate`).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/cluster/parameters.hpp"

namespace headway::cluster {

/// A number as fitted, with its 90 % range.
struct Estimate {
  std::string id;
  double p5 = 0;
  double p50 = 0;
  double p95 = 0;
  long rows = 0;  ///< measured rows that bear on it
};

/// How far predictions lie from measurements: standard deviation of log(measured / predicted).
struct Spread {
  std::string family;  ///< id of the family; `other`: families without rows enough
  std::string kind;    ///< train, open, mixture, hybrid, adapter, serve, serve-mixture or whole (hours of a whole run)
  double deviation = 0;
  long rows = 0;
};

struct Fitted {
  std::string fitted;  ///< day, as 2025-12-31
  std::string method;
  std::vector<Estimate> estimates;  ///< ordered as the priors
  std::vector<Spread> spreads;

  std::vector<double> medians() const;
};

/// Errors, with file and line: not TOML, an unknown key, a missing one, a range that is none, a chip in two families.
base::Result<Priors> read_priors(const std::filesystem::path& file);

/// Errors: as above, and an estimate missing for a number of the priors.
base::Result<Fitted> read_fitted(const std::filesystem::path& file, const Priors& priors);

/// The file that `read_fitted` reads.
std::string to_toml(const Fitted& fitted, const Priors& priors);

/// Deviation for a family and kind: its own, else that of `other` and the kind, else `unknown`.
double deviation_of(const Fitted& fitted, const std::string& family, const std::string& kind, double unknown);

/// Deviation of log(measured / predicted) for one prediction. A family without a spread of its own for the kind adds what
/// is not known of its products and its software; `wider` multiplies the spread where inputs were assumed.
double prediction_deviation(const Fitted& fitted, const Priors& priors, const Layout& layout, int family,
                            const std::string& kind, double wider = 1.0);

}  // namespace headway::cluster
