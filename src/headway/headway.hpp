// The one header of the C++ package. Open an Engine on a book, ask it, read the answer:
//
//   const auto engine = headway::api::Engine::open(headway::api::Settings{});
//   const auto result = engine->compare(headway::api::Compare{});
//
// Every failure is a value (base::Result) whose error says what is wrong and what to try. examples/gain.cpp is a whole program.
#pragma once

#include "headway/api/engine.hpp"
#include "headway/api/kept.hpp"
#include "headway/base/error.hpp"
#include "headway/report/headline.hpp"
