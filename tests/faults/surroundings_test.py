#!/usr/bin/env python3
"""What the program finds around it: full disks and devices, closed streams, limits, folders it may not write to, and
things that are not installed. Each run works, or ends with 3 and one sentence, and leaves what was there before.

Usage: surroundings_test.py DATELINE SOURCES [INJECTOR]. Without the injector (a build with sanitizers) some are skipped, and
not each kind of output is tried, but each way to write one.
"""
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

from injection import FaultyWorkshop
from dateline_cases import CASES, CHRONICLE, DAY, MAP, WRITERS, Workshop

BY_NAME = {case.name: case for case in CASES}
ALL_KINDS = [case for case in CASES if case.name.endswith(" all") or not case.name.startswith(("render", "frames"))]
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/nonexistent</dir></fontconfig>'


class Surroundings(unittest.TestCase):
    dateline = source = injector = None
    cases = ALL_KINDS

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-surroundings-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.shop = Workshop(self.dateline, self.source, self.folder / "shop", rows=200)
        (self.folder / "empty").mkdir()
        self.shop.fill({})

    def fails(self, done, *words, code=3):
        """One sentence, in which these words are."""
        self.assertEqual(done.code, code, done.said)
        errors = [line for line in done.said.splitlines() if "error: " in line]
        self.assertEqual(len(errors), 1, done.said)
        self.assertRegex(done.said, r"(\A|\n)dateline: error: [^\n]+\n\Z")
        for word in words:
            self.assertIn(word, done.said)

    def leaves_what_was(self, case, run, *words):
        """The run fails for want of room: the old outputs stay, and nothing else is left."""
        old = {name: b"old" for name in case.outputs if not name.endswith("/")}
        self.shop.fill(old)
        self.fails(run(case), *words)
        found = {name: data for name, data in self.shop.contents().items() if "/.dateline/" not in name}
        self.assertEqual(found, old, case.name)


