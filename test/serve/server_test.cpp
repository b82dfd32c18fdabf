// The server as a browser and as an attacker meet it.
#include "headway/serve/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "apps/run_program.hpp"
#include "own_folder.hpp"

namespace headway::serve {
namespace {

using testing::HasSubstr;

std::filesystem::path small_page() {
  const std::filesystem::path folder = own_path("page");
  std::filesystem::create_directories(folder / "assets");
  std::ofstream(folder / "index.html") << "<!doctype html><p>page</p>";
  std::ofstream(folder / "headway.wasm") << "wasm";
  std::ofstream(folder / "assets" / "a.js") << "1";
  std::ofstream(folder.parent_path() / "secret.txt") << "secret";
  return folder;
}

/// A server in a thread of its own, and who asks it.
class Asked : public testing::Test {
 protected:
  explicit Asked(bool others = false) : server_(opened(others)), client_("127.0.0.1", server_.port()) {
    client_.set_read_timeout(std::chrono::seconds(60));
  }
  ~Asked() override {
    server_.stop();
    thread_.join();
  }

  static Server opened(bool others) {
    auto server =
        Server::open({.address = "127.0.0.1", .port = 0, .folder = small_page(), .book = "", .others = others});
    if (!server) {
      ADD_FAILURE() << base::to_string(server.error());
      std::abort();
    }
    return std::move(*server);
  }

  httplib::Result post(const std::string& path, const std::string& body, httplib::Headers headers = {},
                       const char* type = "application/json") {
    return client_.Post(path, headers, body, type);
  }
  std::string host() const { return "127.0.0.1:" + std::to_string(server_.port()); }

