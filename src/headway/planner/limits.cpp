#include "headway/planner/limits.hpp"

#include <cmath>

namespace headway::planner {

std::vector<Limit> limits_of(const Job& job) {
  std::vector<Limit> limits;
  const auto add = [&](LimitKind kind, const auto& all, const auto& is_set) {
    for (std::size_t k = 0; k < all.size(); ++k) {
      if (is_set(all[k])) {
        limits.push_back({kind, k});
      }
    }
  };
  add(LimitKind::arrival, job.offers, [](const Offer& offer) { return offer.lead > 0.0; });
  add(LimitKind::fear, job.fears, [](const Fear& fear) { return fear.share > 0.0; });
  add(LimitKind::mandate, job.mandates, [](const Mandate& mandate) { return mandate.share > 0.0; });
  if (std::isfinite(job.budget)) {
    limits.push_back({LimitKind::budget, 0});
  }
  add(LimitKind::quota, job.offers, [](const Offer& offer) { return std::isfinite(offer.quota); });
  add(LimitKind::power, job.sites, [](const Site& site) { return std::isfinite(site.power); });
  add(LimitKind::deadline, job.runs, [](const Run& run) { return run.tokens > 0.0; });
  add(LimitKind::tokens, job.services, [](const Service& service) { return service.requests > 0.0; });
  return limits;
}

std::string name_of(const Job& job, const Limit& limit) {
  switch (limit.kind) {
    case LimitKind::arrival:
      return "arrival of " + job.offers[limit.index].chip;
    case LimitKind::deadline:
      return "deadline of run " + job.runs[limit.index].name;
    case LimitKind::tokens:
      return "tokens of service " + job.services[limit.index].name;
    case LimitKind::quota:
      return "quota of " + job.offers[limit.index].chip;
    case LimitKind::power:
      return "power of site " + job.sites[limit.index].name;
    case LimitKind::mandate:
      return "mandate " + job.mandates[limit.index].name;
    case LimitKind::fear:
      return "fear " + job.fears[limit.index].name;
    case LimitKind::budget:
      return "budget";
    case LimitKind::levy:
      break;
  }
  return "levy on " + job.offers[limit.index].chip;
}

std::string unit_of(const Limit& limit) {
  switch (limit.kind) {
    case LimitKind::arrival:
    case LimitKind::deadline:
      return "day";
    case LimitKind::tokens:
      return "token/day";
    case LimitKind::quota:
      return "chip";
    case LimitKind::power:
      return "MW";
    case LimitKind::budget:
      return "USD";
    case LimitKind::mandate:
    case LimitKind::fear:
    case LimitKind::levy:
      break;
  }
  return "1";
}

namespace {

/// The number of the job that the limit stands for; tokens of a service are counted as requests.
double& field(Job& job, const Limit& limit) {
  switch (limit.kind) {
    case LimitKind::arrival:
      return job.offers[limit.index].lead;
    case LimitKind::deadline:
      return job.runs[limit.index].deadline;
    case LimitKind::tokens:
      return job.services[limit.index].requests;
    case LimitKind::quota:
      return job.offers[limit.index].quota;
    case LimitKind::power:
      return job.sites[limit.index].power;
    case LimitKind::mandate:
      return job.mandates[limit.index].share;
    case LimitKind::fear:
      return job.fears[limit.index].share;
    case LimitKind::budget:
      return job.budget;
    case LimitKind::levy:
      break;
  }
  return job.offers[limit.index].levy;
}

double scale(const Job& job, const Limit& limit) {
  return limit.kind == LimitKind::tokens ? job.services[limit.index].prompt + job.services[limit.index].output : 1.0;
}

}  // namespace

double value_of(const Job& job, const Limit& limit) {
  Job copy = job;
  return field(copy, limit) * scale(job, limit);
}

Job with(Job job, const Limit& limit, double value) {
  field(job, limit) = value / scale(job, limit);
  return job;
}

Job without(Job job, const Limit& limit) {
  constexpr double kNone = std::numeric_limits<double>::infinity();
  if (limit.kind == LimitKind::deadline) {
    job.runs[limit.index].tokens = 0.0;
    return job;
  }
  return with(std::move(job), limit, easier_above(limit) ? kNone : 0.0);
}

bool easier_above(const Limit& limit) {
  return limit.kind == LimitKind::quota || limit.kind == LimitKind::power || limit.kind == LimitKind::budget ||
         limit.kind == LimitKind::deadline;
}

}  // namespace headway::planner
