#include "headway/report/claims_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <vector>

#include "headway/report/grid.hpp"
#include "headway/report/notes.hpp"
#include "headway/report/spread.hpp"
#include "headway/report/words.hpp"

namespace headway::report {

namespace {

using study::claims::Answer;
using study::claims::Claim;
using study::claims::Figure;
using study::claims::kLikelihoods;
using study::claims::Part;
using study::claims::Role;
using study::claims::Settling;
using study::claims::Verdict;

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

/// "24 %", "more than 99 %", "all draws"; for a statement that needs no draw "true" or "false".
std::string share_in_words(const Part& part) {
  if (part.share != part.share) {
    return "can be judged in no draw";
  }
  if (part.draws == 0) {
    return part.share > 0.5 ? "true" : "false";
  }
  const std::string share = share_of_draws(part.share);
  return part.share >= 1.0 ? "all draws" : part.share <= 0.0 ? "no draw" : share + " of draws";
}

std::string holds_in(const Part& part) {
  const bool counted = part.draws > 0 && part.share == part.share;
  return (counted ? "holds in " : "") + share_in_words(part);
}

std::string statement_of(const Part& part) {
  return part.reading.empty() ? part.statement : part.statement + " (" + part.reading + ")";
}

/// "statement (h200-licensed): holds in 40 % of draws; ..." of the parts of one role.
std::string parts_in_words(const std::vector<Part>& parts, Role role) {
  std::string text;
  for (const Part& part : parts) {
    if (part.role == role) {
      text += (text.empty() ? "" : "; ") + statement_of(part) + ": " + holds_in(part);
    }
  }
  return text;
}

/// "h200-open: 72 % of draws, likely; ...": of the statement that is judged only the readings; others are said in full.
std::string beside_in_words(const std::vector<Part>& parts) {
  std::string text;
  for (const Part& part : parts) {
    if (part.role == Role::beside) {
      const bool said = !part.reading.empty() && std::ranges::any_of(parts, [&](const Part& other) {
        return other.role == Role::judged && other.statement == part.statement;
      });
      text += (text.empty() ? "" : "; ") + (said ? part.reading : statement_of(part)) + ": " + share_in_words(part) +
              ", " + std::string(to_string(judge(part)));
    }
  }
  return text;
}

/// What would settle a claim that is about as likely as not.
std::string settled_by(const Settling& found) {
  if (!found.stands_out) {
    return "no single input would settle it: none tells more than chance would show.";
  }
  const auto percent = [](double share) { return share_of_draws(share); };
  const std::string halves =
      found.by_alternative
          ? fmt::format("the claim holds in {} of draws under its first alternatives and in {} under the others",
                        percent(found.share_low), percent(found.share_high))
          : fmt::format("the claim holds in {} of draws where it is low and in {} where it is high",
                        percent(found.share_low), percent(found.share_high));
  return fmt::format(
      "{} would settle most: {}. Calling the claim either way errs in {} of draws, and in {} once that half is known.",
      found.id, halves, percent(found.wrong_without), percent(found.wrong_with));
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

/// "unlikely, 24 % of draws".
std::string verdict_in_words(const Claim& claim) {
  const std::string word(to_string(claim.verdict));
  const bool worded = claim.verdict < Verdict::assumption_decides;
  const std::string part = worded && !claim.answer.uncovered.empty() ? " (of the part computed)" : "";
  return worded && claim.judged.draws > 0 ? word + ", " + share_in_words(claim.judged) + part : word + part;
}

std::string heading(const Claim& claim) {
  return wrapped(fmt::format("{:<4}{}: {}", claim.id, verdict_in_words(claim), claim.claim), kIndent, kClaimsWidth);
}

std::string judged(const Claim& claim) {
  const Answer& answer = claim.answer;
  if (!answer.missing.empty()) {
    return block("Why no verdict: " + answer.missing + ".");
  }
  std::string text;
  const auto add = [&](const std::string& label, const std::string& words) {
    text += words.empty() ? "" : block(label + words + ".");
  };
  add("Judged on: ", parts_in_words(answer.parts, Role::judged));
  add("Beside it: ", beside_in_words(answer.parts));
  if (const std::string decided = parts_in_words(answer.parts, Role::given); !decided.empty()) {
    const bool decides = claim.verdict == Verdict::assumption_decides;
    text += block((decides ? "The assumption decides (" : "By assumption alone (") + in_a_row(answer.decided_by) +
                  "): " + decided + ".");
  }
  if (claim.verdict < Verdict::assumption_decides && near_a_limit(claim.judged)) {
    text += block("Other draws could move the verdict to the word beside it.");
  }
  add("What is left out: ", answer.uncovered);
  return claim.settling ? text + block("Value of information: " + settled_by(*claim.settling)) : text;
}

std::string observed(const Claim& claim) {
  std::string text;
  for (const auto& each : claim.observed) {
    text += block(fmt::format("What happened: {} [{}; published {}, confidence {}]", each.text, each.source,
                              base::to_string(each.published), each.confidence));
  }
  return text;
}

std::string short_block(const Claim& claim) {
  std::string text = heading(claim) + judged(claim);
  std::size_t shown = 0;
  constexpr std::size_t kMost = 2;
  for (std::size_t k = 0; k < claim.answer.figures.size() && shown < kMost; ++k) {
    if (k == 0 || claim.answer.figures[k].shown) {
      text += block((k == 0 ? "Computed: " : "Also: ") + sentence(claim.answer.figures[k]) + ".");
      ++shown;
    }
  }
  return text + observed(claim) + block("Rests on: " + rests_on(claim) + ".");
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
  text += "\n" + block("Rule: " + claim.rule + ".") + judged(claim) + observed(claim);
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

/// The verdict, its probability and the claim; below it, what the same statement is worth under other policies.
std::string summary_of(const std::vector<Claim>& claims) {
  std::string text;
  for (const auto& claim : claims) {
    constexpr std::size_t kHang = 37;
    const bool counted = claim.verdict < Verdict::assumption_decides;
    std::string share = counted && claim.judged.draws > 0 ? fmt::format("{:.0f} %", 100.0 * claim.judged.share) : "";
    share = counted && claim.judged.share > 0.99 && claim.judged.share < 1.0 ? ">99 %" : share;
    share = counted && claim.judged.share < 0.01 && claim.judged.share > 0.0 ? "<1 %" : share;
    const std::string part = counted && !claim.answer.uncovered.empty() ? " (In part.)" : "";
    text += fmt::format("{:<5}{:<24}{:>6}  ", claim.id, to_string(claim.verdict), share);
    // The first line is as long as those below it.
    text += wrapped(std::string(kHang - 1, '.') + " " + claim.claim + part, kHang, kClaimsWidth).substr(kHang);
  }
  return text;
}

std::string rule(const std::string& decided) {
  std::string scale;
  for (const auto& word : std::views::reverse(kLikelihoods)) {
    scale += fmt::format("{}{} {:.0f}-{:.0f} %", scale.empty() ? "" : ", ", word.words, 100.0 * word.least,
                         100.0 * word.most);
  }
  return "A claim's likelihood is the share of draws in which the statements that it is judged on hold together, under "
         "the policy that was decided (" +
         decided + "), in the words of the IPCC: " + scale +
         "; the narrowest that holds is said. Where an input of the book alone makes a claim true or false, the "
         "assumption decides. All this is about the model with this book, not about the world.";
}

}  // namespace

namespace {

/// The terms of the claims, a sentence each.
std::string terms() {
  std::string text;
  for (const Word& word : kFirstWords) {
    text += fmt::format("{}{}: {}", text.empty() ? "" : " ", word.term, word.means);
  }
  for (const Word& word : kMoreWords) {
    text += word.term == "TPP" || word.term == "premium" ? fmt::format(" {}: {}", word.term, word.means) : "";
  }
  return text;
}

}  // namespace

std::string claims_text(const study::claims::ClaimsResult& result) {
  std::string text;
  if (result.claims.size() == 1) {
    text = long_block(result.claims.front());
  } else {
    const std::string& words = result.decided_words;
    text = "What is claimed of " + (words.empty() ? result.decided : words) + ", and what the model computes\n\n";
    text += summary_of(result.claims) + "\n" + wrapped(rule(result.decided), 0, kClaimsWidth) +
            wrapped("Figures are medians with 50 and 90 % bands over draws. headway claims C7 prints all of one claim.",
                    0, kClaimsWidth) +
            wrapped(terms(), 0, kClaimsWidth) + "\n";
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
