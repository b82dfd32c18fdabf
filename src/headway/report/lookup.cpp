#include "headway/report/lookup.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace headway::report {

namespace {

int year_of(const model::Figure& figure) { return (base::kFirstMonth + figure.request.last_month).year(); }

const model::Summary* pick(const std::vector<model::Summary>& summaries, long index) {
  const auto place = static_cast<std::size_t>(index);
  return index < 0 || place >= summaries.size() || summaries[place].draws == 0 ? nullptr : &summaries[place];
}

}  // namespace

int first_year(const model::CompareResult& result) { return model::headline_years(result.provenance).first; }

int near_year(const model::CompareResult& result) { return model::headline_years(result.provenance).near; }

int far_year(const model::CompareResult& result) { return model::headline_years(result.provenance).far; }

long find_year(std::span<const model::Figure> figures, balance::Measure measure, int year, Lens lens) {
  const auto& name = balance::kMeasures[static_cast<std::size_t>(measure)];
  const auto found = std::ranges::find_if(figures, [&](const model::Figure& figure) {
    const ensemble::Request& request = figure.request;
    return request.measure == measure && request.year && (!name.by_yardstick || request.yardstick == lens.yardstick) &&
           (!name.by_basis || request.basis == lens.basis) && year_of(figure) == year;
  });
  return found == figures.end() ? -1 : found - figures.begin();
}

std::vector<int> years_of(std::span<const model::Figure> figures) {
  std::set<int> years;
  for (const model::Figure& figure : figures) {
    if (figure.request.year) {
      years.insert(year_of(figure));
    }
  }
  return {years.begin(), years.end()};
}

bool is_selection(std::span<const model::Figure> figures) {
  std::array<bool, balance::kMeasureCount> present{};
  for (const model::Figure& figure : figures) {
    if (figure.request.measure < balance::kMeasureCount) {
      present[static_cast<std::size_t>(figure.request.measure)] = true;
    }
  }
  return std::ranges::count(present, true) < balance::kMeasureCount;
}

Lens usual_lens(std::span<const model::Figure> figures, balance::Basis basis) {
  Lens lens{balance::kH100e, basis};
  const model::Figure* first = nullptr;
  bool has_h100e = false;
  bool has_basis = false;
  for (const model::Figure& figure : figures) {
    if (figure.request.measure == balance::kChinaStock) {
      first = first == nullptr ? &figure : first;
      has_h100e = has_h100e || figure.request.yardstick == balance::kH100e;
      has_basis = has_basis || figure.request.basis == basis;
    }
  }
  if (first != nullptr) {
    lens.yardstick = has_h100e ? balance::kH100e : first->request.yardstick;
    lens.basis = has_basis ? basis : first->request.basis;
  }
  return lens;
}

std::string_view scenario_name(const model::CompareResult& result, std::size_t scenario) {
  return scenario == 0 ? std::string_view(result.base) : std::string_view(result.others[scenario - 1].scenario);
}

const model::Summary* value_at(const model::CompareResult& result, std::size_t scenario, balance::Measure measure,
                               int year, Lens lens) {
  return pick(scenario == 0 ? result.base_value : result.others[scenario - 1].value,
              find_year(result.figures, measure, year, lens));
}

const model::Summary* gain_at(const model::CompareResult& result, const model::Compared& other,
                              balance::Measure measure, int year, Lens lens) {
  return pick(other.gain, find_year(result.figures, measure, year, lens));
}

const model::Summary* gain_percent_at(const model::CompareResult& result, const model::Compared& other,
                                      balance::Measure measure, int year, Lens lens) {
  return pick(other.gain_percent, find_year(result.figures, measure, year, lens));
}

}  // namespace headway::report
