#include "styles/class_breaks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dateline {
namespace {

/// Different values, ascending, with how often each occurs.
struct Counted {
  std::vector<double> values;
  std::vector<double> counts;
};

Counted counted(std::vector<double> values) {
  std::ranges::sort(values);
  Counted out;
  for (const double v : values) {
    if (out.values.empty() || v != out.values.back()) {
      out.values.push_back(v);
      out.counts.push_back(0);
    }
    ++out.counts.back();
  }
  return out;
}

/// Fisher's grouping: `cost_[j]` is the least cost of the first j + 1 values in the classes made so far.
class NaturalBreaks {
 public:
  explicit NaturalBreaks(const Counted& data) : values_(data.values) {
    const std::size_t n = values_.size();
    weight_.resize(n + 1);
    sum_.resize(n + 1);
    square_.resize(n + 1);
    // About the middle value, so that large numbers keep their digits.
    const double origin = values_[n / 2];
    for (std::size_t i = 0; i < n; ++i) {
      const double v = values_[i] - origin;
      weight_[i + 1] = weight_[i] + data.counts[i];
      sum_[i + 1] = sum_[i] + data.counts[i] * v;
      square_[i + 1] = square_[i] + data.counts[i] * v * v;
    }
  }

  /// Index of the first value of each class but the first.
  std::vector<std::size_t> run(std::size_t classes) {
    const std::size_t n = values_.size();
    cost_.resize(n);
    for (std::size_t j = 0; j < n; ++j) cost_[j] = spread(0, j);
    std::vector<std::vector<std::size_t>> first(classes, std::vector<std::size_t>(n, 0));
    for (std::size_t k = 1; k < classes; ++k) {
      next_.assign(n, std::numeric_limits<double>::infinity());
      fill(first[k], k, n - 1, k, n - 1);
      cost_.swap(next_);
    }
    std::vector<std::size_t> breaks;
    for (std::size_t k = classes, end = n; k-- > 1; end = breaks.back()) breaks.push_back(first[k][end - 1]);
    std::ranges::reverse(breaks);
    return breaks;
  }

 private:
  /// Sum of squared distances from the mean of the values i to j.
  double spread(std::size_t i, std::size_t j) const {
    const double w = weight_[j + 1] - weight_[i], s = sum_[j + 1] - sum_[i];
    return std::max(0.0, square_[j + 1] - square_[i] - s * s / w);
  }

  /// The best first value of the last class for each end from `low` to `high`; it grows with the end.
  void fill(std::vector<std::size_t>& first, std::size_t low, std::size_t high, std::size_t from, std::size_t to) {
    const std::size_t end = low + (high - low) / 2;
    for (std::size_t i = from; i <= std::min(to, end); ++i) {
      const double cost = cost_[i - 1] + spread(i, end);
      if (cost < next_[end]) {
        next_[end] = cost;
        first[end] = i;
      }
    }
    if (end > low) fill(first, low, end - 1, from, first[end]);
    if (end < high) fill(first, end + 1, high, first[end], to);
  }

  const std::vector<double>& values_;
  std::vector<double> weight_, sum_, square_;
  std::vector<double> cost_, next_;
};

/// Index of the first value of each class but the first, as near to equal counts as equal values allow.
std::vector<std::size_t> quantile_breaks(const Counted& data, std::size_t classes) {
  double total = 0;
  for (const double c : data.counts) total += c;
  std::vector<std::size_t> breaks;
  double below = 0;
  for (std::size_t i = 0; i + 1 < data.values.size() && breaks.size() + 1 < classes; ++i) {
    const double wanted = total * static_cast<double>(breaks.size() + 1) / static_cast<double>(classes);
    const double after = below + data.counts[i];
    if (after >= wanted) {
      // Before or after this value, whichever is nearer to the wanted share.
      const bool before = wanted - below < after - wanted && i > (breaks.empty() ? 0 : breaks.back());
      breaks.push_back(before ? i : i + 1);
    }
    below = after;
  }
  return breaks;
}

/// A whole number above `below` and at most `value`, with the fewest digits that count.
double readable(double below, double value) {
  for (int digits = 1; digits <= 15; ++digits) {
    // The nearest, and the next one down: a limit above its class's first value would move values to the class below.
    const double nearest = round_to_digits(value, digits);
    const double step = value == 0 ? 1 : std::pow(10, std::floor(std::log10(std::abs(value))) - digits + 1);
    for (const double candidate : {nearest, nearest - step})
      if (candidate > below && candidate <= value && candidate == std::round(candidate)) return candidate;
  }
  return value;
}

/// Limits of measured values: `low` and `high` are the ends of all.
std::vector<double> rounded(const std::vector<double>& limits, double low, double high) {
  std::vector<double> out;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const double before = i == 0 ? low : limits[i - 1], after = i + 1 < limits.size() ? limits[i + 1] : high;
    const double tolerance = std::min(limits[i] - before, after - limits[i]) / 10;
    int digits = 1;
    while (digits < 15 && std::abs(round_to_digits(limits[i], digits) - limits[i]) > tolerance) ++digits;
    out.push_back(round_to_digits(limits[i], digits));
  }
  return out;
}

}  // namespace

double round_to_digits(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return value;
  const int power = static_cast<int>(std::floor(std::log10(std::abs(value)))) - digits + 1;
  // Through division for small numbers: 10^-3 has no exact double, 10^3 has.
  const double scale = std::pow(10, std::abs(power));
  return power >= 0 ? std::round(value / scale) * scale : std::round(value * scale) / scale;
}

std::vector<double> class_limits(std::vector<double> values, ClassMethod method, int classes, bool whole) {
  const Counted data = counted(std::move(values));
  const std::size_t wanted = std::min(static_cast<std::size_t>(std::max(classes, 1)), data.values.size());
  if (wanted < 2) return {};
  std::vector<double> limits;
  if (method == ClassMethod::kEqual) {
    const double low = data.values.front(), high = data.values.back();
    // The step is what a reader sees: rounded, and counted from a multiple of itself.
    double step = round_to_digits((high - low) / std::max(classes, 2), 1);
    if (whole) step = std::max(1.0, std::round(step));
    for (double limit = (std::floor(low / step) + 1) * step; limit <= high; limit += step) limits.push_back(limit);
    while (limits.size() >= static_cast<std::size_t>(classes)) limits.pop_back();
    return limits;
  }
  const std::vector<std::size_t> breaks =
      method == ClassMethod::kJenks ? NaturalBreaks(data).run(wanted) : quantile_breaks(data, wanted);
  for (const std::size_t i : breaks)
    limits.push_back(whole ? readable(data.values[i - 1], data.values[i]) : (data.values[i - 1] + data.values[i]) / 2);
  return whole ? limits : rounded(limits, data.values.front(), data.values.back());
}

std::size_t class_of(double value, const std::vector<double>& limits) {
  return static_cast<std::size_t>(std::ranges::upper_bound(limits, value) - limits.begin());
}

}  // namespace dateline
