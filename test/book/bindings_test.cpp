#include "headway/book/bindings.hpp"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

std::string message(const std::vector<Binding>& bindings, const std::vector<std::string>& exempt = {}) {
  auto error = check_bindings(test::small_book(), bindings, exempt);
  if (!error) {
    return "";
  }
  error->where.file = std::filesystem::path(error->where.file).filename().string();
  return base::to_string(*error);
}

std::vector<Binding> all() {
  return {{.id = "beijing.permission", .unit = "", .path = true},
          {.id = "demand.china.spending", .unit = "USD/month", .path = true},
          {.id = "foundry.smic.capacity", .unit = "wafer/year", .path = true},
          {.id = "foundry.smic.output", .unit = "die/month", .path = false},
          {.id = "foundry.smic.yield", .unit = "1", .path = true},
          {.id = "washington.cap", .unit = "chip/month", .path = true},
          {.id = "washington.classes", .unit = "", .path = true},
          {.id = "washington.levy", .unit = "percent", .path = true}};
}

TEST(Bindings, ThatFitAreFine) { EXPECT_EQ(message(all()), ""); }

TEST(Bindings, MissingEntryIsAnError) {
  auto bindings = all();
  bindings.push_back({.id = "foundry.smic.yields", .unit = "1", .path = true});
  EXPECT_EQ(message(bindings),
            "the model wants 'foundry.smic.yields' (the book has no such entry); did you mean 'foundry.smic.yield'?");
}

TEST(Bindings, UnusedEntryIsAnErrorUnlessExempt) {
  auto bindings = all();
  bindings.pop_back();
  EXPECT_EQ(
      message(bindings),
      "policy.toml:15: unused entry washington.levy (nothing in the model reads it); did you mean 'washington.cap'?");
  EXPECT_EQ(message(bindings, {"washington.l"}), "");
}

TEST(Bindings, UnitThatDoesNotConvertIsAnError) {
  auto bindings = all();
  bindings[2].unit = "die/month";
  EXPECT_EQ(
      message(bindings),
      "foundry.toml:11: foundry.smic.capacity: the unit 'wafer/month' does not convert to 'die/month' (they measure "
      "different things); give the number in a unit that does");
}

TEST(Bindings, TextAndNumberAreNotMistaken) {
  auto bindings = all();
  bindings[0].unit = "1";
  EXPECT_EQ(
      message(bindings),
      "policy.toml:23: beijing.permission is text (the model reads it as a number in 1); give it a number and a unit");
  bindings = all();
  bindings.back().unit = "";
  EXPECT_EQ(message(bindings),
            "policy.toml:15: washington.levy is a number (the model reads it as text); give it a text");
}

TEST(Bindings, SingleNumberTakesOnePeriod) {
  auto bindings = all();
  bindings[2].path = false;
  EXPECT_EQ(message(bindings),
            "foundry.toml:11: foundry.smic.capacity has values for 4 periods (the model reads one number that does not "
            "change "
            "with time); keep one of them");
}

}  // namespace
}  // namespace headway::book
