// A map in time: everything that all of its frames show, each thing once, with the steps in which it is seen.
//
//   MapInputs --plan_frames--> FrameSet --frame_drawing(step)--> Drawing (SVG, PDF)
//                                       --FramePainter(step)---> pixels  (PNG, animations)
//                                       --viewer page----------> HTML
//
// The frames of a set share one layout: a thing has one place for the whole run, so nothing can jump. From the bottom
// up a frame is `ground`, `story`, `cover`, `above`; ground and cover are the same in all frames. A FrameSet is a plain
// value; a frame is a pure function of it and of the step, whatever was drawn before. Safe to read from many threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "render/drawing.h"
#include "render/frame_steps.h"
#include "render/map_spec.h"
#include "render/page_georeference.h"
#include "render/render_map.h"

namespace dateline {

/// Something that is seen in the steps from `first` to `last`, both included.
struct TimedItem {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  /// With the id of what it shows. The same thing may come in several shapes (paler, larger, with another number), each
  /// a TimedItem with the same id; in no step are there two of one id.
  Item item;
};

/// A layer of a Drawing whose items come and go. Items are in drawing order.
struct TimedGroup {
  ItemName name;
  std::string label;
  std::optional<PageBox> clip;
  std::vector<TimedItem> items;
};

/// A record of the chronicle as it is listed beside the map.
struct FrameRecord {
  std::string id;
  std::string title;
  std::string when;   ///< for people: "7 February 2020", "about 20:00 – 05:00"
  std::string where;  ///< names of its places
  std::vector<std::string>
      figures;        ///< claims known at the end of a step, one a line: later there may be another entry
  std::string layer;  ///< title of its layer
  std::string layer_id;
  Color color;                     ///< of its symbol
  std::vector<std::string> items;  ///< ids of the items that show it; empty when it is not on the map
};

/// What a frame says apart from its picture.
struct FrameFacts {
  std::size_t events = 0;  ///< that happen in the step, of those that the map's layers select
  std::size_t movements = 0;
  std::size_t deployments = 0;
  std::string alt;                     ///< the frame in words, a sentence or two
  std::vector<std::uint32_t> records;  ///< of the step, indices into FrameSet::records, in order of time

  std::size_t count() const { return events + movements + deployments; }
};

/// A chronicle-wide figure through time.
struct FrameTotal {
  std::string label;                ///< "Deaths"
  std::vector<std::string> values;  ///< as known at the end of each step, with marks of the notes; "–" before any claim
};

struct FrameSet {
  PageSize size;
  PageGeoreference georeference;
  Color background;
  double pixels_per_inch = 96;
  std::string lang;
  std::string title;
  std::string subtitle;
  std::string description;  ///< of the whole run, paragraphs between line ends
  FramesSpec timing;

  std::vector<Group> ground;
  std::vector<TimedGroup> story;  ///< areas, layers, dots of places
  std::vector<Group> cover;       ///< names that stay, and furniture that stays
  std::vector<TimedGroup> above;  ///< numbers, names of ends, the clock

  std::vector<FrameStep> steps;
  std::vector<FrameFacts> facts;  ///< of each step
  std::vector<FrameRecord> records;
  std::vector<FrameTotal> totals;
  std::vector<std::string> source_notes;  ///< the first is note 1
  std::vector<std::string> notes;
  std::vector<std::string> credits;
  std::vector<std::string> explanation;  ///< as in RenderedMap
};

/// The whole run in one layout. `spec.frames` says how; diagnostics as for `render_map`, errors for a span that has no
/// ends or too many steps. Takes its inputs to let go of what is off the page; move them where they are not needed
/// again.
Result<FrameSet> plan_frames(MapInputs inputs, const TextMeasurer& measurer);

/// The texts of a frame that its files carry unseen.
struct FrameTexts {
  std::string title;
  std::string description;  ///< the frame in words, then the run; paragraphs between line ends
};
FrameTexts frame_texts(const FrameSet& set, std::size_t step);

/// A frame as a Drawing with the layers of the set in order; `step` is an index into `steps`.
Drawing frame_drawing(const FrameSet& set, std::size_t step);

}  // namespace dateline
