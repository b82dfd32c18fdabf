// Reads the book and the model for a verb; an error becomes the exit status.
#pragma once

#include "headway/study/model.hpp"
#include "options.hpp"
#include "output.hpp"

namespace headway::app {

/// Answers with `work(prepared, question)`.
template <class Work>
int with_model(const SharedOptions& options, const Work& work) {
  const auto question = question_of(options);
  if (!question) {
    return fail(question.error());
  }
  const auto prepared = study::prepare(*question);
  if (!prepared) {
    return fail(prepared.error());
  }
  return work(*prepared, *question);
}

}  // namespace headway::app
