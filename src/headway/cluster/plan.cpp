#include "headway/cluster/plan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "headway/base/messages.hpp"
#include "headway/base/names.hpp"

namespace headway::cluster {

namespace {

constexpr long kMost = 10'000'000;

struct NumberKey {
  const char* key;
  long Plan::* member;
};

constexpr std::array kNumbers{NumberKey{"tp", &Plan::tensor},
                              NumberKey{"pp", &Plan::pipeline},
                              NumberKey{"dp", &Plan::data},
                              NumberKey{"cp", &Plan::context},
                              NumberKey{"ep", &Plan::expert},
                              NumberKey{"interleave", &Plan::interleave},
                              NumberKey{"microbatch", &Plan::micro_batch}};

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(at, start), text.size());
    parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

base::Result<long> whole_number(const std::string& key, const std::string& text, long least, long most) {
  long value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc{} || end != text.data() + text.size() || value < least || value > most) {
    return base::refused("'" + key + "=" + text + "' in the plan",
                         "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most),
                         "write, for instance, " + key + "=" + std::to_string(least));
  }
  return value;
}

template <class Value>
base::Result<Value> word(const std::string& key, const std::string& text,
                         const std::vector<std::pair<std::string, Value>>& known) {
  std::vector<std::string> names;
  for (const auto& [name, value] : known) {
    if (name == text) {
      return value;
    }
    names.push_back(name);
  }
  return base::refused("'" + key + "=" + text + "' in the plan", "no such word",
                       "did you mean " + key + "=" + base::nearest_names(text, names, 1).front() + "?");
}

base::Result<void> read_word(const std::string& key, const std::string& value, Plan& plan) {
  if (key == "recompute") {
    const auto read = word<Recompute>(
        key, value, {{"none", Recompute::none}, {"selective", Recompute::selective}, {"full", Recompute::full}});
    if (!read) {
      return std::unexpected(read.error());
    }
    plan.recompute = *read;
    return {};
  }
  if (key == "precision") {
    const auto read = word<Format>(
        key, value,
        {{"bf16", Format::sixteen}, {"fp8", Format::eight}, {"int8", Format::eight}, {"fp4", Format::four}});
    if (!read) {
      return std::unexpected(read.error());
    }
    plan.format = *read;
    return {};
  }
  if (key == "zero") {
    const auto read = whole_number(key, value, 0, 3);
    if (!read) {
      return std::unexpected(read.error());
    }
    plan.sharding = static_cast<int>(*read);
    return {};
  }
  if (key == "overlap") {
    const auto read = word<bool>(key, value, {{"none", false}, {"experts", true}});
    if (!read) {
      return std::unexpected(read.error());
    }
    plan.overlap_experts = *read;
    return {};
  }
  std::vector<std::string> keys{"recompute", "precision", "zero", "overlap"};
  std::ranges::transform(kNumbers, std::back_inserter(keys), [](const NumberKey& number) { return number.key; });
  return base::refused("unknown key '" + key + "' in the plan", "",
                       "did you mean '" + base::nearest_names(key, keys, 1).front() + "'?");
}

}  // namespace

std::string_view to_string(Recompute recompute) {
  return recompute == Recompute::none ? "none" : recompute == Recompute::selective ? "selective" : "full";
}

base::Result<Plan> parse_plan(std::string_view text, Plan start) {
  Plan plan = start;
  for (const std::string& part : split(text, ',')) {
    const std::size_t at = part.find('=');
    if (at == std::string::npos) {
      return base::refused("'" + part + "' in the plan", "expected key=value", "write it as tp=8,pp=4,dp=16");
    }
    const std::string key = part.substr(0, at);
    const std::string value = part.substr(at + 1);
    const auto number = std::ranges::find(kNumbers, key, &NumberKey::key);  // NOLINT(readability-qualified-auto)
    if (number == kNumbers.end()) {
      if (const auto read = read_word(key, value, plan); !read) {
        return std::unexpected(read.error());
      }
      continue;
    }
    const auto read = whole_number(key, value, 1, kMost);
    if (!read) {
      return std::unexpected(read.error());
    }
    plan.*number->member = *read;
  }
  return plan;
}

std::string to_string(const Plan& plan) {
  std::string text;
  for (const NumberKey& number : kNumbers) {
    text += std::string(number.key) + "=" + std::to_string(plan.*number.member) + ",";
  }
  const char* const precision = plan.format == Format::sixteen ? "bf16" : plan.format == Format::eight ? "fp8" : "fp4";
  return text + "recompute=" + std::string(to_string(plan.recompute)) + ",zero=" + std::to_string(plan.sharding) +
         ",precision=" + precision + (plan.overlap_experts ? ",overlap=experts" : "");
}

double micro_batches(const Plan& plan, const Job& job) {
  return job.batch / (static_cast<double>(plan.data) * static_cast<double>(plan.micro_batch));
}

base::Result<void> check(const Plan& plan, const Shape& shape, const Job& job) {
  const auto divides = [](long part, double whole) { return std::fmod(whole, static_cast<double>(part)) == 0.0; };
  const auto refuse = [](const std::string& key, long part, const std::string& what, double whole) {
    return base::refused(key + "=" + std::to_string(part) + " does not divide " + what + " (" +
                             std::to_string(static_cast<long long>(whole)) + ")",
                         "each part must be equal", "choose a divisor");
  };
  if (!divides(plan.tensor, shape.heads)) {
    return refuse("tp", plan.tensor, "the heads", shape.heads);
  }
  if (!divides(plan.context, job.sequence)) {
    return refuse("cp", plan.context, "the sequence", job.sequence);
  }
  if (static_cast<double>(plan.pipeline * plan.interleave) > shape.layers + 2.0) {
    return base::refused(
        "pp x interleave = " + std::to_string(plan.pipeline * plan.interleave) + " is more than the layers",
        "each chunk needs a layer", "use fewer stages or chunks");
  }
  if (!divides(plan.data * plan.micro_batch, job.batch)) {
    return refuse("dp x microbatch", plan.data * plan.micro_batch, "the batch", job.batch);
  }
  if (plan.expert > 1 && !shape.mixture()) {
    return base::refused("ep=" + std::to_string(plan.expert) + " for a dense model", "it has no experts",
                         "leave ep out");
  }
  if (shape.mixture() && !divides(plan.expert, shape.experts)) {
    return refuse("ep", plan.expert, "the experts", shape.experts);
  }
  if (!divides(plan.expert, static_cast<double>(plan.data * plan.context * plan.tensor))) {
    return refuse("ep", plan.expert, "dp x cp x tp", static_cast<double>(plan.data * plan.context * plan.tensor));
  }
  return {};
}

}  // namespace headway::cluster
