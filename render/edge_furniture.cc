#include "render/edge_furniture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "render/text_content.h"

namespace dateline {
namespace {

/// Below this side of the frame, blocks are not only kept apart but kept small.
constexpr double small_frame_pt = 400;

/// Parts of a small frame's height: what a title (or another block, by `room_advice`) may take, what it may take on top
/// of symbols, and the credits.
constexpr double most_title_part = 0.4;
constexpr double most_title_on_symbols_part = 0.25;
constexpr double most_credits_part = 0.25;

/// Below these sizes text cannot be read.
constexpr double least_title_pt = 9;
constexpr double least_text_pt = 5.5;

/// Between title and credits.
constexpr double gap_pt = 6;

constexpr auto title_width_parts = std::to_array<double>({0.62, 0.45, 0.34});

struct TitleLook {
  double scale;
  bool subtitle;
};
/// In order of preference.
constexpr auto title_looks =
    std::to_array<TitleLook>({{1, true}, {0.8, true}, {0.65, true}, {0.8, false}, {0.65, false}, {0.5, false}});

class EdgeMaker {
 public:
  EdgeMaker(const SceneTexts& texts, const PageBox& frame, const std::vector<PlacedSymbol>& symbols, const Style& style,
            const std::string& lang, const TextMeasurer& measurer)
      : texts_(texts),
        frame_(frame),
        inner_(frame.grown(-furniture_margin_pt(frame, style))),
        symbols_(symbols),
        style_(style),
        lang_(lang),
        measurer_(measurer) {}

  EdgeFurniture run(bool wants_title) {
    place_credits();
    if (wants_title) place_title();
    return std::move(out_);
  }

 private:
  bool right_to_left() const { return is_right_to_left(lang_); }
  Block facing(Block block) const { return right_to_left() ? mirrored(std::move(block)) : block; }
  bool is_small() const { return std::min(frame_.width_pt(), frame_.height_pt()) < small_frame_pt; }

  /// Where a block begins that stands at the margin at which reading begins.
  double near_margin(const Block& block) const {
    return right_to_left() ? inner_.right_pt - block.size.width_pt : inner_.left_pt;
  }

  void place_credits() {
    const double bottom = inner_.bottom_pt + 0.4 * (frame_.bottom_pt - inner_.bottom_pt);
    for (const double scale : {1.0, 0.85, 0.7}) {
      if (scale < 1 && style_.type("credit").size_pt * scale < least_text_pt) break;
      Block credits = facing(credits_block(texts_, style_, lang_, inner_.width_pt(), measurer_, scale));
      if (credits.empty()) return;
      const double most = is_small() ? most_credits_part * frame_.height_pt() : bottom - inner_.top_pt;
      if (credits.size.height_pt > most || credits.size.width_pt > inner_.width_pt() + 1e-6) continue;
      const PagePoint corner{near_margin(credits), bottom - credits.size.height_pt};
      out_.credits = StandingBlock{std::move(credits), corner};
      return;
    }
    const Block whole = credits_block(texts_, style_, lang_, inner_.width_pt(), measurer_);
    std::string all;
    for (const std::string& credit : texts_.credits) all += (all.empty() ? "" : " \u00B7 ") + credit;
    drop("credits", fmt::format("the page has no room for them, so print beside the map: {}; {}", all,
                                room_advice({whole.size}, frame_)));
  }

  void place_title() {
    if (title({1, true}, inner_.width_pt()).empty()) return;
    if (place_title_on_the_ground() || place_title_on_symbols()) return;
    drop("title", fmt::format("the page has no room for it; {}", title_advice()));
  }

  /// Where it covers no symbol.
  bool place_title_on_the_ground() {
    for (const TitleLook& look : title_looks)
      for (const double width : widths(look))
        for (StandingBlock& choice : choices(look, width))
          if (fits(choice, most_title_part) && !covers_symbol(choice.box())) return settle(std::move(choice), look);
    return false;
  }

  bool place_title_on_symbols() {
    for (const TitleLook& look : title_looks)
      for (const double width : widths(look))
        for (StandingBlock& choice : choices(look, width))
          if (fits(choice, most_title_on_symbols_part)) {
            out_.title_on_symbols = is_small();
            return settle(std::move(choice), look);
          }
    return false;
  }

