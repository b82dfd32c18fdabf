// compare, run and report.
#include "headway/report/html.hpp"
#include "headway/report/table.hpp"
#include "headway/results/compare.hpp"
#include "headway/verbs/kept_compare.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::verbs::detail {

namespace {

using RunRequest = api::Asked<api::Run, api::Settings>;

/// What the page, the text and the full JSON say beside the comparison.
struct Told {
  model::CompareResult result;
  study::Beside beside;
  study::Record record;
  results::Comparison described{&result, &beside};  ///< of these two: a Told stays where it is
};

base::Result<Answer> compare(const CompareRequest& request, const Wanted& wanted) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  auto told = std::make_shared<Told>();
  auto result = engine->keeping(wanted.keep).compare(request, wanted.progress);
  if (!result) {
    return std::unexpected(result.error());
  }
  told->result = std::move(*result);
  if (wanted.full || (wanted.forms & (kText | kPage)) != 0U) {
    auto beside = engine->beside(request, told->result, wanted.progress);
    if (!beside) {
      return std::unexpected(beside.error());
    }
    told->beside = std::move(*beside);
  }
  if ((wanted.forms & kPage) != 0U) {
    auto record = engine->record(request, wanted.progress);
    if (!record) {
      return std::unexpected(record.error());
    }
    told->record = std::move(*record);
  }
  Answer answer;
  answer.schema = std::string(kCompareSchema);
  answer.source = verbs::source_of(request, engine->shared(), told->result.provenance);
  answer.text = [told, full = wanted.full] {
    return full ? report::to_table(told->result, told->beside) : report::to_screen(told->result, told->beside);
  };
  describe(answer, results::compare(), std::shared_ptr<const results::Comparison>(told, &told->described));
  answer.sheet = [told] { return results::compare_sheet(told->result); };
  answer.page = [told, prepared = engine->shared()] {
    const auto& hindcast = told->record.hindcast;
    return report::to_html(told->result, prepared->book, hindcast ? &*hindcast : nullptr, told->record.cards,
                           told->beside);
  };
  answer.draws = std::shared_ptr<const model::DrawTable>(told, &told->result.draws);
  return answer;
}

base::Result<Answer> run(const RunRequest& request, const Wanted& wanted) {
  auto made = asked(request, wanted, "headway.run/1", {request.scenario}, &api::Engine::run);
  if (!made) {
    return std::unexpected(made.error());
  }
  auto& [answer, shared] = *made;
  answer.source.yardstick = shared->yardstick;
  answer.source.basis = shared->basis;
  answer.text = [shared] { return report::to_table(*shared); };
  describe(answer, results::run(), shared, &results::run_sheet);
  return std::move(answer);
}

}  // namespace

void add_model_verbs(std::vector<Verb>& verbs) {
  verbs.push_back(verb<CompareRequest>(
      {.name = "compare",
       .help = "The gain: one scenario against others, on the same draws",
       .examples = {"headway compare", "headway compare --full", "headway compare {before} {decided} --yardstick tpp",
                    "headway compare {base} {open} --set \"supply.line_maximum.h200=250000 package/month\" "
                    "--json"},
       .forms = kText | kJson | kCsv | kPage | kDraws | kXlsx,
       .has_full = true},
      &compare));
  verbs.push_back(
      verb<RunRequest>({.name = "run",
                        .help = "One scenario, month by month",
                        .examples = {"headway run {decided}", "headway run {base} --metric china_stock@2026-12 --json",
                                     "headway run {may_end} --as-of 2025-12-31 --csv"},
                        .forms = kText | kJson | kCsv | kDraws | kXlsx},
                       &run));
  verbs.push_back(verb<CompareRequest>({.name = "report",
                                        .help = "The comparison as a brief: one self-contained HTML file",
                                        .examples = {"headway report {base} {decided} {open} -o brief.html"},
                                        .forms = kPage},
                                       &compare));
}

}  // namespace headway::verbs::detail
