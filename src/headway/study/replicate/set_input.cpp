#include "headway/study/replicate/set_input.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "headway/base/messages.hpp"
#include "headway/book/setting.hpp"

namespace headway::study {

namespace {

/// A number, or the two ends of a range about its middle.
std::optional<book::Stated> stated_in(std::string_view text) {
  const auto dots = text.find("..");
  const auto low = book::parse_number(text.substr(0, dots));
  const auto high = dots == std::string_view::npos ? low : book::parse_number(text.substr(dots + 2));
  if (!low || !high || *low > *high) {
    return std::nullopt;
  }
  return book::Stated{0.5 * (*low + *high), *low, *high};
}

}  // namespace

std::optional<base::Error> set_input(const std::string& text, book::Replication& replication) {
  const base::Location where{.file = base::field("input") + " " + text, .line = 0};
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    return base::input_error("not a setting", "it has the form id=value", "write it as chips_910c=800000", where);
  }
  const std::string id = text.substr(0, equals);
  const auto input = std::ranges::find(replication.inputs, id, &book::ReplicationInput::id);
  if (input == replication.inputs.end()) {
    std::vector<std::string> ids;
    std::ranges::transform(replication.inputs, std::back_inserter(ids), &book::ReplicationInput::id);
    return base::input_error("unknown input '" + id + "'", "replication " + replication.name + " has no such input",
                             base::did_you_mean(id, ids, 3), where);
  }
  if (input->missing) {
    return base::input_error(id + " is not stated by the publication", "it is solved for from the published numbers",
                             "set one of the inputs that it states", where);
  }
  const auto value = stated_in(std::string_view(text).substr(equals + 1));
  if (!value) {
    return base::input_error("cannot read '" + text.substr(equals + 1) + "'",
                             "a number, or two with .. between them, in " + input->unit + " was expected",
                             "write, for instance, " + id + "=800000", where);
  }
  input->values.assign(std::max({input->values.size(), input->chips.size(), std::size_t{1}}), *value);
  input->chips.clear();
  input->figure.clear();
  input->provenance.source = "set for this run: " + text;
  return std::nullopt;
}

}  // namespace headway::study
