// Several files that are written together: all of them or none, and none over another or over an input.
//
//   if (const std::string why = clash_of_outputs({"a.png", "a.svg"}, {"a.map.txtpb"}); !why.empty()) ...
//   write_outputs({{"a.png", png}, {"a.svg", svg}});
//
// May be used from several threads at once, for different files.
#pragma once

#include <string>
#include <vector>

namespace dateline {

/// A file that is ready to be written.
struct Output {
  std::string path;
  std::string bytes;
};

/// What is wrong, for people, when two outputs are the same file or an output is one of `inputs`; empty when nothing
/// is. Files are compared, not names: links and ".." are followed.
std::string clash_of_outputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs);

/// All or none (commit_together in geodata/output_file.h). Throws Error; the targets are then as they were.
void write_outputs(const std::vector<Output>& outputs);

}  // namespace dateline
