#include "serve_page.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "headway/api/settings.hpp"
#include "output.hpp"

namespace headway::app {

int serve_page(const serve::Options& options) {
  api::BookFolder book;
  book.book = options.book.empty() ? book.book : options.book;
  if (const auto found = api::find_book(book); !found) {
    return fail(found.error());
  }
  auto server = serve::Server::open(options);
  if (!server) {
    return fail(server.error());
  }
  const std::string others =
      options.others
          ? "Whoever reaches this machine may ask: there is no password, nothing is encrypted, and each study "
            "takes all cores.\n"
          : "";
  if (const auto printed = print("Headway's page: " + server->url() + "\n" + others + "Ctrl-C ends it.\n"); !printed) {
    return fail(printed.error());
  }
  // Nothing is written, so that nothing can be left half done.
  for (const int interruption : {SIGINT, SIGTERM}) {
    std::signal(interruption, [](int /*signal*/) { std::_Exit(kDone); });
  }
  server->run();
  return kDone;
}

}  // namespace headway::app
