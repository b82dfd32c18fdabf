#include "headway/book/read_slider.hpp"

#include <gtest/gtest.h>

#include "book/written_book.hpp"
#include "headway/book/canonical.hpp"

namespace headway::book {
namespace {

using test::message_for_entry;

const std::string kValues =
    "values = [{ value = 0.5, published = 2025-01-01, source = \"s\", confidence = \"high\" }]\n";

std::string said_of(const std::string& slider, const std::string& lever = "lever = true\n") {
  return message_for_entry("unit = \"1\"\n" + lever + "bounds = [0, 1]\nslider = " + slider + "\n" + kValues);
}

TEST(Slider, AGoodOneIsRead) { EXPECT_EQ(said_of("{ from = 0, to = 1, step = 0.05, reason = \"r\" }"), ""); }

TEST(Slider, WhatIsWrongIsSaid) {
  EXPECT_EQ(said_of("[0, 1]"),
            "BOOK/assumptions/a.toml:6: 'slider' of a.b is no table (it has two ends, a step and a reason); write "
            "slider = { from = 0, to = 2, step = 0.1, reason = \"...\" }");
  EXPECT_EQ(said_of("{ from = 0, to = 1, step = 0.1, reason = \"r\" }", ""),
            "BOOK/assumptions/a.toml:5: a.b has a 'slider' and is no lever (only what a scenario may set is moved); "
            "add lever = true, or leave the slider out");
  EXPECT_EQ(said_of("{ from = 1, to = 0, step = 0.1, reason = \"r\" }"),
            "BOOK/assumptions/a.toml:6: the slider of a.b does not rise (its ends are 1 and 0); give the lesser one as "
            "from");
  EXPECT_EQ(said_of("{ from = 0, to = 2, step = 0.1, reason = \"r\" }"),
            "BOOK/assumptions/a.toml:6: the slider of a.b reaches beyond its bounds (its ends are 0 and 2); shorten "
            "it, or widen the bounds");
  for (const char* const step : {"0.3", "0", "-0.1", "2", "0.0001"}) {
    EXPECT_NE(said_of("{ from = 0, to = 1, step = " + std::string(step) + ", reason = \"r\" }")
                  .find("does not lead from one end to the other"),
              std::string::npos)
        << step;
  }
  EXPECT_NE(said_of("{ from = 0, to = 1, step = 0.1 }").find("has no 'reason'"), std::string::npos);
  EXPECT_NE(said_of("{ from = 0, to = 1, step = 0.1, reason = \"r\", by = 2 }").find("unknown key 'by'"),
            std::string::npos);
  EXPECT_NE(said_of("{ from = \"a\", to = 1, step = 0.1, reason = \"r\" }").find("'from'"), std::string::npos);
}

TEST(Slider, WordsHaveNone) {
  const std::string said = message_for_entry(
      "lever = true\nslider = { from = 0, to = 1, step = 0.1, reason = \"r\" }\n"
      "values = [{ value = \"open\", published = 2025-01-01, source = \"s\", confidence = \"high\" }]\n");
  EXPECT_NE(said.find("a.b has a 'slider' and is no number"), std::string::npos) << said;
}

TEST(Slider, IsNoPartOfTheHash) {
  const Book book = test::small_book();
  Entry entry = *find(book, "washington.levy");
  const std::string without = canonical_text(entry);
  entry.slider = Slider{.from = 0.1, .to = 0.5, .step = 0.1, .reason = "r"};
  EXPECT_EQ(canonical_text(entry), without);
}

}  // namespace
}  // namespace headway::book
