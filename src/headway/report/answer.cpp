#include "headway/report/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "headway/report/headline.hpp"
#include "headway/report/spread.hpp"
#include "headway/report/words.hpp"

namespace headway::report {

namespace {

using balance::Measure;

/// "1.2 % more", "0.5 % less", "about as much".
std::string percent_in_words(const model::Summary& percent, const char* noun) {
  const int digits = std::abs(percent.p50) < 1.0 ? 1 : kSentenceDigits;
  const std::string size = rounded_in(std::abs(percent.p50), percent.error_p50, {}, digits);
  return size == "0" ? fmt::format("about as much{}", noun)
                     : fmt::format("{} % {}{}", size, percent.p50 < 0.0 ? "less" : "more", noun);
}

/// "-42 k to 230 k" or "5-490 k".
std::string nine_of_ten(const model::Summary& summary, const Scale& scale) {
  const std::string band = band90_in(summary, scale, kSentenceDigits);
  return scale.word.empty() ? band : band + " " + scale.word;
}

std::size_t place_of(const model::CompareResult& result, const model::Compared& other) {
  return static_cast<std::size_t>(&other - result.others.data()) + 1;
}

/// The last of the headline's years that the run reaches.
int last_year(const model::CompareResult& result, const model::Compared& other) {
  return gain_at(result, other, balance::kChinaUseful, far_year(result)) != nullptr ? far_year(result)
                                                                                    : near_year(result);
}

struct Term {
  Measure measure;
  const char* words;
};

constexpr std::array kHolds{Term{balance::kBindingCap, "Washington's cap and vetting"},
                            Term{balance::kBindingPermission, "Beijing's permission"},
                            Term{balance::kBindingSupply, "the vendors' supply"},
                            Term{balance::kBindingDemand, "demand"}};

constexpr std::array kChannels{
    Term{balance::kChinaUsefulLicensed, "licensed chips"}, Term{balance::kChinaUsefulDiverted, "smuggled chips"},
    Term{balance::kChinaUsefulOffshore, "compute abroad"}, Term{balance::kChinaUsefulDomestic, "Chinese designs"}};

/// "Washington's cap and vetting in 30 % of the months of 2026, Beijing's permission in 51 %".
std::string what_held(const model::CompareResult& result, const model::Compared& other) {
  std::vector<std::string> parts;
  for (const Term& term : kHolds) {
    const model::Summary* share = value_at(result, place_of(result, other), term.measure, near_year(result));
    if (share != nullptr && rounded_in(share->mean, 1.0, {}) != "0") {
      parts.push_back(fmt::format("{} in {} %{}", term.words, rounded_in(share->mean, 1.0, {}),
                                  parts.empty() ? fmt::format(" of the months of {}", near_year(result)) : ""));
    }
  }
  return in_a_row(parts);
}

std::string open_door(const model::CompareResult& result, const model::Compared& other) {
  for (const model::Compared& each : result.others) {
    if (each.scenario != result.parts.open || other.scenario != result.parts.decided) {
      continue;
    }
    std::vector<std::string> parts;
    for (const int year : {near_year(result), far_year(result)}) {
      if (const model::Summary* percent = gain_percent_at(result, each, balance::kChinaUseful, year)) {
        parts.push_back(fmt::format("{} at the end of {}", percent_in_words(*percent, ""), year));
      }
    }
    return parts.empty() ? ""
                         : fmt::format(" {} they would have {}.",
                                       result.parts.open_words.empty()
                                           ? "Under " + each.scenario
                                           : "With " + result.parts.open_words + " (" + each.scenario + ")",
                                       in_a_row(parts));
  }
  return "";
}

}  // namespace

std::string worlds_in_words(double share) {
  constexpr double kNearly = 0.95;
  if (share >= 1.0) {
    return "in every world";
  }
  if (share <= 0.0) {
    return "in no world";
  }
  if (share > kNearly || share < 1.0 - kNearly) {
    return share > kNearly ? "in nearly all worlds" : "in hardly any world";
  }
  const auto of_ten = static_cast<int>(std::lround(10.0 * share));
  return fmt::format("in {} of 10 worlds", of_ten);
}

std::string answer_sentence(const model::CompareResult& result, const model::Compared& other) {
  std::vector<std::string> amounts;
  std::vector<std::string> sure;
  for (const int year : {near_year(result), far_year(result)}) {
    const model::Summary* gain = gain_at(result, other, balance::kChinaUseful, year);
    const model::Summary* percent = gain_percent_at(result, other, balance::kChinaUseful, year);
    if (gain == nullptr || percent == nullptr || !std::isfinite(percent->p50)) {
      continue;
    }
    amounts.push_back(fmt::format("{} at the end of {}",
                                  percent_in_words(*percent, amounts.empty() ? " useful AI compute" : ""), year));
    const std::string worlds = worlds_in_words(gain->above_zero);
    if (!sure.empty() && sure.front().starts_with(worlds)) {
      sure.front() = worlds + " by either date";
    } else {
      sure.push_back(fmt::format("{} by {}", worlds, year));
    }
  }
  return amounts.empty() ? ""
                         : fmt::format("With {} instead of {}, China's users would have {}; they gain {}.",
                                       other.scenario, result.base, in_a_row(amounts), in_a_row(sure));
}

std::string turning_sentence(const study::TurningResult& result) {
  const std::string gain = fmt::format("the median gain of {} at the end of {}", result.other, result.figure.period);
  if (result.turning.empty()) {
    return fmt::format(
        "No single input turns the sign of {} between its 5 and 95 % values (of {} inputs, the {} that move it most "
        "were "
        "held there).",
        gain, result.inputs, result.tried);
  }
  constexpr std::size_t kMost = 3;
  std::vector<std::string> names;
  for (const study::Turning& each : std::span(result.turning).first(std::min(kMost, result.turning.size()))) {
    const Scale scale = scale_for(std::max(std::abs(each.low), std::abs(each.high)));
    names.push_back(fmt::format("{} ({}from {} to {} H100e)", each.id, each.judged ? "a judgement; " : "",
                                with_word(signed_in(each.low, 0.0, scale, kSentenceDigits), scale),
                                with_word(signed_in(each.high, 0.0, scale, kSentenceDigits), scale)));
  }
  const std::size_t count = result.turning.size();
  if (count > kMost) {
    names.push_back(fmt::format("{} more", count - kMost));
  }
  return fmt::format(
      "{} of {}, when held at its 5 and then at its 95 % value: {}.",
      count == 1 ? "One input alone turns the sign" : fmt::format("Each of {} inputs alone turns the sign", count),
      gain, in_a_row(names));
}

std::string numbers_sentence(const model::CompareResult& result, const model::Compared& other) {
  std::vector<std::string> parts;
  for (const int year : {near_year(result), far_year(result)}) {
    const model::Summary* gain = gain_at(result, other, balance::kChinaUseful, year);
    const model::Summary* base = value_at(result, 0, balance::kChinaUseful, year);
    if (gain == nullptr || base == nullptr) {
      continue;
    }
    const Scale scale = common_scale({gain});
    const std::string size = signed_in(gain->p50, gain->error_p50, scale, kSentenceDigits);
    parts.push_back(fmt::format("{} H100e on {} at the end of {} (in half of the worlds {}, in nine of ten {})",
                                with_word(size, scale), rounded(base->p50, base->error_p50, kSentenceDigits), year,
                                band50_in(*gain, scale, kSentenceDigits), nine_of_ten(*gain, scale)));
  }
  return parts.empty() ? "" : "In numbers: " + in_a_row(parts) + ".";
}

std::string ceiling_sentence(const model::CompareResult& result, const model::Compared& other) {
  const model::Summary* chips = value_at(result, place_of(result, other), balance::kImportsLicensed, near_year(result));
  const std::string held = what_held(result, other);
  if (chips == nullptr || held.empty()) {
    return "";
  }
  const Scale scale = common_scale({chips});
  return fmt::format(
             "The ceiling: {} licensed chips enter in {} (in nine of ten worlds {}); what holds them back is {}.",
             with_word(median_in(*chips, scale, kSentenceDigits), scale), near_year(result), nine_of_ten(*chips, scale),
             held) +
         open_door(result, other);
}

std::string why_sentence(const model::CompareResult& result, const model::Compared& other) {
  const int year = last_year(result, other);
  std::vector<const model::Summary*> gains;
  double largest = 0.0;
  for (const Term& term : kChannels) {
    gains.push_back(gain_at(result, other, term.measure, year));
    if (gains.back() == nullptr) {
      return "";
    }
    largest = std::max(largest, std::abs(gains.back()->mean));
  }
  const model::Summary* all = gain_at(result, other, balance::kChinaUseful, year);
  const Scale scale = scale_for(all == nullptr ? largest : std::max(largest, std::abs(all->mean)));
  const auto mean = [&](const model::Summary& gain) {
    return with_word(signed_in(gain.mean, errors_of(gain).mean, scale, kSentenceDigits), scale);
  };
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < kChannels.size(); ++k) {
    parts.push_back(fmt::format("{} {}", kChannels[k].words, mean(*gains[k])));
  }
  return fmt::format("Why: on average over worlds at the end of {}, in H100e of useful compute, {}{}.", year,
                     in_a_row(parts), all == nullptr ? "" : fmt::format("; {} in all", mean(*all)));
}

