#include "cli/progress_bar.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/standard_streams.h"

namespace dateline {
namespace {

constexpr std::chrono::milliseconds for_people{100}, for_programs{1000};

double rate_of(std::size_t done, double seconds) { return seconds > 0 ? static_cast<double>(done) / seconds : 0; }

double left_of(std::size_t done, std::size_t total, double seconds) {
  return done > 0 ? seconds / static_cast<double>(done) * static_cast<double>(total - done) : 0;
}

std::string time_left(double seconds) {
  const auto whole = static_cast<long long>(std::ceil(seconds));
  if (whole < 100) return fmt::format("{} s", whole);
  if (whole < 6000) return fmt::format("{} min", (whole + 59) / 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::size_t columns_of_terminal() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

}  // namespace

std::string progress_text(std::size_t done, std::size_t total, double seconds, std::size_t columns,
                          const std::string& unit) {
  std::string text = fmt::format("{}/{} {}", done, total, unit);
  if (done > 0) {
    const double rate = rate_of(done, seconds);
    text += rate < 10 ? fmt::format("  {:.1f}/s", rate) : fmt::format("  {:.0f}/s", rate);
    text += "  " + time_left(left_of(done, total, seconds)) + " left";
  }
  const std::size_t room = columns > text.size() + 4 ? std::min<std::size_t>(columns - text.size() - 4, 40) : 0;
  if (room < 5) return text.substr(0, columns);
  const std::size_t full = total == 0 ? room : room * done / total;
  return fmt::format("[{}{}] {}", std::string(full, '#'), std::string(room - full, ' '), text);
}

std::string progress_json(std::size_t done, std::size_t total, double seconds, const std::string& unit) {
  return fmt::format(R"({{"progress":{{"done":{},"total":{},"{}_per_second":{:.1f},"seconds_left":{:.1f}}}}})", done,
                     total, unit, rate_of(done, seconds), left_of(done, total, seconds));
}

ProgressBar::ProgressBar(const ReporterOptions& options, std::string unit) : unit_(std::move(unit)) {
  if (options.quiet) return;
  if (options.json) {
    form_ = Form::kJson;
  } else if (::isatty(STDERR_FILENO) == 1) {
    form_ = Form::kBar;
  }
}

ProgressBar::~ProgressBar() { clear(); }

void ProgressBar::show(std::size_t done, std::size_t total) {
  if (form_ == Form::kNone) return;
  const auto now = Clock::now();
  if (done < total && now - last_ < (form_ == Form::kBar ? for_people : for_programs)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  if (form_ == Form::kJson) {
    print_error(progress_json(done, total, seconds, unit_) + "\n");
    return;
  }
  print_error(fmt::format("\r{}\x1b[K", progress_text(done, total, seconds, columns_of_terminal() - 1, unit_)));
  drawn_ = true;
}

void ProgressBar::clear() {
  if (!drawn_) return;
  print_error("\r\x1b[K");
  drawn_ = false;
}

}  // namespace dateline
