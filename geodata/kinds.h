// The closed sets of words of the chronicle: kinds of records, measures, statuses.
//
// Values and numbers are those of proto/chronicle.proto, which says what each word means (a test compares the two).
// Names in text ("medical_transfer") are the proto names in small letters; "unspecified" is the zero value of a set
// that has no other. Lookups are constant tables; safe from any thread.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace dateline {

enum class NameKind {
  kUsual = 0,
  kFormer = 1,
  kAlternative = 2,
  kShort = 3,
};

enum class SourceKind {
  kUnspecified = 0,
  kOfficial = 1,
  kMedia = 2,
  kNgo = 3,
  kIntergovernmental = 4,
  kDataset = 5,
  kReference = 6,
  kWitness = 7,
  kParty = 8,
  kSocialMedia = 9,
  kSurvey = 10,
  kUnattributed = 11,
};

enum class PlaceKind {
  kUnspecified = 0,
  kVillage = 1,
  kTown = 2,
  kCity = 3,
  kCapital = 4,
  kNeighbourhood = 5,
  kDistrict = 6,
  kRegion = 7,
  kCountry = 8,
  kBorderCrossing = 9,
  kBorderPost = 10,
  kCheckpoint = 11,
  kHospital = 12,
  kMarket = 13,
  kSchool = 14,
  kPlaceOfWorship = 15,
  kCamp = 16,
  kShelter = 17,
  kMilitaryBase = 18,
  kPoliceStation = 19,
  kGovernmentBuilding = 20,
  kPort = 21,
  kAirport = 22,
  kStation = 23,
  kRoad = 24,
  kBridge = 25,
  kIndustrialSite = 26,
  kNaturalFeature = 27,
  kSeaArea = 28,
  kIsland = 29,
};

enum class PlacePrecision {
  kUnspecified = 0,
  kExact = 1,
  kNear = 2,
  kCentroid = 3,
  kRepresentative = 4,
};

enum class ActorKind {
  kUnspecified = 0,
  kGovernment = 1,
  kPolice = 2,
  kInternalTroops = 3,
  kArmy = 4,
  kBorderGuard = 5,
  kArmedGroup = 6,
  kCommunity = 7,
  kCrowd = 8,
  kProtesters = 9,
  kMedicalService = 10,
  kReliefOrganisation = 11,
  kIntergovernmentalBody = 12,
  kPrivateCompany = 13,
  kPeacekeepers = 14,
  kFireService = 15,
};

enum class Role {
  kParticipant = 0,
  kAffected = 1,
  kResponder = 2,
  kSpeaker = 3,
  kSideA = 4,
  kSideB = 5,
  kOrganiser = 6,
};

enum class Certainty {
  kStated = 0,
  kConfirmed = 1,
  kDisputed = 2,
  kRefuted = 3,
  kRumoured = 4,
};

enum class EventKind {
  kUnspecified = 0,
  kClash = 1,
  kBattle = 2,
  kAttack = 3,
  kKilling = 4,
  kBrawl = 5,
  kRiot = 6,
  kProtest = 7,
  kShelling = 8,
  kAirStrike = 9,
  kExplosion = 10,
  kArson = 11,
  kLooting = 12,
  kPropertyDamage = 13,
  kSexualViolence = 14,
  kAbduction = 15,
  kArrest = 16,
  kClosure = 17,
  kOpening = 18,
  kStatement = 19,
  kDisinformation = 20,
  kMeeting = 21,
  kAgreement = 22,
  kResignation = 23,
  kAppointment = 24,
  kMedicalCare = 25,
  kSheltering = 26,
  kAidDelivery = 27,
  kPoliceOperation = 28,
  kControlChange = 29,
  kTrafficIncident = 30,
  kFlood = 31,
  kEarthquake = 32,
  kWildfire = 33,
  kStorm = 34,
  kLandslide = 35,
  kEruption = 36,
  kDrought = 37,
  kEpidemic = 38,
  kAccident = 39,
  kShipwreck = 40,
  kElection = 41,
  kCourtDecision = 42,
  kAssessment = 43,
  kAlert = 44,
  kDiscovery = 45,
  kStrike = 46,
};

