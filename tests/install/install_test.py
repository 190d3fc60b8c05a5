#!/usr/bin/env python3
"""Installs a build into a folder, looks at it from outside, and builds examples/library with it in both ways.

Usage: install_test.py SOURCE BUILD CMAKE COMPILER [TEST...]. The folder is moved after installation: nothing may depend on its
name. The variable DATELINE_DATA is unset, so that data is found where it was installed.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SOURCE, BUILD, CMAKE, COMPILER = sys.argv[1:5]
STANDARD_HEADER = re.compile(r"[a-z_0-9]+")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("DATELINE_DATA", "XDG_DATA_DIRS")}


def run(*words, **options):
    """Standard output of a command that must succeed."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True,
                          env={**ENVIRONMENT, **options.pop("env", {})}, **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory(prefix="dateline-install-")
        folder = pathlib.Path(cls.scratch.name)
        run(CMAKE, "--install", BUILD, "--prefix", folder / "first place")
        cls.prefix = folder / "prefix"
        (folder / "first place").rename(cls.prefix)
        cls.headers = cls.prefix / "include" / "dateline"
        cls.map = pathlib.Path(SOURCE, "examples", "korday", "korday.map.txtpb")
        run(cls.prefix / "bin" / "dateline", "render", cls.map, "-o", folder / "expected.png", "-q")
        cls.expected = (folder / "expected.png").read_bytes()
        cls.folder = folder

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def public_headers(self):
        return sorted(self.headers.rglob("*.h"))

    def test_installed_program_finds_the_installed_data(self):
        run(self.prefix / "bin" / "dateline", "render", self.map, "-o", "dark.svg", "--style", "dark", "-q",
            cwd=self.folder)
        hidden = self.prefix / "share" / "hidden"
        (self.prefix / "share" / "dateline").rename(hidden)
        try:
            with self.assertRaisesRegex(AssertionError, "no data folder"):
                run(self.prefix / "bin" / "dateline", "render", self.map, "-o", "none.svg", cwd=self.folder)
        finally:
            hidden.rename(self.prefix / "share" / "dateline")

    def test_public_headers_lead_only_to_public_ones_and_the_standard_library(self):
        self.assertGreater(len(self.public_headers()), 20)
        for header in self.public_headers():
            for mark, name in re.findall(r'^\s*#\s*include\s*([<"])([^>"]+)', header.read_text(), re.M):
                known = STANDARD_HEADER.fullmatch(name) if mark == "<" else (self.headers / name).is_file()
                self.assertTrue(known, f"{header.relative_to(self.headers)} includes {name}")

    def test_public_headers_compile_without_warnings(self):
        """That each can be included alone, tests/house finds out."""
        run(COMPILER, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-I", self.headers, "-x", "c++", "-",
            input="".join(f'#include "{header.relative_to(self.headers)}"\n' for header in self.public_headers()))

    def check_example(self, program):
        picture = self.folder / "picture.png"
        run(program, self.map, picture, env={"LD_LIBRARY_PATH": str(self.prefix / "lib"),
                                             "XDG_DATA_DIRS": str(self.prefix / "share")})
        self.assertEqual(picture.read_bytes(), self.expected)
        wrong = self.folder / "wrong.chronicle.txtpb"
        wrong.write_text("events { id: 'a' whn: '2020' }\n")
        done = subprocess.run([program, wrong, picture], capture_output=True, text=True,
                              env={**ENVIRONMENT, "LD_LIBRARY_PATH": str(self.prefix / "lib"),
                                   "XDG_DATA_DIRS": str(self.prefix / "share")})
        self.assertEqual(done.returncode, 1)
        self.assertIn("wrong.chronicle.txtpb:1:", done.stderr)

    def test_example_builds_with_cmake_and_draws_the_same_bytes(self):
        build = self.folder / "example"
        run(CMAKE, "-S", pathlib.Path(SOURCE, "examples", "library"), "-B", build, f"-DCMAKE_CXX_COMPILER={COMPILER}",
            f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run(CMAKE, "--build", build)
        self.check_example(build / "draw_map")

    def test_a_package_of_another_minor_version_is_not_taken(self):
        project = self.folder / "later"
        project.mkdir()
        (project / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(later LANGUAGES CXX)\n"
                                                "find_package(dateline 0.2 REQUIRED)\n")
        with self.assertRaisesRegex(AssertionError, "version"):
            run(CMAKE, "-S", project, "-B", project / "build", f"-DCMAKE_PREFIX_PATH={self.prefix}")

    def test_example_builds_with_pkg_config_and_draws_the_same_bytes(self):
        found = {"PKG_CONFIG_PATH": str(self.prefix / "lib" / "pkgconfig")}
        data = run("pkg-config", "--variable=datadir", "dateline", env=found).strip()
        self.assertEqual(os.path.normpath(data), str(self.prefix / "share" / "dateline"))
        flags = run("pkg-config", "--cflags", "--libs", "dateline", env=found).split()
        program = self.folder / "draw_map"
        run(COMPILER, "-std=c++20", pathlib.Path(SOURCE, "examples", "library", "draw_map.cc"), "-o", program, *flags)
        self.check_example(program)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[5:], verbosity=2)
