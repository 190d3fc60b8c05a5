#!/usr/bin/env python3
"""Commands and options that pages name in their sentences must be there. Usage: options_test.py PROGRAM SOURCE"""
import pathlib
import re
import subprocess
import sys

from rules import pages, prose

# Of other programs.
OTHERS = {"--check", "--component", "--corpus", "--dependency", "--events", "--prefix", "--preset", "--requeue"}


def help_of(program: str, *command: str) -> str:
    return subprocess.run([program, *command, "--help"], check=True, capture_output=True, text=True).stdout


def options_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


def findings_of(code: str, options: dict[str, set[str]]) -> list[str]:
    words = code.split()
    if words[0].startswith("--"):
        known = set().union(*options.values())
        return [f"no command has {option}" for option in options_in(words[0]) - known - OTHERS]
    if words[0] != "dateline" or len(words) == 1:
        return []
    command = words[1] if not words[1].startswith("-") else ""
    if command == "COMMAND" or not re.fullmatch("[a-z-]*", command):
        return []
    if command not in options:
        return [f"there is no command {command}"]
    return [f"{command} has no {option}" for option in options_in(code) - options[command]]


def main() -> int:
    program, source = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    names = re.findall(r"^  ([a-z-]+) {2,}", help_of(program).split("Subcommands:")[1], flags=re.M)
    options = {"": options_in(help_of(program)), **{name: options_in(help_of(program, name)) for name in names}}
    assert "--as-of" in options["render"] and "render" in options, options
    wrong = [f"{page}:{number}: {finding}" for page in pages(source) for number, line in prose(page)
             for code in re.findall(r"`([^`]+)`", line) for finding in findings_of(code, options)]
    assert findings_of("dateline rendr x", options) and findings_of("dateline render --shard 1/2", options)
    for finding in wrong:
        print(finding, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
