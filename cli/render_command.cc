// dateline render MAP -o FILE...: one map, in one layout, to one or more files.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/reporter.h"
#include "cli/usage_error.h"
#include "geodata/gdal_preload.h"
#include "geodata/projection.h"
#include "render/canvas.h"
#include "render/geotiff.h"
#include "render/text_measurer.h"

namespace dateline {
namespace {

constexpr const char* examples = R"(Examples:
  dateline render korday.map.txtpb -o korday.png
  dateline render korday.map.txtpb -o korday.png korday.svg korday.pdf --lang ru
  dateline render korday.chronicle.txtpb -o day.png --window 2020-02-07 --ppi 192)";

class RenderCommand : public Command {
 public:
  void setup(Options& options) override {
    options.argument("MAP", map_, "Map file or chronicle");
    options.files("-o,--output", outputs_, "Pictures to write; the ending says how: .png .svg .pdf .tif");
    add_load_options(options, load_);
    options.number("--ppi", load_.pixels_per_inch, 24, 1200, "Pixels per inch of PNG and GeoTIFF, 24 to 1200");
    options.choice("--svg-text", svg_text_, {"text", "outlines"}, "Letters in SVG as text (default) or as outlines");
    add_reporter_options(options, reporting_);
    options.examples(examples);
  }

  ExitCode run() override {
    for (const std::string& output : outputs_) (void)picture_format_of(output);
    check_outputs(outputs_, {map_});
    prepare_projections();
    preload_gdal();
    Reporter reporter(reporting_);
    const Result<MapInputs> inputs = load_map(map_, load_);
    reporter.report(inputs.diagnostics);
    if (inputs) {
      const Result<RenderedMap> map = render_map(*inputs, *make_pango_text_measurer());
      reporter.report(map.diagnostics);
      if (map) write_outputs(draw_all(*map, inputs->spec.pixels_per_inch));
    }
    reporter.summarize();
    return reporter.errors() > 0 ? kBadInput : kDone;
  }

  bool json() const override { return reporting_.json; }

 private:
  /// Everything is drawn before anything is written, so that a failure leaves no mixture of old and new files.
  std::vector<Output> draw_all(const RenderedMap& map, double pixels_per_inch) const {
    std::vector<Output> drawn;
    for (const std::string& path : outputs_)
      drawn.push_back({path, draw(map, picture_format_of(path), pixels_per_inch)});
    return drawn;
  }

  std::string draw(const RenderedMap& map, PictureFormat format, double pixels_per_inch) const {
    const Drawing& drawing = map.drawing;
    switch (format) {
      case PictureFormat::kPng: return draw_png(drawing, {.pixels_per_inch = pixels_per_inch});
      case PictureFormat::kSvg: return draw_svg(drawing, {.text_as_outlines = svg_text_ == "outlines"});
      case PictureFormat::kPdf:
        return draw_pdf(drawing, {.creation_time = source_date_epoch(), .place = map.georeference});
      case PictureFormat::kTif: return draw_geotiff(drawing, map.georeference, pixels_per_inch);
    }
    return {};
  }

  std::string map_;
  std::vector<std::string> outputs_;
  LoadOptions load_;
  std::string svg_text_ = "text";
  ReporterOptions reporting_;
};

}  // namespace

std::unique_ptr<Command> make_render_command() { return std::make_unique<RenderCommand>(); }

}  // namespace dateline
