#include "geodata/stream_outline.h"

#include <functional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "geodata/chronicle_check.h"
#include "geodata/chronicle_reader.h"
#include "geodata/finding_report.h"
#include "geodata/record_sink.h"
#include "geodata/record_stream_reader.h"

namespace dateline {
namespace {

class OutlineReader {
 public:
  OutlineReader(const std::string& path, const ReadLimits& limits) : path_(path), reader_(path, limits) {}

  Result<Chronicle> run() {
    while (std::optional<ChronicleRecord> record = reader_.next())
      std::visit([this](const auto& value) { take(value); }, *record);
    Chronicle& chronicle = outline_.chronicle();
    if (chronicle.id.empty()) chronicle.id = chronicle_id_from(path_);
    Diagnostics all = reader_.diagnostics();
    append(all, std::move(diagnostics_));
    append(all, to_diagnostics(check_outline(chronicle), chronicle, path_));
    return Result<Chronicle>::of(std::move(chronicle), std::move(all));
  }

 private:
  using Ids = std::unordered_set<std::string>;

  /// Figures may repeat those of records that are not kept, and notes say of most places that nothing is there.
  static Findings check_outline(Chronicle& chronicle) {
    std::vector<std::string> repeats;
    for (Figure& figure : chronicle.figures) repeats.push_back(std::exchange(figure.repeats, {}));
    Findings findings = check(chronicle);
    for (std::size_t i = 0; i < repeats.size(); ++i) chronicle.figures[i].repeats = std::move(repeats[i]);
    std::erase_if(findings, [](const Finding& f) { return f.severity == Severity::kNote; });
    return findings;
  }

  void error(std::string_view record, const std::string& id, std::string message) {
    diagnostics_.push_back({Severity::kError, {path_}, fmt::format("{} \"{}\": {}", record, id, message)});
  }

  void take(const Chronicle& header) { outline_.put(header); }
  void take(const Source& source) { keep(source, sources_); }
  void take(const Place& place) { keep(place, places_); }
  void take(const Actor& actor) { keep(actor, actors_); }
  void take(const Figure& figure) { outline_.put(figure); }

  /// That these ids are unique is found by the check of the outline.
  template <typename Record>
  void keep(const Record& record, Ids& ids) {
    ids.insert(record.id);
    outline_.put(record);
  }

  void take(const Event& event) {
    check_common("event", event);
    for (const std::string& id : event.places) check_id("event", event.id, "place", id, places_);
    for (const Participant& p : event.actors) check_id("event", event.id, "actor", p.actor, actors_);
  }
  void take(const Movement& movement) {
    check_common("movement", movement);
    for (const Waypoint& stop : movement.path) check_stop("movement", movement.id, stop);
    for (const Participant& p : movement.actors) check_id("movement", movement.id, "actor", p.actor, actors_);
  }
  void take(const Deployment& deployment) {
    check_common("deployment", deployment);
    check_id("deployment", deployment.id, "actor", deployment.force, actors_);
    if (deployment.from) check_stop("deployment", deployment.id, *deployment.from);
    for (const std::string& id : deployment.to) check_id("deployment", deployment.id, "place", id, places_);
  }

  template <typename Record>
  void check_common(std::string_view what, const Record& record) {
    // A hash of the id stands for it: two different ones of a million share one with a chance of 1 in 10^7.
    if (!seen_.insert(std::hash<std::string>{}(std::string(what) + record.id)).second)
      error(what, record.id, "the id is used twice");
    for (const std::string& id : record.sources) check_id(what, record.id, "source", id, sources_);
    for (const Figure& f : record.figures) {
      if (!f.source.empty()) check_id(what, record.id, "source", f.source, sources_);
      if (!f.among.empty()) check_id(what, record.id, "actor", f.among, actors_);
    }
  }

  void check_stop(std::string_view what, const std::string& record, const Waypoint& stop) {
    if (const std::string* id = stop.place()) check_id(what, record, "place", *id, places_);
  }

  void check_id(std::string_view what, const std::string& record, std::string_view kind, const std::string& id,
                const Ids& known) {
    if (!known.contains(id)) error(what, record, fmt::format("unknown {} \"{}\" (or it comes later)", kind, id));
  }

  std::string path_;
  RecordReader reader_;
  ChronicleCollector outline_;
  Ids sources_, places_, actors_;
  std::unordered_set<std::size_t> seen_;
  Diagnostics diagnostics_;
};

}  // namespace

Result<Chronicle> read_stream_outline(const std::string& path, const ReadLimits& limits) {
  return OutlineReader(path, limits).run();
}

}  // namespace dateline
