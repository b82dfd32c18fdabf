#include "headway/serve/server.hpp"

#include <httplib.h>

#include <algorithm>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/serve/ask.hpp"
#include "headway/serve/guard.hpp"
#include "headway/serve/page_folder.hpp"
#include "headway/serve/turn.hpp"

namespace headway::serve {

namespace {

constexpr std::size_t kMostBody = 1 << 20;  // bytes
constexpr std::size_t kThreads = 16;        // of which those that wait for their turn are a part
constexpr int kMostWaiting = 4;

/// A page may load its own parts and nothing else, and no other page may show it in a frame.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src "
    "'self'; "
    "img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

void put(const Reply& reply, httplib::Response& response) {
  response.status = reply.status;
  response.set_content(reply.body, "application/json");
}

constexpr std::string_view kApi = "/api/";

/// The verb in a path: "/api/compare", "/api/book%20check" and "/api/book/check".
std::string verb_in(const std::string& path) {
  std::string verb = path.substr(kApi.size());
  std::ranges::replace(verb, '/', ' ');
  return verb;
}

/// What is refused before a body is read; none where it may be.
std::optional<Reply> refused_unread(const httplib::Request& request) {
  // The library would put together a copy of the file for each of them.
  if (request.ranges.size() > 1) {
    return refusal(kRanges, "the request asks for several ranges", "a file is handed out whole, or one range of it",
                   "ask for one range");
  }
  // Neither is counted by the library before it is unpacked.
  for (const char* const header : {"Transfer-Encoding", "Content-Encoding"}) {
    if (request.has_header(header)) {
      return refusal(kLengthRequired, std::string("the request has the header ") + header,
                     "a body is taken whole and as it is", "send the body with its length, unpacked");
    }
  }
  return std::nullopt;
}

/// What a request must be before anything of it is looked at; none where it is.
std::optional<Reply> refused(const httplib::Request& request, int port, bool others) {
  const std::string host = request.get_header_value("Host");
  if (!others && !is_own_host(host, port)) {
    return refusal(kForbidden, "the host '" + host + "' is not this server",
                   "a page of another place may have its name point here", "ask http://localhost and the port");
  }
  if (request.method != "POST") {
    return std::nullopt;
  }
  if (!is_own_origin(request.get_header_value("Origin"), host)) {
    return refusal(kForbidden, "a page of " + request.get_header_value("Origin") + " may not ask here",
                   "only the page that this server shows may", "open that page, or ask from a program");
  }
  if (!is_json(request.get_header_value("Content-Type"))) {
    return refusal(kNotJson, "the request is not JSON", "its content type says something else",
                   "send the header Content-Type: application/json");
  }
  return std::nullopt;
}

/// What the library refused by itself, in words.
Reply in_words(int status) {
  switch (status) {
    case kTooLarge:
      return refusal(status, "the body is too large", "a request has at most a megabyte", "send the fields alone");
    case kNotFound:
      return refusal(status, "there is nothing at this address", "the page has no such file",
                     "GET /api lists what can be asked, and POST /api/VERB asks it");
    default:
      return refusal(status, "the request cannot be answered", "it is not what HTTP expects",
                     "GET /api lists what can be asked");
  }
}

}  // namespace

struct Server::Parts {
  Options options;
  PageFiles files;
  Turns turns{kMostWaiting};
  httplib::Server http;
  int port = 0;

  void show(const httplib::Request& request, httplib::Response& response) const {
    if (const PageFile* const file = file_at(files, request.path)) {
      response.set_content(file->bytes, file->type);
    } else {
      put(in_words(kNotFound), response);
    }
  }

  void answer(const httplib::Request& request, httplib::Response& response) {
    if (const auto reply = refused(request, port, options.others)) {
      put(*reply, response);
    } else if (!request.path.starts_with(kApi)) {
      put(in_words(kNotFound), response);
    } else if (!turns.take([&] { put(ask(verb_in(request.path), request.body, options.book), response); })) {
      put(refusal(kBusy, "the server is busy", "one study is made at a time, and others wait", "ask again in a while"),
          response);
      response.set_header("Retry-After", "10");
    }
  }

