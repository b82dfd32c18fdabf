// The repository's book with another question: other scenarios in its parts, other years.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include "own_folder.hpp"

namespace headway::study {

/// A folder that holds the shipped book and a question.toml of its own.
inline std::filesystem::path other_question_book() {
  namespace fs = std::filesystem;
  const fs::path shipped = std::string(HEADWAY_SOURCE_DIR) + "/book";
  const fs::path folder = own_path("other_question");
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  fs::create_directories(folder);
  for (const auto& each : fs::directory_iterator(shipped)) {
    if (each.path().filename() != "question.toml") {
      fs::create_symlink(each.path(), folder / each.path().filename());
    }
  }
  const auto part = [](const std::string& name, const std::string& scenario, const std::string& words = "") {
    return "[part." + name + "]\nscenario = \"" + scenario + "\"\nwhy = \"w\"\n" +
           (words.empty() ? "" : "what = \"" + words + "\"\n");
  };
  std::ofstream(folder / "question.toml")
      << "[years]\nnear_after = 30\nfar = 2030\nwhy = \"w\"\n"
      << part("base", "h200-licensed") << part("decided", "b30a", "the decision of another year")
      << part("before", "h20-only", "sales of old chips alone") << part("open", "blackwell-open", "nothing in the way")
      << part("further", "h200-open") << part("far_end", "beijing-opens") << part("tightest", "abroad-closed")
      << part("may_end", "as-in-2025")
      << "[ask.compare]\nbase = \"base\"\nothers = [\"before\", \"decided\", \"open\"]\nwhy = \"w\"\n"
         "[ask.chart]\nbase = \"base\"\nothers = [\"open\"]\nwhy = \"w\"\n"
         "[ask.run]\nscenario = \"tightest\"\nwhy = \"w\"\n"
         "[ask.figure]\nmetric = \"china_stock\"\nbase = \"base\"\nother = \"open\"\nwhy = \"w\"\n"
         "[ask.forecast]\nscenario = \"may_end\"\nwhy = \"w\"\n";
  return folder;
}

}  // namespace headway::study
