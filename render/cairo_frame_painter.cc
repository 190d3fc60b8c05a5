#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <optional>
#include <tuple>

#include "render/cairo_draw.h"
#include "render/cairo_handles.h"
#include "render/canvas.h"
#include "render/circle_pen.h"
#include "render/frame_painter.h"

namespace dateline {
namespace {

constexpr int side = TileMask::side_px;

/// Pixels of a surface without its padding.
std::vector<std::uint32_t> pixels_of(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  const auto width = static_cast<std::size_t>(cairo_image_surface_get_width(surface));
  const auto height = static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  std::vector<std::uint32_t> out(width * height);
  for (std::size_t y = 0; y < height; ++y)
    std::memcpy(out.data() + y * width, cairo_image_surface_get_data(surface) + y * stride, width * 4);
  return out;
}

/// Groups on a see-through page of their own.
std::vector<std::uint32_t> paint_page(const std::vector<Group>& groups, int width, int height, double scale) {
  const CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height)};
  require_cairo(cairo_surface_status(surface.get()), "make room for the picture");
  const CairoContext cr{cairo_create(surface.get())};
  cairo_scale(cr.get(), scale, scale);
  draw_groups_on_cairo(cr.get(), groups, outline_all(groups));
  return pixels_of(surface.get());
}

/// What lies below the story of every frame.
FrameImage paint_ground(const FrameSet& set, double pixels_per_inch) {
  Drawing drawing;
  drawing.size = set.size;
  drawing.background = set.background;
  drawing.layers = set.ground;
  FrameImage ground = draw_pixels(drawing, pixels_per_inch);
  for (std::uint32_t& pixel : ground.pixels) pixel |= 0xff000000;  // as what is laid over it
  return ground;
}

/// What an item may touch, in points.
std::optional<PageBox> ink_of(const Item& item, TextOutlines::const_iterator& outline);

std::optional<PageBox> ink_of(const Group& group, TextOutlines::const_iterator& outline) {
  std::optional<PageBox> all;
  for (const Item& item : group.items)
    if (const std::optional<PageBox> box = ink_of(item, outline)) {
      if (!all) all = box;
      all->include({box->left_pt, box->top_pt});
      all->include({box->right_pt, box->bottom_pt});
    }
  return all;
}

std::optional<PageBox> ink_of(const Path& path, double margin_pt) {
  if (path.points.empty()) return {};
  return path.bounds().grown(margin_pt);
}

std::optional<PageBox> ink_of(const Item& item, TextOutlines::const_iterator& outline) {
  // A miter may reach four times the half-width beyond the path.
  if (const auto* path = std::get_if<PathItem>(&item.value))
    return ink_of(path->path, path->stroke ? path->stroke->width_pt * 2 : 0);
  if (const auto* text = std::get_if<TextItem>(&item.value)) return ink_of(*outline++, text->type.halo_width_pt);
  if (const auto* image = std::get_if<ImageItem>(&item.value)) return image->box;
  if (const auto* circle = std::get_if<CircleItem>(&item.value)) {
    const double reach = circle->radius_pt + circle->edge_width_pt;
    return PageBox::around(circle->center, reach, reach);
  }
  return ink_of(std::get<Group>(item.value), outline);
}

/// An item alone, in as small a picture as holds it, on the pixels of the page.
Sprite paint_sprite(const Item& item, double scale, PixelBox page) {
  std::vector<Group> groups(1);
  groups.front().items.push_back(item);
  const TextOutlines outlines = outline_all(groups);
  auto outline = outlines.begin();
  const std::optional<PageBox> ink = ink_of(groups.front(), outline);
  if (!ink) return {};
  const auto px = [&](double pt, double beyond) {
    return static_cast<int>(std::clamp(std::floor(pt * scale) + beyond, -1e6, 1e6));
  };
  const PixelBox box =
      intersection({px(ink->left_pt, -1), px(ink->top_pt, -1), px(ink->right_pt, 2), px(ink->bottom_pt, 2)}, page);
  if (box.empty()) return {};
  Sprite sprite{box.left, box.top, box.right - box.left, box.bottom - box.top, {}};
  const CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, sprite.width, sprite.height)};
  require_cairo(cairo_surface_status(surface.get()), "make room for the picture");
  const CairoContext cr{cairo_create(surface.get())};
  cairo_translate(cr.get(), -box.left, -box.top);
  cairo_scale(cr.get(), scale, scale);
  draw_groups_on_cairo(cr.get(), groups, outlines);
  sprite.pixels = pixels_of(surface.get());
  return sprite;
}

/// A TimedGroup in columns, to be gone through quickly.
struct Layer {
  PixelBox clip;
  const TimedGroup* group = nullptr;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> steps;  ///< first and last of each item
};

}  // namespace

