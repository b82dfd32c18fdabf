#include "headway/model/kept_comparison.hpp"

#include <algorithm>
#include <iterator>

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
  if (question.samples < 1 || first < 0 || scenarios.empty()) {
    return std::unexpected(
        base::input_error(scenarios.empty() ? "there is no scenario to keep" : "there is no draw to keep",
                          "a comparison has a base and at least one draw",
                          "give " + base::field("base") + " and " + base::field("samples")));
  }
  if (auto fits = ensemble::fits_into_memory(figures.size(), scenarios.size(), question.samples); !fits) {
    return std::unexpected(fits.error());
  }
  const ensemble::KeptRange range{.seed = question.seed, .first = first, .count = question.samples, .width = width};
  return KeptComparison(std::move(frozen), std::move(question), std::move(scenarios), std::move(figures), range);
}

base::Result<void> KeptComparison::set_scenario(std::size_t side, ensemble::Scenario scenario) {
  if (side >= sides()) {
    return std::unexpected(base::input_error("there is no side " + std::to_string(side),
                                             "sides are counted from 0, the base, to " + std::to_string(sides() - 1),
                                             "name one of them"));
  }
  merged_.clear();
  draws_.set_scenario(side, std::move(scenario));
  return {};
}

base::Result<void> KeptComparison::set_figures(std::vector<Figure> figures) {
  if (auto fits = ensemble::fits_into_memory(figures.size(), draws_.scenarios().size(), question_.samples); !fits) {
    return fits;
  }
  merged_.clear();
  figures_ = std::move(figures);
  draws_.set_requests(requests_for(figures_));
  return {};
}

base::Result<void> KeptComparison::set_model(std::shared_ptr<const Frozen> frozen,
                                             std::span<const std::string> changed) {
  if (auto may = may_be_kept(*frozen); !may) {
    return std::unexpected(may.error());
  }
  if (!same_months(frozen->model.timeline, frozen_->model.timeline) ||
      !(frozen->model.classes == frozen_->model.classes)) {
    return std::unexpected(base::input_error("the model has other months or chip classes than the one that is kept",
                                             "all that was run rests on them", "open another comparison"));
  }
  merged_.clear();
  draws_.set_model(model_in(frozen),
                   {.scalars = places_of(frozen->scalars, changed), .paths = places_of(frozen->paths, changed)});
  frozen_ = std::move(frozen);
  return {};
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
  const auto& range = draws_.range();
  if (rows.first < range.first + range.count && range.first < rows.first + rows.draws()) {
    return std::unexpected(base::input_error(
        "the rows hold draws that are run here",
        "draws " + std::to_string(range.first) + " to " + std::to_string(range.first + range.count - 1) + " are kept",
        "run ranges of draws that have none in common"));
  }
  std::vector<const ensemble::DrawnRows*> parts{&rows};
  for (const auto& part : merged_) {
    if (part.first != rows.first) {
      parts.push_back(&part);
    }
  }
  if (const auto joined = ensemble::join(parts); !joined) {
    return std::unexpected(joined.error());
  }
  std::erase_if(merged_, [&](const auto& part) { return part.first == rows.first; });
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
