#include "styles/style_reader_merge.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "geodata/did_you_mean.h"
#include "styles/style_roles.h"
#include "styles/symbol_names.h"

namespace dateline {
namespace {

/// A field of a file: where to point when its value is wrong.
struct Field {
  const StyleFile& file;
  std::string path;

  Field in(std::string_view name) const { return {file, fmt::format("{}.{}", path, name)}; }
  SourceLocation where() const { return file.locate(path); }
};

struct PaletteEntry {
  std::string value;
  SourceLocation where;
};

/// Opacities are stated apart from colours and may come from different files, so they are joined at the end.
struct DraftType {
  TypeStyle type;
  double halo_opacity = 1;
};

struct DraftLine {
  LineStyle line;
  double opacity = 1;
  bool colored = false;
};

class Merger {
 public:
  explicit Merger(const std::vector<StyleFile>& chain) : chain_(chain) {}

  Result<Style> run() {
    merge_palette();
    for (auto file = chain_.rbegin(); file != chain_.rend(); ++file) merge_file(*file);
    for (const StyleFile& file : chain_) add_rules(file);
    finish();
    require_all();
    sort_by_place(diagnostics_);
    return Result<Style>::of(std::move(style_), std::move(diagnostics_));
  }

 private:
  void error(const SourceLocation& where, std::string message) {
    diagnostics_.push_back({Severity::kError, where, std::move(message)});
  }

  std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
    return suggest_.among(known, word);
  }

  // --- palette

  void merge_palette() {
    for (auto file = chain_.rbegin(); file != chain_.rend(); ++file) {
      for (int i = 0; i < file->message.colors_size(); ++i) {
        const v1::NamedColor& color = file->message.colors(i);
        const Field field{*file, fmt::format("colors[{}]", i)};
        if (color.name().empty()) error(field.where(), "a colour has no name");
        palette_[color.name()] = {color.value(), field.in("value").where()};
      }
    }
    for (const auto& [name, entry] : palette_)
      if (const auto color = palette_color(name)) style_.colors[name] = *color;
  }

  /// The colour of an entry, which may be the name of another entry.
  std::optional<Color> palette_color(const std::string& name) {
    const SourceLocation where = palette_.at(name).where;
    std::string value = palette_.at(name).value;
    for (std::size_t steps = 0; steps <= palette_.size(); ++steps) {
      if (value.starts_with('#')) return hex_color(value, where);
      const auto next = palette_.find(value);
      if (next == palette_.end()) return unknown_color(value, where);
      value = next->second.value;
    }
    error(where, fmt::format("colour \"{}\" is defined by itself", name));
    return std::nullopt;
  }

  std::optional<Color> hex_color(const std::string& value, const SourceLocation& where) {
    const auto color = parse_hex_color(value);
    if (!color) error(where, fmt::format("\"{}\" is no colour (#RGB, #RRGGBB or #RRGGBBAA)", value));
    return color;
  }

  std::nullopt_t unknown_color(const std::string& name, const SourceLocation& where) {
    std::vector<std::string_view> known;
    for (const auto& [known_name, entry] : palette_) known.push_back(known_name);
    error(where, name.empty() ? std::string("a colour has no value")
                              : fmt::format("unknown colour \"{}\"{}", name, suggestion(name, known)));
    return std::nullopt;
  }

  // --- single values: each leaves its target alone when the file does not state it or states it wrongly

  bool set_color(const std::string& stated, const Field& field, Color& target) {
    if (stated.empty()) return false;
    if (stated.starts_with('#')) {
      target = hex_color(stated, field.where()).value_or(target);
      return true;
    }
    const auto known = style_.colors.find(stated);
    // An entry with a wrong value has been reported where it is defined.
    if (known == style_.colors.end() && !palette_.contains(stated)) unknown_color(stated, field.where());
    if (known != style_.colors.end()) target = known->second;
    return true;
  }

  template <typename Number, typename Target>
  void set_number(bool stated, Number value, double least, double most, const Field& field, Target& target) {
    if (!stated) return;
    if (static_cast<double>(value) >= least && static_cast<double>(value) <= most) {
      target = value;
    } else if (std::isfinite(static_cast<double>(value))) {  // else reported with the text
      const std::string_view name = std::string_view(field.path).substr(field.path.rfind('.') + 1);
      error(field.where(), fmt::format("{} must be {} to {}, not {}", name, least, most, value));
    }
  }

  // --- types, lines, measures

  void merge_file(const StyleFile& file) {
    if (!file.message.id().empty()) style_.id = file.message.id();
    if (!file.message.title().empty()) style_.title = file.message.title();
    for (int i = 0; i < file.message.types_size(); ++i)
      merge_type(file.message.types(i), {file, fmt::format("types[{}]", i)});
    for (int i = 0; i < file.message.lines_size(); ++i)
      merge_line(file.message.lines(i), {file, fmt::format("lines[{}]", i)});
    if (file.message.has_measures()) merge_measures(file.message.measures(), {file, "measures"});
  }

