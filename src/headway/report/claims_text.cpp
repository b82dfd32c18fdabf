#include "headway/report/claims_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "headway/report/grid.hpp"
#include "headway/report/notes.hpp"
#include "headway/report/spread.hpp"

namespace headway::report {

namespace {

using study::claims::Claim;
using study::claims::Figure;

constexpr std::size_t kIndent = 4;

std::string block(const std::string& text) {
  return std::string(kIndent, ' ') + wrapped(text, kIndent, kClaimsWidth - kIndent);
}

std::string value_in_words(const Figure& figure) {
  const auto& summary = figure.summary;
  if (summary.draws == 0 || summary.p50 != summary.p50) {
    return "no value in any draw";
  }
  if (summary.p5 == summary.p95) {
    return rounded(summary.p50, summary.error_p50) + unit_after(figure.unit);
  }
  return in_words(summary, figure.unit);
}

/// "2026, h100e, under h200-licensed against no-export".
std::string where(const Figure& figure) {
  std::string text;
  const auto add = [&](const std::string& part) { text += part.empty() ? "" : (text.empty() ? "" : ", ") + part; };
  add(figure.period);
  add(figure.yardstick);
  add(figure.basis);
  add(figure.scenario);
  if (!figure.versus.empty()) {
    text += (text.empty() ? "against " : " against ") + figure.versus;
  }
  return text;
}

std::string sentence(const Figure& figure) {
  const std::string place = where(figure);
  return figure.means + (place.empty() ? "" : " (" + place + ")") + ": " + value_in_words(figure);
}

std::string share_in_words(const study::claims::Part& part) {
  if (part.draws == 0) {
    return part.share != part.share ? "can be judged in no draw" : part.share > 0.5 ? "true" : "false";
  }
  const std::string error = near_a_limit(part) ? ", within Monte Carlo error of the limit" : "";
  const std::string share = part.share >= 1.0   ? "all draws"
                            : part.share <= 0.0 ? "no draw"
                                                : share_of_draws(part.share) + " of draws";
  return "holds in " + share + error;
}

/// "statement: holds in 40 % of draws; ..."; a statement read in several ways is said once.
std::string parts_in_words(const Claim& claim) {
  std::string text;
  std::string said;
  for (const auto& part : claim.answer.parts) {
    text += text.empty() ? "" : "; ";
    if (part.reading.empty()) {
      text += part.statement + ": " + share_in_words(part);
      continue;
    }
    if (part.statement != said) {
      text += part.statement + ", in share of draws by reading: ";
      said = part.statement;
    }
    text += part.reading + " " + share_of_draws(part.share);
  }
  return text;
}

/// Ids of the first assumptions; all of them, with sources, are in the text of one claim.
std::string rests_on(const Claim& claim) {
  constexpr std::size_t kMost = 2;
  const auto& ids = claim.answer.assumptions;
  std::string text;
  for (std::size_t k = 0; k < ids.size() && k < kMost; ++k) {
    text += (k == 0 ? "" : ", ") + ids[k];
  }
  return ids.size() > kMost ? text + fmt::format(" and {} more", ids.size() - kMost) : text;
}

std::string count_in_words(long count) { return rounded_in(static_cast<double>(count), 1.0, {}, 12); }

std::string heading(const Claim& claim) {
  const std::string start = fmt::format("{:<4}{}: ", claim.id, to_string(claim.verdict));
  return wrapped(start + claim.claim, kIndent, kClaimsWidth);
}

std::string judged(const Claim& claim) {
  if (!claim.answer.missing.empty()) {
    return block("Why no verdict: " + claim.answer.missing + ".");
  }
  const std::string uncovered =
      claim.answer.uncovered.empty() ? "" : " Undetermined at best: " + claim.answer.uncovered + ".";
  return block("Judged on: " + parts_in_words(claim) + "." + uncovered);
}

std::string short_block(const Claim& claim) {
  std::string text = heading(claim);
  std::size_t shown = 0;
  constexpr std::size_t kMost = 2;
  for (std::size_t k = 0; k < claim.answer.figures.size() && shown < kMost; ++k) {
    if (k == 0 || claim.answer.figures[k].shown) {
      text += block((k == 0 ? "Computed: " : "Also: ") + sentence(claim.answer.figures[k]) + ".");
      ++shown;
    }
  }
  text += judged(claim);
  return text + block("Rests on: " + rests_on(claim) + ".");
}

/// Figures by what they mean, each with its period, yardstick and scenario.
std::string all_figures(const Claim& claim) {
  std::vector<std::string> meanings;
  for (const auto& figure : claim.answer.figures) {
    if (!figure.detail && std::ranges::find(meanings, figure.means) == meanings.end()) {
      meanings.push_back(figure.means);
    }
  }
  std::string text;
  for (const auto& means : meanings) {
    text += block(means);
    for (const auto& figure : claim.answer.figures) {
      if (figure.means == means && !figure.detail) {
        const std::string place = where(figure);
        text += block("- " + (place.empty() ? "" : place + ": ") + value_in_words(figure));
      }
    }
  }
  const auto more = std::ranges::count_if(claim.answer.figures, &Figure::detail);
  return more == 0 ? text : text + block(fmt::format("{} more, by month, are in --json and --csv.", more));
}

std::string long_block(const Claim& claim) {
  std::string text = heading(claim);
  text += "\n" + block("Rule: " + claim.rule + ".");
  for (const auto& part : claim.answer.parts) {
    const std::string reading = part.reading.empty() ? "" : " (" + part.reading + ")";
    text += block("- " + part.statement + reading + ": " + share_in_words(part) + ", " +
                  std::string(to_string(judge(part))) + ".");
  }
  if (!claim.answer.missing.empty()) {
    text += block("Why no verdict: " + claim.answer.missing + ".");
  }
  if (!claim.answer.uncovered.empty()) {
    text += block("Not computed: " + claim.answer.uncovered + ".");
  }
  for (const auto& note : claim.answer.notes) {
    text += block("Note: " + note);
  }
  text += "\nFigures: median, 50 and 90 % bands\n" + all_figures(claim);
  text += "\nFacts behind it (headway explain ID prints values and reasons)\n";
  for (const auto& source : claim.sources) {
    const std::string confidence = source.confidence.empty() ? "" : ", confidence " + source.confidence;
    text +=
        block(fmt::format("- {}: {} ({}{}).", source.id, source.source, base::to_string(source.published), confidence));
  }
  return text;
}

std::string summary_of(const std::vector<Claim>& claims) {
  std::string text;
  for (const auto& claim : claims) {
    constexpr std::size_t kHang = 19;
    text += fmt::format("{:<5}{:<14}", claim.id, to_string(claim.verdict)) +
            wrapped(claim.claim, kHang, kClaimsWidth - kHang);
  }
  return text;
}

constexpr const char* kRule =
    "A statement is supported when it holds in at least 90 % of draws, contradicted when it holds in at most 10 %. A "
    "claim of several statements is supported when all are, and contradicted when one is; where it has several "
    "readings, they must agree. Else it is undetermined. Verdicts are about the model with this book, not about the "
    "world.";

}  // namespace

std::string claims_text(const study::claims::ClaimsResult& result) {
  std::string text;
  if (result.claims.size() == 1) {
    text = long_block(result.claims.front());
  } else {
    text = "What is claimed of the decision of December 2025, and what the model computes\n\n";
    text += summary_of(result.claims) + "\n" + wrapped(kRule, 0, kClaimsWidth) +
            wrapped("Figures are medians with 50 and 90 % bands over draws. headway claims C7 prints all of one claim.",
                    0, kClaimsWidth) +
            "\n";
    for (const auto& claim : result.claims) {
      text += short_block(claim) + "\n";
    }
  }
  const long samples = result.provenance.samples;
  const long variants = result.samples_of_variants;
  const std::string runs = fmt::format("Scenarios are run on {} draws, those with one input changed on the first {}.",
                                       count_in_words(samples), count_in_words(variants));
  text += "\n" + (variants < samples ? wrapped(runs, 0, kClaimsWidth) : "");
  return text + wrapped(draws_left_out(result.provenance), 0, kClaimsWidth) +
         wrapped(provenance_line(result.provenance), 0, kClaimsWidth);
}

}  // namespace headway::report
