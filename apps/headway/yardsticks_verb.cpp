// headway yardsticks: what one chip of each class does of an H100's work, by the cluster model.
#include <memory>

#include "headway/book/book.hpp"
#include "headway/report/yardsticks_text.hpp"
#include "headway/study/class_figures.hpp"
#include "headway/study/cluster_inputs.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct YardstickOptions {
  std::string book = HEADWAY_DEFAULT_BOOK;
  bool strict = false;
  bool write = false;
  bool json = false;
};

struct Sources {
  study::ClusterBook cluster;
  std::vector<study::ReferenceJob> jobs;
};

base::Result<Sources> read_sources(const std::filesystem::path& folder) {
  auto cluster_book = study::read_cluster_book(folder);
  if (!cluster_book) {
    return std::unexpected(cluster_book.error());
  }
  auto jobs = study::read_reference_work(folder / "reference_work.toml");
  if (!jobs) {
    return std::unexpected(jobs.error());
  }
  return Sources{std::move(*cluster_book), std::move(*jobs)};
}

base::Result<report::WorkVintage> vintage_of(const std::filesystem::path& folder, const Sources& sources, bool strict) {
  const auto day = strict ? std::optional(study::kStrictDay) : std::nullopt;
  const auto fitted = study::read_efficiencies(folder, sources.cluster.priors, day);
  if (!fitted) {
    return std::unexpected(fitted.error());
  }
  book::ReadOptions known;
  known.as_of = day;
  const auto book = book::read_book(folder, known);
  if (!book) {
    return std::unexpected(book.error());
  }
  const auto table = study::class_table(*book, sources.cluster.catalogue);
  if (!table) {
    return std::unexpected(table.error());
  }
  auto classes = study::class_work(sources.cluster, *table, *fitted, sources.jobs);
  if (!classes) {
    return std::unexpected(classes.error());
  }
  return report::WorkVintage{strict ? base::to_string(*day) : fitted->fitted,
                             strict ? "runs published by " + base::to_string(*day)
                                    : std::string("all runs of book/observed/training_runs.csv"),
                             std::move(*classes)};
}

int run(const YardstickOptions& options) {
  const std::filesystem::path folder = options.book;
  const auto sources = read_sources(folder);
  if (!sources) {
    return fail(sources.error());
  }
  std::vector<report::WorkVintage> vintages;
  for (const bool strict : {true, false}) {
    if (options.write || strict == options.strict) {
      auto vintage = vintage_of(folder, *sources, strict);
      if (!vintage) {
        return fail(vintage.error());
      }
      vintages.push_back(std::move(*vintage));
    }
  }
  if (options.write) {
    const auto written =
        write_file((folder / "assumptions" / "yardstick_classes.toml").string(), report::yardsticks_toml(vintages));
    if (!written) {
      return fail(written.error());
    }
  }
  print(options.json ? report::yardsticks_json(vintages.back(), sources->jobs, HEADWAY_VERSION)
                     : report::yardsticks_text(vintages.back(), sources->jobs));
  return kDone;
}

}  // namespace

void add_yardsticks(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<YardstickOptions>();
  auto* verb = app.add_subcommand(
      "yardsticks", "What one chip of each class does of an H100's work in training and serving, by the cluster model");
  verb->add_flag("--strict", options->strict,
                 "With what was published by the end of 2025: rates of chips, efficiencies of runs");
  verb->add_flag("--write", options->write, "Write both into the book: assumptions/yardstick_classes.toml");
  verb->add_option("--book", options->book, "Folder of the assumption book")->capture_default_str();
  verb->add_flag("--json", options->json, "Print one JSON object");
  verb->footer("Examples:\n  headway yardsticks\n  headway yardsticks --strict --json\n  headway yardsticks --write");
  verb->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace headway::app
