#!/usr/bin/env python3
"""Every call by which the program opens, reads, writes, syncs, closes or renames a file fails once, for every command and
kind of output: the outputs are the old ones and the exit code is 3, or they are the new ones and it is 0.

Usage: fault_test.py DATELINE SOURCES INJECTOR [--all] [NAME...]. Of many calls of one kind three are tried, with --all each.
NAME limits the tests as in unittest: OutputFaults, InputFaults.test_render_png.

Says at the end how many faults came to pass.
"""
import collections
import pathlib
import shutil
import sys
import tempfile
import unittest

from injection import FaultyWorkshop, points
from dateline_cases import CASES, WRITERS, old_outputs

# What befalls an output: which calls, how, and how a run must end.
OUTPUT_FAULTS = [
    ("open", "ENOSPC", (3,)), ("write", "full", (3,)), ("write", "EIO", (3,)), ("sync", "EIO", (3,)),
    ("close", "EIO", (3,)), ("rename", "EIO", (3,)), ("truncate", "ENOSPC", (3,)), ("write", "half", ()),
]
# Without rename from then on: what cannot be renamed cannot be given back either.
MORE_OUTPUT_FAULTS = [("open", "EACCES", (3,)), ("open,write,sync,truncate", "EROFS from then on", (3,)),
                      ("write", "EDQUOT from then on", (3,)), ("write", "EFBIG", (3,)), ("write", "EINTR", (3,))]

# Those of cases that are not in WRITERS, where not all are tried.
FEW_OUTPUT_FAULTS = [("write", "full", (3,)), ("rename", "EIO", (3,))]

# What befalls an input. A file that was cut is also one that is wrong: 1.
INPUT_FAULTS = [("open", "EIO", (3,)), ("read", "EIO", (3,)), ("read", "half", ()), ("read", "unlink", (3,)),
                ("read", "cut", (1, 3))]
# Of files that GDAL reads: it says no more than that something is wrong with them, so that a disk that fails for a moment
# alone cannot be told from a damaged file.
TABLE_FAULTS = [("open", "EIO from then on", (3,)), ("read", "EIO from then on", (3,)), ("open", "EIO", (1, 3)),
                ("read", "EIO", (1, 3)), ("read", "unlink", (1, 3)), ("read", "cut", (1, 3))]

# Of each kind of reader one case.
READERS = ["render png", "export gpkg", "import stream", "import json", "import gpkg", "convert json"]

# Those that read all that is installed, by the same functions as all others.
INSTALLED = ["render png"]

PASSED = collections.Counter()


class Faults(unittest.TestCase):
    arguments = all_of_them = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-faults-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.shop = FaultyWorkshop(*self.arguments, self.folder / "shop")

    def tearDown(self):
        PASSED[type(self).__name__, self.case.name] += self.shop.passed

    def go_through(self, case, path, faults, restore=lambda: None):
        self.case = case
        old, new = old_outputs(case, self.shop), self.shop.made_by(case)
        for calls, how, codes in faults:
            count = self.shop.count_calls(case, calls, path)
            for at in points(count, self.all_of_them):
                # With and without something there before.
                with self.subTest(calls=calls, how=how, at=at):
                    self.shop.try_fault(case, old if at % 2 else {}, new, calls, path, at, how.split()[0], codes,
                                        **({"FAULT_FROM": "1"} if how.endswith("from then on") else {}))
                restore()


class OutputFaults(Faults):
    """test_render_png, ..."""


class InputFaults(Faults):
    """The same, of the files that are read: the user's, and those that are installed."""

    def restored(self):
        for path in self.kept.iterdir():
            shutil.copy2(path, self.shop.inputs / path.name)

    def read_all(self, case):
        self.kept = self.folder / "kept"
        shutil.copytree(self.shop.inputs, self.kept)
        self.go_through(case, "*/in/*[!g]", INPUT_FAULTS, self.restored)
        self.go_through(case, "*/in/*.gpkg", TABLE_FAULTS, self.restored)
        if case.name in INSTALLED or self.all_of_them:
            self.go_through(case, "*/styles/themes/*", INPUT_FAULTS[:3])
            self.go_through(case, "*/world.gpkg", TABLE_FAULTS[:4])
            self.go_through(case, "*/proj.db", TABLE_FAULTS[:4])


def add_tests(all_of_them):
    for case in CASES:
        name = "test_" + case.name.replace(" ", "_").replace(".", "_")
        faults = OUTPUT_FAULTS if case.name in WRITERS else FEW_OUTPUT_FAULTS
        if all_of_them:
            faults = OUTPUT_FAULTS + MORE_OUTPUT_FAULTS
        setattr(OutputFaults, name, lambda self, case=case, faults=faults: self.go_through(case, "*/out/*", faults))
        if case.name in READERS or all_of_them:
            setattr(InputFaults, name, lambda self, case=case: self.read_all(case))


def main():
    arguments = [word for word in sys.argv[1:] if word != "--all"]
    Faults.arguments, Faults.all_of_them = arguments[:3], "--all" in sys.argv
    add_tests(Faults.all_of_them)
    ended = unittest.main(argv=[sys.argv[0], *(arguments[3:] or ["OutputFaults", "InputFaults"])], verbosity=2, exit=False)
    for (tests, case), count in sorted(PASSED.items()):
        print(f"{count:6} faults  {tests} {case}")
    print(f"{PASSED.total():6} faults")
    return 0 if ended.result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
