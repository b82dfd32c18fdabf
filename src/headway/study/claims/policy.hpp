// A policy that a claim asks about: a scenario of the book, or one with an input changed, so that the effect of that
// input alone is seen on the same draws.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/study/model.hpp"

namespace headway::study::claims {

/// What is done to a scenario before it is run.
using Change = std::function<base::Result<void>(const Prepared&, ensemble::Scenario&)>;

struct Policy {
  std::string scenario;         ///< as the book names it
  std::string changed;          ///< what is changed, in words; empty for nothing
  std::vector<Change> changes;  ///< in this order
  std::string family;           ///< policies of a family are run together; empty for the book's own
};

/// The family of policies with an input changed: all of them in one pass, so that they share their history.
inline constexpr const char* kChanged = "changed";

/// The scenario as the book has it.
Policy as_is(std::string scenario);

/// The scenario with something changed, said in words.
Policy changed(std::string scenario, std::string what, std::vector<Change> changes);

/// A scalar input or a lever multiplied by `factor` in all draws, from the branch on; its bounds go with it, up to
/// `most`.
Change multiplied(const std::string& id, double factor, double most = 1e300);

/// A scalar input or a lever set to a number without doubt, in the unit of the model.
Change fixed(const std::string& id, double value);

/// A path multiplied by `factor` from the branch on.
Change path_multiplied(const std::string& id, double factor);

/// Newly permitted classes may be sold `months` later (earlier where negative, but not before the branch).
Change access_shifted(int months);

/// All foreign chips in China stop in this month.
Change stopped_in(base::Month month);

/// One lever as in another scenario.
Change lever_as_in(const std::string& scenario, ensemble::Lever lever);

/// Beijing's levers, its permission included, as in another scenario.
Change beijing_as_in(const std::string& scenario);

/// Beijing's decision is the same throughout.
Change beijing(ensemble::Permission permission);

}  // namespace headway::study::claims
