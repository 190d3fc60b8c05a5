#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "render/symbols.h"
#include "styles/symbol_names.h"

namespace dateline {
namespace {

TEST(SymbolNames, StylesKnowExactlyTheSymbolsThatAreDrawn) {
  const auto known = known_symbol_names();
  EXPECT_EQ(std::vector<std::string_view>(known.begin(), known.end()), symbol_names());
}

}  // namespace
}  // namespace dateline
