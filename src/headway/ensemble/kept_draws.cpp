#include "headway/ensemble/kept_draws.hpp"

#include <algorithm>
#include <array>

#include "headway/ensemble/fingerprint.hpp"

namespace headway::ensemble {

namespace {

std::size_t pack_count(const KeptRange& range, const Kernel& kernel) {
  return static_cast<std::size_t>((range.count + kernel.width - 1) / kernel.width);
}

/// Places of variables that are named, or that look different.
std::vector<std::size_t> changed(const std::vector<chance::Variable>& before, const std::vector<chance::Variable>& now,
                                 std::vector<std::size_t> named) {
  for (std::size_t k = 0; k < now.size(); ++k) {
    if (fingerprint(before[k]) != fingerprint(now[k])) {
      named.push_back(k);
    }
  }
  return named;
}

}  // namespace

KeptDraws::KeptDraws(std::shared_ptr<const Model> model, std::vector<Scenario> scenarios, std::vector<Request> requests,
                     const KeptRange& range)
    : model_(std::move(model)),
      scenarios_(std::move(scenarios)),
      range_(range),
      kernel_(choose_kernel(range.width)),
      scalars_(model_->scalars.size(), lanes(), pack_count(range, kernel_)),
      paths_(model_->paths.size() * static_cast<std::size_t>(model_->timeline.months), lanes(),
             pack_count(range, kernel_)),
      states_(kernel_.state / sizeof(double) / lanes(), lanes(), pack_count(range, kernel_)),
      read_by_history_(balance::kPolicyScalars, lanes(), pack_count(range, kernel_)),
      packs_(pack_count(range, kernel_),
             Pack{0, 0, std::vector<long>(scenarios_.size()), std::vector<Breach>(scenarios_.size() + 1)}),
      support_(static_cast<std::size_t>(range.count)),
      figures_(scenarios_.size()),
      scalar_changed_(model_->scalars.size(), 1),
      path_changed_(model_->paths.size(), 1),
      scenario_changed_(scenarios_.size(), 1) {
  options_.seed = range.seed;
  setting_ = std::make_unique<balance::Setting>(balance::Setting{
      model_->table, balance::install_order(model_->table, model_->classes), model_->timeline, model_->classes});
  set_requests(std::move(requests));
}

void KeptDraws::set_scenario(std::size_t place, Scenario scenario) {
  scenarios_[place] = std::move(scenario);
  scenario_changed_[place] = ++now_;
  worker_.reset();
}

void KeptDraws::set_requests(std::vector<Request> requests) {
  ++now_;
  const auto count = static_cast<std::size_t>(range_.count);
  std::vector<std::vector<double>> figures(scenarios_.size(), std::vector<double>(requests.size() * count));
  for (std::size_t row = 0; row < requests.size(); ++row) {
    const auto known = std::ranges::find(requests_, requests[row]);
    if (known == requests_.end()) {
      if (requests[row].last_month < model_->timeline.branch) {
        history_changed_ = now_;
      }
      std::ranges::fill(scenario_changed_, now_);
      continue;
    }
    const auto from = static_cast<std::size_t>(known - requests_.begin()) * count;
    for (std::size_t s = 0; s < scenarios_.size(); ++s) {
      std::ranges::copy(std::span(figures_[s]).subspan(from, count), figures[s].data() + row * count);
    }
  }
  requests_ = std::move(requests);
  by_month_ = sort_by_month(requests_);
  figures_ = std::move(figures);
  results_.clear();
  std::ranges::transform(figures_, std::back_inserter(results_), [](auto& rows) { return rows.data(); });
}

void KeptDraws::set_model(std::shared_ptr<const Model> model, const InputPlaces& named) {
  ++now_;
  for (const std::size_t k : changed(model_->scalars, model->scalars, named.scalars)) {
    scalar_changed_[k] = inputs_changed_ = now_;
  }
  for (const std::size_t k : changed(model_->paths, model->paths, named.paths)) {
    path_changed_[k] = inputs_changed_ = now_;
  }
  if (ensemble::fingerprint(*model_) != ensemble::fingerprint(*model) || inputs_changed_ == now_) {
    history_changed_ = now_;
  }
  model_ = std::move(model);
  *setting_ = balance::Setting{model_->table, balance::install_order(model_->table, model_->classes), model_->timeline,
                               model_->classes};
  worker_.reset();
}

void KeptDraws::set_range(long first, long count) {
  KeptRange range = range_;
  range.first = first;
  range.count = count;
  // Nothing that was drawn or run is of use: it is begun anew, and the old is let go first.
  std::shared_ptr<const Model> model = std::move(model_);
  std::vector<Scenario> scenarios = std::move(scenarios_);
  std::vector<Request> requests = std::move(requests_);
  for (PackStore* const store : {&scalars_, &paths_, &states_, &read_by_history_}) {
    *store = PackStore(0, 0, 0);
  }
  figures_.clear();
  *this = KeptDraws(std::move(model), std::move(scenarios), std::move(requests), range);
}

bool KeptDraws::up_to_date(const Pack& pack) const {
  return pack.inputs >= inputs_changed_ && pack.history >= history_changed_ &&
         std::ranges::equal(pack.scenarios, scenario_changed_, std::greater_equal{});
}

long KeptDraws::advance(long packs, const std::function<bool()>& stop) {
  for (std::size_t pack = 0; pack < packs_.size(); ++pack) {
    if (up_to_date(packs_[pack])) {
      continue;
    }
    if (packs-- <= 0 || (stop && stop())) {
      break;
    }
    update(pack);
  }
  return done();
}

long KeptDraws::done() const {
  const auto stale = std::ranges::find_if_not(packs_, [&](const Pack& pack) { return up_to_date(pack); });
  return std::min(range_.count, static_cast<long>(stale - packs_.begin()) * kernel_.width);
}

Worker& KeptDraws::worker() {
  if (!worker_) {
    worker_ = std::make_unique<Worker>(*model_, scenarios_, kernel_);
  }
  return *worker_;
}

KernelTask KeptDraws::task(std::size_t pack) {
  KernelTask task{};
  task.setting = setting_.get();
  task.months = model_->timeline.months;
  task.scenarios = static_cast<int>(scenarios_.size());
  task.requests = by_month_.sorted.data();
  task.rows = by_month_.place.data();
  task.request_count = static_cast<int>(by_month_.sorted.size());
  task.results = results_.data();
  task.draws = range_.count;
  task.first_draw = static_cast<long>(pack * lanes());
  task.support = support_.data();
  return task;
}

/// Runs a part of the pack; once more, month by month, where it broke, to name the month.
template <class Run>
void KeptDraws::run_checked(std::size_t pack, std::size_t part, const Run& run) {
  Breach breach;
  KernelTask asked = task(pack);
  asked.breach = &breach;
  run(asked, options_.check_months);
  if (breach.kind != balance::kSound) {
    breach = Breach{};
    run(asked, 1);
  }
  const bool beyond = asked.first_draw + breach.lane >= range_.count;
  packs_[pack].breaches[part] = beyond ? Breach{} : breach;
}

/// Brings the pack's inputs into the worker. Where they are drawn again, history is out of date already: see set_model().
void KeptDraws::update_inputs(std::size_t pack) {
  Pack& at = packs_[pack];
  const long first = first_draw_of(pack);
  if (at.inputs == 0) {
    worker().draw_world(options_, first);
    scalars_.put(pack, worker().scalars());
    paths_.put(pack, worker().paths());
    at.inputs = now_;
    return;
  }
  scalars_.get(pack, worker().scalars());
  paths_.get(pack, worker().paths());
  const auto draw_again = [&](const std::vector<long>& changed_at, PackStore& store, std::span<const double> drawn,
                              const auto& draw) {
    bool any = false;
    for (std::size_t k = 0; k < changed_at.size(); ++k) {
      if (changed_at[k] > at.inputs) {
        draw(k);
        any = true;
      }
    }
    if (any) {
      store.put(pack, drawn);
    }
  };
  draw_again(scalar_changed_, scalars_, worker().scalars(),
             [&](std::size_t k) { worker().draw_scalar(k, options_, first); });
  draw_again(path_changed_, paths_, worker().paths(), [&](std::size_t k) { worker().draw_path(k, options_, first); });
  at.inputs = now_;
}

/// What the months until the branch read of the policy drawn. Where all of them are observed, they ask only whether a class may
/// be sold; else they are months like any other.
std::vector<double> KeptDraws::read_by_history() {
  const auto policy = worker().policy(0).first(balance::kPolicyScalars * lanes());
  std::vector<double> read(policy.begin(), policy.end());
  const balance::Timeline& timeline = model_->timeline;
  if (timeline.through + 1 >= timeline.branch) {
    constexpr std::size_t kDates = 2;  // first in the order of visit_policy: permitted_from, permitted_until
    const std::size_t dates = kDates * balance::kMerchantCount * lanes();
    for (std::size_t k = 0; k < read.size(); ++k) {
      read[k] = k < dates ? std::min(read[k], static_cast<double>(timeline.branch)) : 0.0;
    }
  }
  return read;
}

/// Brings the state at the branch into the worker; the policy of the base is drawn where its months are to be run.
void KeptDraws::update_history(std::size_t pack) {
  Pack& at = packs_[pack];
  const bool is_there = at.history >= history_changed_ && at.history > 0;
  const bool base_is_new = at.scenarios[0] < scenario_changed_[0];
  if (is_there && !base_is_new) {
    states_.get(pack, worker().state());
    return;
  }
  worker().draw_scenario(0, options_, first_draw_of(pack));
  const auto read = read_by_history();
  if (is_there && read_by_history_.has(pack, read)) {
    states_.get(pack, worker().state());
    return;
  }
  run_checked(pack, 0, [&](const KernelTask& asked, int check) { worker().run_history(asked, check); });
  states_.put(pack, worker().state());
  read_by_history_.put(pack, read);
  at.history = now_;
  std::ranges::fill(at.scenarios, 0);
}

void KeptDraws::update(std::size_t pack) {
  Pack& at = packs_[pack];
  update_inputs(pack);
  update_history(pack);
  for (std::size_t s = 0; s < scenarios_.size(); ++s) {
    if (at.scenarios[s] >= scenario_changed_[s]) {
      continue;
    }
    if (s > 0) {
      worker().draw_scenario(s, options_, first_draw_of(pack));
    }
    run_checked(pack, s + 1, [&](const KernelTask& asked, int check) { worker().run_scenario(asked, s, check); });
    packs_[pack].breaches[s + 1].scenario = static_cast<int>(s);
    at.scenarios[s] = now_;
  }
}

std::uint64_t KeptDraws::fingerprint() const {
  return ensemble::fingerprint(std::array{ensemble::fingerprint(*model_), ensemble::fingerprint(std::span(scenarios_)),
                                          ensemble::fingerprint(std::span(requests_)), range_.seed});
}

DrawnRows KeptDraws::rows() const {
  const auto done_draws = static_cast<std::size_t>(done());
  DrawnRows rows{.of = fingerprint(), .first = range_.first, .support = {}, .figures = {}};
  rows.support.assign(support_.begin(), support_.begin() + static_cast<std::ptrdiff_t>(done_draws));
  for (const auto& figures : figures_) {
    auto& own = rows.figures.emplace_back();
    own.reserve(requests_.size() * done_draws);
    for (std::size_t row = 0; row < requests_.size(); ++row) {
      const auto from = std::span(figures).subspan(row * static_cast<std::size_t>(range_.count), done_draws);
      own.insert(own.end(), from.begin(), from.end());
    }
  }
  return rows;
}

std::optional<base::Error> KeptDraws::broken() const {
  const Breach* first = nullptr;
  long first_draw = done();
  for (std::size_t pack = 0; pack < packs_.size(); ++pack) {
    for (const Breach& breach : packs_[pack].breaches) {
      const long draw = static_cast<long>(pack * lanes()) + breach.lane;
      if (breach.kind != balance::kSound && draw < first_draw) {
        first = &breach;
        first_draw = draw;
      }
    }
  }
  if (first == nullptr) {
    return std::nullopt;
  }
  return breach_error(*first, scenarios_[static_cast<std::size_t>(first->scenario)].name, range_.first + first_draw);
}

std::size_t KeptDraws::bytes() const {
  return scalars_.bytes() + paths_.bytes() + states_.bytes() + read_by_history_.bytes() +
         packs_.capacity() * sizeof(Pack);
}

}  // namespace headway::ensemble
