#include "render/drawing_hash.h"

#include <algorithm>
#include <bit>
#include <type_traits>

namespace dateline {
namespace {

/// Writes values one after the other so that different values never give the same bytes: texts and lists with their
/// length, choices with their number.
class Bytes {
 public:
  template <typename T>
  requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void add(T value) {
    if constexpr (std::is_floating_point_v<T>) {
      add_bits(std::bit_cast<std::uint64_t>(static_cast<double>(value)), 8);
    } else {
      add_bits(static_cast<std::uint64_t>(value), sizeof(T));
    }
  }
  void add(std::string_view text) {
    add(text.size());
    bytes_ += text;
  }
  void add(const std::string& text) { add(std::string_view(text)); }
  void add(const ContentHash& hash) { bytes_.append(reinterpret_cast<const char*>(hash.data()), hash.size()); }

  void add(PagePoint p) { add_all(p.x_pt, p.y_pt); }
  void add(const PageSize& size) { add_all(size.width_pt, size.height_pt); }
  void add(const PageBox& box) { add_all(box.left_pt, box.top_pt, box.right_pt, box.bottom_pt); }
  void add(Color color) { add_all(color.r, color.g, color.b, color.a); }
  void add(const LinearGradient& g) { add_all(g.from, g.to, g.from_color, g.to_color); }
  void add(const Fill& fill) { add_all(fill.color, fill.gradient, fill.even_odd); }
  void add(const Stroke& s) { add_all(s.color, s.width_pt, s.dash_pt, s.cap, s.join, s.gradient); }
  void add(const ItemName& name) { add_all(name.id, name.css_class, name.title); }
  void add(const Path& path) { add_all(path.verbs, path.points); }
  void add(const TypeStyle& type) {
    add_all(type.role, type.families, type.size_pt, type.weight, type.italic, type.letter_spacing_em, type.uppercase,
            type.color, type.halo_color, type.halo_width_pt);
  }
  void add(const TextItem::GlyphPlace& place) { add_all(place.origin, place.rotation_deg); }
  void add(const PathItem& item) { add_all(item.name, item.path, item.fill, item.stroke); }
  void add(const CircleItem& item) {
    add_all(item.name, item.center, item.radius_pt, item.fill, item.edge, item.edge_width_pt);
  }
  void add(const TextItem& item) {
    add_all(item.name, item.text, item.lang, item.type, item.origin, item.anchor, item.rotation_deg, item.glyph_places);
  }
  void add(const ImageItem& item) {
    add_all(item.name, item.box, item.width_px, item.height_px, item.rgba.size());
    bytes_.append(reinterpret_cast<const char*>(item.rgba.data()), item.rgba.size());
  }
  void add(const Group& group) { add_all(group.name, group.label, group.clip, group.items, group.opacity); }
  void add(const Item& item) {
    add(item.value.index());
    std::visit([this](const auto& value) { add(value); }, item.value);
  }
  template <typename T>
  void add(const std::optional<T>& value) {
    add(value.has_value());
    if (value) add(*value);
  }
  template <typename T>
  void add(const std::vector<T>& values) {
    add(values.size());
    for (const T& value : values) add(value);
  }

  template <typename... T>
  void add_all(const T&... values) {
    (add(values), ...);
  }

  /// Of all since the last one.
  ContentHash take_hash() {
    hash_.add(std::string_view(bytes_));
    bytes_.clear();
    const Sha256Digest digest = hash_.finish();
    ContentHash content;
    std::copy_n(digest.begin(), content.size(), content.begin());
    return content;
  }

 private:
  void add_bits(std::uint64_t value, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) bytes_ += static_cast<char>(value >> (8 * i) & 0xFF);
  }

  std::string bytes_;
  Sha256 hash_;
};

}  // namespace

ContentHash drawing_hash(const Drawing& drawing, std::string_view salt) {
  Bytes bytes;
  bytes.add_all(salt, drawing.size, drawing.background, drawing.title, drawing.description, drawing.lang,
                drawing.layers);
  return bytes.take_hash();
}

FrameHashes::FrameHashes(const FrameSet& set, std::string_view salt) : set_(set) {
  Bytes bytes;
  std::size_t group_number = 0;
  for (const auto* groups : {&set.story, &set.above})
    for (const TimedGroup& group : *groups) {
      for (const TimedItem& timed : group.items) {
        bytes.add_all(group_number, timed.item);
        timed_.push_back({timed.first, timed.last, bytes.take_hash()});
      }
      ++group_number;
    }
  bytes.add_all(salt, set.size, set.background, set.pixels_per_inch, set.lang, set.title, set.subtitle, set.description,
                set.ground, set.cover);
  for (const auto* groups : {&set.story, &set.above}) {
    bytes.add(groups->size());
    for (const TimedGroup& group : *groups) bytes.add_all(group.name, group.label, group.clip);
  }
  fixed_ = bytes.take_hash();
}

ContentHash FrameHashes::of_step(std::size_t step, const std::vector<const Timed*>& candidates) const {
  Bytes bytes;
  bytes.add(fixed_);
  const FrameStep& when = set_.steps[step];
  bytes.add_all(when.begin.time_since_epoch().count(), when.end.time_since_epoch().count(), when.name, when.label);
  if (step < set_.facts.size()) bytes.add(set_.facts[step].alt);
  for (const Timed* timed : candidates)
    if (timed->first <= step && step <= timed->last) bytes.add(timed->hash);
  return bytes.take_hash();
}

std::vector<ContentHash> FrameHashes::of_steps(std::size_t first, std::size_t count) const {
  // Most things are seen in few steps: looking through all of them once a block keeps the time in proportion to what is
  // seen.
  constexpr std::size_t block = 64;
  std::vector<ContentHash> hashes;
  hashes.reserve(count);
  std::vector<const Timed*> candidates;
  for (std::size_t begin = first; begin < first + count; begin += block) {
    const std::size_t end = std::min(begin + block, first + count);
    candidates.clear();
    for (const Timed& timed : timed_)
      if (timed.first < end && timed.last >= begin) candidates.push_back(&timed);
    for (std::size_t step = begin; step < end; ++step) hashes.push_back(of_step(step, candidates));
  }
  return hashes;
}

}  // namespace dateline
