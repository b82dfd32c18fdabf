#include "headway/model/kept_comparison.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string>

#include "headway/base/messages.hpp"
#include "headway/ensemble/rows.hpp"

namespace headway::model {

namespace {

std::vector<ensemble::Request> requests_for(const std::vector<Figure>& figures) {
  std::vector<ensemble::Request> requests;
  std::ranges::transform(figures, std::back_inserter(requests), &Figure::request);
  return requests;
}

/// The engine's part of the model, which lives as long as the whole.
std::shared_ptr<const ensemble::Model> model_in(const std::shared_ptr<const Frozen>& frozen) {
  return {frozen, &frozen->model};
}

base::Result<void> may_be_kept(const Frozen& frozen) {
  if (frozen.model.constraint.empty()) {
    return {};
  }
  return std::unexpected(base::input_error("a comparison that is kept cannot weigh draws",
                                           "with " + base::field("constrain") + " each draw hangs on all others",
                                           "leave it out, or ask for the comparison at once"));
}

bool same_months(const balance::Timeline& left, const balance::Timeline& right) {
  return left.months == right.months && left.through == right.through && left.branch == right.branch &&
         left.hindcast == right.hindcast;
}

/// Draws are counted below this, on every machine: a page's numbers have 32 bits.
constexpr long kDrawsEnd = std::numeric_limits<std::int32_t>::max();

base::Result<void> some_draws(long samples, long first) {
  if (samples >= 1 && first >= 0) {
    if (samples <= kDrawsEnd && first <= kDrawsEnd - samples) {
      return {};
    }
    return std::unexpected(base::input_error("there are not so many draws",
                                             "they are counted up to " + std::to_string(kDrawsEnd),
                                             "give smaller " + base::field("first") + " or " + base::field("samples")));
  }
  return std::unexpected(base::input_error("there is no draw to keep",
                                           "draws are counted from 0, and a comparison has at least one",
                                           "give " + base::field("samples") + " of 1 or more"));
}

/// Whether rows have draws in common with those from `first` on.
bool in_common(const ensemble::DrawnRows& rows, long first, long samples) {
  return rows.first < first + samples && first < rows.first + rows.draws();
}

/// Places of the inputs that have one of these names.
std::vector<std::size_t> places_of(const std::vector<Input>& inputs, std::span<const std::string> names) {
  std::vector<std::size_t> places;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    if (std::ranges::find(names, inputs[k].id) != names.end()) {
      places.push_back(k);
    }
  }
  return places;
}

}  // namespace

KeptComparison::KeptComparison(std::shared_ptr<const Frozen> frozen, Question question,
                               std::vector<ensemble::Scenario> scenarios, std::vector<Figure> figures,
                               const ensemble::KeptRange& range)
    : frozen_(std::move(frozen)),
      question_(std::move(question)),
      figures_(std::move(figures)),
      draws_(model_in(frozen_), std::move(scenarios), requests_for(figures_), range) {}

base::Result<KeptComparison> KeptComparison::open(std::shared_ptr<const Frozen> frozen, Question question,
                                                  std::vector<ensemble::Scenario> scenarios,
                                                  std::vector<Figure> figures, long first, int width) {
  if (auto may = may_compare(*frozen, question); !may) {
    return std::unexpected(may.error());
  }
  if (auto may = may_be_kept(*frozen); !may) {
    return std::unexpected(may.error());
  }
  if (scenarios.empty()) {
    return std::unexpected(
        base::input_error("there is no scenario to keep", "a comparison has a base", "give " + base::field("base")));
  }
  if (auto some = some_draws(question.samples, first); !some) {
    return std::unexpected(some.error());
  }
  if (auto fits = ensemble::fits_into_memory(figures.size(), scenarios.size(), question.samples); !fits) {
    return std::unexpected(fits.error());
  }
  const ensemble::KeptRange range{.seed = question.seed, .first = first, .count = question.samples, .width = width};
  return KeptComparison(std::move(frozen), std::move(question), std::move(scenarios), std::move(figures), range);
}

base::Result<void> KeptComparison::set_scenario(std::size_t side, ensemble::Scenario scenario) {
  return change({.sides = {{side, std::move(scenario)}}});
}

base::Result<void> KeptComparison::set_figures(std::vector<Figure> figures) {
  return change({.figures = std::move(figures)});
}

base::Result<void> KeptComparison::set_model(std::shared_ptr<const Frozen> frozen,
                                             std::span<const std::string> changed) {
  return change({.frozen = std::move(frozen), .assumptions = {changed.begin(), changed.end()}});
}

