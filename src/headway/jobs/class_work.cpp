#include "headway/jobs/class_work.hpp"
#include "headway/base/portable.hpp"
#include "headway/base/tally.hpp"
#include "headway/chance/normal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "headway/balance/classes.hpp"
#include "headway/base/messages.hpp"
#include "headway/cluster/search.hpp"
#include "headway/cluster/serving.hpp"

namespace headway::jobs {

namespace {

/// The chip whose formats and links stand for a class without one of its own; null where it has one.
const chips::StatedClass* follower(const chips::Classes& classes, int chip_class) {
  const auto* stated = classes.find(classes.of_class(chip_class));
  return stated != nullptr && !stated->links_of.empty() ? stated : nullptr;
}

base::Result<chips::Chip> chip_for(const fit::ClusterBook& book, const chips::Classes& classes, int chip_class) {
  if (const auto* stated = follower(classes, chip_class); stated != nullptr) {
    const auto chip = chips::find_chip(book.catalogue, stated->links_of);
    return chip ? base::Result<chips::Chip>(**chip) : std::unexpected(chip.error());
  }
  const auto name = classes.of_class(chip_class);
  if (std::ranges::none_of(book.catalogue.classes, [&](const auto& known) { return known.id == name; })) {
    return chips::Chip{};
  }
  const auto chip = chips::chip_of_class(book.catalogue, name);
  return chip ? base::Result<chips::Chip>(**chip) : std::unexpected(chip.error());
}

int family_of_class(const fit::ClusterBook& book, const std::string& chip) {
  if (!chip.empty()) {
    return cluster::family_of(book.priors, chip);
  }
  // Only the other Chinese designs have no chip.
  const auto found = std::ranges::find(book.priors.families, std::string("domestic"), &cluster::Family::id);
  return static_cast<int>(found - book.priors.families.begin());
}

cluster::Format format_of(const ReferenceJob& job, const cluster::Machine& machine) {
  if (job.width == Width::narrowest) {
    return cluster::narrowest(machine);
  }
  const bool usable = machine.has(cluster::Format::eight) && (job.serving || !machine.eight_is_integer);
  return job.width == Width::narrow && usable ? cluster::Format::eight : cluster::Format::sixteen;
}

/// Tokens/s a chip; 0 where nothing fits.
double rate_of(const ReferenceJob& job, const cluster::Shape& shape, const cluster::Machine& machine,
               const cluster::Efficiencies& efficiencies) {
  if (job.serving) {
    const cluster::Workload workload{job.prompt, 0.0, job.output, job.seconds};
    const auto best = cluster::best_serving(shape, workload, machine, efficiencies, job.least_chips, job.chips,
                                            format_of(job, machine));
    return best.fits ? best.rate : 0.0;
  }
  const cluster::Job run{job.batch, job.sequence, 1.0};
  const auto chips = static_cast<long>(job.chips);
  cluster::Space space = cluster::full_space(shape, run, machine, chips, format_of(job, machine));
  if (shape.mixture()) {
    space.overlap_experts = {false, true};
  }
  const auto found = cluster::search(shape, run, machine, efficiencies, chips, space, 1);
  return found.best.empty() ? 0.0 : job.batch * job.sequence / (found.best.front().time * job.chips);
}

std::string kind_of(const ReferenceJob& job, const cluster::Shape& shape) {
  if (job.serving) {
    return shape.mixture() ? "serve-mixture" : "serve";
  }
  return shape.mixture() ? "mixture" : "open";
}

double weight_of(const ReferenceJob& job, const cluster::Shape& shape, const cluster::Machine& machine,
                 const cluster::Efficiencies& efficiencies, double rate) {
  constexpr double kFaster = 1.1;
  cluster::Machine faster = machine;
  for (double& peak : faster.peak) {
    peak *= kFaster;
  }
  return 1.0 - base::portable::log(rate_of(job, shape, faster, efficiencies) / rate) / base::portable::log(kFaster);
}

struct Combined {
  double log_sum = 0.0;
  double low = INFINITY;
  double high = 0.0;
  double weight = 0.0;
  double jobs = 0.0;

