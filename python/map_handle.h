// A map that Python objects share: loaded when it is made, laid out once when it is first looked at.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "render/export_outputs.h"
#include "render/load_map.h"
#include "render/picture_format.h"

namespace dateline::python {

/// All functions may be called from several threads at once, none of which needs the interpreter's lock.
class MapHandle {
 public:
  explicit MapHandle(MapInputs inputs) : inputs_(std::move(inputs)) {}

  const MapInputs& inputs() const { return inputs_; }

  /// The same object every time: a value, or errors; with warnings. Throws Error each time that the environment fails.
  const Result<RenderedMap>& rendered();

  /// For the three below the map must have been rendered.
  std::string picture(PictureFormat format, bool text_as_outlines, std::optional<double> pixels_per_inch);
  /// Throws std::invalid_argument when a path has no known ending, or names an input or another output.
  void write(const std::vector<std::string>& paths, bool text_as_outlines, bool world_file);

  /// Returns warnings, or errors and then writes nothing. Throws std::invalid_argument likewise.
  Diagnostics export_to(const ExportJob& job);

  /// Throws std::invalid_argument when an output is an input, or named twice.
  void check_outputs(const std::vector<std::string>& paths) const;

 private:
  MapInputs inputs_;
  std::mutex mutex_;
  std::optional<Result<RenderedMap>> rendered_;
};

}  // namespace dateline::python
