#include "headway/verbs/kept_compare.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "headway/base/messages.hpp"
#include "headway/base/number.hpp"
#include "headway/results/compare.hpp"
#include "headway/verbs/head.hpp"

namespace headway::verbs {

using nlohmann::ordered_json;

namespace {

constexpr std::string_view kFirst = "first";
constexpr std::string_view kSides = "sides";
constexpr std::array<std::string_view, 5> kMayChange{"set", "metric", "yardstick", "basis", "samples"};

const Verb& compare_verb() { return *find_verb("compare"); }

base::Error no_object(const std::string& what) {
  return base::input_error(what + " is not a JSON object", "fields and their values were expected",
                           R"(write, for instance, {"samples": 500})");
}

/// The draw that the field `first` names; `otherwise` where it is left out.
base::Result<long> first_in(const ordered_json& json, long otherwise) {
  if (!json.contains(kFirst)) {
    return otherwise;
  }
  // Beyond 32 bits a page's numbers begin anew.
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  if (!json[kFirst].is_number_integer() || json[kFirst].get<std::int64_t>() < 0 ||
      json[kFirst].get<std::int64_t>() > kMost) {
    return std::unexpected(base::input_error("cannot use " + base::field(kFirst) + " " + json[kFirst].dump(),
                                             "a draw's number was expected, from 0 to " + std::to_string(kMost),
                                             "leave it out for 0"));
  }
  return static_cast<long>(json[kFirst].get<std::int64_t>());
}

base::Result<CompareRequest> request_in(ordered_json json) {
  json.erase(std::string(kFirst));
  json["verb"] = compare_verb().name;
  const auto read = read_request(json);
  if (!read) {
    return std::unexpected(read.error());
  }
  CompareRequest request = *static_cast<const CompareRequest*>(read->request.get());
  if (auto found = api::find_book(request); !found) {
    return std::unexpected(std::move(found.error()));
  }
  if (auto taken = api::take_from_book(compare_verb().fields, &request, request.book); !taken) {
    return std::unexpected(std::move(taken.error()));
  }
  return request;
}

api::Kept kept_in(const CompareRequest& request, long first) {
  api::Kept kept;
  static_cast<api::Draws&>(kept) = request;
  static_cast<api::Lens&>(kept.figures) = request;
  static_cast<api::Metrics&>(kept.figures) = request;
  kept.base = request.base;
  kept.others = request.others;
  kept.first = first;
  return kept;
}

base::Result<void> set_sides(const ordered_json& sides, CompareRequest& request) {
  if (!sides.is_object()) {
    return std::unexpected(no_object("what is said of sides"));
  }
  for (const auto& [key, text] : sides.items()) {
    const auto side = base::read_number(key);
    const auto count = static_cast<double>(request.others.size());
    if (!side || *side < 0.0 || *side > count || key.find_first_not_of("0123456789") != std::string::npos) {
      return std::unexpected(base::input_error(
          "there is no side " + key, "sides are counted from 0, the base, to " + std::to_string(request.others.size()),
          "name one of them"));
    }
    if (!text.is_string()) {
      return std::unexpected(base::input_error("cannot use " + text.dump() + " as a side",
                                               "the name of a scenario was expected, with levers after it or without",
                                               "write it as on the command line"));
    }
    const auto place = static_cast<std::size_t>(*side);
    (place == 0 ? request.base : request.others[place - 1]) = text.get<std::string>();
  }
  return {};
}

base::Error cannot_change(const std::string& key) {
  std::string may(kSides);
  for (const std::string_view field : kMayChange) {
    may += ", " + std::string(field);
  }
  return base::input_error("a comparison that is kept cannot change '" + key + "'",
                           "of its fields " + may + " and " + std::string(kFirst) + " can be changed",
                           "open another comparison");
}

}  // namespace

Source source_of(const CompareRequest& request, std::shared_ptr<const study::Prepared> prepared,
                 const model::Provenance& provenance) {
  Source source = detail::source_of(std::move(prepared), provenance, detail::base_and(request.base, request.others));
  source.yardstick = request.yardstick;
  source.basis = request.basis;
  return source;
}

base::Result<KeptCompare> KeptCompare::open(const ordered_json& request) {
  if (!request.is_object()) {
    return std::unexpected(no_object("the request"));
  }
  const auto first = first_in(request, 0);
  if (!first) {
    return std::unexpected(first.error());
  }
  auto asked = request_in(request);
  if (!asked) {
    return std::unexpected(asked.error());
  }
  auto engine = api::KeptEngine::open(*asked, kept_in(*asked, *first));
  if (!engine) {
    return std::unexpected(engine.error());
  }
  return KeptCompare(std::move(*asked), std::move(*engine));
}

base::Result<void> KeptCompare::change(const ordered_json& change) {
  if (!change.is_object()) {
    return std::unexpected(no_object("the change"));
  }
  CompareRequest wanted = request_;
  const auto first = first_in(change, engine_.kept().first);
  if (!first) {
    return std::unexpected(first.error());
  }
  ordered_json fields = ordered_json::object();
  for (const auto& [key, value] : change.items()) {
    if (key == kSides) {
      if (auto set = set_sides(value, wanted); !set) {
        return set;
      }
    } else if (std::ranges::find(kMayChange, key) != kMayChange.end()) {
      fields[key] = value;
    } else if (key != kFirst) {
      return std::unexpected(cannot_change(key));
    }
  }
  if (auto set = set_fields(compare_verb(), fields, &wanted); !set) {
    return set;
  }
  if (auto done = engine_.change(wanted.set, kept_in(wanted, *first)); !done) {
    return done;
  }
  request_ = std::move(wanted);
  return {};
}

base::Result<std::string> KeptCompare::rows() const {
  const auto rows = engine_.rows();
  return rows ? base::Result<std::string>(ensemble::to_bytes(*rows)) : std::unexpected(rows.error());
}

base::Result<void> KeptCompare::merge(std::string_view rows) {
  auto read = ensemble::rows_from_bytes(rows);
  return read ? engine_.merge(std::move(*read)) : std::unexpected(read.error());
}

base::Result<std::string> KeptCompare::result() const {
  const auto result = engine_.result();
  if (!result) {
    return std::unexpected(result.error());
  }
  CompareRequest request = request_;
  request.samples = result->provenance.samples;
  const results::Comparison comparison{&*result};
  Answer answer;
  answer.schema = std::string(kCompareSchema);
  answer.source = source_of(request, engine_.shared(), result->provenance);
  detail::describe(answer, results::compare(),
                   std::shared_ptr<const results::Comparison>(std::shared_ptr<void>(), &comparison));
  return in_form(compare_verb(), &request, answer, kJson);
}

}  // namespace headway::verbs
