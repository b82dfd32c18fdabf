#include "headway/results/claims.hpp"

#include "headway/results/parts.hpp"
#include "headway/results/rows.hpp"

namespace headway::results {

namespace {

using study::claims::Claim;
using study::claims::ClaimsResult;
using study::claims::Figure;
using study::claims::Likelihood;
using study::claims::Observed;
using study::claims::Part;
using study::claims::Role;
using study::claims::Settling;
using study::claims::Source;

std::string_view role_of(const Part& part) {
  return part.role == Role::judged ? "judged" : part.role == Role::beside ? "beside" : "given";
}

const Described<Figure>& figure_of_claim() {
  static const auto keys = Described<Figure>()
                               .value("id", "the metric, or a name of the claim's own", &Figure::id)
                               .value("means", "what it is", &Figure::means)
                               .value("unit", "its unit", &Figure::unit)
                               .value("yardstick", "empty where none applies", &Figure::yardstick)
                               .value("basis", "empty where none applies", &Figure::basis)
                               .value("period", "its period, or empty", &Figure::period)
                               .value("scenario", "the scenario with what is changed", &Figure::scenario)
                               .value("versus", "what it is compared with, or empty", &Figure::versus)
                               .include(&Figure::summary, spread());
  return keys;
}

const Described<Likelihood>& likelihood() {
  static const auto keys = Described<Likelihood>()
                               .value("verdict", "the words", &Likelihood::words)
                               .value("least", "the least probability", &Likelihood::least)
                               .value("most", "the greatest probability", &Likelihood::most);
  return keys;
}

const Described<Settling>& settling() {
  static const auto keys =
      Described<Settling>()
          .value("id", "the input that tells most", &Settling::id)
          .value("by_alternative", "whether it has alternatives", &Settling::by_alternative)
          .value("share_low", "share of draws in which the claim holds where the input is low", &Settling::share_low)
          .value("share_high", "the same where it is high", &Settling::share_high)
          .value("wrong_without", "share of draws in which one errs without it", &Settling::wrong_without)
          .value("wrong_with", "the same knowing in which half it lies", &Settling::wrong_with)
          .value("stands_out", "whether it stands out from chance", &Settling::stands_out);
  return keys;
}

const Described<Part>& statement() {
  static const auto keys =
      Described<Part>()
          .value("statement", "what is true or false in each draw", &Part::statement)
          .value("reading", "the policy or yardstick under which it is read, or empty", &Part::reading)
          .value("role", "`judged`, `beside` or `given`, see [claims](claims.md#the-rule)", &role_of)
          .value("share", "share of draws in which it holds, from 0 to 1", &Part::share)
          .value("share_error", "half of its 95 % Monte Carlo interval", [](const Part& of) { return share_error(of); })
          .value("draws", "draws in which it can be judged (0: needs none)", &Part::draws)
          .value("verdict", "verdict on it alone", [](const Part& of) { return to_string(judge(of)); });
  return keys;
}

const Described<Observed>& observed() {
  static const auto keys = Described<Observed>()
                               .value("text", "what happened", &Observed::text)
                               .value("source", "who says so", &Observed::source)
                               .value("published", "when", &Observed::published)
                               .value("confidence", "`high`, `medium` or `low`", &Observed::confidence);
  return keys;
}

const Described<Source>& source() {
  static const auto keys = Described<Source>()
                               .value("id", "the assumption", &Source::id)
                               .value("source", "who says so", &Source::source)
                               .value("published", "when", &Source::published)
                               .value("confidence", "`high`, `medium` or `low`", &Source::confidence);
  return keys;
}

/// The probability behind the verdict, where that is a likelihood.
std::optional<double> counted(const Claim& of, double value) {
  return of.verdict < study::claims::Verdict::assumption_decides ? std::optional(value) : std::nullopt;
}

std::optional<double> own(const Claim& of, double model::Summary::* quantile) {
  const auto& figures = of.answer.figures;
  return figures.empty() ? std::nullopt : std::optional(figures.front().summary.*quantile);
}

std::string own_unit(const Claim& of) {
  return of.answer.figures.empty() ? std::string() : of.answer.figures.front().unit;
}

const Described<Claim>& claim() {
  using model::Summary;
  static const auto keys =
      Described<Claim>()
          .value("id", "`C1` to `C24`", &Claim::id)
          .value("claim", "the claim in a sentence", &Claim::claim)
          .value("verdict",
                 "`virtually certain`, `very likely`, `likely`, `about as likely as not`, `unlikely`, `very unlikely`, "
                 "`exceptionally unlikely`; or `the assumption decides`, or `not computed`",
                 [](const Claim& of) { return to_string(of.verdict); })
          .value("probability",
                 "share of draws in which all judged statements hold together; `null` where the verdict is no "
                 "likelihood",
                 [](const Claim& of) { return counted(of, of.judged.share); })
          .value("probability_error", "half of its 95 % Monte Carlo interval",
                 [](const Claim& of) { return counted(of, share_error(of.judged)); })
          .value("value", "median of the claim's own figure, the first of `figures`; `null` where there is none",
                 [](const Claim& of) { return own(of, &Summary::p50); })
          .value("unit", "its unit", &own_unit)
          .value("p5", "its 5 % quantile", [](const Claim& of) { return own(of, &Summary::p5); })
          .value("p50", "its median", [](const Claim& of) { return own(of, &Summary::p50); })
          .value("p95", "its 95 % quantile", [](const Claim& of) { return own(of, &Summary::p95); })
          .value("rule", "how the verdict follows from `parts`", &Claim::rule)
          .list(
              "parts", "the statements that make it up",
              [](const Claim& of) -> const std::vector<Part>& { return of.answer.parts; }, statement())
          .value("missing", "why the claim is not computed", [](const Claim& of) { return or_none(of.answer.missing); })
          .value("uncovered", "the part of the claim that is not computed, so that the verdict is on the rest",
                 [](const Claim& of) { return or_none(of.answer.uncovered); })
          .value("decided_by", "inputs that decide what is `given`",
                 [](const Claim& of) { return of.answer.decided_by; })
          .part("settled_by", "for a claim that is about as likely as not: what would settle it", &Claim::settling,
                settling())
          .list("observed", "what happened since", &Claim::observed, observed())
          .value("notes", "what must be read beside it", [](const Claim& of) { return of.answer.notes; })
          .value("assumptions", "ids of the entries that it rests on most",
                 [](const Claim& of) { return of.answer.assumptions; })
          .list("sources", "their sources as this run used them", &Claim::sources, source())
          .list(
              "figures",
              "what is computed; a number without doubt, or a share of draws, has the same value in all quantiles, and "
              "`draws` 1",
              [](const Claim& of) -> const std::vector<Figure>& { return of.answer.figures; }, figure_of_claim());
  return keys;
}

}  // namespace

const Described<ClaimsResult>& claims() {
  static const auto keys =
      Described<ClaimsResult>()
          .value("samples_of_variants", "draws asked for where a policy has an input changed",
                 &ClaimsResult::samples_of_variants)
          .list(
              "likelihoods", "the scale: the narrowest band that holds is said",
              [](const ClaimsResult&) { return study::claims::kLikelihoods; }, likelihood())
          .list("claims", "one object for each claim asked for", &ClaimsResult::claims, claim(), true);
  return keys;
}

const Described<ClaimRow>& claim_row() {
  static const auto keys =
      Described<ClaimRow>()
          .value("claim", "the claim", [](const ClaimRow& of) { return of.claim->id; })
          .value("verdict", "its verdict", [](const ClaimRow& of) { return to_string(of.claim->verdict); })
          .include([](const ClaimRow& of) { return of.figure; }, figure_of_claim());
  return keys;
}

Sheet claims_sheet(const ClaimsResult& result) {
  std::vector<ClaimRow> rows;
  for (const auto& claim : result.claims) {
    for (const auto& figure : claim.answer.figures) {
      rows.push_back({&claim, &figure});
    }
  }
  return table(claim_row(), rows);
}

}  // namespace headway::results
