#include "headway/model/frozen.hpp"

#include <algorithm>
#include <memory>

#include "headway/balance/bindings.hpp"

namespace headway::model {

namespace {

/// Collects every input's id and unit, in the order in which kernels load them.
struct InputLister {
  Inputs& inputs;
  void scalar(double& /*member*/, std::string_view prefix, std::string_view name, std::string_view unit) const {
    inputs.scalars.push_back(Input{std::string(prefix) + std::string(name), std::string(unit), false});
  }
  void path(balance::Path<double>& /*member*/, std::string_view prefix, std::string_view name,
            std::string_view unit) const {
    inputs.paths.push_back(Input{std::string(prefix) + std::string(name), std::string(unit), true});
  }
};

}  // namespace

Inputs inputs_of_the_model() {
  return inputs_of_the_model(balance::kShippedClasses, {.of_class = &balance::ShippedNames::of_class,
                                                        .of_design = &balance::ShippedNames::of_design});
}

Inputs inputs_of_the_model(const balance::Classes& classes, const ClassNames& names) {
  const auto blank = std::make_unique<balance::Assumptions<double>>();
  Inputs inputs;
  InputLister lister{inputs};
  balance::visit_inputs(*blank, lister, classes, names);
  return inputs;
}

balance::Timeline timeline_to(base::Month horizon, base::Month through, bool hindcast) {
  const int months = horizon - base::kFirstMonth + 1;
  const int after_through = through - base::kFirstMonth + 1;
  const int branch = hindcast ? after_through : std::max(kFirstBranch - base::kFirstMonth, after_through);
  return balance::Timeline{months, after_through - 1, branch, hindcast};
}

base::Month branch_month(const Frozen& frozen) { return base::kFirstMonth + frozen.model.timeline.branch; }

ensemble::Options engine_options(const Question& question) {
  ensemble::Options options;
  options.seed = question.seed;
  options.draws = question.samples;
  options.threads = question.threads;
  options.progress = question.progress;
  return options;
}

Provenance provenance_of(const Frozen& frozen, const Question& question, long dropped) {
  return Provenance{frozen.book_hash, frozen.as_of,  frozen.through,
                    question.horizon, question.seed, question.samples,
                    dropped,          0.0,           branch_month(frozen)};
}

Provenance provenance_of(const Frozen& frozen, const Question& question, const ensemble::Ensemble& ensemble) {
  Provenance provenance = provenance_of(frozen, question, ensemble.dropped);
  provenance.effective = ensemble.effective;
  return provenance;
}

}  // namespace headway::model