  void bind_handlers() {
    http.set_default_headers({{"Content-Security-Policy", kPolicy},
                              {"X-Content-Type-Options", "nosniff"},
                              {"Referrer-Policy", "no-referrer"},
                              {"Cross-Origin-Resource-Policy", "same-origin"},
                              {"Cache-Control", "no-cache"}});
    http.set_payload_max_length(kMostBody);
    // One request a connection: what is left of a body that was refused is never read as the next request.
    http.set_keep_alive_max_count(1);
    http.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    // Another server on the same port is an error, where the library would share the port.
    http.set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    // A body is read before it is refused, else the connection would break before the refusal arrives.
    http.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      auto reply = refused_unread(request);
      if (!reply && request.method != "POST") {
        reply = refused(request, port, options.others);
      }
      if (reply) {
        put(*reply, response);
      }
      return reply ? httplib::Server::HandlerResponse::Handled : httplib::Server::HandlerResponse::Unhandled;
    });
    const httplib::Server::HandlerWithResponse in_own_words = [](const httplib::Request& /*request*/,
                                                                 httplib::Response& response) {
      if (!response.body.empty()) {
        return httplib::Server::HandlerResponse::Unhandled;
      }
      put(in_words(response.status), response);
      return httplib::Server::HandlerResponse::Handled;
    };
    http.set_error_handler(in_own_words);
    http.set_exception_handler(
        [](const httplib::Request& /*request*/, httplib::Response& response, const std::exception_ptr& /*thrown*/) {
          put(refusal(kFailed, "the answer could not be made", "the machine ran out of memory, or the program is wrong",
                      "ask for fewer draws, or for fewer figures"),
              response);
        });
    http.Get("/api/?", [](const httplib::Request&, httplib::Response& response) { put(all_verbs(), response); });
    http.Get("/.*", [this](const httplib::Request& request, httplib::Response& response) { show(request, response); });
    http.Post("/.*",
              [this](const httplib::Request& request, httplib::Response& response) { answer(request, response); });
  }
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::Server(Server&& other) noexcept = default;
Server& Server::operator=(Server&& other) noexcept = default;
Server::~Server() = default;

base::Result<Server> Server::open(const Options& options) {
  if (!options.others && !is_loopback(options.address)) {
    return std::unexpected(base::input_error(
        "other machines reach the address " + options.address,
        "they could read the page and have this machine compute for them, without a password and unencrypted",
        "leave " + base::field("address") + " out, or add " + base::field("allow_others") + " where that is meant"));
  }
  auto files = read_page(options.folder.empty() ? default_page() : options.folder);
  if (!files) {
    return std::unexpected(std::move(files.error()));
  }
  auto parts = std::make_unique<Parts>();
  parts->options = options;
  parts->files = std::move(*files);
  parts->bind_handlers();
  const bool any = options.port == 0;
  if (any) {
    parts->port = parts->http.bind_to_any_port(options.address);
  } else {
    parts->port = parts->http.bind_to_port(options.address, options.port) ? options.port : -1;
  }
  if (parts->port <= 0) {
    return std::unexpected(base::Error{"cannot listen at " + options.address + ", port " + std::to_string(options.port),
                                       "another program has the port, or this machine does not have the address",
                                       "give another " + base::field("port") + ", or 0 for any that is free",
                                       {},
                                       base::Fault::run});
  }
  return Server(std::move(parts));
}

int Server::port() const { return parts_->port; }

std::string Server::url() const {
  const std::string& address = parts_->options.address;
  return "http://" + (address.contains(':') ? "[" + address + "]" : address) + ":" + std::to_string(parts_->port) + "/";
}

void Server::run() { parts_->http.listen_after_bind(); }

void Server::stop() { parts_->http.stop(); }

}  // namespace headway::serve
