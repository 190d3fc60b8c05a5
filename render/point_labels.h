// Candidate places of labels at points, in areas and along lines.
#pragma once

#include <string>
#include <vector>

#include "geodata/chronicle.h"
#include "render/bezier.h"
#include "render/drawing.h"
#include "render/text_measurer.h"

namespace dateline {

/// Lines of one label, set as a block.
struct LabelText {
  /// What a line says: names and words hold for the whole of a run of frames, the others change with what is known.
  enum class Says { kWords, kClaim, kNumber, kCounted };
  struct Line {
    std::string text;
    TypeStyle type;
    std::string lang;
    Says says = Says::kWords;
    Measure measure = Measure::kUnspecified;  ///< of a claim, its number, or what is counted
  };
  std::vector<Line> lines;
};

/// Width and height of the block and of each line, points.
struct LabelSize {
  double width_pt = 0;
  double height_pt = 0;
  std::vector<double> widths_pt;
  std::vector<double> baselines_pt;  ///< from the top of the block
};

LabelSize measure_label(const LabelText& text, const TextMeasurer& measurer);

/// True if the first line is read from the right: that end should stand next to the mark.
bool starts_at_the_right(const LabelText& text);

/// How the lines of a block stand to each other.
enum class LabelAlign { kLeft, kCenter, kRight };

/// A place for a block: its box, how it is aligned, and what the place costs (0 is ideal).
struct LabelSpot {
  PageBox box;
  LabelAlign align = LabelAlign::kLeft;
  double cost = 0;
  std::vector<PagePoint> leader;  ///< a line from the mark to the block, for places that stand off; else empty
  double rotation_deg = 0;        ///< the block is turned about the middle of `box`, clockwise on the page
  bool on_band = false;           ///< within its own arrow: letters in the colour of the paper
};

/// Places around a mark of `radius_pt`: eight typographic positions in order of preference (right, above right, below
/// right, above, below, left, above left, below left; for right-to-left scripts left and right change places), then the
/// same farther off.
std::vector<LabelSpot> spots_around(PagePoint center, double radius_pt, const LabelSize& size,
                                    bool right_to_left = false);

/// More places than the typographic ones, for points in a crowd: the block slides around the mark, touching it or up to
/// 11 points off; dearer than any of `spots_around` at the mark.
std::vector<LabelSpot> spots_sliding(PagePoint center, double radius_pt, const LabelSize& size);

/// Places farther off with a leader line, for marks in a crowd; dearer than any of `spots_around`.
std::vector<LabelSpot> spots_with_leader(PagePoint center, double radius_pt, const LabelSize& size);

/// The drawn lines of a block at a spot.
std::vector<Item> label_items(const LabelText& text, const LabelSize& size, const LabelSpot& spot);

/// The boxes that a block covers at a spot: one a line, or a chain of small ones along a turned line.
std::vector<PageBox> label_boxes(const LabelSize& size, const LabelSpot& spot);

/// Small boxes along the leader of a spot; none without one.
std::vector<PageBox> leader_boxes(const LabelSpot& spot);

}  // namespace dateline
