// The cheapest fleet for given work under given limits: a mixed-integer programme, numbers in and the optimum out.
//
// A server is the least that is bought of a class. Time is cut into periods at every arrival, start and deadline.
//   [PL1] least sum over classes c and sites s of owned(c,s) servers(c,s), and the electricity of servers at work
//   [PL2] in every period: servers that serve + those that train <= servers bought that have arrived, by class and site
//   [PL3] in every period: served(k) = sum of rate(c,k) x servers that serve k >= what is asked of k
//   [PL4] each run: one class at one site, with the servers that meet its deadline, from its start to its deadline
//   [PL5] servers of a class <= quota; kW of a site <= its power; outlay <= budget
//   [PL6] mandate: sum of measure(c) servers over the classes that count >= share x the same sum over all classes
//   [PL7] fear: were some classes to stop, the servers left, those that train too, serve a share of what is asked
//   [PL8] a class is bought in its least order at least, or not at all
//   [PL13] of the servers of a class, so many as are there already cost no more than their electricity: they are no part of outlay, order or quota,
//         and work from the first period on
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace headway::planner {

inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

/// What is bought: a class of chip in servers.
struct ChipsOffered {
  double quota = kNoLimit;      ///< servers
  double least = 1;             ///< servers, where any is bought
  std::size_t arrival = 0;      ///< first period in which it works
  double outlay = 0;            ///< M USD a server
  double power = 0;             ///< kW a server, of the site
  std::vector<double> owned;    ///< M USD a year and server, by site, averaged over all periods
  std::vector<double> running;  ///< M USD for a year of work of a server, by site
  double there = 0;             ///< servers that are there already, to be put at any site
};

struct RunAsked {
  std::vector<double> servers;       ///< by class; 0: this class cannot
  std::vector<double> busy;          ///< by class: servers of the cluster that the deadline needs; for electricity
  std::vector<std::size_t> from;     ///< by class: first period
  std::vector<std::size_t> through;  ///< by class: last period
};

struct ServiceAsked {
  std::vector<double> rate;  ///< by class: share of what is asked that a server serves; 0: this class cannot
  double asked = 1;          ///< share of it that must be served
  double use = 1;            ///< average over peak: share of the time that a server at the peak works
  std::size_t from = 0;      ///< first period
};

struct MandateAsked {
  std::vector<double> measure;  ///< by class: what a server counts
  std::vector<bool> counts;     ///< by class
  double share = 0;
};

struct FearAsked {
  std::vector<bool> stops;  ///< by class
  double share = 0;         ///< of each service
};

struct Programme {
  std::vector<double> periods;  ///< shares of the whole time; they add up to 1
  std::vector<ChipsOffered> classes;
  std::vector<double> power;  ///< kW by site
  std::vector<RunAsked> runs;
  std::vector<ServiceAsked> services;
  std::vector<MandateAsked> mandates;
  std::vector<FearAsked> fears;
  double budget = kNoLimit;                         ///< M USD
  std::vector<std::vector<std::size_t>> forbidden;  ///< sets of classes that must not all be bought
};

struct Solving {
  bool whole_servers = true;  ///< false: servers may be split
  bool whole_runs = true;     ///< false: a run holds its busy servers alone, not its whole cluster
  double gap = 1e-6;          ///< share of the cost by which the fleet may be dearer than the optimum
  int most_nodes = 20000;     ///< of the search
};

struct Placed {
  std::size_t chips = 0;  ///< index of the class
  std::size_t site = 0;
};

struct Fleet {
  bool feasible = false;
  bool proven = false;                       ///< within the gap; false: the search was cut short
  double cost = 0;                           ///< M USD a year
  double bound = 0;                          ///< M USD a year: no fleet costs less
  double outlay = 0;                         ///< M USD
  std::vector<std::vector<double>> servers;  ///< by class and site
  std::vector<std::vector<double>> there;    ///< of these, what was there already
  std::vector<Placed> runs;                  ///< where each run goes
  /// By service and class: share of what is asked that the class serves, averaged over the periods.
  std::vector<std::vector<double>> served;

  double of_class(std::size_t index) const;
  /// Servers of the class less those that were there already.
  double bought(std::size_t index) const;
  /// Classes of which a server or more is bought (a thousandth of one where servers are split), in order.
  std::vector<std::size_t> used() const;
};

/// The cheapest fleet, by branch and bound on one thread; the same for the same numbers. `feasible` is false where none
/// meets all limits. The numbers must be finite, limits aside, and vectors as long as there are classes or sites.
Fleet cheapest(const Programme& programme, const Solving& solving = {});

}  // namespace headway::planner
