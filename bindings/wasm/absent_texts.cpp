// A page is given JSON alone: what makes texts, charts and pages of an answer stands here empty, and is not downloaded.
#include "headway/report/book_text.hpp"
#include "headway/report/calibrate_text.hpp"
#include "headway/report/card_score_text.hpp"
#include "headway/report/chart_file.hpp"
#include "headway/report/chips_text.hpp"
#include "headway/report/claims_text.hpp"
#include "headway/report/draws_csv.hpp"
#include "headway/report/drivers_text.hpp"
#include "headway/report/forecast_text.hpp"
#include "headway/report/html.hpp"
#include "headway/report/plan_text.hpp"
#include "headway/report/replicate_text.hpp"
#include "headway/report/score_text.hpp"
#include "headway/report/sensitivity_text.hpp"
#include "headway/report/serving_text.hpp"
#include "headway/report/table.hpp"
#include "headway/report/threshold_text.hpp"
#include "headway/report/train_text.hpp"
#include "headway/report/yardsticks_text.hpp"

namespace headway {

// Of comparisons and runs.
std::string report::to_screen(const model::CompareResult& /*result*/, const Beside& /*beside*/) { return {}; }
std::string report::to_table(const model::CompareResult& /*result*/, const Beside& /*beside*/) { return {}; }
std::string report::to_table(const model::RunResult& /*result*/) { return {}; }
std::string report::to_html(const model::CompareResult& /*result*/, const book::Book& /*book*/,
                            const study::ScoreResult* /*hindcast*/, const std::vector<study::CardScore>& /*cards*/,
                            const Beside& /*beside*/) {
  return {};
}
base::Result<std::string> report::chart_file(const model::CompareResult& /*result*/, const std::string& /*source*/) {
  return {};
}
std::vector<std::string> report::draw_names(const model::DrawTable& /*table*/) { return {}; }
std::string report::draws_wide(const model::DrawTable& /*table*/) { return {}; }
std::string report::draws_long(const model::DrawTable& /*table*/) { return {}; }

// Of studies.
std::string report::drivers_text(const model::DriversResult& /*result*/, const book::Book& /*book*/,
                                 std::size_t /*most*/) {
  return {};
}
std::string report::sensitivity_text(const study::SensitivityResult& /*result*/, const book::Book& /*book*/) {
  return {};
}
std::string report::quantity_in_words(const study::Quantity& /*quantity*/) { return {}; }
std::string report::threshold_text(const study::ThresholdResult& /*result*/) { return {}; }
std::string report::replicate_text(const study::ReplicateResult& /*result*/, bool /*in_full*/) { return {}; }
std::string report::claims_text(const study::claims::ClaimsResult& /*result*/) { return {}; }
std::string report::score_text(const study::ScoreResult& /*result*/) { return {}; }
std::string report::forecast_text(const study::ForecastResult& /*result*/) { return {}; }
std::string report::card_score_text(const std::vector<study::CardScore>& /*scores*/) { return {}; }

// Of the book, the catalogue and the cluster model.
std::string report::book_summary(const results::BookContents& /*contents*/) { return {}; }
std::string report::chips_text(const std::vector<chips::ChipRow>& /*rows*/) { return {}; }
std::string report::chip_text(const chips::Chip& /*chip*/, const chips::ChipRow& /*row*/,
                              const std::vector<chips::Rule>& /*rules*/) {
  return {};
}
std::string report::calibration_text(const fit::Calibration& /*calibration*/, const cluster::Priors& /*priors*/) {
  return {};
}
std::string report::score_text(const std::vector<fit::ScoredRun>& /*runs*/, const cluster::Fitted& /*fitted*/) {
  return {};
}
std::string report::plan_text(const planner::PlanResult& /*result*/) { return {}; }
std::string report::serving_text(const jobs::ServeResult& /*result*/) { return {}; }
std::string report::serving_text(const jobs::SideBySide<jobs::ServeResult>& /*chips*/,
                                 const base::FieldWriter& /*write*/) {
  return {};
}
std::string report::break_even_text(const jobs::BreakEven& /*result*/) { return {}; }
std::string report::train_text(const jobs::TrainResult& /*result*/) { return {}; }
std::string report::train_text(const jobs::SideBySide<jobs::TrainResult>& /*chips*/,
                               const base::FieldWriter& /*write*/) {
  return {};
}
std::string report::yardsticks_text(const WorkVintage& /*vintage*/, const std::vector<jobs::ReferenceJob>& /*jobs*/) {
  return {};
}
std::string report::yardsticks_toml(const std::vector<WorkVintage>& /*vintages*/) { return {}; }

}  // namespace headway
