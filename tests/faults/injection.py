"""Runs with faults put in by fault_injector.cc, and what is promised of each: all or nothing, and one sentence."""
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from dateline_cases import Workshop  # noqa: E402


class BrokenPromise(AssertionError):
    pass


def points(count, all_of_them):
    """Which of the calls fail: all, or the first, one in the middle and the last."""
    if all_of_them or count <= 3:
        return list(range(1, count + 1))
    return [1, count // 2, count]


class FaultyWorkshop(Workshop):
    def __init__(self, dateline, source, injector, folder, **more):
        super().__init__(dateline, source, folder, **more)
        self.injector = pathlib.Path(injector).resolve()
        self.log = self.folder / "log"
        self.passed = 0  # points of injection

    def fault(self, calls, path, at, how="EIO", **more):
        """Environment of a run in which the `at`-th of these calls fails; 0: none."""
        self.log.unlink(missing_ok=True)
        return {"LD_PRELOAD": str(self.injector), "FAULT_CALLS": calls, "FAULT_PATH": path, "FAULT_AT": str(at),
                "FAULT_HOW": how, "FAULT_LOG": str(self.log), **more}

    def calls_logged(self):
        return self.log.read_text().splitlines() if self.log.exists() else []

    def count_calls(self, case, calls, path):
        """How many such calls a run makes in which all goes well."""
        self.fill({})
        done = self.run(case, more=self.fault(calls, path, 0))
        if done.code != 0:
            raise BrokenPromise(f"{case.name} fails without a fault: {done.said}")
        return len(self.calls_logged())

    def try_fault(self, case, old, new, calls, path, at, how, codes=(3,), **more):
        """One run with one fault. True if the fault came to pass."""
        self.fill(old)
        done = self.run(case, more=self.fault(calls, path, at, how, **more))
        fired = [line for line in self.calls_logged() if line.startswith("fired")]
        self.passed += bool(fired)
        where = f"{case.name}, {calls} {how} at {at} ({fired[0] if fired else 'not reached'})"
        self.judge(case, old, new, done, codes, where)
        return bool(fired)

    def judge(self, case, old, new, done, codes, where):
        def broken(what):
            raise BrokenPromise(f"{where}: {what}\nended with {done.code}, said: {done.said or 'nothing'}")
        found = self.contents()
        if done.code not in (0, *codes):
            broken(f"the exit code is none of 0, {codes}")
        if case.folder:
            self.judge_folder(case, old, new, found, done, broken)
            found = {name: data for name, data in found.items() if not name.startswith(case.folder)}
            old = {name: data for name, data in old.items() if not name.startswith(case.folder)}
            new = {name: data for name, data in new.items() if not name.startswith(case.folder)}
        expected = new if done.code == 0 else old
        for name in sorted({*found, *expected}):
            if found.get(name) != expected.get(name):
                state = "missing" if name not in found else "stray" if name not in expected else "broken"
                if name in found and found[name] == (old if done.code == 0 else new).get(name):
                    state = "old" if done.code == 0 else "new"
                broken(f"{name} is {state}")
        if done.code in (1, 3):
            self.judge_words(done.code, done.said, broken)

    @staticmethod
    def judge_words(code, said, broken):
        lines = said.splitlines()
        errors = [line for line in lines if "error: " in line]
        if not errors or (code == 3 and (len(errors) > 1 or lines[-1] != errors[0])):
            broken("it does not say one sentence")
        if not re.search(r"error: .{10,}", errors[0]):
            broken("it does not say why")

    def judge_folder(self, case, old, new, found, done, broken):
        """Every frame is whole, old or new; all is new after success, and after the next run."""
        state = case.folder + ".dateline/"
        for name, data in found.items():
            if not name.startswith(case.folder) or name.startswith(state):
                continue
            if data not in (old.get(name), new.get(name)):
                broken(f"{name} is {'broken' if name in old or name in new else 'stray'}")
        lost = [name for name in old if name.startswith(case.folder) and name not in found]
        if lost and done.code != 0:
            broken(f"{lost[0]} is lost")
        if done.code != 0:
            kept = {name: data for name, data in found.items() if not name.startswith(case.folder)}
            again = self.run(case)
            if again.code != 0:
                broken(f"the next run ended with {again.code}: {again.said}")
            left = {name: data for name, data in self.contents().items() if name.startswith(case.folder)}
            for name, data in kept.items():
                (self.folder / name).write_bytes(data)
            found = left
        made = {name: data for name, data in new.items() if name.startswith(case.folder)}
        left = {name: data for name, data in found.items() if name.startswith(case.folder)}
        if left != made:
            differing = sorted(name for name in {*left, *made} if left.get(name) != made.get(name))
            broken(f"after the run that succeeds, {differing} are not as they should be")


def workers():
    return max(1, min(4, os.cpu_count() or 1))
