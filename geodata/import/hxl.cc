#include "geodata/import/hxl.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "geodata/import/cell_values.h"
#include "geodata/import/date_order.h"
#include "geodata/import/hxl_tags.h"
#include "geodata/import/import_entities.h"
#include "geodata/import/import_text.h"

namespace dateline {
namespace {

constexpr std::size_t rows_searched = 25;

struct Meaning {
  std::string_view attribute;
  Measure measure;
};

/// The first that a column has decides.
constexpr auto meanings = std::to_array<Meaning>({
    {"killed", Measure::kDeaths},
    {"injured", Measure::kInjured},
    {"abducted", Measure::kAbducted},
    {"missing", Measure::kMissing},
    {"detained", Measure::kDetained},
    {"evacuated", Measure::kEvacuated},
    {"returnees", Measure::kReturned},
    {"returned", Measure::kReturned},
    {"newdisp", Measure::kNewlyDisplaced},
    {"displaced", Measure::kDisplaced},
    {"idps", Measure::kDisplaced},
    {"refugees", Measure::kDisplaced},
});

/// Parts of a number that another column gives.
constexpr auto number_parts =
    std::to_array<std::string_view>({"f", "m", "infants", "children", "adolescents", "adults", "elderly", "incamp",
                                     "noncamp", "women", "girls", "boys", "men", "age0_4", "u18"});

bool is_part(const HxlTag& tag) {
  return std::ranges::any_of(number_parts, [&](std::string_view part) { return tag.has(part); });
}

/// Words of #event+type that mean one of our kinds; what means itself ("protest", "flood") is not listed.
const CellWords event_words = {
    {"battles", "battle"},
    {"armed clash", "clash"},
    {"protests", "protest"},
    {"riots", "riot"},
    {"explosions/remote violence", "explosion"},
    {"violence against civilians", "attack"},
    {"civilian_targeting", "attack"},
    {"air/drone strike", "air_strike"},
    {"suicide bomb", "explosion"},
    {"abduction/forced disappearance", "abduction"},
    {"floods", "flood"},
    {"cyclone", "storm"},
    {"tropical cyclone", "storm"},
    {"wild fire", "wildfire"},
};

CellValue constant(std::string_view word) { return {{}, std::string(word), {}, {}}; }
CellValue column(std::string name) {
  if (name.empty()) return {};
  return {{std::move(name)}, {}, {}, {}};
}

std::vector<CellText> texts(const std::vector<HxlTag*>& tags) {
  std::vector<CellText> out;
  for (const HxlTag* tag : tags) out.push_back({tag->language(), {tag->column}, {}});
  return out;
}

class Builder {
 public:
  explicit Builder(HxlTags& tags) : tags_(tags) {}

  RecordRule rule() {
    RecordRule rule;
    const bool flow = tags_.any("origin") || tags_.any("dest");
    rule.type = flow ? RecordType::kMovement : RecordType::kEvent;
    rule.id = column(tags_.take("#meta", {"id"}));
    if (!rule.id.given()) rule.id = column(tags_.take("#event", {"code"}));
    rule.when = time();
    if (flow) {
      rule.origin = place("origin");
      rule.destination = place("dest");
    }
    add_place(rule, flow);
    rule.title = texts(tags_.take_all("#event", {"name"}));
    rule.note = texts(tags_.take_all("#description"));
    CellSource source;
    source.title = column(tags_.take("#meta", {"source"}));
    source.url = tags_.take("#meta", {"url"});
    if (source.title.given() || !source.url.empty()) rule.sources.push_back(source);
    for (const HxlTag* org : tags_.take_all("#org", {}, {"code", "type"}))
      rule.actors.push_back({column(org->column), org->has("impl") ? constant("responder") : CellValue{}, {}});
    for (const HxlTag* cause : tags_.take_all("#cause", {}, {"code"})) rule.tags.push_back(column(cause->column));
    add_figures(rule);
    rule.kind = kind(rule, flow);
    return rule;
  }

  std::vector<std::string> notes;

