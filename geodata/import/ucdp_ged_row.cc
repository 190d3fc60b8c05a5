#include "geodata/import/ucdp_ged_row.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include "geodata/import/country_codes.h"
#include "geodata/import/import_text.h"
#include "geodata/utf8.h"

namespace dateline::ucdp_ged {
namespace {

/// Longer lists of articles are cut: they are for people to read, and the id of the row leads to all of them.
constexpr std::size_t article_bytes = 300;
constexpr std::size_t description_bytes = 2000;

PlacePrecision precision_of(long long where_prec) {
  switch (where_prec) {
    case 1: return PlacePrecision::kExact;
    case 2: return PlacePrecision::kNear;
    case 3:
    case 4:
    case 6: return PlacePrecision::kCentroid;
    default: return PlacePrecision::kRepresentative;
  }
}

bool is_government(std::string_view name) { return name.starts_with("Government of "); }

void append_bytes(std::string& out, double value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

}  // namespace

RowReader::RowReader(ImportEntities& entities, std::string text_lang)
    : entities_(entities), text_lang_(std::move(text_lang)) {
  event_.sources = {source_id};
  event_.places.resize(1);
}

void RowReader::begin_file(const ColumnMap& columns, const When& known, ImportLog& log) {
  columns_ = &columns;
  known_ = known;
  log_ = &log;
}

const Event* RowReader::read(const TableRow& row) {
  row_ = &row;
  figures_ = actors_ = tags_ = 0;
  replaced_ = false;
  if (!read_id() || !read_kind() || !read_when()) return nullptr;
  read_place();
  read_actors();
  read_figures();
  read_tags();
  read_note();
  event_.figures.resize(figures_);
  event_.actors.resize(actors_);
  event_.tags.resize(tags_);
  if (replaced_) log_->altered(row.line, "bytes that are not text were replaced");
  return &event_;
}

long long RowReader::number(std::size_t field, long long otherwise) {
  const std::string_view text = cell(field);
  if (text.empty()) return otherwise;
  const std::optional<long long> value = parse_whole(text);
  if (!value)
    log_->altered(row_->line, fmt::format("{} is not a whole number", names[field][0]),
                  fmt::format("\"{}\"", cut_at_character(text, 40)));
  return value.value_or(otherwise);
}

std::optional<double> RowReader::count(std::size_t field) {
  const long long value = number(field, -1);
  if (value >= 0) return static_cast<double>(value);
  if (value < -1 || cell(field) == "-1")
    log_->altered(row_->line, fmt::format("{} is negative", names[field][0]), cell(field));
  return std::nullopt;
}

bool RowReader::read_id() {
  const std::string_view id = cell(kId);
  event_.id = "ucdp-";
  if (std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; }) && !id.empty() && id.size() < 20)
    event_.id += id;
  else if (id.empty())
    return log_->skipped(row_->line, "no id"), false;
  else
    event_.id += slug(id, 59);
  return true;
}

bool RowReader::read_kind() {
  violence_ = number(kTypeOfViolence, 0);
  switch (violence_) {
    case 1: event_.kind = EventKind::kBattle; return true;
    case 2: event_.kind = EventKind::kClash; return true;
    case 3: event_.kind = EventKind::kAttack; return true;
    default:
      log_->skipped(row_->line, "type_of_violence is not 1, 2 or 3",
                    fmt::format("\"{}\"", cut_at_character(cell(kTypeOfViolence), 40)));
      return false;
  }
}

bool RowReader::read_when() {
  std::optional<Day> first = parse_iso_day(cell(kDateStart));
  std::optional<Day> last = parse_iso_day(cell(kDateEnd));
  if (!first && !last) {
    const long long year = number(kYear, 0);
    year_ = static_cast<int>(year);
    if (year < 1 || year > 9999) {
      log_->skipped(row_->line, "no date", fmt::format("date_start \"{}\"", cut_at_character(cell(kDateStart), 40)));
      return false;
    }
    set_year(event_.when, std::chrono::year(year_));
    log_->altered(row_->line, "only the year is kept, no day could be read",
                  fmt::format("date_start \"{}\"", cut_at_character(cell(kDateStart), 40)));
    return true;
  }
  if (!first || !last) {
    if (columns_->has(kDateStart) && columns_->has(kDateEnd))
      log_->altered(row_->line, "one of date_start and date_end could not be read, the other stands for both");
    first = last = first ? first : last;
  }
  if (*last < *first) {
    log_->altered(row_->line, "date_end is before date_start, they were exchanged");
    std::swap(*first, *last);
  }
  year_ = int(first->year());
  set_when(*first, *last, number(kDatePrec, 0));
  return true;
}

void RowReader::set_when(Day first, Day last, long long precision) {
  using namespace std::chrono_literals;
  const bool one = first == last;
  const std::chrono::year_month month = first.year() / first.month();
  const bool whole_month = first.day() == 1d && last == Day(month / std::chrono::last);
  const bool whole_year = first == first.year() / 1 / 1 && last == first.year() / 12 / 31;
  if (precision == 4 && (one || whole_month)) return set_month(event_.when, month);
  if (precision == 5 && (one || whole_year)) return set_year(event_.when, first.year());
  if (!one) return set_days(event_.when, first, last);
  set_day(event_.when, first, precision == 2 || precision == 3);
}

