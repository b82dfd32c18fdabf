// headway compare, run and report.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>

#include "headway/report/answer.hpp"
#include "headway/report/csv.hpp"
#include "headway/report/headline.hpp"
#include "headway/report/html.hpp"
#include "headway/report/json.hpp"
#include "headway/report/table.hpp"
#include "headway/study/compare.hpp"
#include "headway/study/run.hpp"
#include "headway/study/score/card_score.hpp"
#include "headway/study/score/score.hpp"
#include "prepared.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct CompareOptions {
  SharedOptions shared;
  std::string base = "no-export";
  std::vector<std::string> others{"h200-licensed", "h200-open", "h20-only", "blackwell-open"};
  std::string report;
  std::string draws;
  bool full = false;
};

/// What is worked out beside the headline, on fewer draws of the same seed: the inputs that turn its sign, and the
/// views. Nothing for a choice of figures or a short run; weighted draws have no search for inputs.
base::Result<report::Beside> beside(const study::Prepared& prepared, study::Question question,
                                    const study::CompareResult& result) {
  report::Beside found;
  const long headline = report::headline_scenario(result);
  const study::HeadlineYears years = study::headline_years(result.provenance.branch);
  if (headline < 0 || !question.metrics.empty() || question.horizon < base::Month::of(years.far, 12)) {
    return found;
  }
  const std::string& other = result.others[static_cast<std::size_t>(headline)].scenario;
  constexpr long kMostDraws = 4000;
  question.samples = std::min(question.samples, kMostDraws);
  question.progress = {};
  const auto useful = [](int year) { return "china_useful@" + std::to_string(year); };
  if (!question.constrain) {
    question.metrics = {useful(years.far)};
    auto turning = study::turning_inputs(prepared, question, result.base, other);
    if (!turning) {
      return std::unexpected(turning.error());
    }
    found.turning = std::move(*turning);
  }
  question.metrics = {useful(years.near), useful(years.far)};
  auto views = study::under_views(prepared, question, result.base, other);
  if (!views) {
    return std::unexpected(views.error());
  }
  found.views = std::move(*views);
  return found;
}

/// What the brief says of earlier forecasts, under the same book; nothing where the book has no series to score, or no
/// month to stand at.
base::Result<std::optional<study::ScoreResult>> earlier_forecasts(study::Question question, base::Month through) {
  std::vector<base::Month> origins;
  std::ranges::copy_if(study::kOrigins, std::back_inserter(origins),
                       [&](base::Month origin) { return origin < through; });
  if (origins.empty() || question.hindcast || !std::filesystem::exists(question.book / "observed" / "flows.csv")) {
    return std::optional<study::ScoreResult>();
  }
  question.samples = std::min(question.samples, study::kHindcastDraws);
  auto result = study::hindcast(question, "reversal", origins);
  if (!result) {
    return std::unexpected(result.error());
  }
  return std::optional(std::move(*result));
}

/// How the cards that lie beside the book did; none where there are no cards, or the book is another's copy.
base::Result<std::vector<study::CardScore>> forecasts_as_made(study::Question question) {
  const auto files = study::made_cards(study::card_folder(question.book));
  if (!files || question.hindcast || !question.overlays.empty() || !question.sets.empty()) {
    return std::vector<study::CardScore>();
  }
  question.samples = std::min(question.samples, study::kHindcastDraws);
  question.horizon = base::kDefaultHorizon;
  return study::score_cards(question, *files);
}

int write_report(const study::Prepared& prepared, const study::Question& question, const study::CompareResult& result,
                 const report::Beside& beside, const std::string& path) {
  const auto hindcast = earlier_forecasts(question, prepared.book.through);
  if (!hindcast) {
    return fail(hindcast.error());
  }
  const auto cards = forecasts_as_made(question);
  if (!cards) {
    return fail(cards.error());
  }
  const auto written =
      write_file(path, report::to_html(result, prepared.book, *hindcast ? &**hindcast : nullptr, *cards, beside));
  return written ? kDone : fail(written.error());
}

/// Every draw of the year figures, a column for each scenario and figure.
int write_draws(const study::Prepared& prepared, const study::Question& question,
                const std::vector<std::string>& scenarios, const std::string& path) {
  study::DrawTable all;
  for (const auto& scenario : scenarios) {
    auto table = study::draw_table(prepared, question, scenario);
    if (!table) {
      return fail(table.error());
    }
    for (std::size_t k = 0; k < table->figures.size(); ++k) {
      table->figures[k].id = scenarios.size() > 1 ? scenario + ":" + table->figures[k].id : table->figures[k].id;
      all.figures.push_back(std::move(table->figures[k]));
      all.draws.push_back(std::move(table->draws[k]));
    }
  }
  const auto written = write_file(path, report::to_csv(all));
  return written ? kDone : fail(written.error());
}

