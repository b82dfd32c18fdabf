#include "headway/model/figures.hpp"

#include <algorithm>

#include "headway/base/messages.hpp"
#include "headway/model/metric.hpp"
#include "headway/model/provenance.hpp"

namespace headway::model {

namespace {

template <class Names>
base::Result<std::vector<int>> chosen(std::string_view what, const std::string& wanted, const Names& names) {
  std::vector<int> indices;
  for (std::size_t k = 0; k < names.size(); ++k) {
    if (wanted.empty() || wanted == names[k]) {
      indices.push_back(static_cast<int>(k));
    }
  }
  if (indices.empty()) {
    return std::unexpected(base::unknown_name(what, wanted, std::vector<std::string>(names.begin(), names.end())));
  }
  return indices;
}

std::vector<std::string> measure_ids(const Question& question) {
  std::vector<std::string> ids;
  for (const auto& metric : metrics_with(question.added_classes)) {
    ids.push_back(metric.id);
  }
  return ids;
}

Figure figure_of(balance::Measure measure, balance::Yardstick yardstick, balance::Basis basis, int last_month,
                 bool year) {
  const Metric& name = metric_of(measure);
  Figure figure;
  figure.id = name.id;
  figure.unit = unit_of(measure, yardstick);
  figure.yardstick =
      name.by_yardstick ? std::string(balance::kYardstickNames[static_cast<std::size_t>(yardstick)]) : "";
  figure.basis = name.by_basis ? std::string(balance::kBasisNames[static_cast<std::size_t>(basis)]) : "";
  const base::Month last = base::kFirstMonth + last_month;
  figure.period = year ? std::to_string(last.year()) : base::to_string(last);
  figure.request = ensemble::Request{measure, yardstick, basis, last_month, year};
  return figure;
}

/// A metric as asked for: "id" or "id@period".
struct Asked {
  int measure = 0;
  std::optional<base::Period> period;
  bool months = false;  ///< each of them, from the parting of scenarios on
};

/// Where a question is of single figures.
base::Error months_refused(const std::string& text, const std::string& id) {
  return base::input_error("the figures of '" + text + "' are one for each month", "a single one is asked about here",
                           "write " + id + "@2026 or " + id + "@2026-12; the gain month by month is told by compare");
}

base::Result<Asked> parse_metric(const std::string& text, const Question& question) {
  const auto at = text.find('@');
  const std::string id = text.substr(0, at);
  Asked asked;
  const std::string slot_id = with_slot_name(id, question.added_classes);
  asked.measure = metric_named(slot_id);
  const bool stand_in = asked.measure >= 0 && slot_id == id && metrics()[static_cast<std::size_t>(asked.measure)].spare;
  if (asked.measure < 0 || stand_in) {
    base::Error error = base::unknown_name("metric", id, measure_ids(question));
    if (const std::string heirs = heirs_of(id); !heirs.empty()) {
      error.why = "two metrics have replaced it";
      error.suggestion = "did you mean " + heirs + "?";
    }
    return std::unexpected(error);
  }
  if (at == std::string::npos) {
    return asked;
  }
  if (names_months(text)) {
    asked.months = true;
    return asked;
  }
  asked.period = base::parse_period(text.substr(at + 1));
  const bool usable = asked.period && (asked.period->months() == 1 ||
                                       (asked.period->months() == 12 && asked.period->first.month() == 1));
  if (!usable) {
    return std::unexpected(base::Error{"cannot read the period of '" + text + "'",
                                       "a year or a month was expected",
                                       "write " + id + "@2026 or " + id + "@2026-12",
                                       {},
                                       base::Fault::input});
  }
  if (asked.period->first < base::kFirstMonth || asked.period->last > question.horizon) {
    return std::unexpected(
        base::Error{"the period of '" + text + "' lies outside the run",
                    "it covers " + base::to_string(base::kFirstMonth) + " to " + base::to_string(question.horizon),
                    "choose a period in it, or set " + base::field("horizon"),
                    {},
                    base::Fault::input});
  }
  return asked;
}

}  // namespace

std::string unit_of(balance::Measure measure, balance::Yardstick yardstick) {
  const Metric& name = metric_of(measure);
  return name.unit.empty() ? std::string(balance::kYardstickUnits[static_cast<std::size_t>(yardstick)]) : name.unit;
}

bool names_months(std::string_view metric) {
  const auto at = metric.find('@');
  return at != std::string_view::npos && metric.substr(at + 1) == kMonths;
}

namespace {

/// Without a first month, no metric may name the period "months".
base::Result<std::vector<Figure>> figures_asked(std::optional<base::Month> first_month, const Question& question) {
  const auto yardsticks = chosen("yardstick", question.yardstick, balance::kYardstickNames);
  if (!yardsticks) {
    return std::unexpected(yardsticks.error());
  }
  const auto bases = chosen("basis", question.basis, balance::kBasisNames);
  if (!bases) {
    return std::unexpected(bases.error());
  }
  std::vector<Asked> asked;
  for (const auto& text : question.metrics) {
    const auto metric = parse_metric(text, question);
    if (!metric) {
      return std::unexpected(metric.error());
    }
    if (metric->months && !first_month) {
      return std::unexpected(months_refused(text, text.substr(0, text.find('@'))));
    }
    asked.push_back(*metric);
  }
  if (asked.empty()) {
    for (int measure = 0; measure < balance::kMeasureCount; ++measure) {
      asked.push_back(Asked{measure, std::nullopt});
    }
  }
  std::vector<Figure> figures;
  for (const Asked& metric : asked) {
    const auto measure = static_cast<balance::Measure>(metric.measure);
    const Metric& name = metric_of(measure);
    for (const int yardstick : *yardsticks) {
      if (!name.by_yardstick && yardstick != yardsticks->front()) {
        break;
      }
      for (const int basis : *bases) {
        if (!name.by_basis && basis != bases->front()) {
          break;
        }
        const auto add = [&](int last_month, bool year) {
          figures.push_back(figure_of(measure, static_cast<balance::Yardstick>(yardstick),
                                      static_cast<balance::Basis>(basis), last_month, year));
          figures.back().id = with_class_name(figures.back().id, question.added_classes);
        };
        if (metric.period) {
          add(metric.period->last - base::kFirstMonth, metric.period->months() == 12);
          continue;
        }
        if (metric.months) {
          for (base::Month month = *first_month; month <= question.horizon; month = month + 1) {
            add(month - base::kFirstMonth, false);
          }
          continue;
        }
        const bool from_the_start = !name.by_yardstick || yardstick == balance::kH100e || !question.yardstick.empty();
        const base::Month before = kFirstBranch + -1;
        const int first =
            from_the_start ? base::kFirstMonth.year() : std::min(question.through.value_or(before), before).year();
        for (int year = first; base::Month::of(year, 12) <= question.horizon; ++year) {
          add(base::Month::of(year, 12) - base::kFirstMonth, true);
        }
      }
    }
  }
  return figures;
}

}  // namespace

base::Result<std::vector<Figure>> year_figures(const Question& question) {
  return figures_asked(std::nullopt, question);
}

base::Result<std::vector<Figure>> year_and_month_figures(base::Month first, const Question& question) {
  return figures_asked(first, question);
}

void take_usual_lens(Question& question) {
  question.yardstick = question.yardstick.empty() ? "h100e" : question.yardstick;
  question.basis = question.basis.empty() ? "accessible" : question.basis;
}

base::Result<std::vector<Figure>> month_figures(const Question& question) {
  Question one = question;
  take_usual_lens(one);
  const auto years = year_figures(one);
  if (!years) {
    return std::unexpected(years.error());
  }
  std::vector<Figure> figures;
  const int months = question.horizon - base::kFirstMonth + 1;
  std::vector<ensemble::Request> done;
  for (const Figure& figure : *years) {
    ensemble::Request key = figure.request;
    key.last_month = 0;
    key.year = false;
    if (std::ranges::find(done, key) != done.end()) {
      continue;
    }
    done.push_back(key);
    for (int month = 0; month < months; ++month) {
      figures.push_back(figure_of(key.measure, key.yardstick, key.basis, month, false));
      figures.back().id = with_class_name(figures.back().id, question.added_classes);
    }
  }
  return figures;
}

}  // namespace headway::model
