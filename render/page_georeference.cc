#include "render/page_georeference.h"

#include "render/map_plan.h"

namespace dateline {

PageGeoreference georeference_of(const MapPlan& plan) {
  return {plan.projection.description(), plan.viewport.to_plane(PagePoint{0, 0}), plan.viewport.metres_per_pt(),
          plan.viewport.page()};
}

}  // namespace dateline