Grid at_a_glance(const model::CompareResult& result) {
  Grid grid;
  grid.title = fmt::format("China's useful compute against {}, percent: median (nine of ten worlds)", result.base);
  grid.columns = {"scenario", fmt::format("end of {}", near_year(result)), fmt::format("end of {}", far_year(result)),
                  fmt::format("more by {}", far_year(result)), fmt::format("licensed chips, {}", near_year(result))};
  for (const model::Compared& other : result.others) {
    std::vector<std::string> row{other.scenario};
    std::vector<Tone> tones{Tone::plain};
    for (const int year : {near_year(result), far_year(result)}) {
      const model::Summary* percent = gain_percent_at(result, other, balance::kChinaUseful, year);
      row.push_back(percent == nullptr ? "-" : signed_median_and_90(*percent));
      tones.push_back(percent == nullptr ? Tone::plain : tone_of(*percent));
    }
    const model::Summary* gain = gain_at(result, other, balance::kChinaUseful, far_year(result));
    row.push_back(gain == nullptr ? "-" : worlds_in_words(gain->above_zero).substr(3));
    const model::Summary* chips =
        value_at(result, place_of(result, other), balance::kImportsLicensed, near_year(result));
    row.push_back(chips == nullptr ? "-" : median_and_90(*chips));
    if (row[1] != "-" || row[2] != "-") {
      add_toned_row(grid, std::move(row), std::move(tones));
    }
  }
  return grid;
}