std::optional<LonLat> RowReader::read_position() {
  const std::optional<double> lat = parse_number(cell(kLatitude));
  const std::optional<double> lon = parse_number(cell(kLongitude));
  const auto shown = [&] {
    return fmt::format("latitude \"{}\", longitude \"{}\"", cut_at_character(cell(kLatitude), 40),
                       cut_at_character(cell(kLongitude), 40));
  };
  if (!lat || !lon || *lat < -90 || *lat > 90 || *lon < -180 || *lon > 180) {
    log_->altered(row_->line, "no position: listed, not drawn", shown());
    return std::nullopt;
  }
  if (*lat == 0 && *lon == 0) log_->doubtful(row_->line, "the position is 0, 0");
  return LonLat{*lon, *lat};
}

void RowReader::read_place() {
  const std::optional<LonLat> position = read_position();
  const long long where_prec = number(kWherePrec, 0);
  if (where_prec < 1 || where_prec > 7)
    log_->altered(row_->line, "where_prec is not 1 to 7: the position is taken as a representative point");
  const std::string_view country =
      where_prec == 7 ? std::string_view{} : country_by_gleditsch_ward(static_cast<int>(number(kCountryId, 0)), year_);
  const PlacePrecision precision = precision_of(where_prec);
  key_.assign(cell(kWhereCoordinates));
  key_ += static_cast<char>('0' + static_cast<int>(precision));
  key_ += country;
  if (position) {
    append_bytes(key_, position->lat_deg);
    append_bytes(key_, position->lon_deg);
  }
  event_.places[0] = entities_.place(key_, [&] { return make_place(position, precision, country); });
}

Place RowReader::make_place(const std::optional<LonLat>& position, PlacePrecision precision, std::string_view country) {
  Place place;
  std::string name;
  for (const std::size_t field : {kWhereCoordinates, kAdm2, kAdm1, kCountry})
    if (name.empty()) replaced_ |= append_name(name, cell(field));
  if (name.empty()) name = "Unnamed place";
  std::string identity = fmt::format("{} {}", static_cast<int>(precision), country);
  if (position)
    identity += fmt::format(" {} {}", std::lround(position->lat_deg * 1e6), std::lround(position->lon_deg * 1e6));
  place.id = slug_with_hash(name, identity);
  set_text(place.names, name);
  place.position = position;
  place.precision = precision;
  if (precision == PlacePrecision::kNear) place.uncertainty_m = 25000;
  if (!country.empty()) place.countries = {std::string(country)};
  place.sources = {source_id};
  std::string around;
  for (const std::size_t field : {kAdm2, kAdm1, kCountry}) {
    if (cell(field).empty() || cell(field) == name) continue;
    if (!around.empty()) around += ", ";
    replaced_ |= append_name(around, cell(field));
  }
  if (!around.empty()) set_text(place.note, around);
  return place;
}

void RowReader::read_actors() {
  side_b_civilians_ = same_letters(cell(kSideB), "Civilians");
  side_a_ = actor_of(kSideA, kSideAId, kGwnoA);
  side_b_ = actor_of(kSideB, kSideBId, kGwnoB);
  if (!side_a_.empty()) add_participant(side_a_, Role::kSideA);
  if (!side_b_.empty()) add_participant(side_b_, side_b_civilians_ && violence_ == 3 ? Role::kAffected : Role::kSideB);
}

void RowReader::add_participant(const std::string& actor, Role role) {
  if (event_.actors.size() <= actors_) event_.actors.emplace_back();
  Participant& participant = event_.actors[actors_++];
  participant.actor = actor;
  participant.role = role;
}

const std::string& RowReader::actor_of(std::size_t name_field, std::size_t id_field, std::size_t country_field) {
  static const std::string none;
  const std::string_view name = cell(name_field);
  if (name.empty()) return none;
  if (same_letters(name, "Civilians"))
    return entities_.actor("Civilians", [&] { return make_actor(name_field, 0, 0); });
  key_.assign(name);
  key_ += '\n';
  key_ += cell(id_field);
  return entities_.actor(key_, [&] { return make_actor(name_field, id_field, country_field); });
}

Actor RowReader::make_actor(std::size_t name_field, std::size_t id_field, std::size_t country_field) {
  Actor actor;
  std::string name;
  if (name_field == kDeathsCivilians || same_letters(cell(name_field), "Civilians")) {
    actor.id = "civilians";
    actor.kind = ActorKind::kCommunity;
    set_text(actor.names, "Civilians");
    return actor;
  }
  replaced_ |= append_name(name, cell(name_field));
  set_text(actor.names, name);
  const std::string_view id = cell(id_field);
  actor.id = id.empty() ? slug_with_hash(name, name) : slug(name) + "-" + slug(id, 20);
  actor.kind = is_government(name) ? ActorKind::kGovernment : ActorKind::kArmedGroup;
  if (const auto state = parse_whole(cell(country_field)); state && is_government(name))
    actor.country = country_by_gleditsch_ward(static_cast<int>(*state), year_);
  return actor;
}

