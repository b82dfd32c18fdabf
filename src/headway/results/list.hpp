// What can be asked for, described: levers, scenarios and metrics with all that a page needs to offer them, everything else by name.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "headway/model/metric.hpp"
#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"
#include "headway/study/model.hpp"

namespace headway::results {

/// One of several accounts of a lever's value.
struct LeverAccount {
  std::string name;
  double weight = 1.0;
  std::optional<std::string> value;  ///< as in `--set`
};

struct ListedLever {
  const book::Entry* entry = nullptr;
  std::string group;  ///< the first word of its id
  std::string kind;
  std::optional<std::string> value;    ///< the book's, as in `--set`
  std::optional<NumberOrWord> middle;  ///< its median
  std::vector<LeverAccount> accounts;  ///< where there are several
  std::vector<std::string> choices;    ///< words that it takes
  bool dates = false;
};

struct ListedLevers {
  std::vector<ListedLever> levers;
};

/// The levers of the book, by id; they point into it.
ListedLevers levers_of(const study::Prepared& prepared);

/// Schema headway.list.levers/1.
const Described<ListedLevers>& listed_levers();
const Described<ListedLever>& lever_line();
Sheet levers_sheet(const ListedLevers& levers);

struct ListedScenario {
  std::string name;
  std::string why;
  std::string parent;
  std::vector<std::string> parts;                        ///< that it plays in the book's question
  std::vector<std::pair<std::string, std::string>> set;  ///< all in which it differs from the book, as in `--set`
};

struct ListedScenarios {
  std::vector<ListedScenario> scenarios;
};

ListedScenarios scenarios_of(const book::Book& book);

/// Schema headway.list.scenarios/1.
const Described<ListedScenarios>& listed_scenarios();

/// One lever that a scenario sets; of a scenario that sets none, neither lever nor value.
struct ScenarioLine {
  const ListedScenario* scenario = nullptr;
  std::string lever;
  std::string value;
};
const Described<ScenarioLine>& scenario_line();
Sheet scenarios_sheet(const ListedScenarios& scenarios);

struct ListedMetrics {
  std::vector<model::Metric> metrics;
};

/// Schema headway.list.metrics/1.
const Described<ListedMetrics>& listed_metrics();
const Described<model::Metric>& metric_line();
Sheet metrics_sheet(const ListedMetrics& metrics);

/// A name, and what it is.
struct ListedName {
  std::string name;
  std::string unit;  ///< of an entry; else empty
  std::string means;
};

struct ListedNames {
  std::string what;
  std::vector<ListedName> names;
};

/// Schema headway.list/1.
const Described<ListedNames>& listed_names();
const Described<ListedName>& name_line();
Sheet names_sheet(const ListedNames& names);

}  // namespace headway::results