 private:
  CellTime time() {
    CellTime time;
    reported_ = tags_.take("#date", {"reported"});
    time.start = tags_.take("#date", {"start"});
    time.end = tags_.take("#date", {"end"});
    if (time.start.empty() && time.end.empty()) {
      time.date = tags_.take("#date", {"occurred"});
      if (time.date.empty()) time.date = tags_.take("#date", {}, {"created", "updated", "year"});
      if (time.date.empty()) time.year = tags_.take("#date", {"year"});
      if (time.date.empty() && time.year.empty()) time.date = reported_;  // an assessment: when it was made
    }
    return time;
  }

  /// `end` is "origin", "dest" or empty for a place that is neither.
  std::optional<CellPlace> place(std::string_view end) {
    std::initializer_list<std::string_view> neither = {"origin", "dest", "bounds"};
    const auto take = [&](std::string_view tag, std::string_view attribute) {
      return end.empty() ? tags_.take(tag, {attribute}, neither) : tags_.take(tag, {attribute, end});
    };
    CellPlace place;
    place.lat = take("#geo", "lat");
    place.lon = take("#geo", "lon");
    place.coordinates = take("#geo", "coord");
    if (place.lat.empty() != place.lon.empty()) place.lat = place.lon = "";
    place.code = take("#loc", "code");
    place.name = texts(names("#loc", end));
    const bool settlement = !place.name.empty() || !place.code.empty();
    for (const std::string_view level : {"#adm5", "#adm4", "#adm3", "#adm2", "#adm1"}) {
      const std::vector<HxlTag*> area = names(level, end);
      const std::string code = take(level, "code");
      if (place.name.empty() && place.code.empty()) place.code = code;
      if (area.empty()) continue;
      if (place.name.empty())
        place.name = texts(area);
      else
        place.within.push_back(area.front()->column);
    }
    place.country = column(take("#country", "code"));
    const std::vector<HxlTag*> country = names("#country", end);
    if (!country.empty() && place.name.empty()) place.name = texts(country);
    if (!country.empty() && !place.country.given()) place.country = column(country.front()->column);
    // A position beside an area's name is a point that stands for the area.
    if (!settlement) place.precision = constant("centroid");
    if (place.name.empty() && place.code.empty() && place.lat.empty() && place.coordinates.empty()) return std::nullopt;
    return place;
  }

  std::vector<HxlTag*> names(std::string_view tag, std::string_view end) {
    return end.empty() ? tags_.take_all(tag, {}, {"code", "type", "origin", "dest", "id"})
                       : tags_.take_all(tag, {end}, {"code", "type", "id"});
  }

  /// Of a flow whose one end alone is marked, the place that is not marked is the other.
  void add_place(RecordRule& rule, bool flow) {
    auto other = place("");
    if (!other) return;
    if (!flow)
      rule.places.push_back(std::move(*other));
    else if (!rule.destination)
      rule.destination = std::move(*other);
    else if (!rule.origin)
      rule.origin = std::move(*other);
  }

  struct Claim {
    Measure measure;
    bool households;
    friend auto operator<=>(const Claim&, const Claim&) = default;
  };

  /// What the column counts; nothing, with a note, when that has no place in a chronicle.
  std::optional<Claim> claim_of(const HxlTag& tag) {
    Claim claim{Measure::kAffected, tag.has("hh")};
    if (is_part(tag)) return std::nullopt;  // a part of another number
    if (tag.tag == "#affected")
      for (const Meaning& meaning : meanings)
        if (tag.has(meaning.attribute)) {
          claim.measure = meaning.measure;
          break;
        }
    if (claim.households && claim.measure != Measure::kDisplaced) return std::nullopt;
    return claim;
  }

  void add_figures(RecordRule& rule) {
    std::set<Claim> claims;
    for (const HxlTag& tag : tags_.all()) {
      if ((tag.tag != "#affected" && tag.tag != "#inneed") || tag.used) continue;
      const auto claim = claim_of(tag);
      if (!claim || !claims.insert(*claim).second) continue;
      if (tag.tag == "#inneed") notes.push_back(fmt::format("{} is read as people affected", tag.written));
      rule.figures.push_back(figure(*claim, tag.tag));
    }
  }

