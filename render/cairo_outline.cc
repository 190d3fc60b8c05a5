#include "render/cairo_outline.h"

#include "render/cairo_draw.h"
#include "render/cairo_handles.h"
#include "render/cairo_text.h"

namespace dateline {
namespace {

PagePoint point(const cairo_path_data_t& data) { return {data.point.x, data.point.y}; }

Path copy_path(const cairo_path_t& from) {
  Path path;
  for (int i = 0; i < from.num_data; i += from.data[i].header.length) {
    const cairo_path_data_t* const piece = &from.data[i];
    switch (piece->header.type) {
      case CAIRO_PATH_MOVE_TO: path.move_to(point(piece[1])); break;
      case CAIRO_PATH_LINE_TO: path.line_to(point(piece[1])); break;
      case CAIRO_PATH_CURVE_TO: path.curve_to(point(piece[1]), point(piece[2]), point(piece[3])); break;
      case CAIRO_PATH_CLOSE_PATH: path.close(); break;
    }
  }
  return path;
}

/// Cairo begins a new piece behind every closed one; a move that nothing follows draws nothing.
Path without_idle_moves(const Path& path) {
  Path kept;
  const PagePoint* p = path.points.data();
  for (std::size_t i = 0; i < path.verbs.size(); ++i) {
    const Path::Verb verb = path.verbs[i];
    const bool idle =
        verb == Path::Verb::kMove && (i + 1 == path.verbs.size() || path.verbs[i + 1] == Path::Verb::kMove);
    const int count = verb == Path::Verb::kClose ? 0 : (verb == Path::Verb::kCurve ? 3 : 1);
    if (!idle) {
      kept.verbs.push_back(verb);
      kept.points.insert(kept.points.end(), p, p + count);
    }
    p += count;
  }
  return kept;
}

/// Cairo keeps paths in 1/256 of its unit, so the outlines are taken enlarged.
constexpr double enlargement = 64;

}  // namespace

Path outline_text(const TextItem& item) {
  const CairoSurface surface{cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr)};
  const CairoContext cr{cairo_create(surface.get())};
  cairo_scale(cr.get(), enlargement, enlargement);
  append_text_path(cr.get(), item);
  const CairoPath path{cairo_copy_path(cr.get())};
  require_cairo(path->status, "outline a text");
  return without_idle_moves(copy_path(*path));
}

double text_advance_pt(const TextItem& item) { return ShapedLine(item.text, item.type, item.lang).advance_pt(); }

std::vector<std::string> text_characters(const TextItem& item) {
  return ShapedLine(item.text, item.type, item.lang).characters();
}

}  // namespace dateline
