// C19: the cheapest fleet for one company's work, by the planner, beside the country's mix.
#include <algorithm>
#include <limits>
#include <vector>

#include "headway/chips/yardstick.hpp"
#include "headway/planner/planner.hpp"
#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

constexpr const char* kJob = "china-platform";

/// Fleets of the shipped job, draw by draw.
struct CompanyFleets {
  Row share;          ///< percent of the compute (TPP) that is Chinese
  Row share_free;     ///< the same without mandates and fears
  Row domestic_more;  ///< percent by which Chinese chips alone cost more
};

bool chinese(const fit::ClusterBook& book, const planner::Offer& offer) {
  return (*chips::find_chip(book.catalogue, offer.chip))->designer == "CN";
}

Row chinese_share(const fit::ClusterBook& book, const planner::Job& job, const planner::OverDraws& draws) {
  Row in(draws.cost_of_draw.size(), 0.0);
  Row all = in;
  for (std::size_t c = 0; c < job.offers.size(); ++c) {
    const auto tpp = chips::tpp(**chips::find_chip(book.catalogue, job.offers[c].chip));
    const Row compute = (tpp ? tpp->value : 0.0) * draws.chips_of_draw[c];
    all = all + compute;
    in = chinese(book, job.offers[c]) ? in + compute : in;
  }
  return 100.0 * (in / all);
}

base::Result<CompanyFleets> company_fleets(const jobs::ClusterInputs& inputs, const Question& question) {
  const auto file = planner::job_file(question.book, kJob);
  if (!file) {
    return std::unexpected(file.error());
  }
  const auto job = planner::read_job(*file, inputs.book);
  if (!job) {
    return std::unexpected(job.error());
  }
  constexpr long kDraws = 1000;
  const planner::PlanOptions options{question.seed, std::min(kDraws, question.samples), question.threads};
  planner::Rates rates(inputs, question.threads);
  const auto table = rates.of(*job);
  const auto draws_of = [&](const planner::Job& asked) {
    return planner::over_draws(asked, table, rates, {}, options);
  };
  planner::Job free = *job;
  free.mandates.clear();
  free.fears.clear();
  planner::Job domestic = *job;
  for (planner::Offer& offer : domestic.offers) {
    offer.quota = chinese(inputs.book, offer) ? offer.quota : 0.0;
  }
  const auto shipped = draws_of(*job);
  return CompanyFleets{chinese_share(inputs.book, *job, shipped), chinese_share(inputs.book, free, draws_of(free)),
                       percent_over(draws_of(domestic).cost_of_draw, shipped.cost_of_draw)};
}

/// Where requests are only noted, or the cluster model cannot be read: an error of run().
base::Result<CompanyFleets> placeholder() {
  const Row none(1, std::numeric_limits<double>::quiet_NaN());
  return CompanyFleets{none, none, none};
}

}  // namespace

Answer mixed_fleets(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const jobs::ClusterInputs* const inputs = evidence.cluster();
  const auto fleets =
      evidence.ran() && inputs != nullptr ? company_fleets(*inputs, evidence.question()) : placeholder();
  if (!fleets) {
    answer.missing = "the planner's job of a Chinese company cannot be read: " + base::to_string(fleets.error());
    return answer;
  }
  const auto named = [](const char* id, const char* means, const char* versus) {
    return Named{id, means, "percent", "", std::string("job ") + kJob, versus, "", ""};
  };
  add(answer,
      named("fleet.chinese_share", "Chinese chips' part of the compute (TPP) in the cheapest fleet for the job", ""),
      fleets->share)
      .shown = true;
  add(answer,
      named("fleet.chinese_share.free", "the same where neither mandate nor fear of a stop asks for Chinese chips", ""),
      fleets->share_free)
      .shown = true;
  add(answer,
      named("fleet.chinese_only", "more a year that the job costs on Chinese chips alone, where they can do it",
            "cheapest fleet"),
      fleets->domestic_more)
      .shown = true;
  for (const auto& scenario : {cast.decided, cast.open, cast.base}) {
    for (const int year : {2026, 2028}) {
      add_measure(answer, evidence, as_is(scenario), {balance::kDomesticShareUnits, in_year(year)});
      add_measure(answer, evidence, as_is(scenario), {balance::kDomesticShare, in_year(year)});
    }
  }
  answer.parts.push_back(
      at_least("in the cheapest fleet for the job at least a tenth of the compute is Chinese", fleets->share, 10.0));
  answer.parts.push_back(at_most("and at least a tenth is foreign", fleets->share, 90.0));
  answer.parts.push_back(beside(at_least(
      "where no mandate and no fear asks for it, at least a tenth is Chinese all the same", fleets->share_free, 10.0)));
  answer.parts.push_back(beside(at_most("and at least a tenth foreign", fleets->share_free, 90.0)));
  const auto useful = [&](balance::Measure pool) { return evidence.of(as_is(cast.decided), {pool, in_year(2026)}); };
  const Row chinese_chips = useful(balance::kChinaUsefulDomestic);
  const Row at_home = chinese_chips + useful(balance::kChinaUsefulLicensed) + useful(balance::kChinaUsefulDiverted);
  const Row mix = 100.0 * (chinese_chips / at_home);
  add(answer,
      {"useful.domestic_part", "Chinese chips' part of the useful compute in mainland China", "percent", "2026",
       cast.decided, "", "", ""},
      mix)
      .shown = true;
  answer.parts.push_back(at_least(
      "of the useful compute in mainland China at the end of 2026 at least a tenth is on Chinese chips", mix, 10.0));
  answer.parts.push_back(at_most("and at least a tenth on foreign ones", mix, 90.0));
  answer.notes.emplace_back(
      "one company's job, most of whose sizes are judgement (headway plan china-platform lists them): with a quota "
      "that "
      "covers all its work, or with none, the mix would be another");
  answer.assumptions = {"demand.china.price_sensitivity", "beijing.mandate", "demand.china.cut_off_risk"};
  return answer;
}

}  // namespace headway::study::claims
