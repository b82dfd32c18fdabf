#include "headway/api/kept.hpp"

#include <chrono>
#include <limits>
#include <utility>

#include "headway/api/prepare.hpp"
#include "headway/study/compare.hpp"

namespace headway::api {

namespace {

base::Result<std::shared_ptr<const study::Prepared>> read(const Settings& settings) {
  study::Question question;
  put(settings, question);
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
  const study::Question question = question_of(settings, kept, prepared);
  return kept.figures.by_month ? model::month_figures_from(model::branch_month(prepared), question)
                               : model::year_figures(question);
}

base::Result<std::vector<ensemble::Scenario>> sides_of(const Kept& kept, const study::Prepared& prepared) {
  Texts names{kept.base};
  names.insert(names.end(), kept.others.begin(), kept.others.end());
  return study::scenarios_named(prepared, names);
}

/// "id*=2", "id@2027-01..=value": the id.
std::string id_in(const std::string& set) { return set.substr(0, set.find_first_of("@=*+")); }

}  // namespace

KeptEngine::KeptEngine(Settings settings, Kept kept, std::shared_ptr<const study::Prepared> prepared,
                       model::KeptComparison comparison)
    : settings_(std::move(settings)),
      kept_(std::move(kept)),
      prepared_(std::move(prepared)),
      comparison_(std::move(comparison)) {}

base::Result<KeptEngine> KeptEngine::open(const Settings& settings, const Kept& kept) {
  auto prepared = read(settings);
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

base::Result<void> KeptEngine::set_side(std::size_t side, const std::string& scenario) {
  auto set = study::scenario_named(*prepared_, scenario);
  if (!set) {
    return std::unexpected(set.error());
  }
  if (auto done = comparison_.set_scenario(side, std::move(*set)); !done) {
    return done;
  }
  (side == 0 ? kept_.base : kept_.others[side - 1]) = scenario;
  return {};
}

base::Result<void> KeptEngine::set_assumptions(const Texts& set) {
  Settings settings = settings_;
  settings.set = set;
  auto prepared = read(settings);
  if (!prepared) {
    return std::unexpected(prepared.error());
  }
  auto sides = sides_of(kept_, **prepared);
  if (!sides) {
    return std::unexpected(sides.error());
  }
  Texts named;
  for (const Texts* const sets : {&std::as_const(settings_.set), &set}) {
    for (const std::string& text : *sets) {
      named.push_back(id_in(text));
    }
  }
  if (auto done = comparison_.set_model(*prepared, named); !done) {
    return done;
  }
  for (std::size_t side = 0; side < sides->size(); ++side) {
    if (auto done = comparison_.set_scenario(side, std::move((*sides)[side])); !done) {
      return done;
    }
  }
  settings_ = std::move(settings);
  prepared_ = std::move(*prepared);
  return {};
}

base::Result<void> KeptEngine::set_figures(const Figures& figures) {
  Kept kept = kept_;
  kept.figures = figures;
  auto asked = figures_of(settings_, kept, *prepared_);
  if (!asked) {
    return std::unexpected(asked.error());
  }
  if (auto done = comparison_.set_figures(std::move(*asked)); !done) {
    return done;
  }
  kept_ = std::move(kept);
  return {};
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
