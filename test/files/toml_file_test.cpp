#include "headway/files/toml_file.hpp"

#include <gtest/gtest.h>

#include "book/written_book.hpp"
#include "headway/files/utf8.hpp"

namespace headway::files {
namespace {

using book::test::message_for;
using book::test::WrittenBook;

TEST(TomlFile, ThatIsNotUtf8IsAnError) {
  EXPECT_EQ(
      message_for("# one\n# two \xff\n"),
      "BOOK/assumptions/a.toml:2: the file is not UTF-8 (TOML is written in UTF-8 throughout); save the file as UTF-8");
  EXPECT_EQ(
      message_for(std::string("\xff\xfe[\0a", 5)),
      "BOOK/assumptions/a.toml:1: the file is not UTF-8 (TOML is written in UTF-8 throughout); save the file as UTF-8");
}

TEST(TomlFile, ThatIsNotTomlIsAnErrorWithItsLine) {
  EXPECT_EQ(message_for("[a.b]\nmeans = \"m\"\nunit == 1\n").substr(0, 60),
            "BOOK/assumptions/a.toml:3: the file is not TOML (Error while");
  EXPECT_EQ(message_for("[a.b]\nmeans = \"m\"\n[a.b]\n").substr(0, 54),
            "BOOK/assumptions/a.toml:3: the file is not TOML (Error");
  EXPECT_EQ(message_for("\n[[[").substr(0, 60), "BOOK/assumptions/a.toml:2: the file is not TOML (Error while");
  EXPECT_EQ(message_for("a = " + std::string(100000, '[')).substr(0, 60),
            "BOOK/assumptions/a.toml:1: the file is not TOML (Error while");
}

TEST(TomlFile, MissingOrUnreadableFileIsAnError) {
  const WrittenBook book({});
  const auto missing = read_toml_file("nowhere.toml");
  ASSERT_FALSE(missing);
  EXPECT_EQ(base::to_string(missing.error()),
            "cannot read nowhere.toml (there is no such file); check the path and the permissions");
  const auto folder = read_toml_file(book.folder());
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().why, "it is not a file, or not permitted to be read");
}

TEST(TomlFile, OthersReadTheirs) {
  const std::string content = "\xEF\xBB\xBF[chip]\nname = \"x\"\n";
  const WrittenBook book({{"chips.toml", content}});
  const auto table = read_toml_file(book.folder() / "chips.toml");
  ASSERT_TRUE(table) << base::to_string(table.error());
  EXPECT_EQ((*table)["chip"]["name"].value_or(std::string()), "x");
}

TEST(Utf8, AllWellFormedTextPasses) {
  for (const char* const text : {"", "plain", "\xC3\xA9", "\xE4\xB8\xAD\xE5\x9B\xBD", "\xF0\x9F\x98\x80",
                                 "\xEE\x80\x80", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "\xE0\xA0\x80", "\xC2\x80"}) {
    EXPECT_EQ(find_malformed_utf8(text), std::nullopt) << text;
  }
}

TEST(Utf8, MalformedTextIsFoundWhereItBegins) {
  // Cut short, a lone continuation, overlong forms, a surrogate, beyond the last character, no first byte.
  for (const char* const text :
       {"\xC3", "\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xE4\xB8", "\xE4\xB8g", "\xFE"}) {
    EXPECT_EQ(find_malformed_utf8(std::string("ab") + text), 2U);
  }
}

}  // namespace
}  // namespace headway::files
