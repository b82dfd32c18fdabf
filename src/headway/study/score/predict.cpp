#include "headway/study/score/predict.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"
#include "headway/chance/sample_quantiles.hpp"
#include "headway/study/freeze.hpp"
#include "headway/study/score/predicted_draws.hpp"

namespace headway::study {

namespace {

/// Figures of months and years, each asked for once.
class Requests {
 public:
  std::size_t place(int measure, const Mapping& mapping, const WindowPart& part) {
    const auto [found, fresh] = places_.try_emplace(
        std::tuple(measure, mapping.yardstick, mapping.basis, part.last_month, part.year), requests_.size());
    if (fresh) {
      requests_.push_back(ensemble::Request{static_cast<balance::Measure>(measure), mapping.yardstick, mapping.basis,
                                            part.last_month, part.year});
    }
    return found->second;
  }
  const std::vector<ensemble::Request>& all() const { return requests_; }

 private:
  std::map<std::tuple<int, balance::Yardstick, balance::Basis, int, bool>, std::size_t> places_;
  std::vector<ensemble::Request> requests_;
};

void ask(Requests& requests, const Mapping& mapping, const Window& window) {
  for (const auto* terms : {&mapping.terms, &mapping.divide}) {
    for (const Term& term : *terms) {
      for (const WindowPart& part : parts_of(window)) {
        requests.place(term.measure, mapping, part);
      }
    }
  }
}

void add_terms(const std::vector<Term>& terms, const Mapping& mapping, const Window& window, Requests& requests,
               const ensemble::Ensemble& ensemble, std::vector<double>& sum) {
  for (const Term& term : terms) {
    for (const WindowPart& part : parts_of(window)) {
      const auto row = ensemble.row(0, requests.place(term.measure, mapping, part));
      for (std::size_t k = 0; k < sum.size(); ++k) {
        sum[k] += term.sign * row[k];
      }
    }
  }
}

/// A rate a year from the book, added up over the window, in the mapping's unit.
base::Result<void> add_entry(const Prepared& prepared, const Mapping& mapping, const Window& window, std::uint64_t seed,
                             const std::vector<long>& draws, std::vector<double>& sum) {
  const auto& entry = *book::find(prepared.book, mapping.plus);
  const auto variable = freeze(prepared.book, entry, mapping.unit + "/year");
  if (!variable) {
    return std::unexpected(variable.error());
  }
  std::vector<double> path(static_cast<std::size_t>(window.last) + 1);
  for (std::size_t k = 0; k < draws.size(); ++k) {
    chance::draw_path(*variable, {.seed = seed, .draw = static_cast<std::uint64_t>(draws[k])}, window.last + 1, 1,
                      path.data());
    for (int month = window.first; month <= window.last; ++month) {
      sum[k] += path[static_cast<std::size_t>(month)] / 12.0;
    }
  }
  return {};
}

/// What is forecast is an estimate with an error of its own: the row's band, a lognormal with low and high at 5 and
/// 95 %, is put on the draws.
void blur(const ObservedRow& row, std::uint64_t seed, std::vector<double>& values) {
  if (!row.low || !row.high || !(*row.low > 0.0) || !(*row.high > *row.low)) {
    return;
  }
  const double spread = base::portable::log(*row.high / *row.low) / chance::kNormalNinetyExact;
  const chance::Key key{seed, chance::hash_name("observed " + row.quantity + " " + row.entity + " " + row.period)};
  for (std::size_t k = 0; k < values.size(); ++k) {
    values[k] *= base::portable::exp(spread * chance::normal_quantile(chance::uniform(key, k)));
  }
}

std::string why_not(const Mapping* mapping, const ObservedRow& row, const Question& question, base::Month through) {
  if (mapping == nullptr) {
    return "no mapping of " + row.quantity + ", " + row.entity + " (book/observed/mapping.toml)";
  }
  if (!mapping->skip.empty()) {
    return mapping->skip;
  }
  if (!row.when) {
    return row.no_period.empty() ? "the period '" + row.period + "' is not a span of months" : row.no_period;
  }
  if (row.span != Span::months && mapping->over == Over::period) {
    return "'" + row.period + (row.span == Span::day ? "' is a day, and" : "' has no beginning, and") +
           " the model has a flow, which needs a period";
  }
  if (question.hindcast && mapping->announced && *mapping->announced > through) {
    return "the product was not announced by " + base::to_string(through);
  }
  if (row.when->last < base::kFirstMonth || row.when->last > question.horizon ||
      (mapping->over == Over::period && row.when->first < base::kFirstMonth)) {
    return "the period " + row.period + " lies outside the run, " + base::to_string(base::kFirstMonth) + " to " +
           base::to_string(question.horizon);
  }
  return "";
}

}  // namespace

Window window_of(const Mapping& mapping, const base::Period& when) {
  Window window{when.first - base::kFirstMonth, when.last - base::kFirstMonth};
  if (mapping.over == Over::end) {
    window.first = window.last;
  } else if (mapping.over == Over::since) {
    window.first = mapping.since - base::kFirstMonth;
  }
  return window;
}

std::vector<WindowPart> parts_of(const Window& window) {
  std::vector<WindowPart> parts;
  for (int month = window.first; month <= window.last; ++month) {
    const bool year = month % 12 == 0 && month + 11 <= window.last;
    month += year ? 11 : 0;
    parts.push_back(WindowPart{month, year});
  }
  return parts;
}

base::Result<Predictions> predict(const Prepared& prepared, const Question& question, const std::string& scenario,
                                  const Mappings& mappings, std::span<const ObservedRow> rows) {
  const auto one = scenario_named(prepared, scenario);
  if (!one) {
    return std::unexpected(one.error());
  }
  Predictions predictions;
  predictions.rows.resize(rows.size());
  std::vector<MappedRow> matches;
  Requests requests;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const auto found = match(mappings, rows[k]);
    if (!found) {
      return std::unexpected(found.error());
    }
    matches.push_back(*found);
    const Mapping* const mapping = found->mapping;
    auto& predicted = predictions.rows[k];
    predicted.subject = mapping != nullptr ? mapping->subject : "";
    predicted.skipped = why_not(mapping, rows[k], question, prepared.book.through);
    if (mapping != nullptr && predicted.skipped.empty()) {
      predicted.input = mapping->input && rows[k].when->first <= prepared.book.through;
      predicted.whole_flow = mapping->over == Over::period && mapping->divide.empty() && mapping->unit != "percent";
      ask(requests, *mapping, window_of(*mapping, *rows[k].when));
    }
  }
  PredictedDraws kept(prepared, question, *one);
  for (std::size_t k = 0; k < rows.size(); ++k) {
    if (predictions.rows[k].skipped.empty()) {
      kept.expect(rows[k], window_of(*matches[k].mapping, *rows[k].when).last);
    }
  }
  if (auto fits = kept.check(); !fits) {
    return std::unexpected(std::move(fits.error()));
  }
  const auto ensemble =
      ensemble::run(prepared.model, std::span(&*one, 1), requests.all(), model::engine_options(question));
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  kept.begin(*ensemble);
  predictions.draws = ensemble->kept;
  predictions.dropped = ensemble->dropped;
  predictions.effective = ensemble->effective;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    auto& predicted = predictions.rows[k];
    if (!predicted.skipped.empty()) {
      continue;
    }
    const Mapping& mapping = *matches[k].mapping;
    const Window window = window_of(mapping, *rows[k].when);
    std::vector<double> values(static_cast<std::size_t>(ensemble->kept), 0.0);
    add_terms(mapping.terms, mapping, window, requests, *ensemble, values);
    std::vector<double> below(mapping.divide.empty() ? 0 : values.size(), 0.0);
    add_terms(mapping.divide, mapping, window, requests, *ensemble, below);
    for (std::size_t draw = 0; draw < values.size(); ++draw) {
      values[draw] *= mapping.scale;
      if (!below.empty()) {
        values[draw] = below[draw] > 0.0 ? values[draw] / below[draw] : std::nan("");
      }
    }
    // A share is averaged over the parts that were added up.
    if (const auto parts = parts_of(window).size(); parts > 1 && mapping.divide.empty() && mapping.unit == "percent") {
      for (double& value : values) {
        value /= static_cast<double>(parts);
      }
    }
    if (!mapping.plus.empty()) {
      if (const auto added = add_entry(prepared, mapping, window, question.seed, ensemble->draws, values); !added) {
        return std::unexpected(added.error());
      }
    }
    for (double& value : values) {
      value *= matches[k].factor;
    }
    kept.add(rows[k], values);
    blur(rows[k], question.seed, values);
    values.resize(chance::drop_missing(values));
    std::ranges::sort(values);
    predicted.sorted = std::move(values);
    if (predicted.sorted.empty()) {
      predicted.skipped = "no draw has a value: the ratio is to nothing";
    }
  }
  predictions.kept = kept.finish();
  return predictions;
}

}  // namespace headway::study
