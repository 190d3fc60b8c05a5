// What labels must not cover, and what they had better not.
#pragma once

#include "render/layout.h"
#include "render/obstacles.h"

namespace dateline {

/// Symbols, dots, furniture and heads of arrows are forbidden; bodies of arrows, borders, rivers and outlines of insets
/// cost. Bodies of flow i are owned by `label_owner_of_flow(i)`, so that its own label may stand on it. Built.
ObstacleField label_obstacles(const Layout& layout, const Scene& scene, const Style& style);

/// Borders alone, to tell on which side of them a place lies. Built.
ObstacleField border_obstacles(const Scene& scene);

int label_owner_of_flow(std::size_t flow);

}  // namespace dateline
