#include "headway/api/engine.hpp"

#include <algorithm>

#include "headway/api/from_book.hpp"
#include "headway/api/prepare.hpp"
#include "headway/base/messages.hpp"

namespace headway::api {

Engine::Engine(Settings settings, study::Prepared prepared)
    : settings_(std::move(settings)), prepared_(std::make_shared<const study::Prepared>(std::move(prepared))) {}

base::Result<Engine> Engine::open(const Settings& settings, const Texts& scenario_files) {
  study::Question question;
  put(settings, question);
  question.scenario_files.assign(scenario_files.begin(), scenario_files.end());
  auto prepared = prepare(question);
  if (!prepared) {
    return std::unexpected(prepared.error());
  }
  return Engine(settings, std::move(*prepared));
}

base::Result<Engine> Engine::open(const BookSettings& settings) {
  Settings whole;
  static_cast<BookSettings&>(whole) = settings;
  return open(whole);
}

/// What the settings ask, and what the request does.
template <class Request>
study::Question Engine::question(const Request& request, const Progress& progress) const {
  study::Question asked;
  put(settings_, asked);
  put(request, asked);
  asked.progress = progress;
  asked.keep_draws = keep_.draws;
  asked.keep_inputs = keep_.draws && keep_.inputs;
  asked.added_classes = prepared_->classes.slots_filled();
  return asked;
}

template <class Request, class Answer>
auto Engine::answered(const Request& request, const Progress& progress, const Answer& answer) const {
  using Result = std::invoke_result_t<Answer, const Request&, study::Question>;
  Request whole = request;
  if (auto taken = take_from_book(Request::fields(), &whole, prepared_->book.question); !taken) {
    return Result(std::unexpected(std::move(taken.error())));
  }
  return answer(whole, question(whole, progress));
}

Engine Engine::keeping(Keep keep) const {
  Engine engine = *this;
  engine.keep_ = keep;
  return engine;
}

std::string Engine::scenario(const std::string& name) const { return scenario_meant(*prepared_, name); }

Texts Engine::scenarios(const Texts& names) const {
  Texts meant;
  for (const std::string& name : names) {
    meant.push_back(scenario(name));
  }
  return meant;
}

base::Result<model::CompareResult> Engine::compare(const Compare& request, const Progress& progress) const {
  return answered(request, progress,
                  [&](const Compare& whole, const study::Question& asked) -> base::Result<model::CompareResult> {
                    return study::compare(*prepared_, asked, scenario(whole.base), scenarios(whole.others));
                  });
}

base::Result<study::Beside> Engine::beside(const Compare& request, const model::CompareResult& result,
                                           const Progress& progress) const {
  return study::beside(*prepared_, keeping({}).question(request, progress), result);
}

base::Result<study::Record> Engine::record(const Compare& request, const Progress& progress) const {
  return study::record_of(*prepared_, keeping({}).question(request, progress));
}

base::Result<model::CompareResult> Engine::chart(const Chart& request, const Progress& progress) const {
  return answered(
      request, progress, [&](const Chart& whole, study::Question asked) -> base::Result<model::CompareResult> {
        if (whole.metric.contains('@')) {
          return std::unexpected(base::input_error("the metric " + whole.metric + " names a period",
                                                   "a chart goes over all years of the run",
                                                   "give " + whole.metric.substr(0, whole.metric.find('@')) + ", and " +
                                                       base::field("horizon") + " for its end"));
        }
        asked.metrics = {whole.metric};
        model::take_usual_lens(asked);
        return study::compare(*prepared_, asked, scenario(whole.base), scenarios(whole.others));
      });
}

base::Result<model::RunResult> Engine::run(const Run& request, const Progress& progress) const {
  return answered(request, progress,
                  [&](const Run& whole, const study::Question& asked) -> base::Result<model::RunResult> {
                    return study::run_scenario(*prepared_, asked, scenario(whole.scenario));
                  });
}

base::Result<model::DriversResult> Engine::drivers(const Drivers& request, const Progress& progress) const {
  return answered(request, progress,
                  [&](const Drivers& whole, study::Question asked) -> base::Result<model::DriversResult> {
                    asked.metrics = {whole.metric};
                    return study::drivers(*prepared_, asked, scenario(whole.base), scenario(*whole.other));
                  });
}

base::Result<study::SensitivityResult> Engine::sensitivity(const Sensitivity& request, const Progress& progress) const {
  return answered(request, progress,
                  [&](const Sensitivity& whole, study::Question asked) -> base::Result<study::SensitivityResult> {
                    asked.metrics = {whole.metric};
                    return study::sensitivity(*prepared_, asked, scenario(whole.base), scenario(*whole.other),
                                              whole.points);
                  });
}

base::Result<study::ThresholdResult> Engine::threshold(const Threshold& request, const Progress& progress) const {
  return answered(request, progress,
                  [&](const Threshold& whole, study::Question asked) -> base::Result<study::ThresholdResult> {
                    asked.metrics = {whole.metric};
                    return study::threshold(*prepared_, asked, scenario(whole.base), scenario(whole.other),
                                            study::ThresholdAsked{.lever = whole.by,
                                                                  .value = whole.value,
                                                                  .probability = whole.probability,
                                                                  .from = whole.from,
                                                                  .to = whole.to});
                  });
}

base::Result<study::DecomposeResult> Engine::decompose(const Decompose& request, const Progress& progress) const {
  return answered(request, progress,
                  [&](const Decompose& whole, study::Question asked) -> base::Result<study::DecomposeResult> {
                    asked.metrics = {whole.metric};
                    return study::decompose(*prepared_, asked, scenario(whole.base), scenario(whole.other));
                  });
}

namespace {

/// The months at whose ends hindcasts stand. Error: one that is no month, or not before `through`.
base::Result<std::vector<base::Month>> origins_of(const Texts& texts, base::Month through) {
  std::vector<base::Month> months;
  for (const auto& text : texts) {
    const auto period = base::parse_period(text);
    if (!period || period->months() != 1 || period->last < book::kEarliestOrigin || period->last >= through) {
      return std::unexpected(base::Error{"cannot stand at " + base::field("origin") + " '" + text + "'",
                                         "a month from " + base::to_string(book::kEarliestOrigin) + " to before " +
                                             base::to_string(through) + " was expected",
                                         "write it as 2024-06",
                                         {}});
    }
    months.push_back(period->last);
  }
  return months;
}

}  // namespace

base::Result<study::ScoreResult> Engine::score(const Score& request, const Progress& progress) const {
  return answered(request, progress,
                  [&](const Score& whole, const study::Question& asked) -> base::Result<study::ScoreResult> {
                    if (!whole.observed.empty()) {
                      return study::score_file(*prepared_, asked, scenario(whole.scenario), whole.observed);
                    }
                    const auto origins = origins_of(whole.origin, prepared_->book.through);
                    return origins ? study::hindcast(asked, prepared_->uses, scenario(whole.scenario), *origins)
                                   : std::unexpected(origins.error());
                  });
}

base::Result<study::ForecastResult> Engine::forecast(const Forecast& request, const Progress& progress) const {
  return answered(request, progress,
                  [&](const Forecast& whole, const study::Question& asked) -> base::Result<study::ForecastResult> {
                    return study::forecast(*prepared_, asked, scenario(whole.scenario));
                  });
}

base::Result<std::vector<study::CardScore>> Engine::score_cards(const Forecast& request,
                                                                const Progress& progress) const {
  const study::Question asked = keeping({}).question(request, progress);
  if (!request.card.empty()) {
    return study::score_cards(asked, prepared_->uses, {request.card});
  }
  const auto made = study::made_cards(study::card_folder(asked.book));
  return made ? study::score_cards(asked, prepared_->uses, *made) : std::unexpected(made.error());
}

base::Result<study::ReplicateResult> Engine::replicate(const Replicate& request, const Progress& progress) const {
  const study::Question asked = question(request, progress);
  auto replications = book::read_replications(asked.book / "replications");
  if (!replications) {
    return std::unexpected(replications.error());
  }
  const auto named = std::ranges::find(*replications, request.name, &book::Replication::name);
  for (const std::string& input : named == replications->end() ? Texts{} : request.input) {
    if (auto wrong = study::set_input(input, *named)) {
      return std::unexpected(std::move(*wrong));
    }
  }
  return study::replicate(*prepared_, asked, *replications, request.name);
}

base::Result<study::claims::ClaimsResult> Engine::claims(const Claims& request, const Progress& progress) const {
  return study::claims::claims(*prepared_, question(request, progress), request.claim);
}

}  // namespace headway::api
