#!/usr/bin/env python3
"""Manual pages and completions of the build in BUILD: they parse, know every option of --help, and complete.

Usage: manuals_test.py BUILD. Shells and programs that are not installed are skipped, and named.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv[1]).resolve()
PAGES = BUILD / "share" / "man" / "man1"
BASH = BUILD / "share" / "bash-completion" / "completions" / "dateline"
ZSH = BUILD / "share" / "zsh" / "site-functions" / "_dateline"
FISH = BUILD / "share" / "fish" / "vendor_completions.d" / "dateline.fish"
ENVIRONMENT = {"PATH": f"{BUILD}:{os.environ['PATH']}", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}


def run(*words, **options):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True,
                          env=options.pop("env", ENVIRONMENT), **options).stdout


def commands():
    return run(BUILD / "dateline", "help", "--commands").split()


def options_of(command):
    """All names of options that the help of a command shows."""
    names = []
    for line in run(BUILD / "dateline", command, "--help").splitlines():
        if found := re.match(r"  (-[-\w]+(?:,-[-\w]+)*)(\s|$)", line):
            names += found.group(1).split(",")
    return names


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


class ManualTest(unittest.TestCase):
    def test_there_is_a_page_for_each_command_and_no_other(self):
        self.assertGreaterEqual(len(commands()), 7)
        self.assertEqual(sorted(page.name for page in PAGES.iterdir()),
                         sorted(["dateline.1"] + [f"dateline-{command}.1" for command in commands()]))

    def test_pages_name_each_option_of_help(self):
        for command in commands():
            page = (PAGES / f"dateline-{command}.1").read_text().replace("\\-", "-")
            self.assertIn("--help", options_of(command))
            for option in options_of(command):
                self.assertIn(f"\\fB{option}\\fR", page, command)

    @needs("groff")
    def test_pages_are_formatted_without_warnings(self):
        for page in PAGES.iterdir():
            done = subprocess.run(["groff", "-ww", "-mandoc", "-z", "-Tutf8", page], capture_output=True, text=True)
            self.assertEqual(done.stderr, "", page.name)

    @needs("man")
    def test_man_shows_pages_without_warnings(self):
        for page in PAGES.iterdir():
            done = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, text=True, env=ENVIRONMENT)
            self.assertEqual((done.returncode, done.stderr), (0, ""), page.name)
            self.assertIn("SEE ALSO", done.stdout)

    @needs("lexgrog")
    def test_indexers_of_pages_find_name_and_purpose(self):
        for page in PAGES.iterdir():
            self.assertRegex(run("lexgrog", page), rf'"{page.stem} - \w')


class CompletionTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="dateline-completion-")
        folder = pathlib.Path(self.folder.name)
        for name in ("a.map.txtpb", "a.chronicle.txtpb", "my.style.txtpb", "notes.md", "old.png", "with space.map.txtpb"):
            (folder / name).touch()
        (folder / "days").mkdir()

    def tearDown(self):
        self.folder.cleanup()

    def bash(self, *words):
        """What bash without bash-completion offers for the last of the words."""
        script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dateline; printf "%s\\n" "${COMPREPLY[@]}"'
        out = run("bash", "--norc", "-c", script, "bash", BASH, "dateline", *words, cwd=self.folder.name)
        return sorted(line for line in out.splitlines() if line)

    def fish(self, line):
        out = run("fish", "--no-config", "-c", f'source {FISH}; complete -C "{line}"', cwd=self.folder.name,
                  env={**ENVIRONMENT, "HOME": self.folder.name})
        return [line.split("\t")[0] for line in out.splitlines()]

    def test_bash_offers_commands(self):
        self.assertEqual(self.bash("re"), ["render"])
        self.assertEqual([word for word in self.bash("") if word[0] != "-"], sorted(commands()))

    def test_bash_offers_each_option_of_help(self):
        for command in commands():
            self.assertEqual(self.bash(command, "-"), sorted(options_of(command)))

    def test_bash_offers_files_by_their_endings(self):
        self.assertEqual(self.bash("render", ""), ["a.chronicle.txtpb", "a.map.txtpb", "days", "with space.map.txtpb"])
        self.assertEqual(self.bash("render", "a.map.txtpb", "-o", ""), ["days", "old.png"])
        self.assertEqual(self.bash("render", "a.map.txtpb", "-o", "new.png", "o"), ["old.png"])
        self.assertEqual(self.bash("render", "a.map.txtpb", "-o", "new."), ["new.pdf", "new.png", "new.svg", "new.tif"])

    def test_bash_offers_choices_themes_languages_and_folders(self):
        self.assertEqual(self.bash("render", "--svg-text", ""), ["outlines", "text"])
        self.assertEqual(self.bash("render", "--svg-text", "=", "o"), ["outlines"])
        self.assertEqual(self.bash("render", "--style", "ne"), ["newsprint"])
        self.assertIn("my.style.txtpb", self.bash("render", "--style", ""))
        self.assertEqual(self.bash("render", "--lang", "en,r"), ["en,ru"])
        self.assertEqual(self.bash("render", "--data", ""), ["days"])
        self.assertEqual(self.bash("render", "--ppi", ""), [])

    @needs("zsh")
    def test_zsh_reads_the_script_which_names_each_option(self):
        run("zsh", "-n", ZSH)
        script = ZSH.read_text()
        for command in commands():
            part = script.split(f"        {command})\n", 1)[1].split(";;", 1)[0]
            for option in options_of(command):
                self.assertRegex(part, rf"[{{,']{option}[,}}']", command)

    @needs("zsh")
    def test_zsh_takes_the_script_for_the_completion_of_the_program(self):
        script = f'fpath=({ZSH.parent} $fpath); autoload -Uz compinit; compinit -u -D; print $_comps[dateline]'
        self.assertEqual(run("zsh", "-f", "-c", script).strip(), "_dateline")

    @needs("fish")
    def test_fish_offers_each_option_of_help(self):
        run("fish", "-n", FISH, env={**ENVIRONMENT, "HOME": self.folder.name})
        for command in commands():
            offered = self.fish(f"dateline {command} --")
            for option in options_of(command):
                if option.startswith("--"):
                    self.assertIn(option, offered, command)

    @needs("fish")
    def test_fish_offers_commands_files_choices_and_themes(self):
        self.assertEqual([word for word in self.fish("dateline ") if word[0] != "-"], sorted(commands()))
        self.assertIn("a.map.txtpb", self.fish("dateline render "))
        self.assertNotIn("notes.md", self.fish("dateline render "))
        self.assertEqual(sorted(self.fish("dateline render --svg-text ")), ["outlines", "text"])
        self.assertIn("newsprint", self.fish("dateline render --style "))
        self.assertEqual(self.fish("dateline render --lang en,r"), ["en,ru"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)
