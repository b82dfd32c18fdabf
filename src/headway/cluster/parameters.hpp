// The numbers that are fitted, and the efficiencies that they mean for a chip family at a software date.
//
// Numbers of all families: traffic, bandwidth, links, launch and overlap. Numbers of a family: the share of peak by large
// products in each format, and by fused attention; a maturity factor where little is published. Eras stand for
// software: kernels of 2021 and of 2022 differ, attention is fused and communication overlapped from 2023 on. Mixtures
// have gained from software faster than dense models: their overheads decline by a yearly rate.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/cluster/constants.hpp"
#include "headway/cluster/efficiencies.hpp"

namespace headway::cluster {

/// A share lies in (0, 1); a size is above zero.
enum class Kind { share, size };

struct Parameter {
  std::string id;
  std::string means;
  std::string unit;
  Kind kind = Kind::size;
  double low = 0;   ///< 5 % of what was thought before any row was seen
  double high = 0;  ///< 95 %
  std::string source;
};

struct Family {
  std::string id;
  std::vector<std::string> chips;  ///< ids of the catalogue
};

struct Priors {
  std::vector<Family> families;
  std::vector<Parameter> parameters;
};

/// Where each number stands in a vector of values ordered as `Priors::parameters`, and what is held at one value.
struct Layout {
  int traffic, bandwidth, passes_2021, passes_2022, passes, cast, weights, routing, scan, launch, expert_launch, link,
      network, latency, hop, hide_tensor, hide_expert, hide_data, hide_pipeline, straggler, step, untuned, whole_run,
      serving, serving_mixture, serving_shared, serving_step, serving_rate, expert_rate;
  struct OfFamily {
    std::array<int, 3> matrix;
    int attention;
    int maturity;
  };
  std::vector<OfFamily> families;
  Constants constants;
};

/// Error: a number that the model needs and the priors lack.
base::Result<Layout> layout_of(const Priors& priors, const Constants& constants);

/// The family of a chip; -1: none.
int family_of(const Priors& priors, const std::string& chip);

/// To a scale on which any value is allowed, and back: logit of a share, logarithm of a size.
double to_free(const Parameter& parameter, double value);
double from_free(const Parameter& parameter, double value);

/// The medians of the priors, in the order of the layout.
std::vector<double> prior_medians(const Priors& priors);

/// `values` in natural units, ordered as `layout` says.
Efficiencies efficiencies_of(const Layout& layout, const std::vector<double>& values, int family, double software_date);

}  // namespace headway::cluster
