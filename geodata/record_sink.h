// Where records go, one by one: the counterpart of RecordReader (geodata/record_stream_reader.h).
//
//   RecordStreamWriter out("events.stream");          // or ChronicleCollector
//   out.put(header);                                  // first, once
//   out.put(place);
//   out.put(event);                                   // after the places, actors and sources that it names
//
// Importers write to a sink, so that a table larger than memory passes through in constant memory.
#pragma once

#include "geodata/chronicle.h"

namespace dateline {

/// Takes records in an order in which ids are known before they are used. Not for several threads at once.
class RecordSink {
 public:
  virtual ~RecordSink() = default;

  /// The chronicle's own fields (id, title, time zone, language, note); its lists are not looked at. Comes first.
  virtual void put(const Chronicle& header) = 0;
  virtual void put(const Source& source) = 0;
  virtual void put(const Place& place) = 0;
  virtual void put(const Actor& actor) = 0;
  virtual void put(const Event& event) = 0;
  virtual void put(const Movement& movement) = 0;
  virtual void put(const Deployment& deployment) = 0;
  virtual void put(const Figure& figure) = 0;
};

/// Keeps everything in memory.
class ChronicleCollector : public RecordSink {
 public:
  void put(const Chronicle& header) override;
  void put(const Source& source) override { chronicle_.sources.push_back(source); }
  void put(const Place& place) override { chronicle_.places.push_back(place); }
  void put(const Actor& actor) override { chronicle_.actors.push_back(actor); }
  void put(const Event& event) override { chronicle_.events.push_back(event); }
  void put(const Movement& movement) override { chronicle_.movements.push_back(movement); }
  void put(const Deployment& deployment) override { chronicle_.deployments.push_back(deployment); }
  void put(const Figure& figure) override { chronicle_.figures.push_back(figure); }

  Chronicle& chronicle() { return chronicle_; }

 private:
  Chronicle chronicle_;
};

}  // namespace dateline
