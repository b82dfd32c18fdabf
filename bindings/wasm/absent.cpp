// What rests on libraries that a page does not load: the planner's solver (CBC), and the file formats HDF5 and XLSX.
#include "headway/planner/rows.hpp"
#include "headway/report/draws_hdf5.hpp"
#include "headway/report/spreadsheet.hpp"
#include "headway/results/plan.hpp"

namespace headway {

namespace {

base::Error absent(const char* what) {
  return {.problem = std::string("no ") + what + " here",
          .why = "the page does without the library that it takes",
          .suggestion = "ask the program on the command line",
          .where = {}};
}

}  // namespace

/// No solution is found: a plan is not what a page can be asked for (door.cpp).
planner::Solved planner::solve(const LinearRows& /*rows*/, double /*gap*/, int /*most_nodes*/) { return {}; }

const results::Described<planner::PlanResult>& results::plan() {
  static const Described<planner::PlanResult> nothing;
  return nothing;
}
results::Sheet results::plan_sheet(const planner::PlanResult& /*result*/) { return {}; }

base::Result<std::string> report::to_xlsx(const nlohmann::ordered_json& /*head*/, const results::Sheet& /*figures*/) {
  return std::unexpected(absent("spreadsheet"));
}

base::Result<std::string> report::draws_hdf5(const nlohmann::ordered_json& /*head*/,
                                             const model::DrawTable& /*table*/) {
  return std::unexpected(absent("HDF5"));
}

bool report::is_hdf5(const std::string& /*bytes*/) { return false; }

base::Result<report::DrawsRead> report::read_draws_hdf5(const std::string& /*bytes*/, const std::string& /*file*/) {
  return std::unexpected(absent("HDF5"));
}

}  // namespace headway
