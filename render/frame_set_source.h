// The frames of a FrameSet as files and as pixels: what a run (render/frame_run.h) draws.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "render/drawing_hash.h"
#include "render/frame_painter.h"
#include "render/frame_palette.h"
#include "render/frame_rows.h"
#include "render/frame_set.h"
#include "render/frame_source.h"

namespace dateline {

enum class FrameFormat { kPng, kSvg, kPdf, kTif };

/// "png", "svg", "pdf", "tif": also the ending of the files.
std::string_view name_of(FrameFormat format);

struct FrameFileOptions {
  FrameFormat format = FrameFormat::kPng;
  double pixels_per_inch = 96;
  /// PNGs of 256 colours: exact for a frame that has no more, else in one palette for the run.
  bool palette = false;
  bool text_as_outlines = false;  ///< in SVG
  long long creation_time = 0;    ///< in PDF
  std::string program;            ///< "dateline 0.1.0"
  std::string zone;               ///< of the chronicle
};

class FrameSetSource : public FrameSource {
 public:
  /// `set` must outlive the source. With `palette` some frames, spread evenly over all steps, are painted here: every
  /// shard chooses the same palette.
  FrameSetSource(const FrameSet& set, FrameFileOptions options);

  std::size_t steps() const override { return set_.steps.size(); }
  FrameEntry entry(std::size_t step) const override;
  std::string file_name(std::size_t step) const override;
  std::vector<ContentHash> contents(std::size_t first, std::size_t count) const override;
  std::unique_ptr<FrameArtist> artist() const override;

  /// Of a folder of all frames.
  FrameIndexHead head() const;
  /// Made when it is first asked for. Thread-safe.
  const FramePainter& painter() const;
  /// Of the run, with `palette`.
  StillRows still_;  ///< of PNGs; empty where a palette is small
  const std::optional<FramePalette>& palette() const { return palette_; }

 private:
  friend class FrameSetArtist;

  const FrameSet& set_;
  FrameFileOptions options_;
  std::optional<FramePalette> palette_;
  mutable std::once_flag painter_once_;
  mutable std::unique_ptr<FramePainter> painter_;
};

}  // namespace dateline
