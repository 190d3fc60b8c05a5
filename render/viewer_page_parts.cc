#include "render/viewer_page_parts.h"

#include <array>

#include <fmt/format.h>

#include "geodata/url_segment.h"
#include "geodata/xml_text.h"
#include "render/messages.h"
#include "render/svg_syntax.h"
#include "render/text_content.h"

namespace dateline {
namespace {

constexpr auto words = std::to_array<std::string_view>(
    {"about",    "credits", "embed",   "keys",    "keys_list",  "keys_play", "keys_step", "language",
     "larger",   "map",     "next",    "none",    "not_on_map", "notes",     "pause",     "play",
     "previous", "records", "smaller", "sources", "summary",    "time",      "totals"});

/// A word of ours, found again by the script.
std::string word(std::string_view name, const ViewerParts& parts, std::string_view tag = "span") {
  return fmt::format("<{0} data-w=\"{1}\">{2}</{0}>", tag, name, xml_text(viewer_word(name, parts.first().lang)));
}

std::string labelled(std::string_view name, const ViewerParts& parts) {
  return fmt::format(" data-a=\"{}\"", name) + svg_attribute("aria-label", viewer_word(name, parts.first().lang));
}

std::string direction(const FrameSet& set) { return is_right_to_left(set.lang) ? "rtl" : "ltr"; }

/// ` data-l="1" lang="ru" dir="ltr" hidden=""`: of what is in one language.
std::string in_language(const ViewerParts& parts, std::size_t i) {
  const FrameSet& set = parts.languages[i];
  return fmt::format(" data-l=\"{}\"{} dir=\"{}\"{}", i, svg_attribute("lang", set.lang), direction(set),
                     i == 0 ? "" : " hidden=\"\"");
}

/// A <div> for each language with what `make(set)` gives; nothing where all give nothing.
template <typename Make>
std::string in_all_languages(const ViewerParts& parts, const Make& make) {
  std::string html;
  bool any = false;
  for (std::size_t i = 0; i < parts.languages.size(); ++i) {
    const std::string inner = make(parts.languages[i]);
    any = any || !inner.empty();
    html += fmt::format("<div{}>\n{}</div>\n", in_language(parts, i), inner);
  }
  return any ? html : "";
}

std::string section(const ViewerParts& parts, std::string_view name, const std::string& inner) {
  return inner.empty() ? "" : fmt::format("<section>\n{}\n{}</section>\n", word(name, parts, "h2"), inner);
}

std::string paragraphs(const std::string& text) {
  std::string html;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) html += "<p>" + xml_text(std::string_view(text).substr(begin, end - begin)) + "</p>\n";
    begin = end + 1;
  }
  return html;
}

std::string list(std::string_view tag, const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string html = fmt::format("<{}>\n", tag);
  for (const std::string& line : lines) html += "<li>" + xml_text(line) + "</li>\n";
  return html + fmt::format("</{}>\n", tag);
}

std::string icon(std::string_view path, bool turns_with_text) {
  return fmt::format("<svg class=\"icon{}\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"{}\"/></svg>",
                     turns_with_text ? " turns" : "", path);
}

std::string button(std::string_view id, std::string_view name, std::string_view path, bool turns,
                   const ViewerParts& parts) {
  return fmt::format("<button type=\"button\" id=\"{}\"{}>{}</button>\n", id, labelled(name, parts), icon(path, turns));
}

std::string controls(const ViewerParts& parts) {
  const std::size_t last = parts.first().steps.size() - 1;
  const std::string label = xml_text(parts.first().steps.back().label);
  std::string html = "<div id=\"controls\" hidden=\"\">\n";
  html += "<p id=\"shown\"><label for=\"step\" data-w=\"time\">" + xml_text(viewer_word("time", parts.first().lang)) +
          "</label> <output id=\"label\" for=\"step\" aria-live=\"polite\">" + label + "</output></p>\n";
  html += "<div id=\"buttons\">\n" + button("previous", "previous", "M11.5 2v12l-8-6zM3 2h1.6v12H3z", true, parts) +
          fmt::format("<button type=\"button\" id=\"play\">{}{}</button>\n",
                      icon("M4 2v12l10-6z", true) + icon("M3 2h4v12H3zM9 2h4v12H9z", false), word("play", parts)) +
          button("next", "next", "M4.5 2v12l8-6zM11.4 2H13v12h-1.6z", true, parts) + "</div>\n";
  html += fmt::format(
      "<input type=\"range\" id=\"step\" min=\"0\" max=\"{0}\" value=\"{0}\" aria-valuetext=\"{1}\"/>\n", last, label);
  html += "<div id=\"sizes\">\n" + button("smaller", "smaller", "M2 7h12v2H2z", false, parts) +
          button("larger", "larger", "M2 7h5V2h2v5h5v2H9v5H7V9H2z", false, parts) + "</div>\n";
  return html + "</div>\n";
}

