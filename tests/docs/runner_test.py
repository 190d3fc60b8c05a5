#!/usr/bin/env python3
"""Proves that run_page.py finds what is untrue on a page. Usage: runner_test.py PROGRAM SOURCE"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM, SOURCE = sys.argv[1:3]


def run(text: str) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.md"
        page.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, "-B", HERE / "run_page.py", page, PROGRAM, SOURCE],
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


class Runner(unittest.TestCase):
    def good(self, text: str) -> str:
        code, said = run(text)
        self.assertEqual(code, 0, said)
        return said

    def bad(self, text: str) -> str:
        code, said = run(text)
        self.assertEqual(code, 1, said)
        return said

    def test_commands_run_and_share_folder_files_and_variables(self):
        said = self.good("```sh\nexport DAY=7\nmkdir a\ncd a\ntouch b\n```\n\n"
                         "```sh\ntest \"$DAY\" = 7\ntest -f b\ntest -d ../a\n```\n")
        self.assertIn("7 commands run, 0 blocks not run, 0 wrong", said)

    def test_dateline_is_on_the_path_with_the_examples(self):
        self.good("```sh\ndateline check -q examples/korday/korday.map.txtpb\nbuild/release/dateline --version\n```\n")

    def test_a_command_that_fails_is_found(self):
        self.assertIn("page.md:1: ends with 2, not 0", self.bad("```sh\ndateline rendr x\n```\n"))

    def test_an_exit_code_that_is_not_the_one_said_is_found(self):
        self.bad("<!-- exit: 1 -->\n```sh\ntrue\n```\n")
        self.good("<!-- exit: 1 -->\n```sh\ntrue\nfalse\n```\n")

    def test_output_is_compared(self):
        self.good("```console\n$ echo one\none\n$ seq 9\n1\n...\n9\n$ echo about 3.25 s\nabout ... s\n```\n")
        self.bad("```console\n$ echo one\ntwo\n```\n")
        self.bad("```console\n$ seq 9\n1\n...\n8\n```\n")
        self.good("```sh\necho one\n```\n\n<!-- output -->\n```text\none\n```\n")
        self.bad("```sh\necho one\n```\n\n<!-- output -->\n```text\ntwo\n```\n")

    def test_files_are_written(self):
        self.good("<!-- file: a/b.txt -->\n```text\nthree\n```\n\n```sh\ngrep three a/b.txt\n```\n")

    def test_what_is_not_run_is_listed(self):
        said = self.good("<!-- not run: a reason -->\n```sh\nfalse\n```\n")
        self.assertIn("not run: page.md:2: a reason", said)

    def test_snippets_that_are_no_part_of_a_format_are_found(self):
        self.good("```textproto\nfurniture { locator: ON }\n```\n")
        self.assertIn("is a part of none", self.bad("```textproto\nfurniture { locator: MAYBE }\n```\n"))
        self.bad("```json\n{\n```\n")

    def test_changes_that_do_not_fit_the_sources_are_found(self):
        change = "```diff\n--- a/LICENSE\n+++ b/LICENSE\n@@ -1 +1 @@\n-{line}\n+more\n```\n"
        self.good(change.format(line=pathlib.Path(SOURCE, "LICENSE").read_text(encoding="utf-8").splitlines()[0]))
        self.assertIn("does not fit the sources", self.bad(change.format(line="no such line")))

    def test_a_mark_above_nothing_is_found(self):
        self.assertNotEqual(run("<!-- exit: 1 -->\n\ntext\n")[0], 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
