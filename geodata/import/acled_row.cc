#include "geodata/import/acled_row.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/import/country_codes.h"
#include "geodata/import/import_text.h"
#include "geodata/utf8.h"

namespace dateline::acled {
namespace {

constexpr std::size_t note_bytes = 9000;
/// Seconds from 2000 to 2100: other numbers are no Unix time of an edit.
constexpr long long first_second = 946'684'800, last_second = 4'102'444'800;

std::string shown(std::string_view text) { return fmt::format("\"{}\"", cut_at_character(text, 40)); }

PlacePrecision precision_of(std::string_view geo_precision) {
  if (geo_precision == "1") return PlacePrecision::kExact;
  if (geo_precision == "2") return PlacePrecision::kNear;
  return PlacePrecision::kCentroid;
}

/// Calls `use` for each part between semicolons that is not empty.
template <typename Use>
void split(std::string_view list, const Use& use) {
  while (!list.empty()) {
    const std::size_t end = list.find(';');
    if (const std::string_view part = trim(list.substr(0, end)); !part.empty()) use(part);
    if (end == std::string_view::npos) return;
    list.remove_prefix(end + 1);
  }
}

/// "about 500", "at least 20", "500-600", "around 1,000".
struct Size {
  std::optional<double> low, best, high;
  Qualifier qualifier = Qualifier::kPlain;
};

std::optional<Size> parse_size(std::string_view text) {
  Size size;
  const std::pair<std::string_view, Qualifier> words[] = {
      {"at least ", Qualifier::kAtLeast},   {"about ", Qualifier::kAbout},         {"around ", Qualifier::kAbout},
      {"more than ", Qualifier::kMoreThan}, {"up to ", Qualifier::kUpTo},          {"nearly ", Qualifier::kNearly},
      {"less than ", Qualifier::kLessThan}, {"fewer than ", Qualifier::kLessThan}, {"over ", Qualifier::kMoreThan},
      {"almost ", Qualifier::kNearly},
  };
  for (const auto& [word, qualifier] : words) {
    if (text.size() < word.size() || !same_letters(text.substr(0, word.size()), word)) continue;
    size.qualifier = qualifier;
    text.remove_prefix(word.size());
    break;
  }
  const auto number = [](std::string_view digits) -> std::optional<double> {
    std::string plain(trim(digits));
    std::erase(plain, ',');
    if (plain.empty() || !std::ranges::all_of(plain, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    const std::optional<long long> value = parse_whole(plain);
    return value ? std::optional<double>(static_cast<double>(*value)) : std::nullopt;
  };
  if ((size.best = number(text))) return size;
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  size.low = number(text.substr(0, dash));
  size.high = number(text.substr(dash + 1));
  if (!size.low || !size.high || *size.low > *size.high) return std::nullopt;
  return size;
}

}  // namespace

void RowReader::begin_file(const ColumnMap& columns, DayOrder order, const When& known, ImportLog& log) {
  columns_ = &columns;
  order_ = order;
  known_ = known;
  log_ = &log;
}

const Event* RowReader::read(const TableRow& row) {
  row_ = &row;
  replaced_ = false;
  event_ = {};
  if (!read_id() || !read_when()) return nullptr;
  read_kind();
  read_place();
  read_actors();
  read_sources();
  read_figures();
  read_tags();
  read_note();
  if (replaced_) log_->altered(row.line, "bytes that are not text were replaced");
  return &event_;
}

LocalText RowReader::text(std::string_view words) const { return {{text_lang_, std::string(words)}}; }

bool RowReader::read_id() {
  std::string_view id = cell(kId);
  if (id.empty()) id = cell(kDataId);
  if (id.empty()) return log_->skipped(row_->line, "no event_id_cnty"), false;
  event_.id = "acled-" + slug(id, 58);
  return true;
}

bool RowReader::read_when() {
  const std::optional<Day> day = parse_day(cell(kDate), order_);
  if (!day) {
    log_->skipped(row_->line, "event_date is no day that can be read", shown(cell(kDate)));
    return false;
  }
  day_ = *day;
  const std::string_view precision = cell(kTimePrecision);
  const auto days = std::chrono::local_days(*day);
  if (precision == "2")
    set_days(event_.when, Day(days - std::chrono::days(3)), Day(days + std::chrono::days(3)), true);
  else if (precision == "3")
    set_month(event_.when, day->year() / day->month());
  else
    set_day(event_.when, *day);
  if (precision != "1" && precision != "2" && precision != "3" && columns_->has(kTimePrecision))
    log_->doubtful(row_->line, "time_precision is not 1 to 3: taken as the day", shown(precision));
  return true;
}

void RowReader::read_kind() {
  const KindOfEvent found = kind_of_event(cell(kType), cell(kSubType), cell(kNotes), cell(kInter1));
  event_.kind = found.kind;
  if (!found.known) log_->altered(row_->line, "event_type is not one of ACLED's: no kind", shown(cell(kType)));
  if (found.inferred) event_.tags.emplace_back("kind-inferred");
  if (found.control_changed) event_.tags.emplace_back("control-changed");
  const std::string_view title = cell(kSubType).empty() ? cell(kType) : cell(kSubType);
  if (title.empty()) return;
  event_.title = text({});
  replaced_ |= append_name(event_.title[0].text, title);
}

std::optional<LonLat> RowReader::read_position() {
  const std::optional<double> lat = parse_number(cell(kLatitude));
  const std::optional<double> lon = parse_number(cell(kLongitude));
  if (lat && lon && *lat >= -90 && *lat <= 90 && *lon >= -180 && *lon <= 180) {
    if (*lat == 0 && *lon == 0) log_->doubtful(row_->line, "the position is 0, 0");
    return LonLat{*lon, *lat};
  }
  log_->altered(row_->line, "no position: listed, not drawn",
                fmt::format("latitude {}, longitude {}", shown(cell(kLatitude)), shown(cell(kLongitude))));
  return std::nullopt;
}

std::string_view RowReader::read_country() {
  if (const auto iso = parse_whole(cell(kIso))) return country_by_numeric(static_cast<int>(*iso));
  if (!cell(kIso3).empty()) return country_by_alpha3(cell(kIso3));
  if (const auto gwno = parse_whole(cell(kGwno)))
    return country_by_gleditsch_ward(static_cast<int>(*gwno), int(day_.year()));
  return {};
}

void RowReader::read_place() {
  const std::optional<LonLat> position = read_position();
  const PlacePrecision precision = precision_of(cell(kGeoPrecision));
  const std::string_view code = cell(kGeoPrecision);
  if (code != "1" && code != "2" && code != "3" && columns_->has(kGeoPrecision))
    log_->altered(row_->line, "geo_precision is not 1 to 3: taken for 3", shown(code));
  const std::string_view country = read_country();
  key_ = fmt::format("{}\n{}\n{}\n{:.6f} {:.6f}", cell(kLocation), static_cast<int>(precision), country,
                     position ? position->lat_deg : 999, position ? position->lon_deg : 999);
  event_.places = {entities_.place(key_, [&] { return make_place(position, precision, country); })};
}

Place RowReader::make_place(const std::optional<LonLat>& position, PlacePrecision precision, std::string_view country) {
  Place place;
  place.names = text({});
  std::string& name = place.names[0].text;
  for (const std::size_t field : {kLocation, kAdmin3, kAdmin2, kAdmin1, kCountry})
    if (name.empty()) replaced_ |= append_name(name, cell(field));
  if (name.empty()) name = "Unnamed place";
  place.id = slug_with_hash(name, key_);
  place.position = position;
  place.precision = precision;
  if (!country.empty()) place.countries = {std::string(country)};
  place.sources = {source_id};
  std::string around;
  for (const std::size_t field : {kAdmin3, kAdmin2, kAdmin1, kCountry}) {
    if (cell(field).empty() || cell(field) == name) continue;
    if (!around.empty()) around += ", ";
    replaced_ |= append_name(around, cell(field));
  }
  if (!around.empty()) place.note = text(around);
  return place;
}

const std::string& RowReader::actor_of(std::string_view name, std::string_view inter) {
  return entities_.actor(name, [&] {
    Actor actor;
    actor.names = text({});
    replaced_ |= append_name(actor.names[0].text, name);
    actor.id = slug_with_hash(name, name);
    actor.kind = kind_of_actor(name, inter);
    return actor;
  });
}

void RowReader::add_actors(std::string_view list, std::string_view inter, Role role) {
  split(list, [&](std::string_view name) {
    const std::string& id = actor_of(name, inter);
    const bool there = std::ranges::any_of(event_.actors, [&](const Participant& p) { return p.actor == id; });
    if (!there || role == Role::kSideB) event_.actors.push_back({id, role});
  });
}

void RowReader::read_actors() {
  add_actors(cell(kActor1), cell(kInter1), Role::kSideA);
  add_actors(cell(kActor2), cell(kInter2), Role::kSideB);
  add_actors(cell(kAssoc1), {}, Role::kParticipant);
  add_actors(cell(kAssoc2), {}, Role::kParticipant);
}

void RowReader::read_sources() {
  event_.sources = {source_id};
  split(cell(kSource), [&](std::string_view name) {
    const std::string& id = entities_.source(name, [&] {
      Source source;
      source.title = text({});
      replaced_ |= append_name(source.title[0].text, name);
      source.id = slug(name, 60);
      source.via = source_id;
      return source;
    });
    if (std::ranges::find(event_.sources, id) == event_.sources.end()) event_.sources.push_back(id);
  });
}

When RowReader::reported() {
  const std::string_view cell_text = cell(kTimestamp);
  const std::optional<long long> seconds = parse_whole(cell_text);
  When when = known_;
  if (seconds && *seconds >= first_second && *seconds < last_second) {
    set_day(when,
            Day(std::chrono::floor<std::chrono::days>(std::chrono::local_seconds(std::chrono::seconds(*seconds)))));
  } else if (const std::optional<Day> day = parse_iso_day(cell_text)) {
    set_day(when, *day);
  } else if (!cell_text.empty()) {
    log_->altered(row_->line, "timestamp is no time that can be read", shown(cell_text));
  }
  return when;
}

void RowReader::read_figures() {
  const When known = reported();
  const std::string_view fatalities = cell(kFatalities);
  const std::optional<long long> deaths = parse_whole(fatalities);
  if (deaths && *deaths >= 0) {
    Figure& figure = event_.figures.emplace_back();
    figure.measure = Measure::kDeaths;
    figure.best = static_cast<double>(*deaths);
    figure.source = source_id;
    figure.reported = known;
    if (*deaths == 0) figure.note = text("0 in ACLED may also mean that no number was reported");
  } else if (columns_->has(kFatalities)) {
    log_->altered(row_->line, "fatalities is no number", shown(fatalities));
  }
  split(cell(kTags), [&](std::string_view tag) {
    constexpr std::string_view crowd = "crowd size=";
    if (tag.size() > crowd.size() && same_letters(tag.substr(0, crowd.size()), crowd))
      add_crowd(trim(tag.substr(crowd.size())), known);
  });
}

void RowReader::add_crowd(std::string_view size, const When& reported) {
  if (same_letters(size, "no report")) return;
  const std::optional<Size> found = parse_size(size);
  if (!found) {
    event_.note = text({});
    event_.note[0].text = "Crowd: ";
    replaced_ |= append_name(event_.note[0].text, size);
    return;
  }
  Figure& figure = event_.figures.emplace_back();
  figure.measure = Measure::kParticipants;
  figure.low = found->low;
  figure.best = found->best;
  figure.high = found->high;
  figure.qualifier = found->qualifier;
  figure.source = source_id;
  figure.reported = reported;
}

void RowReader::add_tag(std::string tag) {
  if (std::ranges::find(event_.tags, tag) == event_.tags.end()) event_.tags.push_back(std::move(tag));
}

void RowReader::read_tags() {
  if (!cell(kType).empty()) add_tag(slug(cell(kType), 60));
  if (!cell(kSubType).empty()) add_tag(slug(cell(kSubType), 60));
  split(cell(kDisorder), [&](std::string_view type) { add_tag(slug(type, 60)); });
  const std::string_view civilians = cell(kCivilians);
  if (!civilians.empty() && civilians != "0" && !same_letters(civilians, "false") && !same_letters(civilians, "NA"))
    add_tag("civilian-targeting");
  split(cell(kTags), [&](std::string_view tag) {
    if (!contains_word(tag, "crowd size=")) add_tag(slug(tag, 60));
  });
}

void RowReader::read_note() {
  const std::string_view notes = cell(kNotes);
  if (notes.empty()) return;
  std::string words;
  replaced_ |= append_clean(words, notes, TextLines::kMany);
  if (words.size() > note_bytes) {
    words.resize(cut_at_character(words, note_bytes).size());
    words += "\xe2\x80\xa6";
    log_->altered(row_->line, "notes are longer than 9,000 bytes and were cut");
  }
  if (!event_.note.empty()) words += "\n" + event_.note[0].text;
  event_.note = text(words);
}

}  // namespace dateline::acled