  Server server_;
  httplib::Client client_;
  std::thread thread_{[this] { server_.run(); }};
};

class AskedByAnyone : public Asked {
 protected:
  AskedByAnyone() : Asked(true) {}
};

constexpr const char* kSmall = R"({"metric": ["china_useful@2028"], "samples": 64})";

TEST_F(Asked, ShowsThePage) {
  const auto page = client_.Get("/");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 200);
  EXPECT_THAT(page->body, HasSubstr("page"));
  EXPECT_EQ(page->get_header_value("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(client_.Get("/headway.wasm")->get_header_value("Content-Type"), "application/wasm");
  EXPECT_EQ(client_.Get("/assets/a.js")->body, "1");
  EXPECT_EQ(client_.Head("/")->status, 200);
}

TEST_F(Asked, SaysEverywhereWhatAPageMayDo) {
  const std::vector<httplib::Result> all = [&] {
    std::vector<httplib::Result> made;
    made.push_back(client_.Get("/"));
    made.push_back(client_.Get("/nothing"));
    made.push_back(client_.Get("/api"));
    made.push_back(post("/api/nothing", "{}"));
    made.push_back(client_.Get("/", {{"Host", "example.org"}}));
    return made;
  }();
  for (const auto& reply : all) {
    ASSERT_TRUE(reply);
    EXPECT_EQ(
        reply->get_header_value("Content-Security-Policy"),
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src "
        "'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action "
        "'none'; frame-ancestors 'none'");
    EXPECT_EQ(reply->get_header_value("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(reply->get_header_value("Referrer-Policy"), "no-referrer");
    EXPECT_FALSE(reply->has_header("Access-Control-Allow-Origin"));
  }
}

TEST_F(Asked, ShowsNothingElse) {
  for (const char* const path : {"/../secret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt", "/..%2fsecret.txt",
                                 "//etc/passwd", "/etc/passwd", "/nothing"}) {
    const auto reply = client_.Get(path);
    ASSERT_TRUE(reply) << path;
    EXPECT_EQ(reply->status, 404) << path;
    EXPECT_EQ(reply->body.find("secret"), std::string::npos) << path;
  }
}

TEST_F(Asked, AnswersAsTheCommandLineDoes) {
  const auto reply = post("/api/compare", kSmall);
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 200) << reply->body;
  EXPECT_EQ(reply->get_header_value("Content-Type"), "application/json");
  EXPECT_EQ(reply->body, run("compare --metric china_useful@2028 --samples 64 --json").said);
  const std::string check = run("book check --json").said;
  EXPECT_EQ(post("/api/book/check", "{}")->body, check);
  EXPECT_EQ(post("/api/book%20check", "{}")->body, check);
  const auto verbs = client_.Get("/api");
  EXPECT_EQ(verbs->status, 200);
  EXPECT_THAT(verbs->body, HasSubstr("\"compare\""));
}

TEST_F(Asked, SaysWhatIsWrong) {
  const auto reply = post("/api/compare", R"({"samples": "many"})");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 400);
  EXPECT_EQ(nlohmann::json::parse(reply->body)["field"], "samples");
  EXPECT_EQ(post("/api/nothing", "{}")->status, 404);
  EXPECT_EQ(post("/nothing", "{}")->status, 404);
  EXPECT_TRUE(nlohmann::json::accept(post("/nothing", "{}")->body));
}

TEST_F(Asked, AnswersNoNameThatWasPointedHere) {
  for (const std::string& name : {std::string("example.org"), "example.org:" + std::to_string(server_.port()),
                                  std::string("localhost"), std::string("localhost:1")}) {
    const httplib::Headers host{{"Host", name}};
    EXPECT_EQ(client_.Get("/", host)->status, 403) << name;
    EXPECT_EQ(post("/api/compare", kSmall, host)->status, 403) << name;
  }
  EXPECT_EQ(client_.Get("/", {{"Host", "localhost:" + std::to_string(server_.port())}})->status, 200);
}

TEST_F(Asked, AnswersNoPageOfAnotherPlace) {
  for (const std::string& origin : {std::string("http://example.org"), std::string("null"), "https://" + host()}) {
    EXPECT_EQ(post("/api/compare", kSmall, {{"Origin", origin}})->status, 403) << origin;
  }
  EXPECT_EQ(post("/api/list", R"({"what": "claims"})", {{"Origin", "http://" + host()}})->status, 200);
  EXPECT_EQ(client_.Options("/api/compare")->status, 404) << "it allows nothing to other origins";
}

TEST_F(Asked, TakesJsonAlone) {
  EXPECT_EQ(post("/api/compare", kSmall, {}, "multipart/form-data; boundary=x")->status, 400);
  for (const char* const type : {"text/plain", "application/x-www-form-urlencoded"}) {
    EXPECT_EQ(post("/api/compare", kSmall, {}, type)->status, 415) << type;
  }
  EXPECT_EQ(post("/api/compare", "samples=1")->status, 400);
}

TEST_F(Asked, BoundsTheBody) {
  const std::string large = R"({"base": ")" + std::string(2 << 20, 'a') + "\"}";
  const auto reply = post("/api/compare", large);
  if (reply) {  // or the connection ends while the rest is being sent
    EXPECT_EQ(reply->status, 413);
  }
  const auto chunked = client_.Post(
      "/api/compare", httplib::Headers{},
      [](std::size_t /*offset*/, httplib::DataSink& sink) {
        sink.write("{}", 2);
        sink.done();
        return true;
      },
      "application/json");
  ASSERT_TRUE(chunked);
  EXPECT_EQ(chunked->status, 411);
  EXPECT_EQ(post("/api/compare", "{}", {{"Content-Encoding", "gzip"}})->status, 411);
}

TEST_F(Asked, ReadsNoFile) {
  EXPECT_EQ(post("/api/compare", R"({"overlay": ["/etc/passwd"]})")->status, 400);
  EXPECT_EQ(post("/api/compare", R"({"samples": 4000000})")->status, 400);
}

/// A body that is refused unread must not be taken for the next request.
TEST_F(Asked, TakesOneRequestAConnection) {
  client_.set_keep_alive(true);
  const auto reply = post("/api/compare", kSmall, {{"Origin", "http://example.org"}}, "text/plain");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->get_header_value("Connection"), "close");
}

TEST_F(Asked, AnswersSeveralAtOnceOneAfterTheOther) {
  std::vector<std::thread> all;
  std::atomic<int> good{0};
  for (int k = 0; k < 4; ++k) {
    all.emplace_back([&] {
      httplib::Client one("127.0.0.1", server_.port());
      one.set_read_timeout(std::chrono::seconds(60));
      const auto reply = one.Post("/api/compare", kSmall, "application/json");
      good += reply && reply->status == 200 ? 1 : 0;
    });
  }
  for (auto& each : all) {
    each.join();
  }
  EXPECT_EQ(good, 4);
}

TEST_F(AskedByAnyone, AnotherNameIsAnswered) {
  EXPECT_EQ(client_.Get("/", {{"Host", "machine.example.org"}})->status, 200);
  EXPECT_EQ(post("/api/list", R"({"what": "claims"})", {{"Host", "machine"}, {"Origin", "http://machine"}})->status,
            200);
  EXPECT_EQ(post("/api/list", R"({"what": "claims"})", {{"Host", "machine"}, {"Origin", "http://example.org"}})->status,
            403);
}

TEST(Server, RefusesAddressesThatOthersReach) {
  const std::filesystem::path folder = small_page();
  for (const char* const address : {"0.0.0.0", "::", "192.168.1.1"}) {
    const auto server = Server::open({.address = address, .port = 0, .folder = folder, .book = "", .others = false});
    ASSERT_FALSE(server) << address;
    EXPECT_EQ(server.error().fault, base::Fault::input);
    EXPECT_THAT(base::to_string(server.error()), HasSubstr("allow_others"));
  }
}

TEST(Server, SaysThatThePortIsTaken) {
  const std::filesystem::path folder = small_page();
  const auto first = Server::open({.address = "127.0.0.1", .port = 0, .folder = folder, .book = "", .others = false});
  ASSERT_TRUE(first);
  const auto second =
      Server::open({.address = "127.0.0.1", .port = first->port(), .folder = folder, .book = "", .others = false});
  ASSERT_FALSE(second);
  EXPECT_THAT(base::to_string(second.error()), HasSubstr("cannot listen"));
  EXPECT_EQ(first->url(), "http://127.0.0.1:" + std::to_string(first->port()) + "/");
}

TEST(Server, NeedsAPage) {
  const auto server =
      Server::open({.address = "127.0.0.1", .port = 0, .folder = "/nowhere", .book = "", .others = false});
  ASSERT_FALSE(server);
  EXPECT_THAT(base::to_string(server.error()), HasSubstr("run ./dev web"));
}

}  // namespace
}  // namespace headway::serve
