// A comparison kept alive, asked in JSON: what a page, a notebook or a server shows of it is what `headway compare --json` prints.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "headway/api/kept.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::verbs {

/// What the verb `compare` is asked on the command line.
using CompareRequest = api::Asked<api::Compare, api::Settings>;

inline constexpr std::string_view kCompareSchema = "headway.compare/1";

/// Whence an answer of it comes.
Source source_of(const CompareRequest& request, std::shared_ptr<const study::Prepared> prepared,
                 const model::Provenance& provenance);

class KeptCompare {
 public:
  /// Fields of `compare`, and `first`, the first draw. Nothing is run yet. Errors: those of api::KeptEngine::open(), an unknown field.
  static base::Result<KeptCompare> open(const nlohmann::ordered_json& request);

  /// Fields that may be changed: `sides` (an object: texts by the number of the side, "0" being the base), set, metric, yardstick,
  /// basis, first, samples. Those left out stay. All of them are changed, or nothing where one is refused.
  base::Result<void> change(const nlohmann::ordered_json& change);

  long advance(double milliseconds) { return engine_.advance(milliseconds); }
  bool finished() const { return engine_.finished(); }

  /// Rows of the draws done, as bytes that another one can merge.
  base::Result<std::string> rows() const;
  base::Result<void> merge(std::string_view rows);

  /// What `headway compare --json` prints when it is asked the same, with as many samples as there are draws here.
  base::Result<std::string> result() const;

 private:
  KeptCompare(CompareRequest request, api::KeptEngine engine)
      : request_(std::move(request)), engine_(std::move(engine)) {}

  CompareRequest request_;
  api::KeptEngine engine_;
};

}  // namespace headway::verbs
