// Finding figures in a comparison by what they measure; every answer may be "not there", since a user may ask for some
// figures only.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "headway/model/compare.hpp"

namespace headway::report {

/// Which compute is meant where a measure comes in several yardsticks and on two bases.
struct Lens {
  balance::Yardstick yardstick = balance::kH100e;
  balance::Basis basis = balance::kAccessible;
};

/// The years that a report speaks of (model::HeadlineYears).
int first_year(const model::CompareResult& result);
int near_year(const model::CompareResult& result);
int far_year(const model::CompareResult& result);

/// Index of a calendar year's figure, or -1. The lens counts only where the measure depends on it.
long find_year(std::span<const model::Figure> figures, balance::Measure measure, int year, Lens lens = {});

/// Calendar years that any figure covers, in order.
std::vector<int> years_of(std::span<const model::Figure> figures);

/// Whether the figures are a selection (`--metric`) and not all that the model can say.
bool is_selection(std::span<const model::Figure> figures);

/// H100e where it was asked for, else the yardstick that was; likewise the basis, where `basis` was not asked for.
Lens usual_lens(std::span<const model::Figure> figures, balance::Basis basis);

/// Values of a scenario: 0 is the base, 1 the first of the others.
std::string_view scenario_name(const model::CompareResult& result, std::size_t scenario);
const model::Summary* value_at(const model::CompareResult& result, std::size_t scenario, balance::Measure measure,
                               int year, Lens lens = {});

/// Gains of `other`; nullptr where there is no such figure.
const model::Summary* gain_at(const model::CompareResult& result, const model::Compared& other,
                              balance::Measure measure, int year, Lens lens = {});
const model::Summary* gain_percent_at(const model::CompareResult& result, const model::Compared& other,
                                      balance::Measure measure, int year, Lens lens = {});

}  // namespace headway::report
