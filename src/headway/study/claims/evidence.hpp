// What claims are judged on: figures of policies in every draw, and the draws of the book's own entries.
//
// A claim is one function that asks for rows and works on them. It is called twice: first with evidence that only notes
// what is asked (every row is then one placeholder), then, after run(), with the real rows. So what is run and what is
// used cannot differ, and all claims share the same runs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/balance/measures.hpp"
#include "headway/jobs/cluster_inputs.hpp"
#include "headway/jobs/train.hpp"
#include "headway/study/claims/policy.hpp"
#include "headway/study/claims/row.hpp"

namespace headway::study::claims {

/// The months that a figure covers.
struct When {
  int last_month = 0;  ///< months after 2022-01
  bool year = true;    ///< the calendar year that ends with it, else that month alone
};
When in_year(int year);
When in_month(base::Month month);
std::string to_string(When when);

/// A driver as a measure.
constexpr balance::Measure measure_of(balance::Driver driver) {
  return static_cast<balance::Measure>(balance::kFirstDriver + driver);
}

/// One of the model's figures; yardstick and basis count where the measure depends on them.
struct Asked {
  balance::Measure measure;
  When when;
  balance::Yardstick yardstick = balance::kH100e;
  balance::Basis basis = balance::kAccessible;
};

class Evidence {
 public:
  Evidence(const Prepared& prepared, const Question& question);

  /// The figure under the policy. Rows of policies with an input changed are shorter (samples_of_variants()); they hold
  /// the first of the same draws, so that both may be combined.
  Row of(const Policy& policy, const Asked& asked);

  /// An entry of the book, lever or not, in the unit that the model wants; of a path the value in `month`, counted from
  /// 2022-01. An id that the model does not know is an error of run().
  Row input(const std::string& id, int month = 0);

  /// A lever as a scenario sets it.
  Row lever(const std::string& scenario, ensemble::Lever lever);

  /// What one chip of a class is worth in each yardstick, and its useful H100e.
  Row per_chip(balance::ChipClass chip_class, balance::Yardstick yardstick);
  Row useful_per_chip(balance::ChipClass chip_class);

  /// A range of book/cluster.toml, such as `server_price`.
  Row cluster_range(const std::string& id);

  /// Draws of a number whose logarithm is normal; other names draw apart.
  Row lognormal(const std::string& name, double median, double deviation) const;

  /// A job of the book by the cluster model: as it was run where `chip` is empty, else on as many of that chip with the best
  /// plan. Null where that fails, which is an error of run().
  const jobs::TrainResult* job(const std::string& name, const std::string& chip, const std::string& place,
                               const std::string& precision);

  /// What the cluster model reads. Null where it cannot be read, which is an error of run().
  const jobs::ClusterInputs* cluster();

  /// Runs all that was noted. Errors: those of scenario_named() and of the ensemble; an id that does not exist.
  base::Result<void> run();

  /// Draws asked for where a policy has an input changed: a quarter, since many such policies are run, but all of them
  /// under --constrain.
  long samples_of_variants() const;

  /// Draws of the rows of the book's own scenarios, as the streams know them.
  const std::vector<long>& draws() const { return draws_; }

  const Prepared& prepared() const { return prepared_; }
  const Question& question() const { return question_; }
  /// Which scenarios play the parts of the question, all of which claims need.
  const book::Cast& cast() const { return prepared_.book.question.cast; }
  /// The years of the headline.
  model::HeadlineYears years() const { return headline_years(prepared_); }
  /// False while requests are only noted: what is costly and needs no run may then be left out.
  bool ran() const { return ran_; }
  /// Of what was run.
  model::Provenance provenance() const { return model::provenance_of(prepared_, question_, families_.at("").ensemble); }

 private:
  struct Family {
    std::vector<Policy> policies;
    std::vector<ensemble::Request> requests;
    ensemble::Ensemble ensemble;
  };

  base::Result<void> run_family(Family& family, long samples, double from, double to);
  base::Result<ensemble::Scenario> scenario_of(const Policy& policy) const;
  void measure_chips();
  Row drawn(const chance::Variable& variable, int month, bool path) const;

  const Prepared& prepared_;
  const Question& question_;
  bool ran_ = false;
  std::vector<long> draws_{0};
  std::map<std::string, Family> families_;
  std::vector<std::string> unknown_;
  std::optional<base::Result<jobs::ClusterInputs>> cluster_;
  std::map<std::string, jobs::TrainResult> jobs_;
  std::optional<base::Error> cluster_error_;
  std::vector<balance::Yardsticks<double>> chips_;
};

}  // namespace headway::study::claims
