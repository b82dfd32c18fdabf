#include "headway/jobs/side_by_side.hpp"

#include "headway/base/messages.hpp"

namespace headway::jobs {

bool names_several(const std::string& chips) { return chips.find(',') != std::string::npos; }

base::Result<std::vector<std::string>> chips_named(const chips::Catalogue& catalogue, const std::string& words) {
  std::vector<std::string> ids;
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find(',', begin), words.size());
    std::string name = words.substr(begin, end - begin);
    begin = end + 1;
    name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
    name.erase(name.find_last_not_of(' ') + 1);
    if (name.empty()) {
      return base::refused(base::field("chip") + " '" + words + "' has an empty name",
                           "ids of chips with commas between them were expected",
                           "write, for instance, " + base::field("chip") + " h100_sxm,h20_96");
    }
    const auto found = chips::chip_meant(catalogue, name);
    if (!found) {
      return std::unexpected(found.error());
    }
    if (std::ranges::find(ids, (*found)->id) != ids.end()) {
      return base::refused(base::field("chip") + " names '" + (*found)->id + "' twice", "each chip has one row",
                           "leave one of them out");
    }
    ids.push_back((*found)->id);
  }
  return ids;
}

base::Error none_can(const std::vector<std::pair<std::string, base::Error>>& errors) {
  const base::Error& first = errors.front().second;
  const bool alike = std::ranges::all_of(errors, [&](const auto& each) {
    return each.second.problem == first.problem && each.second.suggestion == first.suggestion;
  });
  if (alike) {
    return first;  // it is the job that is wrong, not a chip
  }
  std::string why;
  for (const auto& [chip, error] : errors) {
    why += (why.empty() ? "" : ". ") + chip + ": " + error.problem;
  }
  return base::input_error("none of the chips can do the job", why, first.suggestion);
}

}  // namespace headway::jobs
