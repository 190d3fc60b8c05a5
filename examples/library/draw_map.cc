// Draws a map file, or a bare chronicle, into one picture: draw_map MAP PICTURE [LANGUAGE]
//
// What `dateline render` does, in as few lines as it takes. CMakeLists.txt says how to build it.
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include <geodata/error.h>
#include <render/load_map.h>
#include <render/picture_format.h>
#include <render/render_map.h>
#include <render/text_measurer.h>

namespace {

// Whatever is wrong with an input comes as a list of diagnostics: file, line, column and what to do. A Result has its
// value unless one of them is an error, so notes and warnings come along with a good map, too.
void list(const dateline::Diagnostics& diagnostics) {
  for (const dateline::Diagnostic& diagnostic : diagnostics) std::cerr << to_string(diagnostic) << '\n';
}

int draw(const std::string& map_file, const std::string& picture, const std::string& language) {
  // The ending of the picture's name says what it is: .png .svg .pdf .tif.
  const std::optional<dateline::PictureFormat> format = dateline::picture_format_of(picture);
  if (!format) {
    std::cerr << picture << ": unknown ending\n";
    return 2;
  }

  // 1. Read the map file with all that it names: chronicles, style, basemaps. Overrides are the program's options.
  dateline::MapOverrides overrides;
  if (!language.empty()) overrides.languages = {language};
  const dateline::Result<dateline::MapInputs> inputs = dateline::load_map(map_file, overrides);
  list(inputs.diagnostics);
  if (!inputs) return 1;

  // 2. Decide where everything goes. Keep the measurer when you draw many maps: it remembers fonts.
  const std::unique_ptr<dateline::TextMeasurer> measurer = dateline::make_pango_text_measurer();
  const dateline::Result<dateline::RenderedMap> map = dateline::render_map(*inputs, *measurer);
  list(map.diagnostics);
  if (!map) return 1;

  // 3. Draw. The same RenderedMap may be drawn in every format; all pictures agree.
  const dateline::PictureOptions options{.pixels_per_inch = inputs->spec.pixels_per_inch};
  const std::string bytes = dateline::draw_picture(*map, *format, options);
  std::ofstream file(picture, std::ios::binary);
  file << bytes << std::flush;
  if (!file) throw dateline::Error("cannot write " + picture);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::cerr << "usage: draw_map MAP PICTURE [LANGUAGE]\n";
    return 2;
  }
  try {
    return draw(argv[1], argv[2], argc == 4 ? argv[3] : "");
  } catch (const dateline::Error& error) {  // the environment failed: no such file, no font, a full disk
    std::cerr << error.what() << '\n';
    return 3;
  }
}
