// Reading what frame_index.cc writes, from a folder where anybody may have written.
#include <algorithm>
#include <charconv>
#include <set>
#include <span>

#include <fmt/format.h>

#include "geodata/json_scanner.h"
#include "render/frame_index.h"

namespace dateline {
namespace {

class IndexReader {
 public:
  explicit IndexReader(std::string_view text) : json_(text) {}

  bool take_index(FrameIndex& index) {
    bool understood = false, frames = false;
    const bool whole = take_object([&](const std::string& key) {
      if (key == "frames") return (frames = true) && take_frames(index.frames);
      if (key == "dateline_frames") {
        std::uint64_t form = 0;
        understood = take_count(form) && form == 1;
        return understood || json_.fail("this form of index is not known; a newer program wrote it");
      }
      return take_head_field(key, index.head);
    });
    if (!whole || !at_end()) return false;
    if (!understood || !frames) return json_.fail("this is not the index of a folder of frames");
    return check(index);
  }

  bool take_journal_entry(JournalEntry& entry) {
    unsigned seen = 0;
    return take_object([&](const std::string& key) { return take_file_field(key, entry.file, entry.is, seen); }) &&
           at_end() && seen == kAllFileFields;
  }

  const std::optional<JsonScanner::Mistake>& mistake() const { return json_.mistake(); }

 private:
  static constexpr unsigned kAllFileFields = 15;

  bool at_end() { return json_.peek() == '\0' ? true : json_.fail("there is more after the end of the index"); }

  template <typename TakeField>
  bool take_object(const TakeField& take_field) {
    if (!json_.take('{')) return json_.fail("expected \"{\"");
    if (json_.take('}')) return true;
    do {
      const auto key = json_.take_string();
      if (!key || !(json_.take(':') || json_.fail("expected \":\""))) return false;
      if (!take_field(*key)) return json_.fail(fmt::format("the value of \"{}\" is wrong", *key));
    } while (json_.take(','));
    return json_.take('}') || json_.fail("expected \",\" or \"}\"");
  }

  bool take_text(std::string& target) {
    auto text = json_.take_string();
    if (!text) return false;
    target = std::move(*text);
    return true;
  }

  template <typename Number>
  bool take_count(Number& target) {
    const auto text = json_.take_number();
    if (!text) return false;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), target);
    return (error == std::errc{} && end == text->data() + text->size()) || json_.fail("this number is out of range");
  }

  bool take_bytes(std::span<std::uint8_t> target) {
    const auto text = json_.take_string();
    return text &&
           (parse_hex(*text, target) || json_.fail(fmt::format("expected {} hexadecimal digits", 2 * target.size())));
  }

  bool take_shard(IndexedShard& shard) {
    return take_object([&](const std::string& key) {
      if (key == "part") return take_count(shard.part);
      if (key == "of") return take_count(shard.of);
      if (key == "first") return take_count(shard.first);
      if (key == "steps") return take_count(shard.steps);
      return json_.skip_value();
    });
  }

  bool take_head_field(const std::string& key, FrameIndexHead& head) {
    if (key == "program") return take_text(head.program);
    if (key == "title") return take_text(head.title);
    if (key == "lang") return take_text(head.lang);
    if (key == "format") return take_text(head.format);
    if (key == "every") return take_text(head.every);
    if (key == "zone") return take_text(head.zone);
    if (key == "begin") return take_text(head.begin);
    if (key == "end") return take_text(head.end);
    if (key == "width") return take_count(head.width);
    if (key == "height") return take_count(head.height);
    if (key == "unit") return take_text(head.unit);
    if (key == "pixels_per_inch") return take_count(head.pixels_per_inch);
    if (key == "milliseconds") return take_count(head.milliseconds);
    if (key == "hold_milliseconds") return take_count(head.hold_milliseconds);
    if (key == "loops") return take_count(head.loops);
    if (key == "shard") return take_shard(head.shard.emplace());
    return json_.skip_value();
  }

  /// Sets a bit of `seen` for each field that is there.
  bool take_file_field(const std::string& key, std::string& file, FrameFile& is, unsigned& seen) {
    if (key == "file") {
      seen |= 1;
      return take_text(file) && (is_frame_file_name(file) || json_.fail("this is not the name of a frame's file"));
    }
    if (key == "bytes") return (seen |= 2) && take_count(is.bytes);
    if (key == "sha256") return (seen |= 4) && take_bytes(is.sha256);
    if (key == "content") return (seen |= 8) && take_bytes(is.content);
    return json_.skip_value();
  }

  bool take_frame(IndexedFrame& frame) {
    unsigned seen = 0;
    FrameEntry& entry = frame.entry;
    const bool whole = take_object([&](const std::string& key) {
      if (key == "name") return take_text(entry.name);
      if (key == "begin") return take_text(entry.begin);
      if (key == "end") return take_text(entry.end);
      if (key == "alt") return take_text(entry.alt);
      if (key == "events") return take_count(entry.events);
      if (key == "movements") return take_count(entry.movements);
      if (key == "deployments") return take_count(entry.deployments);
      return take_file_field(key, frame.file, frame.is, seen);
    });
    return whole && (seen == kAllFileFields || json_.fail("a frame needs file, bytes, sha256 and content"));
  }

  bool take_frames(std::vector<IndexedFrame>& frames) {
    frames.clear();
    if (!json_.take('[')) return json_.fail("expected \"[\"");
    if (json_.take(']')) return true;
    do {
      if (!take_frame(frames.emplace_back())) return false;
    } while (json_.take(','));
    return json_.take(']') || json_.fail("expected \",\" or \"]\"");
  }

  /// What holds for every index that we write.
  bool check(const FrameIndex& index) {
    std::set<std::string_view> files;
    for (const IndexedFrame& frame : index.frames) {
      if (!frame.file.ends_with("." + index.head.format))
        return json_.fail(fmt::format("\"{}\" does not end in .{}", frame.file, index.head.format));
      if (!files.insert(frame.file).second) return json_.fail(fmt::format("\"{}\" is listed twice", frame.file));
    }
    const auto& shard = index.head.shard;
    if (shard && (shard->part < 1 || shard->part > shard->of || shard->first > shard->steps ||
                  index.frames.size() > shard->steps - shard->first))
      return json_.fail("the numbers of its shard contradict each other");
    return true;
  }

  JsonScanner json_;
};

}  // namespace

Result<FrameIndex> read_frame_index(std::string_view text, const std::string& file) {
  IndexReader reader(text);
  FrameIndex index;
  if (reader.take_index(index)) return Result<FrameIndex>::success(std::move(index));
  const JsonScanner::Mistake mistake = reader.mistake().value_or(JsonScanner::Mistake{"not an index of frames", 0});
  const std::string_view before = text.substr(0, mistake.offset);
  const auto line = 1 + std::ranges::count(before, '\n');
  const std::size_t line_begin = before.rfind('\n') + 1;  // 0 when there is none
  const SourceLocation where{file, static_cast<int>(line), static_cast<int>(before.size() - line_begin) + 1};
  return Result<FrameIndex>::failure({{Severity::kError, where, mistake.message}});
}

std::optional<JournalEntry> read_journal_line(std::string_view line) {
  JournalEntry entry;
  if (!IndexReader(line).take_journal_entry(entry)) return std::nullopt;
  return entry;
}

}  // namespace dateline
