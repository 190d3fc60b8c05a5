#include "geodata/import/mapping_rule_reader.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "geodata/did_you_mean.h"
#include "geodata/kinds.h"
#include "geodata/text_forms.h"
#include "proto/mapping.pb.h"

namespace dateline {
namespace {

using Strings = google::protobuf::RepeatedPtrField<std::string>;

class RuleReader {
 public:
  explicit RuleReader(MappingLog& log) : log_(log) {}

  std::vector<std::string> columns(const Strings& names, const std::string& path) {
    for (int i = 0; i < names.size(); ++i) log_.column(fmt::format("{}[{}]", path, i), names[i]);
    return {names.begin(), names.end()};
  }

  std::string column(const std::string& name, const std::string& path) {
    log_.column(path, name);
    return name;
  }

  CellValue value(const v1::CellValue& message, const std::string& path) {
    CellValue out{columns(message.column(), path + ".column"), message.constant(), {}, message.otherwise()};
    for (const v1::Word& word : message.words()) out.words.emplace_back(word.word(), word.means());
    return out;
  }

  /// A value whose words are those of a set.
  template <typename Enum>
  CellValue word(const v1::CellValue& message, const std::string& path) {
    CellValue out = value(message, path);
    check_word<Enum>(out.constant, path + ".constant");
    check_word<Enum>(out.otherwise, path + ".otherwise");
    for (int i = 0; i < message.words_size(); ++i)
      check_word<Enum>(message.words(i).means(), fmt::format("{}.words[{}].means", path, i));
    return out;
  }

  CellText text(const v1::CellText& message, const std::string& path) {
    if (!message.lang().empty() && !is_language_tag(message.lang()))
      log_.error(path + ".lang", fmt::format("\"{}\" is not a language tag (BCP 47)", message.lang()));
    return {message.lang(), columns(message.column(), path + ".column"), message.constant()};
  }

  std::vector<CellText> texts(const google::protobuf::RepeatedPtrField<v1::CellText>& messages,
                              const std::string& path) {
    std::vector<CellText> out;
    for (int i = 0; i < messages.size(); ++i) out.push_back(text(messages[i], fmt::format("{}[{}]", path, i)));
    return out;
  }

  CellTime time(const v1::CellTime& message, const std::string& path) {
    CellTime out;
    out.edtf = column(message.edtf(), path + ".edtf");
    out.date = column(message.date(), path + ".date");
    out.time = column(message.time(), path + ".time");
    out.start = column(message.start(), path + ".start");
    out.end = column(message.end(), path + ".end");
    out.year = column(message.year(), path + ".year");
    out.month = column(message.month(), path + ".month");
    out.day = column(message.day(), path + ".day");
    Result<When> constant = parse_edtf(message.constant());
    if (constant) out.constant = *constant;
    for (const Diagnostic& d : constant.diagnostics) log_.error(path + ".constant", d.message);
    const int ways =
        !out.edtf.empty() + !out.date.empty() + !(out.start.empty() && out.end.empty()) + !out.year.empty();
    if (ways > 1) log_.error(path, "a time is given in one way: edtf, date, start and end, or year");
    if (!out.time.empty() && out.date.empty()) log_.error(path + ".time", "a time of day needs the column of its date");
    if (out.year.empty() && !(out.month.empty() && out.day.empty()))
      log_.error(path, "month and day need the column of the year");
    return out;
  }

  CellPlace place(const v1::CellPlace& message, const std::string& path) {
    CellPlace out;
    out.name = texts(message.name(), path + ".name");
    out.lat = column(message.lat(), path + ".lat");
    out.lon = column(message.lon(), path + ".lon");
    out.coordinates = column(message.coordinates(), path + ".coordinates");
    out.code = column(message.code(), path + ".code");
    out.precision = word<PlacePrecision>(message.precision(), path + ".precision");
    out.uncertainty_m = value(message.uncertainty_m(), path + ".uncertainty_m");
    out.within = columns(message.within(), path + ".within");
    out.country = value(message.country(), path + ".country");
    out.kind = word<PlaceKind>(message.kind(), path + ".kind");
    if (out.lat.empty() != out.lon.empty()) log_.error(path, "a place has both lat and lon or neither");
    if (out.name.empty() && out.lat.empty() && out.coordinates.empty() && out.code.empty() && out.within.empty())
      log_.error(path, "a place needs a name, a code or a position");
    return out;
  }

  CellActor actor(const v1::CellActor& message, const std::string& path) {
    CellActor out{value(message.name(), path + ".name"), word<Role>(message.role(), path + ".role"),
                  word<ActorKind>(message.kind(), path + ".kind")};
    if (!out.name.given()) log_.error(path, "an actor needs a name");
    return out;
  }

  CellSource source(const v1::CellSource& message, const std::string& path) {
    return {value(message.title(), path + ".title"),
            value(message.publisher(), path + ".publisher"),
            column(message.url(), path + ".url"),
            word<SourceKind>(message.kind(), path + ".kind"),
            column(message.published(), path + ".published"),
            message.separator()};
  }

  CellFigure figure(const v1::CellFigure& message, const std::string& path) {
    CellFigure out;
    out.measure = word<Measure>(message.measure(), path + ".measure");
    out.best = column(message.best(), path + ".best");
    out.low = column(message.low(), path + ".low");
    out.high = column(message.high(), path + ".high");
    out.qualifier = word<Qualifier>(message.qualifier(), path + ".qualifier");
    out.status = word<ClaimStatus>(message.status(), path + ".status");
    out.reported = time(message.reported(), path + ".reported");
    if (message.has_source()) out.source = source(message.source(), path + ".source");
    out.unit = value(message.unit(), path + ".unit");
    check_units(message.unit(), path + ".unit");
    out.currency = value(message.currency(), path + ".currency");
    out.among = value(message.among(), path + ".among");
    if (!out.measure.given()) log_.error(path, "a figure needs a measure");
    if (out.best.empty() && out.low.empty() && out.high.empty())
      log_.error(path, "a figure needs a column of its number (best, low or high)");
    return out;
  }

