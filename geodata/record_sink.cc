#include "geodata/record_sink.h"

namespace dateline {

void ChronicleCollector::put(const Chronicle& header) {
  chronicle_.id = header.id;
  chronicle_.title = header.title;
  chronicle_.time_zone = header.time_zone;
  chronicle_.language = header.language;
  chronicle_.note = header.note;
}

}  // namespace dateline
