// What is asked of the cluster model and the planner.
#include <chrono>
#include <cstdlib>

#include "headway/api/engine.hpp"
#include "headway/base/messages.hpp"
#include "headway/book/book.hpp"
#include "headway/files/table_reader.hpp"
#include "headway/fit/read_runs.hpp"
#include "headway/study/class_figures.hpp"
#include "headway/study/class_inputs.hpp"

namespace headway::api {

namespace {

constexpr const char* kUsualChip = "h100_sxm";

/// The named job's question, with what was given in its place.
base::Result<jobs::TrainQuestion> question_of_training(const std::string& book, const Train& request) {
  jobs::TrainQuestion question;
  if (!request.job.empty()) {
    auto job = jobs::read_job(book, request.job);
    if (!job) {
      return std::unexpected(job.error());
    }
    question = std::move(*job);
    // The published hours and plan are those of the job as it was run.
    if (request.chip || request.count || !request.model.empty()) {
      question.published_chip_hours = 0.0;
      question.plan.clear();
    }
  }
  const auto put = [](auto& into, const auto& given) {
    if (given) {
      into = *given;
    }
  };
  question.model = request.model.empty() ? question.model : request.model;
  question.model_file = request.model_file;
  put(question.chip, request.chip);
  put(question.count, request.count);
  put(question.tokens, request.tokens);
  put(question.batch, request.batch);
  put(question.sequence, request.sequence);
  put(question.plan, request.plan);
  put(question.software, request.software);
  question.precision = request.precision;
  question.place = request.place;
  question.tries_nearby_batches = true;
  question.threads = request.threads;
  return question;
}

jobs::ServeQuestion question_of_serving(const ServeModel& request) {
  jobs::ServeQuestion question;
  question.model = request.model;
  question.model_file = request.model_file;
  question.chip = request.chip.value_or(kUsualChip);
  question.count = request.count.value_or(question.count);
  question.prompt = request.prompt;
  question.output = request.output;
  question.most_seconds = request.token_time;
  question.precision = request.precision;
  question.place = request.place;
  question.software = request.software.value_or(question.software);
  return question;
}

base::Result<std::vector<fit::MeasuredRun>> read_runs(const std::string& file) {
  const auto text = files::read_text(file);
  if (!text) {
    return std::unexpected(text.error());
  }
  return fit::parse_measured_runs(*text, file);
}

struct WorkSources {
  fit::ClusterBook cluster;
  std::vector<jobs::ReferenceJob> jobs;
};

base::Result<jobs::WorkVintage> vintage_of(const std::filesystem::path& folder, const WorkSources& sources, bool strict,
                                           const Progress& progress) {
  const auto day = strict ? std::optional(jobs::kStrictDay) : std::nullopt;
  const auto fitted = jobs::read_efficiencies(folder, sources.cluster.priors, day);
  if (!fitted) {
    return std::unexpected(fitted.error());
  }
  book::ReadOptions known;
  known.as_of = day;
  const auto classes = chips::read_classes(folder / "classes.toml", {}, day);
  if (!classes) {
    return std::unexpected(classes.error());
  }
  known.classes = study::class_options(*classes);
  const auto book = book::read_book(folder, known);
  if (!book) {
    return std::unexpected(book.error());
  }
  const auto table = study::class_table(*book, sources.cluster.catalogue, *classes);
  if (!table) {
    return std::unexpected(table.error());
  }
  auto work = jobs::class_work(sources.cluster, *classes, *table, *fitted, sources.jobs, progress);
  if (!work) {
    return std::unexpected(work.error());
  }
  return jobs::WorkVintage{strict ? base::to_string(*day) : fitted->fitted,
                           strict ? "runs published by " + base::to_string(*day)
                                  : std::string("all runs of book/observed/training_runs.csv"),
                           std::move(*work)};
}

}  // namespace

std::string today() {
  auto now = std::chrono::system_clock::now();
  if (const char* const epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
    now = std::chrono::system_clock::time_point(std::chrono::seconds(std::strtoll(epoch, nullptr, 10)));
  }
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(now)};
  return base::to_string(base::Day{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                                   static_cast<int>(static_cast<unsigned>(day.day()))});
}

base::Result<jobs::TrainResult> train(const ClusterSettings& settings, const Train& request) {
  const auto question = question_of_training(settings.book, request);
  if (!question) {
    return std::unexpected(question.error());
  }
  const auto inputs = jobs::read_cluster_inputs(settings.book, settings.as_of);
  return inputs ? jobs::train(inputs->book, inputs->fitted, inputs->ranges, *question)
                : std::unexpected(inputs.error());
}

base::Result<jobs::SideBySide<jobs::TrainResult>> train_side_by_side(const ClusterSettings& settings,
                                                                     const Train& request) {
  const auto question = question_of_training(settings.book, request);
  if (!question) {
    return std::unexpected(question.error());
  }
  const auto inputs = jobs::read_cluster_inputs(settings.book, settings.as_of);
  if (!inputs) {
    return std::unexpected(inputs.error());
  }
  const auto chips = jobs::chips_named(inputs->book.catalogue, question->chip);
  if (!chips) {
    return std::unexpected(chips.error());
  }
  return jobs::side_by_side(*chips, *question, [&](const jobs::TrainQuestion& of_chip) {
    return jobs::train(inputs->book, inputs->fitted, inputs->ranges, of_chip);
  });
}

