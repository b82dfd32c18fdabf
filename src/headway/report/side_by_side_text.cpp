// One job on several chips: a row each, and what each is refused for.
#include <fmt/format.h>

#include <algorithm>

#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"
#include "headway/report/serving_text.hpp"
#include "headway/report/train_text.hpp"

namespace headway::report {

namespace {

std::string with_range(const jobs::Band& band) {
  const Scale scale = scale_for(band.p95);
  return fmt::format("{} ({}){}", rounded_in(band.p50, 0.0, scale), range_in(band.p5, 0.0, band.p95, 0.0, scale),
                     scale.word.empty() ? "" : " " + scale.word);
}

std::string one_decimal_percent(double share) { return fmt::format("{:.1f} %", 100.0 * share); }

std::vector<std::string> empty_row(const std::string& chip, std::size_t columns) {
  std::vector<std::string> row(columns, "-");
  row[0] = chip;
  return row;
}

/// The first chip that has an answer: there is one.
template <class Answer>
const Answer& first_answer(const jobs::SideBySide<Answer>& chips) {
  return *std::ranges::find_if(chips, [](const auto& each) { return each.answer.has_value(); })->answer;
}

template <class Answer>
std::string refusals(const jobs::SideBySide<Answer>& chips, const base::FieldWriter& write) {
  std::string text;
  for (const auto& [chip, answer] : chips) {
    if (!answer) {
      text += wrapped(fmt::format("{} cannot do it: {}.", chip, base::to_string(answer.error(), write)), 2);
    }
  }
  return text.empty() ? "" : "\n" + text;
}

template <class Answer>
std::string assumptions(const jobs::SideBySide<Answer>& chips) {
  std::string text;
  for (const auto& [chip, answer] : chips) {
    if (answer && !answer->machine.assumed.empty()) {
      text += wrapped(fmt::format("{}: assumed, as the catalogue has no figure: {}.", chip,
                                  fmt::join(answer->machine.assumed, ", ")),
                      2);
    }
  }
  return text.empty() ? "" : "\n" + text;
}

}  // namespace

std::string train_text(const jobs::SideBySide<jobs::TrainResult>& chips, const base::FieldWriter& write) {
  const jobs::TrainResult& first = first_answer(chips);
  Grid grid;
  grid.title = fmt::format("{} on {:.0f} chips of each kind: {} tokens in steps of {:.0f} sequences of {:.0f}.",
                           first.shape.name, first.question.count, rounded(first.tokens, 0.0), first.job.batch,
                           first.job.sequence);
  grid.columns = {"chip", "tokens/s", "MFU", "format", "days", "USD in " + first.question.place, "memory"};
  std::string plans;
  std::string batches;
  for (const auto& [chip, answer] : chips) {
    if (!answer) {
      grid.rows.push_back(empty_row(chip, grid.columns.size()));
      continue;
    }
    const auto usd = [](const jobs::Band& of) { return jobs::Band{1e6 * of.p5, 1e6 * of.p50, 1e6 * of.p95}; };
    grid.rows.push_back(
        {chip, with_range(answer->tokens_a_chip), one_decimal_percent(answer->utilisation),
         cluster::to_string(answer->plan.format), with_range(answer->days),
         answer->has_price ? with_range(usd(answer->cost)) : std::string("no price"),
         fmt::format("{:.3g} of {:.3g} GB", answer->memory.needed() / 1e9, answer->memory.capacity / 1e9)});
    batches += answer->nearby_batch ? wrapped(fmt::format("{}: {}", chip, nearby_batch_sentence(*answer)), 2) : "";
    plans += wrapped(fmt::format("  {}: {}", chip, cluster::to_string(answer->plan)), 4);
  }
  grid.note =
      "Tokens are those of a chip, MFU is that of a step, of each chip's own dense peak in its format; USD is the "
      "owner's "
      "cost of the run. 90 % of what may come is within the brackets.";
  return to_text(grid) + refusals(chips, write) + fmt::format("\nPlans ({})\n", first.searched ? "searched" : "given") +
         plans + (batches.empty() ? "" : "\n" + batches) + assumptions(chips) +
         fmt::format("\nCluster book {}, software of {:.1f}; nothing is drawn but prices and power, from seed 1.\n",
                     first.book_hash.substr(0, 12), first.question.software);
}

std::string serving_text(const jobs::SideBySide<jobs::ServeResult>& chips, const base::FieldWriter& write) {
  const jobs::ServeResult& first = first_answer(chips);
  Grid grid;
  grid.title =
      fmt::format("{}, requests of {:.0f} tokens read and {:.0f} written, on replicas of at most {:.0f} chips.",
                  first.shape.name, first.question.prompt, first.question.output, first.question.count);
  grid.columns = {"chip",  "tokens/s",  "format", "replica",
                  "batch", "token, ms", "kWh/M",  "USD/M in " + first.question.place};
  for (const auto& [chip, answer] : chips) {
    if (!answer) {
      grid.rows.push_back(empty_row(chip, grid.columns.size()));
      continue;
    }
    const cluster::Replica& replica = answer->serving.replica;
    grid.rows.push_back({chip, with_range(answer->rate), cluster::to_string(replica.format),
                         fmt::format("{:.0f} chip{}", replica.chips, replica.chips == 1.0 ? "" : "s"),
                         fmt::format("{:.0f}", replica.batch), rounded(1e3 * answer->serving.step, 0.0),
                         with_range(answer->energy),
                         answer->has_price ? with_range(answer->cost) : std::string("no price")});
  }
  grid.note =
      "Tokens are those that a chip writes, the chips reading too; a request gets one every so many ms; kWh/M and "
      "USD/M "
      "are the energy and the owner's cost of a million of them. 90 % of what may come is within the brackets.";
  return to_text(grid) + refusals(chips, write) + assumptions(chips) +
         fmt::format("\nCluster book {}; nothing is drawn but prices and power, from seed 1.\n",
                     first.book_hash.substr(0, 12));
}

}  // namespace headway::report
