#include "headway/report/headline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "headway/report/answer.hpp"
#include "headway/report/spread.hpp"

namespace headway::report {

namespace {

/// A sentence keeps the word after a zero: "0 k" is nothing to within thousands.
std::string in_scale(const std::string& number, const Scale& scale) {
  return scale.word.empty() ? number : number + " " + scale.word;
}

using balance::Measure;

/// A mean with its error. Means of several years add; quantiles do not.
struct Mean {
  double value = 0.0;
  double error = 0.0;
  int years = 0;
};

Mean mean_gain_to(const model::CompareResult& result, const model::Compared& other, Measure measure, int last_year,
                  Lens lens = {}) {
  Mean sum;
  for (int year = first_year(result); year <= last_year; ++year) {
    if (const model::Summary* gain = gain_at(result, other, measure, year, lens)) {
      sum.value += gain->mean;
      sum.error += errors_of(*gain).mean;
      ++sum.years;
    }
  }
  return sum;
}

int last_headline_year(const model::CompareResult& result) {
  const auto years = years_of(result.figures);
  return years.empty() ? near_year(result) : std::clamp(years.back(), first_year(result), far_year(result));
}

/// The years over which sums are taken: from the one in which scenarios begin to differ.
std::string years_text(const model::CompareResult& result, int last_year) {
  const int first = first_year(result);
  return last_year == first ? fmt::format("in {}", first) : fmt::format("from {} to {}", first, last_year);
}

std::optional<std::string> imports_sentence(const model::CompareResult& result, const model::Compared& other) {
  const model::Summary* gross = gain_at(result, other, balance::kImportsLicensedCompute, near_year(result));
  if (gross == nullptr) {
    return std::nullopt;
  }
  const int last_year = last_headline_year(result);
  const Scale scale = common_scale({gross});
  std::string text = fmt::format("Licensed imports before what they displace: {} H100e in {} ({})",
                                 in_scale(signed_in(gross->p50, gross->error_p50, scale, kSentenceDigits), scale),
                                 near_year(result), bands_in(*gross, scale));
  const Mean total = mean_gain_to(result, other, balance::kImportsLicensedCompute, last_year);
  if (last_year > near_year(result) && total.years > 1) {
    text += fmt::format(", and {} in all {}, on average over draws", rounded(total.value, total.error, kSentenceDigits),
                        years_text(result, last_year));
  }
  const model::Summary* net = gain_at(result, other, balance::kChinaStock, last_year);
  if (net != nullptr && total.value > 0.0 && total.value > 3.0 * total.error) {
    const double share = net->mean / total.value;
    const double error = std::abs(share) * total.error / total.value + errors_of(*net).mean / total.value;
    text += fmt::format(
        ". For each H100e imported China's users can run {} H100e {} at the end of {}; the rest displaces smuggled, "
        "rented and Chinese chips, waits for power or is retired",
        rounded(std::abs(share), error, kSentenceDigits), share < 0.0 ? "less" : "more", last_year);
  }
  return text + ".";
}

/// "-0.4 months at the end of 2026 (...), -1.2 months at the end of 2028 (...)"; empty where neither year was asked for.
std::string lag_clauses(const model::CompareResult& result, const model::Compared& other, Measure measure) {
  const model::Summary* near = gain_at(result, other, measure, near_year(result));
  const model::Summary* far = gain_at(result, other, measure, far_year(result));
  const auto clause = [](const model::Summary& exact, int year) {
    const Scale plain;
    model::Summary gain = exact;  // a tenth of a month is more than the record of training runs can tell
    for (double* figure : {&gain.p5, &gain.p25, &gain.p50, &gain.p75, &gain.p95}) {
      *figure = std::round(*figure * 10.0) / 10.0;
    }
    return fmt::format("{} months at the end of {} ({})", signed_in(gain.p50, gain.error_p50, plain, kSentenceDigits),
                       year, bands_in(gain, plain));
  };
  std::string text = near != nullptr ? clause(*near, near_year(result)) : "";
  if (far != nullptr) {
    text += (near != nullptr ? ", " : "") + clause(*far, far_year(result));
  }
  return text;
}

std::optional<std::string> lag_sentence(const model::CompareResult& result, const model::Compared& other) {
  const std::string capability = lag_clauses(result, other, balance::kCapabilityLag);
  const std::string compute = lag_clauses(result, other, balance::kComputeLag);
  if (capability.empty() && compute.empty()) {
    return std::nullopt;
  }
  std::string text = "Change of the months that China is behind (negative: it catches up): ";
  if (!capability.empty()) {
    text += "by capability of the best models " + capability;
  }
  if (!compute.empty()) {
    text += std::string(capability.empty() ? "" : "; ") + "by largest training run " + compute;
  }
  return text + ".";
}

std::optional<std::string> displaced_sentence(const model::CompareResult& result, const model::Compared& other) {
  const model::Summary* near = gain_at(result, other, balance::kUsDisplaced, near_year(result));
  if (near == nullptr) {
    return std::nullopt;
  }
  const int last_year = last_headline_year(result);
  const Scale scale = common_scale({near});
  std::string text = fmt::format("US owners lose installations to chips made for China: {} H100e in {} ({})",
                                 in_scale(rounded_in(near->p50, near->error_p50, scale, kSentenceDigits), scale),
                                 near_year(result), bands_in(*near, scale));
  const Mean total = mean_gain_to(result, other, balance::kUsDisplaced, last_year);
  if (total.years > 1) {
    text += fmt::format(", and {} in all {}, on average over draws", rounded(total.value, total.error, kSentenceDigits),
                        years_text(result, last_year));
  }
  return text + ".";
}

std::optional<std::string> money_sentence(const model::CompareResult& result, const model::Compared& other) {
  const int last_year = last_headline_year(result);
  const Mean vendor = mean_gain_to(result, other, balance::kVendorRevenue, last_year);
  const Mean levy = mean_gain_to(result, other, balance::kLevyRevenue, last_year);
  if (vendor.years == 0 || levy.years == 0) {
    return std::nullopt;
  }
  const Scale scale = scale_for(std::max(std::abs(vendor.value), std::abs(levy.value)));
  const auto dollars = [&](const Mean& mean) {
    return in_scale(signed_in(mean.value, mean.error, scale, kSentenceDigits), scale) + " USD";
  };
  return fmt::format("Money, on average over draws {}: {} for vendors after levy, {} for the US Treasury.",
                     years_text(result, last_year), dollars(vendor), dollars(levy));
}

std::optional<std::string> over_before_sentence(const model::CompareResult& result, const model::Compared& other) {
  const long index = find_year(result.figures, balance::kChinaUseful, near_year(result));
  if (index < 0 || static_cast<std::size_t>(index) >= other.gain_over_h20.size() ||
      result.base == result.parts.before || other.scenario == result.parts.before) {
    return std::nullopt;
  }
  const model::Summary& gain = other.gain_over_h20[static_cast<std::size_t>(index)];
  if (gain.draws == 0) {
    return std::nullopt;
  }
  const Scale scale = common_scale({&gain});
  const std::string& words = result.parts.before_words;
  return fmt::format("Compared with {}, it is {} H100e at the end of {} ({}).",
                     result.parts.before + (words.empty() ? "" : ", " + words),
                     in_scale(signed_in(gain.p50, gain.error_p50, scale, kSentenceDigits), scale), near_year(result),
                     bands_in(gain, scale));
}

const model::Summary* year_value(const model::RunResult& result, Measure measure, int year) {
  for (std::size_t k = 0; k < result.year_figures.size() && k < result.years.size(); ++k) {
    const ensemble::Request& request = result.year_figures[k].request;
    if (request.measure == measure && request.year && (base::kFirstMonth + request.last_month).year() == year) {
      return result.years[k].draws == 0 ? nullptr : &result.years[k];
    }
  }
  return nullptr;
}

}  // namespace

std::vector<std::string> gain_sentences(const model::CompareResult& result, const model::Compared& other) {
  std::vector<std::string> sentences;
  if (other.same_as_base) {
    sentences.push_back(
        fmt::format("{} gives the same figures as {} although its settings differ: check that they have an effect.",
                    other.scenario, result.base));
    return sentences;
  }
  for (const auto& sentence : {answer_sentence(result, other), numbers_sentence(result, other),
                               ceiling_sentence(result, other), why_sentence(result, other)}) {
    if (!sentence.empty()) {
      sentences.push_back(sentence);
    }
  }
  for (const auto& sentence :
       {over_before_sentence(result, other), imports_sentence(result, other), lag_sentence(result, other),
        displaced_sentence(result, other), money_sentence(result, other)}) {
    if (sentence) {
      sentences.push_back(*sentence);
    }
  }
  return sentences;
}

std::vector<std::string> standing_sentences(const model::RunResult& result) {
  std::vector<std::string> sentences;
  const model::HeadlineYears headline = model::headline_years(result.provenance);
  for (const int year : {headline.near, headline.far}) {
    const model::Summary* useful = year_value(result, balance::kChinaUseful, year);
    const model::Summary* stock = year_value(result, balance::kChinaStock, year);
    const model::Summary* ratio = year_value(result, balance::kStockRatio, year);
    if (useful == nullptr) {
      continue;
    }
    std::string text = fmt::format("Under {}, China's users would have {} at the end of {}", result.scenario,
                                   in_words(*useful, "H100e of useful compute"), year);
    if (stock != nullptr) {
      const auto yardstick = static_cast<std::size_t>(result.year_figures.front().request.yardstick);
      text += fmt::format(", from {} {}", in_words(*stock, std::string(balance::kYardstickUnits[yardstick])),
                          result.basis == "located" ? "installed in mainland China" : "that they can run");
    }
    text += ratio == nullptr ? "."
                             : fmt::format("; the United States would have {} times as much ({}).",
                                           median_in(*ratio, {}, kSentenceDigits), bands_in(*ratio, {}));
    sentences.push_back(std::move(text));
  }
  return sentences;
}

}  // namespace headway::report
