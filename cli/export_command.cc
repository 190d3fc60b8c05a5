// dateline export MAP -o FILE...: the map's records as layers for GIS programs.
#include <cstdint>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/load_options.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/reporter.h"
#include "cli/usage_error.h"
#include "geodata/gdal_preload.h"
#include "geodata/projection.h"
#include "render/export_formats.h"
#include "render/export_outputs.h"
#include "render/export_tables.h"
#include "render/text_measurer.h"

namespace dateline {
namespace {

constexpr const char* export_examples = R"(Examples:
  dateline export korday.map.txtpb -o korday.gpkg --qgis-project
  dateline export korday.map.txtpb -o korday.geojson korday.kmz
  dateline export korday.map.txtpb -o "PG:dbname=maps host=localhost" --schema korday
  dateline export korday.chronicle.txtpb -o week.csv --window 2020-02-05/2020-02-11)";

/// Larger streams are walked in their file; smaller ones are laid out too, for arrows as drawn.
constexpr std::uint64_t most_bytes_in_memory = 32 << 20;

class ExportCommand : public Command {
 public:
  void setup(Options& options) override {
    options.argument("MAP", map_, "Map file or chronicle");
    options.files(
        "-o,--output", job_.outputs,
        "Files to write; the ending says how: " + export_endings() + "; or a PostGIS database: PG:dbname=NAME");
    options.writes("--output", export_ending_names());
    expect_map(options);
    options.text("--schema", job_.schema, "NAME", "Schema of a PostGIS database (default: dateline)");
    options.flag("--qgis-project", job_.request.qgis_project, "Put a QGIS project into the GeoPackage");
    options.flag("--drawn", job_.request.drawn, "Also curved arrows and areas as drawn, in GeoJSON and CSV");
    add_load_options(options, load_);
    add_reporter_options(options, reporting_);
    options.examples(export_examples);
  }

  ExitCode run() override {
    for (const std::string& output : job_.outputs) check_export(output);
    check_outputs(job_.outputs, {map_});
    prepare_projections();
    preload_gdal();
    Reporter reporter(reporting_);
    if (is_map_of_large_stream(map_, most_bytes_in_memory, map_overrides(load_)))
      export_stream(reporter);
    else
      export_map(reporter);
    reporter.summarize();
    return reporter.errors() > 0 ? kBadInput : kDone;
  }

  bool json() const override { return reporting_.json; }

 private:
  void export_map(Reporter& reporter) const {
    const Result<MapInputs> inputs = load_map(map_, map_overrides(load_));
    reporter.report(inputs.diagnostics);
    if (inputs) write(make_export_tables(*inputs, *make_pango_text_measurer()), reporter);
  }

  void export_stream(Reporter& reporter) const {
    const Result<StreamedMap> map = load_streamed_map(map_, map_overrides(load_));
    reporter.report(map.diagnostics);
    if (map) write(make_stream_export_tables(map->inputs, map->stream), reporter);
  }

  void write(const Result<ExportTables>& tables, Reporter& reporter) const {
    reporter.report(tables.diagnostics);
    if (!tables || reporter.errors() > 0) return;
    if (const std::string why = why_not_exported(*tables, job_.outputs); !why.empty()) throw UsageError(why);
    reporter.report(write_exports(*tables, job_));
  }

  std::string map_;
  ExportJob job_;
  LoadOptions load_;
  ReporterOptions reporting_;
};

}  // namespace

std::unique_ptr<Command> make_export_command() { return std::make_unique<ExportCommand>(); }

}  // namespace dateline
