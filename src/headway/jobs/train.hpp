// One training job on one cluster: its best plan or a given one, a step and where it goes, the whole run, energy and cost.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/cluster/ranges.hpp"
#include "headway/cluster/search.hpp"
#include "headway/cluster/whole_run.hpp"
#include "headway/fit/case.hpp"
#include "headway/jobs/chip_hours.hpp"
#include "headway/jobs/nearby_batch.hpp"

namespace headway::jobs {

struct TrainQuestion {
  std::string model;              ///< id of a shipped model, or a name that sources use
  std::string model_file;         ///< a file in its place; empty: none
  std::string chip = "h100_sxm";  ///< id of the catalogue
  double count = 0;               ///< chips
  double tokens = 0;              ///< of the whole run; 0: the usual number a parameter met
  double batch = 0;               ///< sequences a step; 0: of about the usual tokens
  double sequence = 4096;
  std::string plan;  ///< as cluster::parse_plan reads it; empty: the best is searched
  std::string precision = "bf16";
  std::string place = "us";           ///< us, china or europe: the price of electricity
  double software = 0;                ///< date, as a year; 0: the reference date of the book
  double published_chip_hours = 0;    ///< 0: none
  bool overlapping = false;           ///< the software hides the travel to experts, whatever its date
  bool tries_nearby_batches = false;  ///< where the plan is searched and the batch given
  int threads = 0;
};

/// A job of `book/jobs/*.toml`. Errors: no such job (with the nearest), those of reading it.
base::Result<TrainQuestion> read_job(const std::filesystem::path& book, const std::string& name);

struct TrainResult {
  std::string book_hash;
  TrainQuestion question;
  cluster::Shape shape;
  cluster::Parameters parameters;
  cluster::Machine machine;
  std::string family;
  cluster::Job job;
  cluster::Plan plan;
  bool searched = false;
  bool nearby_tried = false;                ///< whether batches near the one given were searched too
  std::optional<NearbyBatch> nearby_batch;  ///< one that would train more than 1 % faster
  long long plans_tried = 0;
  long long plans_fitting = 0;
  std::vector<cluster::Candidate> others;  ///< the next best plans
  std::vector<cluster::Candidate> pareto;  ///< none both faster and smaller
  double untuned = 1.0;  ///< time of the run over that of the plan at its best; 1 where the plan was given
  cluster::Step step;
  cluster::Memory memory;
  Band step_time;                ///< s
  Band tokens_a_chip;            ///< tokens/s
  double utilisation = 0;        ///< of a step: causal attention counted once, over `denominator`
  double utilisation_whole = 0;  ///< the same with the whole square of attention counted
  double denominator = 0;        ///< FLOP/s: dense peak of the format
  double whole_run_share = 0;    ///< of the step's rate, over a whole run
  double whole_run_utilisation = 0;
  cluster::Goodput goodput;
  double tokens = 0;
  Band days;
  Band chip_hours;
  Band node_power;      ///< kW, eight chips
  Band site_power;      ///< MW
  Band energy;          ///< GWh, of the run
  Band cost;            ///< M USD, owner's
  Band chip_hour_cost;  ///< USD
  bool has_price = false;
};

/// The shipped model of that id, or that of the file where one is given.
base::Result<cluster::Shape> shape_asked(const fit::ClusterBook& book, const std::string& model,
                                         const std::string& file);

struct ModelOnChip {
  cluster::Shape shape;
  const chips::Chip* chip = nullptr;
  cluster::Machine machine;
  int family = 0;  ///< of efficiencies
};

/// As shape_asked(), with the chip. Errors: an unknown one, with the nearest; a chip without the figures that are needed, or
/// in no family.
base::Result<ModelOnChip> model_on_chip(const fit::ClusterBook& book, const std::string& model, const std::string& file,
                                        const std::string& chip);

/// Errors: unknown model or chip (with the nearest), a number out of range, a plan that does not divide or does not fit
/// (with what it needs), no plan that fits, more
/// failures than restarts can follow.
base::Result<TrainResult> train(const fit::ClusterBook& book, const cluster::Fitted& fitted,
                                const cluster::Ranges& ranges, const TrainQuestion& question);

}  // namespace headway::jobs
