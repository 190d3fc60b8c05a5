#include "render/viewer_page_map.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "render/sequence_merge.h"
#include "render/svg_items.h"

namespace dateline {

ViewerKeys::ViewerKeys(std::span<const FrameSet> languages) {
  for (const FrameSet& set : languages)
    for (const FrameRecord& record : set.records)
      for (const std::string& id : record.items)
        if (!id.empty()) numbers_.try_emplace(id, numbers_.size());
}

const std::size_t* ViewerKeys::find(const std::string& id) const {
  const auto found = numbers_.find(id);
  return found == numbers_.end() ? nullptr : &found->second;
}

std::string ViewerKeys::list(const FrameRecord& record) const {
  std::string text;
  for (const std::string& id : record.items)
    if (const std::size_t* key = find(id)) text += fmt::format("{}{}", text.empty() ? "" : " ", *key);
  return text;
}

namespace {

/// Elements whose looks are classes, and whose names are numbers.
class PageItems final : public SvgItems {
 public:
  PageItems(const SvgStyleSheet& styles, SvgIds& ids, const ViewerKeys& keys, int decimals)
      : SvgItems(styles, ids, options_for(decimals)), keys_(keys) {}

  std::string css() const {
    std::vector<std::string> rules(class_of_.size());
    for (const auto& [look, number] : class_of_) rules[number] = fmt::format(".c{}{{{}}}\n", number, look);
    std::string css;
    for (const std::string& rule : rules) css += rule;
    return css;
  }

 protected:
  std::string dressed(const ItemName& name, const SvgLook& look) override {
    std::string declarations = look.style;
    for (const auto& [property, value] : look.attributes)
      if (!value.empty()) declarations += fmt::format("{}{}:{}", declarations.empty() ? "" : ";", property, value);
    std::string classes = look.classes;
    if (!declarations.empty()) {
      const std::size_t number = class_of_.try_emplace(declarations, class_of_.size()).first->second;
      classes += fmt::format("{}c{}", classes.empty() ? "" : " ", number);
    }
    const std::size_t* key = keys_.find(name.id);
    return svg_attribute("class", classes) + (key == nullptr ? "" : fmt::format(" data-k=\"{}\"", *key));
  }

  /// What shows records is explained by the list.
  std::string title(const ItemName& name) const override {
    return keys_.find(name.id) == nullptr ? SvgItems::title(name) : "";
  }

 private:
  static Options options_for(int decimals) {
    Options options;
    options.decimals = decimals;
    options.outlines_beside_letters = false;
    options.indented = false;
    return options;
  }

  const ViewerKeys& keys_;
  std::map<std::string, std::size_t> class_of_;  ///< by its declarations
};

/// An element: whole, or the start tag of a group with what is inside.
struct Node {
  std::string markup;
  bool is_group = false;
  std::string steps;  ///< attributes that say when it is seen; empty for always
  std::vector<Node> inner;

  /// Nodes with equal keys can be one in several languages.
  std::string key() const { return steps + (is_group ? "{" : "") + markup; }
};

/// The nodes of one FrameSet, in the drawing order of its frames.
class NodeMaker {
 public:
  NodeMaker(const FrameSet& set, PageItems& items) : set_(set), items_(items) { items_.set_lang(set.lang); }

  std::vector<Node> make() {
    std::vector<Node> layers;
    for (const Group& group : set_.ground) layers.push_back(node(group));
    for (const TimedGroup& group : set_.story) layers.push_back(node(group));
    for (const Group& group : set_.cover) layers.push_back(node(group));
    for (const TimedGroup& group : set_.above) layers.push_back(node(group));
    return layers;
  }

 private:
  Node node(const Item& item) {
    if (const auto* group = std::get_if<Group>(&item.value)) return node(*group);
    items_.write(item);
    return {items_.take(), false, {}, {}};
  }

  Node node(const Group& group) {
    Node made{items_.group_tag(group), true, {}, {}};
    for (const Item& item : group.items) made.inner.push_back(node(item));
    return made;
  }

  Node node(const TimedGroup& group) {
    Node made{items_.group_tag(group.name, group.label, group.clip, 1), true, {}, {}};
    for (const TimedItem& item : group.items) {
      made.inner.push_back(node(item.item));
      made.inner.back().steps = steps(item);
    }
    return made;
  }

  std::string steps(const TimedItem& item) const {
    const std::size_t last_step = set_.steps.empty() ? 0 : set_.steps.size() - 1;
    if (item.first == 0 && item.last >= last_step) return {};
    const bool seen_at_last = item.first <= last_step && item.last >= last_step;
    const std::string span =
        item.first == item.last ? fmt::format("{}", item.first) : fmt::format("{} {}", item.first, item.last);
    return fmt::format(" data-s=\"{}\"{}", span, seen_at_last ? " data-on=\"\"" : "");
  }

