#include "headway/planner/programme_rows.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace headway::planner {

namespace {

class Writer {
 public:
  Writer(const Programme& programme, const Solving& solving) : programme_(programme), solving_(solving) {}

  LinearRows rows;
  Columns columns;

  void write() {
    add_servers();
    add_runs();
    add_services();
    add_capacity();
    add_limits();
    add_mandates();
    for (const FearAsked& fear : programme_.fears) {
      add_fear(fear);
    }
    for (const auto& set : programme_.forbidden) {
      auto& line = new_line(-kNoLimit, static_cast<double>(set.size()) - 1.0);
      for (const std::size_t c : set) {
        line.terms.emplace_back(columns.bought[c], 1.0);
      }
    }
  }

 private:
  const Programme& programme_;
  const Solving& solving_;

  std::size_t sites() const { return programme_.power.size(); }
  std::size_t classes() const { return programme_.classes.size(); }

  LinearRows::Line& new_line(double least, double most) {
    return rows.lines.emplace_back(LinearRows::Line{{}, least, most});
  }

  /// Servers of a class for which there can be work, and no more than its limits let in.
  double most_of(std::size_t c) const {
    double alone = programme_.classes[c].least + 1.0;
    for (const RunAsked& run : programme_.runs) {
      alone += run.servers[c];
    }
    for (const ServiceAsked& service : programme_.services) {
      alone += service.rate[c] > 0.0 ? std::ceil(std::max(1.0, service.asked) / service.rate[c]) : 0.0;
    }
    return alone;
  }

  double most_bought(std::size_t c) const {
    double most = most_of(c);
    for (const MandateAsked& mandate : programme_.mandates) {
      if (!mandate.counts[c] || mandate.share >= 1.0 || mandate.measure[c] <= 0.0) {
        continue;
      }
      double others = 0.0;
      for (std::size_t other = 0; other < classes(); ++other) {
        others += mandate.counts[other] ? 0.0 : mandate.measure[other] * most_of(other);
      }
      most += std::ceil(mandate.share / (1.0 - mandate.share) * others / mandate.measure[c]);
    }
    return std::min(most, std::floor(programme_.classes[c].quota) + programme_.classes[c].there);
  }

  void add_servers() {
    for (std::size_t c = 0; c < classes(); ++c) {
      const ChipsOffered& offer = programme_.classes[c];
      const double most = most_bought(c);
      auto& of_class = columns.servers.emplace_back();
      columns.there.emplace_back(sites(), kNone);
      for (std::size_t s = 0; s < sites(); ++s) {
        of_class.push_back(rows.column(offer.owned[s], most, solving_.whole_servers));
      }
      if (offer.there > 0.0) {
        add_there(c);
      }
      const bool forbidden = std::ranges::any_of(
          programme_.forbidden, [&](const auto& set) { return std::ranges::find(set, c) != set.end(); });
      columns.bought.push_back(forbidden || offer.least > 1.0 ? rows.column(0.0, 1.0, true) : kNone);
      if (columns.bought[c] == kNone) {
        continue;
      }
      // Where some are there already, a class may be used and not be ordered.
      const bool apart = offer.there > 0.0 && offer.least > 1.0;
      const int ordered = apart ? rows.column(0.0, 1.0, true) : columns.bought[c];
      rows.lines.push_back(servers_of(c, false, {columns.bought[c], -most}, -kNoLimit, 0.0));
      if (apart) {
        rows.lines.push_back(servers_of(c, true, {ordered, -most}, -kNoLimit, 0.0));
      }
      if (apart || offer.there <= 0.0) {
        rows.lines.push_back(servers_of(c, true, {ordered, -offer.least}, 0.0, kNoLimit));
      }
    }
  }

  /// Servers of the class at all sites, or those bought alone, and one term more, between two bounds.
  LinearRows::Line servers_of(std::size_t c, bool bought, std::pair<int, double> more, double least,
                              double most) const {
    LinearRows::Line line{{more}, least, most};
    for (std::size_t s = 0; s < sites(); ++s) {
      line.terms.emplace_back(columns.servers[c][s], 1.0);
      if (bought && columns.there[c][s] != kNone) {
        line.terms.emplace_back(columns.there[c][s], -1.0);
      }
    }
    return line;
  }

