#!/usr/bin/env python3
"""Builds the site and looks whether it is whole; and proves that broken sites are found.

Usage: site_test.py PROGRAM SOURCE FOLDER. Skipped (exit code 77) without mkdocs or protobuf for Python.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE, OUTPUT = (pathlib.Path(argument) for argument in sys.argv[1:4])
sys.path.insert(0, str(SOURCE / "scripts" / "site"))
try:
    import google.protobuf  # noqa: F401
    import site_check
except ImportError as missing:
    print(f"skipped: {missing} (Debian: python3-protobuf)")
    sys.exit(77)
if not pathlib.Path("/usr/bin/mkdocs").exists():
    print("skipped: no mkdocs (Debian: mkdocs)")
    sys.exit(77)


class Site(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.built = subprocess.run([SOURCE / "scripts" / "docs", "--program", PROGRAM, "--output", OUTPUT],
                                   capture_output=True, text=True, check=False)

    def text(self, name: str) -> str:
        return (OUTPUT / name).read_text(encoding="utf-8")

    def test_it_is_built_without_a_warning(self):
        self.assertEqual((self.built.returncode, self.built.stderr), (0, ""), self.built.stdout)

    def test_every_command_is_in_the_reference(self):
        page = self.text("reference/commands.html")
        for command in ("render", "frames", "export", "check", "explain", "import", "convert"):
            self.assertIn(f"Usage: dateline {command} [OPTIONS]", page)

    def test_every_field_of_the_formats_is_in_the_reference(self):
        for name in ("chronicle", "map", "style", "mapping"):
            page = self.text(f"reference/{name}.html")
            for line in (SOURCE / "proto" / f"{name}.proto").read_text(encoding="utf-8").splitlines():
                words = line.split("//")[0].split()
                if "=" in words[1:] and words[0] not in ("syntax", "option"):
                    name = words[words.index("=") - 1]
                    self.assertTrue(f"<code>{name}</code>" in page, name)

    def test_every_field_of_the_formats_has_words(self):
        for name in ("chronicle", "map", "style", "mapping"):
            source = pathlib.Path(f"{OUTPUT}-source") / "reference" / f"{name}.md"
            for line in source.read_text(encoding="utf-8").splitlines():
                cells = [cell.strip() for cell in line.split("|")[1:-1]]
                if cells and cells[0].startswith("`"):
                    said = [cells[1], cells[2] or cells[3]] if len(cells) == 4 else cells[1:2]
                    self.assertNotIn("", said, f"{source}: {line}")

    def test_search_knows_the_pages_and_no_source_files(self):
        index = json.loads(self.text("search/search_index.json"))
        places = {doc["location"].split("#")[0] for doc in index["docs"]}
        self.assertIn("quick-start.html", places)
        self.assertFalse([place for place in places if place.startswith("files/")])
        self.assertTrue(self.text("search/search_index.js").startswith("var searchIndex = {"))

    def test_the_page_of_a_linked_file_shows_it(self):
        self.assertIn("id: &quot;dark&quot;", self.text("files/styles/themes/dark.style.txtpb.html"))

    def test_what_is_broken_or_from_outside_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            site = pathlib.Path(folder)
            cases = {
                '<a href="gone.html">x</a>': "broken link gone.html",
                '<a href="#gone">x</a>': "no heading for the link #gone",
                '<script src="https://example.org/a.js"></script>': "from outside",
                '<img src="//example.org/a.png">': "from outside",
                '<link rel="stylesheet" href="gone.css">': "which is not there",
                '<p style="background: url(http://example.org/a.png)">x</p>': "from outside",
                '<a href="javascript:alert(1)">x</a>': "a link to javascript",
            }
            for markup, finding in cases.items():
                (site / "index.html").write_text(markup, encoding="utf-8")
                self.assertIn(finding, "\n".join(site_check.check(site)), markup)
            (site / "index.html").write_text('<h1 id="a">A</h1><a href="#a">x</a><a href="https://example.org/">y</a>',
                                             encoding="utf-8")
            self.assertEqual(site_check.check(site), [])
            (site / "a.css").write_text("@import 'https://example.org/b.css';", encoding="utf-8")
            self.assertIn("from outside", "\n".join(site_check.check(site)))

    def test_it_is_searched_from_a_folder(self):
        browser = shutil.which("chromium")
        if not browser:
            self.skipTest("no chromium")
        with tempfile.TemporaryDirectory() as profile:
            found = subprocess.run(
                [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
                 "--virtual-time-budget=5000", "--dump-dom", f"file://{OUTPUT.resolve()}/search.html?q=hexagons"],
                capture_output=True, text=True, timeout=120, check=False).stdout
        self.assertIn("map-file.html#many-events", found)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