int compare(const CompareOptions& options) {
  return with_model(options.shared, [&](const study::Prepared& prepared, const study::Question& question) {
    if (!options.draws.empty()) {
      std::vector<std::string> scenarios{options.base};
      scenarios.insert(scenarios.end(), options.others.begin(), options.others.end());
      if (const int status = write_draws(prepared, question, scenarios, options.draws); status != kDone) {
        return status;
      }
    }
    const auto result = study::compare(prepared, question, options.base, options.others);
    if (!result) {
      return fail(result.error());
    }
    const bool wanted = options.full || !options.report.empty() || (!options.shared.json && !options.shared.csv);
    const auto also = wanted ? beside(prepared, question, *result) : base::Result<report::Beside>(report::Beside{});
    if (!also) {
      return fail(also.error());
    }
    if (!options.report.empty()) {
      if (const int status = write_report(prepared, question, *result, *also, options.report); status != kDone) {
        return status;
      }
    }
    if (options.shared.json) {
      print(report::to_json(*result, HEADWAY_VERSION, *also));
    } else if (options.shared.csv) {
      print(report::to_csv(*result));
    } else {
      print(options.full ? report::to_table(*result, *also) : report::to_screen(*result, *also));
      if (!options.report.empty()) {
        print("\nThe same as a page: " + options.report + "\n");
      }
    }
    return static_cast<int>(kDone);
  });
}

struct RunOptions {
  SharedOptions shared;
  std::string scenario = "h200-licensed";
  std::string draws;
};

int run(const RunOptions& options) {
  return with_model(options.shared, [&](const study::Prepared& prepared, const study::Question& question) {
    if (!options.draws.empty()) {
      if (const int status = write_draws(prepared, question, {options.scenario}, options.draws); status != kDone) {
        return status;
      }
    }
    const auto result = study::run_scenario(prepared, question, options.scenario);
    if (!result) {
      return fail(result.error());
    }
    if (options.shared.json) {
      print(report::to_json(*result, HEADWAY_VERSION));
    } else if (options.shared.csv) {
      print(report::to_csv(*result));
    } else {
      print(report::to_table(*result));
    }
    return static_cast<int>(kDone);
  });
}

void add_scenarios(CLI::App& verb, CompareOptions& options) {
  verb.add_option("base", options.base, "Scenario to compare against")->capture_default_str();
  verb.add_option("others", options.others, "Scenarios to compare")->capture_default_str();
}

}  // namespace

void add_compare(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<CompareOptions>();
  auto* verb = app.add_subcommand("compare", "The gain: one scenario against others, on the same draws");
  add_scenarios(*verb, *options);
  verb->add_option("--report", options->report, "Write the brief, one self-contained HTML file");
  verb->add_option("--draws", options->draws, "Write every draw of the year figures to this CSV file");
  verb->add_flag("--full", options->full,
                 "Print all tables, not one screen; with --json also what turns the sign, and the views");
  add_options(*verb, options->shared, kTakesModel | kTakesTables | kTakesLens | kTakesMetrics);
  verb->footer(
      "Examples:\n  headway compare\n  headway compare --full\n  headway compare h20-only h200-licensed --yardstick "
      "tpp\n"
      "  headway compare no-export h200-open --set \"supply.line_maximum.h200=250000 package/month\" --json");
  verb->callback([options, &chosen] { chosen = [options] { return compare(*options); }; });
}

void add_run(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<RunOptions>();
  auto* verb = app.add_subcommand("run", "One scenario, month by month");
  verb->add_option("scenario", options->scenario, "Scenario to run")->capture_default_str();
  verb->add_option("--draws", options->draws, "Write every draw of the year figures to this CSV file");
  add_options(*verb, options->shared, kTakesModel | kTakesTables | kTakesLens | kTakesMetrics);
  verb->footer(
      "Examples:\n  headway run h200-licensed\n  headway run no-export --metric china_stock@2026-12 --json\n"
      "  headway run reversal --as-of 2025-12-31 --csv");
  verb->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

void add_report(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<CompareOptions>();
  auto* verb = app.add_subcommand("report", "The comparison as a brief: one self-contained HTML file");
  add_scenarios(*verb, *options);
  verb->add_option("-o,--output", options->report, "File to write")->required();
  add_options(*verb, options->shared, kTakesModel | kTakesLens | kTakesMetrics);
  verb->footer("Example:\n  headway report no-export h200-licensed h200-open -o brief.html");
  verb->callback([options, &chosen] {
    chosen = [options] {
      return with_model(options->shared, [&](const study::Prepared& prepared, const study::Question& question) {
        const auto result = study::compare(prepared, question, options->base, options->others);
        if (!result) {
          return fail(result.error());
        }
        const auto also = beside(prepared, question, *result);
        return also ? write_report(prepared, question, *result, *also, options->report) : fail(also.error());
      });
    };
  });
}

}  // namespace headway::app
