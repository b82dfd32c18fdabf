#include "headway/cluster/parameters.hpp"

#include <algorithm>

#include "headway/base/portable.hpp"

namespace headway::cluster {

base::Result<Layout> layout_of(const Priors& priors, const Constants& constants) {
  std::string missing;
  const auto find = [&](const std::string& id) {
    const auto found = std::ranges::find(priors.parameters, id, &Parameter::id);
    if (found == priors.parameters.end()) {
      missing = missing.empty() ? id : missing;
      return 0;
    }
    return static_cast<int>(found - priors.parameters.begin());
  };
  Layout layout{find("traffic"),
                find("bandwidth"),
                find("passes.2021"),
                find("passes.2022"),
                find("passes"),
                find("cast"),
                find("weights"),
                find("routing"),
                find("scan"),
                find("launch"),
                find("expert_launch"),
                find("link"),
                find("network"),
                find("latency"),
                find("hop"),
                find("hide_tensor"),
                find("hide_expert"),
                find("hide_data"),
                find("hide_pipeline"),
                find("straggler"),
                find("step"),
                find("untuned"),
                find("whole_run"),
                find("serving"),
                find("serving_mixture"),
                find("serving_shared"),
                find("serving_step"),
                find("serving_rate"),
                find("expert_rate"),
                {},
                constants};
  for (const Family& family : priors.families) {
    layout.families.push_back({{find("matrix." + family.id + ".sixteen"), find("matrix." + family.id + ".eight"),
                                find("matrix." + family.id + ".four")},
                               find("attention." + family.id),
                               find("maturity." + family.id)});
  }
  if (!missing.empty()) {
    return std::unexpected(base::Error{.problem = "no prior for '" + missing + "'",
                                       .why = "the cluster model needs it",
                                       .suggestion = "add it to efficiency_priors.toml",
                                       .where = {},
                                       .fault = base::Fault::input});
  }
  return layout;
}

int family_of(const Priors& priors, const std::string& chip) {
  for (std::size_t k = 0; k < priors.families.size(); ++k) {
    if (std::ranges::find(priors.families[k].chips, chip) != priors.families[k].chips.end()) {
      return static_cast<int>(k);
    }
  }
  return -1;
}

double to_free(const Parameter& parameter, double value) {
  return parameter.kind == Kind::share ? base::portable::log(value / (1.0 - value)) : base::portable::log(value);
}

double from_free(const Parameter& parameter, double value) {
  return parameter.kind == Kind::share ? 1.0 / (1.0 + base::portable::exp(-value)) : base::portable::exp(value);
}

std::vector<double> prior_medians(const Priors& priors) {
  std::vector<double> values;
  for (const Parameter& parameter : priors.parameters) {
    values.push_back(
        from_free(parameter, 0.5 * (to_free(parameter, parameter.low) + to_free(parameter, parameter.high))));
  }
  return values;
}

Efficiencies efficiencies_of(const Layout& layout, const std::vector<double>& values, int family,
                             double software_date) {
  const auto value = [&values](int index) { return values[static_cast<std::size_t>(index)]; };
  const Layout::OfFamily& own = layout.families[static_cast<std::size_t>(family)];
  const Constants& held = layout.constants;
  const bool fused = software_date >= held.fused;
  // Overheads do not fall for ever, nor rise without bound before the dates that were seen.
  const auto gained_since = [&](double earliest, double rate) {
    return base::portable::exp(-rate * (std::clamp(software_date, earliest, held.latest) - held.reference_date));
  };
  const double gained = gained_since(held.mixture_earliest, value(layout.expert_rate));
  Efficiencies efficiencies;
  efficiencies.matrix = {value(own.matrix[0]), value(own.matrix[1]), value(own.matrix[2])};
  efficiencies.traffic = value(layout.traffic);
  efficiencies.attention = value(own.attention);
  efficiencies.fused_attention = fused;
  efficiencies.bandwidth = value(layout.bandwidth);
  efficiencies.passes = value(software_date < held.kernels_2022 ? layout.passes_2021
                              : fused                           ? layout.passes
                                                                : layout.passes_2022);
  efficiencies.cast = value(layout.cast);
  efficiencies.weights = value(layout.weights);
  efficiencies.routing = value(layout.routing) * gained;
  efficiencies.scan = value(layout.scan);
  efficiencies.launch = value(layout.launch);
  efficiencies.expert_launch = value(layout.expert_launch) * gained;
  efficiencies.link = value(layout.link);
  efficiencies.network = value(layout.network);
  efficiencies.latency = value(layout.latency);
  efficiencies.hop = value(layout.hop);
  efficiencies.hide_tensor = fused ? value(layout.hide_tensor) : 0.0;
  efficiencies.hide_expert = 1.0 - std::min(1.0, (1.0 - value(layout.hide_expert)) * gained);
  efficiencies.hide_data = fused ? value(layout.hide_data) : 0.0;
  efficiencies.hide_pipeline = fused ? value(layout.hide_pipeline) : 0.0;
  efficiencies.straggler = value(layout.straggler);
  efficiencies.step = value(layout.step);
  efficiencies.whole_run = value(layout.whole_run);
  efficiencies.serving = value(layout.serving) * gained_since(held.serving_earliest, value(layout.serving_rate));
  efficiencies.serving_mixture = value(layout.serving_mixture);
  efficiencies.serving_shared = value(layout.serving_shared);
  efficiencies.serving_step = value(layout.serving_step);
  efficiencies.untuned = value(layout.untuned);
  efficiencies.gradient_bytes = fused ? 2.0 : 4.0;
  efficiencies.maturity = value(own.maturity);
  return efficiencies;
}

}  // namespace headway::cluster
