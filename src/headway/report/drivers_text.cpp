#include "headway/report/drivers_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "headway/report/book_text.hpp"
#include "headway/report/spread.hpp"

namespace headway::report {

std::string drivers_text(const model::DriversResult& result, const book::Book& book, std::size_t most) {
  const std::string what = result.other.empty()
                               ? fmt::format("{} {} under {}", result.figure.id, result.figure.period, result.base)
                               : fmt::format("gain in {} {} of {} over {}", result.figure.id, result.figure.period,
                                             result.other, result.base);
  std::string text = fmt::format("What moves the {}: {}\n\n", what, in_words(result.summary, result.figure.unit));
  text += fmt::format("{:<42}{:>12}{:>16}{:>16}\n", "input", "rank", "median where", "median where");
  text += fmt::format("{:<42}{:>12}{:>16}{:>16}\n", "", "correlation", "it is lowest", "it is highest");
  text += std::string(86, '-') + "\n";
  const std::size_t count = std::min(most, result.drivers.size());
  for (std::size_t k = 0; k < count; ++k) {
    const auto& driver = result.drivers[k];
    const double error = 2.5 * result.summary.error_p50;  // a fifth of the draws
    text += fmt::format("{:<42}{:>+12.2f}{:>16}{:>16}\n", driver.id, driver.rank_correlation,
                        rounded(driver.median_low, error), rounded(driver.median_high, error));
  }
  double explained = 0.0;
  for (std::size_t k = 0; k < count; ++k) {
    explained += std::pow(result.drivers[k].rank_correlation, 2);
  }
  text +=
      "\n" +
      paragraph(
          0, fmt::format("Rank correlation is between an input's own random number and the figure, draw by draw; "
                         "{:.2f} or less either "
                         "way may be chance. Lowest and highest are the outer fifths of draws by that input. Squared "
                         "and added, these {} "
                         "make about {:.0f} % of the spread of ranks; inputs drawn together each show what they share.",
                         result.error, count, 100.0 * explained));
  text += "\n";
  for (std::size_t k = 0; k < count; ++k) {
    if (const auto* entry = book::find(book, result.drivers[k].id); entry != nullptr) {
      text += paragraph(0, fmt::format("{}: {}. {}", entry->id, entry->means, entry_at_a_glance(book, *entry)));
    }
  }
  return text;
}

}  // namespace headway::report
