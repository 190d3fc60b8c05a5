#include "render/frame_clock.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "render/messages.h"
#include "render/text_content.h"

namespace dateline {
namespace {

constexpr double padding_pt = 10;
constexpr double strip_height_pt = 26;
constexpr double least_strip_pt = 190;
constexpr double least_bar_pt = 1.2;
constexpr double column_gap_pt = 14;
constexpr double row_part = 1.5;  // of the type's size

double widest(const std::vector<std::string>& texts, const TypeStyle& type, const std::string& lang,
              const TextMeasurer& measurer) {
  double width = 0;
  const std::string* last = nullptr;
  for (const std::string& text : texts) {
    // Numbers stay the same for many steps.
    if (!last || *last != text) width = std::max(width, measurer.measure(text, type, lang).advance_pt);
    last = &text;
  }
  return width;
}

}  // namespace

FrameClock::FrameClock(const ClockTexts& texts, const Style& style, const std::string& lang,
                       const TextMeasurer& measurer)
    : texts_(texts), style_(style), lang_(lang) {
  const TypeStyle &day = style.type("title"), &small = style.type("note"), &row = style.type("legend");
  width_pt_ = widest(texts.days, day, lang, measurer);
  day_baseline_pt_ = day.size_pt * 0.95;
  height_pt_ = day.size_pt * 1.2;
  if (!texts.counts.empty()) {
    width_pt_ = std::max(width_pt_, least_strip_pt);
    bins_ = std::min(texts.counts.size(), static_cast<std::size_t>(width_pt_ / least_bar_pt));
    bin_counts_.resize(bins_);
    for (std::size_t i = 0; i < texts.counts.size(); ++i) bin_counts_[bin_of(i)] += texts.counts[i];
    most_ = *std::ranges::max_element(bin_counts_);
    strip_top_pt_ = height_pt_ + small.size_pt * 1.6;
    height_pt_ = strip_top_pt_ + strip_height_pt + small.size_pt * 1.2 + 9;
  }
  if (!texts.totals.empty()) {
    double labels = 0, values = 0;
    for (const FrameTotal& total : texts.totals) {
      labels = std::max(labels, measurer.measure(total.label, row, lang).advance_pt);
      values = std::max(values, widest(total.values, style.type("figure"), lang, measurer));
    }
    values_x_pt_ = labels + column_gap_pt;
    width_pt_ = std::max({width_pt_, values_x_pt_ + values,
                          measurer.measure(texts.totals_heading, style.type("legend_title"), lang).advance_pt});
    totals_top_pt_ = height_pt_ + style.type("legend_title").size_pt * 1.7;
    height_pt_ = totals_top_pt_ + static_cast<double>(texts.totals.size()) * row.size_pt * row_part;
  }
}

std::size_t FrameClock::bin_of(std::size_t step) const { return step * bins_ / texts_.counts.size(); }

double FrameClock::bar_height_pt(std::size_t count) const {
  if (count == 0 || most_ == 0) return 0;
  return std::max(1.5, strip_height_pt * static_cast<double>(count) / static_cast<double>(most_));
}

PageBox FrameClock::bar(std::size_t bin) const {
  const double each = width_pt_ / static_cast<double>(bins_);
  const double gap = each > 4 ? std::min(each * 0.18, 3.0) : 0;
  const double left = each * static_cast<double>(bin), foot = strip_top_pt_ + strip_height_pt;
  return {left + gap / 2, foot - bar_height_pt(bin_counts_[bin]), left + each - gap / 2, foot};
}

Item FrameClock::line(const std::string& text, const TypeStyle& type, double x_pt, double baseline_pt,
                      TextAnchor anchor) const {
  TextItem item;
  item.text = text;
  item.type = type;
  item.type.halo_width_pt = 0;
  item.lang = lang_;
  item.origin = {x_pt, baseline_pt};
  item.anchor = anchor;
  return {std::move(item)};
}

Block FrameClock::face(std::vector<Item> items) const {
  Block block;
  block.group.items = std::move(items);
  block.size = {width_pt_, height_pt_};
  return is_right_to_left(lang_) ? mirrored(std::move(block)) : block;
}

Block FrameClock::ground() const {
  if (texts_.days.empty()) return {};
  std::vector<Item> items;
  const Color faint = style_.color("text_faint").faded(0.35);
  const auto rule = [&](double y, double width_pt, Color color) {
    PathItem item;
    item.path = Path::polyline({{0, y}, {width_pt_, y}});
    item.stroke = Stroke{color, width_pt, {}, LineCap::kButt, LineJoin::kMiter, {}};
    items.push_back({std::move(item)});
  };
  if (bins_ > 0) {
    PathItem bars;
    bars.name.css_class = "strip";
    for (std::size_t bin = 0; bin < bins_; ++bin) {
      if (bin_counts_[bin] == 0) continue;
      const Path one = Path::rectangle(bar(bin));
      bars.path.verbs.insert(bars.path.verbs.end(), one.verbs.begin(), one.verbs.end());
      bars.path.points.insert(bars.path.points.end(), one.points.begin(), one.points.end());
    }
    bars.fill = Fill{style_.color("text_faint").faded(0.55), {}, false};
    if (!bars.path.empty()) items.push_back({std::move(bars)});
    const double foot = strip_top_pt_ + strip_height_pt;
    rule(foot + 0.4, 0.8, style_.color("text_muted"));
    const TypeStyle& small = style_.type("note");
    items.push_back(line(texts_.first_day, small, 0, foot + 7 + small.size_pt, TextAnchor::kStart));
    if (texts_.last_day != texts_.first_day)
      items.push_back(line(texts_.last_day, small, width_pt_, foot + 7 + small.size_pt, TextAnchor::kEnd));
  }
  const TypeStyle& row = style_.type("legend");
  for (std::size_t i = 0; i < texts_.totals.size(); ++i) {
    const double top = totals_top_pt_ + static_cast<double>(i) * row.size_pt * row_part;
    if (i == 0)
      items.push_back(line(texts_.totals_heading, style_.type("legend_title"), 0, top - 4, TextAnchor::kStart));
    else
      rule(top, 0.4, faint);
    items.push_back(line(texts_.totals[i].label, row, 0, top + row.size_pt * 1.08, TextAnchor::kStart));
  }
  if (items.empty()) items.push_back({PathItem{}});  // room for the day alone
  Block block = on_panel(face(std::move(items)), style_.color("panel").faded(0.82), padding_pt);
  block.group.name.id = "clock";
  return block;
}

std::vector<FrameClock::Part> FrameClock::parts(std::size_t step) const {
  std::vector<Part> parts;
  const auto add = [&](std::string id, std::string look, std::vector<Item> items) {
    Block block = face(std::move(items));
    move(block.group, {padding_pt, padding_pt});
    block.group.name = {"clock-" + id, "clock-" + id, {}};
    parts.push_back({std::move(look), std::move(block.group)});
  };
  const auto one = [](Item item) {
    std::vector<Item> items;
    items.push_back(std::move(item));
    return items;
  };
  add("day", texts_.days[step],
      one(line(texts_.days[step], style_.type("title"), 0, day_baseline_pt_, TextAnchor::kStart)));
  if (bins_ > 0) {
    const std::string count =
        message("frames.records", lang_, {{"n", format_number(static_cast<double>(texts_.counts[step]), lang_)}});
    const TypeStyle& small = style_.type("note");
    add("count", count, one(line(count, small, 0, strip_top_pt_ - small.size_pt * 0.55, TextAnchor::kStart)));
    std::vector<Item> mark;
    const Color ink = style_.color("text");
    const PageBox box = bar(bin_of(step));
    const double middle = (box.left_pt + box.right_pt) / 2, foot = strip_top_pt_ + strip_height_pt;
    const double half = std::max(box.width_pt() / 2, 0.8);
    if (bin_counts_[bin_of(step)] > 0) {
      PathItem bar_item;
      bar_item.path = Path::rectangle({middle - half, box.top_pt, middle + half, foot});
      bar_item.fill = Fill{ink, {}, false};
      mark.push_back({std::move(bar_item)});
    }
    PathItem pointer;
    pointer.path = Path::polygon({{middle, foot + 1.2}, {middle - 3.4, foot + 6}, {middle + 3.4, foot + 6}});
    pointer.fill = Fill{ink, {}, false};
    mark.push_back({std::move(pointer)});
    add("mark", fmt::format("{}", bin_of(step)), std::move(mark));
  }
  const TypeStyle& row = style_.type("legend");
  for (std::size_t i = 0; i < texts_.totals.size(); ++i) {
    const double baseline = totals_top_pt_ + static_cast<double>(i) * row.size_pt * row_part + row.size_pt * 1.08;
    const std::string& value = texts_.totals[i].values[step];
    add(fmt::format("total-{}", i + 1), value,
        one(line(value, style_.type("figure"), values_x_pt_, baseline, TextAnchor::kStart)));
  }
  return parts;
}

}  // namespace dateline
