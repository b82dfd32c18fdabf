// A replication written by a test, read as a file would be.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "book/written_book.hpp"
#include "headway/book/read_replication.hpp"

namespace headway::study {

inline const std::string kReplicationHead =
    "title = \"t\"\npublisher = \"p\"\npublished = 2025-06-01\nwhere = \"w\"\nconfidence = \"high\"\n"
    "numerator = \"n\"\ndenominator = \"none\"\nbasis = \"b\"\nyardstick = \"y\"\nabout = \"a\"\n";  // ten lines
inline const std::string kReplicationSource = "published = 2025-05-01\nsource = \"s\"\nconfidence = \"high\"\n";

/// The one replication of the text; a failure ends the test with its message.
inline book::Replication replication_of(const std::string& text) {
  const book::test::WrittenBook written({{"replications/one.toml", kReplicationHead + text}});
  auto read = book::read_replications(written.folder() / "replications");
  if (!read || read->size() != 1) {
    ADD_FAILURE() << (read ? "not one replication" : base::to_string(read.error()));
    std::abort();
  }
  return std::move(read->front());
}

/// Chips of a stated number times a missing factor that `number` implies; `number` is the lines of [[number]] from
/// `unit` on.
inline book::Replication missing_factor(const std::string& number, const std::string& operation = "multiply") {
  return replication_of("kind = \"partial\"\n[input.units]\nmeans = \"m\"\nunit = \"chip\"\nvalue = 100\n" +
                        kReplicationSource +
                        "[input.factor]\nmeans = \"m\"\nunit = \"H100e/chip\"\nmissing = true\nbetween = [1e-3, 1e3]\n"
                        "[step.compute]\n" +
                        operation + " = [\"units\", \"factor\"]\n[[number]]\nid = \"sum\"\nmeans = \"m\"\n" + number +
                        "step = \"compute\"\nimplies = \"factor\"\nno_ours = \"r\"\n");
}

}  // namespace headway::study
