#include "headway/book/provenance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace headway::book {
namespace {

const std::array<std::string, 3> kConfidences = {"high", "medium", "low"};
const std::array<std::string, 4> kKinds = {"observation", "projection", "judgement", "definition"};

/// What the world had seen when the book was laid out; values of later periods are projections unless they say
/// otherwise.
constexpr base::Month kLastObserved = base::Month::of(2025, 12);

Kind kind_of(const Knot& knot, const std::string& stated) {
  if (const std::optional<Kind> kind = parse_kind(stated)) {
    return *kind;
  }
  if (knot.source.starts_with("judgement")) {
    return Kind::judgement;
  }
  return !knot.period || knot.period->last <= kLastObserved ? Kind::observation : Kind::projection;
}

void check(const files::Table& table, const Knot& knot, Shape shape) {
  const bool judged = knot.kind == Kind::judgement || knot.source.starts_with("judgement");
  if (judged && knot.reason.empty()) {
    table.trouble().fail(table.node(), table.name() + " is a judgement without a reason",
                         "nobody but us says so, and a reader wants to know why",
                         "add reason = \"...\", or name a source");
  }
  const bool absent = !knot.quantiles.empty() && std::isinf(knot.quantiles.front().value);
  const bool bare = knot.quantiles.size() == 1 && !knot.mode && !absent;
  if (judged && bare && shape != Shape::number && knot.kind != Kind::definition) {
    table.trouble().fail(table.node(), table.name() + " is a judgement without a width",
                         "what is only judged is not sure",
                         "give quantiles such as p5 and p95, or use the shape number");
  }
  if (!judged && knot.kind != Kind::definition && knot.confidence.empty()) {
    table.trouble().fail(table.node(), table.name() + " has no 'confidence'",
                         "a reader wants to know how far its source can be trusted", "add high, medium or low");
  }
}

}  // namespace

void read_provenance(const files::Table& table, Shape shape, std::vector<Knot>& knots) {
  table.require("source", "every number says whose it is");
  table.require("published", "a number counts from the day on which it could be known");
  const std::string source = table.text("source");
  const std::string reason = table.text("reason");
  const std::string confidence = table.word("confidence", kConfidences);
  const std::string kind = table.word("kind", kKinds);
  const base::Day published = table.day("published").value_or(base::Day{});
  for (Knot& knot : knots) {
    knot.source = source;
    knot.reason = reason;
    knot.confidence = confidence;
    knot.published = published;
    knot.kind = kind_of(knot, kind);
    check(table, knot, shape);
  }
}

}  // namespace headway::book
