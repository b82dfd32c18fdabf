#include "headway/api/requests.hpp"

#include "headway/cluster/efficiencies.hpp"
#include "headway/study/score/score.hpp"
#include "headway/study/sensitivity/sensitivity.hpp"

namespace headway::api {

namespace {

void append(std::vector<Field>& fields, std::vector<Field> more) {
  fields.insert(fields.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// The request's own fields, then those of its parts.
template <class Request, class... Parts>
std::vector<Field> with_parts(std::vector<Field> own) {
  (append(own, fields_of_part<Request, Parts>()), ...);
  return own;
}

constexpr const char* kIdAtPeriod = "id@period, such as china_useful@2028";

}  // namespace

std::vector<Field> Compare::fields() {
  return with_parts<Compare, Metrics, Lens, Draws>({field("base", &Compare::base,
                                                          {.help = "Scenario to compare against",
                                                           .names = Names::scenario,
                                                           .positional = true,
                                                           .from_book = "compare.base"}),
                                                    field("others", &Compare::others,
                                                          {.help = "Scenarios to compare",
                                                           .names = Names::scenario,
                                                           .positional = true,
                                                           .from_book = "compare.others"})});
}

std::vector<Field> Chart::fields() {
  return with_parts<Chart, Lens, Draws>(
      {field("metric", &Chart::metric,
             {.help = "What to draw over the years, by its id", .names = Names::metric, .positional = true}),
       field("base", &Chart::base,
             {.help = "Scenario to compare against",
              .names = Names::scenario,
              .positional = true,
              .from_book = "chart.base"}),
       field("others", &Chart::others,
             {.help = "Scenarios to compare",
              .names = Names::scenario,
              .positional = true,
              .from_book = "chart.others"})});
}

std::vector<Field> Run::fields() {
  return with_parts<Run, Metrics, Lens, Draws>(
      {field("scenario", &Run::scenario,
             {.help = "Scenario to run", .names = Names::scenario, .positional = true, .from_book = "run.scenario"})});
}

std::vector<Field> OfFigure::fields() {
  return with_parts<OfFigure, Lens, Draws>(
      {field("metric", &OfFigure::metric,
             {.help = kIdAtPeriod, .names = Names::metric, .positional = true, .from_book = "figure.metric"}),
       field("base", &OfFigure::base, {.help = "Scenario", .names = Names::scenario, .from_book = "figure.base"}),
       field("other", &OfFigure::other,
             {.help = "Explain the gain of this scenario over the base; \"\" for the base's own figure",
              .names = Names::scenario,
              .from_book = "figure.other"})});
}

Sensitivity::Sensitivity() : points(study::kBasePoints) {}

std::vector<Field> Sensitivity::fields() {
  constexpr double kLeast = 64;
  constexpr double kMost = 1e6;
  return with_parts<Sensitivity, OfFigure>(
      {field("points", &Sensitivity::points,
             {.help = "Base points of the indices; four times as many halve their intervals",
              .least = kLeast,
              .most = kMost})});
}

std::vector<Field> Threshold::fields() {
  return with_parts<Threshold, Lens, Draws>(
      {field("metric", &Threshold::metric,
             {.help = kIdAtPeriod, .names = Names::metric, .positional = true, .required = true}),
       field("value", &Threshold::value, {.help = "What the figure is to be above, in its unit", .required = true}),
       field("by", &Threshold::by,
             {.help = "Id of a number of the book: a lever, or any entry without periods",
              .names = Names::entry,
              .required = true}),
       field("probability", &Threshold::probability,
             {.help = "Of being above the value; for \"below with 0.9\" give 0.1"}),
       field("base", &Threshold::base,
             {.help = "Scenario whose figure is asked about", .names = Names::scenario, .from_book = "threshold.base"}),
       field("other", &Threshold::other,
             {.help = "Ask about the gain of this scenario over the base", .names = Names::scenario}),
       field("from", &Threshold::from, {.help = "Least value of the lever; by its bounds and unit unless given"}),
       field("to", &Threshold::to, {.help = "Greatest value of the lever"})});
}

std::vector<Field> Decompose::fields() {
  return with_parts<Decompose, Lens, Draws>(
      {field("base", &Decompose::base,
             {.help = "Scenario", .names = Names::scenario, .positional = true, .from_book = "decompose.base"}),
       field("other", &Decompose::other,
             {.help = "Scenario whose gain over the base is taken apart",
              .names = Names::scenario,
              .positional = true,
              .from_book = "decompose.other"}),
       field("metric", &Decompose::metric,
             {.help = kIdAtPeriod, .names = Names::metric, .positional = true, .from_book = "decompose.metric"})});
}

Score::Score() { samples = study::kHindcastDraws; }

std::vector<Field> Score::fields() {
  return with_parts<Score, Draws>(
      {field("observed", &Score::observed,
             {.help = "CSV of observations (columns of book/observed/flows.csv): predict every row, fit nothing",
              .names = Names::file}),
       field("scenario", &Score::scenario,
             {.help = "Policy of the forecast", .names = Names::scenario, .from_book = "score.scenario"}),
       field("origin", &Score::origin,
             {.help = "Last month known to a hindcast; may be given several times",
              .from_book = "score.origin",
              .needless_with = "observed"})});
}

std::vector<Field> Forecast::fields() {
  return with_parts<Forecast, Draws>(
      {field("scenario", &Forecast::scenario,
             {.help = "Policy of the forecast",
              .names = Names::scenario,
              .from_book = "forecast.scenario",
              .needless_with = "score"}),
       field("score", &Forecast::score,
             {.help = "Score every card ever made (docs/forecasts beside the book) on what was observed since, each "
                      "with its own dates and scenario"}),
       field("card", &Forecast::card, {.help = "With score: this card alone", .names = Names::file})});
}

std::vector<Field> Replicate::fields() {
  return with_parts<Replicate, Draws>({field("name", &Replicate::name,
                                             {.help = "One replication, with its inputs and steps; all unless given",
                                              .names = Names::replication,
                                              .positional = true}),
                                       field("input", &Replicate::input,
                                             {.help = "id=value or id=low..high: an input of the publication set "
                                                      "otherwise; may be given several times"})});
}

std::vector<Field> Claims::fields() {
  return with_parts<Claims, Lens, Draws>(
      {field("claim", &Claims::claim,
             {.help = "C1 to C24; all unless given. A single one is printed with all its figures",
              .names = Names::claim,
              .positional = true})});
}

const Texts& listable() {
  static const Texts all{"scenarios", "metrics", "levers", "entries", "models",      "jobs",
                         "chips",     "classes", "plans",  "claims",  "replications"};
  return all;
}

std::vector<Field> List::fields() {
  return {
      field("what", &List::what,
            {.help = "One of: " + text_of(listable()), .choices = listable(), .positional = true, .required = true})};
}

std::vector<Field> BookShow::fields() {
  return {field("prefix", &BookShow::prefix,
                {.help = "Only ids that begin with this", .names = Names::entry, .positional = true})};
}

std::vector<Field> Explain::fields() {
  return {field(
      "id", &Explain::id,
      {.help = "Id of an assumption or of a metric", .names = Names::entry, .positional = true, .required = true})};
}

std::vector<Field> Chips::fields() {
  return {field("name", &Chips::name, {.help = "Id of one chip", .names = Names::chip, .positional = true})};
}

std::vector<Field> OnChip::fields() {
  constexpr double kFirstYear = 2020;
  constexpr double kLastYear = 2030;
  return {
      field("model", &OnChip::model,
            {.help = "Id of a shipped model, such as llama-3.1-405b", .names = Names::model, .positional = true}),
      field("model_file", &OnChip::model_file,
            {.help = "TOML file of a model of your own, in place of a shipped one", .names = Names::file}),
      field("chip", &OnChip::chip,
            {.help =
                 "Id of a chip (headway chips lists them), or several with commas, which stand side by side; h100_sxm "
                 "unless given",
             .names = Names::chip}),
      field("count", &OnChip::count, {.help = "Number of chips; of a replica at most, where a model is served"}),
      field("place", &OnChip::place, {.help = "us, china or europe: price of electricity"}),
      field("software", &OnChip::software,
            {.help = "Date of the software, as a year; 2025.9 unless given", .least = kFirstYear, .most = kLastYear})};
}

std::vector<Field> Train::fields() {
  return with_parts<Train, OnChip, Threads>(
      {field(
           "job", &Train::job,
           {.help = "A job of the book: deepseek-v3, llama-3.1-405b or gpt-3-175b as it was run", .names = Names::job}),
       field("tokens", &Train::tokens, {.help = "Tokens of the whole run; 20 a parameter met unless given"}),
       field("batch", &Train::batch, {.help = "Sequences a step; about 4 million tokens unless given"}),
       field("sequence", &Train::sequence, {.help = "Tokens of a sequence; 4096 unless given"}),
       field("plan", &Train::plan,
             {.help = "tp, pp, dp, cp, ep, interleave, microbatch, recompute, zero, precision, overlap as key=value; "
                      "the best is searched unless given"}),
       field("precision", &Train::precision, {.help = "bf16, fp8 or fp4: format of the large products"})});
}

std::vector<Field> ServeModel::fields() {
  return with_parts<ServeModel, OnChip>(
      {field("prompt", &ServeModel::prompt, {.help = "Tokens read a request"}),
       field("output", &ServeModel::output, {.help = "Tokens written a request"}),
       field("token_time", &ServeModel::token_time, {.help = "Seconds between two tokens at most; 0: no limit"}),
       field("precision", &ServeModel::precision,
             {.help = "bf16, fp8 or fp4; the narrowest the chip has unless given"}),
       field("against", &ServeModel::against,
             {.help = "Another chip: costs side by side, and the price of electricity at which they are even",
              .names = Names::chip}),
       field("against_place", &ServeModel::against_place,
             {.help = "Where the other chip stands; the same place unless given"})});
}

Plan::Plan() { samples = 1000; }

std::vector<Field> Plan::fields() {
  return with_parts<Plan, Draws>({field("job", &Plan::job,
                                        {.help = "A TOML file, or a job of the book: china-platform or european-lab",
                                         .names = Names::plan,
                                         .positional = true,
                                         .required = true})});
}

std::vector<Field> Calibrate::fields() {
  return with_parts<Calibrate, Threads>(
      {field("score", &Calibrate::score,
             {.help = "Predict every row of this CSV file with the efficiencies of the book; nothing is fitted",
              .names = Names::file}),
       field("write", &Calibrate::write,
             {.help = "Write the fitted efficiencies into the book: efficiencies.toml, or efficiencies-DAY.toml with "
                      "a day",
              .figures = false})});
}

std::vector<Field> Yardsticks::fields() {
  return {field("strict", &Yardsticks::strict,
                {.help = "With what was published by the end of 2025: rates of chips, efficiencies of runs"}),
          field("write", &Yardsticks::write,
                {.help = "Write both into the book: assumptions/yardstick_classes.toml", .figures = false})};
}

}  // namespace headway::api