  bool is_known_role(const std::string& role, std::string_view what, std::span<const std::string_view> roles,
                     const Field& field) {
    if (std::ranges::find(roles, role) != roles.end()) return true;
    error(field.in("role").where(), fmt::format("unknown {} role \"{}\"{}", what, role, suggestion(role, roles)));
    return false;
  }

  void merge_type(const v1::TypeStyle& from, const Field& field) {
    if (!is_known_role(from.role(), "type", type_roles(), field)) return;
    DraftType& draft = types_[from.role()];
    TypeStyle& type = draft.type;
    type.role = from.role();
    if (from.families_size() > 0) type.families.assign(from.families().begin(), from.families().end());
    set_number(from.has_size_pt(), from.size_pt(), 4, 200, field.in("size_pt"), type.size_pt);
    set_number(from.has_weight(), from.weight(), 100, 900, field.in("weight"), type.weight);
    if (from.has_italic()) type.italic = from.italic();
    set_number(from.has_letter_spacing_em(), from.letter_spacing_em(), -0.1, 1, field.in("letter_spacing_em"),
               type.letter_spacing_em);
    if (from.has_uppercase()) type.uppercase = from.uppercase();
    set_color(from.color(), field.in("color"), type.color);
    set_color(from.halo_color(), field.in("halo_color"), type.halo_color);
    set_number(from.has_halo_width_pt(), from.halo_width_pt(), 0, 50, field.in("halo_width_pt"), type.halo_width_pt);
    set_number(from.has_halo_opacity(), from.halo_opacity(), 0, 1, field.in("halo_opacity"), draft.halo_opacity);
  }

  void merge_line(const v1::LineStyle& from, const Field& field) {
    if (!is_known_role(from.role(), "line", line_roles(), field)) return;
    DraftLine& draft = lines_[from.role()];
    LineStyle& line = draft.line;
    line.role = from.role();
    draft.colored |= set_color(from.color(), field.in("color"), line.color);
    set_number(from.has_width_pt(), from.width_pt(), 0, 200, field.in("width_pt"), line.width_pt);
    if (from.dash_pt_size() > 0) line.dash_pt.assign(from.dash_pt().begin(), from.dash_pt().end());
    if (std::ranges::any_of(from.dash_pt(), [](double d) { return d < 0; }))
      error(field.in("dash_pt[0]").where(), "dash_pt must not be negative");
    // Nothing but zeros is no pattern: solid, also over a base that has one.
    if (std::ranges::all_of(line.dash_pt, [](double d) { return d == 0; })) line.dash_pt.clear();
    set_number(from.has_opacity(), from.opacity(), 0, 1, field.in("opacity"), draft.opacity);
    set_color(from.casing_color(), field.in("casing_color"), line.casing_color);
    set_number(from.has_casing_width_pt(), from.casing_width_pt(), 0, 200, field.in("casing_width_pt"),
               line.casing_width_pt);
    set_color(from.band_color(), field.in("band_color"), line.band_color);
    set_number(from.has_band_width_pt(), from.band_width_pt(), 0, 200, field.in("band_width_pt"), line.band_width_pt);
  }

  void merge_measures(const v1::Measures& from, const Field& field) {
    StyleMeasures& m = style_.measures;
    const auto set = [&](bool stated, double value, double least, double most, std::string_view name, double& target) {
      set_number(stated, value, least, most, field.in(name), target);
    };
    set(from.has_symbol_min_radius_pt(), from.symbol_min_radius_pt(), 0, 200, "symbol_min_radius_pt",
        m.symbol_min_radius_pt);
    set(from.has_symbol_max_radius_pt(), from.symbol_max_radius_pt(), 0, 200, "symbol_max_radius_pt",
        m.symbol_max_radius_pt);
    set(from.has_symbol_rim_pt(), from.symbol_rim_pt(), 0, 50, "symbol_rim_pt", m.symbol_rim_pt);
    set(from.has_flow_min_width_pt(), from.flow_min_width_pt(), 0, 200, "flow_min_width_pt", m.flow_min_width_pt);
    set(from.has_flow_max_width_pt(), from.flow_max_width_pt(), 0, 200, "flow_max_width_pt", m.flow_max_width_pt);
    set(from.has_flow_taper(), from.flow_taper(), 0, 1, "flow_taper", m.flow_taper);
    set(from.has_flow_head_ratio(), from.flow_head_ratio(), 1, 10, "flow_head_ratio", m.flow_head_ratio);
    set(from.has_flow_bulge(), from.flow_bulge(), 0, 0.5, "flow_bulge", m.flow_bulge);
    set(from.has_flow_opacity(), from.flow_opacity(), 0, 1, "flow_opacity", m.flow_opacity);
    set(from.has_flow_casing_pt(), from.flow_casing_pt(), 0, 50, "flow_casing_pt", m.flow_casing_pt);
    set(from.has_flow_gap_pt(), from.flow_gap_pt(), 0, 200, "flow_gap_pt", m.flow_gap_pt);
    set(from.has_flow_fade_pt(), from.flow_fade_pt(), 0, 1000, "flow_fade_pt", m.flow_fade_pt);
    set(from.has_label_clearance_pt(), from.label_clearance_pt(), 0, 50, "label_clearance_pt", m.label_clearance_pt);
    set(from.has_furniture_margin_pt(), from.furniture_margin_pt(), 0, 1000, "furniture_margin_pt",
        m.furniture_margin_pt);
  }

