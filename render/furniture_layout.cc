#include "render/furniture_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dateline {
namespace {

/// Where a block of one side length may begin: at both ends, and aligned with the blocks already there.
std::vector<double> starts(double from, double to, double size, const std::vector<std::pair<double, double>>& taken,
                           double gap_pt) {
  std::vector<double> out{from, to - size};
  for (const auto& [low, high] : taken)
    for (const double at : {low, high - size, high + gap_pt, low - gap_pt - size}) out.push_back(at);
  for (double at = from + 12; at < to - size; at += 12) out.push_back(at);
  std::erase_if(out, [&](double at) { return at < from - 1e-6 || at > to - size + 1e-6; });
  return out;
}

/// How far a box stands from the corner it should be in, in parts of the page.
double distance_from_wish(const PageBox& box, const PageBox& inner, Corner wish) {
  const double left = (box.left_pt - inner.left_pt) / inner.width_pt();
  const double right = (inner.right_pt - box.right_pt) / inner.width_pt();
  const double top = (box.top_pt - inner.top_pt) / inner.height_pt();
  const double bottom = (inner.bottom_pt - box.bottom_pt) / inner.height_pt();
  switch (wish) {
    case Corner::kTopLeft: return 4 * (top + left);
    case Corner::kTopRight: return 4 * (top + right);
    case Corner::kBottomLeft: return 4 * (bottom + left);
    case Corner::kBottomRight: return 4 * (bottom + right);
    case Corner::kEmptiest: break;
  }
  // Corners before edges before the middle of the page.
  return std::min(left, right) + std::min(top, bottom);
}

class Placer {
 public:
  Placer(const Occupancy& story, const Occupancy& core, const PageBox& inner, std::vector<PageBox> taken, double gap_pt)
      : story_(story), core_(core), inner_(inner), taken_(std::move(taken)), gap_pt_(gap_pt) {}

  PlacedPiece place(const FurniturePiece& piece) {
    PlacedPiece best = cheapest(piece, story_);
    if (best.shape < 0 && piece.must) best = cheapest(piece, core_);
    if (best.shape >= 0) taken_.push_back(best.box);
    return best;
  }

 private:
  PlacedPiece cheapest(const FurniturePiece& piece, const Occupancy& story) const {
    PlacedPiece best;
    double best_cost = std::numeric_limits<double>::infinity();
    for (std::size_t shape = 0; shape < piece.shapes.size(); ++shape) {
      const PageSize size = piece.shapes[shape];
      for (const double x : starts(inner_.left_pt, inner_.right_pt, size.width_pt, spans(true), gap_pt_))
        for (const double y : starts(inner_.top_pt, inner_.bottom_pt, size.height_pt, spans(false), gap_pt_)) {
          const PageBox box{x, y, x + size.width_pt, y + size.height_pt};
          const double page = inner_.width_pt() * inner_.height_pt();
          const double cost = cost_of(box, piece.wish, story) + 2 * size.width_pt * size.height_pt / page;
          if (cost < best_cost - 1e-9) {
            best_cost = cost;
            best = {static_cast<int>(shape), box, avoided(piece.wish).sum_in(box) > 0};
          }
        }
    }
    return best;
  }

  std::vector<std::pair<double, double>> spans(bool across) const {
    std::vector<std::pair<double, double>> out;
    for (const PageBox& box : taken_)
      out.emplace_back(across ? box.left_pt : box.top_pt, across ? box.right_pt : box.bottom_pt);
    return out;
  }

  double cost_of(const PageBox& box, Corner wish, const Occupancy& story) const {
    for (const PageBox& other : taken_)
      if (box.grown(gap_pt_ - 0.01).overlaps(other)) return std::numeric_limits<double>::infinity();
    // Covering story is forbidden in effect; being close to it is only unwelcome.
    const double covered = static_cast<double>(story.sum_in(box.grown(4)));
    if (covered > 0 && wish == Corner::kEmptiest) return std::numeric_limits<double>::infinity();
    // In the second round `story` is the core alone; what else is covered counts here.
    const double near = static_cast<double>(story_.sum_in(box.grown(30))) / 4000;
    return distance_from_wish(box, inner_, wish) + near - alignment(box) + cost_in_corner(box, covered);
  }

  /// What a piece is said to cover.
  const Occupancy& avoided(Corner wish) const { return wish == Corner::kEmptiest ? story_ : core_; }

  /// Who asks for a corner means it: arrows and names can go around a block there, symbols cannot.
  double cost_in_corner(const PageBox& box, double covered) const {
    constexpr double cell_pt2 = 36;  // about; sums count cells
    if (core_.sum_in(box.grown(4)) > 0) return std::numeric_limits<double>::infinity();
    return 3 * covered * cell_pt2 / (box.width_pt() * box.height_pt());
  }

  /// Reward for edges level with those of blocks already placed.
  double alignment(const PageBox& box) const {
    double reward = 0;
    for (const PageBox& other : taken_) {
      if (std::abs(box.left_pt - other.left_pt) < 0.5 || std::abs(box.right_pt - other.right_pt) < 0.5) reward += 0.03;
      if (std::abs(box.top_pt - other.top_pt) < 0.5 || std::abs(box.bottom_pt - other.bottom_pt) < 0.5) reward += 0.03;
    }
    return reward;
  }

  const Occupancy& story_;
  const Occupancy& core_;
  PageBox inner_;
  std::vector<PageBox> taken_;
  double gap_pt_;
};

}  // namespace

std::vector<PlacedPiece> place_furniture(const std::vector<FurniturePiece>& pieces, const Occupancy& story,
                                         const Occupancy& core, const PageBox& inner, std::vector<PageBox> taken,
                                         double gap_pt) {
  std::vector<std::size_t> order(pieces.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return pieces[i].importance; });
  Placer placer(story, core, inner, std::move(taken), gap_pt);
  std::vector<PlacedPiece> placed(pieces.size());
  for (const std::size_t i : order) placed[i] = placer.place(pieces[i]);
  return placed;
}

}  // namespace dateline
