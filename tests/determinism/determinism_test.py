#!/usr/bin/env python3
"""The same input gives the same bytes: of every kind of output, under every condition that must not matter.

Usage: determinism_test.py DATELINE SOURCES [--few] [Surroundings|Work]. Conditions that the machine cannot make (a locale that
is not installed) are skipped, and said. With --few (a slow program) not each kind of output is made, but each way to write one.
"""
import concurrent.futures
import locale
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from dateline_cases import CASES, MAP, STEPS, WRITERS, Workshop  # noqa: E402

BY_NAME = {case.name: case for case in CASES}
# Each kind of output once: what "all" writes is what the single ones do.
KINDS = [case for case in CASES if case.name in ("render all", "frames all", "frames svg", "export all", "export kml",
                                                 "export kmz", "export hxl.csv", "export fgb", "import gpkg")
         or case.name.startswith(("import", "convert"))]


def is_installed(name):
    """Whether setlocale of a process of its own takes it: this one's stays as it is."""
    code = f"import locale; locale.setlocale(locale.LC_ALL, {name!r})"
    return subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


class Determinism(unittest.TestCase):
    dateline = source = None
    kinds = KINDS

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-determinism-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.shop = Workshop(cls.dateline, cls.source, cls.folder / "shop", rows=300)
        cls.expected = {case.name: cls.shop.made_by(case) for case in cls.kinds}

    def same(self, found, case, under):
        expected = self.expected[case.name]
        self.assertEqual(sorted(found), sorted(expected), f"{case.name}, {under}")
        for name, data in expected.items():
            self.assertTrue(found[name] == data, f"{case.name}, {under}: {name} differs{first_difference(found[name], data)}")

    def same_under(self, under, more=(), cases=None, **how):
        for case in cases or self.kinds:
            with self.subTest(case.name):
                self.shop.fill({})
                self.shop.run_words(*case.words, check=True, more=more, **how)
                self.same(self.shop.contents(), case, under)


def first_difference(one, other):
    for i, (a, b) in enumerate(zip(one, other)):
        if a != b:
            return f" at byte {i}: {one[max(0, i - 20):i + 20]} and {other[max(0, i - 20):i + 20]}"
    return f" in length: {len(one)} and {len(other)}"


class Surroundings(Determinism):
    """What the environment says."""

    def test_second_run(self):
        self.same_under("again")

    def in_locale(self, name, **more):
        if not is_installed(name):
            self.skipTest(f"the locale {name} is not installed (Debian: locales-all)")
        self.same_under(name, {"LC_ALL": name, "LANG": name, "LANGUAGE": name.split("_")[0], **more})

    def test_turkish(self):
        """Where "I" and "i" are different letters."""
        self.in_locale("tr_TR.UTF-8", TZ="America/St_Johns")

    def test_kazakh(self):
        """Where a comma stands in numbers."""
        self.in_locale("kk_KZ.UTF-8", TZ="Asia/Almaty")

    def test_plain_c(self):
        self.same_under("C", {"LC_ALL": "C", "TZ": "Pacific/Apia"})

    def test_no_home_and_other_places_for_files(self):
        other = self.folder / "tmp"
        other.mkdir()
        environment = {"TMPDIR": str(other), "COLUMNS": "20", "LINES": "5", "TZ": "UTC", "USER": "somebody", "TERM": "dumb"}
        kept = os.environ.pop("HOME", None)
        try:
            self.same_under("no HOME", environment)
        finally:
            if kept is not None:
                os.environ["HOME"] = kept
        self.assertEqual(list(other.iterdir()), [])


class Work(Determinism):
    """Where and how the work is done."""

    def test_absolute_paths_from_another_folder(self):
        """And no output holds the name of a folder."""
        def absolute(word):
            return str(self.shop.folder / word) if word.startswith(("in/", "out/")) else word
        for case in self.kinds:
            with self.subTest(case.name):
                self.shop.fill({})
                self.shop.run_words(*map(absolute, case.words), check=True, cwd="/")
                found = self.shop.contents()
                if "--report" not in case.words:  # which says where a row is, as the command line does
                    self.same(found, case, "absolute paths")
                for name, data in found.items():
                    if name != "out/rows.csv":
                        self.assertNotIn(str(self.folder).encode(), data, name)

    def test_another_folder_of_the_same_inputs(self):
        other = Workshop(self.dateline, self.source, self.folder / "a longer name of a folder", rows=300)
        for case in self.kinds:
            with self.subTest(case.name):
                self.same(other.made_by(case), case, "another folder")

    def test_numbers_of_threads(self):
        for case in self.kinds:
            for jobs in ("1", "2", "8") if case.threads else ():
                with self.subTest(case.name, jobs=jobs):
                    self.same(self.shop.made_by(case, "--jobs", jobs), case, f"{jobs} threads")

    def test_shards_that_are_joined(self):
        whole = {name: data for name, data in self.expected["frames all"].items() if not name.endswith(".html")}
        for of in (2, 3):
            with self.subTest(of=of):
                self.shop.fill({})
                for part in range(of, 0, -1):
                    self.shop.run_words("frames", MAP, *STEPS, "--shard", f"{part}/{of}", "-o", "out/frames/", check=True)
                self.shop.run_words("frames", "--join", "out/frames/", "-o", "out/a.apng", check=True)
                found = self.shop.contents()
                self.assertEqual(sorted(found), sorted(whole))
                for name in whole:
                    self.assertTrue(found[name] == whole[name], f"{name} differs{first_difference(found[name], whole[name])}")

    def test_runs_at_the_same_time(self):
        case = BY_NAME["render all"]
        shops = []
        for i in range(3):
            shop = Workshop.__new__(Workshop)
            shop.__dict__.update(self.shop.__dict__, folder=self.folder / f"side{i}", outputs=self.folder / f"side{i}/out")
            shop.folder.mkdir()
            (shop.folder / "in").symlink_to(self.shop.inputs)
            shops.append(shop)
        with concurrent.futures.ThreadPoolExecutor(len(shops)) as pool:
            for found in pool.map(lambda shop: shop.made_by(case), shops):
                self.same(found, case, "side by side")

    def test_masks_of_modes(self):
        """The bytes are the same, the mode of a new file is the mask's, that of an old one stays."""
        def masked(mask):
            return lambda: os.umask(mask)
        for mask in (0o022, 0o077, 0o002):
            self.same_under(f"umask {mask:o}", preexec_fn=masked(mask), cases=[case for case in self.kinds if case.name in (
                "render all", "frames all", "export all", "export fgb", "import json")])
            case = BY_NAME["export all"]
            self.shop.fill({})
            self.shop.run_words(*case.words, check=True, preexec_fn=masked(mask))
            for name in self.expected[case.name]:
                self.assertEqual(stat.S_IMODE((self.shop.folder / name).stat().st_mode), 0o666 & ~mask, name)
            for name in self.expected[case.name]:
                (self.shop.folder / name).chmod(0o640)
            self.shop.run_words(*case.words, check=True, preexec_fn=masked(mask))
            for name in self.expected[case.name]:
                self.assertEqual(stat.S_IMODE((self.shop.folder / name).stat().st_mode), 0o640, name)


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "C")
    Determinism.dateline, Determinism.source = sys.argv[1:3]
    names = sys.argv[3:]
    if "--few" in names:
        names.remove("--few")
        Determinism.kinds = [BY_NAME[name] for name in WRITERS]
    unittest.main(argv=[sys.argv[0], *(names or ["Surroundings", "Work"])], verbosity=2)
