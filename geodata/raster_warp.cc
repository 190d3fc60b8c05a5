#include "geodata/raster_warp.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <span>

#include "geodata/project_features.h"

namespace dateline {
namespace {

constexpr int kStep = 16;
constexpr double kTolerance_cells = 0.15;

bool is_finite(RasterPoint p) { return std::isfinite(p.x) && std::isfinite(p.y); }

RasterPoint mixed(RasterPoint a, RasterPoint b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

/// Positions in the raster of the grid's cells, given by column and row (whole numbers are corners of cells).
class Positions {
 public:
  Positions(const RasterSource& source, const Projection& projection, const PlaneGrid& grid)
      : source_(source), projection_(projection), grid_(grid), box_(lon_lat_box(projection, grid.box)) {
    for (int y = 0; y <= rows(); ++y)
      for (int x = 0; x <= columns(); ++x) add(x * kStep, y * kStep);
    nodes_ = flush();
    for (int y = 0; y < rows(); ++y)
      for (int x = 0; x < columns(); ++x) add(x * kStep + kStep / 2.0, y * kStep + kStep / 2.0);
    centers_ = flush();
  }

  int columns() const { return (grid_.width + kStep - 1) / kStep; }
  int rows() const { return (grid_.height + kStep - 1) / kStep; }
  const LonLatBox& box() const { return box_; }

  /// All that were found, and in a raster of longitudes the corners of the map's degrees: poles hide between nodes.
  std::vector<RasterPoint> seen() const {
    std::vector<RasterPoint> all = nodes_;
    all.insert(all.end(), centers_.begin(), centers_.end());
    if (source_.turn() > 0) {
      const std::array corners{LonLat{box_.west_deg, box_.south_deg}, LonLat{box_.west_deg, box_.north_deg}};
      const auto at = source_.positions(corners, box_.west_deg);
      all.insert(all.end(), at.begin(), at.end());
    }
    std::erase_if(all, [](RasterPoint p) { return !is_finite(p); });
    return all;
  }

  /// Calls use(column, row, position) for every cell's centre.
  template <typename Use>
  void for_each_cell(Use use) {
    for (int y = 0; y < rows(); ++y)
      for (int x = 0; x < columns(); ++x) is_smooth(x, y) ? interpolate(x, y, use) : project(x, y, use);
  }

 private:
  RasterPoint node(int x, int y) const { return nodes_[static_cast<std::size_t>(y * (columns() + 1) + x)]; }
  RasterPoint between(int x, int y, double s, double t) const {
    return mixed(mixed(node(x, y), node(x + 1, y), s), mixed(node(x, y + 1), node(x + 1, y + 1), s), t);
  }

  bool is_smooth(int x, int y) const {
    const RasterPoint exact = centers_[static_cast<std::size_t>(y * columns() + x)];
    const RasterPoint guess = between(x, y, 0.5, 0.5);
    if (!is_finite(exact) || !is_finite(guess)) return false;
    const RasterPoint a = node(x, y), b = node(x + 1, y + 1);
    const double cell = std::hypot(b.x - a.x, b.y - a.y) / (kStep * std::sqrt(2.0));
    return std::hypot(exact.x - guess.x, exact.y - guess.y) <= kTolerance_cells * cell;
  }

  template <typename Use>
  void for_each_in(int x, int y, Use use) const {
    for (int row = y * kStep; row < std::min((y + 1) * kStep, grid_.height); ++row)
      for (int column = x * kStep; column < std::min((x + 1) * kStep, grid_.width); ++column) use(column, row);
  }

  template <typename Use>
  void interpolate(int x, int y, Use use) const {
    for_each_in(x, y, [&](int column, int row) {
      use(column, row, between(x, y, (column - x * kStep + 0.5) / kStep, (row - y * kStep + 0.5) / kStep));
    });
  }

  template <typename Use>
  void project(int x, int y, Use use) {
    for_each_in(x, y, [&](int column, int row) { add(column + 0.5, row + 0.5); });
    const std::vector<RasterPoint> exact = flush();
    std::size_t i = 0;
    for_each_in(x, y, [&](int column, int row) { use(column, row, exact[i++]); });
  }

  void add(double column, double row) {
    const PlaneBox& box = grid_.box;
    const auto place = projection_.inverse(
        {box.min_x_m + column / grid_.width * box.width_m(), box.max_y_m - row / grid_.height * box.height_m()});
    pending_.push_back(place.value_or(LonLat{NAN, NAN}));
  }

  std::vector<RasterPoint> flush() {
    std::vector<RasterPoint> out = source_.positions(pending_, box_.west_deg);
    pending_.clear();
    return out;
  }

  const RasterSource& source_;
  const Projection& projection_;
  PlaneGrid grid_;
  LonLatBox box_;
  std::vector<LonLat> pending_;
  std::vector<RasterPoint> nodes_;
  std::vector<RasterPoint> centers_;
};

struct Range {
  double from = std::numeric_limits<double>::infinity();
  double to = -std::numeric_limits<double>::infinity();

  void include(double v) {
    from = std::min(from, v);
    to = std::max(to, v);
  }
  /// A little more on both sides, for what lies between the positions that were looked at.
  void grow() {
    const double more = 2 + (to - from) * 0.03;
    from -= more;
    to += more;
  }
  void cut(double least, double most) {
    from = std::max(from, least);
    to = std::min(to, most);
  }
};

/// The columns that there are among those wanted, in all turns of longitude.
Range existing(const Range& wanted, double width, double turn) {
  if (turn <= 0) {
    Range out = wanted;
    out.cut(0, width);
    return out;
  }
  Range out;
  for (double k = std::floor(wanted.from / turn) - 1; k * turn < wanted.to; ++k) {
    Range piece = wanted;
    piece.cut(k * turn, k * turn + width);
    if (piece.from >= piece.to) continue;
    out.include(piece.from);
    out.include(piece.to);
  }
  return out;
}

/// Weights of four values in a row about a position `t` of the way from the second to the third.
std::array<float, 4> weights(float t, RasterWarp::Kernel kernel) {
  if (kernel == RasterWarp::Kernel::kBilinear) return {0, 1 - t, t, 0};
  const float u = 1 - t;
  return {u * u * u / 6, (4 - 3 * t * t * (2 - t)) / 6, (4 - 3 * u * u * (2 - u)) / 6, t * t * t / 6};
}

}  // namespace

RasterWarp::RasterWarp(const RasterSource& source, const Projection& projection, const PlaneGrid& grid) : grid_(grid) {
  assert(grid.width > 0 && grid.height > 0);
  Positions positions(source, projection, grid);
  Range x, y;
  for (const RasterPoint p : positions.seen()) {
    x.include(p.x);
    y.include(p.y);
  }
  if (x.from > x.to) return;
  x.grow();
  y.grow();
  x = existing(x, source.width(), source.turn());
  y.cut(0, source.height());
  if (x.from >= x.to || y.from >= y.to) return;
  window_ = {std::llround(std::floor(x.from)), std::llround(std::floor(y.from)), std::llround(std::ceil(x.to)),
             std::llround(std::ceil(y.to))};
  // About a pole, the meridians of a turn are spread over a circle about three times as long as the map is wide.
  const int finer = positions.box().width_deg() >= 359 ? 4 : 2;
  read_width_ = static_cast<int>(std::min<long long>(window_.width(), static_cast<long long>(finer) * grid.width));
  read_height_ = static_cast<int>(std::min<long long>(window_.height(), static_cast<long long>(finer) * grid.height));
  magnifies_ = window_.width() < grid.width || window_.height() < grid.height;

  const double to_x = static_cast<double>(read_width_) / static_cast<double>(window_.width());
  const double to_y = static_cast<double>(read_height_) / static_cast<double>(window_.height());
  positions_.assign(grid.cells(), {NAN, NAN});
  std::size_t places = 0, inside = 0;
  positions.for_each_cell([&](int column, int row, RasterPoint p) {
    if (!is_finite(p)) return;
    ++places;
    const Position at{static_cast<float>((p.x - static_cast<double>(window_.left)) * to_x),
                      static_cast<float>((p.y - static_cast<double>(window_.top)) * to_y)};
    const bool in_window =
        at.x >= 0 && at.y >= 0 && at.x <= static_cast<float>(read_width_) && at.y <= static_cast<float>(read_height_);
    if (!in_window) return;
    ++inside;
    positions_[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid_.width) +
               static_cast<std::size_t>(column)] = at;
  });
  covered_ = places == 0 ? 0 : static_cast<double>(inside) / static_cast<double>(places);
}

std::vector<float> RasterWarp::sample(const std::vector<float>& values, Kernel kernel) const {
  assert(values.size() == static_cast<std::size_t>(read_width_) * static_cast<std::size_t>(read_height_));
  std::vector<float> out(grid_.cells(), std::numeric_limits<float>::quiet_NaN());
  for (std::size_t i = 0; i < positions_.size(); ++i) {
    const Position at = positions_[i];
    if (std::isnan(at.x)) continue;
    const float left = std::floor(at.x - 0.5F), top = std::floor(at.y - 0.5F);
    const auto across = weights(at.x - 0.5F - left, kernel), down = weights(at.y - 0.5F - top, kernel);
    float sum = 0, weight = 0;
    for (int dy = 0; dy < 4; ++dy) {
      const int row = std::clamp(static_cast<int>(top) - 1 + dy, 0, read_height_ - 1);
      const float* const line = &values[static_cast<std::size_t>(row) * static_cast<std::size_t>(read_width_)];
      for (int dx = 0; dx < 4; ++dx) {
        const float w = across[static_cast<std::size_t>(dx)] * down[static_cast<std::size_t>(dy)];
        const float v = line[std::clamp(static_cast<int>(left) - 1 + dx, 0, read_width_ - 1)];
        if (w == 0 || std::isnan(v)) continue;
        sum += w * v;
        weight += w;
      }
    }
    if (weight >= 0.5F) out[i] = sum / weight;
  }
  return out;
}

}  // namespace dateline
