#include "headway/verbs/verb.hpp"

#include <algorithm>

#include "headway/api/prepare.hpp"

namespace headway::verbs {

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> all = [] {
    std::vector<Verb> made;
    detail::add_model_verbs(made);
    detail::add_chart_verb(made);
    detail::add_study_verbs(made);
    detail::add_score_verbs(made);
    detail::add_book_verbs(made);
    detail::add_cluster_verbs(made);
    detail::add_list_verb(made);
    return made;
  }();
  return all;
}

const Verb* find_verb(std::string_view name) {
  const auto found = std::ranges::find(verbs(), name, &Verb::name);
  return found == verbs().end() ? nullptr : &*found;
}

namespace detail {

Source source_of(std::shared_ptr<const study::Prepared> prepared, const model::Provenance& provenance,
                 const std::vector<std::string>& scenarios) {
  Source source;
  source.book_hash = provenance.book_hash;
  source.as_of = provenance.as_of;
  source.through = provenance.through;
  source.horizon = provenance.horizon;
  source.drawn = provenance;
  for (const std::string& name : scenarios) {
    source.scenarios.push_back(api::scenario_meant(*prepared, name));
  }
  source.prepared = std::move(prepared);
  return source;
}

std::vector<std::string> base_and(const std::string& base, std::vector<std::string> others) {
  others.insert(others.begin(), base);
  return others;
}

}  // namespace detail

}  // namespace headway::verbs