std::string totals(const FrameSet& set) {
  if (set.totals.empty()) return {};
  std::string html = "<table class=\"totals\"><tbody>\n";
  for (std::size_t i = 0; i < set.totals.size(); ++i)
    html +=
        fmt::format("<tr><th scope=\"row\">{}</th><td data-total=\"{}\">{}</td></tr>\n", xml_text(set.totals[i].label),
                    i, set.totals[i].values.empty() ? "" : xml_text(set.totals[i].values.back()));
  return html + "</tbody></table>\n";
}

/// The last step's list, for readers without scripts.
std::string last_list(const ViewerParts& parts) {
  const FrameSet& set = parts.first();
  std::string html;
  for (const std::uint32_t index : set.facts.back().records) {
    const FrameRecord& record = set.records[index];
    const char* const dot = record.when.empty() || record.where.empty() ? "" : " \u00B7 ";
    html += fmt::format("<li><span class=\"entry\"><b>{}</b><span class=\"small\">{}{}{}</span>",
                        xml_text(record.title), xml_text(record.when), dot, xml_text(record.where));
    for (const std::string& figure : record.figures) html += "<span>" + xml_text(figure) + "</span>";
    html += fmt::format("<span class=\"small\">{}{}</span></span></li>\n", parts.mark(record.color),
                        xml_text(record.layer));
  }
  return html;
}

}  // namespace

std::span<const std::string_view> viewer_words() { return words; }

std::string viewer_word(std::string_view word, std::string_view lang) {
  if (word == "summary" || word == "sources") return message(word, lang);
  return message(fmt::format("page.{}", word), lang, {{"home", "Home"}, {"end", "End"}, {"enter", "Enter"}});
}

ViewerParts::ViewerParts(std::span<const FrameSet> sets, const ViewerOptions& page_options, const ViewerKeys& page_keys)
    : languages(sets), options(page_options), keys(page_keys) {
  for (const FrameSet& set : sets)
    for (const FrameRecord& record : set.records) mark_of_color.try_emplace(to_hex(record.color), mark_of_color.size());
}

std::string ViewerParts::mark(Color color) const {
  return fmt::format("<i class=\"m{}\"></i>", mark_of_color.at(to_hex(color)));
}

std::string ViewerParts::mark_rules() const {
  std::string css;
  for (const auto& [color, number] : mark_of_color) css += fmt::format(".m{}{{background:{}}}\n", number, color);
  return css;
}

std::string viewer_header(const ViewerParts& parts) {
  std::string html = "<header>\n<div>\n<h1 id=\"title\">" + xml_text(parts.first().title) +
                     "</h1>\n<p id=\"subtitle\">" + xml_text(parts.first().subtitle) + "</p>\n</div>\n";
  if (parts.languages.size() > 1) {
    html += "<p id=\"languages\" hidden=\"\"><label for=\"language\" data-w=\"language\">" +
            xml_text(viewer_word("language", parts.first().lang)) + "</label> <select id=\"language\">\n";
    for (std::size_t i = 0; i < parts.languages.size(); ++i) {
      const std::string& lang = parts.languages[i].lang;
      const std::string name = has_messages(lang) ? message("page.language_name", lang) : lang;
      html += fmt::format("<option value=\"{}\"{}>{}</option>\n", i, svg_attribute("lang", lang), xml_text(name));
    }
    html += "</select></p>\n";
  }
  return html + "</header>\n";
}

std::string viewer_stage(const ViewerParts& parts, const std::string& map) {
  const FrameSet& set = parts.first();
  const std::string width = svg_number(set.size.width_pt, 2), height = svg_number(set.size.height_pt, 2);
  std::string html = "<section id=\"stage\"" + labelled("map", parts) + ">\n";
  html += "<div id=\"frame\" tabindex=\"0\" role=\"group\"" + labelled("map", parts) + ">\n";
  html += fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" id=\"map\" role=\"img\""
      " data-shown=\"0\" viewBox=\"0 0 {} {}\"{}>\n",
      width, height, svg_attribute("aria-label", set.facts.back().alt));
  html +=
      fmt::format("<rect class=\"ground\" width=\"{}\" height=\"{}\"/>\n", width, height) + map + "</svg>\n</div>\n";
  html += "<p id=\"picked\" aria-hidden=\"true\"></p>\n" + controls(parts);
  return html + fmt::format("<noscript><p>{} {}</p></noscript>\n</section>\n",
                            xml_text(message("page.no_script", set.lang)), xml_text(set.steps.back().label));
}

std::string viewer_side(const ViewerParts& parts) {
  std::string html = "<section id=\"side\">\n" + word("summary", parts, "h2") + "\n";
  html += "<p class=\"small\" id=\"when\">" + xml_text(parts.first().steps.back().label) + "</p>\n";
  const std::string entries = last_list(parts);
  html += "<ol id=\"list\">\n" + entries + "</ol>\n";
  html += fmt::format("<p id=\"none\" data-w=\"none\"{}>{}</p>\n", entries.empty() ? "" : " hidden=\"\"",
                      xml_text(viewer_word("none", parts.first().lang)));
  const std::string figures = in_all_languages(parts, totals);
  if (!figures.empty()) html += word("totals", parts, "h2") + "\n" + figures;
  return html + "</section>\n";
}

