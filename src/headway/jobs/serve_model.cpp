#include "headway/jobs/serve_model.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "headway/base/messages.hpp"
#include "headway/base/portable.hpp"
#include "headway/base/units.hpp"

namespace headway::jobs {

namespace {

base::Result<void> check_numbers(const ServeQuestion& question) {
  const auto inside = [](double value, double least, double most) {
    return std::isfinite(value) && value >= least && value <= most;
  };
  if (!inside(question.count, 1, 1e5) || question.count != std::floor(question.count)) {
    return base::refused(fmt::format("{} {}", base::field("count"), question.count),
                         "expected a whole number of chips from 1 to 100,000", "");
  }
  if (!inside(question.prompt, 1, 1e7) || !inside(question.output, 1, 1e7)) {
    return base::refused(
        fmt::format("{} {} or {} {}", base::field("prompt"), question.prompt, base::field("output"), question.output),
        "expected tokens from 1 to 10^7",
        "give, for instance, " + base::field("prompt") + " 1000 " + base::field("output") + " 500");
  }
  if (!inside(question.most_seconds, 0, 1e4)) {
    return base::refused(fmt::format("{} {}", base::field("token_time"), question.most_seconds),
                         "expected seconds, 0 for no limit", "");
  }
  return {};
}

base::Result<cluster::Format> format_of(const ServeQuestion& question, const cluster::Machine& machine) {
  if (question.precision.empty()) {
    return cluster::narrowest(machine);
  }
  const auto words = cluster::parse_plan("precision=" + question.precision);
  if (!words) {
    return std::unexpected(words.error());
  }
  if (!machine.has(words->format)) {
    return base::refused("chip '" + machine.chip + "' has no " + cluster::to_string(words->format) + " rate", "",
                         "leave " + base::field("precision") + " out");
  }
  return words->format;
}

void set_bands(const fit::ClusterBook& book, const cluster::Fitted& fitted, const std::vector<ChipHour>& hours,
               ServeResult& result) {
  const double deviation = cluster::prediction_deviation(fitted, book.priors, book.layout,
                                                         cluster::family_of(book.priors, result.machine.chip),
                                                         result.shape.mixture() ? "serve-mixture" : "serve");
  result.rate = band_around(result.serving.rate, deviation);
  result.prefill_rate = band_around(result.serving.prefill_rate, deviation);
  result.decode_rate = band_around(result.serving.decode_rate, deviation);
  constexpr double kMillion = 1e6;
  std::vector<double> energy;
  std::vector<double> cost;
  for (const ChipHour& hour : hours) {
    const double chip_hours =
        kMillion / (result.serving.rate * base::portable::exp(deviation * hour.deviate)) / base::kSecondsAnHour;
    energy.push_back(chip_hours * hour.site_power);
    cost.push_back(chip_hours * hour.cost);
  }
  result.energy = band_of(energy);
  result.cost = band_of(cost);
}

}  // namespace

base::Result<ServeResult> serve_model(const fit::ClusterBook& book, const cluster::Fitted& fitted,
                                      const cluster::Ranges& ranges, const ServeQuestion& question) {
  if (const auto checked = check_numbers(question); !checked) {
    return std::unexpected(checked.error());
  }
  const auto asked = model_on_chip(book, question.model, question.model_file, question.chip);
  if (!asked) {
    return std::unexpected(asked.error());
  }
  const cluster::Shape& shape = asked->shape;
  const cluster::Machine& machine = asked->machine;
  const auto format = format_of(question, machine);
  if (!format) {
    return std::unexpected(format.error());
  }
  ServeResult result;
  result.book_hash = book.hash;
  result.question = question;
  result.question.software = question.software > 0.0 ? question.software : book.layout.constants.reference_date;
  result.shape = shape;
  result.machine = machine;
  result.family = book.priors.families[static_cast<std::size_t>(asked->family)].id;
  const cluster::Workload workload{question.prompt, 0.0, question.output, question.most_seconds};
  const auto efficiencies =
      cluster::efficiencies_of(book.layout, fitted.medians(), asked->family, result.question.software);
  result.serving = cluster::best_serving(shape, workload, machine, efficiencies, 1.0, question.count, *format);
  if (!result.serving.fits) {
    const auto least = cluster::serve(shape, workload, {question.count, 1.0, *format}, machine, efficiencies);
    return base::refused(
        fmt::format("no replica of up to {:.0f} chips serves within the limits", question.count),
        fmt::format("at batch 1 a chip holds {:.3g} GB of weights and {:.3g} GB of cache in {:.3g}, and a token "
                    "takes {:.3g} s",
                    least.weights / 1e9, least.cache / 1e9, machine.memory / 1e9, least.step),
        "raise " + base::field("count") + " or " + base::field("token_time") + ", or use a narrower " +
            base::field("precision"));
  }
  const auto hours = chip_hours(ranges, *asked->chip, question.place);
  if (!hours) {
    return std::unexpected(hours.error());
  }
  result.has_price = asked->chip->price_usd.has_value() && machine.power > 0.0;
  set_bands(book, fitted, *hours, result);
  return result;
}

}  // namespace headway::jobs
