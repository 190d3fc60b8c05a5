#include "render/map_spec.h"

namespace dateline {

std::string_view default_layer_id(LayerKind kind) {
  switch (kind) {
    case LayerKind::kCustom: return "custom";
    case LayerKind::kClashSites: return "clash-sites";
    case LayerKind::kDisplacementRoutes: return "displacement-routes";
    case LayerKind::kResponseDeployments: return "response-deployments";
    case LayerKind::kMedical: return "medical";
    case LayerKind::kOfficialVisits: return "official-visits";
    case LayerKind::kOfficialActs: return "official-acts";
    case LayerKind::kArrests: return "arrests";
    case LayerKind::kDamage: return "damage";
    case LayerKind::kAid: return "aid";
    case LayerKind::kCrowds: return "crowds";
    case LayerKind::kHazards: return "hazards";
    case LayerKind::kProtests: return "protests";
  }
  return "custom";
}

}  // namespace dateline