  // --- rules

  void add_rules(const StyleFile& file) {
    for (int i = 0; i < file.message.rules_size(); ++i)
      add_rule(file.message.rules(i), {file, fmt::format("rules[{}]", i)});
  }

  void add_rule(const v1::Rule& from, const Field& field) {
    check_match(from.match(), field.in("match").where());
    Look look;
    look.match = from.match();
    look.class_id = from.class_id();
    if (look.class_id.empty()) error(field.where(), "a rule has no class_id");
    if (!set_color(from.color(), field.in("color"), look.color)) error(field.where(), "a rule has no color");
    if (!from.symbol().empty()) look.symbol = from.symbol();
    if (std::ranges::find(known_symbol_names(), look.symbol) == known_symbol_names().end())
      error(field.in("symbol").where(),
            fmt::format("unknown symbol \"{}\"{}", look.symbol, suggestion(look.symbol, known_symbol_names())));
    // The enumerations have the same order (checked by a test); numbers outside were reported by the parser.
    look.body = static_cast<FlowBody>(std::clamp(static_cast<int>(from.flow().body()), 0, 4));
    look.head = static_cast<FlowHead>(std::clamp(static_cast<int>(from.flow().head()), 0, 4));
    set_number(from.has_importance(), from.importance(), 0, 100, field.in("importance"), look.importance);
    style_.rules.push_back(std::move(look));
  }

  void check_match(std::string_view match, const SourceLocation& where) {
    const std::size_t slash = match.find('/');
    const std::string_view subject = match.substr(0, slash);
    if (std::ranges::find(rule_subjects(), subject) == rule_subjects().end())
      return error(where,
                   fmt::format("unknown subject \"{}\" of a rule{}", subject, suggestion(subject, rule_subjects())));
    if (slash == std::string_view::npos || match.substr(slash) == "/*") return;
    const std::string_view kind = match.substr(slash + 1);
    const auto kinds = kinds_of_subject(subject);
    if (std::ranges::find(kinds, kind) == kinds.end())
      error(where, fmt::format("unknown kind \"{}\" of {}{}", kind, subject, suggestion(kind, kinds)));
  }

  // --- the whole

  void finish() {
    for (auto& [role, draft] : types_) {
      draft.type.halo_color = draft.type.halo_color.faded(draft.halo_opacity);
      style_.types[role] = std::move(draft.type);
    }
    for (auto& [role, draft] : lines_) {
      if (!draft.colored) error({chain_.front().path, 0, 0}, fmt::format("line \"{}\" has no color", role));
      draft.line.color = draft.line.color.faded(draft.opacity);
      style_.lines[role] = std::move(draft.line);
    }
    const StyleMeasures& m = style_.measures;
    if (m.symbol_min_radius_pt > m.symbol_max_radius_pt)
      error(chain_.front().locate("measures"), "symbol_min_radius_pt is larger than symbol_max_radius_pt");
    if (m.flow_min_width_pt > m.flow_max_width_pt)
      error(chain_.front().locate("measures"), "flow_min_width_pt is larger than flow_max_width_pt");
  }

  void require_all() {
    const SourceLocation file{chain_.front().path, 0, 0};
    for (const std::string_view role : color_roles())
      if (!palette_.contains(std::string(role))) error(file, fmt::format("the style defines no colour \"{}\"", role));
    for (const std::string_view role : type_roles())
      if (!style_.types.contains(role)) error(file, fmt::format("the style defines no type \"{}\"", role));
    for (const std::string_view role : line_roles())
      if (!style_.lines.contains(role)) error(file, fmt::format("the style defines no line \"{}\"", role));
    for (const std::string_view subject : rule_subjects()) {
      const bool caught = std::ranges::any_of(style_.rules, [&](const Look& look) {
        return look.match == subject || look.match == fmt::format("{}/*", subject);
      });
      if (!caught) error(file, fmt::format("no rule catches every {} (\"{}/*\")", subject, subject));
    }
  }

  const std::vector<StyleFile>& chain_;
  Style style_;
  Diagnostics diagnostics_;
  DidYouMean suggest_;
  std::map<std::string, PaletteEntry> palette_;
  std::map<std::string, DraftType> types_;
  std::map<std::string, DraftLine> lines_;
};

}  // namespace

Result<Style> merge_styles(const std::vector<StyleFile>& chain) { return Merger(chain).run(); }

}  // namespace dateline
