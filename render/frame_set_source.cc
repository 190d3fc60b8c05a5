#include "render/frame_set_source.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/safe_file_name.h"
#include "render/canvas.h"
#include "render/geotiff.h"
#include "render/palette_choice.h"
#include "render/png_encoder.h"
#include "render/png_rows.h"

namespace dateline {
namespace {

/// Painted to choose the palette of a run. Few, for each shard paints them.
constexpr std::size_t palette_samples = 8;

std::string local_text(LocalSeconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const long long seconds = (time - day).count();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), seconds / 3600,
                     seconds / 60 % 60, seconds % 60);
}

bool has_pixels(FrameFormat format) { return format == FrameFormat::kPng || format == FrameFormat::kTif; }

FramePalette choose_run_palette(const FramePainter& painter, std::size_t steps) {
  ColorCounts counts;
  FramePainter::Brush brush;
  const std::size_t samples = std::min(palette_samples, steps);
  for (std::size_t i = 0; i < samples; ++i) {
    counts.add(painter.paint(samples == 1 ? 0 : i * (steps - 1) / (samples - 1), brush));
  }
  return choose_palette(counts);
}

}  // namespace

std::string_view name_of(FrameFormat format) {
  switch (format) {
    case FrameFormat::kPng: return "png";
    case FrameFormat::kSvg: return "svg";
    case FrameFormat::kPdf: return "pdf";
    case FrameFormat::kTif: return "tif";
  }
  return {};
}

class FrameSetArtist : public FrameArtist {
 public:
  explicit FrameSetArtist(const FrameSetSource& source) : source_(source), encoder_(details_of(source)) {
    if (!source.still_.bytes.empty()) rows_.emplace(source.still_);
  }

  std::string file(std::size_t step, const FrameImage* painted) override {
    const FrameFileOptions& options = source_.options_;
    switch (options.format) {
      case FrameFormat::kSvg:
        return draw_svg(frame_drawing(source_.set_, step), {.text_as_outlines = options.text_as_outlines});
      case FrameFormat::kPdf:
        return draw_pdf(frame_drawing(source_.set_, step),
                        {.creation_time = options.creation_time, .place = source_.set_.georeference});
      case FrameFormat::kTif:
        return geotiff(step, painted != nullptr ? *painted : source_.painter().paint(step, brush_));
      case FrameFormat::kPng: break;
    }
    if (painted != nullptr) return alone(*painted);
    const FrameImage& frame = source_.painter().paint(step, brush_);
    const bool exact = options.palette && !has_more_colors(frame, FramePalette::kMaxColors);
    if (rows_ && !exact && (options.palette || nearly_flat(frame)))
      return encoder_.encode(rows_->update(frame, brush_));
    if (rows_) rows_->forget();
    return alone(frame);
  }

  void image(std::size_t step, FrameImage& out) override {
    out = source_.painter().paint(step, brush_);
    if (rows_) rows_->forget();
  }

 private:
  static PngDetails details_of(const FrameSetSource& source) {
    PngDetails details;
    details.pixels_per_inch = source.options_.pixels_per_inch;
    details.title = source.set_.title;
    details.lang = source.set_.lang;
    details.software = "dateline";
    details.compression = 1;  // our own writer of flat pictures: less than half the time, for files as large
    return details;
  }

  std::string geotiff(std::size_t step, const FrameImage& frame) const {
    const FrameTexts texts = frame_texts(source_.set_, step);
    return encode_geotiff(frame, source_.set_.georeference,
                          {source_.options_.pixels_per_inch, texts.title, texts.description});
  }

  /// The same bytes for a picture of which nothing else is known.
  std::string alone(const FrameImage& frame) {
    if (!source_.options_.palette) return encoder_.encode(frame);
    if (const auto exact = index_exactly(frame))
      return encoder_.encode(PngPalettePixels{frame.width_px, frame.height_px, exact->indices, exact->colors});
    indices_.resize(frame.pixels.size());
    if (!indexer_) indexer_.emplace(*source_.palette());
    indexer_->index(frame, whole(frame), indices_.data(), static_cast<std::size_t>(frame.width_px));
    return encoder_.encode(PngPalettePixels{frame.width_px, frame.height_px, indices_, source_.palette()->colors()});
  }

