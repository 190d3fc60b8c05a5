#include "tests/cli/run_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

extern char** environ;

namespace dateline {
namespace {

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (std::string& s : strings) out.push_back(s.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> whole_environment(const std::map<std::string, std::string>& added) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const std::string name = text.substr(0, text.find('='));
    const bool ours = name == "DATELINE_DATA" || name == "SOURCE_DATE_EPOCH" || added.contains(name);
    if (!ours) all.push_back(text);
  }
  for (const auto& [name, value] : added) all.push_back(name + "=" + value);
  return all;
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                       const std::map<std::string, std::string>& environment) {
  // Outside of `folder`, so that tests can look at what the program left there.
  const std::filesystem::path out = folder.string() + ".out", err = folder.string() + ".err";
  std::vector<std::string> words{DATELINE_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = whole_environment(environment);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  ProgramRun run;
  pid_t child = 0;
  int status = 0;
  const bool started =
      posix_spawn(&child, DATELINE_PROGRAM, &actions, nullptr, pointers(words).data(), pointers(variables).data()) == 0;
  posix_spawn_file_actions_destroy(&actions);
  if (started && waitpid(child, &status, 0) == child && WIFEXITED(status)) run.exit_code = WEXITSTATUS(status);
  run.out = file_bytes(out);
  run.err = file_bytes(err);
  std::filesystem::remove(out);
  std::filesystem::remove(err);
  return run;
}

std::string file_bytes(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

void write_text(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

void ProgramTest::SetUp() {
  write_text(folder_ / "a.chronicle.txtpb", R"(id: "a"
title { lang: "en" text: "Two villages" }
time_zone: "Asia/Almaty"
language: "en"
sources { id: "paper" title { text: "A paper" } kind: MEDIA }
places { id: "north" names { text: "North" } lat: 43.0 lon: 75.0 kind: VILLAGE precision: EXACT sources: "paper" }
places { id: "south" names { text: "South" } lat: 42.8 lon: 75.3 kind: TOWN precision: EXACT sources: "paper" }
events { id: "fight" kind: CLASH places: "north" when: "2020-02-07" title { text: "A fight" } sources: "paper" }
movements { id: "flight" kind: DISPLACEMENT path { place: "north" } path { place: "south" } when: "2020-02-08"
            title { text: "A flight" } sources: "paper" }
)");
  write_text(folder_ / "a.map.txtpb", "chronicles: \"a.chronicle.txtpb\"\npage { width_pt: 300 height_pt: 200 }\n");
}

std::vector<std::string> ProgramTest::files() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

}  // namespace dateline
