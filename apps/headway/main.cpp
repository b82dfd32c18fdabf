// Headway's command line.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "verbs.hpp"

int main(int count, char** words) {
  CLI::App app{"Headway: how much would a country gain from access to a chip it is denied?"};
  app.set_version_flag("--version", HEADWAY_VERSION);
  app.require_subcommand(1);
  headway::app::Action chosen;
  headway::app::add_compare(app, chosen);
  headway::app::add_run(app, chosen);
  headway::app::add_report(app, chosen);
  headway::app::add_drivers(app, chosen);
  headway::app::add_score(app, chosen);
  headway::app::add_forecast(app, chosen);
  headway::app::add_replicate(app, chosen);
  headway::app::add_claims(app, chosen);
  headway::app::add_sensitivity(app, chosen);
  headway::app::add_threshold(app, chosen);
  headway::app::add_decompose(app, chosen);
  headway::app::add_book(app, chosen);
  headway::app::add_explain(app, chosen);
  headway::app::add_chips(app, chosen);
  headway::app::add_calibrate(app, chosen);
  headway::app::add_train(app, chosen);
  headway::app::add_serve_model(app, chosen);
  headway::app::add_plan(app, chosen);
  headway::app::add_yardsticks(app, chosen);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? headway::app::kDone : headway::app::kWrongInput;
  }
  return chosen();
}
