#include "geodata/import/country_codes.h"

#include <algorithm>

namespace dateline {
namespace {

struct Country {
  std::string_view alpha2;
  std::string_view alpha3;
  int numeric;
  int gleditsch_ward;  ///< 0: none today
};

/// Sorted by the first column.
constexpr Country countries[] = {
    {"AD", "AND", 20, 232},  {"AE", "ARE", 784, 696}, {"AF", "AFG", 4, 700},   {"AG", "ATG", 28, 58},
    {"AI", "AIA", 660, 0},   {"AL", "ALB", 8, 339},   {"AM", "ARM", 51, 371},  {"AO", "AGO", 24, 540},
    {"AQ", "ATA", 10, 0},    {"AR", "ARG", 32, 160},  {"AS", "ASM", 16, 0},    {"AT", "AUT", 40, 305},
    {"AU", "AUS", 36, 900},  {"AW", "ABW", 533, 0},   {"AX", "ALA", 248, 0},   {"AZ", "AZE", 31, 373},
    {"BA", "BIH", 70, 346},  {"BB", "BRB", 52, 53},   {"BD", "BGD", 50, 771},  {"BE", "BEL", 56, 211},
    {"BF", "BFA", 854, 439}, {"BG", "BGR", 100, 355}, {"BH", "BHR", 48, 692},  {"BI", "BDI", 108, 516},
    {"BJ", "BEN", 204, 434}, {"BL", "BLM", 652, 0},   {"BM", "BMU", 60, 0},    {"BN", "BRN", 96, 835},
    {"BO", "BOL", 68, 145},  {"BQ", "BES", 535, 0},   {"BR", "BRA", 76, 140},  {"BS", "BHS", 44, 31},
    {"BT", "BTN", 64, 760},  {"BV", "BVT", 74, 0},    {"BW", "BWA", 72, 571},  {"BY", "BLR", 112, 370},
    {"BZ", "BLZ", 84, 80},   {"CA", "CAN", 124, 20},  {"CC", "CCK", 166, 0},   {"CD", "COD", 180, 490},
    {"CF", "CAF", 140, 482}, {"CG", "COG", 178, 484}, {"CH", "CHE", 756, 225}, {"CI", "CIV", 384, 437},
    {"CK", "COK", 184, 0},   {"CL", "CHL", 152, 155}, {"CM", "CMR", 120, 471}, {"CN", "CHN", 156, 710},
    {"CO", "COL", 170, 100}, {"CR", "CRI", 188, 94},  {"CU", "CUB", 192, 40},  {"CV", "CPV", 132, 402},
    {"CW", "CUW", 531, 0},   {"CX", "CXR", 162, 0},   {"CY", "CYP", 196, 352}, {"CZ", "CZE", 203, 316},
    {"DE", "DEU", 276, 260}, {"DJ", "DJI", 262, 522}, {"DK", "DNK", 208, 390}, {"DM", "DMA", 212, 54},
    {"DO", "DOM", 214, 42},  {"DZ", "DZA", 12, 615},  {"EC", "ECU", 218, 130}, {"EE", "EST", 233, 366},
    {"EG", "EGY", 818, 651}, {"EH", "ESH", 732, 0},   {"ER", "ERI", 232, 531}, {"ES", "ESP", 724, 230},
    {"ET", "ETH", 231, 530}, {"FI", "FIN", 246, 375}, {"FJ", "FJI", 242, 950}, {"FK", "FLK", 238, 0},
    {"FM", "FSM", 583, 987}, {"FO", "FRO", 234, 0},   {"FR", "FRA", 250, 220}, {"GA", "GAB", 266, 481},
    {"GB", "GBR", 826, 200}, {"GD", "GRD", 308, 55},  {"GE", "GEO", 268, 372}, {"GF", "GUF", 254, 0},
    {"GG", "GGY", 831, 0},   {"GH", "GHA", 288, 452}, {"GI", "GIB", 292, 0},   {"GL", "GRL", 304, 0},
    {"GM", "GMB", 270, 420}, {"GN", "GIN", 324, 438}, {"GP", "GLP", 312, 0},   {"GQ", "GNQ", 226, 411},
    {"GR", "GRC", 300, 350}, {"GS", "SGS", 239, 0},   {"GT", "GTM", 320, 90},  {"GU", "GUM", 316, 0},
    {"GW", "GNB", 624, 404}, {"GY", "GUY", 328, 110}, {"HK", "HKG", 344, 0},   {"HM", "HMD", 334, 0},
    {"HN", "HND", 340, 91},  {"HR", "HRV", 191, 344}, {"HT", "HTI", 332, 41},  {"HU", "HUN", 348, 310},
    {"ID", "IDN", 360, 850}, {"IE", "IRL", 372, 205}, {"IL", "ISR", 376, 666}, {"IM", "IMN", 833, 0},
    {"IN", "IND", 356, 750}, {"IO", "IOT", 86, 0},    {"IQ", "IRQ", 368, 645}, {"IR", "IRN", 364, 630},
    {"IS", "ISL", 352, 395}, {"IT", "ITA", 380, 325}, {"JE", "JEY", 832, 0},   {"JM", "JAM", 388, 51},
    {"JO", "JOR", 400, 663}, {"JP", "JPN", 392, 740}, {"KE", "KEN", 404, 501}, {"KG", "KGZ", 417, 703},
    {"KH", "KHM", 116, 811}, {"KI", "KIR", 296, 970}, {"KM", "COM", 174, 581}, {"KN", "KNA", 659, 60},
    {"KP", "PRK", 408, 731}, {"KR", "KOR", 410, 732}, {"KW", "KWT", 414, 690}, {"KY", "CYM", 136, 0},
    {"KZ", "KAZ", 398, 705}, {"LA", "LAO", 418, 812}, {"LB", "LBN", 422, 660}, {"LC", "LCA", 662, 56},
    {"LI", "LIE", 438, 223}, {"LK", "LKA", 144, 780}, {"LR", "LBR", 430, 450}, {"LS", "LSO", 426, 570},
    {"LT", "LTU", 440, 368}, {"LU", "LUX", 442, 212}, {"LV", "LVA", 428, 367}, {"LY", "LBY", 434, 620},
    {"MA", "MAR", 504, 600}, {"MC", "MCO", 492, 221}, {"MD", "MDA", 498, 359}, {"ME", "MNE", 499, 341},
    {"MF", "MAF", 663, 0},   {"MG", "MDG", 450, 580}, {"MH", "MHL", 584, 983}, {"MK", "MKD", 807, 343},
    {"ML", "MLI", 466, 432}, {"MM", "MMR", 104, 775}, {"MN", "MNG", 496, 712}, {"MO", "MAC", 446, 0},
    {"MP", "MNP", 580, 0},   {"MQ", "MTQ", 474, 0},   {"MR", "MRT", 478, 435}, {"MS", "MSR", 500, 0},
    {"MT", "MLT", 470, 338}, {"MU", "MUS", 480, 590}, {"MV", "MDV", 462, 781}, {"MW", "MWI", 454, 553},
    {"MX", "MEX", 484, 70},  {"MY", "MYS", 458, 820}, {"MZ", "MOZ", 508, 541}, {"NA", "NAM", 516, 565},
    {"NC", "NCL", 540, 0},   {"NE", "NER", 562, 436}, {"NF", "NFK", 574, 0},   {"NG", "NGA", 566, 475},
    {"NI", "NIC", 558, 93},  {"NL", "NLD", 528, 210}, {"NO", "NOR", 578, 385}, {"NP", "NPL", 524, 790},
    {"NR", "NRU", 520, 971}, {"NU", "NIU", 570, 0},   {"NZ", "NZL", 554, 920}, {"OM", "OMN", 512, 698},
    {"PA", "PAN", 591, 95},  {"PE", "PER", 604, 135}, {"PF", "PYF", 258, 0},   {"PG", "PNG", 598, 910},
    {"PH", "PHL", 608, 840}, {"PK", "PAK", 586, 770}, {"PL", "POL", 616, 290}, {"PM", "SPM", 666, 0},
    {"PN", "PCN", 612, 0},   {"PR", "PRI", 630, 0},   {"PS", "PSE", 275, 0},   {"PT", "PRT", 620, 235},
    {"PW", "PLW", 585, 986}, {"PY", "PRY", 600, 150}, {"QA", "QAT", 634, 694}, {"RE", "REU", 638, 0},
    {"RO", "ROU", 642, 360}, {"RS", "SRB", 688, 340}, {"RU", "RUS", 643, 365}, {"RW", "RWA", 646, 517},
    {"SA", "SAU", 682, 670}, {"SB", "SLB", 90, 940},  {"SC", "SYC", 690, 591}, {"SD", "SDN", 729, 625},
    {"SE", "SWE", 752, 380}, {"SG", "SGP", 702, 830}, {"SH", "SHN", 654, 0},   {"SI", "SVN", 705, 349},
    {"SJ", "SJM", 744, 0},   {"SK", "SVK", 703, 317}, {"SL", "SLE", 694, 451}, {"SM", "SMR", 674, 331},
    {"SN", "SEN", 686, 433}, {"SO", "SOM", 706, 520}, {"SR", "SUR", 740, 115}, {"SS", "SSD", 728, 626},
    {"ST", "STP", 678, 403}, {"SV", "SLV", 222, 92},  {"SX", "SXM", 534, 0},   {"SY", "SYR", 760, 652},
    {"SZ", "SWZ", 748, 572}, {"TC", "TCA", 796, 0},   {"TD", "TCD", 148, 483}, {"TF", "ATF", 260, 0},
    {"TG", "TGO", 768, 461}, {"TH", "THA", 764, 800}, {"TJ", "TJK", 762, 702}, {"TK", "TKL", 772, 0},
    {"TL", "TLS", 626, 860}, {"TM", "TKM", 795, 701}, {"TN", "TUN", 788, 616}, {"TO", "TON", 776, 972},
    {"TR", "TUR", 792, 640}, {"TT", "TTO", 780, 52},  {"TV", "TUV", 798, 973}, {"TW", "TWN", 158, 713},
    {"TZ", "TZA", 834, 510}, {"UA", "UKR", 804, 369}, {"UG", "UGA", 800, 500}, {"UM", "UMI", 581, 0},
    {"US", "USA", 840, 2},   {"UY", "URY", 858, 165}, {"UZ", "UZB", 860, 704}, {"VA", "VAT", 336, 0},
    {"VC", "VCT", 670, 57},  {"VE", "VEN", 862, 101}, {"VG", "VGB", 92, 0},    {"VI", "VIR", 850, 0},
    {"VN", "VNM", 704, 816}, {"VU", "VUT", 548, 935}, {"WF", "WLF", 876, 0},   {"WS", "WSM", 882, 990},
    {"YE", "YEM", 887, 678}, {"YT", "MYT", 175, 0},   {"ZA", "ZAF", 710, 560}, {"ZM", "ZMB", 894, 551},
    {"ZW", "ZWE", 716, 552},
};

/// The first whole year since 1989 in which a state had the territory of today.
int undivided_since(int number) {
  switch (number) {
    case 365: return 1992;  // Soviet Union
    case 530: return 1994;  // Eritrea was a part of Ethiopia
    case 625: return 2012;  // South Sudan was a part of Sudan
    case 850: return 2003;  // Timor-Leste was a part of Indonesia
    case 340: return 2009;  // Serbia
    default: return 0;
  }
}

template <typename Value>
std::string_view find(Value Country::*member, Value value) {
  const auto* found = std::ranges::find(countries, value, member);
  return found != std::end(countries) ? found->alpha2 : std::string_view{};
}

}  // namespace

std::string_view country_by_alpha3(std::string_view code) { return find(&Country::alpha3, code); }

std::string_view country_by_numeric(int code) { return code > 0 ? find(&Country::numeric, code) : std::string_view{}; }

std::string_view country_by_gleditsch_ward(int number, int year) {
  if (number <= 0 || year < undivided_since(number)) return {};
  return find(&Country::gleditsch_ward, number);
}

}  // namespace dateline