  const FrameSetSource& source_;
  FramePainter::Brush brush_;
  PngEncoder encoder_;
  std::optional<FrameRows> rows_;
  std::optional<PaletteIndexer> indexer_;
  std::vector<std::uint8_t> indices_;
};

FrameSetSource::FrameSetSource(const FrameSet& set, FrameFileOptions options)
    : set_(set), options_(std::move(options)) {
  if (options_.format != FrameFormat::kPng || steps() == 0) return;
  if (options_.palette) palette_ = choose_run_palette(painter(), steps());
  if (!palette_ || palette_->colors().size() > 16) still_ = still_rows(painter(), palette_ ? &*palette_ : nullptr);
}

const FramePainter& FrameSetSource::painter() const {
  std::call_once(painter_once_, [this] { painter_ = std::make_unique<FramePainter>(set_, options_.pixels_per_inch); });
  return *painter_;
}

FrameEntry FrameSetSource::entry(std::size_t step) const {
  const FrameStep& when = set_.steps[step];
  const FrameFacts& facts = set_.facts[step];
  return {when.name,    local_text(when.begin), local_text(when.end), facts.alt,
          facts.events, facts.movements,        facts.deployments};
}

std::string FrameSetSource::file_name(std::size_t step) const {
  return safe_file_name(fmt::format("{}.{}", set_.steps[step].name, name_of(options_.format)));
}

std::vector<ContentHash> FrameSetSource::contents(std::size_t first, std::size_t count) const {
  std::string salt = fmt::format("{} {}", options_.program, name_of(options_.format));
  if (has_pixels(options_.format)) salt += fmt::format(" {}", options_.pixels_per_inch);
  if (options_.format == FrameFormat::kTif || options_.format == FrameFormat::kPdf) {
    const PageGeoreference& place = set_.georeference;
    salt += fmt::format(" {} {} {} {}", place.top_left.x_m, place.top_left.y_m, place.metres_per_pt, place.projection);
  }
  if (options_.format == FrameFormat::kSvg && options_.text_as_outlines) salt += " outlines";
  if (options_.format == FrameFormat::kPdf) {
    const PageBox& frame = set_.georeference.frame;
    salt += fmt::format(" {} {} {} {} {}", options_.creation_time, frame.left_pt, frame.top_pt, frame.right_pt,
                        frame.bottom_pt);
  }
  if (palette_)
    for (const std::uint32_t color : palette_->colors()) salt += fmt::format(" {:06x}", color);
  return FrameHashes(set_, salt).of_steps(first, count);
}

std::unique_ptr<FrameArtist> FrameSetSource::artist() const { return std::make_unique<FrameSetArtist>(*this); }

FrameIndexHead FrameSetSource::head() const {
  FrameIndexHead head;
  head.program = options_.program;
  head.title = set_.title;
  head.lang = set_.lang;
  head.format = name_of(options_.format);
  head.every = set_.timing.every;
  head.zone = options_.zone;
  head.milliseconds = set_.timing.milliseconds;
  head.hold_milliseconds = set_.timing.hold_milliseconds;
  head.loops = set_.timing.loops;
  if (!set_.steps.empty()) {
    head.begin = local_text(set_.steps.front().begin);
    head.end = local_text(set_.steps.back().end);
  }
  if (has_pixels(options_.format)) {
    head.width = painter().width_px();
    head.height = painter().height_px();
    head.pixels_per_inch = options_.pixels_per_inch;
  } else {
    head.width = set_.size.width_pt;
    head.height = set_.size.height_pt;
    head.unit = "pt";
    head.pixels_per_inch = 72;
  }
  return head;
}

}  // namespace dateline
