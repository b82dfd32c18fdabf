#include "headway/cluster/read_efficiencies.hpp"
#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "headway/files/table_reader.hpp"

namespace headway::cluster {

namespace {

using files::TableReader;

/// Calls `read(reader)` for each table under `[name.*]`, in the order of the file.
template <class Read>
base::Result<void> each_table(const toml::table& root, const std::string& file, const std::string& name,
                              const Read& read) {
  const toml::table* const tables = root[name].as_table();
  if (tables == nullptr) {
    return std::unexpected(base::Error{.problem = "no [" + name + ".*] in the file",
                                       .why = "it holds the efficiencies of the cluster model",
                                       .suggestion = "restore the file",
                                       .where = {file, 0},
                                       .fault = base::Fault::input});
  }
  for (const std::string& key : files::keys_in_order(*tables)) {
    const toml::table* const table = (*tables)[key].as_table();
    if (table == nullptr) {
      continue;
    }
    TableReader reader{*table, file, name + "." + key, std::nullopt};
    read(reader, key);
    if (reader.error) {
      return std::unexpected(*reader.error);
    }
  }
  return {};
}

double required_number(TableReader& reader, const char* key) {
  const auto value = reader.positive(key);
  if (!value && !reader.error) {
    reader.fail(reader.table, reader.name + " has no '" + key + "'", "every entry needs one", "add it");
  }
  return value.value_or(1.0);
}

void check_range(TableReader& reader, Kind kind, double low, double high) {
  if (low > high || (kind == Kind::share && high >= 1.0)) {
    reader.fail(reader.table, reader.name + " has no range",
                kind == Kind::share ? "expected 0 < low <= high < 1" : "expected 0 < low <= high", "correct it");
  }
}

}  // namespace

base::Result<Priors> read_priors(const std::filesystem::path& file) {
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  Priors priors;
  std::set<std::string> seen;
  const auto families = each_table(*root, file.string(), "family", [&](TableReader& reader, const std::string& id) {
    reader.only({"chips"});
    Family family{id, reader.required_texts("chips")};
    for (const std::string& chip : family.chips) {
      if (!seen.insert(chip).second) {
        reader.fail(reader.table, "chip '" + chip + "' stands in two families", "", "leave it in one");
      }
    }
    priors.families.push_back(std::move(family));
  });
  if (!families) {
    return std::unexpected(families.error());
  }
  const auto read = each_table(*root, file.string(), "parameter", [&](TableReader& reader, const std::string& id) {
    reader.only({"means", "unit", "kind", "low", "high", "source"});
    Parameter parameter;
    parameter.id = id;
    parameter.means = reader.required_text("means");
    parameter.unit = reader.required_text("unit");
    parameter.kind = reader.word("kind", {"share", "size"}) == "share" ? Kind::share : Kind::size;
    parameter.low = required_number(reader, "low");
    parameter.high = required_number(reader, "high");
    parameter.source = reader.required_text("source");
    check_range(reader, parameter.kind, parameter.low, parameter.high);
    priors.parameters.push_back(std::move(parameter));
  });
  if (!read) {
    return std::unexpected(read.error());
  }
  return priors;
}

base::Result<Fitted> read_fitted(const std::filesystem::path& file, const Priors& priors) {
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  Fitted fitted;
  fitted.fitted = (*root)["fitted"].value_or(std::string{});
  fitted.method = (*root)["method"].value_or(std::string{});
  std::vector<Estimate> found;
  const auto read = each_table(*root, file.string(), "estimate", [&](TableReader& reader, const std::string& id) {
    reader.only({"p5", "p50", "p95", "unit", "rows"});
    found.push_back({id, required_number(reader, "p5"), required_number(reader, "p50"), required_number(reader, "p95"),
                     reader.table["rows"].value_or(0L)});
  });
  if (!read) {
    return std::unexpected(read.error());
  }
  for (const Parameter& parameter : priors.parameters) {
    const auto estimate = std::ranges::find(found, parameter.id, &Estimate::id);
    if (estimate == found.end()) {
      return std::unexpected(base::Error{.problem = "no estimate of '" + parameter.id + "'",
                                         .why = "the priors name it",
                                         .suggestion = "run headway calibrate " + base::field("write"),
                                         .where = {file.string(), 0},
                                         .fault = base::Fault::input});
    }
    fitted.estimates.push_back(*estimate);
  }
  const auto spreads = each_table(*root, file.string(), "spread", [&](TableReader& reader, const std::string& family) {
    for (const std::string& kind : files::keys_in_order(reader.table)) {
      const toml::table* const entry = reader.table[kind].as_table();
      if (entry != nullptr) {
        TableReader spread{*entry, file.string(), "spread." + family + "." + kind, std::nullopt};
        fitted.spreads.push_back({family, kind, required_number(spread, "deviation"), (*entry)["rows"].value_or(0L)});
        reader.error = reader.error ? reader.error : spread.error;
      }
    }
  });
  if (!spreads) {
    return std::unexpected(spreads.error());
  }
  return fitted;
}

std::vector<double> Fitted::medians() const {
  std::vector<double> values;
  std::ranges::transform(estimates, std::back_inserter(values), &Estimate::p50);
  return values;
}

std::string to_toml(const Fitted& fitted, const Priors& priors) {
  std::string text =
      "# Written by `headway calibrate`: efficiencies of the cluster model, fitted to "
      "observed/training_runs.csv from\n"
      "# the ranges of efficiency_priors.toml. p5, p50 and p95 are quantiles of what is thought now; rows: "
      "measurements that\n"
      "# bear on a number (under 3: it is little more than its prior). `spread`: standard deviation of log(measured /\n"
      "# predicted) with the source left out of the fit, by chip family and kind of measurement.\n\n";
  text += fmt::format("fitted = \"{}\"\nmethod = \"{}\"\n", fitted.fitted, fitted.method);
  for (std::size_t k = 0; k < fitted.estimates.size(); ++k) {
    const Estimate& estimate = fitted.estimates[k];
    text += fmt::format("\n[estimate.\"{}\"]\nunit = \"{}\"\np5 = {:.4g}\np50 = {:.6g}\np95 = {:.4g}\nrows = {}\n",
                        estimate.id, priors.parameters[k].unit, estimate.p5, estimate.p50, estimate.p95, estimate.rows);
  }
  for (const Spread& spread : fitted.spreads) {
    text += fmt::format("\n[spread.{}.{}]\ndeviation = {:.3g}\nrows = {}\n", spread.family, spread.kind,
                        spread.deviation, spread.rows);
  }
  return text;
}

double deviation_of(const Fitted& fitted, const std::string& family, const std::string& kind, double unknown) {
  for (const std::string& wanted : {family, std::string("other")}) {
    for (const Spread& spread : fitted.spreads) {
      if (spread.family == wanted && spread.kind == kind) {
        return spread.deviation;
      }
    }
  }
  return unknown;
}

double prediction_deviation(const Fitted& fitted, const Priors& priors, const Layout& layout, int family,
                            const std::string& kind, double wider) {
  const auto index = static_cast<std::size_t>(family);
  const std::string& id = priors.families[index].id;
  const double seen = wider * deviation_of(fitted, id, kind, layout.constants.deviation);
  const bool own = std::ranges::any_of(
      fitted.spreads, [&](const Spread& spread) { return spread.family == id && spread.kind == kind; });
  if (own) {
    return seen;
  }
  const auto unknown = [&fitted](int number) {
    const Estimate& estimate = fitted.estimates[static_cast<std::size_t>(number)];
    return base::portable::log(estimate.p95 / estimate.p5) / chance::kNormalNinety;
  };
  return base::portable::hypot(base::portable::hypot(seen, unknown(layout.families[index].maturity)),
                               unknown(layout.families[index].matrix[0]));
}

}  // namespace headway::cluster
