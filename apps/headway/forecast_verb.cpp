// headway forecast: the forecast card.
#include <filesystem>
#include <memory>

#include "headway/report/card_score_text.hpp"
#include "headway/report/forecast_text.hpp"
#include "options.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct ForecastOptions {
  SharedOptions shared;
  std::string scenario = "reversal";
  bool score = false;
  std::string card;
};

int score_cards(const ForecastOptions& options, const study::Question& question) {
  std::vector<std::filesystem::path> files{options.card};
  if (options.card.empty()) {
    auto found = study::made_cards(study::card_folder(question.book));
    if (!found) {
      return fail(found.error());
    }
    files = std::move(*found);
  }
  const auto scores = study::score_cards(question, files);
  if (!scores) {
    return fail(scores.error());
  }
  print(options.shared.json  ? report::card_score_json(*scores, HEADWAY_VERSION)
        : options.shared.csv ? report::card_score_csv(*scores)
                             : report::card_score_text(*scores));
  return kDone;
}

}  // namespace

void add_forecast(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<ForecastOptions>();
  auto* verb = app.add_subcommand("forecast",
                                  "The forecast card: resolvable quantities of the next two years, dated and hashed");
  auto* scenario = verb->add_option("--scenario", options->scenario, "Policy of the forecast")->capture_default_str();
  auto* score =
      verb->add_flag("--score", options->score,
                     "Score every card ever made (docs/forecasts beside the book) on what was observed since, each "
                     "with its own dates and scenario");
  verb->add_option("--card", options->card, "With --score: this card alone")->needs(score);
  add_options(*verb, options->shared, kTakesModel | kTakesTables);
  score->excludes(scenario);
  for (const char* const cards : {"--as-of", "--through", "--hindcast"}) {
    score->excludes(verb->get_option(cards));
  }
  verb->footer(
      "Examples:\n  headway forecast --as-of 2026-11-30\n  headway forecast --as-of 2025-12-31\n  headway forecast "
      "--csv > card.csv\n  headway forecast --scenario no-export "
      "--json\n  headway forecast --score\n  headway forecast --score --card docs/forecasts/2025-12-31.json --csv");
  verb->callback([options, &chosen] {
    chosen = [options]() -> int {
      const auto question = question_of(options->shared);
      if (!question) {
        return fail(question.error());
      }
      if (options->score) {
        return score_cards(*options, *question);
      }
      const auto result = study::forecast(*question, options->scenario);
      if (!result) {
        return fail(result.error());
      }
      print(options->shared.json  ? report::forecast_json(*result, HEADWAY_VERSION)
            : options->shared.csv ? report::forecast_csv(*result)
                                  : report::forecast_text(*result));
      return kDone;
    };
  });
}

}  // namespace headway::app