struct FramePainter::Parts {
  const FrameSet& set;
  double scale;
  PixelBox page;
  FrameImage ground;
  FrameImage still;                       ///< ground and cover
  std::vector<std::uint32_t> cover;       ///< premultiplied, see-through
  std::vector<std::uint8_t> cover_tiles;  ///< 1 where the cover has anything
  int columns = 0, rows = 0;
  std::vector<Layer> story, above;

  Parts(const FrameSet& frames, double pixels_per_inch) : set(frames), scale(pixels_per_inch / 72) {
    ground = paint_ground(set, pixels_per_inch);
    page = whole(ground);
    columns = (page.right + side - 1) / side;
    rows = (page.bottom + side - 1) / side;
    cover = paint_page(set.cover, page.right, page.bottom, scale);
    cover_tiles.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
    still = ground;
    for (int y = 0; y < page.bottom; ++y)
      for (int x = 0; x < page.right; ++x)
        if (const std::size_t i = at(x, y); cover[i] != 0) {
          still.pixels[i] = blended(cover[i], still.pixels[i]);
          cover_tiles[tile(x, y)] = 1;
        }
    story = layers_of(set.story);
    above = layers_of(set.above);
  }

  std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(page.right) + static_cast<std::size_t>(x);
  }
  std::size_t tile(int x, int y) const {
    return static_cast<std::size_t>(y / side) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(x / side);
  }
  PixelBox tile_rect(int column, int row) const {
    return intersection({column * side, row * side, (column + 1) * side, (row + 1) * side}, page);
  }

  std::vector<Layer> layers_of(const std::vector<TimedGroup>& groups) const {
    std::vector<Layer> layers;
    for (const TimedGroup& group : groups) {
      Layer layer{page, &group, {}};
      if (group.clip) {
        const auto px = [&](double pt) { return static_cast<int>(std::lround(pt * scale)); };
        layer.clip = intersection(
            {px(group.clip->left_pt), px(group.clip->top_pt), px(group.clip->right_pt), px(group.clip->bottom_pt)},
            page);
      }
      for (const TimedItem& item : group.items) layer.steps.emplace_back(item.first, item.last);
      layers.push_back(std::move(layer));
    }
    return layers;
  }
};

struct FramePainter::Brush::Kept {
  const Parts* painter = nullptr;  ///< whose frame `image` is
  FrameImage image;
  TileMask touched, before;
  std::vector<CirclePen> pens;  ///< of this painter
  /// Pictures of items, by group and number.
  std::map<std::pair<const TimedGroup*, std::size_t>, Sprite> sprites;
};

/// One frame in the making.
class FramePainter::Work {
 public:
  Work(const Parts& parts, Brush::Kept& kept, std::size_t step)
      : parts_(parts), kept_(kept), step_(step), out_(kept.image) {}

  void run() {
    std::erase_if(kept_.sprites, [&](const auto& entry) {
      const TimedItem& item = entry.first.first->items[entry.first.second];
      return item.last < step_ || item.first > step_;
    });
    clean();
    gather(parts_.story);
    uncover();
    lay();
    cover();
    gather(parts_.above);
    lay();
  }

 private:
  /// Takes away what the brush painted last.
  void clean() {
    std::swap(kept_.touched, kept_.before);
    kept_.touched.columns = parts_.columns;
    kept_.touched.rows = parts_.rows;
    kept_.touched.set.assign(parts_.cover_tiles.size(), 0);
    if (kept_.painter != &parts_) {
      kept_.painter = &parts_;
      kept_.before = {parts_.columns, parts_.rows, std::vector<std::uint8_t>(parts_.cover_tiles.size(), 1)};
      kept_.sprites.clear();
      kept_.pens.clear();
      out_ = parts_.still;
      return;
    }
    for_rows(kept_.before, [&](std::size_t, std::size_t from, std::size_t count) {
      std::copy_n(parts_.still.pixels.data() + from, count, out_.pixels.data() + from);
    });
  }

  /// What is to be laid on the page.
  struct Placed {
    const Sprite* sprite = nullptr;  ///< kept by the brush; null for circles
    const CircleItem* circle = nullptr;
    PixelBox clip;
  };

  void gather(const std::vector<Layer>& layers) {
    seen_.clear();
    for (const Layer& layer : layers)
      for (std::size_t i = 0; i < layer.steps.size(); ++i)
        if (layer.steps[i].first <= step_ && step_ <= layer.steps[i].second) add(layer, i);
  }

  void add(const Layer& layer, std::size_t i) {
    const Item& item = layer.group->items[i].item;
    const auto* circle = std::get_if<CircleItem>(&item.value);
    const Sprite* sprite = circle ? nullptr : &sprite_of(layer, i, item);
    touch(intersection(circle ? box_of(*circle) : box_of(*sprite), layer.clip));
    seen_.push_back({sprite, circle, layer.clip});
  }