Figure& RowReader::next_figure() {
  if (event_.figures.size() <= figures_) {
    event_.figures.emplace_back();
    event_.figures.back().measure = Measure::kDeaths;
    event_.figures.back().source = source_id;
  }
  Figure& figure = event_.figures[figures_++];
  figure.reported = known_;
  figure.low.reset();
  figure.best.reset();
  figure.high.reset();
  figure.among.clear();
  figure.note.clear();
  return figure;
}

void RowReader::add_total() {
  const std::optional<double> low = count(kLow), best = count(kBest), high = count(kHigh);
  if (!low && !best && !high) {
    log_->altered(row_->line, "no number of deaths");
    return;
  }
  Figure& figure = next_figure();
  figure.best = best;
  if (!low || !high) {
    if (columns_->has(kLow) && columns_->has(kHigh)) log_->altered(row_->line, "low or high is missing");
    if (!best) figure.best = low ? low : high;
    return;
  }
  figure.low = std::min(*low, std::min(best.value_or(*low), *high));
  figure.high = std::max(*high, std::max(best.value_or(*high), *low));
  if (*figure.low == *figure.high) {
    figure.best = figure.low;
    figure.low.reset();
    figure.high.reset();
  } else if (*figure.low == *low && *figure.high == *high) {
    set_text(figure.note, "UCDP low/high");
  } else {
    const std::string said = fmt::format("low {}, best {}, high {}", quoted(kLow), quoted(kBest), quoted(kHigh));
    set_text(figure.note, "UCDP low/high; the file says " + said);
    log_->doubtful(row_->line, "low, best and high are not in order", said);
  }
}

void RowReader::add_part(std::size_t field, std::string_view side) {
  const std::optional<double> deaths = count(field);
  if (!deaths || *deaths == 0) return;
  Figure& figure = next_figure();
  figure.best = deaths;
  figure.among = side;
}

void RowReader::read_figures() {
  add_total();
  if (!side_a_.empty()) add_part(kDeathsA, side_a_);
  if (!side_b_.empty()) add_part(kDeathsB, side_b_);
  if (const std::string_view civilians = cell(kDeathsCivilians); !civilians.empty() && civilians != "0")
    add_part(kDeathsCivilians, entities_.actor("Civilians", [&] { return make_actor(kDeathsCivilians, 0, 0); }));
}

void RowReader::add_tag(std::string_view text, std::string_view number) {
  if (event_.tags.size() <= tags_) event_.tags.emplace_back();
  event_.tags[tags_].assign(text);
  event_.tags[tags_++] += number;
}

void RowReader::read_tags() {
  add_tag(violence_ == 1 ? "state-based" : violence_ == 2 ? "non-state" : "one-sided");
  const auto is_number = [](std::string_view text) {
    return !text.empty() && text.size() < 20 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  };
  if (is_number(cell(kConflict))) add_tag("conflict-", cell(kConflict));
  if (is_number(cell(kDyad))) add_tag("dyad-", cell(kDyad));
  if (cell(kEventClarity) == "2") add_tag("aggregated");
  const std::string_view status = cell(kCodeStatus);
  if (!status.empty() && !same_letters(status, "Clear")) add_tag("status-", slug(status, 30));
}

std::string RowReader::quoted(std::size_t field) {
  std::string words;
  replaced_ |= append_clean(words, cut_at_character(cell(field), 40), TextLines::kOne);
  return words;
}

void RowReader::add_note(std::string_view label, std::string_view text) {
  if (!note_.empty()) note_ += '\n';
  note_ += label;
  replaced_ |= append_clean(note_, text, TextLines::kOne);
}

void RowReader::read_note() {
  note_.clear();
  const std::string_view described = cell(kWhereDescription);
  if (!described.empty() && described != cell(kWhereCoordinates))
    add_note("Where: ", cut_at_character(described, description_bytes));
  if (const std::string_view unknown = cell(kDeathsUnknown); !unknown.empty() && unknown != "0")
    add_note("Deaths of unknown affiliation: ", cut_at_character(unknown, 20));
  if (cell(kEventClarity) == "2") add_note("", "Several events that the sources do not tell apart.");
  if (const std::string_view article = cell(kSourceArticle); !article.empty()) {
    add_note("Reported by: ", cut_at_character(article, article_bytes));
    if (article.size() > article_bytes) note_ += "\xe2\x80\xa6";
  }
  set_text(event_.title, {});
  if (const std::string_view dyad = cell(kDyadName); !dyad.empty())
    replaced_ |= append_name(event_.title[0].text, dyad);
  else
    event_.title.clear();
  if (note_.empty())
    event_.note.clear();
  else
    set_text(event_.note, note_);
}

void RowReader::set_text(LocalText& text, std::string_view words) {
  text.resize(1);
  text[0].lang = text_lang_;
  text[0].text = words;
}

}  // namespace dateline::ucdp_ged
