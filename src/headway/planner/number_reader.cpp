#include "headway/planner/number_reader.hpp"

#include <fmt/format.h>

#include <cmath>

namespace headway::planner {

const toml::table* NumberReader::table_of(std::string_view key) {
  const toml::node* const node = reader_.table.get(key);
  if (node == nullptr) {
    return nullptr;
  }
  if (!node->is_table()) {
    reader_.fail(
        *node, fmt::format("'{}' of {} is not a number with its source", key, reader_.name), "",
        "write { value = 1, unit = \"...\", source = \"...\", published = 2025-12-31 }, or judgement = \"why\" in "
        "place of source and published");
    return nullptr;
  }
  return node->as_table();
}

void NumberReader::note(files::TableReader& part, const std::string& name, const std::string& value,
                        const Allowed& allowed) {
  const std::string unit = part.required_text("unit");
  if (!part.error && unit != allowed.unit) {
    part.fail(*part.table.get("unit"), fmt::format("unit '{}' of {}", unit, name),
              fmt::format("expected '{}'", allowed.unit), "convert the number");
  }
  const bool judged = part.table.contains("judgement");
  if (judged == part.table.contains("source")) {
    part.fail(part.table, fmt::format("{} has {} source and judgement", name, judged ? "both" : "neither"),
              "every number says where it is from", "add source and published, or judgement = \"why\"");
  }
  Stated stated{name, value, unit, judged ? part.required_text("judgement") : part.required_text("source"), "", judged};
  if (!judged) {
    stated.published = base::to_string(part.required_day("published"));
  }
  if (part.error && !reader_.error) {
    reader_.error = part.error;
  }
  stated_.push_back(std::move(stated));
}

double NumberReader::inside(files::TableReader& part, std::string_view key, const Allowed& allowed) {
  const toml::node* const node = part.table.get(key);
  if (node == nullptr) {
    part.fail(part.table, fmt::format("{} has no '{}'", part.name, key), "", "add it");
    return allowed.least;
  }
  const auto value = node->value<double>();
  const bool right = node->is_number() && value && std::isfinite(*value) && *value >= allowed.least &&
                     *value <= allowed.most && (!allowed.whole || *value == std::floor(*value));
  if (!right) {
    part.fail(*node, fmt::format("'{}' of {} is out of range", key, part.name),
              fmt::format("expected a {}number from {:g} to {:g} {}", allowed.whole ? "whole " : "", allowed.least,
                          allowed.most, allowed.unit),
              "correct it");
    return allowed.least;
  }
  return *value;
}

double NumberReader::required(std::string_view key, const Allowed& allowed) {
  if (!reader_.table.contains(key)) {
    reader_.fail(reader_.table, fmt::format("{} has no '{}'", reader_.name, key),
                 fmt::format("the planner needs it, in {}", allowed.unit), "add it with value, unit and source");
    return allowed.least;
  }
  return optional(key, allowed, allowed.least);
}

double NumberReader::optional(std::string_view key, const Allowed& allowed, double otherwise) {
  const toml::table* const table = table_of(key);
  if (table == nullptr) {
    return otherwise;
  }
  files::TableReader part{*table, reader_.file, prefix_ + "." + std::string(key), std::nullopt};
  part.only({"value", "unit", "source", "published", "judgement"});
  const double value = inside(part, "value", allowed);
  note(part, part.name, fmt::format("{:g}", value), allowed);
  return value;
}

std::optional<Span> NumberReader::span(std::string_view key, const Allowed& allowed,
                                       const std::vector<std::string>& more) {
  const toml::table* const table = table_of(key);
  if (table == nullptr) {
    return std::nullopt;
  }
  files::TableReader part{*table, reader_.file, prefix_ + "." + std::string(key), std::nullopt};
  std::vector<std::string> known{"low", "high", "unit", "source", "published", "judgement"};
  known.insert(known.end(), more.begin(), more.end());
  part.only(known);
  const Span span{inside(part, "low", allowed), inside(part, "high", allowed)};
  if (!part.error && span.low > span.high) {
    part.fail(*table, fmt::format("{} is no range", part.name), "expected low <= high", "correct it");
  }
  note(part, part.name, fmt::format("{:g} to {:g}", span.low, span.high), allowed);
  return span;
}

}  // namespace headway::planner
