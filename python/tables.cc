// Tables in memory as chronicles, by the importers of `dateline import`.
#include "geodata/chronicle_check.h"
#include "geodata/error.h"
#include "geodata/finding_report.h"
#include "geodata/import/gazetteer_files.h"
#include "geodata/import/import_files.h"
#include "geodata/import/mapped_table.h"
#include "geodata/import/mapping_proposal.h"
#include "geodata/import/mapping_reader.h"
#include "geodata/time_zone.h"
#include "python/bindings.h"
#include "python/text_table.h"
#include "render/data_folder.h"

namespace dateline::python {
namespace {

/// A mapping that was read.
using MappingHandle = std::shared_ptr<TableMapping>;

/// What is asked of an import over what the mapping says.
struct Request {
  std::string name;  ///< of the table, for messages
  std::string id, title, language, time_zone;
  std::string as_of;       ///< a day
  std::string date_order;  ///< "dmy", "mdy" or nothing
  std::string gazetteer;   ///< a file, "world" or nothing
  std::string data_folder;
};

Answer<MappingHandle> answer_of(Result<TableMapping> result) {
  Answer<MappingHandle> answer{std::nullopt, std::move(result.diagnostics)};
  if (result.value) answer.first = std::make_shared<TableMapping>(std::move(*result.value));
  return answer;
}

Answer<MappingHandle> read_mapping_file(const std::string& path) { return answer_of(read_mapping(path)); }

Answer<MappingHandle> parse_mapping(const std::string& text, const std::string& name) {
  return answer_of(read_mapping_text(text, name));
}

When day_of(const std::string& text) {
  if (text.empty()) return {};
  const Result<When> when = parse_edtf(text);
  if (!when || when->begin_precision != TimePrecision::kDay || when->interval)
    throw py::value_error("as_of: \"" + text + "\" is not a day such as 2024-06-10");
  return *when;
}

DayOrder order_of(const std::string& word) {
  if (word.empty()) return DayOrder::kUnknown;
  if (word == "dmy") return DayOrder::kDayFirst;
  if (word == "mdy") return DayOrder::kMonthFirst;
  throw py::value_error("date_order is \"dmy\" or \"mdy\", not \"" + word + "\"");
}

class Import {
 public:
  Import(const TableText& text, const MappingHandle& mapping, const Request& request)
      : text_(text), request_(request), log_(request.name, [this](const Diagnostic& d) { said_.push_back(d); }) {
    options_.retrieved = day_of(request.as_of);
    options_.day_order = order_of(request.date_order);
    options_.header.id = request.id;
    if (!request.title.empty()) options_.header.title = {{"", request.title}};
    if (!request.language.empty()) options_.header.language = request.language;
    if (!request.time_zone.empty()) options_.header.time_zone = request.time_zone;
    if (!is_time_zone(options_.header.time_zone))
      throw py::value_error("time_zone: no time zone \"" + request.time_zone + "\"");
    if (!mapping) return;
    // The names of columns are the frame's own, wherever they stood in the file that the mapping was written for.
    auto own = std::make_shared<TableMapping>(*mapping);
    own->form.header_row = 1;
    own->form.rows_after_header = 0;
    options_.mapping = std::move(own);
  }

  Answer<ChronicleHandle> run() {
    open_gazetteer();
    if (!has_errors(said_)) import();
    if (has_errors(said_)) return {std::nullopt, std::move(said_)};
    Chronicle chronicle = std::move(collector_.chronicle());
    append(said_, to_diagnostics(check(chronicle), chronicle, request_.name));
    return python::answer_of(Result<Chronicle>::of(std::move(chronicle), std::move(said_)), request_.name);
  }

  std::pair<std::int64_t, std::int64_t> rows() const { return {log_.rows(), log_.rows_imported()}; }

