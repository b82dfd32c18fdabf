// Every verb's text, JSON and CSV on the strict book with few draws, as it was kept: what a user copies changes only on
// purpose. HEADWAY_UPDATE_GOLDEN=1 writes the files anew.
#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "apps/run_program.hpp"

namespace headway {
namespace {

using nlohmann::ordered_json;

struct Kept {
  std::string name;       ///< of its files in test/golden/verbs
  std::string arguments;  ///< verb and options
  std::string forms;      ///< of "text json csv"
};

void PrintTo(const Kept& kept, std::ostream* out) { *out << kept.name; }

/// What differs from one commit and one day to the next, and says nothing of the answer.
void take_off_the_making(ordered_json& json) {
  for (const char* const key : {"version", "commit", "made"}) {
    if (json.contains(key)) {
      json[key] = "";
    }
  }
}

/// The head of a CSV stands on its first line, after a mark.
std::string kept_csv(const std::string& said) {
  const std::string mark = "# headway ";
  const auto end = said.find('\n');
  if (!said.starts_with(mark) || end == std::string::npos) {
    return said;
  }
  ordered_json head = ordered_json::parse(said.substr(mark.size(), end - mark.size()), nullptr, false);
  take_off_the_making(head);
  return mark + head.dump() + said.substr(end);
}

/// Without the path of the checkout, which places of the book are given with.
std::string anywhere(std::string text) {
  const std::string root = std::string(HEADWAY_SOURCE_DIR) + "/";
  for (auto at = text.find(root); at != std::string::npos; at = text.find(root, at)) {
    text.erase(at, root.size());
  }
  return text;
}

std::string kept_form(const std::string& form, const std::string& said) {
  if (form == "csv") {
    return kept_csv(said);
  }
  ordered_json json = form == "json" ? ordered_json::parse(said, nullptr, false) : ordered_json();
  if (!json.is_object()) {
    return said;
  }
  take_off_the_making(json);
  return json.dump(1) + "\n";
}

/// Words and numbers, one after the other: numbers are compared as such, since draws agree to 1e-12 between machines.
struct Pieces {
  std::vector<std::string> words;
  std::vector<double> numbers;
};

Pieces pieces_of(const std::string& text) {
  Pieces pieces;
  std::string word;
  for (const char* at = text.data(); at != text.data() + text.size();) {
    double number = 0.0;
    const bool may_begin = word.empty() || (std::isalnum(static_cast<unsigned char>(word.back())) == 0);
    const auto [end, code] = std::from_chars(at, text.data() + text.size(), number);
    if (may_begin && code == std::errc() && std::isfinite(number)) {
      pieces.words.push_back(word);
      pieces.numbers.push_back(number);
      word.clear();
      at = end;
    } else {
      word += *at++;
    }
  }
  pieces.words.push_back(word);
  return pieces;
}

void expect_alike(const std::string& expected, const std::string& actual, const std::string& where) {
  const Pieces left = pieces_of(expected);
  const Pieces right = pieces_of(actual);
  for (std::size_t k = 0; k < std::min(left.words.size(), right.words.size()); ++k) {
    ASSERT_EQ(left.words[k], right.words[k]) << where << ", piece " << k;
    if (k < std::min(left.numbers.size(), right.numbers.size())) {
      const double wanted = left.numbers[k];
      ASSERT_NEAR(wanted, right.numbers[k], 1e-9 * std::abs(wanted) + 1e-9)
          << where << ", after '" << left.words[k] << "'";
    }
  }
  EXPECT_EQ(left.words.size(), right.words.size()) << where;
}

class GoldenVerbs : public testing::TestWithParam<Kept> {};

TEST_P(GoldenVerbs, SayWhatIsKept) {
  const Kept& kept = GetParam();
  std::istringstream forms(kept.forms);
  for (std::string form; forms >> form;) {
    const Ran ran = run(kept.arguments + (form == "text" ? "" : " --" + form));
    ASSERT_EQ(ran.status, 0) << ran.said;
    const std::string actual = kept_form(form, anywhere(ran.said));
    const std::string path =
        std::string(HEADWAY_SOURCE_DIR) + "/test/golden/verbs/" + kept.name + "." + (form == "text" ? "txt" : form);
    if (std::getenv("HEADWAY_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(path, std::ios::binary) << actual;
    }
    std::ifstream file(path, std::ios::binary);
    ASSERT_TRUE(file) << path;
    std::ostringstream expected;
    expected << file.rdbuf();
    expect_alike(expected.str(), actual, kept.name + "." + form);
  }
}

const std::string kStrict = " --as-of 2025-12-31 --seed 7 --samples 120";
const std::string kFigures =
    " --yardstick h100e --metric china_useful@2026 --metric stock_ratio@2028 --metric levy_revenue@2026";

INSTANTIATE_TEST_SUITE_P(
    Program, GoldenVerbs,
    testing::Values(
        Kept{"compare", "compare no-export h200-licensed blackwell-open" + kStrict + kFigures, "text json csv"},
        Kept{"compare_full", "compare no-export h200-licensed --full" + kStrict, "text"},
        Kept{"run", "run h200-licensed --horizon 2028-12" + kStrict + kFigures, "text json csv"},
        Kept{"drivers", "drivers" + kStrict, "text json"},
        Kept{"score", "score --origin 2024-12" + kStrict, "text json csv"},
        Kept{"forecast", "forecast" + kStrict, "text json csv"},
        Kept{"forecast_score", "forecast --score --card docs/forecasts/2025-12-31.json --seed 7 --samples 120",
             "text csv"},
        Kept{"replicate", "replicate cfr-share" + kStrict, "text json csv"},
        Kept{"claims", "claims C9 C12" + kStrict, "text json csv"},
        Kept{"sensitivity", "sensitivity --points 64" + kStrict, "text json csv"},
        Kept{"threshold",
             "threshold additions_ratio@2027 --value 5 --by washington.cap --base blackwell-open" + kStrict,
             "text json csv"},
        Kept{"decompose", "decompose no-export h200-open china_useful@2026" + kStrict, "text json csv"},
        Kept{"book_check", "book check --as-of 2025-12-31", "text json"},
        Kept{"book_show", "book show foundry.advanced --as-of 2025-12-31", "text json csv"},
        Kept{"explain_input", "explain foundry.advanced.yield_large_die --as-of 2025-12-31", "text json"},
        Kept{"explain_metric", "explain china_useful --as-of 2025-12-31", "text json"},
        Kept{"chips", "chips h200_sxm", "text json csv"},
        Kept{"calibrate", "calibrate --score test/data/three_runs.csv --as-of 2025-12-31", "text json csv"},
        Kept{"train", "train --job deepseek-v3 --as-of 2025-12-31", "text json csv"},
        Kept{"train_chips",
             "train llama-3.1-70b --chip h100_sxm,h20_96,a100_sxm_80 --count 512 --precision fp8 --batch 1021 --as-of "
             "2025-12-31",
             "text json csv"},
        Kept{"serve", "serve-model llama-3.1-70b --chip h200_sxm --as-of 2025-12-31", "text json csv"},
        Kept{"serve_chips", "serve-model llama-3.1-70b --chip h200_sxm,h20_96,ascend_910c --as-of 2025-12-31",
             "text json csv"},
        Kept{"break_even",
             "serve-model llama-3.1-70b --chip ascend_910c --place china --against h200_sxm --as-of 2025-12-31",
             "text json csv"},
        Kept{"plan", "plan european-lab --samples 20 --as-of 2025-12-31", "text json csv"},
        Kept{"yardsticks", "yardsticks --strict", "text json csv"},
        Kept{"list_levers", "list levers --as-of 2025-12-31", "text json csv"},
        Kept{"list_scenarios", "list scenarios --as-of 2025-12-31", "text json csv"},
        Kept{"list_metrics", "list metrics --as-of 2025-12-31", "json"},
        Kept{"list_jobs", "list jobs", "text json csv"}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace headway
