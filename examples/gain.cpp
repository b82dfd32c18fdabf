// Asks the default comparison and prints the gain of each scenario. The one argument, if there is one, is a book's folder.
#include <headway/headway.hpp>

#include <cstdio>

int main(int count, char** words) {
  headway::api::Settings settings;
  settings.book = count > 1 ? words[1] : settings.book;
  const auto engine = headway::api::Engine::open(settings);
  const auto result = engine ? engine->compare(headway::api::Compare{}) : std::unexpected(engine.error());
  if (!result) {
    std::fprintf(stderr, "%s\n", to_string(result.error()).c_str());
    return 1;
  }
  for (const auto& other : result->others) {
    std::puts(headway::report::gain_sentences(*result, other).front().c_str());
  }
}