  /// The column of the claim and those of its lowest and highest estimates.
  CellFigure figure(const Claim& claim, std::string_view tag_name) {
    CellFigure figure;
    figure.measure = constant(to_string(claim.measure));
    if (claim.households) figure.unit = constant("households");
    figure.reported.date = reported_;
    for (HxlTag& tag : tags_.all()) {
      if (tag.tag != tag_name || tag.used || claim_of(tag) != claim) continue;
      std::string& cell = tag.has("min") ? figure.low : tag.has("max") ? figure.high : figure.best;
      if (!cell.empty()) continue;
      cell = tag.column;
      tag.used = true;
    }
    return figure;
  }

  CellValue kind(const RecordRule& rule, bool flow) {
    const auto counts = [&](Measure measure) {
      return std::ranges::any_of(rule.figures,
                                 [&](const CellFigure& f) { return f.measure.constant == to_string(measure); });
    };
    if (flow) return constant(counts(Measure::kReturned) && !counts(Measure::kDisplaced) ? "return" : "displacement");
    CellValue kind = column(tags_.take("#event", {"type"}));
    if (kind.given()) kind.words = event_words;
    // A count of people at a place, without an event, is somebody's assessment.
    if (!kind.given() && !counts(Measure::kDeaths) && !counts(Measure::kInjured)) kind = constant("assessment");
    return kind;
  }

  HxlTags& tags_;
  std::string reported_;
};

/// Values of all columns with dates, below the hashtags.
std::vector<std::string> date_cells(const TableHead& head, std::size_t tag_row) {
  std::vector<std::string> cells;
  for (std::size_t c = 0; c < head[tag_row].size(); ++c) {
    const auto tag = parse_hxl_tag(head[tag_row][c]);
    if (!tag || tag->tag != "#date" || tag->has("year")) continue;
    for (std::size_t r = tag_row + 1; r < head.size(); ++r)
      if (c < head[r].size()) cells.push_back(head[r][c]);
  }
  return cells;
}

}  // namespace

std::optional<std::size_t> find_hxl_row(const TableHead& head) {
  for (std::size_t i = 0; i < std::min(head.size(), rows_searched); ++i) {
    std::size_t tags = 0;
    std::size_t others = 0;
    for (const std::string& cell : head[i])
      if (!trim_cell(cell).empty()) parse_hxl_tag(cell) ? ++tags : ++others;
    if (tags > 0 && others == 0) return i;
  }
  return std::nullopt;
}

std::optional<HxlMapping> hxl_mapping(const TableHead& head, const std::string& file) {
  const auto row = find_hxl_row(head);
  if (!row) return std::nullopt;
  HxlMapping out;
  out.mapping.file = file;
  out.mapping.chronicle.time_zone.clear();
  out.mapping.chronicle.language.clear();
  out.mapping.form.header_row = static_cast<int>(*row + 1);
  if (const auto order = guess_date_order(date_cells(head, *row)).order) out.mapping.form.date_order = *order;
  HxlTags tags(head[*row]);
  Builder builder(tags);
  out.mapping.records.push_back(builder.rule());
  out.notes = std::move(builder.notes);
  const std::string stem = clean_name(std::filesystem::path(file).stem().string());
  Source source;
  source.id = slug(stem);
  source.title = {{"", stem}};
  source.kind = SourceKind::kDataset;
  out.mapping.source = source.id;
  out.mapping.chronicle.sources = {std::move(source)};
  for (const HxlTag& tag : tags.all())
    if (!tag.used)
      out.notes.push_back(
          fmt::format("column {} ({}) is not used", tag.column.substr(1, tag.column.size() - 2), tag.written));
  return out;
}

bool is_hxl(const TableHead& head) { return find_hxl_row(head).has_value(); }

void HxlImporter::add(TableReader& table, const When& known, ImportLog& log) {
  auto hxl = hxl_mapping(table.head(100), log.file());
  if (!hxl) {
    if (!has_errors(table.diagnostics())) log.error(0, "no row of HXL hashtags among the first 25");
    return;
  }
  for (std::string& note : hxl->notes) log.note(std::move(note));
  if (importer_)
    importer_->set_rules(std::move(hxl->mapping));
  else
    importer_ =
        std::make_unique<MappedTableImporter>(std::move(hxl->mapping), options_, sink_, options_.gazetteer.get());
  importer_->add(table, known, log);
}

}  // namespace dateline
