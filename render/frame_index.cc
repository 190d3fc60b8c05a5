#include "render/frame_index.h"

#include <fmt/format.h>

#include "geodata/json_text.h"

namespace dateline {
namespace {

std::string head_text(const FrameIndexHead& head) {
  std::string text = fmt::format(
      "{{\n\"dateline_frames\": 1,\n\"program\": {},\n\"title\": {},\n\"lang\": {},\n\"format\": {},\n\"every\": {},\n"
      "\"zone\": {},\n\"begin\": {},\n\"end\": {},\n",
      json_string(head.program), json_string(head.title), json_string(head.lang), json_string(head.format),
      json_string(head.every), json_string(head.zone), json_string(head.begin), json_string(head.end));
  text += fmt::format(
      "\"width\": {},\n\"height\": {},\n\"unit\": {},\n\"pixels_per_inch\": {},\n\"milliseconds\": {},\n"
      "\"hold_milliseconds\": {},\n\"loops\": {},\n",
      head.width, head.height, json_string(head.unit), head.pixels_per_inch, head.milliseconds, head.hold_milliseconds,
      head.loops);
  if (head.shard)
    text += fmt::format("\"shard\": {{\"part\": {}, \"of\": {}, \"first\": {}, \"steps\": {}}},\n", head.shard->part,
                        head.shard->of, head.shard->first, head.shard->steps);
  return text + "\"frames\": [";
}

std::string file_fields(const std::string& file, const FrameFile& is) {
  return fmt::format("\"file\": {}, \"bytes\": {}, \"sha256\": \"{}\", \"content\": \"{}\"", json_string(file),
                     is.bytes, to_hex(is.sha256), to_hex(is.content));
}

std::string frame_text(const IndexedFrame& frame) {
  const FrameEntry& entry = frame.entry;
  return fmt::format(
      "{{\"name\": {}, \"begin\": {}, \"end\": {}, \"events\": {}, \"movements\": {}, \"deployments\": {}, {}, "
      "\"alt\": {}}}",
      json_string(entry.name), json_string(entry.begin), json_string(entry.end), entry.events, entry.movements,
      entry.deployments, file_fields(frame.file, frame.is), json_string(entry.alt));
}

}  // namespace

void write_frame_index(const FrameIndexHead& head, std::size_t count,
                       const std::function<IndexedFrame(std::size_t)>& frame, const WriteText& write) {
  constexpr std::size_t piece = 1 << 20;
  std::string text = head_text(head);
  for (std::size_t i = 0; i < count; ++i) {
    text += i == 0 ? "\n" : ",\n";
    text += frame_text(frame(i));
    if (text.size() < piece) continue;
    write(text);
    text.clear();
  }
  text += "\n]\n}\n";
  write(text);
}

std::string journal_line(const std::string& file, const FrameFile& is) {
  return fmt::format("{{{}}}\n", file_fields(file, is));
}

bool is_frame_file_name(std::string_view name) {
  if (name.empty() || name.size() > 255 || name.front() == '.') return false;
  for (const char c : name)
    if (c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
  return true;
}

}  // namespace dateline
