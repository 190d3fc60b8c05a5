// From messages of proto/chronicle.proto to the values of geodata/chronicle.h.
//
// What the values cannot hold is found here and only here: times that are not EDTF, one of lat and lon without the
// other. Everything else about the content is checked on the values (geodata/chronicle_check.h). Fields are moved over
// as they are; nothing is filled in but the documented defaults of `time_zone` and `language`.
#pragma once

#include "geodata/chronicle.h"
#include "geodata/finding.h"

namespace dateline {

namespace v1 {
class Actor;
class Chronicle;
class Deployment;
class Event;
class Figure;
class Movement;
class Place;
class Source;
}  // namespace v1

/// The message must have passed `check_message`. Findings are logged below the log's present path.
Chronicle to_chronicle(const v1::Chronicle& message, FindingLog& log);
Source to_source(const v1::Source& message, FindingLog& log);
Place to_place(const v1::Place& message, FindingLog& log);
Actor to_actor(const v1::Actor& message, FindingLog& log);
Event to_event(const v1::Event& message, FindingLog& log);
Movement to_movement(const v1::Movement& message, FindingLog& log);
Deployment to_deployment(const v1::Deployment& message, FindingLog& log);
Figure to_figure(const v1::Figure& message, FindingLog& log);

}  // namespace dateline
