// Numbers of a planner's job: tables of value (or low and high), unit, and source with its day or judgement.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/files/table_reader.hpp"
#include "headway/planner/job.hpp"

namespace headway::planner {

/// What a number may be.
struct Allowed {
  std::string unit;
  double least = 0;
  double most = 0;
  bool whole = false;
};

struct Span {
  double low = 0;
  double high = 0;
};

/// Reads numbers of one table of the job and notes them with their sources; the reader keeps the first error.
class NumberReader {
 public:
  NumberReader(files::TableReader& reader, std::string prefix, std::vector<Stated>& stated)
      : reader_(reader), prefix_(std::move(prefix)), stated_(stated) {}

  double required(std::string_view key, const Allowed& allowed);
  double optional(std::string_view key, const Allowed& allowed, double otherwise);
  /// `{ low = 1, high = 2, unit = ..., source = ... }`; keys of `more` are let through.
  std::optional<Span> span(std::string_view key, const Allowed& allowed, const std::vector<std::string>& more = {});

 private:
  const toml::table* table_of(std::string_view key);
  void note(files::TableReader& part, const std::string& name, const std::string& value, const Allowed& allowed);
  double inside(files::TableReader& part, std::string_view key, const Allowed& allowed);

  files::TableReader& reader_;
  std::string prefix_;
  std::vector<Stated>& stated_;
};

}  // namespace headway::planner