 private:
  void check_one_of(const std::string& word, std::span<const std::string_view> words, const std::string& path) {
    if (word.empty() || std::ranges::find(words, word) != words.end()) return;
    log_.error(path, fmt::format("unknown word \"{}\"{}", word, DidYouMean().among(words, word)));
  }

  template <typename Enum>
  void check_word(const std::string& word, const std::string& path) {
    check_one_of(word, words_of<Enum>(), path);
  }

  void check_units(const v1::CellValue& message, const std::string& path) {
    static constexpr std::string_view units[] = {"people", "households"};
    check_one_of(message.constant(), units, path + ".constant");
    check_one_of(message.otherwise(), units, path + ".otherwise");
    for (int i = 0; i < message.words_size(); ++i)
      check_one_of(message.words(i).means(), units, fmt::format("{}.words[{}].means", path, i));
  }

  MappingLog& log_;
};

template <typename Message, typename Read>
auto read_all(const google::protobuf::RepeatedPtrField<Message>& messages, const std::string& path, const Read& read) {
  std::vector<decltype(read(messages[0], path))> out;
  for (int i = 0; i < messages.size(); ++i) out.push_back(read(messages[i], fmt::format("{}[{}]", path, i)));
  return out;
}

RecordType type_of(const v1::RecordRule& message, const std::string& path, MappingLog& log) {
  switch (message.record()) {
    case v1::RecordRule::EVENT: return RecordType::kEvent;
    case v1::RecordRule::MOVEMENT: return RecordType::kMovement;
    case v1::RecordRule::DEPLOYMENT: return RecordType::kDeployment;
    case v1::RecordRule::PLACE: return RecordType::kPlace;
    default: log.error(path, "the rule does not say what it makes (record: EVENT, MOVEMENT, DEPLOYMENT or PLACE)");
  }
  return RecordType::kEvent;
}

void check_rule(const RecordRule& rule, const std::string& path, MappingLog& log) {
  const bool route = rule.type == RecordType::kMovement;
  if (route && !rule.origin && !rule.destination) log.error(path, "a movement needs an origin or a destination");
  if (!route && (rule.destination || !rule.via.empty() || rule.mode.given()))
    log.error(path, "destination, via and mode belong to movements; a deployment goes to its place");
  if (rule.origin && !route && rule.type != RecordType::kDeployment)
    log.error(path, "origin belongs to movements and deployments");
  if (route && !rule.places.empty()) log.error(path, "a movement has an origin and a destination, not a place");
  if (rule.type == RecordType::kDeployment && rule.actors.empty())
    log.error(path, "a deployment needs a force (actors)");
  if (rule.type == RecordType::kDeployment && rule.places.empty())
    log.error(path, "a deployment needs a place that it goes to");
  if (rule.type == RecordType::kPlace && rule.places.size() != 1) log.error(path, "a rule for places has one place");
}

}  // namespace

RecordRule read_rule(const v1::RecordRule& message, const std::string& path, MappingLog& log) {
  RuleReader read(log);
  RecordRule rule;
  rule.type = type_of(message, path, log);
  for (int i = 0; i < message.only_size(); ++i) {
    const v1::Condition& only = message.only(i);
    rule.only.push_back({read.column(only.column(), fmt::format("{}.only[{}].column", path, i)),
                         {only.is().begin(), only.is().end()},
                         {only.is_not().begin(), only.is_not().end()}});
  }
  if (message.has_across()) rule.across = read.columns(message.across().columns(), path + ".across.columns");
  rule.id = read.value(message.id(), path + ".id");
  const bool event = rule.type == RecordType::kEvent;
  const bool movement = rule.type == RecordType::kMovement;
  rule.kind = event      ? read.word<EventKind>(message.kind(), path + ".kind")
              : movement ? read.word<MovementKind>(message.kind(), path + ".kind")
                         : read.word<PlaceKind>(message.kind(), path + ".kind");
  rule.mode = read.word<MovementMode>(message.mode(), path + ".mode");
  rule.title = read.texts(message.title(), path + ".title");
  rule.note = read.texts(message.note(), path + ".note");
  rule.when = read.time(message.when(), path + ".when");
  const auto place = [&](const v1::CellPlace& m, const std::string& p) { return read.place(m, p); };
  rule.places = read_all(message.place(), path + ".place", place);
  rule.via = read_all(message.via(), path + ".via", place);
  if (message.has_origin()) rule.origin = read.place(message.origin(), path + ".origin");
  if (message.has_destination()) rule.destination = read.place(message.destination(), path + ".destination");
  rule.actors = read_all(message.actors(), path + ".actors",
                         [&](const v1::CellActor& m, const std::string& p) { return read.actor(m, p); });
  rule.figures = read_all(message.figures(), path + ".figures",
                          [&](const v1::CellFigure& m, const std::string& p) { return read.figure(m, p); });
  rule.sources = read_all(message.sources(), path + ".sources",
                          [&](const v1::CellSource& m, const std::string& p) { return read.source(m, p); });
  rule.certainty = read.word<Certainty>(message.certainty(), path + ".certainty");
  rule.tags = read_all(message.tags(), path + ".tags",
                       [&](const v1::CellValue& m, const std::string& p) { return read.value(m, p); });
  check_rule(rule, path, log);
  return rule;
}

}  // namespace dateline