  const FrameSet& set_;
  PageItems& items_;
};

/// Writes the nodes of all languages, those they have in common once. Attributes that neighbours share are on a group
/// around them.
class NodeWriter {
 public:
  using Lists = std::vector<std::pair<std::size_t, const std::vector<Node>*>>;  ///< language and its nodes

  void write(const Lists& lists) {
    std::vector<std::vector<std::string>> keys;
    for (const auto& [language, nodes] : lists) {
      keys.emplace_back();
      for (const Node& node : *nodes) keys.back().push_back(node.key());
    }
    std::vector<Entry> entries;
    for (const MergedEntry& merged : merge_sequences(keys)) entries.push_back(entry(lists, merged));
    for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
      const std::string& attributes = entries[begin].attributes;
      for (end = begin; end < entries.size() && entries[end].attributes == attributes;) ++end;
      const bool wrapped = !attributes.empty() && end - begin > 1;
      if (wrapped) out_ += "<g" + attributes + ">\n";
      for (std::size_t i = begin; i < end; ++i) write(entries[i], wrapped ? "" : attributes);
      if (wrapped) out_ += "</g>\n";
    }
  }

  std::string take() { return std::move(out_); }

 private:
  struct Entry {
    std::vector<std::pair<std::size_t, const Node*>> nodes;  ///< equal ones, by language
    std::string attributes;
  };

  static Entry entry(const Lists& lists, const MergedEntry& merged) {
    Entry entry;
    std::string languages;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (!merged[i]) continue;
      entry.nodes.emplace_back(lists[i].first, &(*lists[i].second)[*merged[i]]);
      languages += fmt::format("{}{}", languages.empty() ? "" : " ", lists[i].first);
    }
    if (entry.nodes.size() < lists.size()) entry.attributes = fmt::format(" data-l=\"{}\"", languages);
    entry.attributes += entry.nodes.front().second->steps;
    return entry;
  }

  void write(const Entry& entry, const std::string& attributes) {
    const Node& node = *entry.nodes.front().second;
    std::string markup = node.markup;
    markup.insert(markup.find_first_of(" />", 1), attributes);
    out_ += markup;
    if (!node.is_group) return;
    out_ += '\n';
    Lists inner;
    for (const auto& [language, same] : entry.nodes) inner.emplace_back(language, &same->inner);
    write(inner);
    out_ += "</g>\n";
  }

  std::string out_;
};

void add_items(const std::vector<Group>& groups, std::vector<const Item*>& items) {
  for (const Group& group : groups)
    for (const Item& item : group.items) items.push_back(&item);
}

void add_items(const std::vector<TimedGroup>& groups, std::vector<const Item*>& items) {
  for (const TimedGroup& group : groups)
    for (const TimedItem& timed : group.items) items.push_back(&timed.item);
}

std::vector<const Item*> all_items(std::span<const FrameSet> languages) {
  std::vector<const Item*> items;
  for (const FrameSet& set : languages) {
    add_items(set.ground, items);
    add_items(set.story, items);
    add_items(set.cover, items);
    add_items(set.above, items);
  }
  return items;
}

/// What other languages have is not seen.
std::string language_rules(std::size_t languages) {
  std::string css;
  for (std::size_t i = 0; languages > 1 && i < languages; ++i)
    css += fmt::format("#map[data-shown=\"{0}\"] [data-l]:not([data-l~=\"{0}\"]){{display:none}}\n", i);
  return css;
}

}  // namespace

ViewerMap draw_viewer_map(std::span<const FrameSet> languages, const ViewerKeys& keys, int decimals) {
  const SvgStyleSheet styles(all_items(languages));
  SvgIds ids;
  PageItems items(styles, ids, keys, decimals);
  std::vector<std::vector<Node>> nodes;
  for (const FrameSet& set : languages) nodes.push_back(NodeMaker(set, items).make());
  NodeWriter::Lists lists;
  for (std::size_t i = 0; i < nodes.size(); ++i) lists.emplace_back(i, &nodes[i]);
  NodeWriter writer;
  writer.write(lists);
  ViewerMap map;
  if (!items.defs().empty()) map.svg = "<defs>\n" + items.defs() + "</defs>\n";
  map.svg += writer.take();
  map.css = styles.css() + items.css() + language_rules(languages.size());
  return map;
}

}  // namespace dateline
