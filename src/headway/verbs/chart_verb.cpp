// chart: one metric over the years as a file that a memo can hold.
#include <fmt/format.h>

#include "headway/report/chart_file.hpp"
#include "headway/verbs/head.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::verbs::detail {

namespace {

using ChartRequest = api::Asked<api::Chart, api::Settings>;

/// The line at the foot of the chart: what it was made from, and how it is made again.
std::string source_line(const ChartRequest& request, const model::Provenance& provenance) {
  constexpr std::size_t kDigits = 12;
  return fmt::format("Headway {}, book {}{}, {} draws. Make it again: {} -o FILE.svg", version(),
                     provenance.book_hash.substr(0, kDigits),
                     provenance.as_of ? " as of " + base::to_string(*provenance.as_of) : "", provenance.samples,
                     command_of(*find_verb("chart"), &request));
}

base::Result<Answer> chart(const ChartRequest& request, const Wanted& wanted) {
  auto made = asked(request, wanted, "headway.chart/1", base_and(request.base, request.others), &api::Engine::chart);
  if (!made) {
    return std::unexpected(made.error());
  }
  auto& [answer, result] = *made;
  auto drawn = report::chart_file(*result, source_line(request, result->provenance));
  if (!drawn) {
    return std::unexpected(std::move(drawn.error()));
  }
  answer.source.yardstick = result->figures.front().yardstick;
  answer.source.basis = result->figures.front().basis;
  answer.page = [svg = std::move(*drawn)] { return svg; };
  return std::move(answer);
}

}  // namespace

void add_chart_verb(std::vector<Verb>& verbs) {
  verbs.push_back(verb<ChartRequest>({.name = "chart",
                                      .help = "One metric over the years as a chart: one self-contained SVG file",
                                      .examples = {"headway chart china_useful -o gain.svg",
                                                   "headway chart stock_ratio {base} {decided} {open} "
                                                   "--basis located -o ratio.svg"},
                                      .forms = kPage},
                                     &chart));
}

}  // namespace headway::verbs::detail
