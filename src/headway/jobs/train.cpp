#include "headway/jobs/train.hpp"
#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "headway/base/messages.hpp"
#include "headway/base/units.hpp"
#include "headway/jobs/train_money.hpp"

namespace headway::jobs {

namespace {

base::Result<void> check_numbers(const TrainQuestion& question) {
  constexpr double kMostChips = 1e7;
  constexpr double kMostTokens = 1e18;
  const auto whole = [](double value, double most) {
    return std::isfinite(value) && value >= 1.0 && value <= most && value == std::floor(value);
  };
  if (!whole(question.count, kMostChips)) {
    return base::refused(fmt::format("{} {}", base::field("count"), question.count),
                         "expected a whole number of chips from 1 to 10^7",
                         "give, for instance, " + base::field("count") + " 2048");
  }
  if (!std::isfinite(question.tokens) || question.tokens < 0.0 || question.tokens > kMostTokens) {
    return base::refused(fmt::format("{} {}", base::field("tokens"), question.tokens),
                         "expected a number above 0, at most 10^18",
                         "give, for instance, " + base::field("tokens") + " 15e12");
  }
  if (!whole(question.sequence, 1e8) || (question.batch != 0.0 && !whole(question.batch, 1e9))) {
    return base::refused(
        fmt::format("{} {} or {} {}", base::field("sequence"), question.sequence, base::field("batch"), question.batch),
        "expected whole numbers above 0",
        "give, for instance, " + base::field("sequence") + " 4096 " + base::field("batch") + " 1024");
  }
  return {};
}

/// A batch of about so many tokens that has many divisors: a power of two, times the odd part of the chips where that is small.
double usual_batch(const TrainQuestion& question, double tokens) {
  const double sequences = tokens / question.sequence;
  double odd_part = question.count;
  while (odd_part > 0.0 && std::fmod(odd_part, 2.0) == 0.0) {
    odd_part /= 2.0;
  }
  double odd = 1.0;
  for (double divisor = 3.0; divisor <= std::min(odd_part, sequences); divisor += 2.0) {
    odd = std::fmod(odd_part, divisor) == 0.0 ? divisor : odd;
  }
  return odd * base::portable::exp2(std::max(0.0, std::round(base::portable::log2(sequences / odd))));
}

cluster::Found search_plans(const cluster::Constants& held, const cluster::Efficiencies& efficiencies,
                            const TrainResult& result, const cluster::Job& job, cluster::Format format,
                            std::size_t kept) {
  const TrainQuestion& question = result.question;
  const auto count = static_cast<long>(question.count);
  cluster::Space space = cluster::full_space(result.shape, job, result.machine, count, format);
  if (result.shape.mixture() && (question.overlapping || question.software >= held.overlap_experts)) {
    space.overlap_experts = {false, true};
  }
  return cluster::search(result.shape, job, result.machine, efficiencies, count, space, kept, question.threads);
}

void try_nearby_batches(const cluster::Constants& held, const cluster::Efficiencies& efficiencies, double seconds,
                        TrainResult& result) {
  result.nearby_tried = true;
  result.nearby_batch =
      faster_nearby(result.job.batch, result.question.count, seconds, [&](double batch) -> std::optional<double> {
        const cluster::Job job{batch, result.job.sequence, result.job.trained};
        const auto found = search_plans(held, efficiencies, result, job, result.plan.format, 1);
        return found.best.empty() ? std::nullopt : std::optional(found.best.front().time);
      });
}

base::Result<void> choose_plan(const cluster::Constants& held, const cluster::Efficiencies& efficiencies,
                               TrainResult& result) {
  const TrainQuestion& question = result.question;
  const auto count = static_cast<long>(question.count);
  const auto words = cluster::parse_plan("precision=" + question.precision);
  if (!words) {
    return std::unexpected(words.error());
  }
  if (!result.machine.has(words->format) ||
      (words->format == cluster::Format::eight && result.machine.eight_is_integer)) {
    return base::refused("chip '" + result.machine.chip + "' does not train in " + cluster::to_string(words->format),
                         "the catalogue has no such floating rate", "use " + base::field("precision") + " bf16");
  }
  if (!question.plan.empty()) {
    const auto plan = cluster::parse_plan(question.plan, *words);
    if (!plan) {
      return std::unexpected(plan.error());
    }
    if (plan->chips() != count) {
      return base::refused(
          fmt::format("tp x pp x dp x cp = {} is not {} {}", plan->chips(), base::field("count"), count),
          "a plan uses every chip", "change dp or " + base::field("count"));
    }
    if (const auto checked = cluster::check(*plan, result.shape, result.job); !checked) {
      return std::unexpected(checked.error());
    }
    if (!cluster::schedules(*plan, result.shape, result.job)) {
      return base::refused(fmt::format("interleave={} does not fit the schedule", plan->interleave),
                           "chunks must divide the layers, and stages the micro-batches", "use interleave=1");
    }
    result.plan = *plan;
    return {};
  }
  constexpr std::size_t kKept = 6;
  const cluster::Found found = search_plans(held, efficiencies, result, result.job, words->format, kKept);
  result.searched = true;
  result.plans_tried = found.tried;
  result.plans_fitting = found.fitting;
  if (found.tried == 0) {
    return base::refused(fmt::format("no plan divides a batch of {} sequences over {} chips", result.job.batch, count),
                         "chips, heads, layers and batch share too few divisors",
                         "change " + base::field("batch") + " or " + base::field("count"));
  }
  if (found.best.empty()) {
    const auto memory = cluster::memory_of(result.shape, result.job, found.nearest.plan, result.machine,
                                           efficiencies.fused_attention, result.parameters);
    return base::refused(fmt::format("no plan fits in memory; the leanest {}", cluster::why_not(memory)),
                         cluster::to_string(found.nearest.plan), "use more chips or chips with more memory");
  }
  result.plan = found.best.front().plan;
  result.others.assign(found.best.begin() + 1, found.best.end());
  result.pareto = found.pareto;
  if (question.tries_nearby_batches && question.batch > 0.0) {
    try_nearby_batches(held, efficiencies, found.best.front().time, result);
  }
  return {};
}

/// A run is not at the best plan that a search finds: times of all plans grow, as those of measured runs do whose plan is
/// not published.
void allow_for_untuned(double factor, TrainResult& result) {
  result.untuned = factor;
  result.step.overhead += (factor - 1.0) * result.step.time;
  result.step.time *= factor;
  for (auto* const plans : {&result.others, &result.pareto}) {
    for (cluster::Candidate& plan : *plans) {
      plan.time *= factor;
    }
  }
}

double deviation(const fit::ClusterBook& book, const cluster::Fitted& fitted, const TrainResult& result) {
  const std::string kind = result.shape.hybrid()    ? "hybrid"
                           : result.shape.mixture() ? "mixture"
                           : result.searched        ? "open"
                                                    : "train";
  return cluster::prediction_deviation(fitted, book.priors, book.layout,
                                       cluster::family_of(book.priors, result.machine.chip), kind);
}

void set_rates(const fit::ClusterBook& book, const cluster::Fitted& fitted, const cluster::Efficiencies& efficiencies,
               TrainResult& result) {
  const double count = result.question.count;
  const double rate = result.job.batch * result.job.sequence / (result.step.time * count);
  const double own = deviation(book, fitted, result);
  result.step_time = band_around(result.step.time, own);
  result.tokens_a_chip = band_around(rate, own);
  result.denominator = result.machine.rate(result.plan.format);
  const bool predicting = result.shape.prediction_layers > 0;
  const auto utilisation = [&](cluster::Square square) {
    return rate * cluster::training_flop(result.shape, result.job.sequence, square, predicting) / result.denominator;
  };
  result.utilisation = utilisation(cluster::Square::causal);
  result.utilisation_whole = utilisation(cluster::Square::whole);
  result.whole_run_share = std::min(efficiencies.whole_run, result.goodput.share);
  result.whole_run_utilisation = result.utilisation * result.whole_run_share;
  result.tokens = result.question.tokens > 0.0 ? result.question.tokens
                                               : book.layout.constants.tokens_per_parameter * result.parameters.active;
  const auto& share = fitted.estimates[static_cast<std::size_t>(book.layout.whole_run)];
  const double whole =
      base::portable::hypot(own, base::portable::log(share.p95 / share.p5) / (2.0 * chance::kNormal95));
  result.chip_hours = band_around(result.tokens / (rate * result.whole_run_share) / base::kSecondsAnHour, whole);
  result.days = band_around(result.chip_hours.p50 / count / base::kHoursADay, whole);
}

}  // namespace

base::Result<cluster::Shape> shape_asked(const fit::ClusterBook& book, const std::string& model,
                                         const std::string& file) {
  if (!file.empty()) {
    const auto read = cluster::read_model(file);
    return read ? base::Result<cluster::Shape>(read->shape) : std::unexpected(read.error());
  }
  if (model.empty()) {
    return base::refused("no model",
                         "a shipped model, " + base::field("model_file") + " FILE.toml or a job was expected",
                         "headway train llama-3.1-70b");
  }
  const auto found = cluster::find_model(book.models, model);
  return found ? base::Result<cluster::Shape>((*found)->shape) : std::unexpected(found.error());
}

base::Result<ModelOnChip> model_on_chip(const fit::ClusterBook& book, const std::string& model, const std::string& file,
                                        const std::string& chip) {
  ModelOnChip asked;
  auto shape = shape_asked(book, model, file);
  if (!shape) {
    return std::unexpected(shape.error());
  }
  asked.shape = *std::move(shape);
  const auto found = chips::chip_meant(book.catalogue, chip);
  if (!found) {
    return std::unexpected(found.error());
  }
  asked.chip = *found;
  auto machine = cluster::machine_of(*asked.chip, book.layout.constants);
  if (!machine) {
    return std::unexpected(machine.error());
  }
  asked.machine = *std::move(machine);
  asked.family = cluster::family_of(book.priors, asked.chip->id);
  if (asked.family < 0) {
    return base::refused("no efficiencies for '" + chip + "'", "it stands in no family of efficiency_priors.toml",
                         "add it to one");
  }
  return asked;
}

base::Result<TrainResult> train(const fit::ClusterBook& book, const cluster::Fitted& fitted,
                                const cluster::Ranges& ranges, const TrainQuestion& question) {
  if (const auto checked = check_numbers(question); !checked) {
    return std::unexpected(checked.error());
  }
  const auto asked = model_on_chip(book, question.model, question.model_file, question.chip);
  if (!asked) {
    return std::unexpected(asked.error());
  }
  TrainResult result;
  result.book_hash = book.hash;
  result.question = question;
  const cluster::Constants& held = book.layout.constants;
  result.question.software = question.software > 0.0 ? question.software : held.reference_date;
  result.shape = asked->shape;
  result.parameters = cluster::parameters(asked->shape);
  result.machine = asked->machine;
  result.family = book.priors.families[static_cast<std::size_t>(asked->family)].id;
  result.job = {question.batch > 0.0 ? question.batch : usual_batch(question, held.tokens_per_step), question.sequence,
                1.0};
  const auto efficiencies =
      cluster::efficiencies_of(book.layout, fitted.medians(), asked->family, result.question.software);
  if (const auto chosen = choose_plan(held, efficiencies, result); !chosen) {
    return std::unexpected(chosen.error());
  }
  result.memory = cluster::memory_of(result.shape, result.job, result.plan, result.machine,
                                     efficiencies.fused_attention, result.parameters);
  if (!result.memory.fits()) {
    return base::refused("the plan does not fit: it " + cluster::why_not(result.memory),
                         cluster::to_string(result.plan), "split the model further, or recompute more");
  }
  result.step = cluster::step_of(result.shape, result.job, result.plan, result.machine, efficiencies);
  if (result.searched) {
    allow_for_untuned(efficiencies.untuned, result);
  }
  result.goodput = cluster::goodput(question.count, {ranges.of("failures").median(), ranges.of("checkpoint").median(),
                                                     ranges.of("restart").median()});
  if (result.goodput.share <= 0.0) {
    return base::refused(fmt::format("a run on {:.0f} chips makes no progress", question.count),
                         fmt::format("a failure every {:.0f} s, and {:.0f} s to restart", result.goodput.between,
                                     ranges.of("restart").median()),
                         "use fewer chips");
  }
  set_rates(book, fitted, efficiencies, result);
  if (const auto set = set_money(ranges, *asked->chip, result); !set) {
    return std::unexpected(set.error());
  }
  return result;
}

}  // namespace headway::jobs
