// Dividing values into classes for maps of counts and densities.
//
//   class_limits(values, {ClassMethod::kJenks, 5})      // {4, 11, 30, 70}: classes below 4, 4 to 11, ...
//
// A list of n - 1 ascending limits makes n classes; a value belongs to the class after the last limit that is not above
// it. Limits are rounded to the fewest digits that do: limits of counts move no value to another class, limits of
// measured values move by less than a tenth of the narrower class beside them. Pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

enum class ClassMethod {
  /// Least sum of squared distances from the class means: Fisher, "On grouping for maximum homogeneity", JASA 53
  /// (1958),
  /// known on maps as Jenks' natural breaks. Exact, in O(classes * n log n) by divide and conquer on the monotone
  /// argmin.
  kJenks,
  kQuantile,  ///< as many values in each class as equal values allow
  kEqual      ///< steps of one size from the least to the largest value
};

/// At most `classes` (>= 1) classes of the values, which must be finite; fewer when there are fewer different values.
/// `whole`: the values are counts, so limits are whole numbers.
std::vector<double> class_limits(std::vector<double> values, ClassMethod method, int classes, bool whole);

/// The class of a value: 0 for values below the first limit.
std::size_t class_of(double value, const std::vector<double>& limits);

/// A number with at most `digits` digits that count, nearest to `value`.
double round_to_digits(double value, int digits);

}  // namespace dateline
