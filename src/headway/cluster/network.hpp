// Collectives over groups of chips, placed in scale-up domains.
//
// A group of g chips whose neighbours stand `stride` apart has min(g, domain / stride) members in each domain and spans
// the others. Bandwidths are one-directional and each chip's own; a group that spans domains moves data in both, the part
// between domains by all its members in a domain at once.
//   [CN1] reduce-scatter or all-gather of V bytes: (i - 1)/i V / link + (o - 1)/o V / i / network + latency
//        i members in a domain, o domains. An all-reduce is two of them (ring; Thakur 2005).
//   [CN2] all-to-all of V bytes sent by each chip: (i - 1)/g V / link + (g - i)/g V d / network + latency,
//        d the share left when a token goes only once to each domain that holds one of its experts
//   [CN3] point to point of V bytes: V / (link or network) + latency
#pragma once

#include "headway/cluster/efficiencies.hpp"

namespace headway::cluster {

struct Group {
  double size = 1;
  double inside = 1;   ///< members in one domain
  double domains = 1;  ///< domains spanned
};

/// `stride` chips from one member to the next.
Group place(const Machine& machine, double size, double stride);

struct Network {
  const Machine& machine;
  const Efficiencies& efficiencies;

  /// [CN1] in seconds.
  double gather(const Group& group, double bytes) const;
  double all_reduce(const Group& group, double bytes) const { return 2.0 * gather(group, bytes); }
  /// [CN2] in seconds; each token goes to `copies` members, in at most `most_domains` domains (0: any).
  double all_to_all(const Group& group, double bytes, double copies, double most_domains) const;
  /// [CN3] in seconds.
  double send(bool across_domains, double bytes) const;

 private:
  double latency(const Group& group) const;
};

}  // namespace headway::cluster
