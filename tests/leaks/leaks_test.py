#!/usr/bin/env python3
"""Every kind of output once, under valgrind: no memory may be lost.

Usage: leaks_test.py DATELINE SOURCE_FOLDER. Ends with 77, which skips the test, where there is no valgrind.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent

MAP = """chronicles: "korday.chronicle.txtpb"
basemap { files: "basemap.gpkg" no_world: true }
page { width_pt: 360 height_pt: 280 }
"""


class LeaksTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.map = self.folder / "small.map.txtpb"
        self.map.write_text(MAP, encoding="utf-8")
        for name in ("korday.chronicle.txtpb", "basemap.gpkg"):
            shutil.copy(SOURCE / "examples/korday" / name, self.folder)

    def run_checked(self, *arguments):
        log = self.folder / "valgrind.log"
        command = ["valgrind", "--leak-check=full", "--show-leak-kinds=definite", "--errors-for-leak-kinds=definite",
                   "--error-exitcode=99", "--num-callers=30", f"--suppressions={HERE / 'valgrind.supp'}",
                   f"--log-file={log}", PROGRAM, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False,
                              env=os.environ | {"SOURCE_DATE_EPOCH": "0"})
        self.assertEqual(done.returncode, 0, done.stderr + log.read_text(errors="replace")[-20000:])

    def outputs(self, *names):
        return [self.folder / name for name in names]

    def test_pictures(self):
        outputs = self.outputs("a.png", "a.svg", "a.pdf", "a.tif")
        self.run_checked("render", self.map, "-o", *outputs)
        for output in outputs:
            self.assertGreater(output.stat().st_size, 1000, output.name)

    def test_layers(self):
        outputs = self.outputs("a.gpkg", "a.geojson", "a.kml", "a.csv")
        self.run_checked("export", self.map, "-o", *outputs)
        for output in outputs[:3]:
            self.assertGreater(output.stat().st_size, 1000, output.name)

    def test_frames(self):
        folder, animation = self.outputs("frames", "a.apng")
        self.run_checked("frames", self.map, "--window", "2020-02-07/2020-02-09", "-o", folder, animation)
        self.assertGreaterEqual(len(list(folder.glob("*.png"))), 3)

    def test_wrong_input(self):
        """What is wrong is said, and nothing of what was read so far is lost."""
        wrong = self.folder / "wrong.chronicle.txtpb"
        wrong.write_text('id: "x" events { id: "e" when: "never" places: "nowhere" } evnets { }', encoding="utf-8")
        with self.assertRaises(AssertionError) as failed:
            self.run_checked("check", wrong)
        self.assertIn("1 != 0", str(failed.exception))

    def test_import(self):
        table = SOURCE / "fuzz/seeds/ucdp_ged/named.csv"
        self.run_checked("import", table, "--from", "ucdp-ged", "-o", self.folder / "a.stream")


class SuppressionsTest(unittest.TestCase):
    def test_a_leak_of_ours_would_be_found(self):
        """A program that loses memory must fail the same check."""
        with tempfile.TemporaryDirectory() as folder:
            source, program = pathlib.Path(folder, "leak.cc"), pathlib.Path(folder, "leak")
            source.write_text("#include <cstdlib>\nint main() { for (int i = 0; i < 9; ++i) "
                              "*static_cast<volatile char*>(std::malloc(100)) = 1; }\n")
            subprocess.run(["c++", "-O0", source, "-o", program], check=True)
            done = subprocess.run(["valgrind", "-q", "--leak-check=full", "--errors-for-leak-kinds=definite",
                                   "--error-exitcode=99", f"--suppressions={HERE / 'valgrind.supp'}", program],
                                  capture_output=True, check=False)
            self.assertEqual(done.returncode, 99)


if __name__ == "__main__":
    if shutil.which("valgrind") is None:
        print("skipped: no valgrind")
        sys.exit(77)
    PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)
