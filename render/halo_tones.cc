#include "render/halo_tones.h"

#include <algorithm>
#include <cmath>

#include "render/land_mask.h"

namespace dateline {
namespace {

constexpr double cell_pt = 4;

/// Where the ground is drawn in the lighter colour of the land.
FeatureSet<PagePoint> home_shapes(const GroundScene& ground, const std::string& home) {
  if (home.empty()) return ground.land.points.empty() ? ground.countries : ground.land;
  FeatureSet<PagePoint> shapes;
  for (std::size_t i = 0; i < ground.countries.feature_count(); ++i) {
    if (ground.country_info[i].id != home) continue;
    for (std::size_t r = ground.countries.features_begin[i]; r < ground.countries.features_begin[i + 1]; ++r) {
      const auto ring = ground.countries.ring(r);
      shapes.points.insert(shapes.points.end(), ring.begin(), ring.end());
      shapes.end_ring();
    }
    shapes.end_feature();
  }
  return shapes;
}

void set_halos(Group& group, Color tone) {
  for (Item& item : group.items) {
    if (auto* inner = std::get_if<Group>(&item.value)) set_halos(*inner, tone);
    if (auto* text = std::get_if<TextItem>(&item.value)) {
      Color& halo = text->type.halo_color;
      halo = {tone.r, tone.g, tone.b, halo.a};
    }
  }
}

}  // namespace

HaloTones::HaloTones(const GroundScene& ground, const std::string& home, const PageBox& page, const Style& style)
    : page_(page),
      sea_(!ground.land.points.empty()),
      water_tone_(style.color("water")),
      other_tone_(style.color("land_other")),
      land_tone_(style.color("land")) {
  if (!ground.rasters.empty() || ground.relief || (!sea_ && home.empty())) return;
  width_ = std::max(1, static_cast<int>(page.width_pt() / cell_pt));
  height_ = std::max(1, static_cast<int>(page.height_pt() / cell_pt));
  if (sea_) land_ = land_mask(ground.land, page_, width_, height_);
  home_ = land_mask(home_shapes(ground, home), page_, width_, height_);
}

Color HaloTones::tone_of(const std::vector<PageBox>& boxes) const {
  long water = 0, other = 0, land = 0;
  const auto cell = [](double at_pt, double from_pt, double extent_pt, int cells) {
    return std::clamp(static_cast<int>((at_pt - from_pt) / extent_pt * cells), 0, cells - 1);
  };
  for (const PageBox& box : boxes) {
    const int left = cell(box.left_pt, page_.left_pt, page_.width_pt(), width_);
    const int right = cell(box.right_pt, page_.left_pt, page_.width_pt(), width_);
    const int top = cell(box.top_pt, page_.top_pt, page_.height_pt(), height_);
    const int bottom = cell(box.bottom_pt, page_.top_pt, page_.height_pt(), height_);
    for (int row = top; row <= bottom; ++row)
      for (int column = left; column <= right; ++column) {
        const auto i =
            static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(column);
        ++(sea_ && land_[i] < 128 ? water : home_[i] < 128 ? other : land);
      }
  }
  if (water > other && water > land) return water_tone_;
  return other > land ? other_tone_ : land_tone_;
}

void HaloTones::apply(Group& group, const std::vector<PageBox>& boxes) const {
  if (width_ > 0 && !boxes.empty()) set_halos(group, tone_of(boxes));
}

}  // namespace dateline
