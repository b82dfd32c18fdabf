#include "headway/study/score/mapping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "headway/study/csv_rows.hpp"
#include "headway/study/metric.hpp"
#include "own_folder.hpp"
#include "study/default_book.hpp"

namespace headway::study {
namespace {

using testing::HasSubstr;

base::Result<std::vector<Mapping>> mappings_of(const std::string& text) {
  const auto file = own_path("mapping.toml");
  std::ofstream(file, std::ios::binary) << text;
  return read_mappings(file, default_book());
}

std::string message(const std::string& text) {
  const auto mappings = mappings_of(text);
  return mappings ? "" : base::to_string(mappings.error());
}

const std::vector<Mapping>& own_mappings() {
  static const auto kMappings =
      read_mappings(default_question().book / "observed" / "mapping.toml", default_book()).value();
  return kMappings;
}

TEST(Mapping, ReadsSumsSignsAndScale) {
  const auto mappings = mappings_of(
      "[[map]]\nquantity = [\"a\", \"b\"]\nentity = \"c\"\nmetric = [\"units.h20.world\", \"-units.h20.china\"]\n"
      "divide = \"units.h20.made\"\nscale = 1e-9\nover = \"since\"\nsince = \"2024-03\"\nyardstick = \"tpp\"\n"
      "basis = \"accessible\"\nannounced = \"2023-11\"\ninput = true\n");
  ASSERT_TRUE(mappings) << base::to_string(mappings.error());
  const Mapping& mapping = mappings->front();
  ASSERT_EQ(mapping.terms.size(), 2U);
  EXPECT_EQ(mapping.terms[0].measure, metric_named("units.h20.world"));
  EXPECT_EQ(mapping.terms[1].measure, metric_named("units.h20.china"));
  EXPECT_EQ(mapping.terms[1].sign, -1.0);
  EXPECT_EQ(mapping.divide.front().measure, metric_named("units.h20.made"));
  EXPECT_EQ(mapping.scale, 1e-9);
  EXPECT_EQ(mapping.over, Over::since);
  EXPECT_EQ(mapping.since, base::Month::of(2024, 3));
  EXPECT_EQ(mapping.yardstick, balance::kTpp);
  EXPECT_EQ(mapping.basis, balance::kAccessible);
  EXPECT_EQ(mapping.announced, base::Month::of(2023, 11));
  EXPECT_TRUE(mapping.input);
}

TEST(Mapping, WhatIsWrongIsNamedWithItsLine) {
  const std::string head = "[[map]]\nquantity = \"a\"\n";
  EXPECT_THAT(message(head + "metric = \"units.h2.china\"\n"),
              HasSubstr("mapping.toml:3: unknown metric 'units.h2.china' in a mapping; did you mean "
                        "'units.h20.china'"));
  EXPECT_THAT(message(head + "metrik = \"units.h20.china\"\n"), HasSubstr(":3: unknown key 'metrik'"));
  EXPECT_THAT(message(head + "unit = \"units\"\n"),
              HasSubstr(":1: a mapping needs either 'metric' or 'skip' (it says what the model has, or why nothing); "
                        "give one of the two"));
  EXPECT_THAT(message(head + "metric = \"units.h20.china\"\nskip = \"no\"\n"), HasSubstr("either 'metric' or 'skip'"));
  EXPECT_THAT(message(head + "metric = \"units.h20.china\"\nplus = \"observed.nvidia_china.other_bild\"\n"),
              HasSubstr(":4: unknown entry 'observed.nvidia_china.other_bild'; did you mean "
                        "'observed.nvidia_china.other_billed'"));
  EXPECT_THAT(message(head + "metric = \"units.h20.china\"\nyardstick = \"tp\"\n"), HasSubstr("tpp"));
  EXPECT_THAT(message(head + "metric = \"units.h20.china\"\nover = \"since\"\n"), HasSubstr("'since'"));
  EXPECT_THAT(message(head + "metric = [1, 2]\n"), HasSubstr("not a word or a list of words"));
  EXPECT_THAT(message("[[map]]\nmetric = \"units.h20.china\"\n"), HasSubstr("'quantity'"));
  EXPECT_THAT(message("nothing = 1\n"), HasSubstr("no mapping in the file"));
}

TEST(Mapping, AnEntityComesBeforeAny) {
  const auto mappings = mappings_of(
      "[[map]]\nquantity = \"a\"\nskip = \"any\"\n[[map]]\nquantity = \"a\"\nentity = \"b\"\nunit = \"units\"\nskip = "
      "\"b\"\n");
  ASSERT_TRUE(mappings);
  EXPECT_EQ(find_mapping(*mappings, "a", "b", "units")->skip, "b");
  EXPECT_EQ(find_mapping(*mappings, "a", "b", "H100e")->skip, "any");
  EXPECT_EQ(find_mapping(*mappings, "a", "c", "units")->skip, "any");
  EXPECT_EQ(find_mapping(*mappings, "other", "b", "units"), nullptr);
}

// Every pair of quantity and entity known to be published, as rows of test/data/observed_pairs.csv.
TEST(Mapping, EveryPublishedPairIsMappedOrSaysWhyNot) {
  std::ifstream file(std::string(HEADWAY_SOURCE_DIR) + "/test/data/observed_pairs.csv");
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto rows = csv_rows(text);
  ASSERT_GT(rows.size(), 80U);
  int predicted = 0;
  for (std::size_t k = 1; k < rows.size(); ++k) {
    const auto& fields = rows[k].fields;
    const Mapping* mapping = find_mapping(own_mappings(), fields[0], fields[1], fields[2]);
    ASSERT_NE(mapping, nullptr) << fields[0] << ", " << fields[1] << ", " << fields[2];
    predicted += mapping->skip.empty() ? 1 : 0;
  }
  EXPECT_GT(predicted, 50);
}

}  // namespace
}  // namespace headway::study
