#include "headway/report/yardsticks_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "headway/balance/classes.hpp"
#include "headway/report/band.hpp"
#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"

namespace headway::report {

namespace {

std::string_view name_of(const jobs::ClassWork& work) { return work.name; }

std::string band_in_words(const jobs::Band& of) { return fmt::format("{:.2f} ({:.2f}-{:.2f})", of.p50, of.p5, of.p95); }

std::string entry(std::string_view use, std::size_t at, const std::vector<WorkVintage>& vintages,
                  jobs::Band jobs::ClassWork::* of) {
  const jobs::ClassWork& newest = vintages.back().classes[at];
  const bool reference = newest.chip_class == balance::kH100;
  std::string text = fmt::format(
      "\n[yardstick.{}.{}]\nmeans  = \"{} work of one {} over an H100's, on the software of those who publish\"\n"
      "unit   = \"1\"\nshape  = \"{}\"\nvalues = [\n",
      use, name_of(newest), use, name_of(newest), reference ? "number" : "lognormal");
  if (reference) {
    return text + fmt::format(
                      "  {{ value = 1, published = {}, source = \"definition: the reference\", confidence = "
                      "\"high\", kind = \"definition\" }},\n]\n",
                      vintages.front().published);
  }
  for (const WorkVintage& vintage : vintages) {
    const auto same = std::ranges::find(vintage.classes, newest.name, &jobs::ClassWork::name);
    if (same == vintage.classes.end()) {
      continue;  // the book's class is younger than the vintage
    }
    const jobs::Band& value = (*same).*of;
    text += fmt::format(
        "  {{ p5 = {:.3g}, p50 = {:.3g}, p95 = {:.3g}, published = {}, source = \"headway yardsticks: cluster model on "
        "reference_work.toml, efficiencies from {}\", confidence = \"{}\", kind = \"projection\" }},\n",
        value.p5, value.p50, value.p95, vintage.published, vintage.rows, value.p95 < 2.0 * value.p5 ? "medium" : "low");
  }
  return text + "]\n";
}

/// Classes of one family of efficiencies move together, in both uses; `blackwell` and `blackwell_ultra` are one die.
std::string correlations(const WorkVintage& vintage) {
  std::map<std::string, std::vector<std::string>> ids;
  for (const std::string_view use : {"training", "serving"}) {
    for (const auto& work : vintage.classes) {
      if (work.chip_class != balance::kH100) {
        ids[work.family.substr(0, work.family.find('_'))].push_back(
            fmt::format("\"yardstick.{}.{}\"", use, name_of(work)));
      }
    }
  }
  std::string text;
  for (const auto& [family, members] : ids) {
    text += fmt::format(
        "\n[[correlation]]\nids       = [{}]\nrank      = 0.7\nsource    = \"judgement ({}: one set of efficiencies in "
        "the cluster model)\"\npublished = {}\nreason    = \"an error in the family's products, attention or software "
        "moves all of its chips and both uses; memory and links, by which the chips differ, do not\"\n",
        fmt::join(members, ", "), family, vintage.published);
  }
  return text;
}

}  // namespace

std::string yardsticks_text(const WorkVintage& vintage, const std::vector<jobs::ReferenceJob>& jobs) {
  std::string text = wrapped(
      "Work of one chip over an H100's, by the cluster model: median of the reference jobs (90 %), and the ratio "
      "on each of them. Efficiencies from " +
      vintage.rows + ".");
  Grid grid;
  grid.columns = {"class", "family", "training", "serving"};
  for (const auto& job : jobs) {
    grid.columns.push_back((job.serving ? "serve " : "train ") + job.model);
  }
  grid.columns.insert(grid.columns.end(), {"bandwidth weight: training", "serving"});
  for (const auto& work : vintage.classes) {
    std::vector<std::string> row{std::string(name_of(work)), work.family, band_in_words(work.training),
                                 band_in_words(work.serving)};
    for (const double ratio : work.by_job) {
      row.push_back(fmt::format("{:.2f}", ratio));
    }
    row.push_back(fmt::format("{:.2f}", work.training_weight));
    row.push_back(fmt::format("{:.2f}", work.serving_weight));
    grid.rows.push_back(std::move(row));
  }
  text += "\n" + to_text(grid, at_most_terminal(200));
  for (const auto& work : vintage.classes) {
    if (!work.assumed.empty()) {
      text += wrapped(fmt::format("{}: assumed {}.", name_of(work), fmt::join(work.assumed, ", ")));
    }
  }
  return text;
}

std::string yardsticks_toml(const std::vector<WorkVintage>& vintages) {
  std::string text =
      "# Written by `headway yardsticks --write`: what one chip of each class does of an H100's work, by the cluster "
      "model on\n# the jobs of reference_work.toml. docs/cluster.md says how; users' own software is apart, in "
      "yardsticks.toml.\n";
  for (std::size_t at = 0; at < vintages.back().classes.size(); ++at) {
    text += entry("training", at, vintages, &jobs::ClassWork::training);
    text += entry("serving", at, vintages, &jobs::ClassWork::serving);
  }
  return text + correlations(vintages.front());
}

}  // namespace headway::report
