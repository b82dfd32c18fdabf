// The verbs of the command line: each parses its own options, calls a study and hands the result to report.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace headway::app {

/// Exit statuses: 0 done, 1 the run failed, 2 the input is wrong.
enum Status : int { kDone = 0, kFailed = 1, kWrongInput = 2 };

/// Adds a verb; `chosen` is set to what it does when the user asked for it.
using Action = std::function<int()>;
void add_compare(CLI::App& app, Action& chosen);
void add_run(CLI::App& app, Action& chosen);
void add_report(CLI::App& app, Action& chosen);
void add_book(CLI::App& app, Action& chosen);
void add_explain(CLI::App& app, Action& chosen);
void add_chips(CLI::App& app, Action& chosen);
void add_drivers(CLI::App& app, Action& chosen);
void add_score(CLI::App& app, Action& chosen);
void add_forecast(CLI::App& app, Action& chosen);
void add_replicate(CLI::App& app, Action& chosen);
void add_claims(CLI::App& app, Action& chosen);
void add_sensitivity(CLI::App& app, Action& chosen);
void add_threshold(CLI::App& app, Action& chosen);
void add_decompose(CLI::App& app, Action& chosen);
void add_calibrate(CLI::App& app, Action& chosen);
void add_train(CLI::App& app, Action& chosen);
void add_serve_model(CLI::App& app, Action& chosen);
void add_plan(CLI::App& app, Action& chosen);
void add_yardsticks(CLI::App& app, Action& chosen);

}  // namespace headway::app
