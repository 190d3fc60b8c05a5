// A chronicle without errors in which every field of the schema is set somewhere; a test holds it against the schema.
#pragma once

namespace dateline::samples {

inline constexpr const char* complete = R"(
id: "all-of-it"
title { lang: "en" text: "Everything \"quoted\" \\ and\ttabbed" kind: SHORT }
title { lang: "kk" text: "Қордай ауданы 𐍈" }
time_zone: "Asia/Almaty"
language: "kk-Latn"
note { lang: "en" text: "First line\nsecond line" }
sources {
  id: "agency" title { text: "An agency" } kind: MEDIA publisher: "A publisher" url: "https://example.org/a?b=c&d=<e>"
  published: "2020-02-09" licence: "CC-BY-4.0" note { text: "n" }
}
sources { id: "ministry" title { text: "The ministry" } kind: OFFICIAL via: "agency" }
places {
  id: "district" names { lang: "en" text: "District" kind: FORMER } lat: -42.123456789012345 lon: 1e-7 kind: DISTRICT
  precision: CENTROID uncertainty_m: 25000.5 countries: "KZ" countries: "KG" sources: "agency" note { text: "n" }
}
places { id: "masanchi" names { text: "Masanchi" } lat: 0 lon: 0 kind: VILLAGE within: "district" precision: EXACT }
actors { id: "community" names { text: "A community" } kind: COMMUNITY part_of: "all" country: "KZ" note { text: "n" } }
actors { id: "all" names { text: "All" } kind: GOVERNMENT }
events {
  id: "clash" kind: CLASH places: "masanchi" places: "district" when: "2020-02-07T20~/2020-02-08T05~"
  title { lang: "en" text: "A clash" } actors { actor: "community" role: AFFECTED }
  figures {
    measure: DAMAGE_COST low: 0 best: 1.7e9 high: 1800000000.25 qualifier: NEARLY currency: "KZT" reported: "2020-02-10"
    source: "ministry" status: PRELIMINARY among: "community" covers: "2020-02-07/2020-02-08" note { text: "n" } id: "cost"
  }
  sources: "agency" sources: "ministry" certainty: DISPUTED note { text: "n" } tags: "main" tags: "a_b-3"
}
movements {
  id: "flight" kind: DISPLACEMENT path { place: "masanchi" when: "2020-02-08T06" }
  path { unknown { label { lang: "en" text: "the border" } bearing_deg: 0 } } mode: ROAD when: "2020-02-08"
  title { text: "Flight" } actors { actor: "community" }
  figures { measure: DISPLACED low: 20000 high: 23000 reported: "2020-02-09" source: "agency" }
  sources: "agency" certainty: CONFIRMED note { text: "n" } tags: "main"
}
deployments {
  id: "troops" force: "all" from { unknown {} when: "2020-02-08T01" } to: "masanchi" to: "district" when: "2020-02-08/.."
  title { text: "Troops" } figures { measure: PERSONNEL best: 0 reported: "2020-02-08" source: "agency" }
  sources: "agency" certainty: RUMOURED note { text: "n" } tags: "main"
}
figures { measure: DAMAGE_COST best: 1.7e9 currency: "KZT" reported: "2020-02-10" source: "ministry" repeats: "cost" }
figures { measure: DEATHS status: DENIED reported: "2020-02-08" source: "ministry" }
)";

}  // namespace dateline::samples
