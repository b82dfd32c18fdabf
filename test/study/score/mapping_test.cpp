#include "headway/study/score/mapping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "headway/files/csv_rows.hpp"
#include "headway/model/metric.hpp"
#include "own_folder.hpp"
#include "study/default_book.hpp"
#include "study/score/rows_by_hand.hpp"

namespace headway::study {
namespace {

using testing::HasSubstr;

base::Result<Mappings> mappings_of(const std::string& text) {
  const auto file = own_path("mapping.toml");
  std::ofstream(file, std::ios::binary) << text;
  return read_mappings(file, default_book());
}

std::string mapping_message(const std::string& text) {
  const auto mappings = mappings_of(text);
  return mappings ? "" : base::to_string(mappings.error());
}

const Mappings& own_mappings() {
  static const auto kMappings =
      read_mappings(default_question().book / "observed" / "mapping.toml", default_book()).value();
  return kMappings;
}

TEST(Mapping, ReadsSumsSignsAndScale) {
  const auto mappings = mappings_of(
      "[[map]]\nquantity = [\"a\", \"b\"]\nentity = \"c\"\nmetric = [\"units.h20.world\", \"-units.h20.china\"]\n"
      "divide = \"units.h20.made\"\nscale = 1e-9\nover = \"since\"\nsince = \"2024-03\"\nyardstick = \"tpp\"\n"
      "basis = \"accessible\"\nsubject = \"d\"\nannounced = \"2023-11\"\ninput = true\n");
  ASSERT_TRUE(mappings) << base::to_string(mappings.error());
  const Mapping& mapping = mappings->maps.front();
  ASSERT_EQ(mapping.terms.size(), 2U);
  EXPECT_EQ(mapping.terms[0].measure, model::metric_named("units.h20.world"));
  EXPECT_EQ(mapping.terms[1].measure, model::metric_named("units.h20.china"));
  EXPECT_EQ(mapping.terms[1].sign, -1.0);
  EXPECT_EQ(mapping.divide.front().measure, model::metric_named("units.h20.made"));
  EXPECT_EQ(mapping.scale, 1e-9);
  EXPECT_EQ(mapping.over, Over::since);
  EXPECT_EQ(mapping.since, base::Month::of(2024, 3));
  EXPECT_EQ(mapping.yardstick, balance::kTpp);
  EXPECT_EQ(mapping.basis, balance::kAccessible);
  EXPECT_EQ(mapping.announced, base::Month::of(2023, 11));
  EXPECT_TRUE(mapping.input);
  EXPECT_EQ(mapping.subject, "d");
  EXPECT_EQ(mapping.unit, "1");
}

TEST(Mapping, WhatIsWrongIsNamedWithItsLine) {
  const std::string head = "[[map]]\nquantity = \"a\"\n";
  EXPECT_THAT(mapping_message(head + "metric = \"units.h2.china\"\n"),
              HasSubstr("mapping.toml:3: unknown metric 'units.h2.china' in a mapping; did you mean "
                        "'units.h20.china'"));
  EXPECT_THAT(mapping_message(head + "metrik = \"units.h20.china\"\n"), HasSubstr(":3: unknown key 'metrik'"));
  EXPECT_THAT(mapping_message(head + "unit = \"units\"\n"),
              HasSubstr(":1: a mapping needs either 'metric' or 'skip' (it says what the model has, or why nothing); "
                        "give one of the two"));
  EXPECT_THAT(mapping_message(head + "metric = \"units.h20.china\"\nskip = \"no\"\n"),
              HasSubstr("either 'metric' or 'skip'"));
  EXPECT_THAT(mapping_message(head + "metric = \"units.h20.china\"\nplus = \"observed.nvidia_china.other_bild\"\n"),
              HasSubstr(":4: unknown entry 'observed.nvidia_china.other_bild'; did you mean "
                        "'observed.nvidia_china.other_billed'"));
  EXPECT_THAT(mapping_message(head + "metric = \"units.h20.china\"\nyardstick = \"tp\"\n"), HasSubstr("tpp"));
  EXPECT_THAT(mapping_message(head + "metric = \"units.h20.china\"\nover = \"since\"\n"), HasSubstr("'since'"));
  EXPECT_THAT(mapping_message(head + "metric = [1, 2]\n"), HasSubstr("not a word or a list of words"));
  EXPECT_THAT(mapping_message("[[map]]\nmetric = \"units.h20.china\"\n"), HasSubstr("'quantity'"));
  EXPECT_THAT(mapping_message(head + "metric = \"units.h20.china\"\n"),
              HasSubstr(":1: a mapping to a figure needs a 'subject'"));
  EXPECT_THAT(mapping_message(head + "plus = \"demand.us.capex\"\nsubject = \"b\"\n"), HasSubstr("unknown unit ''"));
  EXPECT_THAT(mapping_message("[units]\n\"k\" = \"kbanana\"\n" + head + "skip = \"x\"\n"),
              HasSubstr(":2: unknown unit 'kbanana'"));
  EXPECT_THAT(mapping_message("nothing = 1\n"), HasSubstr("no mapping in the file"));
}

constexpr const char* kTwoUnits =
    "[units]\n\"k chips\" = \"kchip\"\n\"chips\" = \"chip\"\n"
    "[[map]]\nquantity = \"a\"\nmetric = \"imports_diverted\"\nsubject = \"s\"\n"
    "[[map]]\nquantity = \"a\"\nmetric = \"imports_diverted.compute\"\nsubject = \"s\"\n"
    "[[map]]\nquantity = \"a\"\nentity = \"b\"\nskip = \"one contract\"\n"
    "[[map]]\nquantity = \"c\"\nmetric = \"revenue.huawei\"\nsubject = \"s\"\nscale = 7.1\nunit = \"CNY\"\n"
    "[[map]]\nquantity = \"d\"\nmetric = \"premium\"\nsubject = \"s\"\nunit = \"percent\"\nsigned = true\n";

ObservedRow row_in(const std::string& quantity, const std::string& unit, double central = 1.0) {
  auto row = test::row_of(quantity, "all", "2026", unit, central);
  row.where = {"later.csv", 7};
  return row;
}

TEST(Match, TheUnitChoosesAmongMappingsAndIsConverted) {
  const auto mappings = mappings_of(kTwoUnits);
  ASSERT_TRUE(mappings) << base::to_string(mappings.error());
  const auto chips = match(*mappings, row_in("a", "k chips"));
  ASSERT_TRUE(chips);
  EXPECT_EQ(chips->mapping, mappings->maps.data());
  EXPECT_DOUBLE_EQ(chips->factor, 1e-3);
  const auto compute = match(*mappings, row_in("a", "kH100e"));
  ASSERT_TRUE(compute);
  EXPECT_EQ(compute->mapping, &mappings->maps[1]);
  EXPECT_DOUBLE_EQ(compute->factor, 1e-3);
  EXPECT_DOUBLE_EQ(match(*mappings, row_in("c", "GCNY"))->factor, 1e-9);
}

TEST(Match, AnEntityComesBeforeAnyAndNothingIsNone) {
  const auto mappings = mappings_of(kTwoUnits);
  ASSERT_TRUE(mappings);
  auto row = row_in("a", "bananas");
  row.entity = "b";
  EXPECT_EQ(match(*mappings, row)->mapping->skip, "one contract");
  EXPECT_EQ(match(*mappings, row_in("other", "bananas"))->mapping, nullptr);
}

TEST(Match, AUnitThatDoesNotConvertIsRefusedWithItsLine) {
  const auto mappings = mappings_of(kTwoUnits);
  ASSERT_TRUE(mappings);
  const auto said = [&](const ObservedRow& row) {
    const auto found = match(*mappings, row);
    return found ? std::string() : base::to_string(found.error());
  };
  EXPECT_THAT(said(row_in("a", "bananas")),
              HasSubstr("later.csv:7: the unit 'bananas' of a, all does not convert to 'chip'"));
  EXPECT_THAT(said(row_in("c", "GUSD")), HasSubstr("does not convert to 'CNY'"));
  EXPECT_THAT(said(row_in("a", "chips", -650000.0)), HasSubstr("later.csv:7: a, all is below zero"));
  EXPECT_EQ(said(row_in("d", "percent", -3.0)), "");
}

// Every pair of quantity and entity known to be published, as rows of test/data/observed_pairs.csv.
TEST(Mapping, EveryPublishedPairIsMappedOrSaysWhyNot) {
  std::ifstream file(std::string(HEADWAY_SOURCE_DIR) + "/test/data/observed_pairs.csv");
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto rows = files::csv_rows(text, "observed_pairs.csv").value();
  ASSERT_GT(rows.size(), 300U);
  int predicted = 0;
  for (std::size_t k = 1; k < rows.size(); ++k) {
    const auto& fields = rows[k].fields;
    const auto found = match(own_mappings(), test::row_of(fields[0], fields[1], "2026", fields[2], 1.0));
    ASSERT_TRUE(found) << base::to_string(found.error());
    ASSERT_NE(found->mapping, nullptr) << fields[0] << ", " << fields[1] << ", " << fields[2];
    predicted += found->mapping->skip.empty() ? 1 : 0;
  }
  EXPECT_GT(predicted, 80);
}

}  // namespace
}  // namespace headway::study
