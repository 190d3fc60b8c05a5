#include "geodata/import/acled_snapshots.h"

#include <algorithm>

#include <fmt/format.h>

namespace dateline::acled {
namespace {

constexpr const char* withdrawn_tag = "withdrawn";

/// What a file could hold: a row outside of it is not missed.
struct Coverage {
  Day first{}, last{};
  std::set<std::string> countries;

  explicit Coverage(const Snapshot& snapshot) {
    for (const SnapshotEvent& each : snapshot.events) {
      if (countries.empty() || each.day < first) first = each.day;
      if (countries.empty() || each.day > last) last = each.day;
      countries.insert(each.country);
    }
  }
  bool holds(const SnapshotEvent& each) const {
    return countries.contains(each.country) && each.day >= first && each.day <= last;
  }
};

Figure* find_latest(Event& event, Measure measure) {
  const auto found = std::ranges::find(event.figures.rbegin(), event.figures.rend(), measure, &Figure::measure);
  return found == event.figures.rend() ? nullptr : &*found;
}

bool same_claim(const Figure& a, const Figure& b) {
  return a.low == b.low && a.best == b.best && a.high == b.high && a.qualifier == b.qualifier &&
         (a.status == ClaimStatus::kRetracted) == (b.status == ClaimStatus::kRetracted);
}

class Merge {
 public:
  explicit Merge(std::string text_lang) : text_lang_(std::move(text_lang)) {}

  void add(const Snapshot& snapshot) {
    ++snapshot_;
    for (const SnapshotEvent& each : snapshot.events) {
      const auto [at, is_new] = index_.emplace(each.event.id, entries_.size());
      if (is_new)
        entries_.push_back({each, snapshot_, false});
      else
        renew(entries_[at->second], each, snapshot);
    }
    const Coverage coverage(snapshot);
    for (Entry& entry : entries_)
      if (entry.last_seen < snapshot_ && !entry.withdrawn && coverage.holds(entry.last)) withdraw(entry, snapshot);
  }

  std::vector<Event> take() {
    std::vector<Event> events;
    for (Entry& entry : entries_) events.push_back(std::move(entry.last.event));
    return events;
  }

 private:
  struct Entry {
    SnapshotEvent last;  ///< with the figures of all snapshots
    int last_seen = 0;
    bool withdrawn = false;
  };

  /// A claim counts from the day that the file gives it, but not from before the claim that it replaces.
  static When reported_after(const Figure& before, const Figure& now, const When& taken) {
    const bool later = now.reported.stated() && now.reported.earliest > before.reported.earliest;
    return later ? now.reported : taken;
  }

  void renew(Entry& entry, const SnapshotEvent& now, const Snapshot& snapshot) const {
    Event& old = entry.last.event;
    Event event = now.event;
    std::vector<Figure> figures = std::move(old.figures);
    old.figures = figures;
    for (const Figure& figure : event.figures) {
      const Figure* before = find_latest(old, figure.measure);
      if (before != nullptr && same_claim(*before, figure)) continue;
      figures.push_back(figure);
      if (before != nullptr) figures.back().reported = reported_after(*before, figure, snapshot.taken);
    }
    const std::string changes = entry.withdrawn ? std::string("it was withdrawn before") : changed_fields(old, event);
    if (!changes.empty())
      snapshot.log->altered(now.line, "the row differs from an earlier snapshot, this one counts",
                            fmt::format("{}: {}", event.id, changes));
    event.figures = std::move(figures);
    entry.last = now;
    entry.last.event = std::move(event);
    entry.withdrawn = false;
    entry.last_seen = snapshot_;
  }

  static std::string changed_fields(const Event& old, const Event& event) {
    std::vector<std::string_view> fields;
    if (old.kind != event.kind) fields.push_back("kind");
    if (old.places != event.places) fields.push_back("place");
    if (old.when != event.when) fields.push_back("time");
    if (old.actors != event.actors) fields.push_back("actors");
    if (old.sources != event.sources) fields.push_back("sources");
    if (old.note != event.note) fields.push_back("notes");
    if (old.tags != event.tags) fields.push_back("tags");
    return fmt::format("{}", fmt::join(fields, ", "));
  }

  void withdraw(Entry& entry, const Snapshot& snapshot) {
    entry.withdrawn = true;
    Event& event = entry.last.event;
    std::set<Measure> measures;
    for (const Figure& figure : event.figures) measures.insert(figure.measure);
    for (const Measure measure : measures) {
      Figure retraction = *find_latest(event, measure);
      retraction.status = ClaimStatus::kRetracted;
      retraction.reported = snapshot.taken;
      retraction.low = retraction.best = retraction.high = std::nullopt;
      retraction.qualifier = Qualifier::kPlain;
      retraction.note = {{text_lang_, "The row is no longer in ACLED"}};
      event.figures.push_back(std::move(retraction));
    }
    event.tags.emplace_back(withdrawn_tag);
    snapshot.log->doubtful(0, "a row of an earlier snapshot is gone, its figures are retracted", event.id);
  }

  std::string text_lang_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> index_;
  int snapshot_ = 0;
};

}  // namespace

std::vector<Event> merge_snapshots(std::vector<Snapshot> snapshots, const std::string& text_lang) {
  std::ranges::stable_sort(snapshots, {}, [](const Snapshot& snapshot) { return snapshot.taken.earliest; });
  Merge merge(text_lang);
  for (const Snapshot& snapshot : snapshots) merge.add(snapshot);
  return merge.take();
}

}  // namespace dateline::acled
