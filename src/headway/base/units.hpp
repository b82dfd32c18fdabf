// Lengths of time in each other, once for all floors. A year is 365.25 days, so that months and hours add up to it.
#pragma once

namespace headway::base {

inline constexpr double kSecondsAMinute = 60.0;
inline constexpr double kSecondsAnHour = 3600.0;
inline constexpr double kHoursADay = 24.0;
inline constexpr double kSecondsADay = 86400.0;
inline constexpr double kMonthsAYear = 12.0;
inline constexpr double kDaysAYear = 365.25;
inline constexpr double kHoursAYear = 8766.0;
inline constexpr double kHoursAMonth = 730.5;

/// A year of 365 days, over which what is paid a year is spread: the custom of prices of power and of chip-hours.
inline constexpr double kHoursACommonYear = 8760.0;

static_assert(kHoursAYear == kHoursADay * kDaysAYear && kHoursAYear == kMonthsAYear * kHoursAMonth);
static_assert(kSecondsADay == kHoursADay * kSecondsAnHour && kSecondsAnHour == kSecondsAMinute * kSecondsAMinute);

}  // namespace headway::base
