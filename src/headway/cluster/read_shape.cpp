#include "headway/cluster/read_shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <system_error>
#include <utility>

#include "headway/base/names.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/table_reader.hpp"

namespace headway::cluster {

namespace {

struct NumberField {
  const char* key;
  double Shape::* member;
  bool required;
};

constexpr std::array kShapeNumbers{NumberField{"layers", &Shape::layers, true},
                                   NumberField{"hidden", &Shape::hidden, true},
                                   NumberField{"heads", &Shape::heads, true},
                                   NumberField{"vocabulary", &Shape::vocabulary, true},
                                   NumberField{"key_value_heads", &Shape::key_value_heads, false},
                                   NumberField{"head_width", &Shape::head_width, false},
                                   NumberField{"query_rank", &Shape::query_rank, false},
                                   NumberField{"key_value_rank", &Shape::key_value_rank, false},
                                   NumberField{"rotary_width", &Shape::rotary_width, false},
                                   NumberField{"value_width", &Shape::value_width, false},
                                   NumberField{"feed_forward", &Shape::feed_forward, false},
                                   NumberField{"experts", &Shape::experts, false},
                                   NumberField{"top_k", &Shape::top_k, false},
                                   NumberField{"routed_domains", &Shape::routed_domains, false},
                                   NumberField{"shared_experts", &Shape::shared_experts, false},
                                   NumberField{"expert_width", &Shape::expert_width, false},
                                   NumberField{"dense_layers", &Shape::dense_layers, false},
                                   NumberField{"recurrent_width", &Shape::recurrent_width, false},
                                   NumberField{"recurrent_state", &Shape::recurrent_state, false},
                                   NumberField{"recurrent_groups", &Shape::recurrent_groups, false},
                                   NumberField{"prediction_layers", &Shape::prediction_layers, false},
                                   NumberField{"window", &Shape::window, false}};

constexpr double kMostOfANumber = 1e9;

void check_whole(files::TableReader& reader, const char* key, double value) {
  if (value > kMostOfANumber || value != std::floor(value)) {
    reader.fail(*reader.table.get(key), fmt::format("'{}' of {} is {}", key, reader.name, value),
                "expected a whole number from 1 to 1e9", "correct it");
  }
}

/// What must hold between the numbers.
void check_shape(files::TableReader& reader, const Shape& shape) {
  const auto fail = [&reader](const std::string& problem, const std::string& why, const std::string& suggestion) {
    reader.fail(reader.table, problem, why, suggestion);
  };
  if (shape.feed_forward <= 0 && shape.experts <= 0) {
    fail(reader.name + " has no 'feed_forward' and no 'experts'", "a layer needs one", "add it");
  }
  if (shape.experts > 0 && (shape.top_k <= 0 || shape.expert_width <= 0)) {
    fail(reader.name + " has experts but no 'top_k' or no 'expert_width'", "both are needed", "add them");
  }
  if (shape.top_k > shape.experts) {
    fail(fmt::format("a token of {} meets {} experts of {}", reader.name, shape.top_k, shape.experts),
         "top_k is at most the experts", "lower top_k");
  }
  if (shape.dense_layers > shape.layers) {
    fail(reader.name + " has more dense layers than layers", "", "lower dense_layers");
  }
  if (shape.experts > 0 && shape.dense_layers > 0 && shape.feed_forward <= 0 && !shape.hybrid()) {
    fail(reader.name + " has dense layers but no 'feed_forward'", "their width is needed", "add it");
  }
  if (shape.hybrid() && (shape.experts <= 0 || shape.recurrent_state <= 0 || shape.recurrent_groups <= 0)) {
    fail(reader.name + " has 'recurrent_width' without 'recurrent_state', 'recurrent_groups' or 'experts'",
         "recurrence stands in mixture layers", "add them");
  }
}

}  // namespace

base::Result<Model> parse_model(std::string_view text, const std::string& name) {
  const base::Result<toml::table> root = files::parse_toml(text, name);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::TableReader reader{*root, name, "the model", std::nullopt};
  std::vector<std::string> known{"name", "also", "gated", "tied", "sinks", "window_share", "source", "published"};
  std::ranges::transform(kShapeNumbers, std::back_inserter(known), [](const NumberField& field) { return field.key; });
  reader.only(known);
  Model model;
  Shape& shape = model.shape;
  shape.id = std::filesystem::path(name).stem().string();
  shape.name = reader.required_text("name");
  model.also = reader.texts("also");
  model.source = reader.text("source");
  if (const auto day = reader.day("published")) {
    model.published = fmt::format("{:04}-{:02}-{:02}", day->year, day->month, day->day);
  }
  for (const NumberField& field : kShapeNumbers) {
    const auto value = reader.positive(field.key);
    if (value) {
      check_whole(reader, field.key, *value);
      shape.*field.member = *value;
    } else if (field.required) {
      reader.fail(*root, "the model has no '" + std::string(field.key) + "'", "every model needs one", "add it");
    }
  }
  shape.window_share = reader.positive("window_share").value_or(0.0);
  shape.gated = root->get("gated") == nullptr || reader.flag("gated");
  shape.tied = reader.flag("tied");
  shape.sinks = reader.flag("sinks");
  shape.key_value_heads = shape.key_value_heads > 0 ? shape.key_value_heads : shape.heads;
  shape.head_width = shape.head_width > 0 ? shape.head_width : std::floor(shape.hidden / shape.heads);
  check_shape(reader, shape);
  if (reader.error) {
    return std::unexpected(*reader.error);
  }
  return model;
}

base::Result<Model> read_model(const std::filesystem::path& file) {
  const auto text = files::read_text(file.string());
  if (!text) {
    return std::unexpected(text.error());
  }
  return parse_model(*text, file.string());
}

base::Result<std::vector<Model>> read_models(const std::filesystem::path& folder) {
  const auto found = files::listed(folder, ".toml");
  if (!found || found->empty()) {
    return std::unexpected(base::Error{.problem = "no models in " + folder.string(),
                                       .why = found ? "the folder holds no .toml file" : "there is no such folder",
                                       .suggestion = "check the folder given as the book",
                                       .where = {},
                                       .fault = base::Fault::input});
  }
  std::vector<Model> models;
  for (const auto& file : *found) {
    auto model = read_model(file);
    if (!model) {
      return std::unexpected(model.error());
    }
    models.push_back(std::move(*model));
  }
  return models;
}

base::Result<const Model*> find_model(const std::vector<Model>& models, std::string_view id) {
  const auto found = std::ranges::find_if(models, [id](const Model& model) { return model.shape.id == id; });
  if (found != models.end()) {
    return &*found;
  }
  if (const Model* const written = model_written(models, id)) {
    return written;
  }
  std::vector<std::string> ids;
  std::ranges::transform(models, std::back_inserter(ids), [](const Model& model) { return model.shape.id; });
  const auto nearest = base::nearest_names(id, ids, 1);
  return std::unexpected(base::Error{.problem = "unknown model '" + std::string(id) + "'",
                                     .why = "no such file in the book's models",
                                     .suggestion = "did you mean '" + (nearest.empty() ? "" : nearest.front()) +
                                                   "'? or give " + base::field("model_file") + " FILE.toml",
                                     .where = {},
                                     .fault = base::Fault::input});
}

std::string squeezed(std::string_view text) {
  std::string kept;
  for (const char letter : text) {
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) {
      kept += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
  }
  return kept;
}

const Model* model_written(const std::vector<Model>& models, std::string_view written) {
  const std::string text = squeezed(written);
  const Model* best = nullptr;
  std::size_t longest = 0;
  for (const Model& model : models) {
    std::vector<std::string> names = model.also;
    names.push_back(model.shape.id);
    names.push_back(model.shape.name);
    for (const std::string& name : names) {
      const std::string key = squeezed(name);
      if (key.size() > longest && text.starts_with(key)) {
        best = &model;
        longest = key.size();
      }
    }
  }
  return best;
}

}  // namespace headway::cluster
