// What can be asked of Headway, one struct a question. Each describes its fields; docs/user-guide.md says what each question
// is for. Scenarios that are left empty are the book's (from_book.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/api/settings.hpp"

namespace headway::api {

/// The gain: one scenario against others, on the same draws.
struct Compare : Draws, Lens, Metrics {
  std::string base;
  Texts others;
  static std::vector<Field> fields();
};

/// One metric over the years, under one scenario and others, to be drawn.
struct Chart : Draws, Lens {
  std::string metric = "china_useful";
  std::string base;
  Texts others;
  static std::vector<Field> fields();
};

/// One scenario, month by month.
struct Run : Draws, Lens, Metrics {
  std::string scenario;
  static std::vector<Field> fields();
};

/// What moves the gain of `other` over `base`, or a figure of `base`.
struct OfFigure : Draws, Lens {
  std::string metric;
  std::string base;
  std::optional<std::string> other;  ///< none: the book's; empty: the base's own figure
  static std::vector<Field> fields();
};

struct Drivers : OfFigure {};

struct Sensitivity : OfFigure {
  long points;
  Sensitivity();
  static std::vector<Field> fields();
};

/// The value of a lever at which a figure, or a gain, is above a value with some probability.
struct Threshold : Draws, Lens {
  std::string metric;
  double value = 0.0;  ///< in the figure's unit
  std::string by;
  double probability = 0.5;
  std::string base;
  std::string other;           ///< empty: none
  std::optional<double> from;  ///< in the lever's unit
  std::optional<double> to;
  static std::vector<Field> fields();
};

/// What each lever of a package contributes to its gain.
struct Decompose : Draws, Lens {
  std::string base;
  std::string other;
  std::string metric;
  static std::vector<Field> fields();
};

/// The hindcast, or a file of observations beside what the model predicts.
struct Score : Draws {
  std::string observed;
  std::string scenario;
  Texts origin;  ///< months; empty: the book's
  Score();
  static std::vector<Field> fields();
};

/// The forecast card, or how those of earlier days did.
struct Forecast : Draws {
  std::string scenario;
  bool score = false;
  std::string card;
  static std::vector<Field> fields();
};

struct Replicate : Draws {
  std::string name;
  Texts input;  ///< "id=value": inputs of the publication set otherwise
  static std::vector<Field> fields();
};

struct Claims : Draws, Lens {
  Texts claim;
  static std::vector<Field> fields();
};

/// What can be listed: scenarios, metrics, levers, ...
const Texts& listable();

/// The names that can be asked for.
struct List {
  std::string what;
  static std::vector<Field> fields();
};

struct BookCheck {
  static std::vector<Field> fields() { return {}; }
};

struct BookShow {
  std::string prefix;
  static std::vector<Field> fields();
};

struct Explain {
  std::string id;
  static std::vector<Field> fields();
};

struct Chips {
  std::string name;
  static std::vector<Field> fields();
};

/// Which model on which chip, where, with software of which date: what has no value is the job's or the default.
struct OnChip {
  std::string model;       ///< id of a shipped model, or a name that sources use
  std::string model_file;  ///< a file in its place
  std::optional<std::string> chip;
  std::optional<double> count;  ///< chips
  std::string place = "us";
  std::optional<double> software;  ///< date, as a year
  static std::vector<Field> fields();
};

struct Train : OnChip, Threads {
  std::string job;
  std::optional<double> tokens;    ///< of the whole run
  std::optional<double> batch;     ///< sequences a step
  std::optional<double> sequence;  ///< tokens
  std::optional<std::string> plan;
  std::string precision = "bf16";
  static std::vector<Field> fields();
};

struct ServeModel : OnChip {
  double prompt = 1000;     ///< tokens read a request
  double output = 500;      ///< tokens written a request
  double token_time = 0.1;  ///< s, at most between two tokens; 0: no limit
  std::string precision;
  std::string against;
  std::string against_place;
  static std::vector<Field> fields();
};

struct Plan : Draws {
  std::string job;
  Plan();
  static std::vector<Field> fields();
};

struct Calibrate : Threads {
  std::string score;
  bool write = false;
  static std::vector<Field> fields();
};

struct Yardsticks {
  bool strict = false;
  bool write = false;
  static std::vector<Field> fields();
};

}  // namespace headway::api
