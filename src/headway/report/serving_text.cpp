#include "headway/report/serving_text.hpp"

#include <fmt/format.h>

#include "headway/report/band.hpp"
#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"

namespace headway::report {

namespace {

std::string provenance(const std::string& hash) {
  return fmt::format("Cluster book {}; nothing is drawn but prices and power, from seed 1.\n", hash.substr(0, 12));
}

}  // namespace

std::string serving_text(const jobs::ServeResult& result) {
  const cluster::Serving& serving = result.serving;
  const jobs::ServeQuestion& question = result.question;
  std::string text =
      wrapped(fmt::format("{} on {} in {}, requests of {:.0f} tokens read and {:.0f} written: {} a chip.",
                          result.shape.name, result.machine.chip, cluster::to_string(serving.replica.format),
                          question.prompt, question.output, shown(result.rate, "tokens/s written")));
  text += wrapped(fmt::format("Reading alone: {} a chip. Writing alone: {} a chip.",
                              shown(result.prefill_rate, "tokens/s"), shown(result.decode_rate, "tokens/s")));
  text += wrapped(fmt::format(
      "Replica of {:.0f} chips, {:.0f} sequences together; a token of each every {} s, the first after {} s without "
      "queues. A chip holds {:.3g} GB of weights and {:.3g} GB of cache in {:.3g}.",
      serving.replica.chips, serving.replica.batch, rounded(serving.step, 0.0), rounded(serving.first_token, 0.0),
      serving.weights / 1e9, serving.cache / 1e9, result.machine.memory / 1e9));
  text += wrapped(fmt::format("Of a step: products {:.0f} %, attention {:.0f} %, communication {:.0f} %{}.",
                              100.0 * serving.products / serving.step, 100.0 * serving.attention / serving.step,
                              100.0 * serving.communication / serving.step,
                              result.shape.mixture() ? " (behind the others)" : ""));
  text += wrapped(
      fmt::format("A million tokens written, reading included: {} at the site{}.", shown(result.energy, "kWh"),
                  result.has_price ? fmt::format(", owner's cost in {} {}", question.place, shown(result.cost, "USD"))
                                   : std::string("; the catalogue has no price of this chip")));
  return text + provenance(result.book_hash);
}

std::string break_even_text(const jobs::BreakEven& result) {
  std::string text = serving_text(result.one) + "\n" + serving_text(result.other) + "\n";
  const auto cents = [](const jobs::Band& band) {
    return fmt::format("{} US cents a kWh (90 %: {})", rounded(100.0 * band.p50, 0.0, kSentenceDigits),
                       range(100.0 * band.p5, 100.0 * band.p95, 0.0, kSentenceDigits));
  };
  const std::string& one = result.one.machine.chip;
  const std::string& other = result.other.machine.chip;
  text += wrapped(
      fmt::format("A token on {} in {} costs its owner {} times one on {} in {} (90 %: {}), and takes {} times "
                  "the energy (90 %: {}); cheaper in {} of draws.",
                  one, result.one.question.place, rounded(result.cost_ratio.p50, 0.0, kSentenceDigits), other,
                  result.other.question.place, range(result.cost_ratio.p5, result.cost_ratio.p95, 0.0, kSentenceDigits),
                  rounded(result.energy_ratio.p50, 0.0, kSentenceDigits),
                  range(result.energy_ratio.p5, result.energy_ratio.p95, 0.0, kSentenceDigits),
                  share_of_draws(result.share_cheaper)));
  text +=
      wrapped(fmt::format("They are even where {} pays {}. In {} of draws the price is below zero: free electricity "
                          "does not make up for the chip.",
                          one, cents(result.price), share_of_draws(result.share_never)));
  return text;
}

}  // namespace headway::report
