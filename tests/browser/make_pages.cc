// Writes the pages that viewer_page_test.mjs looks at: make_pages FOLDER.
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "render/viewer_page.h"
#include "tests/support/made_frame_set.h"

namespace {

using namespace dateline;
using namespace dateline::testing;

void write(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

FrameSet hostile_set(const Style& style) {
  FrameSet set = made_frame_set("en", style);
  const std::string attack =
      "</script><script>window.hurt=1</script><!-- <img src=x onerror=\"window.hurt=1\"> ]]> ' \" & \\ \u202E";
  set.title = set.subtitle = set.description = attack;
  for (FrameRecord& record : set.records) {
    record.title = record.when = record.where = record.layer = attack;
    record.figures = {attack};
  }
  for (FrameStep& step : set.steps) step.label = attack;
  for (FrameFacts& facts : set.facts) facts.alt = attack;
  for (FrameTotal& total : set.totals) {
    total.label = attack;
    for (std::string& value : total.values) value = attack;
  }
  set.notes = set.credits = set.source_notes = {attack};
  return set;
}

void make_pages(const std::string& folder) {
  for (const char* name : {"newsprint", "dark", "humanitarian", "wikipedia"}) {
    const Style style = theme(name);
    const std::vector<FrameSet> sets{made_frame_set("en", style), made_frame_set("ru", style),
                                     made_frame_set("ar", style)};
    const std::string file = std::string(name) + ".html";
    write(folder + "/" + file, draw_viewer_page(sets, {file, viewer_colors(style)}));
  }
  const Style style = theme("newsprint");
  for (const char* name : {"newsprint", "dark"}) {
    const Style look = theme(name);
    const std::vector<FrameSet> sets{example_frame_set("korday", "en", look), example_frame_set("korday", "ru", look),
                                     example_frame_set("korday", "kk", look)};
    const std::string file = std::string("korday") + name + ".html";
    write(folder + "/" + file, draw_viewer_page(sets, {file, viewer_colors(look)}));
  }
  const std::vector<FrameSet> arabic{made_frame_set("ar", style)}, hostile{hostile_set(style)},
      large{large_frame_set(365, 5000)};
  write(folder + "/arabic.html", draw_viewer_page(arabic, {"arabic.html", viewer_colors(style)}));
  write(folder + "/hostile.html", draw_viewer_page(hostile, {"hostile.html", viewer_colors(style)}));
  write(folder + "/large.html", draw_viewer_page(large, {"large.html", viewer_colors(style)}));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "make_pages FOLDER\n";
    return 2;
  }
  make_pages(argv[1]);
  return 0;
}
