#!/usr/bin/env python3
"""Runs every command of a page of the documentation, in the page's order, and compares what it says is printed.

Usage: run_page.py PAGE PROGRAM SOURCE

The commands run in a work folder of the page's own, which has a fresh copy of the examples. `dateline` is on the PATH
and also at build/release/dateline, where the README has it. Folder, exported variables and files carry on from block to
block. Snippets in textproto that are no files must be parts of one of the four formats. doc_page.py says how a page
marks what is not run. Changes of the sources (diff) must fit them. Exit code 1 if the page says anything that is not
so.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from doc_page import Block, read_page

FORMATS = {"Map": "map", "Chronicle": "chronicle", "Style": "style", "TableMapping": "mapping"}
COMMAND_SECONDS = 120


class Page:
    def __init__(self, path: pathlib.Path, program: pathlib.Path, source: pathlib.Path, work: pathlib.Path):
        self.path, self.source, self.work = path, source, work
        self.state = work.with_suffix(".state")
        self.folder = work
        self.exported = ""
        self.printed = ""
        self.failures: list[str] = []
        self.commands = 0
        self.not_run: list[str] = []
        shutil.copytree(source / "examples", work / "examples")
        release = work / "build" / "release"
        release.mkdir(parents=True)
        (release / "dateline").symlink_to(program)
        self.environment = {
            **os.environ,
            "PATH": f"{release}:{os.environ['PATH']}",
            "DATELINE_SOURCE": str(source),  # for hidden commands
            "SOURCE_DATE_EPOCH": "0",
            "LC_ALL": "C.UTF-8",
            "HOME": str(work),
        }

    def fail(self, block: Block, message: str) -> None:
        self.failures.append(f"{self.path}:{block.line}: {message}")

    def run(self, block: Block) -> None:
        if "in" in block.marks:
            self.folder = self.work / block.marks["in"]
        for command in block.first:
            self.shell(block, command, 0)
        if "file" in block.marks:
            self.write(block)
        elif "not run" in block.marks:
            self.not_run.append(f"{self.path.name}:{block.line}: {block.marks['not run']}")
        elif "output" in block.marks:
            self.compare(block, block.text)
        elif block.language == "sh":
            self.count(block.text)
            self.shell(block, block.text, int(block.marks.get("exit", 0)))
        elif block.language == "console":
            self.run_session(block)
        elif block.language == "textproto":
            self.parse_snippet(block)
        elif block.language == "json":
            self.parse_json(block)
        elif block.language == "diff":
            self.try_patch(block)

    def count(self, script: str) -> None:
        """Commands are the lines that neither go on another line nor are comments."""
        joined = script.replace("\\\n", " ")
        self.commands += sum(1 for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#"))

    def write(self, block: Block) -> None:
        file = self.folder / block.marks["file"]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.text, encoding="utf-8")

    def shell(self, block: Block, script: str, expected: int) -> None:
        """Runs a script in the state of the page. What it prints is kept for the block after it."""
        keep = f"trap 'export -p > {self.state}.env; pwd > {self.state}.pwd' EXIT\n"
        started = time.monotonic()
        try:
            done = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", self.exported + keep + script],
                cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, timeout=COMMAND_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            self.fail(block, f"takes longer than {COMMAND_SECONDS} s:\n{script}")
            return
        self.printed = done.stdout.decode("utf-8", "replace")
        self.exported = pathlib.Path(f"{self.state}.env").read_text(encoding="utf-8")
        self.folder = pathlib.Path(pathlib.Path(f"{self.state}.pwd").read_text(encoding="utf-8").rstrip("\n"))
        if done.returncode != expected:
            self.fail(block, f"ends with {done.returncode}, not {expected}:\n{script}{self.printed}")
        print(f"{time.monotonic() - started:6.2f} s  {script.splitlines()[0]}", flush=True)

    def run_session(self, block: Block) -> None:
        """A session has commands after `$ ` (going on after `> `), each followed by what it prints."""
        parts = re.split(r"^\$ ", block.text, flags=re.M)
        if parts[0]:
            self.fail(block, "a session begins with `$ `")
        for i, part in enumerate(parts[1:], 2):
            lines = part.splitlines(keepends=True)
            end = 1
            while end < len(lines) and lines[end].startswith("> "):
                lines[end] = lines[end][2:]
                end += 1
            last = i == len(parts)
            self.count("".join(lines[:end]))
            self.shell(block, "".join(lines[:end]), int(block.marks.get("exit", 0)) if last else 0)
            self.compare(block, "".join(lines[end:]))

    def compare(self, block: Block, said: str) -> None:
        lines = said.rstrip("\n").split("\n")
        pattern = "".join(r"(?:.*\n)*" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n"
                          for line in lines)
        if not re.fullmatch(pattern, self.printed.rstrip("\n") + "\n"):
            self.fail(block, f"the page says\n{said}and printed is\n{self.printed}")

    def parse_snippet(self, block: Block) -> None:
        messages = []
        for message, file in FORMATS.items():
            done = subprocess.run(
                ["protoc", f"--proto_path={self.source}", f"--encode=dateline.v1.{message}", f"proto/{file}.proto"],
                input=block.text.encode(), cwd=self.source, capture_output=True, check=False)
            if done.returncode == 0:
                return
            messages.append(f"{message}: {done.stderr.decode().strip()}")
        self.fail(block, "is a part of none of the formats:\n" + "\n".join(messages))

    def parse_json(self, block: Block) -> None:
        try:
            json.loads(block.text)
        except ValueError as error:
            self.fail(block, f"is no JSON: {error}")

    def try_patch(self, block: Block) -> None:
        """A change of the sources that a page shows must fit the sources."""
        done = subprocess.run(["patch", "--dry-run", "--force", "--fuzz=0", "-p1"], input=block.text.encode(),
                              cwd=self.source, capture_output=True, check=False)
        if done.returncode != 0:
            self.fail(block, f"does not fit the sources:\n{done.stdout.decode()}")


def main() -> int:
    page_path, program, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    with tempfile.TemporaryDirectory(prefix="dateline-docs-") as folder:
        page = Page(page_path, program, source, pathlib.Path(folder) / "work")
        for block in read_page(page_path):
            page.run(block)
    for failure in page.failures:
        print(failure, file=sys.stderr)
    for block in page.not_run:
        print(f"not run: {block}")
    print(f"{page.commands} commands run, {len(page.not_run)} blocks not run, {len(page.failures)} wrong")
    return 1 if page.failures else 0


if __name__ == "__main__":
    sys.exit(main())
