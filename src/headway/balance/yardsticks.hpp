// Compute per chip in each yardstick, with the uncertain factors of a draw: what turns chips into H100e, PFLOP/s or MW.
#pragma once

#include "headway/balance/class_table.hpp"
#include "headway/balance/inputs.hpp"
#include "headway/base/elementary.hpp"

namespace headway::balance {

/// Software families: how much of the paper rate ordinary users get, over the same on Nvidia's stack.
enum Family : int {
  kFamilyNvidia,
  kFamilyAmd,
  kFamilyTpu,
  kFamilyTrainium,
  kFamilyAscend,
  kFamilyCambricon,
  kFamilyOther
};
inline constexpr int kFamilyCount = 7;
inline constexpr std::array<std::string_view, kFamilyCount> kFamilyNames{"nvidia", "amd",       "tpu",  "trainium",
                                                                         "ascend", "cambricon", "other"};

constexpr Family family_of(int chip_class) {
  if (chip_class < kForeignCount) {
    constexpr std::array<Family, kVendorCount> kByVendor{kFamilyNvidia, kFamilyAmd, kFamilyTpu, kFamilyTrainium};
    return kByVendor[static_cast<std::size_t>(vendor_of(chip_class))];
  }
  constexpr std::array<Family, kMakerCount> kByMaker{kFamilyAscend, kFamilyCambricon, kFamilyOther};
  return kByMaker[static_cast<std::size_t>(maker_of(chip_class - kForeignCount))];
}

inline constexpr std::span<const std::string_view> kDomesticNames{kClassNames.data() + kForeignCount, kDomesticCount};

template <class Number>
struct YardstickInputs {
  Number performance[kDomesticCount];      ///< delivered peak over the catalogue's, Chinese designs
  Number software_training[kFamilyCount];  ///< training throughput at equal peak, over Nvidia's
  Number software_serving[kFamilyCount];   ///< serving throughput at equal hardware, over Nvidia's
  Number serving_bandwidth_weight;         ///< exponent of bandwidth in serving throughput; 8-bit rate has the rest
  Number training_bandwidth_weight;        ///< exponent of bandwidth in training throughput; 16-bit rate has the rest
  Number training_share;                   ///< share of compute that trains, the rest serves

  static constexpr auto scalars() {
    using Binding = ScalarBinding<YardstickInputs, Number>;
    return std::array{
        Binding{&YardstickInputs::serving_bandwidth_weight, "yardstick.serving.bandwidth_weight", "1"},
        Binding{&YardstickInputs::training_bandwidth_weight, "yardstick.training.bandwidth_weight", "1"},
        Binding{&YardstickInputs::training_share, "yardstick.useful.training_share", "1"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{
        ArrayBinding<YardstickInputs, Number, kDomesticCount>{&YardstickInputs::performance, "makers.performance.",
                                                              kDomesticNames, "1"},
        ArrayBinding<YardstickInputs, Number, kFamilyCount>{&YardstickInputs::software_training, "yardstick.training.",
                                                            kFamilyNames, "1"},
        ArrayBinding<YardstickInputs, Number, kFamilyCount>{&YardstickInputs::software_serving, "yardstick.serving.",
                                                            kFamilyNames, "1"},
    };
  }
};

/// per_chip[yardstick][class], in the yardstick's unit of account (kYardstickUnits).
template <class Number>
struct Yardsticks {
  Number per_chip[kYardstickCount][kClassCount];
  Number useful[kClassCount];  ///< H100e of useful work: training and serving by their shares
};

/// Equation Y1: training = (bf16 / H100)^(1-a) (bandwidth / H100)^a software; Y2: serving likewise with 8-bit rate
/// and exponent b.
/// Y3: useful = s training + (1 - s) serving.
template <class Number>
void measure_classes(const ClassTable& table, const YardstickInputs<Number>& in, Yardsticks<Number>& out) {
  for (int c = 0; c < kClassCount; ++c) {
    const Number scale = c < kForeignCount ? Number(1.0) : in.performance[c - kForeignCount];
    out.per_chip[kH100e][c] = scale * Number(table.eight_bit[c] / kH100EightBit);
    out.per_chip[kBf16][c] = scale * Number(table.bf16[c] / 1000.0);
    out.per_chip[kTpp][c] = scale * Number(table.tpp[c]);
    out.per_chip[kBest][c] = scale * Number(table.best[c] / 1000.0);
    out.per_chip[kBandwidth][c] = Number(table.bandwidth[c]);
    const Number bandwidth = base::log(Number(table.bandwidth[c] / kH100Bandwidth));
    const Number sixteen = base::log(scale * Number(table.bf16[c] / kH100Bf16));
    const Number eight = base::log(out.per_chip[kH100e][c]);
    const Number a = in.training_bandwidth_weight;
    const Number b = in.serving_bandwidth_weight;
    const auto family = family_of(c);
    out.per_chip[kTraining][c] = in.software_training[family] * base::exp(sixteen + a * (bandwidth - sixteen));
    out.per_chip[kServing][c] = in.software_serving[family] * base::exp(eight + b * (bandwidth - eight));
    out.per_chip[kChips][c] = Number(1.0);
    out.per_chip[kWatts][c] = Number(table.power[c] / 1e6);
    out.useful[c] =
        out.per_chip[kServing][c] + in.training_share * (out.per_chip[kTraining][c] - out.per_chip[kServing][c]);
  }
}

}  // namespace headway::balance
