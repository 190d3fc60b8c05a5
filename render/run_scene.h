// The scene of a whole run of frames: large enough for each of its steps.
//
// A map's scene holds what was known at the end. In its steps there may be longer texts, larger numbers, claims that
// were taken back later, and notes of claims that were overtaken. `widen` makes room for all of them, so that a layout
// of the whole holds every step.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "render/step_scenes.h"

namespace dateline {

/// Finds the symbols, flows and places of a step's scene in the scene of the whole.
class RunIndex {
 public:
  explicit RunIndex(const Scene& whole);

  std::optional<std::size_t> symbol(const Scene& step, const SceneSymbol& symbol) const;
  std::optional<std::size_t> flow(const SceneFlow& flow) const;
  std::optional<std::size_t> place(const std::string& id) const;

 private:
  std::map<std::tuple<std::size_t, std::string, std::string>, std::size_t> symbols_;  ///< layer, place, class
  std::map<std::string, std::size_t> flows_, places_;
};

/// Widens `whole` for all `steps` steps of `scenes`. Its notes become those of all steps, in order of first use.
void widen(Scene& whole, const StepScenes& scenes, int steps);

}  // namespace dateline
