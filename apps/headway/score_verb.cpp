// headway score: the hindcast, or a file of observations beside what the model predicts.
#include <memory>

#include "headway/report/score_text.hpp"
#include "options.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct ScoreOptions {
  SharedOptions shared;
  std::string observed;
  std::string scenario = "reversal";
  std::vector<std::string> origins;
};

base::Result<std::vector<base::Month>> months_of(const ScoreOptions& options, base::Month through) {
  std::vector<base::Month> months;
  for (const auto& text : options.origins) {
    const auto period = base::parse_period(text);
    if (!period || period->months() != 1 || period->last < base::Month::of(2022, 6) || period->last >= through) {
      return std::unexpected(base::Error{"cannot stand at --origin '" + text + "'",
                                         "a month from 2022-06 to before " + base::to_string(through) + " was expected",
                                         "write it as 2024-06",
                                         {},
                                         base::Fault::input});
    }
    months.push_back(period->last);
  }
  return months;
}

base::Result<study::ScoreResult> result_of(const ScoreOptions& options, const study::Question& question) {
  if (options.observed.empty()) {
    const auto last = study::prepare(question);
    if (!last) {
      return std::unexpected(last.error());
    }
    const auto origins = months_of(options, last->book.through);
    return origins ? study::hindcast(question, options.scenario, *origins) : std::unexpected(origins.error());
  }
  const auto prepared = study::prepare(question);
  return prepared ? study::score_file(*prepared, question, options.scenario, options.observed)
                  : std::unexpected(prepared.error());
}

int score(const ScoreOptions& options) {
  const auto question = question_of(options.shared);
  if (!question) {
    return fail(question.error());
  }
  const auto result = result_of(options, *question);
  if (!result) {
    return fail(result.error());
  }
  print(options.shared.json  ? report::score_json(*result, HEADWAY_VERSION)
        : options.shared.csv ? report::score_csv(*result)
                             : report::score_text(*result));
  return kDone;
}

}  // namespace

void add_score(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<ScoreOptions>();
  options->shared.question.samples = study::kHindcastDraws;
  for (const auto origin : study::kOrigins) {
    options->origins.push_back(base::to_string(origin));
  }
  auto* verb = app.add_subcommand("score", "How good the model's forecasts were, or are beside a file of observations");
  auto* observed =
      verb->add_option("--observed", options->observed,
                       "CSV of observations (columns of book/observed/flows.csv): predict every row, fit nothing");
  verb->add_option("--scenario", options->scenario, "Policy of the forecast")->capture_default_str();
  verb->add_option("--origin", options->origins, "Last month known to a hindcast; may be given several times")
      ->capture_default_str()
      ->allow_extra_args(false)
      ->excludes(observed);
  add_options(*verb, options->shared, kTakesModel | kTakesTables);
  verb->get_option("--hindcast")->needs(observed);  // without a file every forecast is a hindcast,
  verb->get_option("--horizon")->needs(observed);   // and goes as far as history
  verb->footer(
      "Examples:\n  headway score\n  headway score --origin 2024-12 --csv\n"
      "  headway score --observed book/observed/flows.csv --json");
  verb->callback([options, &chosen] { chosen = [options] { return score(*options); }; });
}

}  // namespace headway::app
