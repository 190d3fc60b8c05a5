// The classes of events added up, as the map file wants them divided.
#pragma once

#include <algorithm>
#include <vector>

#include "render/map_spec.h"
#include "styles/class_breaks.h"

namespace dateline {

inline ClassMethod method_of(Breaks breaks) {
  switch (breaks) {
    case Breaks::kJenks: return ClassMethod::kJenks;
    case Breaks::kQuantile: return ClassMethod::kQuantile;
    case Breaks::kEqual: return ClassMethod::kEqual;
  }
  return ClassMethod::kJenks;
}

/// Enough of many values to find classes in; every so-maniest of them in order.
inline std::vector<double> thinned(std::vector<double> values) {
  constexpr std::size_t enough = 4000;
  if (values.size() <= enough) return values;
  std::ranges::sort(values);
  std::vector<double> out;
  for (std::size_t i = 0; i < enough; ++i) out.push_back(values[i * (values.size() - 1) / (enough - 1)]);
  return out;
}

}  // namespace dateline
