// Serving one model on one kind of chip: batch, speed, energy and cost of tokens.
#pragma once

#include <string>

#include "headway/base/error.hpp"
#include "headway/cluster/ranges.hpp"
#include "headway/cluster/serving.hpp"
#include "headway/jobs/train.hpp"

namespace headway::jobs {

struct ServeQuestion {
  std::string model;
  std::string model_file;
  std::string chip = "h100_sxm";
  double count = 8;           ///< chips a replica at most
  double prompt = 1000;       ///< tokens read a request
  double output = 500;        ///< tokens written a request
  double most_seconds = 0.1;  ///< between two tokens; 0: no limit
  std::string precision;      ///< bf16, fp8 or fp4; empty: the narrowest the chip has
  std::string place = "us";
  double software = 0;  ///< date, as a year; 0: the reference date of the book
};

struct ServeResult {
  std::string book_hash;
  ServeQuestion question;
  cluster::Shape shape;
  cluster::Machine machine;
  std::string family;
  cluster::Serving serving;
  Band rate;          ///< tokens written a second a chip, the chips reading too
  Band prefill_rate;  ///< tokens read a second a chip, reading alone
  Band decode_rate;   ///< tokens written a second a chip, writing alone
  Band energy;        ///< kWh a million tokens written, site
  Band cost;          ///< USD a million tokens written, owner's
  bool has_price = false;
};

/// Errors: those of the same options in train(); no replica that fits within the limits, with what it needs.
base::Result<ServeResult> serve_model(const fit::ClusterBook& book, const cluster::Fitted& fitted,
                                      const cluster::Ranges& ranges, const ServeQuestion& question);

}  // namespace headway::jobs