base::Result<void> KeptComparison::check(const Change& change) const {
  if (change.frozen) {
    if (auto may = may_be_kept(*change.frozen); !may) {
      return may;
    }
    if (!same_months(change.frozen->model.timeline, frozen_->model.timeline) ||
        !(change.frozen->model.classes == frozen_->model.classes)) {
      return std::unexpected(base::input_error("the model has other months or chip classes than the one that is kept",
                                               "all that was run rests on them", "open another comparison"));
    }
  }
  if (!change.sides.empty() && change.sides.rbegin()->first >= sides()) {
    return std::unexpected(base::input_error("there is no side " + std::to_string(change.sides.rbegin()->first),
                                             "sides are counted from 0, the base, to " + std::to_string(sides() - 1),
                                             "name one of them"));
  }
  const long samples = change.samples.value_or(range().count);
  if (auto some = some_draws(samples, change.first.value_or(range().first)); !some) {
    return some;
  }
  const std::size_t figures = change.figures ? change.figures->size() : figures_.size();
  return ensemble::fits_into_memory(figures, sides(), samples);
}

base::Result<void> KeptComparison::change(Change change) {
  if (auto may = check(change); !may) {
    return may;
  }
  if (change.frozen || !change.sides.empty() || change.figures) {
    merged_.clear();
  }
  if (change.first || change.samples) {
    const long first = change.first.value_or(range().first);
    question_.samples = change.samples.value_or(range().count);
    std::erase_if(merged_, [&](const auto& part) { return in_common(part, first, question_.samples); });
    draws_.set_range(first, question_.samples);
  }
  if (change.frozen) {
    draws_.set_model(model_in(change.frozen), {.scalars = places_of(change.frozen->scalars, change.assumptions),
                                               .paths = places_of(change.frozen->paths, change.assumptions)});
    frozen_ = std::move(change.frozen);
  }
  for (auto& [side, scenario] : change.sides) {
    draws_.set_scenario(side, std::move(scenario));
  }
  if (change.figures) {
    figures_ = std::move(*change.figures);
    draws_.set_requests(requests_for(figures_));
  }
  return {};
}

long KeptComparison::there() const {
  long draws = done();
  for (const auto& part : merged_) {
    draws += part.draws();
  }
  return draws;
}

long KeptComparison::advance(long packs, const std::function<bool()>& stop) { return draws_.advance(packs, stop); }

base::Result<ensemble::DrawnRows> KeptComparison::rows() const {
  if (auto broken = draws_.broken()) {
    return std::unexpected(std::move(*broken));
  }
  return draws_.rows();
}

base::Result<void> KeptComparison::merge(ensemble::DrawnRows rows) {
  if (draws_.fingerprint() != rows.of) {
    return std::unexpected(base::input_error("the rows belong to another comparison",
                                             "their assumptions, scenarios, figures or seed are not those set here",
                                             "make the same changes in both, and take the rows again"));
  }
  const auto& range = this->range();
  if (in_common(rows, range.first, range.count)) {
    return std::unexpected(base::input_error(
        "the rows hold draws that are run here",
        "draws " + std::to_string(range.first) + " to " + std::to_string(range.first + range.count - 1) + " are kept",
        "run ranges of draws that have none in common"));
  }
  const auto replaced = [&](const ensemble::DrawnRows& part) {
    return part.first == rows.first || in_common(part, rows.first, rows.draws());
  };
  std::vector<const ensemble::DrawnRows*> parts{&rows};
  for (const auto& part : merged_) {
    if (!replaced(part)) {
      parts.push_back(&part);
    }
  }
  if (const auto joined = ensemble::join(parts); !joined) {
    return std::unexpected(joined.error());
  }
  std::erase_if(merged_, replaced);
  merged_.push_back(std::move(rows));
  return {};
}

base::Result<CompareResult> KeptComparison::result() const {
  const auto own = rows();
  if (!own) {
    return std::unexpected(own.error());
  }
  std::vector<const ensemble::DrawnRows*> parts{&*own};
  std::ranges::transform(merged_, std::back_inserter(parts), [](const auto& part) { return &part; });
  auto ensemble = ensemble::join(parts);
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  Question question = question_;
  question.samples = ensemble->kept + ensemble->dropped;
  if (question.samples == 0) {
    return std::unexpected(base::input_error("no draw is done yet", "a comparison sums up draws", "let it run first"));
  }
  const auto& scenarios = draws_.scenarios();
  if (const auto fits =
          check_size(*frozen_, question, scenarios, scenarios.size() * figures_.size(), months_of(figures_));
      !fits) {
    return std::unexpected(fits.error());
  }
  return compare_draws(*frozen_, question, scenarios, figures_, *ensemble);
}

}  // namespace headway::model
