#include <string>

#include "headway/fit/cluster_book.hpp"

namespace headway::fit {

base::Result<const chips::Chip*> chip_written(const std::string& written, const ClusterBook& book) {
  if (const auto named = book.words.chips.find(written); named != book.words.chips.end()) {
    return chips::find_chip(book.catalogue, named->second);
  }
  std::string text = cluster::squeezed(written);
  for (const std::string& word :
       {std::string("nvidia"), std::string("amd"), std::string("google"), std::string("instinct"),
        std::string("huawei"), std::string("intel"), std::string("sxm"), std::string("hgx")}) {
    if (const std::size_t at = text.find(word); at != std::string::npos) {
      text.erase(at, word.size());
    }
  }
  const chips::Chip* best = nullptr;
  std::size_t longest = 2;
  for (const chips::Chip& chip : book.catalogue.chips) {
    for (std::string name : {cluster::squeezed(chip.id), cluster::squeezed(chip.name)}) {
      if (const std::size_t at = name.find("sxm"); at != std::string::npos) {
        name.erase(at, 3);
      }
      if (name.size() > longest && text.starts_with(name)) {
        best = &chip;
        longest = name.size();
      }
    }
  }
  if (best == nullptr) {
    for (const chips::Chip& chip : book.catalogue.chips) {
      if (text.size() > 2 && cluster::squeezed(chip.id).starts_with(text)) {
        return &chip;
      }
    }
    return chips::find_chip(book.catalogue, written);
  }
  return best;
}

}  // namespace headway::fit