class Streams(Surroundings):
    def shell(self, line):
        done = subprocess.run(["sh", "-c", f'exec "$0" {line}', str(self.shop.dateline)], cwd=self.shop.folder,
                              env=self.shop.environment(), stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        return done.returncode, done.stderr.decode()

    def test_a_full_device_as_output(self):
        for case in self.cases:
            if case.folder or case.name == "import gpkg":
                continue
            with self.subTest(case.name):
                self.shop.fill({})
                os.symlink("/dev/full", self.shop.folder / case.outputs[0])
                self.fails(self.shop.run(case), "cannot write out/")

    def test_a_full_standard_output(self):
        for words in (f"explain {MAP}", "--help", "--version"):
            with self.subTest(words):
                code, said = self.shell(f"{words} > /dev/full")
                self.assertEqual((code, said), (3, "dateline: error: cannot write to standard output: "
                                                   "No space left on device\n"))

    def test_a_closed_standard_output(self):
        code, said = self.shell(f"explain {MAP} >&-")
        self.assertEqual((code, said), (3, "dateline: error: cannot write to standard output: Bad file descriptor\n"))

    def test_a_reader_that_goes_away(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([self.shop.dateline, "explain", MAP], cwd=self.shop.folder, env=self.shop.environment(),
                              stdout=writer, stderr=subprocess.PIPE, timeout=120)
        os.close(writer)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"Broken pipe", done.stderr)

    def test_nobody_hears_of_a_failure(self):
        for to in ("2>&-", "2>/dev/full"):
            with self.subTest(to):
                self.assertEqual(self.shell(f"render in/none.map.txtpb -o out/a.png {to}")[0], 3)
                self.assertEqual(self.shell(f"check in/table.csv {to}")[0], 1)

    def test_no_output_gets_what_is_said(self):
        """A file that is opened while standard error is closed must not become it."""
        case = BY_NAME["import json"]
        new = self.shop.made_by(case)
        self.shop.fill({})
        code, _ = self.shell(" ".join(case.words) + " <&- >&- 2>&-")
        self.assertEqual(code, 0)
        self.assertEqual(self.shop.contents(), new)

    def test_a_pipe_as_output(self):
        new = self.shop.made_by(BY_NAME["export csv"])["out/a.csv"]
        os.remove(self.shop.outputs / "a.csv")
        os.mkfifo(self.shop.outputs / "a.csv")
        with subprocess.Popen(["cat", self.shop.outputs / "a.csv"], stdout=subprocess.PIPE) as cat:
            self.assertEqual(self.shop.run(BY_NAME["export csv"]).code, 0)
            self.assertEqual(cat.stdout.read(), new)


class Room(Surroundings):
    def test_a_limit_of_the_size_of_files(self):
        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for case in self.cases:
            with self.subTest(case.name):
                self.leaves_what_was(case, lambda case: self.shop.run(case, preexec_fn=limited), "cannot write")

    def test_a_limit_at_the_last_byte(self):
        """What libraries hold back until they close a file is lost in silence when they do not look."""
        for case in self.cases:
            if case.folder:
                continue
            with self.subTest(case.name):
                size = max(len(data) for data in self.shop.made_by(case).values())

                def limited():
                    resource.setrlimit(resource.RLIMIT_FSIZE, (size - 1, size - 1))
                    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                self.leaves_what_was(case, lambda case: self.shop.run(case, preexec_fn=limited), "cannot write")

    def test_a_full_disk(self):
        self.shop.fill({})
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", self.shop.outputs], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("a small disk cannot be mounted here (needs root)")
        try:
            for case in self.cases:
                with self.subTest(case.name):
                    for path in self.shop.outputs.iterdir():
                        shutil.rmtree(path) if path.is_dir() else path.unlink()
                    old = {name: b"old" for name in case.outputs if not name.endswith("/")}
                    for name, data in old.items():
                        (self.shop.folder / name).write_bytes(data)
                    # The disk is filled up to the last page.
                    with open(self.shop.outputs / "filler", "wb", buffering=0) as filler:
                        try:
                            while filler.write(bytes(4096)) == 4096:
                                pass
                        except OSError:
                            pass
                    done = self.shop.run(case)
                    (self.shop.outputs / "filler").unlink()
                    self.fails(done, "cannot")
                    found = {name: data for name, data in self.shop.contents().items() if "/.dateline/" not in name}
                    self.assertEqual(found, old)
        finally:
            subprocess.run(["umount", self.shop.outputs], check=True)

    def test_a_folder_that_may_not_be_written_to(self):
        def nobody():
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        how = {}
        if os.geteuid() == 0:
            how = {"preexec_fn": nobody}
            for path in (self.folder, self.shop.folder, self.shop.inputs):
                path.chmod(0o755)
            try:
                self.shop.run_words("--version", check=True, **how)
            except (AssertionError, OSError):
                self.skipTest("another user may not run the program here")
        for case in self.cases:
            with self.subTest(case.name):
                old = {name: b"old" for name in case.outputs if not name.endswith("/")}
                self.shop.fill(old)
                self.shop.outputs.chmod(0o555)
                done = self.shop.run(case, more={"HOME": "/nonexistent"}, **how)
                self.shop.outputs.chmod(0o755)
                self.fails(done, "Permission denied")
                self.assertEqual(self.shop.contents(), old)


class Missing(Surroundings):
    def test_no_font(self):
        (self.folder / "fonts.conf").write_text(NO_FONTS)
        without = {"FONTCONFIG_FILE": str(self.folder / "fonts.conf")}
        for name in ("render png", "frames png", "export gpkg"):
            with self.subTest(name):
                self.fails(self.shop.run(BY_NAME[name], more=without), "no fonts", "install")
        self.assertEqual(self.shop.run(BY_NAME["convert json"], more=without).code, 0)

    def test_no_database_of_projections(self):
        without = {"PROJ_DATA": str(self.folder / "empty"), "PROJ_LIB": str(self.folder / "empty")}
        for name in ("render png", "render tif", "export geojson", "import json"):
            with self.subTest(name):
                new = self.shop.made_by(BY_NAME[name])
                self.assertEqual(self.shop.made_by(BY_NAME[name], more=without), new)
        asked = self.shop.folder / "in/utm.map.txtpb"
        asked.write_text((self.shop.folder / MAP).read_text() + 'projection: "EPSG:32643"\n')
        for words in (BY_NAME["export gpkg"].words, BY_NAME["export fgb"].words,
                      ["render", "in/utm.map.txtpb", "-o", "out/a.png"]):
            with self.subTest(words=words):
                self.fails(self.shop.run_words(*words, more=without), "proj.db", "install", "PROJ_DATA")

    def test_no_data_of_gdal(self):
        for name in ("render tif", "export gpkg", "export fgb", "import gpkg"):
            with self.subTest(name):
                new = self.shop.made_by(BY_NAME[name])
                self.assertEqual(self.shop.made_by(BY_NAME[name], more={"GDAL_DATA": str(self.folder / "empty")}), new)

    def test_no_home_and_no_place_for_caches(self):
        without = {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "TMPDIR": "/nonexistent"}
        for name in ("render all", "export gpkg", "export fgb"):
            with self.subTest(name):
                new = self.shop.made_by(BY_NAME[name])
                self.assertEqual(self.shop.made_by(BY_NAME[name], more=without), new)

    def test_no_ffmpeg(self):
        done = self.shop.run_words("frames", MAP, *DAY, "-o", "out/a.mp4", more={"PATH": "/nonexistent"})
        self.fails(done, "ffmpeg is not installed", "apt-get install ffmpeg")
        self.assertEqual(self.shop.contents(), {})

    def test_no_data_folder(self):
        done = self.shop.run_words("render", CHRONICLE, "-o", "out/a.png", more={"DATELINE_DATA": "/nonexistent"})
        self.fails(done, "/nonexistent holds no styles/themes")

    def without_library(self, pattern, words):
        if self.injector is None:
            self.skipTest("a build with sanitizers takes no library that is loaded before")
        shop = FaultyWorkshop(self.dateline, self.source, self.injector, self.folder / "faulty", rows=10)
        shop.fill({})
        return shop.run_words(*words, more=shop.fault("dlopen", pattern, 1, FAULT_FROM="1"))

    def test_no_gdal(self):
        self.fails(self.without_library("*gdal*", BY_NAME["export gpkg"].words), "cannot load GDAL", "install libgdal")

    def test_tables_are_imported_without_gdal(self):
        self.assertEqual(self.without_library("*gdal*", BY_NAME["import json"].words).code, 0)

    def test_no_qpdf(self):
        self.fails(self.without_library("*qpdf*", BY_NAME["render pdf"].words), "QPDF, which PDF needs", "install libqpdf")

    def test_other_pictures_without_qpdf(self):
        self.assertEqual(self.without_library("*qpdf*", BY_NAME["render svg"].words).code, 0)


class Signals(Surroundings):
    def test_a_signal_after_the_work_is_done(self):
        """It comes while the program says what it did: the outputs are in place, so nothing was stopped."""
        if self.injector is None:
            self.skipTest("a build with sanitizers takes no library that is loaded before")
        shop = FaultyWorkshop(self.dateline, self.source, self.injector, self.folder / "faulty", rows=10)
        for name in ("import json", "import stream", "frames png"):
            with self.subTest(name):
                case = BY_NAME[name]
                new = shop.made_by(case)
                shop.fill({})
                said = self.folder / "said"
                with open(said, "wb") as errors:
                    done = subprocess.run([shop.dateline, *case.words], cwd=shop.folder, stdin=subprocess.DEVNULL,
                                          env=shop.environment() | shop.fault("write", str(said), 1, "term"),
                                          stderr=errors, timeout=120)
                self.assertTrue(shop.calls_logged())
                self.assertEqual((done.returncode, shop.contents()), (0, new))
                self.assertNotIn(b"stopped", said.read_bytes())


if __name__ == "__main__":
    Surroundings.dateline, Surroundings.source, Surroundings.injector = (sys.argv[1:] + [None])[:3]
    if Surroundings.injector is None:
        Surroundings.cases = [BY_NAME[name] for name in WRITERS]
    unittest.main(argv=sys.argv[:1], verbosity=2)
