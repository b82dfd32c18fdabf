#include "headway/study/claims/answer.hpp"

#include <utility>

#include "headway/model/figures.hpp"
#include "headway/model/metric.hpp"

namespace headway::study::claims {

namespace {

Named named_after(const Asked& asked, const Policy& policy) {
  const model::Metric& measure = model::metric_of(asked.measure);
  Named named;
  named.id = measure.id;
  named.means = asked.measure == balance::kDomesticShareUnits
                    ? "Chinese designs in purchases for use in mainland China, by units"
                : asked.measure == balance::kChinaUseful ? "useful compute of China's users"
                                                         : measure.means;
  named.unit = model::unit_of(asked.measure, asked.yardstick);
  named.period = to_string(asked.when);
  named.scenario = name_of(policy);
  named.yardstick = measure.by_yardstick ? balance::kYardstickNames[static_cast<std::size_t>(asked.yardstick)] : "";
  named.basis = measure.by_basis ? balance::kBasisNames[static_cast<std::size_t>(asked.basis)] : "";
  return named;
}

Figure& push(Answer& answer, Named named, const model::Summary& summary) {
  answer.figures.push_back(Figure{std::move(named.id), std::move(named.means), std::move(named.unit),
                                  std::move(named.yardstick), std::move(named.basis), std::move(named.period),
                                  std::move(named.scenario), std::move(named.versus), summary, false, false});
  return answer.figures.back();
}

}  // namespace

Figure& add(Answer& answer, Named named, const Row& row) { return push(answer, std::move(named), summary_of(row)); }

Part read_as(std::string reading, Part part) {
  part.reading = std::move(reading);
  return part;
}

Part beside(Part part) {
  part.role = Role::beside;
  return part;
}

Part given(Part part) {
  part.role = Role::given;
  return part;
}

Figure& add_certain(Answer& answer, Named named, double value) {
  return push(answer, std::move(named), certain(value));
}

Figure& add_share(Answer& answer, Named named, const Part& part) {
  return push(answer, std::move(named), certain(100.0 * part.share, 100.0 * share_error(part)));
}

Figure& add_measure(Answer& answer, Evidence& evidence, const Policy& policy, const Asked& asked) {
  return add(answer, named_after(asked, policy), evidence.of(policy, asked));
}

Figure& add_gain(Answer& answer, Evidence& evidence, const Policy& policy, const Policy& base, const Asked& asked) {
  Named named = named_after(asked, policy);
  named.versus = name_of(base);
  return add(answer, std::move(named), evidence.of(policy, asked) - evidence.of(base, asked));
}

std::string name_of(const Policy& policy) {
  return policy.changed.empty() ? policy.scenario : policy.scenario + ", " + policy.changed;
}

}  // namespace headway::study::claims
