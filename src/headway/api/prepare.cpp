#include "headway/api/prepare.hpp"

#include "headway/study/claims/inputs.hpp"
#include "headway/study/score/constraint.hpp"

namespace headway::api {

base::Result<study::Prepared> prepare(const study::Question& question) {
  return study::prepare(question,
                        study::Uses{.bindings = study::claims::claim_bindings(), .constraint = study::read_constraint});
}

}  // namespace headway::api