base::Result<jobs::SideBySide<jobs::ServeResult>> serve_side_by_side(const ClusterSettings& settings,
                                                                     const ServeModel& request) {
  if (!request.against.empty()) {
    return base::refused(base::field("against") + " stands beside one chip",
                         base::field("chip") + " names several: " + *request.chip,
                         "name one chip, or leave " + base::field("against") + " out");
  }
  const auto inputs = jobs::read_cluster_inputs(settings.book, settings.as_of);
  if (!inputs) {
    return std::unexpected(inputs.error());
  }
  const auto question = question_of_serving(request);
  const auto chips = jobs::chips_named(inputs->book.catalogue, question.chip);
  if (!chips) {
    return std::unexpected(chips.error());
  }
  return jobs::side_by_side(*chips, question, [&](const jobs::ServeQuestion& of_chip) {
    return jobs::serve_model(inputs->book, inputs->fitted, inputs->ranges, of_chip);
  });
}

base::Result<jobs::ServeResult> serve(const ClusterSettings& settings, const ServeModel& request) {
  const auto inputs = jobs::read_cluster_inputs(settings.book, settings.as_of);
  return inputs ? jobs::serve_model(inputs->book, inputs->fitted, inputs->ranges, question_of_serving(request))
                : std::unexpected(inputs.error());
}

base::Result<jobs::BreakEven> break_even(const ClusterSettings& settings, const ServeModel& request) {
  const auto inputs = jobs::read_cluster_inputs(settings.book, settings.as_of);
  if (!inputs) {
    return std::unexpected(inputs.error());
  }
  const std::string& place = request.against_place.empty() ? request.place : request.against_place;
  return jobs::break_even(inputs->book, inputs->fitted, inputs->ranges, question_of_serving(request), request.against,
                          place);
}

base::Result<planner::PlanResult> plan(const ClusterSettings& settings, const Plan& request, const Progress& progress) {
  const auto inputs = jobs::read_cluster_inputs(settings.book, settings.as_of);
  if (!inputs) {
    return std::unexpected(inputs.error());
  }
  const auto file = planner::job_file(settings.book, request.job);
  if (!file) {
    return std::unexpected(file.error());
  }
  const auto job = planner::read_job(*file, inputs->book);
  if (!job) {
    return std::unexpected(job.error());
  }
  return planner::plan(*inputs, *job, planner::PlanOptions{request.seed, request.samples, request.threads, progress});
}

base::Result<Calibrated> calibrate(const ClusterSettings& settings, const Calibrate& request,
                                   const Progress& progress) {
  const auto book = fit::read_cluster_book(settings.book);
  if (!book) {
    return std::unexpected(book.error());
  }
  Calibrated result;
  result.book_hash = book->hash;
  result.priors = book->priors;
  const bool fits = request.score.empty();
  const std::filesystem::path folder = settings.book;
  auto runs = read_runs(fits ? (folder / "observed" / "training_runs.csv").string() : request.score);
  if (!runs) {
    return std::unexpected(runs.error());
  }
  if (!fits) {
    auto fitted = jobs::read_efficiencies(folder, book->priors, settings.as_of);
    if (!fitted) {
      return std::unexpected(fitted.error());
    }
    result.fitted = std::move(*fitted);
    result.runs = fit::score_runs(*runs, *book, result.fitted);
    return result;
  }
  if (settings.as_of) {
    std::erase_if(*runs, [&settings](const fit::MeasuredRun& run) {
      return run.number("year").value_or(0.0) > static_cast<double>(settings.as_of->year);
    });
  }
  auto calibration = fit::calibrate(*runs, *book, today(), request.threads, progress);
  if (!calibration) {
    return std::unexpected(calibration.error());
  }
  result.fitted = calibration->fitted;
  result.runs = calibration->runs;
  result.calibration = std::move(*calibration);
  return result;
}

base::Result<YardsticksOfClasses> yardsticks(const BookFolder& folder, const Yardsticks& request,
                                             const Progress& progress) {
  auto cluster = fit::read_cluster_book(folder.book);
  if (!cluster) {
    return std::unexpected(cluster.error());
  }
  auto jobs = jobs::read_reference_work(std::filesystem::path(folder.book) / "reference_work.toml");
  if (!jobs) {
    return std::unexpected(jobs.error());
  }
  const WorkSources sources{std::move(*cluster), std::move(*jobs)};
  YardsticksOfClasses result;
  result.book_hash = sources.cluster.hash;
  for (const bool strict : {true, false}) {
    if (request.write || strict == request.strict) {
      auto vintage = vintage_of(folder.book, sources, strict, progress);
      if (!vintage) {
        return std::unexpected(vintage.error());
      }
      result.vintages.push_back(std::move(*vintage));
    }
  }
  result.jobs = sources.jobs;
  return result;
}

}  // namespace headway::api
