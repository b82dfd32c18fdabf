// Adds figures to an answer, so that a claim reads as the list of what it computes.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "headway/study/claims/claim.hpp"
#include "headway/study/claims/evidence.hpp"

namespace headway::study::claims {

/// What names a figure that no measure names.
struct Named {
  std::string id;
  std::string means;
  std::string unit;
  std::string period;
  std::string scenario;
  std::string versus;
  std::string yardstick;
  std::string basis;
};

/// A row under a name of the claim's own; returns the figure, to be marked as shown.
Figure& add(Answer& answer, Named named, const Row& row);

/// Says under which policy, or by which yardstick, the statement is read.
Part read_as(std::string reading, Part part);

/// The statement moves no verdict, and is printed with its own likelihood.
Part beside(Part part);

/// The statement follows from inputs of the book alone.
Part given(Part part);

/// One statement under several policies, by name: the first is judged, the others stand beside it. `under` makes the
/// statement of one policy.
template <class Under>
void put_to_policies(Answer& answer, std::initializer_list<std::string> scenarios, const Under& under) {
  bool first = true;
  for (const std::string& scenario : scenarios) {
    Part part = read_as(scenario, under(scenario));
    answer.parts.push_back(first ? std::move(part) : beside(std::move(part)));
    first = false;
  }
}

/// A number without doubt.
Figure& add_certain(Answer& answer, Named named, double value);

/// The share of draws in which a statement holds, in percent, with its Monte Carlo error.
Figure& add_share(Answer& answer, Named named, const Part& part);

/// A figure of the model under a policy.
Figure& add_measure(Answer& answer, Evidence& evidence, const Policy& policy, const Asked& asked);

/// The same, less that under `base`, draw by draw.
Figure& add_gain(Answer& answer, Evidence& evidence, const Policy& policy, const Policy& base, const Asked& asked);

/// "SCENARIO, access 6 months later".
std::string name_of(const Policy& policy);

}  // namespace headway::study::claims
