// The stages of a map one by one, for those who put something between them: a single map (render/render_map.h) and a
// run of frames (render/frame_set.h).
//
//   MapPipeline pipeline(inputs, measurer);
//   if (!pipeline.begin()) ...                 // plan and scene of the map and its insets; the ground is being read
//   ReadyBlocks blocks = pipeline.blocks();    // panel and locator
//   blocks.insets.push_back(...)               // what became of each inset
//   const Layout layout = pipeline.lay_out(pipeline.map(), std::move(blocks), "");
//
// A scene may be changed between `begin` and `blocks`: wider figures, larger symbols, more notes.
#pragma once

#include <future>
#include <optional>
#include <string>
#include <vector>

#include "render/layout.h"
#include "render/render_map.h"

namespace dateline {

/// A map or an inset on its way: what does without the ground, while that is read.
struct Sheet {
  MapSpec spec;
  MapPlan plan;
  Scene scene;
  std::future<GroundScene> reading;
  std::optional<GroundScene> ground;  ///< once it was waited for
};

/// Waits for it.
GroundScene& ground_of(Sheet& sheet);

/// For one thread. `inputs` and `measurer` must outlive it.
class MapPipeline {
 public:
  MapPipeline(const MapInputs& inputs, const TextMeasurer& measurer);

  /// Starts reading the ground (and loading GDAL for it), and meanwhile makes everything that does without it. False,
  /// with errors among the diagnostics, when the map cannot be drawn at all.
  bool begin();

  Sheet& map() { return *map_; }
  std::vector<Sheet>& insets() { return insets_; }
  const ChronicleView& view() const { return view_; }
  /// The country in which most records of the map happened.
  const std::string& home() const { return home_; }

  /// Panel and locator; the panel waits for the ground where the key explains its borders.
  ReadyBlocks blocks();

  /// Puts the ground below the scene and finds a place for everything. `prefix` says in messages which inset is meant;
  /// empty for the map itself, which comes last.
  Layout lay_out(Sheet& sheet, ReadyBlocks blocks, const std::string& prefix);
  /// Likewise an inset, with its title.
  Layout lay_out_inset(std::size_t index);
  /// The inset as furniture of the map.
  ReadyInset ready_inset(std::size_t index, Drawing drawing) const;

  Diagnostics diagnostics;
  /// One line for each choice, as in RenderedMap.
  std::vector<std::string> explanation;

 private:
  std::optional<Sheet> begin_sheet(MapSpec spec, const Sheet* parent);
  void warn_of_empty_layers(const Sheet& sheet);
  void warn_of_furniture(const Layout& layout, const std::string& prefix);
  void take_credits(GroundScene& ground, bool of_inset);

  const MapInputs& inputs_;
  const TextMeasurer& measurer_;
  ChronicleView view_;
  std::optional<Sheet> map_;
  std::vector<Sheet> insets_;
  std::string home_;
  std::vector<std::string> inset_credits_;
};

/// What an inset is called in ids and messages: "inset-1" for the first.
std::string inset_id(std::size_t index);

}  // namespace dateline
