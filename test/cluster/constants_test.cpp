#include "headway/cluster/constants.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "cluster_book.hpp"
#include "headway/cluster/read_constants.hpp"
#include "headway/files/table_reader.hpp"
#include "headway/fit/row_constants.hpp"
#include "own_folder.hpp"

namespace headway::cluster {
namespace {

struct Two {
  double bytes = 0;
  double share = 0;
};

constexpr std::array kTwo{ConstantField<Two>{"bytes", "GB", &Two::bytes, 1e9},
                          ConstantField<Two>{"share", "1", &Two::share}};

std::string number(const std::string& id, const std::string& unit, const std::string& rest) {
  return "[number." + id + "]\nmeans = \"m\"\nunit = \"" + unit + "\"\n" + rest +
         "\npublished = 2025-12-31\nconfidence = \"low\"\n";
}

base::Result<Two> read(const std::string& text) {
  const auto file = own_path("constants.toml");
  std::ofstream(file) << text;
  return read_constants(file, kTwo);
}

std::string message(const std::string& text) {
  const auto values = read(text);
  const std::string all = values ? "" : base::to_string(values.error());
  const std::size_t at = all.find("constants.toml");
  return at == std::string::npos ? all : all.substr(at);
}

const std::string kSourced = "value = 0.5\nsource = \"a paper\"";

TEST(Constants, AreReadInTheirUnits) {
  const auto values = read(number("bytes", "GB", "value = 4\nsource = \"a paper\"") + number("share", "1", kSourced));
  ASSERT_TRUE(values) << base::to_string(values.error());
  EXPECT_EQ(values->bytes, 4e9);
  EXPECT_EQ(values->share, 0.5);
}

TEST(Constants, WhatIsWrongIsRefusedWithTheLine) {
  const std::string bytes = number("bytes", "GB", kSourced);
  EXPECT_EQ(
      message(bytes),
      "constants.toml: no [number.share] (the cluster model needs it); add it with value, unit, source, published "
      "and confidence");
  EXPECT_EQ(message(bytes + number("shape", "1", kSourced)),
            "constants.toml:8: unknown key 'shape' in number; did you mean 'share'?");
  EXPECT_EQ(message(number("bytes", "GiB", kSourced)),
            "constants.toml:3: 'GiB' is no unit of number.bytes; did you mean 'GB'?");
  EXPECT_EQ(message(number("bytes", "GB", "source = \"a paper\"")),
            "constants.toml:1: number.bytes has no 'value' (the cluster model needs it); add it");
  EXPECT_EQ(message(number("bytes", "GB", "value = 0.5\nsource = \"judgement: a guess\"")),
            "constants.toml:1: number.bytes has no range (a judgement says how wide it is: low and high); add both");
  EXPECT_EQ(message(number("bytes", "GB", "value = 0.5\nlow = 0.6\nhigh = 0.7\nsource = \"a paper\"")),
            "constants.toml:1: number.bytes lies out of its range (expected low <= value <= high); correct it");
  EXPECT_NE(message(number("bytes", "GB", "value = 0.5")).find("has no 'source'"), std::string::npos);
}

TEST(Constants, OfTheBookReachTheModel) {
  EXPECT_EQ(constants().tokens_per_parameter, 20.0);
  const Machine machine = machine_named("h100_sxm");
  EXPECT_EQ(machine.reserved, constants().reserved + constants().reserved_share * machine.memory);
  const auto chip = *read_or_stop(chips::find_chip(cluster_book().catalogue, "h100_sxm"));
  chips::Chip unlinked = chip;
  unlinked.scale_up_gb_s.reset();
  unlinked.scale_up_domain.reset();
  unlinked.scale_out_gbit_s.reset();
  Constants other = constants();
  other.link = 100e9;
  other.domain = 4;
  other.network = 12.5e9;
  const Machine assumed = read_or_stop(machine_of(unlinked, other));
  EXPECT_EQ(assumed.link, 100e9);
  EXPECT_EQ(assumed.domain, 4.0);
  EXPECT_EQ(assumed.network, 12.5e9);
  EXPECT_EQ(assumed.assumed,
            (std::vector<std::string>{"100 GB/s inside a domain", "a domain of 4 chips", "12.5 GB/s out of a domain"}));
}

TEST(Constants, DatesDecideWhatSoftwareDoes) {
  Layout layout = cluster_book().layout;
  const auto at = [&](double date) { return efficiencies_of(layout, fitted_efficiencies().medians(), 0, date); };
  EXPECT_TRUE(at(2023.5).fused_attention);
  layout.constants.fused = 2024.0;
  EXPECT_FALSE(at(2023.5).fused_attention);
  const double before = at(2026.9).routing;
  layout.constants.latest = 2026.0;
  EXPECT_GT(at(2026.9).routing, before);
}

TEST(Constants, AChangeOfOneChangesTheHashOfTheBook) {
  const auto folder = own_path("book");
  std::filesystem::remove_all(folder);
  std::filesystem::copy(cluster_folder(), folder, std::filesystem::copy_options::recursive);
  const auto hash = [&folder] { return read_or_stop(fit::read_cluster_book(folder)).hash; };
  const std::string before = hash();
  for (const char* const name : {"cluster_constants.toml", "row_constants.toml"}) {
    std::ofstream(folder / name, std::ios::app) << "# another word\n";
    EXPECT_NE(hash(), before) << name;
    std::filesystem::copy_file(cluster_folder() / name, folder / name,
                               std::filesystem::copy_options::overwrite_existing);
  }
  EXPECT_EQ(hash(), before);
}

TEST(Constants, EachStandsOnThePage) {
  const auto page = read_or_stop(files::read_text((cluster_folder().parent_path() / "docs" / "cluster.md").string()));
  for (const char* const name : {"cluster_constants.toml", "row_constants.toml"}) {
    const auto root = read_or_stop(files::read_toml_file(cluster_folder() / name));
    for (const std::string& id : files::keys_in_order(*root["number"].as_table())) {
      EXPECT_NE(page.find("| `" + id + "` |"), std::string::npos) << id;
    }
  }
}

}  // namespace
}  // namespace headway::cluster
