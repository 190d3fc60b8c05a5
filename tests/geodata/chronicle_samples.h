// Chronicles for tests.
#pragma once

#include <string>

namespace dateline::samples {

/// A small chronicle without a single diagnostic. Tests insert mistakes at the marks `#<name>`, which are comments.
inline std::string faultless() {
  return R"(id: "korday"
title { lang: "en" text: "Korday District" }
time_zone: "Asia/Almaty"
#top
sources { id: "press" title { text: "A newspaper" } kind: MEDIA #source
}
sources { id: "ministry" title { text: "The ministry" } kind: OFFICIAL via: "press" }
places { id: "district" names { text: "District" } kind: DISTRICT lat: 43.0 lon: 74.9 precision: CENTROID }
places { id: "masanchi" names { text: "Masanchi" } kind: VILLAGE lat: 42.93 lon: 75.30 precision: EXACT within: "district" #place
}
places { id: "sortobe" names { text: "Sortobe" } kind: VILLAGE lat: 42.87 lon: 75.20 precision: EXACT within: "district" }
places { id: "tokmok" names { text: "Tokmok" } kind: CITY lat: 42.84 lon: 75.30 precision: EXACT countries: "KG" }
actors { id: "residents" names { text: "Residents" } kind: COMMUNITY #actor
}
actors { id: "guard" names { text: "National Guard" } kind: INTERNAL_TROOPS country: "KZ" }
events {
  id: "clash" kind: CLASH places: "masanchi" when: "2020-02-07T20~/2020-02-08T05~"
  actors { actor: "residents" }
  figures { measure: DEATHS best: 8 reported: "2020-02-08" source: "ministry" status: OFFICIAL #figure
  }
  sources: "press" #event
}
movements {
  id: "flight" kind: DISPLACEMENT when: "2020-02-08"
  path { place: "sortobe" } path { place: "tokmok" #waypoint
  }
  sources: "press" #movement
}
deployments { id: "troops" force: "guard" to: "masanchi" when: "2020-02-08" sources: "press" #deployment
}
)";
}

/// `faultless` with `text` after the mark.
inline std::string with(const std::string& mark, const std::string& text) {
  std::string chronicle = faultless();
  const std::size_t at = chronicle.find("#" + mark + "\n");
  chronicle.replace(at, mark.size() + 1, text);
  return chronicle;
}

/// `faultless` with one piece of it replaced.
inline std::string changed(const std::string& from, const std::string& to) {
  std::string chronicle = faultless();
  chronicle.replace(chronicle.find(from), from.size(), to);
  return chronicle;
}

}  // namespace dateline::samples
