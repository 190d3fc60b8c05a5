// The kinds of records that the standard layers select.
#include "render/map_plan.h"

namespace dateline {

std::vector<EventKind> standard_events(LayerKind kind) {
  using enum EventKind;
  switch (kind) {
    case LayerKind::kClashSites:
      return {kClash,     kBattle,    kAttack, kKilling, kBrawl,          kRiot,     kShelling,
              kAirStrike, kExplosion, kArson,  kLooting, kSexualViolence, kAbduction};
    case LayerKind::kDisplacementRoutes: return {kSheltering};
    case LayerKind::kResponseDeployments: return {kPoliceOperation, kControlChange};
    case LayerKind::kMedical: return {kMedicalCare, kEpidemic};
    case LayerKind::kOfficialVisits: return {kMeeting};
    case LayerKind::kOfficialActs:
      return {kClosure,     kOpening,  kStatement,     kAgreement,  kResignation,
              kAppointment, kElection, kCourtDecision, kAssessment, kAlert};
    case LayerKind::kArrests: return {kArrest};
    case LayerKind::kDamage: return {kPropertyDamage, kAccident};
    case LayerKind::kAid: return {kAidDelivery};
    case LayerKind::kCrowds: return {};
    case LayerKind::kHazards:
      return {kFlood, kEarthquake, kWildfire, kStorm, kLandslide, kEruption, kDrought, kShipwreck};
    case LayerKind::kProtests: return {kProtest, kStrike};
    case LayerKind::kCustom: return {};
  }
  return {};
}

std::vector<MovementKind> standard_movements(LayerKind kind) {
  using enum MovementKind;
  switch (kind) {
    case LayerKind::kDisplacementRoutes: return {kDisplacement, kReturn, kEvacuation, kDeportation};
    case LayerKind::kResponseDeployments: return {kTroopMovement, kWithdrawal};
    case LayerKind::kMedical: return {kMedicalTransfer};
    case LayerKind::kOfficialVisits: return {kOfficialVisit};
    case LayerKind::kArrests: return {kDetentionTransfer};
    case LayerKind::kAid: return {kAidConvoy};
    case LayerKind::kCrowds: return {kCrowdArrival};
    case LayerKind::kProtests: return {kMarch};
    default: return {};
  }
}

}  // namespace dateline
