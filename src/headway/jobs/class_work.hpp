// What one chip of each class of the balance does of an H100's work, by the cluster model on the reference jobs.
//
//   [Y4] of one job: tokens/s a chip over an H100's, each on its fastest plan or replica at the medians of the efficiencies
//   [Y5] deviation of its logarithm: that of a prediction for the chip's family and kind of job, and for the H100's, added
//        as if independent; within the H100's own family a share of the latter, as kernels and software are shared and
//        memory and links are not; none for the H100
//   [Y6] of several jobs: the geometric mean; the 90 % band reaches from the least to the greatest 5 and 95 % of the jobs
//   [Y7] weight of bandwidth and links: 1 - d log(rate) / d log(peak of all formats)
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "headway/balance/class_table.hpp"
#include "headway/chips/classes.hpp"
#include "headway/fit/case.hpp"
#include "headway/jobs/chip_hours.hpp"
#include "headway/jobs/reference_work.hpp"

namespace headway::jobs {

struct ClassWork {
  int chip_class = 0;            ///< its slot
  std::string name;              ///< of the class
  std::string chip;              ///< of the catalogue whose links and formats stand for it; empty: none, defaults
  std::string family;            ///< of efficiencies
  std::vector<double> by_job;    ///< [Y4], in the order of the jobs
  Band training;                 ///< over an H100
  Band serving;                  ///< over an H100
  double training_weight = 0.0;  ///< [Y7], mean over jobs
  double serving_weight = 0.0;
  std::vector<std::string> assumed;
};

/// The classes' work by efficiencies of one date.
struct WorkVintage {
  std::string published;  ///< day from which it counts, as 2025-12-31
  std::string rows;       ///< which measured rows the efficiencies rest on, in words
  std::vector<ClassWork> classes;
};

/// A class as a machine: rates, memory and power of `table`; formats and links of its chip, or of the chip it follows.
base::Result<cluster::Machine> machine_of_class(const fit::ClusterBook& book, const chips::Classes& classes,
                                                const balance::ClassTable& table, int chip_class);

/// Of every class in use, in the order of the engine. Errors: a model that is not shipped; a job that no plan or replica of a class fits.
base::Result<std::vector<ClassWork>> class_work(const fit::ClusterBook& book, const chips::Classes& classes,
                                                const balance::ClassTable& table, const cluster::Fitted& fitted,
                                                const std::vector<ReferenceJob>& jobs,
                                                const std::function<void(double)>& progress = {});

}  // namespace headway::jobs
