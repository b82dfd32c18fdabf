// The slots of chip classes in the balance model's arrays: chips that merchants may sell to China, chips that their
// designers keep for themselves, and Chinese designs. A slot with a name is the class that an equation or a claim is about;
// the spare ones after them are filled by the book. What a class is, the book says (class_facts.hpp).
#pragma once

#include <array>
#include <string_view>

namespace headway::balance {

inline constexpr int kSpareMerchants = 2;
inline constexpr int kSpareCaptives = 1;
inline constexpr int kSpareDomestics = 2;

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
  kSpareMerchant,  ///< the first of kSpareMerchants
  kTpuV5 = kSpareMerchant + kSpareMerchants,
  kTpuV6,
  kTpuV7,
  kTpuNext,
  kTrainium2,
  kTrainium3,
  kSpareCaptive,  ///< the first of kSpareCaptives
  kAscend910b = kSpareCaptive + kSpareCaptives,
  kAscend910c,
  kAscend950pr,
  kAscend950dt,
  kAscend960,
  kAscend970,
  kCambricon590,
  kCambricon690,
  kOtherDomestic,
  kSpareDomestic,  ///< the first of kSpareDomestics
  kClassesEnd = kSpareDomestic + kSpareDomestics,
};

inline constexpr int kMerchantCount = kTpuV5;  ///< the first slots: foreign chips on sale to anyone whom the law allows
inline constexpr int kForeignCount = kAscend910b;  ///< merchant and captive slots
inline constexpr int kClassCount = kClassesEnd;
inline constexpr int kDomesticCount = kClassCount - kForeignCount;  ///< Chinese designs, after the foreign classes

/// Whether the slot is for the book to fill.
constexpr bool is_spare(int chip_class) {
  return (chip_class >= kSpareMerchant && chip_class < kMerchantCount) ||
         (chip_class >= kSpareCaptive && chip_class < kForeignCount) || chip_class >= kSpareDomestic;
}

/// Names of the slots: of the classes that they are for, and stand-ins where the book says which class it is.
inline constexpr std::array<std::string_view, kClassCount> kClassNames{"a100",
                                                                       "h100",
                                                                       "h200",
                                                                       "h20",
                                                                       "b200",
                                                                       "b300",
                                                                       "b30a",
                                                                       "rubin",
                                                                       "rubin_next",
                                                                       "mi300x",
                                                                       "mi308",
                                                                       "mi325x",
                                                                       "mi350",
                                                                       "mi450",
                                                                       "spare_merchant_1",
                                                                       "spare_merchant_2",
                                                                       "tpu_v5",
                                                                       "tpu_v6",
                                                                       "tpu_v7",
                                                                       "tpu_next",
                                                                       "trainium2",
                                                                       "trainium3",
                                                                       "spare_captive_1",
                                                                       "ascend_910b",
                                                                       "ascend_910c",
                                                                       "ascend_950pr",
                                                                       "ascend_950dt",
                                                                       "ascend_960",
                                                                       "ascend_970",
                                                                       "cambricon_590",
                                                                       "cambricon_690",
                                                                       "other_domestic",
                                                                       "spare_domestic_1",
                                                                       "spare_domestic_2"};
static_assert(kClassNames[kMi450] == "mi450" && kClassNames[kTpuV5] == "tpu_v5" &&
                  kClassNames[kTrainium3] == "trainium3" && kClassNames[kAscend910b] == "ascend_910b" &&
                  kClassNames[kOtherDomestic] == "other_domestic",
              "names stand in the order of the slots");

/// Who designs a foreign class.
enum Vendor : int { kNvidia, kAmd, kGoogle, kAmazon };
inline constexpr int kVendorCount = 4;
inline constexpr std::array<std::string_view, kVendorCount> kVendorNames{"nvidia", "amd", "google", "amazon"};

/// Chinese makers share wafers by group.
enum Maker : int { kHuawei, kCambricon, kOtherMaker };
inline constexpr int kMakerCount = 3;
inline constexpr std::array<std::string_view, kMakerCount> kMakerNames{"huawei", "cambricon", "other"};

/// Die designs of Chinese makers: a slot each, then spare ones for the book to fill. 910B and 910C share one, 950PR and 950DT
/// share one.
enum Design : int {
  kDesign910,
  kDesign950,
  kDesign960,
  kDesign970,
  kDesign590,
  kDesign690,
  kOtherDesign,
  kSpareDesign,
  kDesignCount = kSpareDesign + kSpareDomestics
};
inline constexpr std::array<std::string_view, kDesignCount> kDesignNames{
    "ascend_910",    "ascend_950",     "ascend_960", "ascend_970", "cambricon_590",
    "cambricon_690", "other_domestic", "spare_1",    "spare_2"};
static_assert(kDesignNames[kDesign910] == "ascend_910" && kDesignNames[kOtherDesign] == "other_domestic",
              "names stand in the order of the designs");

/// Lines that are restarted for China alone: one for each of these classes, in this order, then those of spare classes.
inline constexpr std::array<int, 4> kLinesWithSlots{kH20, kH200, kB30a, kMi308};
inline constexpr int kLineCount = static_cast<int>(kLinesWithSlots.size()) + kSpareMerchants;

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
