// What a company asks of the planner: work, sites, chips on offer, limits. Read from a TOML file in which every number
// states its unit and its source, or that it is judgement and why.
#pragma once

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/cluster/parameters.hpp"
#include "headway/fit/case.hpp"

namespace headway::planner {

/// One number of the file with where it is from.
struct Stated {
  std::string key;    ///< "run.next.tokens"
  std::string value;  ///< "1.5e13", or "8000 to 12000"
  std::string unit;
  std::string source;     ///< or the reason of a judgement
  std::string published;  ///< day; empty for a judgement
  bool judgement = false;
};

/// A training run. Days count from the job's start.
struct Run {
  std::string name;
  std::string model;       ///< id of a shipped model
  std::string model_file;  ///< a file in its place; empty: none
  double tokens = 0;
  double start = 0;     ///< day
  double deadline = 0;  ///< day
  double sequence = 4096;
  double batch = 0;                    ///< sequences a step
  std::vector<std::string> precision;  ///< the first in which a chip trains
};

/// A model that is served.
struct Service {
  std::string name;
  std::string model;
  std::string model_file;
  double prompt = 0;    ///< tokens read a request
  double output = 0;    ///< tokens written a request
  double requests = 0;  ///< a day
  double peak = 1;      ///< requests in the hour of most over their average
  double token_time = 0.1;
  double replica = 64;                 ///< chips of a replica at most
  double from = 0;                     ///< day
  std::vector<std::string> precision;  ///< the first that a chip has
};

struct Site {
  std::string name;
  std::string place;                                       ///< us, china or europe
  double power = std::numeric_limits<double>::infinity();  ///< MW at the meter
  double electricity_low = 0;                              ///< USD a kWh; 0: that of the place
  double electricity_high = 0;
};

struct Offer {
  std::string chip;      ///< id of the catalogue
  double price_low = 0;  ///< USD a chip, or a chip's part of a system; 0: the catalogue's
  double price_high = 0;
  bool system = false;                                     ///< the price holds servers and network
  double levy = 0;                                         ///< share of the price, on top
  double quota = std::numeric_limits<double>::infinity();  ///< chips
  double lead = 0;                                         ///< day of arrival
  double server = 8;                                       ///< chips bought together
  double least = 0;                                        ///< chips of the least order; 0: one server
  double there = 0;                                        ///< chips that the company has already
  double power_low = 0;  ///< kW a chip at the server; 0: by the catalogue's thermal design power
  double power_high = 0;
};

enum class Measure { compute, money, chips };

struct Mandate {
  std::string name;
  std::string designer;  ///< as the catalogue writes it: "CN"
  double share = 0;
  Measure measure = Measure::compute;
};

enum class Stop { chip, vendor, designer, all_but };

/// What may stop, and what must go on being served.
struct Fear {
  std::string name;
  Stop stop = Stop::chip;
  std::string what;
  double share = 0;
};

struct Job {
  std::string file;
  std::string hash;  ///< SHA-256 of the file
  std::string name;
  std::string about;
  std::string start;                                        ///< day
  double years = 3;                                         ///< that are planned
  double software = 0;                                      ///< date, as a year; 0: the reference date of the book
  double budget = std::numeric_limits<double>::infinity();  ///< USD of chips, servers and network
  std::vector<Run> runs;
  std::vector<Service> services;
  std::vector<Site> sites;
  std::vector<Offer> offers;
  std::vector<Mandate> mandates;
  std::vector<Fear> fears;
  std::vector<Stated> stated;  ///< every number, in the order of reading
};

/// Errors, with file and line: no such file, not TOML, a key that is not known (with the nearest), one that is missing, a
/// number without unit or source, of another unit, or out of range; a chip, model or place that is not known; a chip
/// without price or power; nothing to do, nowhere to do it, nothing to buy.
base::Result<Job> read_job(const std::filesystem::path& file, const fit::ClusterBook& book);

/// The file of that path, or `plans/NAME.toml` of the book. Error: neither exists, with the nearest name.
base::Result<std::filesystem::path> job_file(const std::filesystem::path& book, const std::string& asked);

}  // namespace headway::planner
