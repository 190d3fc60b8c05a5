#include "geodata/projection_context.h"

#include "geodata/error.h"

namespace dateline {

ProjContext make_proj_context() {
  ProjContext context(proj_context_create());
  if (!context) throw Error("the map projection library PROJ cannot start");
  proj_context_set_enable_network(context.get(), 0);
  proj_log_func(context.get(), nullptr, [](void*, int, const char*) {});
  return context;
}

ProjContext make_proj_context_without_database() {
  ProjContext context = make_proj_context();
  static constexpr const char* kNowhere[] = {"/nonexistent"};
  proj_context_set_search_paths(context.get(), 1, kNowhere);
  return context;
}

}  // namespace dateline
