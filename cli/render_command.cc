// dateline render MAP -o FILE...: one map, in one layout, to one or more files.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/load_options.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/reporter.h"
#include "cli/usage_error.h"
#include "geodata/gdal_preload.h"
#include "geodata/projection.h"
#include "render/output_files.h"
#include "render/picture_files.h"
#include "render/source_date.h"
#include "render/text_measurer.h"

namespace dateline {
namespace {

constexpr const char* render_examples = R"(Examples:
  dateline render korday.map.txtpb -o korday.png
  dateline render korday.map.txtpb -o korday.png korday.svg korday.pdf --lang ru
  dateline render korday.chronicle.txtpb -o day.png --window 2020-02-07 --ppi 192
  dateline render korday.map.txtpb -o korday.png --world-file)";

class RenderCommand : public Command {
 public:
  void setup(Options& options) override {
    options.argument("MAP", map_, "Map file or chronicle");
    options.files("-o,--output", outputs_, "Pictures to write; the ending says how: .png .svg .pdf .tif");
    options.writes("--output", {"png", "svg", "pdf", "tif"});
    expect_map(options);
    add_load_options(options, load_);
    options.number("--ppi", load_.map.pixels_per_inch, 24, 1200, "Pixels per inch of PNG and GeoTIFF");
    options.flag("--world-file", world_file_,
                 "Place a PNG on Earth: write .pgw, .prj and .png.aux.xml beside each, as QGIS and GDAL read them");
    options.choice("--svg-text", svg_text_, {"text", "outlines"}, "Letters in SVG as text (default) or as outlines");
    add_reporter_options(options, reporting_);
    options.examples(render_examples);
  }

  ExitCode run() override {
    check_all_outputs();
    prepare_projections();
    preload_gdal();
    Reporter reporter(reporting_);
    const Result<MapInputs> inputs = load_map(map_, map_overrides(load_));
    reporter.report(inputs.diagnostics);
    if (inputs) {
      const Result<RenderedMap> map = render_map(*inputs, *make_pango_text_measurer());
      reporter.report(map.diagnostics);
      if (map) write_outputs(draw_picture_files(*map, outputs_, world_file_, options(*inputs)));
    }
    reporter.summarize();
    return reporter.errors() > 0 ? kBadInput : kDone;
  }

  bool json() const override { return reporting_.json; }

 private:
  void check_all_outputs() const {
    for (const std::string& output : outputs_) check_picture(output);
    const std::vector<std::string> paths = picture_file_paths(outputs_, world_file_);
    if (world_file_ && paths.size() == outputs_.size())
      throw UsageError("--world-file is for PNG, and no output is one");
    check_outputs(paths, {map_});
  }

  PictureOptions options(const MapInputs& inputs) const {
    return {inputs.spec.pixels_per_inch, svg_text_ == "outlines", source_date_epoch()};
  }

  std::string map_;
  std::vector<std::string> outputs_;
  LoadOptions load_;
  bool world_file_ = false;
  std::string svg_text_ = "text";
  ReporterOptions reporting_;
};

}  // namespace

std::unique_ptr<Command> make_render_command() { return std::make_unique<RenderCommand>(); }

}  // namespace dateline
