// Described fields: what they hold, and what they refuse in words that name the field.
#include "headway/api/field.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "headway/api/requests.hpp"

namespace headway::api {
namespace {

using Request = Asked<Compare, Settings>;

std::string refusal(const std::string& name, const std::string& text) {
  Request request;
  const auto fields = Request::fields();
  const auto set = set_from_text(*find(fields, name), &request, text);
  return set ? "" : base::to_string(set.error());
}

TEST(Fields, AWrittenValueReachesItsMember) {
  Request request;
  const auto fields = Request::fields();
  const auto set = [&](const char* name, const char* text) {
    EXPECT_TRUE(set_from_text(*find(fields, name), &request, text)) << name;
  };
  set("samples", "123");
  set("as_of", "2025-12-31");
  set("horizon", "2029");
  set("base", "h20-only");
  set("set", "washington.cap=5");
  set("set", "washington.levy=0.2");
  set("constrain", "true");
  EXPECT_EQ(request.samples, 123);
  EXPECT_EQ(request.as_of, (base::Day{2025, 12, 31}));
  EXPECT_EQ(request.horizon, base::Month::of(2029, 12));
  EXPECT_EQ(request.base, "h20-only");
  EXPECT_EQ(request.set, (Texts{"washington.cap=5", "washington.levy=0.2"}));
  EXPECT_TRUE(request.constrain);
  EXPECT_EQ(find(fields, "samples")->get(&request), Value(std::int64_t{123}));
  EXPECT_EQ(find(fields, "as_of")->get(&request), Value(std::string("2025-12-31")));
}

TEST(Fields, WhatHasNoValueHoldsNothing) {
  const Request request;
  const auto fields = Request::fields();
  EXPECT_EQ(find(fields, "through")->get(&request), Value());
  Request other;
  other.through = base::Month::of(2025, 12);
  EXPECT_TRUE(find(fields, "through")->set(&other, Value()));
  EXPECT_FALSE(other.through);
  EXPECT_FALSE(find(fields, "samples")->set(&other, Value()));
}

TEST(Fields, ARefusalSaysWhatWasExpected) {
  EXPECT_EQ(refusal("samples", "0"), "cannot use samples '0' (a whole number from 1 to 4000000 was expected)");
  EXPECT_EQ(refusal("samples", "2.5"), "cannot use samples '2.5' (a whole number from 1 to 4000000 was expected)");
  EXPECT_EQ(refusal("seed", "-1"), "cannot use seed '-1' (a whole number of 0 or more was expected)");
  EXPECT_EQ(refusal("as_of", "2025-02-30"), "cannot use as_of '2025-02-30' (a day such as 2025-12-31 was expected)");
  EXPECT_NE(refusal("horizon", "2050-01").find("from 2022-01 to 2035-12"), std::string::npos);
}

TEST(Fields, AFaceWritesTheFieldInItsOwnWay) {
  Request request;
  const auto fields = Request::fields();
  const auto set = set_from_text(*find(fields, "as_of"), &request, "today");
  ASSERT_FALSE(set);
  EXPECT_EQ(base::to_string(set.error(), [](std::string_view name) { return std::string(name) + "="; }),
            "cannot use as_of= 'today' (a day such as 2025-12-31 was expected)");
}

TEST(Fields, NoNameStandsTwiceInARequest) {
  for (const auto& fields : {Request::fields(), Asked<Train, ClusterSettings>::fields(),
                             Asked<Score, Settings>::fields(), Asked<Sensitivity, Settings>::fields()}) {
    for (const auto& field : fields) {
      EXPECT_EQ(std::ranges::count(fields, field.name, &Field::name), 1) << field.name;
      EXPECT_FALSE(field.words.help.empty()) << field.name;
    }
  }
}

}  // namespace
}  // namespace headway::api
