// Chronicles: reading, writing, checking, and their records.
#include <chrono>

#include <fmt/format.h>

#include "geodata/chronicle_check.h"
#include "geodata/chronicle_reader.h"
#include "geodata/chronicle_writer.h"
#include "geodata/finding_report.h"
#include "geodata/kinds.h"
#include "geodata/output_file.h"
#include "geodata/time_zone.h"
#include "python/bindings.h"
#include "python/records.h"
#include "render/input_kind.h"

namespace dateline::python {
namespace {

/// Calls `use` with the records of that name.
template <typename Use>
auto with_records(const Chronicle& chronicle, const std::string& kind, const Use& use) {
  if (kind == "sources") return use(chronicle.sources);
  if (kind == "places") return use(chronicle.places);
  if (kind == "actors") return use(chronicle.actors);
  if (kind == "events") return use(chronicle.events);
  if (kind == "movements") return use(chronicle.movements);
  if (kind == "deployments") return use(chronicle.deployments);
  if (kind == "figures") return use(chronicle.figures);
  throw py::value_error(fmt::format(
      "no records \"{}\"; there are sources, places, actors, events, movements, deployments, figures", kind));
}

py::list records(const ChronicleHandle& handle, const std::string& kind) {
  return with_records(*handle.chronicle, kind, [](const auto& all) {
    py::list list;
    for (const auto& record : all) list.append(record_of(record));
    return list;
  });
}

/// A text of each record in the best language there is; empty where there is none.
std::vector<std::string> texts(const ChronicleHandle& handle, const std::string& kind, bool note,
                               const std::vector<std::string>& languages) {
  const std::string& own = handle.chronicle->language;
  return with_records(*handle.chronicle, kind, [&](const auto& all) {
    std::vector<std::string> out;
    for (const auto& record : all) {
      if (note)
        out.push_back(text_in(record.note, languages, own));
      else if constexpr (requires { record.names; })
        out.push_back(text_in(record.names, languages, own));
      else if constexpr (requires { record.title; })
        out.push_back(text_in(record.title, languages, own));
      else
        out.emplace_back();
    }
    return out;
  });
}

std::string instant(std::chrono::sys_seconds at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{at - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

/// A time as the instants (UTC, without an offset) of its first second and of the second after its last; None when open
/// or not stated.
struct Span {
  std::optional<std::string> begin, end;
  bool approximate = false;
  bool uncertain = false;
};

std::vector<Span> spans(const ChronicleHandle& handle, const std::vector<std::string>& times) {
  const TimeZone zone = TimeZone::find(handle.chronicle->time_zone).value();
  std::vector<Span> out;
  for (const std::string& text : times) {
    const Result<When> when = parse_edtf(text);
    if (!when) throw py::value_error(when.diagnostics.front().message);
    Span span;
    if (!when->open_begin()) span.begin = instant(zone.to_utc(when->earliest));
    if (!when->open_end()) span.end = instant(zone.to_utc(when->latest, Repeated::kSecond));
    span.approximate = when->approximate;
    span.uncertain = when->uncertain;
    out.push_back(std::move(span));
  }
  return out;
}

Answer<ChronicleHandle> read(const std::string& path) {
  if (input_kind_of(path) == InputKind::kMap)
    return {std::nullopt, {{Severity::kError, {path}, "a map file is no chronicle; dateline.Map reads it"}}};
  return answer_of(load_chronicle(path), path);
}

ChronicleFormat format_of(const std::string& name) {
  const auto format = chronicle_format_of("x." + name);
  if (!format) throw py::value_error("a form is \"txtpb\", \"json\", \"pb\" or \"stream\", not \"" + name + "\"");
  return *format;
}

Answer<ChronicleHandle> parse(std::string_view bytes, const std::string& format, const std::string& name) {
  return answer_of(read_chronicle_text(bytes, format_of(format), name), name);
}

py::bytes bytes_of(const ChronicleHandle& handle, const std::string& format) {
  std::string bytes;
  {
    const py::gil_scoped_release released;
    bytes = to_bytes(*handle.chronicle, format_of(format));
  }
  return bytes;
}

/// The program's own words for an ending that it does not know.
void write(const ChronicleHandle& handle, const std::string& path) {
  if (!chronicle_format_of(path))
    throw py::value_error(path + ": unknown ending; a chronicle is written as .txtpb, .json, .pb or .stream");
  write_chronicle(path, *handle.chronicle);
}

Diagnostics check_again(const ChronicleHandle& handle) {
  return to_diagnostics(check(*handle.chronicle), *handle.chronicle, handle.name);
}

template <typename Enum>
std::vector<std::string_view> words() {
  const auto all = words_of<Enum>();
  return {all.begin(), all.end()};
}

void add_words(py::module_& module) {
  py::dict sets;
  sets["sources"] = words<SourceKind>();
  sets["places"] = words<PlaceKind>();
  sets["actors"] = words<ActorKind>();
  sets["events"] = words<EventKind>();
  sets["movements"] = words<MovementKind>();
  sets["precision"] = words<PlacePrecision>();
  sets["mode"] = words<MovementMode>();
  sets["certainty"] = words<Certainty>();
  sets["measure"] = words<Measure>();
  sets["status"] = words<ClaimStatus>();
  sets["qualifier"] = words<Qualifier>();
  module.attr("words") = sets;
}

}  // namespace

Answer<ChronicleHandle> answer_of(Result<Chronicle> result, const std::string& name) {
  Answer<ChronicleHandle> answer{std::nullopt, std::move(result.diagnostics)};
  if (result.value) answer.first = ChronicleHandle{std::make_shared<const Chronicle>(std::move(*result.value)), name};
  return answer;
}

void add_chronicle(py::module_& module) {
  const py::call_guard<py::gil_scoped_release> unlocked;
  py::class_<Span>(module, "Span")
      .def_readonly("begin", &Span::begin)
      .def_readonly("end", &Span::end)
      .def_readonly("approximate", &Span::approximate)
      .def_readonly("uncertain", &Span::uncertain);
  py::class_<ChronicleHandle>(module, "Chronicle")
      .def_property_readonly("id", [](const ChronicleHandle& h) { return h.chronicle->id; })
      .def_property_readonly("name", [](const ChronicleHandle& h) { return h.name; })
      .def_property_readonly("language", [](const ChronicleHandle& h) { return h.chronicle->language; })
      .def_property_readonly("time_zone", [](const ChronicleHandle& h) { return h.chronicle->time_zone; })
      .def("title",
           [](const ChronicleHandle& h, const std::vector<std::string>& languages) {
             return text_in(h.chronicle->title, languages, h.chronicle->language);
           })
      .def("count",
           [](const ChronicleHandle& h, const std::string& kind) {
             return with_records(*h.chronicle, kind, [](const auto& all) { return all.size(); });
           })
      .def("records", &records)
      .def("texts", &texts)
      .def("spans", &spans)
      .def("to_bytes", &bytes_of)
      .def("write", &write, unlocked)
      .def("check", &check_again, unlocked)
      .def("__eq__", [](const ChronicleHandle& a, const ChronicleHandle& b) { return *a.chronicle == *b.chronicle; });
  module.def("read_chronicle", &read, unlocked);
  module.def("parse_chronicle", &parse, unlocked);
  add_words(module);
}

}  // namespace dateline::python
