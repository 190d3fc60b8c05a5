#include "render/palette_choice.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <span>
#include <tuple>

namespace dateline {
namespace {

/// More colours than this are brought together in cells of 4 x 4 x 4 first.
constexpr std::size_t kMaxDistinct = 12'000;
constexpr int kRounds = 8;
/// One in so many colours is kept for those farthest from the others.
constexpr std::size_t kShareForTheRare = 16;

/// A colour to be served, or a cell of colours.
struct Sample {
  std::array<float, 3> at{};  ///< in OKLab
  std::uint32_t rgb = 0;      ///< the most frequent of the cell
  double weight = 0;
};

Oklab oklab(const std::array<float, 3>& at) { return {at[0], at[1], at[2]}; }

/// Weighted sums of positions, for means and spreads.
struct Sums {
  double weight = 0;
  std::array<double, 3> sum{}, squares{};

  void add(const Sample& sample) {
    weight += sample.weight;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double value = static_cast<double>(sample.at[axis]);
      sum[axis] += sample.weight * value;
      squares[axis] += sample.weight * value * value;
    }
  }
  /// Sum of squared distances from the mean along one axis.
  double spread(std::size_t axis) const {
    return weight > 0 ? std::max(0.0, squares[axis] - sum[axis] * sum[axis] / weight) : 0;
  }
  double spread() const { return spread(0) + spread(1) + spread(2); }
  std::array<float, 3> mean() const {
    std::array<float, 3> mean{};
    for (std::size_t axis = 0; axis < 3; ++axis) mean[axis] = static_cast<float>(sum[axis] / weight);
    return mean;
  }
};

double weight_of(std::uint64_t pixels) { return std::sqrt(static_cast<double>(pixels)); }

std::vector<Sample> samples_of(const std::vector<CountedColor>& colors) {
  const auto sample = [](const CountedColor& color) {
    const Oklab lab = to_oklab(color.rgb);
    return Sample{{lab.l, lab.a, lab.b}, color.rgb, weight_of(color.pixels)};
  };
  std::vector<Sample> samples;
  if (colors.size() <= kMaxDistinct) {
    for (const CountedColor& color : colors) samples.push_back(sample(color));
    return samples;
  }
  std::map<std::uint32_t, CountedColor> cells;
  for (const CountedColor& color : colors) {
    const auto [cell, fresh] = cells.try_emplace(color.rgb & 0xFCFCFC, color);  // the most frequent comes first
    if (!fresh) cell->second.pixels += color.pixels;
  }
  for (const auto& [cell, color] : cells) samples.push_back(sample(color));
  return samples;
}

/// A range of the samples and its sums.
struct Box {
  std::size_t first = 0, end = 0;
  Sums sums;
};

Box box_of(const std::vector<Sample>& samples, std::size_t first, std::size_t end) {
  Box box{first, end, {}};
  for (std::size_t i = first; i < end; ++i) box.sums.add(samples[i]);
  return box;
}

/// Sorts the samples of a box along its widest axis and gives the first one of the second half.
std::size_t cut(std::vector<Sample>& samples, const Box& box) {
  std::size_t axis = 0;
  for (std::size_t other = 1; other < 3; ++other)
    if (box.sums.spread(other) > box.sums.spread(axis)) axis = other;
  std::sort(samples.begin() + static_cast<std::ptrdiff_t>(box.first),
            samples.begin() + static_cast<std::ptrdiff_t>(box.end), [axis](const Sample& a, const Sample& b) {
              return a.at[axis] != b.at[axis] ? a.at[axis] < b.at[axis] : a.rgb < b.rgb;
            });
  // The cut that leaves the least spread is that with the greatest sum of squared sums over weights.
  double sum = 0, weight = 0, most = -1;
  std::size_t best = box.first + 1;
  for (std::size_t i = box.first; i + 1 < box.end; ++i) {
    sum += samples[i].weight * static_cast<double>(samples[i].at[axis]);
    weight += samples[i].weight;
    const double rest = box.sums.sum[axis] - sum, rest_weight = box.sums.weight - weight;
    if (rest_weight <= 0) break;
    const double gain = sum * sum / weight + rest * rest / rest_weight;
    if (gain > most) most = gain, best = i + 1;
  }
  return best;
}

std::vector<Oklab> cut_into_boxes(std::vector<Sample>& samples, std::size_t count) {
  std::vector<Box> boxes{box_of(samples, 0, samples.size())};
  while (boxes.size() < count) {
    const auto widest = std::max_element(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) {
      const bool a_whole = a.end - a.first < 2, b_whole = b.end - b.first < 2;
      return a_whole != b_whole ? a_whole : a.sums.spread() < b.sums.spread();
    });
    if (widest->end - widest->first < 2) break;
    const Box box = *widest;
    const std::size_t middle = cut(samples, box);
    *widest = box_of(samples, box.first, middle);
    boxes.push_back(box_of(samples, middle, box.end));
  }
  std::vector<Oklab> centers;
  for (const Box& box : boxes) centers.push_back(oklab(box.sums.mean()));
  return centers;
}

