#include "headway/planner/rates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "headway/base/portable.hpp"
#include "headway/base/units.hpp"
#include "headway/cluster/parameters.hpp"

namespace headway::planner {

namespace {

constexpr double kMostChips = 131072;

/// The first format of the list in which the chip runs; empty where none.
std::string format_for(const std::vector<std::string>& asked, const cluster::Machine& machine, bool trains) {
  for (const std::string& word : asked) {
    const auto plan = cluster::parse_plan("precision=" + word);
    const bool integer = plan->format == cluster::Format::eight && machine.eight_is_integer;
    if (machine.has(plan->format) && !(trains && integer)) {
      return word;
    }
  }
  return "";
}

std::string listed(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " or ")); }

cluster::Machine machine_for(const fit::ClusterBook& book, const Offer& offer) {
  return *cluster::machine_of(**chips::find_chip(book.catalogue, offer.chip), book.layout.constants);
}

}  // namespace

double days_of(const Run& run, const Offer& offer) {
  return std::max(0.0, run.deadline - std::max(run.start, offer.lead));
}

double servers_on(std::size_t rung) {
  constexpr std::size_t kFew = 8;
  constexpr std::array kSteps{9.0, 10.0, 12.0, 14.0, 16.0};
  if (rung < kFew) {
    return static_cast<double>(rung) + 1.0;
  }
  const std::size_t doublings = (rung - kFew) / kSteps.size();
  return kSteps[(rung - kFew) % kSteps.size()] * base::portable::exp2(static_cast<double>(doublings));
}

double cluster_of(double servers) {
  constexpr double kRounding = 1e-9;
  std::size_t rung = 0;
  while (servers_on(rung) < servers * (1.0 - kRounding)) {
    ++rung;
  }
  return servers_on(rung);
}

const RunRate& Rates::trained(const Job& job, const Run& run, const Offer& offer, double size) {
  const auto [at, fresh] = trained_.try_emplace({run.name, offer.chip, size});
  RunRate& rate = at->second;
  if (!fresh) {
    return rate;
  }
  const cluster::Machine machine = machine_for(inputs_.book, offer);
  jobs::TrainQuestion question;
  question.model = run.model;
  question.model_file = run.model_file;
  question.chip = offer.chip;
  question.count = size;
  question.tokens = run.tokens;
  question.batch = run.batch;
  question.sequence = run.sequence;
  question.precision = format_for(run.precision, machine, true);
  question.software = job.software;
  question.threads = threads_;
  if (question.precision.empty()) {
    rate.why_not = "it does not train in " + listed(run.precision);
    return rate;
  }
  const auto result = jobs::train(inputs_.book, inputs_.fitted, inputs_.ranges, question);
  if (!result) {
    rate.why_not = base::to_string(result.error());
    return rate;
  }
  rate.able = true;
  rate.size = size;
  rate.rate = result->tokens_a_chip.p50 * result->whole_run_share;
  rate.deviation = jobs::deviation_of(result->tokens_a_chip);
  rate.plan = cluster::to_string(result->plan);
  rate.utilisation = result->utilisation;
  return rate;
}

RunRate Rates::sized(const Job& job, const Run& run, const Offer& offer) {
  RunRate none;
  const double days = days_of(run, offer);
  if (days < 1.0) {
    none.why_not = fmt::format("it arrives on day {:g}, and the deadline is day {:g}", offer.lead, run.deadline);
    return none;
  }
  const double needed = run.tokens / (days * base::kSecondsADay);
  const cluster::Machine machine = machine_for(inputs_.book, offer);
  const auto shape = jobs::shape_asked(inputs_.book, run.model, run.model_file);
  constexpr double kFlopAParameter = 6.0;
  const std::string word = format_for(run.precision, machine, true);
  const auto format = cluster::parse_plan("precision=" + (word.empty() ? "bf16" : word))->format;
  const double fastest = machine.rate(format) / (kFlopAParameter * cluster::parameters(*shape).active);
  double fits = 0.0;
  for (std::size_t rung = 0;; ++rung) {
    const double size = offer.server * servers_on(rung);
    if (size > kMostChips) {
      break;
    }
    if (size * fastest < needed) {
      continue;
    }
    RunRate rate = trained(job, run, offer, size);
    fits = fits == 0.0 && rate.able ? size : fits;
    if (rate.able && size * rate.rate >= needed) {
      rate.short_of = rung == 0 ? 0.0 : offer.server * servers_on(rung - 1);
      rate.fits = fits;
      return rate;
    }
    none.why_not = rate.able ? "" : rate.why_not;
  }
  if (none.why_not.empty()) {
    none.why_not = fmt::format("{:.0f} chips are too few for the deadline, {:g} days from their arrival or the start",
                               kMostChips, days);
  }
  return none;
}

const ServiceRate& Rates::served(const Job& job, const Service& service, const Offer& offer) {
  const auto [at, fresh] = served_.try_emplace({service.name, offer.chip});
  ServiceRate& rate = at->second;
  if (!fresh) {
    return rate;
  }
  jobs::ServeQuestion question;
  question.model = service.model;
  question.model_file = service.model_file;
  question.chip = offer.chip;
  question.count = service.replica;
  question.prompt = service.prompt;
  question.output = service.output;
  question.most_seconds = service.token_time;
  question.precision = format_for(service.precision, machine_for(inputs_.book, offer), false);
  question.software = job.software;
  if (question.precision.empty()) {
    rate.why_not = "it has no rate in " + listed(service.precision);
    return rate;
  }
  const auto result = jobs::serve_model(inputs_.book, inputs_.fitted, inputs_.ranges, question);
  if (!result) {
    rate.why_not = base::to_string(result.error());
    return rate;
  }
  rate.able = true;
  rate.rate = result->rate.p50;
  rate.deviation = jobs::deviation_of(result->rate);
  const double request = service.prompt / result->prefill_rate.p50 + service.output / result->decode_rate.p50;
  constexpr double kMore = 1.0 + 1e-9;
  rate.apart = service.output / request > kMore * rate.rate;
  rate.rate = std::max(rate.rate, service.output / request);
  rate.replica = result->serving.replica.chips;
  rate.batch = result->serving.replica.batch;
  rate.seconds = result->serving.step;
  rate.format = cluster::to_string(result->serving.replica.format);
  return rate;
}

RateTable Rates::of(const Job& job) {
  RateTable table;
  for (const Run& run : job.runs) {
    auto& of_run = table.runs.emplace_back();
    for (const Offer& offer : job.offers) {
      of_run.push_back(sized(job, run, offer));
    }
  }
  for (const Service& service : job.services) {
    auto& of_service = table.services.emplace_back();
    for (const Offer& offer : job.offers) {
      of_service.push_back(served(job, service, offer));
    }
  }
  return table;
}

}  // namespace headway::planner
