// A spreadsheet read back by another reader, Python's zipfile and xml: its values are those of the JSON.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "apps/run_program.hpp"
#include "own_folder.hpp"

namespace headway {
namespace {

using Json = nlohmann::json;

/// {"head": rows, "figures": rows}: each a list of numbers, words and nulls.
constexpr const char* kReader = R"(
import json, sys, zipfile
import xml.etree.ElementTree as xml
NS = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
book = zipfile.ZipFile(sys.argv[1])
words = [''.join(t.text or '' for t in si.iter(NS + 't')) for si in xml.fromstring(book.read('xl/sharedStrings.xml'))]
names = [s.get('name') for s in xml.fromstring(book.read('xl/workbook.xml')).iter(NS + 'sheet')]
answer = {}
for number, name in enumerate(names, 1):
    rows = []
    for row in xml.fromstring(book.read(f'xl/worksheets/sheet{number}.xml')).iter(NS + 'row'):
        cells = {}
        for cell in row.iter(NS + 'c'):
            column = 0
            for letter in cell.get('r').rstrip('0123456789'):
                column = 26 * column + ord(letter) - 64
            value = cell.find(NS + 'v').text
            cells[column - 1] = words[int(value)] if cell.get('t') == 's' else float(value)
        rows.append([cells.get(k) for k in range(max(cells) + 1)] if cells else [])
    answer[name] = rows
print(json.dumps(answer))
)";

Json read_back(const std::filesystem::path& file) {
  const auto reader = own_path("reader.py");
  std::ofstream(reader) << kReader;
  const std::string out = own_path("read.json").string();
  const std::string command = "/usr/bin/python3 " + reader.string() + " " + file.string() + " > " + out;
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::ifstream in(out);
  return Json::parse(in, nullptr, false);
}

/// The number in the column of that name in the row that begins with these cells.
double figure(const Json& rows, const std::vector<std::string>& first, const std::string& column) {
  const auto names = rows[0].get<std::vector<std::string>>();
  const auto at = static_cast<std::size_t>(std::ranges::find(names, column) - names.begin());
  for (const auto& row : rows) {
    bool here = row.size() >= first.size();
    for (std::size_t k = 0; here && k < first.size(); ++k) {
      here = row[k] == Json(first[k]) || (first[k].empty() && row[k].is_null());
    }
    if (here) {
      return row.at(at).get<double>();
    }
  }
  ADD_FAILURE() << "no such row: " << Json(first).dump();
  return 0.0;
}

void expect_same(double left, const Json& right) {
  EXPECT_NEAR(left, right.get<double>(), 1e-15 * std::abs(left));  // the library writes 16 digits
}

TEST(Spreadsheet, ThePlansValuesAreThoseOfTheJson) {
  const auto file = own_path("plan.xlsx");
  const Ran ran = run("plan european-lab --samples 20 --json --xlsx " + file.string());
  ASSERT_EQ(ran.status, 0) << ran.said;
  const Json answer = Json::parse(ran.said, nullptr, false);
  const Json book = read_back(file);
  const Json& head = book["head"];
  ASSERT_EQ(head.size(), 14U);
  EXPECT_EQ(head[0], Json({"schema", "headway.plan/1"}));
  EXPECT_EQ(head[13][0], "request");
  EXPECT_EQ(Json::parse(head[13][1].get<std::string>()), answer["request"]);
  EXPECT_EQ(Json::parse(head[4][1].get<std::string>()), answer["book"]);
  const Json& rows = book["figures"];
  expect_same(figure(rows, {"fleet", "", "", "", "cost_musd_per_year", "MUSD/year"}, "p50"),
              answer["fleet"]["cost_musd_per_year"]);
  expect_same(figure(rows, {"draws", "", "", "", "cost_musd_per_year", "MUSD/year"}, "p95"),
              answer["draws"]["cost_musd_per_year"]["p95"]);
  for (const auto& price : answer["shadow_prices"]) {
    expect_same(figure(rows, {"shadow_prices", price["limit"], "", "", "step", price["unit"]}, "p50"), price["step"]);
  }
}

TEST(Spreadsheet, TheComparisonsValuesAreThoseOfTheJson) {
  const auto file = own_path("compare.xlsx");
  const Ran ran =
      run("compare no-export h200-licensed --samples 100 --metric china_stock@2028 --json --xlsx " + file.string());
  ASSERT_EQ(ran.status, 0) << ran.said;
  const Json answer = Json::parse(ran.said, nullptr, false);
  const Json rows = read_back(file)["figures"];
  std::size_t seen = 0;
  for (const auto& metric : answer["others"][0]["metrics"]) {
    const std::vector<std::string> first{"h200-licensed", metric["id"],     metric["unit"], metric["yardstick"],
                                         metric["basis"], metric["period"], "gain"};
    expect_same(figure(rows, first, "p5"), metric["gain"]["p5"]);
    expect_same(figure(rows, first, "draws"), metric["draws"]);
    ++seen;
  }
  EXPECT_GT(seen, 2U);
}

TEST(Spreadsheet, TheSameAnswerGivesTheSameBytes) {
  const auto bytes = [](const std::string& name) {
    const auto file = own_path(name);
    EXPECT_EQ(run("train --job deepseek-v3 --xlsx " + file.string()).status, 0);
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::string first = bytes("one.xlsx");
  EXPECT_TRUE(first.starts_with("PK"));
  EXPECT_EQ(first, bytes("two.xlsx"));
}

TEST(Spreadsheet, AFolderInItsPlaceIsRefusedBeforeTheRun) {
  const Ran ran = run("plan no-such-job --xlsx " + own_path("x").parent_path().string());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.said, testing::HasSubstr("it is a folder"));
}

}  // namespace
}  // namespace headway
