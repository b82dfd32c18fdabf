#include "headway/study/claims/claims.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "headway/base/names.hpp"
#include "headway/book/read_question.hpp"
#include "headway/model/drawn_inputs.hpp"
#include "headway/model/figures.hpp"
#include "headway/model/movers.hpp"
#include "headway/study/claims/sources.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

struct Entry {
  std::string_view claim;
  Answer (*answer)(Evidence&);
};

/// In the order of their ids.
constexpr std::array kClaims{
    Entry{"Selling H200s to vetted commercial buyers reverses years of controls.", reversal_of_controls},
    Entry{"Controls keep the United States ahead in AI.", keeps_ahead},
    Entry{"Limited access spurs Chinese makers to improve faster.", spur_of_scarcity},
    Entry{"China spends billions to become an AI power, and its companies use chips more efficiently.",
          spending_and_efficiency},
    Entry{"The push for domestic production goes on whatever Washington does.", domestic_push},
    Entry{"Investors bet on Chinese chip makers, and the money turns into output.", investors_bet},
    Entry{"Huawei is at least two years behind Nvidia.", years_behind},
    Entry{"Chinese chips give at most 2 % of the computing power of foreign rivals.", two_percent},
    Entry{"Output is the constraint, not only design.", output_binds},
    Entry{"AI needs data centres with hundreds of thousands of chips in one place.", largest_clusters},
    Entry{"Five planned OpenAI sites would use more electricity than the homes of Massachusetts.", build_out},
    Entry{"China's large companies pour money in; demand for chips is high.", high_demand},
    Entry{"H200s come at a critical moment.", critical_moment},
    Entry{"Access buys time while domestic supply improves.", bought_time},
    Entry{"Progress of AI depends on vast stocks of chips.", stockpiles},
    Entry{"DeepSeek built powerful systems with fewer chips.", fewer_chips},
    Entry{"Weaker chips need more electricity, but cheap and plentiful power in China makes up for it.", cheap_power},
    Entry{"Nvidia's chips might be shut down or tracked, so domestic ones are preferred.", shut_down},
    Entry{"Companies use a mix of domestic and foreign chips.", mixed_fleets},
    Entry{"A quarter of sales goes to the US government, and the balance is good for the United States.", levy},
    Entry{"Chips also arrive past the controls, and go on doing so.", diversion},
    Entry{"The policy is a bargain that may be undone, with paradoxical outcomes.", withdrawal},
    Entry{"Military and economic advantages are at stake.", stakes},
    Entry{"Constraints made Chinese companies more efficient, enough to make up for lost chips.", spur_of_efficiency},
};

constexpr base::Month kNeeded = base::Month::of(2030, 12);

std::optional<base::Error> unusable(const Question& question) {
  const auto wrong = [](std::string problem, std::string why, std::string suggestion) {
    return base::Error{std::move(problem), std::move(why), std::move(suggestion), {}, base::Fault::input};
  };
  if (!question.metrics.empty()) {
    return wrong("claims cannot be asked for a metric", "each claim has its own figures",
                 "leave out " + base::field("metric") + ", or use headway compare");
  }
  if (question.horizon < kNeeded) {
    return wrong("the run ends in " + base::to_string(question.horizon), "claims look as far as 2030-12",
                 "set " + base::field("horizon") + " 2030-12 or later, or leave it out");
  }
  Question probe = question;
  probe.metrics = {"china_stock@2026"};
  const auto figures = model::year_figures(probe);
  return figures ? std::nullopt : std::optional(figures.error());
}

base::Result<std::vector<std::size_t>> chosen(std::span<const std::string> only) {
  const auto ids = claim_ids();
  std::vector<std::size_t> indices;
  for (const auto& name : only) {
    const auto found = std::ranges::find(ids, name);
    if (found == ids.end()) {
      base::Error error{"unknown claim '" + name + "'",
                        "claims are C1 to C" + std::to_string(ids.size()),
                        "",
                        {},
                        base::Fault::input};
      for (const auto& near : base::nearest_names(name, ids, 1)) {
        error.suggestion = "did you mean " + near + "?";
      }
      return std::unexpected(error);
    }
    indices.push_back(static_cast<std::size_t>(found - ids.begin()));
  }
  if (indices.empty()) {
    for (std::size_t k = 0; k < ids.size(); ++k) {
      indices.push_back(k);
    }
  }
  return indices;
}

/// The claim's own figure stays, whatever was asked for.
void keep_asked(const Question& question, std::vector<Figure>& figures) {
  const auto other = [](const std::string& has, const std::string& wanted) {
    return !wanted.empty() && !has.empty() && has != wanted;
  };
  bool first = true;
  std::erase_if(figures, [&](const Figure& figure) {
    const bool own = std::exchange(first, false);
    return !own && (other(figure.yardstick, question.yardstick) || other(figure.basis, question.basis));
  });
}

Verdict verdict_of(const Answer& answer) {
  return answer.missing.empty() ? judge(answer.parts) : Verdict::not_computed;
}

/// The ends of the years of the headline, in months after 2022-01.
std::vector<int> headline_months(const Prepared& prepared) {
  const model::HeadlineYears years = headline_years(prepared);
  return {base::Month::of(years.near, 12) - base::kFirstMonth, base::Month::of(years.far, 12) - base::kFirstMonth};
}

