// The module `dateline._dateline`.
#include "geodata/error.h"
#include "python/bindings.h"

PYBIND11_MODULE(_dateline, module) {
  namespace python = dateline::python;
  module.doc() = "What the package dateline is made of; import dateline instead.";
  module.attr("__version__") = DATELINE_VERSION;
  pybind11::register_exception<dateline::Error>(module, "Failure", PyExc_OSError);
  python::add_diagnostics(module);
  python::add_chronicle(module);
  python::add_tables(module);
  python::add_maps(module);
  python::add_sources(module);
}
