// headway calibrate: efficiencies of the cluster model, fitted to measured runs, or scored against them.
#include <chrono>
#include <memory>

#include "headway/base/month.hpp"
#include "headway/chips/reading.hpp"
#include "headway/report/calibrate_text.hpp"
#include "headway/study/cluster_inputs.hpp"
#include "options.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct CalibrateOptions {
  std::string book = HEADWAY_DEFAULT_BOOK;
  std::string score;
  std::string as_of;
  bool write = false;
  bool json = false;
  bool csv = false;
  int threads = 0;
};

std::string today() {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return base::to_string(base::Day{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                                   static_cast<int>(static_cast<unsigned>(day.day()))});
}

base::Result<std::vector<study::MeasuredRun>> read_runs(const std::string& file, const study::ClusterBook& book) {
  const auto text = chips::read_text(file);
  if (!text) {
    return std::unexpected(text.error());
  }
  return study::parse_measured_runs(*text, file, book.rules);
}

using AsOf = std::optional<base::Day>;

int score(const CalibrateOptions& options, const study::ClusterBook& book, const AsOf& as_of) {
  const auto fitted = study::read_efficiencies(options.book, book.priors, as_of);
  if (!fitted) {
    return fail(fitted.error());
  }
  const auto runs = read_runs(options.score, book);
  if (!runs) {
    return fail(runs.error());
  }
  const auto scored = study::score_runs(*runs, book, *fitted);
  print(options.json  ? report::calibrate_json(scored, *fitted, {}, book.hash, HEADWAY_VERSION)
        : options.csv ? report::calibrate_csv(scored)
                      : report::score_text(scored, *fitted));
  return kDone;
}

int fit(const CalibrateOptions& options, const study::ClusterBook& book, const AsOf& as_of) {
  const std::filesystem::path folder = options.book;
  auto runs = read_runs((folder / "observed" / "training_runs.csv").string(), book);
  if (!runs) {
    return fail(runs.error());
  }
  if (as_of) {
    std::erase_if(*runs, [&as_of](const study::MeasuredRun& run) {
      return run.number("year").value_or(0.0) > static_cast<double>(as_of->year);
    });
  }
  const auto calibration = study::calibrate(*runs, book, today(), options.threads);
  if (!calibration) {
    return fail(calibration.error());
  }
  if (options.write) {
    const std::string name = options.as_of.empty() ? "efficiencies" : "efficiencies-" + options.as_of;
    const auto written =
        write_file((folder / (name + ".toml")).string(), cluster::to_toml(calibration->fitted, book.priors));
    if (!written) {
      return fail(written.error());
    }
  }
  print(options.json  ? report::calibrate_json(calibration->runs, calibration->fitted, calibration->left_out, book.hash,
                                               HEADWAY_VERSION)
        : options.csv ? report::calibrate_csv(calibration->runs)
                      : report::calibration_text(*calibration, book.priors));
  return kDone;
}

}  // namespace

void add_calibrate(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<CalibrateOptions>();
  auto* verb = app.add_subcommand(
      "calibrate", "Fit the cluster model's efficiencies to measured runs, or score its predictions (--score)");
  verb->add_option("--score", options->score,
                   "Predict every row of this CSV file with the efficiencies of the book; nothing is fitted");
  verb->add_flag(
      "--write", options->write,
      "Write the fitted efficiencies into the book: efficiencies.toml, or efficiencies-DAY.toml with --as-of");
  verb->add_option("--as-of", options->as_of,
                   "Fit only rows published by the year of this day; with --score, the efficiencies of that vantage");
  verb->add_option("--book", options->book, "Folder of the assumption book")->capture_default_str();
  verb->add_option("--threads", options->threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  verb->add_flag("--json", options->json, "Print one JSON object");
  verb->add_flag("--csv", options->csv, "Print CSV");
  verb->footer(
      "Examples:\n  headway calibrate\n  headway calibrate --write\n"
      "  headway calibrate --score book/observed/training_runs.csv --json");
  verb->callback([options, &chosen] {
    chosen = [options]() -> int {
      const auto book = study::read_cluster_book(options->book);
      if (!book) {
        return fail(book.error());
      }
      const auto as_of = as_of_day(options->as_of);
      if (!as_of) {
        return fail(as_of.error());
      }
      return options->score.empty() ? fit(*options, *book, *as_of) : score(*options, *book, *as_of);
    };
  });
}

}  // namespace headway::app
