// What a hindcast may know of the months after its last observed one.
//
// A value about a later month, or of no month, counts only if it was published by the end of the last observed month;
// where nothing is left of an entry, the first that was ever stated stands in, as there are no older vintages of most.
// Values about earlier months count whenever they were published. Where a path then ends, it goes on by rule, the same for every path and every date:
//
// V1  median(t) = median(last) x exp(g (d + d^2 + ...)), a term a year; g = growth of the year before the last value,
//     0 for paths marked "level"; d = 0.8
// V2  the quantile at the standard normal number z x exp(z s t^0.75), t in years after the last value; s = 0.4, for a
//     level 0.2
//
// d = 0.8 is the damping of a trend in forecasting practice (Gardner 2006, "Exponential smoothing: the state of the
// art, part II": 0.8 to 0.98 a period). s = 0.4 for a trend, and 0.75: V1 applied to Nvidia's data-centre revenue of its
// years to January 2016 to 2023 (0.34, 0.83, 1.93, 2.93, 2.98, 6.70, 10.6, 15.0 bn USD; annual reports, all before the
// first hindcast) misses the logarithm by 0.40, 0.68 and 0.88 one, two and three years ahead (root mean square).
// s = 0.2 for a level is half of it, judged.
#pragma once

#include <vector>

#include "headway/book/book.hpp"

namespace headway::book {

inline constexpr double kTrendDamping = 0.8;
inline constexpr double kTrendSpread = 0.4;
inline constexpr double kSpreadPower = 0.75;
inline constexpr double kLevelSpread = 0.2;

/// The last day of a month.
base::Day last_day(base::Month month);

/// Whether a hindcast may not know it: said of a month after `through` or of no month, and only afterwards.
bool is_hindsight(const Knot& knot, const ReadOptions& options);

/// The values of the earliest date of publication: what stands in where a hindcast leaves nothing. Such an entry does
/// know more than its date; docs/validation.md lists which do.
std::vector<Knot> first_stated(std::vector<Knot> knots);

/// Lets a path go on from its last value for six years by V1 and V2; nothing where it has one value, no periods, or ends
/// in a sure number.
void go_on(std::vector<Knot>& knots, const Entry& entry);

}  // namespace headway::book
