// The page, and the verbs as JSON, over HTTP on this machine.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "headway/base/error.hpp"

namespace headway::serve {

struct Options {
  std::string address = "127.0.0.1";
  int port = 8080;               ///< 0: any that is free
  std::filesystem::path folder;  ///< of the page; empty: default_page()
  std::string book;              ///< folder of the book; empty: the usual one
  bool others = false;           ///< other machines may ask, too
};

class Server {
 public:
  /// Reads the page and takes the port; nothing is answered yet. Errors: an address that other machines reach, unless they may ask; a
  /// folder without a page; an address or a port that cannot be had.
  static base::Result<Server> open(const Options& options);

  Server(Server&& other) noexcept;
  Server& operator=(Server&& other) noexcept;
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  int port() const;
  std::string url() const;  ///< "http://127.0.0.1:8080/"

  /// Answers until stop() is called from another thread.
  void run();
  void stop();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace headway::serve
