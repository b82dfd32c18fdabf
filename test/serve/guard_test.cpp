#include "headway/serve/guard.hpp"

#include <gtest/gtest.h>

namespace headway::serve {
namespace {

TEST(Guard, KnowsWhatIsLoopback) {
  for (const char* const address : {"127.0.0.1", "127.1.2.3", "localhost", "LocalHost", "::1"}) {
    EXPECT_TRUE(is_loopback(address)) << address;
  }
  for (const char* const address : {"0.0.0.0", "", "::", "192.168.0.1", "127.0.0.1.example.org", "128.0.0.1", "127.0.0",
                                    "127.0.0.256", "127.0.0.1.1", "localhost.example.org", "127..0.1", "1270.0.0.1"}) {
    EXPECT_FALSE(is_loopback(address)) << address;
  }
}

TEST(Guard, TakesOnlyItsOwnHost) {
  for (const char* const host : {"127.0.0.1:8080", "localhost:8080", "[::1]:8080"}) {
    EXPECT_TRUE(is_own_host(host, 8080)) << host;
  }
  for (const char* const host :
       {"127.0.0.1", "localhost:8081", "example.org:8080", "localhost.example.org:8080", "", ":8080", "[::2]:8080",
        "::1:8080", "192.168.0.1:8080", "localhost:80808080", "evil:1@localhost:8080"}) {
    EXPECT_FALSE(is_own_host(host, 8080)) << host;
  }
}

TEST(Guard, TakesTheHostWithoutTheUsualPort) {
  EXPECT_TRUE(is_own_host("localhost", 80));
  EXPECT_TRUE(is_own_host("127.0.0.1:80", 80));
  EXPECT_FALSE(is_own_host("example.org", 80));
}

TEST(Guard, TakesOnlyItsOwnPages) {
  EXPECT_TRUE(is_own_origin("", "localhost:8080"));
  EXPECT_TRUE(is_own_origin("http://localhost:8080", "localhost:8080"));
  for (const char* const origin :
       {"null", "http://localhost", "http://localhost:8081", "https://localhost:8080", "http://example.org",
        "http://127.0.0.1:8080", "http://localhost:8080.example.org"}) {
    EXPECT_FALSE(is_own_origin(origin, "localhost:8080")) << origin;
  }
}

TEST(Guard, KnowsJson) {
  for (const char* const type : {"application/json", "application/json; charset=utf-8", "Application/JSON ;x"}) {
    EXPECT_TRUE(is_json(type)) << type;
  }
  for (const char* const type :
       {"", "text/plain", "text/plain; application/json", "application/jsonp", "application/x-www-form-urlencoded"}) {
    EXPECT_FALSE(is_json(type)) << type;
  }
}

}  // namespace
}  // namespace headway::serve
