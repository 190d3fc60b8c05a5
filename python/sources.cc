// What files of strangers may make the process do: limits, and the network.
#include "geodata/read_limits.h"
#include "geodata/remote_files.h"
#include "python/bindings.h"

namespace dateline::python {
namespace {

void set_limit(const std::string& name, std::uint64_t value) {
  if (name == "memory") throw py::value_error("memory is the whole process's; use what the system offers");
  if (const auto why = set_read_limit(name + "=" + std::to_string(value))) throw py::value_error(*why);
}

py::dict limits() {
  py::dict all;
  for (const ReadLimit& limit : all_read_limits())
    if (limit.name != "memory") all[py::str(limit.name.data(), limit.name.size())] = read_limits().*limit.value;
  return all;
}

}  // namespace

void add_sources(py::module_& module) {
  module.def("set_limit", &set_limit);
  module.def("limits", &limits);
  module.def("allow_network", &allow_network);
}

}  // namespace dateline::python