  void take(double ratio, double deviation, double bandwidth_weight) {
    log_sum += base::portable::log(ratio);
    low = std::min(low, ratio * base::portable::exp(-chance::kNormal95 * deviation));
    high = std::max(high, ratio * base::portable::exp(chance::kNormal95 * deviation));
    weight += bandwidth_weight;
    jobs += 1.0;
  }
  Band band() const { return {low, base::portable::exp(log_sum / jobs), high}; }
};

struct Setting {
  const fit::ClusterBook& book;
  const chips::Classes& classes;
  const balance::ClassTable& table;
  const cluster::Fitted& fitted;
  const std::vector<ReferenceJob>& jobs;
  std::vector<cluster::Shape> shapes;
  std::vector<double> reference;  ///< an H100's rate by job
  int reference_family = 0;
};

base::Result<ClassWork> work_of(const Setting& at, int chip_class) {
  const auto chip = chip_for(at.book, at.classes, chip_class);
  if (!chip) {
    return std::unexpected(chip.error());
  }
  const auto machine = machine_of_class(at.book, at.classes, at.table, chip_class);
  if (!machine) {
    return std::unexpected(machine.error());
  }
  ClassWork work;
  work.chip_class = chip_class;
  work.name = at.classes.of_class(chip_class);
  work.chip = chip->id;
  work.assumed = machine->assumed;
  const int family = family_of_class(at.book, chip->id);
  if (family < 0) {
    return base::refused("no efficiencies for '" + chip->id + "'", "it stands in no family of efficiency_priors.toml",
                         "add it to one", chip->where);
  }
  work.family = at.book.priors.families[static_cast<std::size_t>(family)].id;
  const auto efficiencies =
      cluster::efficiencies_of(at.book.layout, at.fitted.medians(), family, at.book.layout.constants.reference_date);
  Combined training;
  Combined serving;
  for (std::size_t k = 0; k < at.jobs.size(); ++k) {
    const ReferenceJob& job = at.jobs[k];
    const double rate = rate_of(job, at.shapes[k], *machine, efficiencies);
    if (rate <= 0.0) {
      return base::refused(
          fmt::format("{} of '{}' does not fit on class '{}'", job.serving ? "serving" : "training", job.model,
                      work.name),
          fmt::format("no {} of {:.0f} chips does within memory and time", job.serving ? "replica" : "plan", job.chips),
          "change the job in reference_work.toml");
    }
    const auto deviation = [&](int of_family) {
      return cluster::prediction_deviation(at.fitted, at.book.priors, at.book.layout, of_family,
                                           kind_of(job, at.shapes[k]));
    };
    const double reference = deviation(at.reference_family);
    const double off = chip_class == balance::kH100    ? 0.0
                       : family == at.reference_family ? at.book.layout.constants.shared_family * reference
                                                       : base::portable::hypot(deviation(family), reference);
    work.by_job.push_back(rate / at.reference[k]);
    (job.serving ? serving : training)
        .take(work.by_job.back(), off, weight_of(job, at.shapes[k], *machine, efficiencies, rate));
  }
  work.training = training.band();
  work.serving = serving.band();
  work.training_weight = training.weight / training.jobs;
  work.serving_weight = serving.weight / serving.jobs;
  return work;
}

}  // namespace

base::Result<cluster::Machine> machine_of_class(const fit::ClusterBook& book, const chips::Classes& classes,
                                                const balance::ClassTable& table, int chip_class) {
  auto chip = chip_for(book, classes, chip_class);
  if (!chip) {
    return std::unexpected(chip.error());
  }
  const auto at = static_cast<std::size_t>(chip_class);
  if (!chip->fp8 && !chip->int8) {
    // Western designs have floating 8-bit formats; of the Chinese ones only those that say so.
    (chip_class < balance::kForeignCount ? chip->fp8 : chip->int8) = table.eight_bit[at];
  }
  const bool follows = follower(classes, chip_class) != nullptr;
  if (follows) {
    chip->fp8 = table.eight_bit[at];
  }
  constexpr double kMore = 1.01;
  if (follows || !chip->fp4) {
    chip->fp4 = table.best[at] > kMore * table.eight_bit[at] ? std::optional(table.best[at]) : std::nullopt;
  }
  chip->bf16 = table.bf16[at];
  chip->memory_gb = table.memory[at];
  chip->memory_bandwidth_tb_s = table.bandwidth[at];
  chip->power_w = table.power[at];
  return cluster::machine_of(*chip, book.layout.constants);
}

base::Result<std::vector<ClassWork>> class_work(const fit::ClusterBook& book, const chips::Classes& classes,
                                                const balance::ClassTable& table, const cluster::Fitted& fitted,
                                                const std::vector<ReferenceJob>& jobs,
                                                const std::function<void(double)>& progress) {
  Setting at{book, classes, table, fitted, jobs, {}, {}, family_of_class(book, "h100_sxm")};
  const auto machine = machine_of_class(book, classes, table, balance::kH100);
  if (!machine) {
    return std::unexpected(machine.error());
  }
  const auto efficiencies = cluster::efficiencies_of(book.layout, fitted.medians(), at.reference_family,
                                                     book.layout.constants.reference_date);
  for (const ReferenceJob& job : jobs) {
    const auto model = cluster::find_model(book.models, job.model);
    if (!model) {
      return std::unexpected(model.error());
    }
    at.shapes.push_back((*model)->shape);
    at.reference.push_back(rate_of(job, at.shapes.back(), *machine, efficiencies));
  }
  std::vector<ClassWork> all;
  base::Tally tally(classes.stated.size(), progress);
  for (int chip_class = 0; chip_class < balance::kClassCount; ++chip_class) {
    if (!classes.facts.fact[chip_class].in_use) {
      continue;
    }
    auto work = work_of(at, chip_class);
    if (!work) {
      return std::unexpected(work.error());
    }
    all.push_back(std::move(*work));
    tally.count();
  }
  return all;
}

}  // namespace headway::jobs
