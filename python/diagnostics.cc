// Diagnostics as Python sees them: immutable, comparable, fit for pickle.
#include <pybind11/operators.h>

#include "geodata/chronicle.h"
#include "python/bindings.h"
#include "render/check_file.h"

namespace dateline::python {
namespace {

const char* word_of(Severity severity) {
  switch (severity) {
    case Severity::kNote: return "note";
    case Severity::kWarning: return "warning";
    case Severity::kError: return "error";
  }
  return "";
}

Severity severity_of(const std::string& word) {
  for (const Severity severity : {Severity::kNote, Severity::kWarning, Severity::kError})
    if (word == word_of(severity)) return severity;
  throw py::value_error("severity is \"error\", \"warning\" or \"note\", not \"" + word + "\"");
}

std::optional<int> known(int number) { return number > 0 ? std::optional<int>(number) : std::nullopt; }

py::tuple fields_of(const Diagnostic& d) {
  return py::make_tuple(word_of(d.severity), d.where.file, known(d.where.line), known(d.where.column), d.message);
}

Diagnostic make(const std::string& severity, std::string message, std::string file, std::optional<int> line,
                std::optional<int> column) {
  return {severity_of(severity), {std::move(file), line.value_or(0), column.value_or(0)}, std::move(message)};
}

Diagnostics check(const std::string& path, const std::string& data_folder) {
  return check_file(path, {.data_folder = data_folder});
}

}  // namespace

void add_diagnostics(py::module_& module) {
  py::class_<Diagnostic>(module, "Diagnostic", R"(What is wrong with an input, where, and how badly.

str(diagnostic) is the line that the program prints: "file:line:column: severity: message".)")
      .def(py::init(&make), py::arg("severity"), py::arg("message"), py::arg("file") = "",
           py::arg("line") = std::nullopt, py::arg("column") = std::nullopt)
      .def_property_readonly(
          "severity", [](const Diagnostic& d) { return word_of(d.severity); }, "\"error\", \"warning\" or \"note\"")
      .def_property_readonly(
          "file", [](const Diagnostic& d) { return d.where.file; }, "Name of the file; may be empty")
      .def_property_readonly(
          "line", [](const Diagnostic& d) { return known(d.where.line); },
          "From 1; of a data frame the number of the row; None when not known")
      .def_property_readonly(
          "column", [](const Diagnostic& d) { return known(d.where.column); }, "From 1; None when not known")
      .def_property_readonly(
          "message", [](const Diagnostic& d) { return d.message; }, "One sentence without a full stop")
      .def(py::self == py::self)
      .def("__hash__", [](const Diagnostic& d) { return py::hash(fields_of(d)); })
      .def("__str__", [](const Diagnostic& d) { return to_string(d); })
      .def("__repr__", [](const Diagnostic& d) { return py::str("Diagnostic({!r})").format(to_string(d)); })
      .def(py::pickle(&fields_of, [](const py::tuple& state) {
        return make(state[0].cast<std::string>(), state[4].cast<std::string>(), state[1].cast<std::string>(),
                    state[2].cast<std::optional<int>>(), state[3].cast<std::optional<int>>());
      }));
  module.def("check_file", &check, py::arg("path"), py::arg("data_folder"), py::call_guard<py::gil_scoped_release>());
}

}  // namespace dateline::python