  std::vector<double> widths(const TitleLook& look) const {
    std::vector<double> widths;
    for (const double part : title_width_parts) widths.push_back(frame_.width_pt() * part);
    if (look.scale < 1) widths.push_back(inner_.width_pt());
    return widths;
  }

  Block title(const TitleLook& look, double width) const {
    if (style_.type("title").size_pt * look.scale < least_title_pt && look.scale < 1) return {};
    SceneTexts texts;
    texts.title = texts_.title;
    if (look.subtitle) texts.subtitle = texts_.subtitle;
    return facing(title_block(texts, style_, lang_, width, measurer_, look.scale));
  }

  /// At the margin at which reading begins, and at the other.
  std::vector<StandingBlock> choices(const TitleLook& look, double width) const {
    const Block block = title(look, width);
    if (block.empty()) return {};
    std::array sides{inner_.left_pt, inner_.right_pt - block.size.width_pt};
    if (right_to_left()) std::swap(sides[0], sides[1]);
    std::vector<StandingBlock> choices;
    for (const double x : sides) choices.push_back({block, {x, inner_.top_pt}});
    return choices;
  }

  bool fits(const StandingBlock& block, double most_part) const {
    const PageBox box = block.box();
    const double foot = out_.credits ? out_.credits->corner.y_pt - gap_pt : inner_.bottom_pt;
    if (is_small() && box.height_pt() > most_part * frame_.height_pt()) return false;
    return box.bottom_pt <= foot && box.left_pt >= frame_.left_pt && box.right_pt <= frame_.right_pt;
  }

  bool covers_symbol(const PageBox& box) const {
    return std::ranges::any_of(symbols_,
                               [&](const PlacedSymbol& s) { return box.grown(s.radius_pt).contains(s.center); });
  }

  bool settle(StandingBlock block, const TitleLook& look) {
    if (!look.subtitle && !texts_.subtitle.empty())
      drop("subtitle", fmt::format("the page has no room for it; {}", title_advice()));
    out_.title = std::move(block);
    return true;
  }

  /// The smallest page of this shape that holds title and subtitle at their size.
  std::string title_advice() const {
    double times = 1.1;
    for (; times < 50; times *= 1.1) {
      const Block whole = title({1, true}, frame_.width_pt() * times * title_width_parts[0]);
      if (whole.size.height_pt < most_title_part * frame_.height_pt() * times) break;
    }
    return room_advice({{0, most_title_part * frame_.height_pt() * times}}, frame_);
  }

  void drop(const char* id, std::string reason) { out_.dropped.push_back({id, std::move(reason)}); }

  const SceneTexts& texts_;
  PageBox frame_;
  PageBox inner_;
  const std::vector<PlacedSymbol>& symbols_;
  const Style& style_;
  const std::string& lang_;
  const TextMeasurer& measurer_;
  EdgeFurniture out_;
};

}  // namespace

PageBox StandingBlock::box() const {
  return {corner.x_pt, corner.y_pt, corner.x_pt + block.size.width_pt, corner.y_pt + block.size.height_pt};
}

EdgeFurniture place_title_and_credits(const SceneTexts& texts, bool wants_title, const PageBox& frame,
                                      const std::vector<PlacedSymbol>& symbols, const Style& style,
                                      const std::string& lang, const TextMeasurer& measurer) {
  return EdgeMaker(texts, frame, symbols, style, lang, measurer).run(wants_title);
}

std::string room_advice(const std::vector<PageSize>& shapes, const PageBox& frame) {
  double least = std::numeric_limits<double>::infinity();
  for (const PageSize& piece : shapes) {
    const double part = piece.width_pt * piece.height_pt / (frame.width_pt() * frame.height_pt());
    least =
        std::min(least, std::max({1.1, piece.width_pt / frame.width_pt(),
                                  piece.height_pt / (most_title_part * frame.height_pt()), std::sqrt(part / 0.25)}));
  }
  const auto rounded = [&](double side) { return std::ceil(side * least / 10 - 1e-6) * 10; };
  return fmt::format("a page of about {:.0f} by {:.0f} pt may hold it", rounded(frame.width_pt()),
                     rounded(frame.height_pt()));
}

}  // namespace dateline