 private:
  void open_gazetteer() {
    if (request_.gazetteer.empty()) return;
    std::string path = request_.gazetteer;
    if (path == "world") {
      path = world_basemap(find_data_folder(request_.data_folder));
      if (path.empty()) throw Error("the data folder holds no world basemap to be the gazetteer");
    }
    Result<Gazetteer> gazetteer = dateline::open_gazetteer(path);
    append(said_, std::move(gazetteer.diagnostics));
    if (gazetteer.value) options_.gazetteer = std::make_shared<Gazetteer>(std::move(*gazetteer.value));
  }

  std::unique_ptr<TableImporter> importer() {
    if (options_.mapping)
      return std::make_unique<MappedTableImporter>(*options_.mapping, options_, collector_, options_.gazetteer.get());
    const TableHead head = TextTable(text_).head(30);  // hashtags of HXL are among the first 25
    for (const ImportFormat& format : import_formats())
      if (format.recognises != nullptr && format.recognises(head)) return format.make(options_, collector_);
    log_.error(0,
               "the columns are of no kind that is known; say with columns= or mapping= what they are "
               "(dateline.propose_mapping(frame) writes a first mapping)");
    return nullptr;
  }

  void import() {
    const std::unique_ptr<TableImporter> importer = this->importer();
    if (!importer) return;
    TextTable table(text_);
    if (importer->needs_survey(table.head(30))) {
      TextTable survey(text_);
      importer->survey(survey, log_);
    }
    if (!log_.failed()) importer->add(table, options_.retrieved, log_);
    if (!log_.failed()) importer->finish();
  }

  const TableText& text_;
  const Request& request_;
  Diagnostics said_;
  ImportLog log_;
  ImportOptions options_;
  ChronicleCollector collector_;
};

py::tuple import_table(const std::vector<std::string>& names, std::vector<std::vector<std::string>> columns,
                       const std::optional<MappingHandle>& mapping, const Request& request) {
  for (const auto& column : columns)
    if (columns.size() != names.size() || column.size() != columns.front().size())
      throw py::value_error("the columns of a table have one name each and are of one length");
  const TableText text{names, std::move(columns)};
  Answer<ChronicleHandle> answer;
  std::pair<std::int64_t, std::int64_t> rows;
  {
    const py::gil_scoped_release released;
    Import import(text, mapping.value_or(nullptr), request);
    answer = import.run();
    rows = import.rows();
  }
  return py::make_tuple(std::move(answer.first), std::move(answer.second), rows.first, rows.second);
}

std::string propose(const std::vector<std::string>& names, std::vector<std::vector<std::string>> columns,
                    const std::string& name) {
  const TableText text{names, std::move(columns)};
  return propose_mapping(TextTable(text).head(100), name, name + ".mapping.txtpb");
}

}  // namespace

void add_tables(py::module_& module) {
  const py::call_guard<py::gil_scoped_release> unlocked;
  // Pybind's holders are not const; a mapping has no methods that change it.
  py::class_<TableMapping, std::shared_ptr<TableMapping>>(module, "Mapping")
      .def_property_readonly("decimal_comma", [](const TableMapping& m) { return m.form.decimal_comma; });
  py::class_<Request>(module, "ImportRequest")
      .def(py::init([](std::string name, std::string id, std::string title, std::string language, std::string time_zone,
                       std::string as_of, std::string date_order, std::string gazetteer, std::string data_folder) {
             return Request{std::move(name),       std::move(id),        std::move(title),
                            std::move(language),   std::move(time_zone), std::move(as_of),
                            std::move(date_order), std::move(gazetteer), std::move(data_folder)};
           }),
           py::kw_only(), py::arg("name"), py::arg("id"), py::arg("title"), py::arg("language"), py::arg("time_zone"),
           py::arg("as_of"), py::arg("date_order"), py::arg("gazetteer"), py::arg("data_folder"));
  module.def("read_mapping", &read_mapping_file, unlocked);
  module.def("parse_mapping", &parse_mapping, unlocked);
  module.def("import_table", &import_table);
  module.def("propose_mapping", &propose);
}

}  // namespace dateline::python
