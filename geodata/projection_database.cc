#include "geodata/projection_database.h"

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/projection_context.h"

namespace dateline {

void require_projection_database() {
  const ProjContext context = make_proj_context();
  const char* const path = proj_context_get_database_path(context.get());
  if (path != nullptr && Pj(proj_create(context.get(), "EPSG:4326"))) return;
  if (path != nullptr) throw Error(fmt::format("PROJ's database of coordinate systems, {}, cannot be read", path));
  throw Error(
      "PROJ's database of coordinate systems, proj.db, is not found; install it (in Debian: apt-get install "
      "proj-data), "
      "or name its folder in PROJ_DATA");
}

}  // namespace dateline
