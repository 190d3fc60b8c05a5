// A map in whose every text stands what a test wants, past the readers, which would refuse some of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "render/render_map.h"

namespace dateline::testing {

/// Gives what is to stand in place of a text.
using TextMaker = std::function<std::string(const std::string& field, std::size_t number)>;

/// The complete chronicle of the tests, a map and a style with everything in them that has a text. Texts whose form is
/// checked (ids, times, countries, colours, paths) stay, for nothing else gets past a reader; languages are replaced if
/// `languages`.
MapInputs hostile_map(const TextMaker& make, bool languages = false);

/// Fields of the schemas ("Name.text"): those whose texts `hostile_map` replaces; those that readers refuse texts in,
/// or that name what is opened; and those that the samples do not have, so that no test reaches them.
struct HostileFields {
  std::vector<std::string> free, formed, missing;
};
HostileFields hostile_fields();

/// A text as long as what is shown of `text`, with the same spaces, and harmless.
std::string harmless_twin(const std::string& text);

}  // namespace dateline::testing
