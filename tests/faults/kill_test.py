#!/usr/bin/env python3
"""Runs are killed at random moments: every output is the old one or the new one, whole, and the next run sets all right.

Usage: kill_test.py DATELINE SOURCES [RUNS [SEED]]. Without RUNS the variable DATELINE_KILLS says how many, else it is 40. Half of the kills are SIGKILL, half SIGTERM, at moments spread over the
length of a run; the same seed gives the same moments. After SIGTERM nothing unfinished may be left. After SIGKILL
temporary files may be, which the next run to the same output must take away.
"""
import collections
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from dateline_cases import CASES, Workshop, old_outputs  # noqa: E402

NAMES = ["render all", "frames all", "import stream", "export all", "frames png", "import json", "export fgb", "render pdf"]


class Target:
    """A case with what its outputs were and are to be, and how long it takes."""

    def __init__(self, case, shop):
        self.case, self.shop = case, shop
        self.old = old_outputs(case, shop)
        self.new = shop.made_by(case)
        begin = time.monotonic()
        shop.fill(self.old)
        shop.run_words(*case.words, check=True)
        self.seconds = time.monotonic() - begin
        if shop.contents() != self.new:
            raise AssertionError(f"{case.name}: two runs give different bytes")

    def is_state(self, name):
        """Of the folder of frames: what a run that was killed goes on from."""
        return self.case.folder is not None and name.startswith(self.case.folder + ".dateline/")

    def is_temporary(self, name):
        last = name.rsplit("/", 1)[-1]
        return last.startswith(".") and (".part" in last or last.endswith("-part"))

    def kill(self, number, seconds):
        """Returns the exit code; negative for SIGKILL."""
        self.shop.fill(self.old)
        begin = time.monotonic()
        running = subprocess.Popen([self.shop.dateline, *self.case.words], cwd=self.shop.folder,
                                   env=self.shop.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        time.sleep(max(0.0, seconds - (time.monotonic() - begin)))
        running.send_signal(number)
        said = running.communicate(timeout=60)[1].decode()
        return running.returncode, said

    def faults(self, number, code, said):
        """What is wrong after a kill, as sentences."""
        found = self.shop.contents()
        ended = {signal.SIGKILL: (0, -9), signal.SIGTERM: (0, 128 + 15, -15)}[number]
        if code not in ended:
            yield f"the exit code is {code}: {said}"
        # Before main there is nobody to say anything, and nothing to take away.
        if code == 128 + 15 and len(said.strip().splitlines()) != 1:
            yield f"not one sentence: {said!r}"
        for name, data in found.items():
            if self.is_state(name):
                continue
            if name not in self.old and name not in self.new:
                if number == signal.SIGTERM or not self.is_temporary(name):
                    yield f"{name} is stray"
            elif data not in (self.old.get(name), self.new.get(name)):
                yield f"{name} is broken ({len(data)} bytes)"
            elif code == 0 and data != self.new.get(name) and name in self.new:
                yield f"{name} is old after success"
        for name in sorted(set(self.old) - set(found)):
            if name in self.new or code != 0:
                yield f"{name} is lost"
        if number == signal.SIGTERM and code != 0 and self.case.folder is None:
            states = {found.get(name) == self.new[name] for name in self.new}
            if len(states) > 1:
                yield "some outputs are old, some new"

    def faults_of_next_run(self):
        strays = [name for name in self.shop.contents() if self.is_temporary(name)]
        done = self.shop.run_words(*self.case.words)
        if done.code != 0:
            yield f"the next run ends with {done.code}: {done.said}"
        if self.shop.contents() != self.new:
            left = sorted(set(self.shop.contents()) - set(self.new))
            yield f"the next run does not give the new bytes; left over: {left}, strays before: {strays}"


def main():
    runs = int(sys.argv[3] if len(sys.argv) > 3 else os.environ.get("DATELINE_KILLS", "40"))
    seed = int(sys.argv[4] if len(sys.argv) > 4 else "2020")
    chance = random.Random(seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-kills-"))
    counts, failed, begin = collections.Counter(), 0, time.monotonic()
    try:
        shop = Workshop(sys.argv[1], sys.argv[2], folder / "shop")
        cases = {case.name: case for case in CASES}
        targets = [Target(cases[name], shop) for name in (NAMES if runs >= 100 else NAMES[:4])]
        for i in range(runs):
            target = targets[i % len(targets)]
            number = signal.SIGKILL if i // len(targets) % 2 == 0 else signal.SIGTERM
            code, said = target.kill(number, chance.random() * target.seconds * 1.05)
            faults = list(target.faults(number, code, said))
            strays = sum(target.is_temporary(name) for name in shop.contents())
            # A folder must be completed by the next run; of the others, those of which something is left.
            if code != 0 and (target.case.folder or strays or i % 10 == 0):
                faults += target.faults_of_next_run()
                counts["runs after a kill"] += 1
            counts[f"{target.case.name}: {number.name}, ended with {code}"] += 1
            counts["left temporary files"] += strays > 0
            for fault in faults:
                print(f"kill {i} ({target.case.name}, {number.name}, ended with {code}): {fault}", file=sys.stderr)
            failed += bool(faults)
            if (i + 1) % 100 == 0:
                print(f"{i + 1} kills, {failed} with broken promises", file=sys.stderr)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for what, count in sorted(counts.items()):
        print(f"{count:5}  {what}")
    print(f"{runs} kills in {time.monotonic() - begin:.0f} s, {failed} with broken promises (seed {seed})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
