// Records of a chronicle as plain Python values: dicts with the names of proto/chronicle.proto, words in small letters.
//
// Every key is always there; what is not stated is None or an empty list. Needs the interpreter's lock.
#pragma once

#include <pybind11/pybind11.h>

#include "geodata/chronicle.h"

namespace dateline::python {

pybind11::list texts_of(const LocalText& texts);

pybind11::dict record_of(const Source& source);
pybind11::dict record_of(const Place& place);
pybind11::dict record_of(const Actor& actor);
pybind11::dict record_of(const Event& event);
pybind11::dict record_of(const Movement& movement);
pybind11::dict record_of(const Deployment& deployment);
pybind11::dict record_of(const Figure& figure);

}  // namespace dateline::python
