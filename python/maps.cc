// Maps, their pictures, layers and frames.
#include <stdexcept>
#include <thread>

#include "python/bindings.h"
#include "python/map_handle.h"
#include "python/watched_frames.h"
#include "render/data_folder.h"
#include "styles/style_reader.h"

namespace dateline::python {
namespace {

using Shared = std::shared_ptr<MapHandle>;

std::optional<When> time_of(const char* name, const std::string& edtf) {
  if (edtf.empty()) return std::nullopt;
  Result<When> when = parse_edtf(edtf);
  if (!when) throw std::invalid_argument(name + (": " + when.diagnostics.front().message));
  return *when;
}

MapOverrides overrides_of(const std::string& data_folder, const std::string& style,
                          const std::vector<std::string>& languages, const std::string& window,
                          const std::string& as_of, std::optional<double> pixels_per_inch,
                          const std::vector<std::string>& allowed_folders) {
  if (pixels_per_inch && !(*pixels_per_inch >= 24 && *pixels_per_inch <= 1200))
    throw std::invalid_argument("ppi is from 24 to 1200");
  return {data_folder,     style,          languages, time_of("window", window), time_of("as_of", as_of),
          pixels_per_inch, allowed_folders};
}

Answer<Shared> answer_of(Result<MapInputs> inputs) {
  Answer<Shared> answer{std::nullopt, std::move(inputs.diagnostics)};
  if (inputs.value) answer.first = std::make_shared<MapHandle>(std::move(*inputs.value));
  return answer;
}

Answer<Shared> load(const std::string& path, const MapOverrides& overrides) {
  return answer_of(load_map(path, overrides));
}

/// `map_file` may be empty.
Answer<Shared> load_of(const ChronicleHandle& handle, const std::string& map_file, const MapOverrides& overrides) {
  return answer_of(map_file.empty() ? load_map_of(*handle.chronicle, handle.name, overrides)
                                    : load_map_as(map_file, *handle.chronicle, overrides));
}

/// Whether there is a map, and what was said of it.
std::pair<bool, Diagnostics> rendered(MapHandle& map) {
  const Result<RenderedMap>& result = map.rendered();
  return {result.value.has_value(), result.diagnostics};
}

PictureFormat picture_format(const std::string& form) {
  if (const auto format = picture_format_of("x." + form)) return *format;
  throw py::value_error("a picture is \"png\", \"svg\", \"pdf\" or \"tif\", not \"" + form + "\"");
}

py::bytes picture(MapHandle& map, const std::string& form, bool outlines, std::optional<double> pixels_per_inch) {
  std::string bytes;
  {
    const py::gil_scoped_release released;
    bytes = map.picture(picture_format(form), outlines, pixels_per_inch);
  }
  return bytes;
}

FrameFormat frame_format(const std::string& form) {
  for (const FrameFormat format : {FrameFormat::kPng, FrameFormat::kSvg, FrameFormat::kPdf, FrameFormat::kTif})
    if (form == name_of(format)) return format;
  throw py::value_error("frames are \"png\", \"svg\", \"pdf\" or \"tif\", not \"" + form + "\"");
}

std::optional<FrameShard> shard_of(const std::string& shard, const FramesOutputs& outputs) {
  if (shard.empty()) return std::nullopt;
  const auto parsed = parse_frame_shard(shard);
  if (!parsed) throw std::invalid_argument("shard is \"" + shard + "\", not part/parts as \"2/4\"");
  if (outputs.folder.empty() || !outputs.animations.empty() || !outputs.pages.empty())
    throw std::invalid_argument("a shard is drawn into a folder alone");
  return parsed;
}

FramesRequest frames_request(const MapHandle& map, const std::vector<std::string>& outputs, const std::string& format,
                             bool palette, bool outlines, std::optional<unsigned> jobs, bool force,
                             const std::string& shard) {
  map.check_outputs(outputs);
  const Result<FramesOutputs> sorted = sort_frame_outputs(outputs);
  if (!sorted) throw std::invalid_argument(sorted.diagnostics.front().message);
  FramesRequest request;
  request.job.outputs = *sorted;
  request.job.files.format = frame_format(format);
  request.job.files.palette = palette;
  request.job.files.text_as_outlines = outlines;
  if (palette && request.job.files.format != FrameFormat::kPng) throw std::invalid_argument("palette is for PNG");
  request.job.jobs = jobs.value_or(std::max(1U, std::thread::hardware_concurrency()));
  if (request.job.jobs < 1 || request.job.jobs > 1024) throw std::invalid_argument("jobs is from 1 to 1024");
  request.job.force = force;
  request.job.shard = shard_of(shard, request.job.outputs);
  return request;
}

py::tuple frames(const MapHandle& map, const std::vector<std::string>& outputs, const FramesOverrides& overrides,
                 const std::string& format, bool palette, bool outlines, std::optional<unsigned> jobs, bool force,
                 const std::string& shard, const py::object& progress) {
  FramesRequest request = frames_request(map, outputs, format, palette, outlines, jobs, force, shard);
  request.overrides = overrides;
  FramesAnswer answer = draw_frames(map, std::move(request), progress);
  return py::make_tuple(answer.planned, answer.diagnostics, answer.steps, answer.result.kept, answer.result.removed,
                        answer.result.strangers);
}

std::vector<std::string> themes(const std::string& data_folder) {
  return theme_names(theme_folder(find_data_folder(data_folder)));
}

void add_requests(py::module_& module) {
  py::class_<MapOverrides>(module, "MapOverrides")
      .def(py::init(&overrides_of), py::kw_only(), py::arg("data_folder"), py::arg("style"), py::arg("languages"),
           py::arg("window"), py::arg("as_of"), py::arg("ppi"), py::arg("allow_folders"));
  py::class_<FramesOverrides>(module, "FramesOverrides")
      .def(py::init([](std::string every, std::string begin, std::string end, std::optional<bool> skip_empty,
                       std::optional<int> milliseconds, std::optional<int> hold, std::optional<int> loops) {
             return FramesOverrides{
                 std::move(every), std::move(begin), std::move(end), skip_empty, milliseconds, hold, loops};
           }),
           py::kw_only(), py::arg("every"), py::arg("begin"), py::arg("end"), py::arg("skip_empty"),
           py::arg("milliseconds"), py::arg("hold"), py::arg("loops"));
}

}  // namespace

void add_maps(py::module_& module) {
  const py::call_guard<py::gil_scoped_release> unlocked;
  add_requests(module);
  py::class_<MapHandle, Shared>(module, "Map")
      .def("rendered", &rendered, unlocked)
      .def("picture", &picture)
      .def("write", &MapHandle::write, unlocked)
      .def(
          "export_to",
          [](MapHandle& map, const std::vector<std::string>& outputs, bool drawn, bool qgis_project,
             const std::string& schema) {
            return map.export_to({outputs, {qgis_project, drawn}, schema});
          },
          unlocked)
      .def("frames", &frames)
      .def(
          "explanation", [](MapHandle& map) { return map.rendered()->explanation; }, unlocked)
      .def(
          "description", [](MapHandle& map) { return map.rendered()->drawing.description; }, unlocked)
      .def_property_readonly("file", [](const MapHandle& map) { return map.inputs().spec.file; })
      .def_property_readonly("ppi", [](const MapHandle& map) { return map.inputs().spec.pixels_per_inch; })
      .def("size_pt",
           [](const MapHandle& map) {
             return std::pair(map.inputs().spec.page.width_pt, map.inputs().spec.page.height_pt);
           })
      .def("chronicle", [](const Shared& map) {
        // Lives as long as the map's inputs, of which it is a part.
        return ChronicleHandle{std::shared_ptr<const Chronicle>(map, &map->inputs().chronicle),
                               map->inputs().spec.file};
      });
  module.def("load_map", &load, unlocked);
  module.def("load_map_of", &load_of, unlocked);
  module.def("themes", &themes, unlocked);
}

}  // namespace dateline::python