  /// [PL13]
  void add_there(std::size_t c) {
    const ChipsOffered& offer = programme_.classes[c];
    LinearRows::Line all{{}, -kNoLimit, offer.there};
    for (std::size_t s = 0; s < sites(); ++s) {
      const int column = rows.column(-offer.owned[s], offer.there, false);
      columns.there[c][s] = column;
      all.terms.emplace_back(column, 1.0);
      rows.lines.push_back({{{columns.servers[c][s], 1.0}, {column, -1.0}}, 0.0, kNoLimit});
    }
    rows.lines.push_back(std::move(all));
  }

  /// Whether servers of the class work in that period.
  bool works(std::size_t c, std::size_t period) const {
    return programme_.classes[c].arrival <= period || programme_.classes[c].there > 0.0;
  }

  /// Share of the whole time from one period through another.
  double share_of_time(std::size_t from, std::size_t through) const {
    double share = 0.0;
    for (std::size_t p = from; p <= through && p < programme_.periods.size(); ++p) {
      share += programme_.periods[p];
    }
    return share;
  }

  void add_runs() {
    for (const RunAsked& run : programme_.runs) {
      auto& of_run = columns.trains.emplace_back(classes(), std::vector<int>(sites(), kNone));
      LinearRows::Line once{{}, 1.0, 1.0};
      for (std::size_t c = 0; c < classes(); ++c) {
        for (std::size_t s = 0; s < sites() && run.servers[c] > 0.0; ++s) {
          const double time = share_of_time(run.from[c], run.through[c]);
          const double cost = programme_.classes[c].running[s] * run.busy[c] * time;
          of_run[c][s] = rows.column(cost, 1.0, true);
          once.terms.emplace_back(of_run[c][s], 1.0);
        }
      }
      rows.lines.push_back(std::move(once));
    }
  }

  void add_services() {
    for (const ServiceAsked& service : programme_.services) {
      auto& of_service = columns.serves.emplace_back(
          classes(), std::vector<std::vector<int>>(sites(), std::vector<int>(programme_.periods.size(), kNone)));
      for (std::size_t p = service.from; p < programme_.periods.size(); ++p) {
        LinearRows::Line demand{{}, service.asked, kNoLimit};
        for (std::size_t c = 0; c < classes(); ++c) {
          if (service.rate[c] <= 0.0 || !works(c, p)) {
            continue;
          }
          for (std::size_t s = 0; s < sites(); ++s) {
            const double cost = programme_.classes[c].running[s] * service.use * programme_.periods[p];
            of_service[c][s][p] = rows.column(cost, kNoLimit, false);
            demand.terms.emplace_back(of_service[c][s][p], service.rate[c]);
          }
        }
        rows.lines.push_back(std::move(demand));
      }
    }
  }

  void add_capacity() {
    for (std::size_t c = 0; c < classes(); ++c) {
      for (std::size_t s = 0; s < sites(); ++s) {
        for (std::size_t p = 0; p < programme_.periods.size(); ++p) {
          if (!works(c, p)) {
            continue;
          }
          const bool arrived = programme_.classes[c].arrival <= p;
          LinearRows::Line line{{{arrived ? columns.servers[c][s] : columns.there[c][s], -1.0}}, -kNoLimit, 0.0};
          for (const auto& of_service : columns.serves) {
            if (of_service[c][s][p] != kNone) {
              line.terms.emplace_back(of_service[c][s][p], 1.0);
            }
          }
          for (std::size_t r = 0; r < programme_.runs.size(); ++r) {
            const RunAsked& run = programme_.runs[r];
            if (columns.trains[r][c][s] != kNone && run.from[c] <= p && p <= run.through[c]) {
              line.terms.emplace_back(columns.trains[r][c][s], solving_.whole_runs ? run.servers[c] : run.busy[c]);
            }
          }
          if (line.terms.size() > 1) {
            rows.lines.push_back(std::move(line));
          }
        }
      }
    }
  }

