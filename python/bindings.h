// The parts of the module `dateline._dateline`, each of which adds its own functions and classes.
//
// The module is the thin half of the Python package: values and calls of the C++ library, without defaults, warnings or
// data frames, which the files in python/dateline/ make of them. Functions that read, draw or write let go of the
// interpreter's lock while they work; objects never change once made, so threads may share them. dateline::Error comes
// out as `Failure`; bad input comes back as diagnostics beside an absent value.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "geodata/chronicle.h"
#include "geodata/result.h"
#include "render/load_map.h"

namespace dateline::python {

namespace py = pybind11;

/// A chronicle that Python objects share.
struct ChronicleHandle {
  std::shared_ptr<const Chronicle> chronicle;
  std::string name;  ///< of its file, for messages
};

/// What Python gets of a Result: (value or None, diagnostics).
template <typename T>
using Answer = std::pair<std::optional<T>, Diagnostics>;

/// Of a chronicle that was read or made.
Answer<ChronicleHandle> answer_of(Result<Chronicle> result, const std::string& name);

void add_diagnostics(py::module_& module);
void add_chronicle(py::module_& module);
void add_tables(py::module_& module);
void add_maps(py::module_& module);
void add_sources(py::module_& module);

}  // namespace dateline::python
