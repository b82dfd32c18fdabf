#include "headway/results/write_json.hpp"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

namespace headway::results {

namespace {

/// Whether a value is there at all.
class Presence final : public Visitor {
 public:
  bool there = true;

  void none() override { there = there && depth_ > 0; }
  void number(double /*value*/) override {}
  void whole(long long /*value*/) override {}
  void text(std::string_view /*value*/) override {}
  void flag(bool /*value*/) override {}
  void object(const Object& /*described*/, const void* /*of*/) override {}
  void begin_list(bool /*lines*/) override { ++depth_; }
  void end_list() override { --depth_; }
  void begin_names() override { ++depth_; }
  void name(std::string_view /*key*/) override {}
  void end_names() override { --depth_; }

 private:
  int depth_ = 0;
};

bool is_there(const Key& key, const void* of) {
  Presence presence;
  key.visit(of, presence);
  return presence.there;
}

/// Writes text at once: a document tree of all numbers of a comparison would take longer than the model.
class Writer final : public Visitor {
 public:
  std::string take() { return std::move(out_); }

  void none() override { put("null"); }
  void number(double value) override {
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", value);
  }
  void whole(long long value) override {
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", value);
  }
  void text(std::string_view value) override { put(quoted(value)); }
  void flag(bool value) override { put(value ? "true" : "false"); }
  void begin_list(bool lines) override { open('[', lines); }
  void end_list() override { close(']'); }
  void begin_names() override { open('{', false); }
  void name(std::string_view key) override {
    separate();
    out_ += quoted(key);
    out_ += ':';
    after_name_ = true;
  }
  void end_names() override { close('}'); }
  void object(const Object& described, const void* of) override {
    open('{', false);
    for (const Key& key : described.keys) {
      if (!key.left_out || is_there(key, of)) {
        name(key.name);
        key.visit(of, *this);
      }
    }
    close('}');
  }

 private:
  struct Level {
    bool first = true;
    bool lines = false;
  };

  static std::string quoted(std::string_view text) {
    return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }

  void separate() {
    if (after_name_ || levels_.empty()) {
      after_name_ = false;
      return;
    }
    out_ += levels_.back().first ? "" : ",";
    out_ += levels_.back().lines ? "\n" : "";
    levels_.back().first = false;
  }

  void put(std::string_view text) {
    separate();
    out_ += text;
  }

  void open(char bracket, bool lines) {
    separate();
    out_ += bracket;
    levels_.push_back({true, lines});
  }

  void close(char bracket) {
    out_ += bracket;
    levels_.pop_back();
  }

  std::string out_;
  std::vector<Level> levels_;
  bool after_name_ = false;
};

}  // namespace

std::string json_text(const Object& described, const void* of) {
  Writer writer;
  writer.object(described, of);
  return writer.take() + "\n";
}

}  // namespace headway::results
