#include "headway/planner/build.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/portable.hpp"
#include "headway/base/units.hpp"
#include "headway/chance/normal.hpp"
#include "headway/chance/stream.hpp"
#include "headway/chips/yardstick.hpp"
#include "headway/cluster/whole_run.hpp"
#include "headway/jobs/chip_hours.hpp"

namespace headway::planner {

namespace {

constexpr double kMega = 1e6;
constexpr double kKilo = 1e3;

double normal(const std::string& name, const Draw& draw) {
  return draw.index
             ? chance::normal_quantile(chance::uniform(chance::Key{draw.seed, chance::hash_name(name)}, *draw.index))
             : 0.0;
}

const chips::Chip& chip_of(const Offer& offer, const Rates& rates) {
  return **chips::find_chip(rates.book().catalogue, offer.chip);
}

/// A share of the variance is the family's, the rest the chip's own.
double deviate_of(const std::string& kind, const Offer& offer, const Rates& rates, const Draw& draw) {
  const auto family = static_cast<std::size_t>(cluster::family_of(rates.book().priors, offer.chip));
  const std::string prefix = "plan.rate." + kind + ".";
  const double shared = normal(prefix + rates.book().priors.families[family].id, draw);
  const double own = normal(prefix + "chip." + offer.chip, draw);
  const double common = rates.book().layout.constants.shared_variance;
  return (std::sqrt(2.0 * common) * shared + std::sqrt(2.0 * (1.0 - common)) * own) / std::sqrt(2.0);
}

double whole_run_factor(const Rates& rates, const Draw& draw) {
  const auto& share = rates.fitted().estimates[static_cast<std::size_t>(rates.book().layout.whole_run)];
  return base::portable::exp(base::portable::log(share.p95 / share.p5) / chance::kNormalNinety *
                             normal("plan.whole_run", draw));
}

/// The value of a range of the job's at the same deviate as `drawn` has in a range of the book.
double at_deviate_of(double drawn, const cluster::Range& range, double low, double high) {
  const double width = base::portable::log(range.high / range.low);
  const double share = width > 0.0 ? base::portable::log(drawn / range.median()) / width : 0.0;
  return std::sqrt(low * high) * base::portable::exp(share * base::portable::log(high / low));
}

double power_of(const Offer& offer, const Rates& rates, const jobs::PlaceDraw& place) {
  if (offer.power_high > 0.0) {
    return at_deviate_of(place.server_power, rates.ranges().of("server_power"), offer.power_low, offer.power_high);
  }
  return place.server_power * chip_of(offer, rates).power_w.value_or(0.0) / kKilo;
}

double electricity_of(const Site& site, const Rates& rates, const jobs::PlaceDraw& place) {
  if (site.electricity_high > 0.0) {
    return at_deviate_of(place.prices.electricity, rates.ranges().of("electricity_" + site.place), site.electricity_low,
                         site.electricity_high);
  }
  return place.prices.electricity;
}

std::size_t period_from(const std::vector<double>& days, double day) {
  return static_cast<std::size_t>(std::ranges::lower_bound(days, day) - days.begin());
}

struct World {
  const Job& job;
  const RateTable& table;
  const Rates& rates;
  const Draw& draw;
  std::vector<double> days;
};

/// Nothing is bought before there is work.
double first_work(const Job& job) {
  double day = job.years * base::kDaysAYear;
  for (const Run& run : job.runs) {
    day = std::min(day, run.start);
  }
  for (const Service& service : job.services) {
    day = std::min(day, service.from);
  }
  return day;
}

ChipsOffered offered(const World& world, const Offer& offer) {
  const double horizon = world.days.back();
  ChipsOffered result;
  result.arrival = period_from(world.days, offer.lead);
  const double share_owned = std::max(0.0, horizon - std::max(offer.lead, first_work(world.job))) / horizon;
  result.quota = share_owned > 0.0 ? std::floor(offer.quota / offer.server) : 0.0;
  result.least = std::max(1.0, std::ceil(offer.least / offer.server));
  result.there = std::floor(offer.there / offer.server);
  const double deviate = jobs::price_deviate(offer.chip, world.draw.seed, world.draw.index);
  for (const Site& site : world.job.sites) {
    jobs::PlaceDraw place = jobs::place_draw(world.rates.ranges(), site.place, world.draw.seed, world.draw.index);
    const double power = power_of(offer, world.rates, place);
    place.prices.chip = jobs::value_at(offer.price_low, offer.price_high, deviate);
    place.prices.server = (offer.system ? 1.0 : place.prices.server) + offer.levy;
    result.outlay = offer.server * place.prices.chip * place.prices.server / kMega;
    result.power = offer.server * power * place.pue;
    result.owned.push_back(offer.server * cluster::owned_year(place.prices, power) * share_owned / kMega);
    result.running.push_back(offer.server * power * place.pue * electricity_of(site, world.rates, place) *
                             base::kHoursACommonYear / kMega);
  }
  return result;
}

RunAsked asked_of(const World& world, std::size_t index) {
  const Run& run = world.job.runs[index];
  RunAsked result;
  const double whole = whole_run_factor(world.rates, world.draw);
  for (std::size_t c = 0; c < world.job.offers.size(); ++c) {
    const Offer& offer = world.job.offers[c];
    const RunRate& rate = world.table.runs[index][c];
    double busy = 0.0;
    double servers = 0.0;
    if (rate.able) {
      const double factor =
          whole * base::portable::exp(rate.deviation * deviate_of("train", offer, world.rates, world.draw));
      const double median = run.tokens / (days_of(run, offer) * base::kSecondsADay * rate.rate) / offer.server;
      busy = median / factor;
      // The next smaller cluster was found too small at the median, if only for its plan.
      constexpr double kAbove = 1.0 + 1e-6;
      const double least = std::max(median, kAbove * rate.short_of / offer.server) / factor;
      servers = cluster_of(std::max(least, rate.fits / offer.server));
    }
    result.busy.push_back(busy);
    result.servers.push_back(servers);
    result.from.push_back(period_from(world.days, std::max(run.start, offer.lead)));
    result.through.push_back(period_from(world.days, run.deadline) - 1);
  }
  return result;
}

ServiceAsked asked_of_service(const World& world, std::size_t index) {
  const Service& service = world.job.services[index];
  const double peak = service.requests * service.output * service.peak / base::kSecondsADay;
  ServiceAsked result;
  result.use = 1.0 / service.peak;
  result.from = period_from(world.days, service.from);
  for (std::size_t c = 0; c < world.job.offers.size(); ++c) {
    const Offer& offer = world.job.offers[c];
    const ServiceRate& rate = world.table.services[index][c];
    const double factor = base::portable::exp(rate.deviation * deviate_of("serve", offer, world.rates, world.draw));
    result.rate.push_back(rate.able ? offer.server * rate.rate * factor / peak : 0.0);
  }
  return result;
}

MandateAsked asked_of_mandate(const World& world, const Mandate& mandate, const Programme& programme) {
  MandateAsked result;
  result.share = mandate.share;
  for (std::size_t c = 0; c < world.job.offers.size(); ++c) {
    const Offer& offer = world.job.offers[c];
    const chips::Chip& chip = chip_of(offer, world.rates);
    const auto tpp = chips::tpp(chip);
    result.measure.push_back(mandate.measure == Measure::money   ? programme.classes[c].outlay
                             : mandate.measure == Measure::chips ? offer.server
                                                                 : offer.server * (tpp ? tpp->value : 0.0));
    result.counts.push_back(chip.designer == mandate.designer);
  }
  return result;
}

FearAsked asked_of_fear(const World& world, const Fear& fear) {
  FearAsked result;
  result.share = fear.share;
  for (const Offer& offer : world.job.offers) {
    const chips::Chip& chip = chip_of(offer, world.rates);
    bool stops = false;
    switch (fear.stop) {
      case Stop::chip:
        stops = chip.id == fear.what;
        break;
      case Stop::vendor:
        stops = chip.vendor == fear.what;
        break;
      case Stop::designer:
        stops = chip.designer == fear.what;
        break;
      case Stop::all_but:
        stops = chip.designer != fear.what;
        break;
    }
    result.stops.push_back(stops);
  }
  return result;
}

}  // namespace

std::vector<double> days_of_periods(const Job& job) {
  const double horizon = job.years * base::kDaysAYear;
  std::vector<double> days{0.0, horizon};
  const auto add = [&](double day) {
    if (day > 0.0 && day < horizon) {
      days.push_back(day);
    }
  };
  for (const Offer& offer : job.offers) {
    add(offer.lead);
  }
  for (const Run& run : job.runs) {
    add(run.start);
    add(run.deadline);
  }
  for (const Service& service : job.services) {
    add(service.from);
  }
  std::ranges::sort(days);
  const auto repeated = std::ranges::unique(days);
  days.erase(repeated.begin(), repeated.end());
  return days;
}

Programme programme_of(const Job& job, const RateTable& table, const Rates& rates, const Draw& draw) {
  const World world{job, table, rates, draw, days_of_periods(job)};
  Programme programme;
  for (std::size_t p = 0; p + 1 < world.days.size(); ++p) {
    programme.periods.push_back((world.days[p + 1] - world.days[p]) / world.days.back());
  }
  for (const Offer& offer : job.offers) {
    programme.classes.push_back(offered(world, offer));
  }
  for (const Site& site : job.sites) {
    programme.power.push_back(site.power * kKilo);
  }
  for (std::size_t r = 0; r < job.runs.size(); ++r) {
    if (job.runs[r].tokens > 0.0) {
      programme.runs.push_back(asked_of(world, r));
    }
  }
  for (std::size_t k = 0; k < job.services.size(); ++k) {
    if (job.services[k].requests > 0.0) {
      programme.services.push_back(asked_of_service(world, k));
    }
  }
  for (const Mandate& mandate : job.mandates) {
    programme.mandates.push_back(asked_of_mandate(world, mandate, programme));
  }
  for (const Fear& fear : job.fears) {
    programme.fears.push_back(asked_of_fear(world, fear));
  }
  programme.budget = job.budget / kMega;
  return programme;
}

double server_power(const Offer& offer, const Rates& rates) {
  return power_of(offer, rates, jobs::place_draw(rates.ranges(), "us", 1, std::nullopt));
}

}  // namespace headway::planner