Grid under_the_views(const study::ViewsResult& views) {
  Grid grid;
  grid.title = "The same gain under three views of what a licence displaces, percent: median (nine of ten worlds)";
  grid.columns = {"view"};
  for (const model::Figure& figure : views.figures) {
    grid.columns.push_back("end of " + figure.period);
  }
  grid.columns.push_back("more by " + (views.figures.empty() ? "then" : views.figures.back().period));
  for (const study::Viewed& viewed : views.views) {
    std::vector<std::string> row{viewed.view.name};
    std::vector<Tone> tones{Tone::plain};
    for (std::size_t k = 0; k < viewed.gain.size(); ++k) {
      row.push_back(signed_median_and_90(viewed.gain_percent[k]));
      tones.push_back(tone_of(viewed.gain_percent[k]));
    }
    row.push_back(viewed.gain.empty() ? "-" : worlds_in_words(viewed.gain.back().above_zero).substr(3));
    add_toned_row(grid, std::move(row), std::move(tones));
  }
  return grid;
}

std::vector<std::string> who_holds_the_views(const study::ViewsResult& views) {
  std::vector<std::string> sentences;
  for (const study::Viewed& viewed : views.views) {
    std::string text = viewed.view.name + ": " + viewed.view.why + " (" + viewed.view.author;
    for (const auto& [id, setting] : viewed.view.settings) {
      const bool number = !setting.knots.empty() && !setting.knots.front().quantiles.empty();
      text += "; " + id + (number ? fmt::format(" = {:g}", setting.knots.front().quantiles.front().value) : "");
    }
    sentences.push_back(text + ").");
  }
  return sentences;
}

}  // namespace headway::report
