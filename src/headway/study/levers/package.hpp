// A policy package: in which levers one scenario differs from another, and the scenarios in between.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "headway/study/model.hpp"

namespace headway::study {

/// A lever that differs, or several that choose among alternatives together and so are one.
struct PackageLever {
  std::vector<std::string> ids;
  std::vector<book::Entry> base;   ///< each as the base has it
  std::vector<book::Entry> other;  ///< ... and as the other has it
};

/// "washington.cap + washington.cap_share": its ids.
std::string name_of(const PackageLever& lever);

/// In the order of ids. Errors: an unknown scenario.
base::Result<std::vector<PackageLever>> package_between(const Prepared& prepared, const std::string& base,
                                                        const std::string& other);

/// The base with the levers of `taken` (bit k: levers[k]) as the other has them. Errors: of scenario_named().
base::Result<ensemble::Scenario> mixed_scenario(const Prepared& prepared, const std::string& base,
                                                const std::string& other, const std::vector<PackageLever>& levers,
                                                std::uint64_t taken);

}  // namespace headway::study
