#include "render/check_file.h"

#include "geodata/import/mapping_reader.h"
#include "render/data_folder.h"
#include "render/input_kind.h"
#include "styles/style_reader.h"

namespace dateline {

Diagnostics check_file(const std::string& path, const MapOverrides& overrides) {
  switch (input_kind_of(path)) {
    case InputKind::kMap: return load_map(path, overrides).diagnostics;
    case InputKind::kStyle:
      // "./" keeps a bare name from being taken for that of a theme.
      return read_style(is_theme_name(path) ? "./" + path : path, theme_folder(find_data_folder(overrides.data_folder)),
                        overrides.allowed_folders)
          .diagnostics;
    case InputKind::kMapping: return read_mapping(path).diagnostics;
    case InputKind::kChronicle: return load_chronicle(path).diagnostics;
  }
  return {};
}

}  // namespace dateline
