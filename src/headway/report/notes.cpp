#include "headway/report/notes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "headway/report/headline.hpp"
#include "headway/report/spread.hpp"

namespace headway::report {

namespace {

std::string count_text(long count) { return rounded_in(static_cast<double>(count), 1.0, {}, 12); }

constexpr const char* kStructure =
    "Errors of structure. The bands spread over the assumptions of the book, given that the model's equations hold; a "
    "link that the model lacks, or has wrong, widens no band.";
constexpr const char* kEvents =
    "Events that are not in the book: war or a blockade, a chip or a process that is in no catalogue, a breakthrough "
    "in algorithms, a change of rules in Washington or Beijing other than the scenario's own.";
constexpr const char* kJudgement =
    "Judgement. Where no source gives a range, the book's range is a judgement and says so; 90 % bands of judged "
    "quantities are often too narrow.";
constexpr const char* kQuality =
    "Quality. H100e counts arithmetic at peak; it says nothing of software, reliability or memory. Compare the other "
    "yardsticks.";

}  // namespace

std::vector<std::string> left_out(const model::Provenance& provenance) {
  const std::string published =
      provenance.as_of ? fmt::format(", and sources published by {}", base::to_string(*provenance.as_of)) : "";
  return {kStructure, kEvents,
          fmt::format("What became known later. Observations are used through {}{}.",
                      base::to_string(provenance.through), published),
          kJudgement, kQuality};
}

std::string headline_error(const model::CompareResult& result) {
  const long headline = model::headline_scenario(result);
  if (headline < 0) {
    return "";
  }
  const model::Compared& other = result.others[static_cast<std::size_t>(headline)];
  const model::Summary* gain = gain_at(result, other, balance::kChinaUseful, near_year(result));
  if (gain == nullptr) {
    return "";
  }
  return fmt::format(
      "Monte Carlo error: the median gain of {} at the end of {} is known to {} H100e either way (95 %); no digit "
      "smaller than its error is printed. More draws shrink this error, not the bands.",
      other.scenario, near_year(result), rounded(gain->error_p50, 0.0, 1));
}

namespace {

std::string how_constrained(const model::Provenance& provenance) {
  if (provenance.effective == 0.0) {
    return "";
  }
  const auto kept = static_cast<double>(std::max(1L, provenance.samples - provenance.dropped));
  return fmt::format(
      " The rest were weighted by the observations in book/observed/constraints.csv: effective sample size {} ({} %).",
      count_text(static_cast<long>(provenance.effective)),
      rounded_in(100.0 * provenance.effective / kept, 0.0, {}, kSentenceDigits));
}

}  // namespace

std::string draws_left_out(const model::Provenance& provenance) {
  if (provenance.dropped == 0) {
    return fmt::format("All {} draws can support the observed history; none was left out.",
                       count_text(provenance.samples)) +
           how_constrained(provenance);
  }
  const double share =
      100.0 * static_cast<double>(provenance.dropped) / static_cast<double>(std::max(1L, provenance.samples));
  return fmt::format("{} of {} draws ({} %) were left out because their stocks cannot support the observed history.",
                     count_text(provenance.dropped), count_text(provenance.samples),
                     rounded_in(share, 0.0, {}, kSentenceDigits)) +
         how_constrained(provenance);
}

std::string provenance_line(const model::Provenance& provenance) {
  return fmt::format("Book {}, {}, observations through {}, horizon {}, seed {}, {} draws.", provenance.book_hash,
                     provenance.as_of ? "sources as of " + base::to_string(*provenance.as_of) : "sources of any date",
                     base::to_string(provenance.through), base::to_string(provenance.horizon), provenance.seed,
                     count_text(provenance.samples));
}

std::string why_sold_and_installed_differ() {
  return "Sold is cumulative in Epoch AI's scope: nothing is retired or waits for power, and makers that it does not "
         "count, diverted chips and seized chips are no part of China's. Installed leaves out what was retired or "
         "waits, and counts every maker and diverted chips. Useful is what users can run, times its utilisation and "
         "its efficiency.";
}

}  // namespace headway::report
