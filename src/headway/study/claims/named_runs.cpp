// C16: DeepSeek-V3's pre-training on the chips it had and on others, beside that of a better-funded rival.
#include <array>

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"
#include "headway/jobs/train.hpp"
#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

constexpr long kDraws = 4000;  // of chip_hours()

/// The job as it was run where `chip` is empty; else on as many of that chip, with the best plan.
struct NamedRun {
  const char* job;
  const char* chip;
  const char* place;
  const char* precision;
};

constexpr std::array kRuns{
    NamedRun{"deepseek-v3", "", "china", "fp8"},       NamedRun{"llama-3.1-405b", "", "us", "bf16"},
    NamedRun{"deepseek-v3", "h20_96", "china", "fp8"}, NamedRun{"deepseek-v3", "h200_sxm", "china", "fp8"},
    NamedRun{"deepseek-v3", "gb300", "us", "fp8"},     NamedRun{"deepseek-v3", "ascend_910c", "china", "bf16"},
};

/// A lognormal between the ends of a 90 % band.
model::Summary summary_of_band(const jobs::Band& band) {
  model::Summary summary;
  summary.p5 = band.p5;
  summary.p50 = band.p50;
  summary.p95 = band.p95;
  constexpr double kQuartile = 0.67449 / chance::kNormal95;
  summary.p25 = band.p50 * base::portable::power(band.p5 / band.p50, kQuartile);
  summary.p75 = band.p50 * base::portable::power(band.p95 / band.p50, kQuartile);
  summary.mean = band.p50;
  summary.above_zero = 1.0;
  summary.draws = kDraws;
  return summary;
}

Row hours_of(const Evidence& evidence, const jobs::TrainResult& result) {
  return evidence.lognormal("claims.run." + result.shape.id + "." + result.machine.chip, result.chip_hours.p50,
                            jobs::deviation_of(result.chip_hours));
}

std::string words_of(const jobs::TrainResult& result, const NamedRun& run) {
  return result.shape.name + " on " + result.machine.chip + " in " +
         (std::string_view(run.place) == "us" ? "the United States" : "China");
}

}  // namespace

Answer fewer_chips(Evidence& evidence) {
  Answer answer;
  std::array<const jobs::TrainResult*, kRuns.size()> results{};
  for (std::size_t k = 0; k < kRuns.size(); ++k) {
    results[k] = evidence.job(kRuns[k].job, kRuns[k].chip, kRuns[k].place, kRuns[k].precision);
    if (results[k] == nullptr) {
      return answer;
    }
  }
  for (std::size_t k = 0; k < kRuns.size(); ++k) {
    const jobs::TrainResult& result = *results[k];
    const std::string words = words_of(result, kRuns[k]);
    const auto figure = [&](const char* id, const std::string& means, const char* unit, const jobs::Band& band,
                            double scale) -> Figure& {
      Figure& added = add_certain(answer, {id, means + ": " + words, unit, "", "", "", "", ""}, 0.0);
      added.summary = summary_of_band({scale * band.p5, scale * band.p50, scale * band.p95});
      return added;
    };
    const bool shown = k < 2;
    add(answer, {"run.chip_hours", "chip-hours of the pre-training: " + words, "M chip-hours", "", "", "", "", ""},
        1e-6 * hours_of(evidence, result))
        .shown = shown;
    if (result.question.published_chip_hours > 0.0) {
      add_certain(answer,
                  {"run.chip_hours.published", "the same, as published: " + words, "M chip-hours", "", "", "", "", ""},
                  1e-6 * result.question.published_chip_hours)
          .shown = shown;
    }
    add_certain(answer, {"run.chips", "chips at once: " + words, "chips", "", "", "", "", ""}, result.question.count);
    figure("run.days", "days", "days", result.days, 1.0);
    figure("run.power", "power at the site", "MW", result.site_power, 1.0);
    figure("run.energy", "electricity", "GWh", result.energy, 1.0).shown = shown;
    if (result.has_price) {
      figure("run.cost", "owner's cost", "M USD", result.cost, 1.0).shown = shown;
    }
  }
  const jobs::TrainResult& fewer = *results[0];
  const jobs::TrainResult& rival = *results[1];
  constexpr double kFifth = 0.2;
  answer.parts.push_back(
      at_most("DeepSeek-V3's pre-training takes at most a fifth of the chip-hours of Llama 3.1 405B's",
              hours_of(evidence, fewer) / hours_of(evidence, rival), kFifth));
  answer.parts.push_back(fact("it stood on at most a fifth as many chips at once, as published",
                              fewer.question.count <= kFifth * rival.question.count));
  answer.uncovered = "that the two systems are as powerful is not computed";
  answer.notes.emplace_back(
      "Pre-training alone: earlier runs, experiments and post-training are not in it. Bands are of the cluster model "
      "and of the "
      "book's ranges of power and money; prices are of today's catalogue, not of 2024.");
  answer.assumptions = {"progress.efficiency.growth", "energy.price.china", "energy.price.us"};
  return answer;
}

}  // namespace headway::study::claims
