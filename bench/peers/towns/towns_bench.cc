// Labels for the largest towns of a country, to compare with other placers on the same points:
//
//   dateline_towns_bench towns.csv positions.csv
//
// Reads "longitude,latitude,name" lines, puts the towns on a page of 1600 x 1200 px at 96 dpi (Web Mercator), sets the
// names in Noto Sans 8 pt, offers each the places of `spots_around`, then also those of `spots_sliding`, and
// lets `place_labels` choose. The dots of all towns are obstacles, and a label stays on the page. Prints a line for
// either with what was placed and what it took. The result is checked by comparing every pair of boxes. Writes
// "x_px,y_px,name" for the other placers to read.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "geodata/projection.h"
#include "render/label_placement.h"
#include "render/point_labels.h"

namespace dateline {
namespace {

constexpr double page_width_pt = 1200, page_height_pt = 900;
constexpr double margin_pt = 15;
constexpr double dot_radius_pt = 1.5;
constexpr double px_per_pt = 96.0 / 72;

struct Town {
  LonLat at;
  std::string name;
  PagePoint on_page;
};

std::vector<Town> read_towns(const char* path) {
  std::vector<Town> towns;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find(','), second = line.find(',', first + 1);
    if (second == std::string::npos) continue;
    towns.push_back({{std::stod(line), std::stod(line.substr(first + 1))}, line.substr(second + 1), {}});
  }
  return towns;
}

void put_on_page(std::vector<Town>& towns) {
  const auto projection = Projection::from_string("EPSG:3857");
  if (!projection || towns.empty()) throw std::runtime_error("no towns, or no projection");
  std::vector<LonLat> lon_lats;
  for (const Town& town : towns) lon_lats.push_back(town.at);
  std::vector<PlanePoint> plane(towns.size());
  projection->forward(lon_lats, plane);
  PageBox extent{plane[0].x_m, plane[0].y_m, plane[0].x_m, plane[0].y_m};
  for (const PlanePoint p : plane) extent.include({p.x_m, p.y_m});
  const double scale = std::min((page_width_pt - 2 * margin_pt) / extent.width_pt(),
                                (page_height_pt - 2 * margin_pt) / extent.height_pt());
  for (std::size_t i = 0; i < towns.size(); ++i)
    towns[i].on_page = {page_width_pt / 2 + (plane[i].x_m - extent.center().x_pt) * scale,
                        page_height_pt / 2 - (plane[i].y_m - extent.center().y_pt) * scale};
}

PageBox dot_of(const Town& town) { return PageBox::around(town.on_page, dot_radius_pt, dot_radius_pt); }

/// What is black of a name: less than the block of `measure_label`, which has room for capitals and tails.
LabelSize ink_of(const std::string& name, const TypeStyle& type, const TextMeasurer& measurer) {
  const TextExtents ink = measurer.measure(name, type, "en");
  const double width = ink.ink_right_pt - ink.ink_left_pt;
  return {width, ink.ink_bottom_pt - ink.ink_top_pt, {width}, {-ink.ink_top_pt}};
}

std::vector<LabelRequest> requests_for(const std::vector<Town>& towns, const TextMeasurer& measurer, bool sliding) {
  TypeStyle type;
  type.families = {"Noto Sans"};
  type.size_pt = 8;
  const PageBox page{0, 0, page_width_pt, page_height_pt};
  std::vector<LabelRequest> labels;
  for (const Town& town : towns) {
    const LabelSize size =
        sliding ? ink_of(town.name, type, measurer) : measure_label({{{town.name, type, "en"}}}, measurer);
    LabelRequest label{100, {}};  // far more than any place costs: as many labels as can be
    std::vector<LabelSpot> spots = spots_around(town.on_page, dot_radius_pt, size);
    if (sliding) std::ranges::copy(spots_sliding(town.on_page, dot_radius_pt, size), std::back_inserter(spots));
    for (const LabelSpot& spot : spots) {
      const bool covers_dot =
          std::ranges::any_of(towns, [&](const Town& other) { return dot_of(other).overlaps(spot.box); });
      if (page.contains(spot.box) && !covers_dot) label.candidates.push_back({{spot.box}, spot.cost});
    }
    labels.push_back(std::move(label));
  }
  return labels;
}

/// Pairs of drawn labels, or of a label and a dot, that overlap.
int overlaps(const std::vector<Town>& towns, const std::vector<LabelRequest>& labels, const std::vector<int>& places) {
  std::vector<PageBox> drawn;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (places[i] >= 0) drawn.push_back(labels[i].candidates[static_cast<std::size_t>(places[i])].boxes.front());
  int found = 0;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) found += drawn[i].overlaps(drawn[j]);
    for (const Town& town : towns) found += dot_of(town).overlaps(drawn[i]);
  }
  return found;
}

/// The number of overlaps.
int place_and_print(const std::vector<Town>& towns, const std::vector<LabelRequest>& labels) {
  const auto start = std::chrono::steady_clock::now();
  const std::vector<int> places = place_labels(labels);
  const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  std::size_t offered = 0;
  for (const LabelRequest& label : labels) offered += label.candidates.size();
  const auto placed = std::ranges::count_if(places, [](int place) { return place >= 0; });
  const int wrong = overlaps(towns, labels, places);
  fmt::print("{:4} towns: {:4} labels placed by dateline among {:6} places clear of the dots, {} overlaps, {:.0f} ms\n",
             towns.size(), placed, offered, wrong, ms);
  return wrong;
}

int run(const char* towns_path, const char* positions_path) {
  std::vector<Town> towns = read_towns(towns_path);
  put_on_page(towns);
  std::ofstream positions(positions_path);
  for (const Town& town : towns)
    positions << fmt::format("{:.3f},{:.3f},{}\n", town.on_page.x_pt * px_per_pt, town.on_page.y_pt * px_per_pt,
                             town.name);
  const auto measurer = make_pango_text_measurer();
  int wrong = 0;
  for (const bool sliding : {false, true}) wrong += place_and_print(towns, requests_for(towns, *measurer, sliding));
  return wrong == 0 ? 0 : 1;
}

}  // namespace
}  // namespace dateline

int main(int count, char** arguments) {
  if (count == 3) return dateline::run(arguments[1], arguments[2]);
  fmt::print(stderr, "usage: {} towns.csv positions.csv\n", arguments[0]);
  return 2;
}