std::size_t nearest(std::span<const Oklab> centers, Oklab color) {
  std::size_t best = 0;
  float least = squared_distance(centers[0], color);
  for (std::size_t i = 1; i < centers.size(); ++i)
    if (const float distance = squared_distance(centers[i], color); distance < least) least = distance, best = i;
  return best;
}

struct Cluster {
  Sums sums;
  const Sample* heaviest = nullptr;
};

std::vector<Cluster> clusters_around(const std::vector<Sample>& samples, std::span<const Oklab> centers) {
  std::vector<Cluster> clusters(centers.size());
  for (const Sample& sample : samples) {
    Cluster& cluster = clusters[nearest(centers, oklab(sample.at))];
    cluster.sums.add(sample);
    const Sample* const heaviest = cluster.heaviest;
    if (heaviest == nullptr || sample.weight > heaviest->weight ||
        (sample.weight == heaviest->weight && sample.rgb < heaviest->rgb))
      cluster.heaviest = &sample;
  }
  return clusters;
}

/// Where the next round looks from: the mean, or the one colour that makes most of the cluster.
Oklab center_of(const Cluster& cluster) {
  const bool one_rules = 2 * cluster.heaviest->weight > cluster.sums.weight;
  return oklab(one_rules ? cluster.heaviest->at : cluster.sums.mean());
}

/// Adds the samples that are farthest from all centers, one by one: means serve the many, these the rare.
void add_farthest(const std::vector<Sample>& samples, std::size_t count, std::vector<Oklab>& centers) {
  std::vector<float> distances;
  for (const Sample& sample : samples) {
    const Oklab at = oklab(sample.at);
    distances.push_back(squared_distance(centers[nearest(centers, at)], at));
  }
  while (centers.size() < count) {
    const auto farthest = std::max_element(distances.begin(), distances.end());
    centers.push_back(oklab(samples[static_cast<std::size_t>(farthest - distances.begin())].at));
    for (std::size_t i = 0; i < samples.size(); ++i)
      distances[i] = std::min(distances[i], squared_distance(centers.back(), oklab(samples[i].at)));
  }
}

}  // namespace

FramePalette choose_palette(const ColorCounts& counts, std::size_t max_colors) {
  assert(counts.size() > 0 && max_colors >= 1 && max_colors <= FramePalette::kMaxColors);
  const std::vector<CountedColor> colors = counts.by_frequency();
  std::vector<std::uint32_t> chosen;
  if (colors.size() <= max_colors) {
    for (const CountedColor& color : colors) chosen.push_back(color.rgb);
    return FramePalette(std::move(chosen), true);
  }
  std::vector<Sample> samples = samples_of(colors);
  std::vector<Oklab> centers = cut_into_boxes(samples, max_colors - max_colors / kShareForTheRare);
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<Cluster> clusters = clusters_around(samples, centers);
    for (std::size_t i = 0; i < centers.size(); ++i)
      if (clusters[i].heaviest != nullptr) centers[i] = center_of(clusters[i]);
  }
  add_farthest(samples, max_colors, centers);
  std::sort(centers.begin(), centers.end(),
            [](Oklab x, Oklab y) { return std::tie(x.l, x.a, x.b) < std::tie(y.l, y.a, y.b); });
  for (const Oklab& center : centers) {
    const std::uint32_t rgb = from_oklab(center);
    if (std::find(chosen.begin(), chosen.end(), rgb) == chosen.end()) chosen.push_back(rgb);
  }
  return FramePalette(std::move(chosen), false);
}

}  // namespace dateline
