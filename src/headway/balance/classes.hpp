// The chip classes that the balance model carries, in the order of its arrays: chips that merchants may sell to China,
// chips that their designers keep for themselves, and Chinese designs.
#pragma once

#include <array>
#include <string_view>

namespace headway::balance {

/// Index of a chip class in every array of the model.
enum ChipClass : int {
  kA100,
  kH100,
  kH200,
  kH20,
  kB200,
  kB300,
  kB30a,
  kRubin,
  kRubinNext,
  kMi300x,
  kMi308,
  kMi325x,
  kMi350,
  kMi450,
  kTpuV5,
  kTpuV6,
  kTpuV7,
  kTpuNext,
  kTrainium2,
  kTrainium3,
  kAscend910b,
  kAscend910c,
  kAscend950pr,
  kAscend950dt,
  kAscend960,
  kAscend970,
  kCambricon590,
  kCambricon690,
  kOtherDomestic,
};

inline constexpr int kMerchantCount = 14;  ///< the first classes: foreign chips on sale to anyone whom the law allows
inline constexpr int kForeignCount = 20;   ///< merchant and captive classes
inline constexpr int kDomesticCount = 9;   ///< Chinese designs, after the foreign classes
inline constexpr int kClassCount = kForeignCount + kDomesticCount;

inline constexpr std::array<std::string_view, kClassCount> kClassNames{
    "a100",       "h100",       "h200",          "h20",           "b200",          "b300",
    "b30a",       "rubin",      "rubin_next",    "mi300x",        "mi308",         "mi325x",
    "mi350",      "mi450",      "tpu_v5",        "tpu_v6",        "tpu_v7",        "tpu_next",
    "trainium2",  "trainium3",  "ascend_910b",   "ascend_910c",   "ascend_950pr",  "ascend_950dt",
    "ascend_960", "ascend_970", "cambricon_590", "cambricon_690", "other_domestic"};

/// Who designs a foreign class.
enum Vendor : int { kNvidia, kAmd, kGoogle, kAmazon };
inline constexpr int kVendorCount = 4;
inline constexpr std::array<std::string_view, kVendorCount> kVendorNames{"nvidia", "amd", "google", "amazon"};

constexpr Vendor vendor_of(int foreign_class) {
  if (foreign_class <= kRubinNext) {
    return kNvidia;
  }
  if (foreign_class <= kMi450) {
    return kAmd;
  }
  return foreign_class <= kTpuNext ? kGoogle : kAmazon;
}

/// Chinese makers share wafers by group.
enum Maker : int { kHuawei, kCambricon, kOtherMaker };
inline constexpr int kMakerCount = 3;
inline constexpr std::array<std::string_view, kMakerCount> kMakerNames{"huawei", "cambricon", "other"};

/// `domestic` counts from 0 at kAscend910b.
constexpr Maker maker_of(int domestic) {
  if (domestic <= kAscend970 - kForeignCount) {
    return kHuawei;
  }
  return domestic <= kCambricon690 - kForeignCount ? kCambricon : kOtherMaker;
}

/// Classes made for China alone, on lines that have to be restarted for it.
inline constexpr std::array<int, 4> kChinaLines{kH20, kH200, kB30a, kMi308};
inline constexpr int kLineCount = 4;

constexpr bool is_china_line(int foreign_class) {
  return foreign_class == kH20 || foreign_class == kH200 || foreign_class == kB30a || foreign_class == kMi308;
}

/// The measures of compute; see docs/model.md for each definition.
enum Yardstick : int { kH100e, kBf16, kTpp, kBest, kBandwidth, kTraining, kServing, kChips, kWatts };
inline constexpr int kYardstickCount = 9;
inline constexpr std::array<std::string_view, kYardstickCount> kYardstickNames{
    "h100e", "bf16", "tpp", "best", "bandwidth", "training", "serving", "chips", "watts"};
inline constexpr std::array<std::string_view, kYardstickCount> kYardstickUnits{
    "H100e", "PFLOP/s", "TPP", "PFLOP/s", "TB/s", "H100e", "H100e", "chips", "MW"};

/// Whose chips: territory and, inside China, origin.
enum Pool : int { kUs, kRest, kLicensed, kDiverted, kDomestic };
inline constexpr int kPoolCount = 5;

/// Types of high-bandwidth memory that Chinese packages are made with, by origin; the last two are the makers' own.
enum Memory : int { kLegacyStock, kDivertedMemory, kCxmt, kOwnLowCost, kOwnFast };
inline constexpr int kMemoryCount = 5;

}  // namespace headway::balance
