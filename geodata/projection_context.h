// Handles of PROJ, and contexts that neither use the network nor print. Private to geodata/projection*.
#pragma once

#include <memory>

#include <proj.h>

namespace dateline {

struct ProjContextDeleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct ProjDeleter {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjContextDeleter>;
using Pj = std::unique_ptr<PJ, ProjDeleter>;

/// For one thread at a time. Throws Error when PROJ cannot start.
ProjContext make_proj_context();

/// One that finds no database: PROJ opens it for every definition and for every name it is asked for, though a plain
/// PROJ string needs none.
ProjContext make_proj_context_without_database();

}  // namespace dateline