/// Error: the draws of so many claims are too many for a file.
base::Result<void> check_draws(const Prepared& prepared, const Question& question, std::size_t claims) {
  const auto reference = scenario_named(prepared, prepared.book.question.cast.decided);
  return reference ? model::check_size(prepared, question, std::span(&*reference, 1), claims, headline_months(prepared))
                   : std::unexpected(reference.error());
}

/// For claims that nobody can call: what would settle each.
void settle(const Prepared& prepared, const Question& question, const std::vector<long>& draws,
            std::vector<Claim>& claims) {
  std::vector<Claim*> open;
  std::vector<std::span<const signed char>> holds;
  for (Claim& claim : claims) {
    if (claim.verdict == Verdict::about_as_likely_as_not && !claim.judged.holds.empty()) {
      open.push_back(&claim);
      holds.emplace_back(claim.judged.holds);
    }
  }
  const auto reference = scenario_named(prepared, prepared.book.question.cast.decided);
  if (open.empty() || !reference) {
    return;
  }
  const auto movers = model::movers_of(prepared, *reference);
  const auto found = settling_inputs(movers, question.seed, draws, holds, question.threads);
  for (std::size_t k = 0; k < open.size(); ++k) {
    open[k]->settling = found[k];
  }
}

/// Whether each claim that draws judge holds, world by world.
model::DrawTable kept_draws(const Prepared& prepared, const Question& question, const std::vector<long>& draws,
                            const std::vector<Claim>& claims) {
  const model::Worlds worlds(draws);
  model::DrawTable table = worlds.table();
  for (const Claim& claim : claims) {
    if (claim.judged.holds.empty()) {
      continue;
    }
    Row row;
    for (const signed char holds : claim.judged.holds) {
      row.push_back(holds < 0 ? std::numeric_limits<double>::quiet_NaN() : holds);
    }
    model::DrawColumn column;
    column.id = claim.id;
    column.unit = "1";
    column.quantity = model::kHolds;
    column.values = worlds.values(row);
    table.columns.push_back(std::move(column));
  }
  const auto reference = scenario_named(prepared, prepared.book.question.cast.decided);
  if (question.keep_inputs && reference) {
    model::add_inputs({prepared, std::span(&*reference, 1), headline_months(prepared), question.seed, question.threads},
                      table);
  }
  return table;
}

}  // namespace

std::vector<std::string> claim_ids() {
  std::vector<std::string> ids;
  for (std::size_t k = 1; k <= kClaims.size(); ++k) {
    ids.push_back("C" + std::to_string(k));
  }
  return ids;
}

std::vector<std::string> claim_texts() {
  std::vector<std::string> texts;
  for (const auto& entry : kClaims) {
    texts.emplace_back(entry.claim);
  }
  return texts;
}

base::Result<ClaimsResult> claims(const Prepared& prepared, const Question& question,
                                  std::span<const std::string> only) {
  if (const auto error = unusable(question); error) {
    return std::unexpected(*error);
  }
  const book::BookQuestion& about = prepared.book.question;
  if (const std::string missing = book::missing_parts(about.cast); !missing.empty()) {
    return std::unexpected(base::Error{"claims cannot be put to this book",
                                       "its question names no scenario for these parts: " + missing,
                                       "add [part.NAME] for each to its question.toml",
                                       {},
                                       base::Fault::input});
  }
  const auto indices = chosen(only);
  if (!indices) {
    return std::unexpected(indices.error());
  }
  const auto observed = read_observed(question.book, claim_ids(), question.as_of);
  if (!observed) {
    return std::unexpected(observed.error());
  }
  if (auto fits = check_draws(prepared, question, indices->size()); !fits) {
    return std::unexpected(std::move(fits.error()));
  }
  Evidence evidence(prepared, question);
  for (const std::size_t k : *indices) {
    kClaims[k].answer(evidence);
  }
  if (auto done = evidence.run(); !done) {
    return std::unexpected(done.error());
  }
  ClaimsResult result;
  result.provenance = evidence.provenance();
  result.decided = about.cast.decided;
  result.decided_words = about.in_words("decided");
  result.samples_of_variants = evidence.samples_of_variants();
  for (const std::size_t k : *indices) {
    Claim claim;
    claim.id = "C" + std::to_string(k + 1);
    claim.claim = kClaims[k].claim;
    claim.answer = kClaims[k].answer(evidence);
    keep_asked(question, claim.answer.figures);
    claim.verdict = verdict_of(claim.answer);
    claim.judged = together(claim.answer.parts);
    claim.rule = rule_in_words(claim.answer.parts);
    if (const auto found = observed->find(claim.id); found != observed->end()) {
      claim.observed = found->second;
    }
    claim.sources = sources_of(prepared.book, claim.answer.assumptions);
    result.claims.push_back(std::move(claim));
  }
  settle(prepared, question, evidence.draws(), result.claims);
  if (question.keep_draws) {
    result.draws = kept_draws(prepared, question, evidence.draws(), result.claims);
  }
  return result;
}

}  // namespace headway::study::claims
