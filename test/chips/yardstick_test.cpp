// The yardsticks against figures worked out elsewhere.
#include "headway/chips/yardstick.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "book.hpp"

namespace headway::chips {
namespace {

struct Known {
  const char* id;
  double tpp;
  const char* set_by;
  double density;  // 0: not known
};

const std::vector<Known>& known() {
  static const std::vector<Known> rows{
      {"v100_sxm2_32", 2000, "FP16/BF16", 2.45},
      {"a100_sxm_40", 4992, "FP16/BF16/INT8", 6.04},
      {"a100_sxm_80", 4992, "FP16/BF16/INT8", 6.04},
      {"a800_sxm_80", 4992, "FP16/BF16/INT8", 6.04},
      {"h100_sxm", 15832, "FP16/BF16/FP8/INT8", 19.45},
      {"h800_sxm", 15832, "FP16/BF16/FP8/INT8", 19.45},
      {"h20_96", 2368, "FP16/BF16/FP8/INT8", 2.91},
      {"h20_141", 2368, "FP16/BF16/FP8/INT8", 2.91},
      {"l20", 1912, "FP16/BF16/FP8/INT8", 3.14},
      {"rtx_pro_6000d", 2324, "FP4", 0},
      {"h200_sxm", 15832, "FP16/BF16/FP8/INT8", 19.45},
      {"b100", 28000, "FP16/BF16/FP8/INT8/FP4", 0},
      {"b200_sxm", 36000, "FP16/BF16/FP8/INT8/FP4", 0},
      {"gb200", 40000, "FP16/BF16/FP8/INT8/FP4", 0},
      {"b300_sxm", 54000, "FP4", 0},
      {"gb300", 60000, "FP4", 0},
      {"b30a_proposed", 30000, "FP4", 0},
      {"rubin_vr200", 133333, "FP8/FP4", 0},
      {"rtx_4090", 5285, "FP16/BF16/FP8/INT8", 8.69},
      {"rtx_5090", 6704, "FP16/BF16/FP8/INT8/FP4", 8.94},
      {"mi250x", 6128, "FP16/BF16", 4.23},
      {"mi300x", 20919, "FP16/BF16/FP8/INT8", 0},
      {"mi325x", 20919, "FP16/BF16/FP8/INT8", 0},
      {"mi350x", 36954, "FP16/BF16", 0},
      {"mi355x", 40266, "FP16/BF16/FP8/INT8/FP4", 0},
      {"mi455x", 80000, "FP8/FP4", 0},
      {"gaudi2", 6920, "FP8", 0},
      {"gaudi3", 26832, "FP16/BF16", 0},
      {"tpu_v4", 4400, "FP16/BF16", 0},
      {"tpu_v5e", 3152, "FP16/BF16/INT8", 9.7},
      {"tpu_v5p", 7344, "FP16/BF16/INT8", 0},
      {"tpu_v6e", 14688, "FP16/BF16/INT8", 0},
      {"tpu_v7", 36912, "FP16/BF16/FP8", 0},
      {"trainium1", 3040, "FP16/BF16/INT8", 0},
      {"trainium2", 10672, "FP16/BF16", 0},
      {"trainium3", 20136, "FP8", 0},
      {"maia_100", 12800, "FP16/BF16", 15.61},
      {"mtia_v2", 2832, "FP16/BF16/INT8", 6.73},
      {"ascend_910", 4096, "FP16/BF16/INT8", 8.98},
      {"ascend_910b1", 6400, "FP16/BF16/INT8", 9.62},
      {"ascend_910b2", 6016, "FP16/BF16/INT8", 9.04},
      {"ascend_910b3", 5008, "FP16/BF16/INT8", 7.52},
      {"ascend_910b4", 4480, "FP16/BF16/INT8", 6.73},
      {"ascend_910c", 12800, "FP16/BF16", 9.62},
      {"ascend_950pr", 8000, "FP8/FP4", 0},
      {"ascend_950dt_roadmap", 8000, "FP8/FP4", 0},
      {"ascend_960", 16000, "FP8/FP4", 0},
      {"ascend_970", 32000, "FP8/FP4", 0},
      {"mlu290", 4096, "INT8", 7.31},
      {"mlu370_x8", 2048, "INT8", 0},
      {"mlu590", 5520, "FP16/BF16", 0},
      {"mtt_s4000", 1600, "FP16/BF16/INT8", 0},
      {"mtt_s5000", 8000, "FP8", 0},
      {"metax_c500", 3840, "FP16/BF16/INT8", 0},
      {"metax_c500_oam", 4480, "FP16/BF16/INT8", 0},
      {"metax_c600", 8000, "FP8", 0},
      {"biren_br100", 16384, "FP16/BF16/INT8", 15.26},
      {"biren_br104", 8192, "FP16/BF16/INT8", 15.26},
      {"hygon_k100_ai", 3136, "INT8", 0},
      {"kunlun_2", 2048, "FP16/BF16/INT8", 0},
      {"kunlun_p800", 5520, "FP16/BF16", 0},
      {"thead_hanguang800", 6600, "INT8", 0},
      {"thead_ppu", 1899, "FP16/BF16", 0},
      {"iluvatar_bi_v100", 2352, "FP16/BF16", 0},
      {"iluvatar_bi_v150", 3040, "FP16/BF16", 0},
      {"rubin_vr200_2026", 140000, "FP8/FP4", 0},
      {"mi455x_2026", 161200, "FP4", 0},
      {"tpu_8t", 50400, "FP4", 0},
      {"tpu_8i", 40400, "FP4", 0},
      {"trainium4", 60400, "FP4", 0},
      {"maia_200", 40000, "FP4", 0},
      {"mtia_300", 9600, "FP4", 0},
      {"mtia_400", 48000, "FP4", 0},
      {"mtia_450", 84000, "FP4", 0},
      {"mtia_500", 120000, "FP4", 0},
      {"ascend_950pr_2026", 7352, "FP8", 0},
      {"ascend_950dt_2026", 8752, "FP16/BF16", 0},
      {"ascend_960dt", 16000, "FP8", 0},
  };
  return rows;
}

TEST(Tpp, ReproducesEveryKnownValueWithinRounding) {
  for (const Known& row : known()) {
    const auto performance = tpp(book_chip(row.id));
    ASSERT_TRUE(performance) << row.id;
    EXPECT_NEAR(performance->value, row.tpp, 0.005 * row.tpp) << row.id;
    EXPECT_EQ(to_string(performance->set_by), row.set_by) << row.id;
  }
}

TEST(Tpp, IsUnknownForEveryOtherChip) {
  std::size_t with = 0;
  for (const Chip& chip : book_catalogue().chips) {
    with += tpp(chip) ? 1U : 0U;
  }
  EXPECT_EQ(with, known().size());
}

TEST(Density, ReproducesEveryKnownValue) {
  for (const Known& row : known()) {
    const auto density = performance_density(book_chip(row.id));
    EXPECT_EQ(density.has_value(), row.density > 0.0) << row.id;
    if (density) {
      EXPECT_NEAR(*density, row.density, 0.006) << row.id;  // printed to two decimals
    }
  }
}

TEST(Tpp, MatchesWhatVendorsAndProspectusesPrinted) {
  EXPECT_NEAR(tpp(book_chip("h100_sxm"))->value, 15832, 1);
  EXPECT_NEAR(*performance_density(book_chip("h100_sxm")), 19.45, 0.005);
  EXPECT_NEAR(tpp(book_chip("h20_96"))->value, 2368, 1);
  EXPECT_NEAR(*performance_density(book_chip("h20_96")), 2.91, 0.005);
  EXPECT_NEAR(tpp(book_chip("mi325x"))->value, 20900, 50);
  EXPECT_NEAR(tpp(book_chip("iluvatar_bi_v100"))->value, 2352, 1);
  EXPECT_NEAR(tpp(book_chip("iluvatar_bi_v150"))->value, 3040, 1);
}

TEST(Tpp, IsRaisedByLowBitFormats) {
  Chip chip = book_chip("gb300");
  EXPECT_DOUBLE_EQ(tpp(chip)->value, 60000);
  EXPECT_EQ(tpp(chip)->set_by, std::vector{Precision::fp4});
  chip.fp4.reset();
  EXPECT_DOUBLE_EQ(tpp(chip)->value, 40000);
}

TEST(EightBit, PrefersFp8AndMarksInt8) {
  EXPECT_EQ(eight_bit(book_chip("b300_sxm"))->precision, Precision::fp8);
  EXPECT_DOUBLE_EQ(eight_bit(book_chip("b300_sxm"))->value, 4500);
  EXPECT_EQ(eight_bit(book_chip("a100_sxm_80"))->precision, Precision::int8);
  EXPECT_FALSE(eight_bit(book_chip("maia_100")));
}

TEST(EightBit, PassesOverFp8ThatIsNoFasterThanSixteenBit) {
  EXPECT_DOUBLE_EQ(eight_bit(book_chip("tpu_v6e"))->value, 1836);
  EXPECT_EQ(eight_bit(book_chip("tpu_v6e"))->precision, Precision::int8);
  EXPECT_DOUBLE_EQ(eight_bit(book_chip("gaudi3"))->value, 1677);  // without INT8 there is nothing else
}

TEST(H100e, AgreesWithTheFactorsOfEpochAi) {
  EXPECT_DOUBLE_EQ(*h100e(book_chip("h100_sxm")), 1.0);
  EXPECT_NEAR(*h100e(book_chip("a800_sxm_80")), 0.315, 0.001);
  EXPECT_NEAR(*h100e(book_chip("h20_96")), 0.150, 0.001);
  EXPECT_NEAR(*h100e(book_chip("gb200")), 2.53, 0.005);
  EXPECT_NEAR(*h100e(book_chip("b200_sxm")), 2.27, 0.005);
  EXPECT_NEAR(*h100e(book_chip("mlu590")), 0.259, 0.001);
  EXPECT_NEAR(*h100e(book_chip("ascend_950pr")), 0.505, 0.001);
  EXPECT_FALSE(h100e(book_chip("mi308x")));
}

TEST(Best, TakesTheLowestPrecision) {
  EXPECT_DOUBLE_EQ(best(book_chip("gb300"))->value, 15000);
  EXPECT_DOUBLE_EQ(best(book_chip("h200_sxm"))->value, 1979);
  EXPECT_DOUBLE_EQ(best(book_chip("a100_sxm_80"))->value, 624);
  EXPECT_EQ(best(book_chip("kunlun_p800"))->precision, Precision::sixteen);
  EXPECT_FALSE(best(book_chip("mlu690")));
}

RC_GTEST_PROP(Tpp, ScalesWithTheRatesAndNeverFallsWithAFormatMore, (unsigned sixteen, unsigned eight, unsigned four)) {
  Chip chip;
  chip.bf16 = 1.0 + sixteen % 5000;
  const double narrow = tpp(chip)->value;
  chip.fp8 = 1.0 + eight % 10000;
  chip.fp4 = 1.0 + four % 20000;
  const double wide = tpp(chip)->value;
  RC_ASSERT(wide >= narrow);
  chip.bf16 = 2.0 * *chip.bf16;
  chip.fp8 = 2.0 * *chip.fp8;
  chip.fp4 = 2.0 * *chip.fp4;
  RC_ASSERT(tpp(chip)->value == 2.0 * wide);
}

}  // namespace
}  // namespace headway::chips