  const Sprite& sprite_of(const Layer& layer, std::size_t i, const Item& item) {
    const std::pair key(layer.group, i);
    const auto known = kept_.sprites.find(key);
    if (known != kept_.sprites.end()) return known->second;
    return kept_.sprites.emplace(key, paint_sprite(item, parts_.scale, parts_.page)).first->second;
  }

  static PixelBox box_of(const Sprite& s) { return {s.left, s.top, s.left + s.width, s.top + s.height}; }
  PixelBox box_of(const CircleItem& circle) const {
    const int reach = static_cast<int>((circle.radius_pt + circle.edge_width_pt) * parts_.scale) + 4;
    const int x = static_cast<int>(std::floor(circle.center.x_pt * parts_.scale));
    const int y = static_cast<int>(std::floor(circle.center.y_pt * parts_.scale));
    return {x - reach, y - reach, x + reach, y + reach};
  }

  void touch(PixelBox box) {
    if (box.empty()) return;
    for (int row = box.top / side; row <= (box.bottom - 1) / side; ++row)
      for (int column = box.left / side; column <= (box.right - 1) / side; ++column)
        kept_.touched.set[parts_.tile(column * side, row * side)] = 1;
  }

  void lay() {
    for (const Placed& placed : seen_)
      if (placed.circle)
        pen_for(*placed.circle).draw(*placed.circle, placed.clip, out_.pixels.data(), parts_.page.right);
      else
        blend(*placed.sprite, placed.sprite->left, placed.sprite->top, placed.clip, out_.pixels.data(),
              parts_.page.right);
  }

  /// Circles of one look follow each other.
  const CirclePen& pen_for(const CircleItem& circle) {
    const auto fits = [&](const CirclePen& pen) { return pen.draws(circle); };
    auto pen = std::ranges::find_if(kept_.pens, fits);
    if (pen == kept_.pens.end()) {
      constexpr std::size_t most_pens = 64;
      if (kept_.pens.size() == most_pens) kept_.pens.clear();
      kept_.pens.emplace_back(circle, parts_.scale);
      pen = kept_.pens.end() - 1;
    }
    return *pen;
  }

  /// Visits the rows of all tiles of a mask: number of the tile, first pixel, how many.
  template <typename Visit>
  void for_rows(const TileMask& mask, Visit visit) const {
    for (int row = 0; row < parts_.rows; ++row)
      for (int column = 0; column < parts_.columns; ++column) {
        const PixelBox box = parts_.tile_rect(column, row);
        const std::size_t tile = parts_.tile(box.left, box.top);
        if (!mask.set[tile]) continue;
        for (int y = box.top; y < box.bottom; ++y)
          visit(tile, parts_.at(box.left, y), static_cast<std::size_t>(box.right - box.left));
      }
  }

  void uncover() {
    for_rows(kept_.touched, [&](std::size_t tile, std::size_t from, std::size_t count) {
      if (parts_.cover_tiles[tile]) std::copy_n(parts_.ground.pixels.data() + from, count, out_.pixels.data() + from);
    });
  }

  void cover() {
    for_rows(kept_.touched, [&](std::size_t tile, std::size_t from, std::size_t count) {
      if (!parts_.cover_tiles[tile]) return;
      for (std::size_t p = from; p < from + count; ++p)
        if (parts_.cover[p] != 0) out_.pixels[p] = blended(parts_.cover[p], out_.pixels[p]);
    });
  }

  const Parts& parts_;
  Brush::Kept& kept_;
  std::size_t step_;
  FrameImage& out_;
  std::vector<Placed> seen_;
};

FramePainter::Brush::Brush() : kept_(std::make_unique<Kept>()) {}
FramePainter::Brush::~Brush() = default;
FramePainter::Brush::Brush(Brush&&) noexcept = default;
const TileMask& FramePainter::Brush::touched() const { return kept_->touched; }
const TileMask& FramePainter::Brush::touched_before() const { return kept_->before; }

FramePainter::FramePainter(const FrameSet& set, double pixels_per_inch)
    : parts_(std::make_unique<Parts>(set, pixels_per_inch)) {}
FramePainter::~FramePainter() = default;

int FramePainter::width_px() const { return parts_->page.right; }
int FramePainter::height_px() const { return parts_->page.bottom; }
const FrameImage& FramePainter::still() const { return parts_->still; }

const FrameImage& FramePainter::paint(std::size_t step, Brush& brush) const {
  Work(*parts_, *brush.kept_, step).run();
  return brush.kept_->image;
}

}  // namespace dateline
