// Named views: read as a scenario's settings are, and refused alike.
#include "headway/book/read_views.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "written_book.hpp"

namespace headway::book {
namespace {

base::Result<std::vector<View>> views_of(const std::string& content) {
  const auto file = own_path("views.toml");
  std::ofstream(file) << content;
  static const auto kBook = read_book(std::string(HEADWAY_SOURCE_DIR) + "/book");
  return read_views(file, *kBook);
}

std::string error_of(const std::string& content) {
  const auto views = views_of(content);
  return views ? "" : base::to_string(views.error());
}

constexpr const char* kViewsHead = "[[view]]\nname = \"mine\"\nwhy = \"because\"\nauthor = \"me\"\n";

TEST(Views, AViewHoldsLevers) {
  const auto views = views_of(std::string(kViewsHead) + "[view.set]\n\"washington.levy\" = 0.5\n");
  ASSERT_TRUE(views) << base::to_string(views.error());
  ASSERT_EQ(views->size(), 1U);
  EXPECT_EQ(views->front().name, "mine");
  EXPECT_DOUBLE_EQ(views->front().settings.at("washington.levy").knots.front().quantiles.front().value, 0.5);
}

TEST(Views, OneWithoutSettingsIsTheBook) {
  EXPECT_TRUE(views_of(kViewsHead)->front().settings.empty());
  EXPECT_TRUE(read_views("/nowhere/views.toml", Book{})->empty());
}

TEST(Views, BadOnesAreRefusedWithTheirLine) {
  EXPECT_NE(error_of("[[view]]\nname = \"mine\"\n").find("why"), std::string::npos);
  const std::string unknown = error_of(std::string(kViewsHead) + "[view.set]\n\"washington.levi\" = 0.5\n");
  EXPECT_NE(unknown.find("views.toml:6: unknown"), std::string::npos) << unknown;
  EXPECT_NE(unknown.find("washington.levy"), std::string::npos) << unknown;
  const std::string no_lever = error_of(std::string(kViewsHead) + "[view.set]\n\"fleet.chip.life\" = 5\n");
  EXPECT_NE(no_lever.find("is not a lever"), std::string::npos) << no_lever;
  EXPECT_NE(error_of("view = 1\n[[opinion]]\nname = \"x\"\n"), "");
}

}  // namespace
}  // namespace headway::book