enum class MovementKind {
  kUnspecified = 0,
  kDisplacement = 1,
  kReturn = 2,
  kEvacuation = 3,
  kMedicalTransfer = 4,
  kOfficialVisit = 5,
  kCrowdArrival = 6,
  kMarch = 7,
  kAidConvoy = 8,
  kDeportation = 9,
  kTroopMovement = 10,
  kWithdrawal = 11,
  kDetentionTransfer = 12,
  kTravel = 13,
};

enum class MovementMode {
  kUnspecified = 0,
  kRoad = 1,
  kFoot = 2,
  kAir = 3,
  kRail = 4,
  kSea = 5,
  kRiver = 6,
};

enum class Measure {
  kUnspecified = 0,
  kDeaths = 1,
  kInjured = 2,
  kHospitalised = 3,
  kTreated = 4,
  kMissing = 5,
  kArrested = 6,
  kDetained = 7,
  kDisplaced = 8,
  kBorderCrossings = 9,
  kReturned = 10,
  kEvacuated = 11,
  kSheltered = 12,
  kAffected = 13,
  kParticipants = 14,
  kPersonnel = 15,
  kResigned = 16,
  kHomesDamaged = 17,
  kBuildingsDamaged = 18,
  kVehiclesDamaged = 19,
  kDamageCost = 20,
  kAidValue = 21,
  kHouseholdsDisplaced = 22,
  kNewlyDisplaced = 23,
  kResponseHours = 24,
  kWeapons = 25,
  kEventsCount = 26,
  kAreaKm2 = 27,
  kTonnes = 28,
  kMagnitude = 29,
  kWaterLevelM = 30,
  kAbducted = 31,
  kRescued = 32,
  kVotes = 33,
  kTransferred = 34,
};

enum class ClaimStatus {
  kUnspecified = 0,
  kOfficial = 1,
  kUnofficial = 2,
  kPreliminary = 3,
  kDenied = 4,
  kRetracted = 5,
};

enum class Qualifier {
  kPlain = 0,
  kAbout = 1,
  kNearly = 2,
  kAtLeast = 3,
  kMoreThan = 4,
  kUpTo = 5,
  kLessThan = 6,
};

/// The word for a value, e.g. "medical_transfer". Empty for a value outside the set.
std::string_view to_string(NameKind value);
std::string_view to_string(SourceKind value);
std::string_view to_string(PlaceKind value);
std::string_view to_string(PlacePrecision value);
std::string_view to_string(ActorKind value);
std::string_view to_string(Role value);
std::string_view to_string(Certainty value);
std::string_view to_string(EventKind value);
std::string_view to_string(MovementKind value);
std::string_view to_string(MovementMode value);
std::string_view to_string(Measure value);
std::string_view to_string(ClaimStatus value);
std::string_view to_string(Qualifier value);

/// The value for a word as `to_string` writes it, or nothing.
template <typename Enum>
std::optional<Enum> from_string(std::string_view word);

/// All words of a set in order of number; the index is the value.
template <typename Enum>
std::span<const std::string_view> words_of();

template <>
std::span<const std::string_view> words_of<NameKind>();
template <>
std::span<const std::string_view> words_of<SourceKind>();
template <>
std::span<const std::string_view> words_of<PlaceKind>();
template <>
std::span<const std::string_view> words_of<PlacePrecision>();
template <>
std::span<const std::string_view> words_of<ActorKind>();
template <>
std::span<const std::string_view> words_of<Role>();
template <>
std::span<const std::string_view> words_of<Certainty>();
template <>
std::span<const std::string_view> words_of<EventKind>();
template <>
std::span<const std::string_view> words_of<MovementKind>();
template <>
std::span<const std::string_view> words_of<MovementMode>();
template <>
std::span<const std::string_view> words_of<Measure>();
template <>
std::span<const std::string_view> words_of<ClaimStatus>();
template <>
std::span<const std::string_view> words_of<Qualifier>();

}  // namespace dateline
