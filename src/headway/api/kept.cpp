#include "headway/api/kept.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <limits>
#include <utility>

#include "headway/api/prepare.hpp"
#include "headway/base/messages.hpp"
#include "headway/study/compare.hpp"

namespace headway::api {

namespace {

Texts sides_named(const Kept& kept) {
  Texts names{kept.base};
  names.insert(names.end(), kept.others.begin(), kept.others.end());
  return names;
}

base::Result<std::shared_ptr<const study::Prepared>> read(const Settings& settings, const Kept& kept) {
  study::Question question;
  put(settings, question);
  const Texts files = scenario_files_among(sides_named(kept));
  question.scenario_files.assign(files.begin(), files.end());
  auto prepared = prepare(question);
  if (!prepared) {
    return std::unexpected(prepared.error());
  }
  return std::make_shared<const study::Prepared>(std::move(*prepared));
}

study::Question question_of(const Settings& settings, const Kept& kept, const study::Prepared& prepared) {
  study::Question question;
  put(settings, question);
  put(kept, question);
  put(kept.figures, question);
  question.added_classes = prepared.classes.slots_filled();
  question.before = prepared.book.question.cast.before;
  return question;
}

base::Result<std::vector<model::Figure>> figures_of(const Settings& settings, const Kept& kept,
                                                    const study::Prepared& prepared) {
  return model::year_and_month_figures(model::branch_month(prepared), question_of(settings, kept, prepared));
}

base::Result<ensemble::Scenario> side_of(const study::Prepared& prepared, const std::string& name) {
  return study::scenario_named(prepared, scenario_meant(prepared, name));
}

base::Result<std::vector<ensemble::Scenario>> sides_of(const Kept& kept, const study::Prepared& prepared) {
  std::vector<ensemble::Scenario> sides;
  for (const std::string& name : sides_named(kept)) {
    auto side = side_of(prepared, name);
    if (!side) {
      return std::unexpected(side.error());
    }
    sides.push_back(std::move(*side));
  }
  return sides;
}

/// "id*=2", "id@2027-01..=value": the id.
std::string id_in(const std::string& set) { return set.substr(0, set.find_first_of("@=*+")); }

base::Result<void> may_become(const Kept& kept, const Kept& wanted) {
  const bool same_seed = kept.seed == wanted.seed;
  if (same_seed && kept.others.size() == wanted.others.size()) {
    return {};
  }
  return std::unexpected(base::input_error(same_seed ? "the comparison that is kept has another number of sides"
                                                     : "the draws that are kept are of another seed",
                                           "nothing that was run would be of use", "open another comparison"));
}

bool same_figures(const Figures& left, const Figures& right) {
  return left.metric == right.metric && left.yardstick == right.yardstick && left.basis == right.basis;
}

}  // namespace

KeptEngine::KeptEngine(Settings settings, Kept kept, std::shared_ptr<const study::Prepared> prepared,
                       model::KeptComparison comparison)
    : settings_(std::move(settings)),
      kept_(std::move(kept)),
      prepared_(std::move(prepared)),
      comparison_(std::move(comparison)) {}

base::Result<KeptEngine> KeptEngine::open(const Settings& settings, const Kept& kept) {
  auto prepared = read(settings, kept);
  if (!prepared) {
    return std::unexpected(prepared.error());
  }
  auto sides = sides_of(kept, **prepared);
  if (!sides) {
    return std::unexpected(sides.error());
  }
  auto figures = figures_of(settings, kept, **prepared);
  if (!figures) {
    return std::unexpected(figures.error());
  }
  const study::Question question = question_of(settings, kept, **prepared);
  const model::Question& asked = question;
  auto comparison = model::KeptComparison::open(*prepared, asked, std::move(*sides), std::move(*figures), kept.first);
  if (!comparison) {
    return std::unexpected(comparison.error());
  }
  return KeptEngine(settings, kept, std::move(*prepared), std::move(*comparison));
}

base::Result<void> KeptEngine::change(const Texts& set, const Kept& wanted) {
  if (auto may = may_become(kept_, wanted); !may) {
    return may;
  }
  const Texts before = sides_named(kept_);
  const Texts now = sides_named(wanted);
  Settings settings = settings_;
  settings.set = set;
  model::KeptComparison::Change change;
  std::shared_ptr<const study::Prepared> prepared = prepared_;
  if (set != settings_.set || scenario_files_among(before) != scenario_files_among(now)) {
    auto anew = read(settings, wanted);
    if (!anew) {
      return std::unexpected(anew.error());
    }
    change.frozen = prepared = std::move(*anew);
    for (const Texts* const sets : {&std::as_const(settings_.set), &set}) {
      std::ranges::transform(*sets, std::back_inserter(change.assumptions), id_in);
    }
  }
  for (std::size_t side = 0; side < now.size(); ++side) {
    if (change.frozen || before[side] != now[side]) {
      auto scenario = side_of(*prepared, now[side]);
      if (!scenario) {
        return std::unexpected(scenario.error());
      }
      change.sides.emplace(side, std::move(*scenario));
    }
  }
  if (!same_figures(kept_.figures, wanted.figures)) {
    auto figures = figures_of(settings, wanted, *prepared);
    if (!figures) {
      return std::unexpected(figures.error());
    }
    change.figures = std::move(*figures);
  }
  if (kept_.first != wanted.first || kept_.samples != wanted.samples) {
    change.first = wanted.first;
    change.samples = wanted.samples;
  }
  if (auto done = comparison_.change(std::move(change)); !done) {
    return done;
  }
  settings_ = std::move(settings);
  kept_ = wanted;
  prepared_ = std::move(prepared);
  return {};
}

base::Result<void> KeptEngine::set_side(std::size_t side, const std::string& scenario) {
  Kept wanted = kept_;
  if (side > wanted.others.size()) {
    return comparison_.set_scenario(side, {});  // which says that there is no such side
  }
  (side == 0 ? wanted.base : wanted.others[side - 1]) = scenario;
  return change(settings_.set, wanted);
}

base::Result<void> KeptEngine::set_assumptions(const Texts& set) { return change(set, kept_); }

base::Result<void> KeptEngine::set_figures(const Figures& figures) {
  Kept wanted = kept_;
  wanted.figures = figures;
  return change(settings_.set, wanted);
}

base::Result<void> KeptEngine::set_draws(long first, long samples) {
  Kept wanted = kept_;
  wanted.first = first;
  wanted.samples = samples;
  return change(settings_.set, wanted);
}

long KeptEngine::advance(double milliseconds, const std::function<bool()>& stop) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  return comparison_.advance(std::numeric_limits<long>::max(), [&] {
    return (stop && stop()) || std::chrono::duration<double, std::milli>(Clock::now() - begin).count() >= milliseconds;
  });
}

base::Result<model::CompareResult> KeptEngine::result() const {
  auto result = comparison_.result();
  if (result) {
    study::add_words(*prepared_, *result);
  }
  return result;
}

}  // namespace headway::api
