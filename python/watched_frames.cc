#include "python/watched_frames.h"

#include <chrono>
#include <future>
#include <stdexcept>

#include "geodata/output_file.h"
#include "render/frame_pages.h"
#include "render/source_date.h"
#include "render/text_measurer.h"

namespace dateline::python {
namespace {

namespace py = pybind11;

constexpr std::chrono::milliseconds between_looks{100};

/// What the two sides of a run share.
struct Shared {
  std::atomic<bool> stop{false};
  std::atomic<std::size_t> done{0}, total{0};
};

/// "from" is a word of the language, so the arguments are called otherwise.
std::string in_python(const std::string& message) {
  if (message.starts_with("from:")) return "begin:" + message.substr(5);
  if (message.starts_with("to:")) return "end:" + message.substr(3);
  return message;
}

/// Without the interpreter.
FramesAnswer work(const MapHandle& map, const FramesRequest& request, Shared& shared) {
  FramesAnswer answer;
  MapInputs inputs = map.inputs();
  if (const Diagnostics wrong = apply(request.overrides, inputs.spec.frames); !wrong.empty())
    throw std::invalid_argument(in_python(wrong.front().message));
  FrameJob job = request.job;
  job.files.pixels_per_inch = inputs.spec.pixels_per_inch;
  job.files.creation_time = source_date_epoch();
  job.files.program = "dateline " DATELINE_VERSION;
  job.files.zone = inputs.chronicle.time_zone;
  const std::unique_ptr<TextMeasurer> measurer = make_pango_text_measurer();
  answer.result.complete = true;
  const bool also_drawn = !job.outputs.folder.empty() || !job.outputs.animations.empty();
  std::optional<PageFiles> pages;
  if (!job.outputs.pages.empty()) {
    Result<PageFiles> written = write_pages(inputs, job.outputs.pages, *measurer);
    if (!written || !also_drawn) append(answer.diagnostics, std::move(written.diagnostics));
    if (!written) return answer;
    pages = std::move(written.value);
    answer.steps = pages->steps;
    job.beside = pages->to_commit();
  }
  if (also_drawn) {
    Result<FrameSet> set = plan_frames(std::move(inputs), *measurer);
    append(answer.diagnostics, std::move(set.diagnostics));
    if (!set) return answer;
    answer.steps = set->steps.size();
    FrameWatch watch;
    watch.stop = &shared.stop;
    watch.progress = [&](const FrameProgress& progress) {
      shared.total = progress.total;
      shared.done = progress.done;
    };
    answer.result = draw_frame_files(*set, job, watch);
    append(answer.diagnostics, answer.result.diagnostics);
  } else {
    commit_together(job.beside);
  }
  answer.planned = true;
  return answer;
}

/// What the interpreter is told and asked, from the thread that called. Throws what Python has raised.
class Look {
 public:
  Look(Shared& shared, const py::object& progress) : shared_(shared), progress_(progress) {}

  void operator()() {
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    const std::size_t done = shared_.done;
    if (progress_.is_none() || done == said_) return;
    said_ = done;
    progress_(done, shared_.total.load());
  }

 private:
  Shared& shared_;
  const py::object& progress_;
  std::size_t said_ = 0;
};

bool is_ready(const std::future<FramesAnswer>& answer) {
  const py::gil_scoped_release released;
  return answer.wait_for(between_looks) == std::future_status::ready;
}

}  // namespace

FramesAnswer draw_frames(const MapHandle& map, FramesRequest request, const py::object& progress) {
  Shared shared;
  Look look(shared, progress);
  std::future<FramesAnswer> answer = std::async(std::launch::async, [&] { return work(map, request, shared); });
  try {
    while (!is_ready(answer)) look();
    look();
  } catch (...) {
    shared.stop = true;
    const py::gil_scoped_release released;
    answer.wait();
    throw;
  }
  return answer.get();
}

}  // namespace dateline::python
