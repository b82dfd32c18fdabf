#include "headway/report/sensitivity_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "headway/report/book_text.hpp"
#include "headway/report/notes.hpp"
#include "headway/report/sensitivity_grids.hpp"
#include "headway/report/spread.hpp"
#include "headway/study/sensitivity/sectors.hpp"

namespace headway::report {

namespace {

constexpr std::size_t kScreeningRows = 15;

std::string means_of(const study::Input& input, const book::Book& book) {
  if (input.id == study::kPolicyPath) {
    return "chance, month by month, in how Beijing's regime begins and moves, and in whether either government "
           "withdraws; "
           "not in the book, which has the odds";
  }
  const auto* entry = book::find(book, input.id);
  if (entry == nullptr) {
    return "";
  }
  std::string text = fmt::format("{}. {}", entry->means, entry_at_a_glance(book, *entry));
  if (input.members.size() > 1) {
    text += " Drawn with it:";
    for (std::size_t k = 1; k < input.members.size(); ++k) {
      text += (k == 1 ? " " : ", ") + input.members[k];
    }
    text += ".";
  }
  return text;
}

/// "47 % (40-53)", with a word where it has not converged.
std::string share_in_words(const study::Estimate& share) {
  if (!std::isfinite(share.value)) {
    return "no known share";
  }
  return fmt::format("{:.0f} % ({:.0f} to {:.0f}{})", 100.0 * share.value, 100.0 * share.low, 100.0 * share.high,
                     share.width() > study::kWidestInterval ? ", not converged" : "");
}

std::string in_words_of(const study::SensitivityResult& result, std::size_t k, const Scale& scale,
                        const book::Book& book) {
  const auto& input = result.inputs.inputs[result.chosen[k]];
  const auto& bar = result.bars[k];
  const std::string word = scale.word.empty() ? "" : " " + scale.word;
  const auto median = [&](const study::TornadoEnd& end) {
    return rounded_in(end.summary.p50, end.summary.error_p50, scale, kSentenceDigits) + word;
  };
  return fmt::format(
      "{}. {}: {} of the variance alone, {} with its interactions. Median {} where it is low, {} where it "
      "is high. It stands for: {}",
      k + 1, study::name_of(input), share_in_words(result.indices[k].first), share_in_words(result.indices[k].total),
      median(bar.low), median(bar.high), means_of(input, book));
}

std::string opening_words(const study::SensitivityResult& result) {
  const auto& summary = result.summary;
  std::string text = fmt::format("What drives {}: {}", quantity_in_words(result.quantity),
                                 in_words(summary, result.quantity.figure.unit));
  if (!result.quantity.other.empty()) {
    text += fmt::format(", above zero in {} of draws", share_of_draws(summary.above_zero));
  }
  text += fmt::format(
      ". Of its variance, the {} inputs that matter most make {} by themselves, and {} with what they do "
      "together with others.",
      result.chosen.size(), share_in_words(result.together.first), share_in_words(result.together.total));
  return text;
}

std::string what_holds(const study::SensitivityResult& result) {
  const std::string unit = unit_after(result.quantity.figure.unit);
  return fmt::format(
      "Shares are of the variance over all draws, those that cannot support history among them: only there are inputs "
      "independent. The standard deviation is {}{} over all draws, {}{} over those that support history. Entries that "
      "are "
      "correlated, or choose among alternatives together, are one input and move together: no share is given to one of "
      "them alone. An input that is drawn with one of another sector counts in the sector of the first.",
      rounded(result.deviation_all, 0.0, kSentenceDigits), unit, rounded(result.deviation, 0.0, kSentenceDigits), unit);
}

std::string count_text(double count) { return rounded_in(count, 1.0, {}, 12); }

}  // namespace

std::string quantity_in_words(const study::Quantity& quantity) {
  const auto& figure = quantity.figure;
  return quantity.other.empty()
             ? fmt::format("{} {} under {}", figure.id, figure.period, quantity.base)
             : fmt::format("the gain in {} {} of {} over {}", figure.id, figure.period, quantity.other, quantity.base);
}

std::string sensitivity_text(const study::SensitivityResult& result, const book::Book& book) {
  const Scale scale = scale_of(result);
  std::string text = paragraph(0, opening_words(result), 0) + "\n";
  for (const Grid& grid : {chosen_grid(result), sector_grid(result), tornado_grid(result), knowledge_grid(result),
                           screening_grid(result, kScreeningRows)}) {
    if (!grid.rows.empty()) {
      text += to_text(grid) + "\n";
    }
  }
  text += fmt::format("The {} in words\n", result.chosen.size());
  for (std::size_t k = 0; k < result.chosen.size(); ++k) {
    text += paragraph(2, in_words_of(result, k, scale, book));
  }
  text += "\n" + paragraph(0, what_holds(result), 0);
  text +=
      paragraph(0,
                fmt::format("{} runs of the model: {} draws for the figure, {} points for the screening, {} for the "
                            "indices.",
                            count_text(result.runs), count_text(static_cast<double>(result.provenance.samples)),
                            result.screening_points, count_text(static_cast<double>(result.points))),
                0);
  text += paragraph(0, draws_left_out(result.provenance), 0);
  text += paragraph(0, provenance_line(result.provenance), 0);
  return text;
}

}  // namespace headway::report