std::string viewer_footer(const ViewerParts& parts) {
  std::string html = "<footer>\n";
  html += section(parts, "notes", in_all_languages(parts, [](const FrameSet& set) { return list("ul", set.notes); }));
  html += section(parts, "sources",
                  in_all_languages(parts, [](const FrameSet& set) { return list("ol", set.source_notes); }));
  html +=
      section(parts, "credits", in_all_languages(parts, [](const FrameSet& set) { return list("ul", set.credits); }));
  return html + "</footer>\n";
}

namespace {

/// The steps in which each record is listed, in words: "5 February 2020", "5 February 2020 – 7 February 2020".
std::vector<std::string> steps_of_records(const FrameSet& set) {
  constexpr std::size_t never = ~std::size_t{0};
  std::vector<std::pair<std::size_t, std::size_t>> spans(set.records.size(), {never, never});
  for (std::size_t step = 0; step < set.facts.size(); ++step)
    for (const std::uint32_t index : set.facts[step].records) {
      if (spans[index].first == never) spans[index].first = step;
      spans[index].second = step;
    }
  std::vector<std::string> labels;
  for (const auto& [first, last] : spans) {
    if (first == never)
      labels.emplace_back();
    else if (first == last)
      labels.push_back(set.steps[first].label);
    else
      labels.push_back(set.steps[first].label + " \u2013 " + set.steps[last].label);
  }
  return labels;
}

std::string record_row(const ViewerParts& parts, const FrameRecord& record, const std::string& step) {
  std::string figures;
  for (const std::string& figure : record.figures) figures += (figures.empty() ? "" : "<br/>") + xml_text(figure);
  return fmt::format("<tr{}><td>{}</td><td>{}</td><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{}{}</td></tr>\n",
                     svg_attribute("data-k", parts.keys.list(record)), xml_text(step), xml_text(record.when),
                     xml_text(record.where), xml_text(record.title), figures, parts.mark(record.color),
                     xml_text(record.layer));
}

std::string record_table(const ViewerParts& parts, const FrameSet& set) {
  const std::string name = svg_attribute("aria-label", viewer_word("records", set.lang));
  std::string html = "<div class=\"wide\" tabindex=\"0\" role=\"group\"" + name + "><table" + name + ">\n<thead><tr>";
  for (const char* column : {"step", "when", "where", "what", "figures", "layer"})
    html += "<th scope=\"col\">" + xml_text(message(fmt::format("page.{}", column), set.lang)) + "</th>";
  html += "</tr></thead>\n<tbody>\n";
  const std::vector<std::string> steps = steps_of_records(set);
  for (std::size_t i = 0; i < set.records.size(); ++i) html += record_row(parts, set.records[i], steps[i]);
  return html + "</tbody></table></div>\n";
}

/// An <iframe> with the page, in the set's language.
std::string embedding(const ViewerParts& parts, const FrameSet& set) {
  const std::string language = &set == &parts.first() ? "" : "#/" + url_segment(set.lang);
  const std::string text = fmt::format(
      "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"720\" style=\"border:0\" loading=\"lazy\"></iframe>",
      xml_text(url_segment(parts.options.file_name) + language), xml_text(set.title));
  return "<label><span>" + xml_text(message("page.embed_hint", set.lang)) +
         "</span><textarea readonly=\"\" rows=\"4\" dir=\"ltr\" spellcheck=\"false\">" + xml_text(text) +
         "</textarea></label>\n";
}

std::string details(const ViewerParts& parts, std::string_view name, std::string_view id, const std::string& inner) {
  return inner.empty() ? ""
                       : fmt::format("<details id=\"{}\">\n<summary data-w=\"{}\">{}</summary>\n{}</details>\n", id,
                                     name, xml_text(viewer_word(name, parts.first().lang)), inner);
}

}  // namespace

std::string viewer_details(const ViewerParts& parts) {
  const std::string keys = "<ul>\n<li data-w=\"keys_step\">" + xml_text(viewer_word("keys_step", parts.first().lang)) +
                           "</li>\n" + word("keys_play", parts, "li") + "\n" + word("keys_list", parts, "li") +
                           "\n</ul>\n";
  return "<div id=\"more\">\n" +
         details(parts, "records", "records",
                 in_all_languages(parts, [&](const FrameSet& set) { return record_table(parts, set); })) +
         details(parts, "about", "about",
                 in_all_languages(parts, [](const FrameSet& set) { return paragraphs(set.description); })) +
         details(parts, "keys", "keys", keys) +
         details(parts, "embed", "embed",
                 in_all_languages(parts, [&](const FrameSet& set) { return embedding(parts, set); })) +
         "</div>\n";
}

}  // namespace dateline