  void add_limits() {
    for (std::size_t c = 0; c < classes(); ++c) {
      const ChipsOffered& offer = programme_.classes[c];
      if (!std::isfinite(offer.quota) || (sites() == 1 && offer.there <= 0.0)) {
        continue;
      }
      auto& line = new_line(-kNoLimit, std::floor(offer.quota));
      for (std::size_t s = 0; s < sites(); ++s) {
        line.terms.emplace_back(columns.servers[c][s], 1.0);
        if (columns.there[c][s] != kNone) {
          line.terms.emplace_back(columns.there[c][s], -1.0);
        }
      }
    }
    for (std::size_t s = 0; s < sites(); ++s) {
      if (std::isfinite(programme_.power[s])) {
        auto& line = new_line(-kNoLimit, programme_.power[s]);
        for (std::size_t c = 0; c < classes(); ++c) {
          line.terms.emplace_back(columns.servers[c][s], programme_.classes[c].power);
        }
      }
    }
    if (std::isfinite(programme_.budget)) {
      auto& line = new_line(-kNoLimit, programme_.budget);
      for_servers([&](std::size_t c, int column) { line.terms.emplace_back(column, programme_.classes[c].outlay); });
      for (std::size_t c = 0; c < classes(); ++c) {
        for (const int column : columns.there[c]) {
          if (column != kNone) {
            line.terms.emplace_back(column, -programme_.classes[c].outlay);
          }
        }
      }
    }
  }

  template <class Work>
  void for_servers(const Work& work) const {
    for (std::size_t c = 0; c < classes(); ++c) {
      for (const int column : columns.servers[c]) {
        work(c, column);
      }
    }
  }

  void add_mandates() {
    for (const MandateAsked& mandate : programme_.mandates) {
      double greatest = 0.0;
      for (const double measure : mandate.measure) {
        greatest = std::max(greatest, measure);
      }
      if (mandate.share <= 0.0 || greatest <= 0.0) {
        continue;
      }
      auto& line = new_line(0.0, kNoLimit);
      for_servers([&](std::size_t c, int column) {
        const double part = (mandate.counts[c] ? 1.0 : 0.0) - mandate.share;
        line.terms.emplace_back(column, part * mandate.measure[c] / greatest);
      });
    }
  }

  /// Servers only come, so the first period of each set of services is the hardest.
  void add_fear(const FearAsked& fear) {
    std::vector<std::size_t> active_before;
    for (std::size_t p = 0; p < programme_.periods.size() && fear.share > 0.0; ++p) {
      std::vector<std::size_t> active;
      for (std::size_t k = 0; k < programme_.services.size(); ++k) {
        if (programme_.services[k].from <= p && programme_.services[k].asked > 0.0) {
          active.push_back(k);
        }
      }
      if (active == active_before) {
        continue;
      }
      active_before = active;
      std::vector<LinearRows::Line> demands(active.size());
      for (std::size_t k = 0; k < active.size(); ++k) {
        demands[k] = {{}, fear.share * programme_.services[active[k]].asked, kNoLimit};
      }
      for (std::size_t c = 0; c < classes(); ++c) {
        if (fear.stops[c] || programme_.classes[c].arrival > p) {
          continue;
        }
        LinearRows::Line capacity{{}, -kNoLimit, 0.0};
        for (const int column : columns.servers[c]) {
          capacity.terms.emplace_back(column, -1.0);
        }
        for (std::size_t k = 0; k < active.size(); ++k) {
          const double rate = programme_.services[active[k]].rate[c];
          if (rate > 0.0) {
            const int column = rows.column(0.0, kNoLimit, false);
            capacity.terms.emplace_back(column, 1.0);
            demands[k].terms.emplace_back(column, rate);
          }
        }
        rows.lines.push_back(std::move(capacity));
      }
      std::ranges::move(demands, std::back_inserter(rows.lines));
    }
  }
};

}  // namespace

ProgrammeRows rows_of(const Programme& programme, const Solving& solving) {
  Writer writer(programme, solving);
  writer.write();
  return {std::move(writer.rows), std::move(writer.columns)};
}

}  // namespace headway::planner
