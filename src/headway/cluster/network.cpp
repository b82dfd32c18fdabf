#include "headway/cluster/network.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/portable.hpp"

namespace headway::cluster {

Group place(const Machine& machine, double size, double stride) {
  Group group;
  group.size = size;
  group.inside = std::clamp(std::floor(machine.domain / stride), 1.0, size);
  group.domains = std::ceil(size / group.inside);
  return group;
}

double Network::latency(const Group& group) const {
  return group.size > 1 ? efficiencies.latency + efficiencies.hop * base::portable::log2(group.domains) : 0.0;
}

double Network::gather(const Group& group, double bytes) const {
  const double inside = (group.inside - 1.0) / group.inside * bytes / (machine.link * efficiencies.link);
  const double across =
      (group.domains - 1.0) / group.domains * bytes / group.inside / (machine.network * efficiencies.network);
  return inside + across + latency(group);
}

double Network::all_to_all(const Group& group, double bytes, double copies, double most_domains) const {
  const double inside = (group.inside - 1.0) / group.size * bytes / (machine.link * efficiencies.link);
  // Of `copies` destinations drawn evenly, so many distinct domains are met.
  double met = group.domains * (1.0 - base::portable::power(1.0 - 1.0 / group.domains, copies));
  met = most_domains > 0 ? std::min(met, most_domains) : met;
  const double across = (group.size - group.inside) / group.size * bytes * met / std::max(copies, 1.0) /
                        (machine.network * efficiencies.network);
  return inside + across + latency(group);
}

double Network::send(bool across_domains, double bytes) const {
  const double rate = across_domains ? machine.network * efficiencies.network : machine.link * efficiencies.link;
  return bytes / rate + efficiencies.latency;
}

}  // namespace headway::cluster
