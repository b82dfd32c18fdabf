// Compute per chip in each yardstick, with the uncertain factors of a draw: what turns chips into H100e, PFLOP/s or MW.
//
// Y1  training = work_t x users_t x performance^(1-a)
// Y2  serving = work_s x users_s x performance^(1-b)
// Y3  useful = s x training + (1 - s) x serving
#pragma once

#include "headway/balance/class_table.hpp"
#include "headway/balance/inputs.hpp"
#include "headway/balance/shipped_classes.hpp"
#include "headway/base/elementary.hpp"

namespace headway::balance {

/// Software families: how much ordinary users get of what their chips' makers publish, over the same on Nvidia's stack.
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

constexpr Family family_of(const Classes& classes, int chip_class) {
  if (chip_class < kForeignCount) {
    constexpr std::array<Family, kVendorCount> kByVendor{kFamilyNvidia, kFamilyAmd, kFamilyTpu, kFamilyTrainium};
    return kByVendor[static_cast<std::size_t>(classes.vendor_of(chip_class))];
  }
  constexpr std::array<Family, kMakerCount> kByMaker{kFamilyAscend, kFamilyCambricon, kFamilyOther};
  return kByMaker[static_cast<std::size_t>(classes.maker_of(chip_class - kForeignCount))];
}

template <class Number>
struct YardstickInputs {
  Number performance[kDomesticCount];   ///< delivered peak over the catalogue's, Chinese designs
  Number training[kClassCount];         ///< training work of a chip over an H100's, by those who publish
  Number serving[kClassCount];          ///< serving work of a chip over an H100's, by those who publish
  Number users_training[kFamilyCount];  ///< what users get of that in training, over the same on Nvidia's stack
  Number users_serving[kFamilyCount];   ///< what users get of that in serving, over the same on Nvidia's stack
  Number training_bandwidth_weight;     ///< part of training work that bandwidth and links decide, not the peak
  Number serving_bandwidth_weight;      ///< part of serving work that bandwidth and links decide, not the peak
  Number training_share;                ///< share of compute that trains, the rest serves
  const Classes* classes = &kShippedClasses;

  static constexpr auto scalars() {
    using Binding = ScalarBinding<YardstickInputs, Number>;
    return std::array{
        Binding{&YardstickInputs::serving_bandwidth_weight, "yardstick.weight.serving", "1"},
        Binding{&YardstickInputs::training_bandwidth_weight, "yardstick.weight.training", "1"},
        Binding{&YardstickInputs::training_share, "yardstick.useful.training_share", "1"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{
        ArrayBinding<YardstickInputs, Number, kDomesticCount>{&YardstickInputs::performance, "makers.performance.",
                                                              ClassList::domestic, "1"},
        ArrayBinding<YardstickInputs, Number, kClassCount>{&YardstickInputs::training, "yardstick.training.",
                                                           ClassList::all, "1"},
        ArrayBinding<YardstickInputs, Number, kClassCount>{&YardstickInputs::serving, "yardstick.serving.",
                                                           ClassList::all, "1"},
        ArrayBinding<YardstickInputs, Number, kFamilyCount>{&YardstickInputs::users_training,
                                                            "yardstick.users.training.", kFamilyNames, "1"},
        ArrayBinding<YardstickInputs, Number, kFamilyCount>{&YardstickInputs::users_serving, "yardstick.users.serving.",
                                                            kFamilyNames, "1"},
    };
  }
};

/// per_chip[yardstick][class], in the yardstick's unit of account (kYardstickUnits); nothing of slots that are not in use.
template <class Number>
struct Yardsticks {
  Number per_chip[kYardstickCount][kClassCount]{};
  Number useful[kClassCount]{};  ///< H100e of useful work: training and serving by their shares
};

/// Y1 to Y3.
template <class Number>
void measure_classes(const ClassTable& table, const YardstickInputs<Number>& in, Yardsticks<Number>& out) {
  out = Yardsticks<Number>{};
  for (int c = 0; c < kClassCount; ++c) {
    if (!in.classes->fact[c].in_use) {
      continue;
    }
    const Number scale = c < kForeignCount ? Number(1.0) : in.performance[c - kForeignCount];
    out.per_chip[kH100e][c] = scale * Number(table.eight_bit[c] / kH100EightBit);
    out.per_chip[kBf16][c] = scale * Number(table.bf16[c] / 1000.0);
    out.per_chip[kTpp][c] = scale * Number(table.tpp[c]);
    out.per_chip[kBest][c] = scale * Number(table.best[c] / 1000.0);
    out.per_chip[kBandwidth][c] = Number(table.bandwidth[c]);
    const auto family = family_of(*in.classes, c);
    out.per_chip[kTraining][c] = in.training[c] * in.users_training[family];
    out.per_chip[kServing][c] = in.serving[c] * in.users_serving[family];
    if (c >= kForeignCount) {
      const Number short_of = base::log(scale);
      out.per_chip[kTraining][c] *= base::exp((Number(1.0) - in.training_bandwidth_weight) * short_of);
      out.per_chip[kServing][c] *= base::exp((Number(1.0) - in.serving_bandwidth_weight) * short_of);
    }
    out.per_chip[kChips][c] = Number(1.0);
    out.per_chip[kWatts][c] = Number(table.power[c] / 1e6);
    out.useful[c] =
        out.per_chip[kServing][c] + in.training_share * (out.per_chip[kTraining][c] - out.per_chip[kServing][c]);
  }
}

}  // namespace headway::balance
