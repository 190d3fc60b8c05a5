"""Reads a page of the documentation into its code blocks.

A block is a fence with a language. Comments of HTML just above it, which nobody sees, say what the tests do with it:

  <!-- not run: REASON -->   the commands cannot run in a test
  <!-- exit: 1 -->           the last command of the block ends with this code
  <!-- file: NAME -->        the block is this file, for the commands after it
  <!-- output -->            the block is what the commands before it have printed; `...` stands for anything
  <!-- first: COMMAND -->    done before the block, and not worth showing
  <!-- in: FOLDER -->        the commands from here on are run in this folder of the work folder
"""
import pathlib
import re
from dataclasses import dataclass, field

LANGUAGES = {"sh", "console", "textproto", "json", "text", "html", "csv", "proto", "python", "wikitext", "cpp", "cmake",
             "diff"}
MARK = re.compile(r"^<!-- (?:(not run|exit|file|first|in): (.*)|(output)) -->$")


@dataclass
class Block:
    line: int
    language: str
    text: str
    marks: dict[str, str]
    first: list[str] = field(default_factory=list)

    @property
    def is_commands(self) -> bool:
        return self.language in ("sh", "console")


def read_page(path: pathlib.Path) -> list[Block]:
    """The blocks in order. A mark that stands above no block is an error, as nobody would notice it."""
    blocks: list[Block] = []
    marks: dict[str, str] = {}
    first: list[str] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    i = 0
    while i < len(lines):
        line = lines[i]
        mark = MARK.match(line)
        if mark and mark[1] == "first":
            first.append(mark[2])
        elif mark:
            marks[mark[1] or mark[3]] = mark[2] or ""
        elif line.startswith("```"):
            end = i + 1
            while not lines[end].startswith("```"):
                end += 1
            text = "\n".join(lines[i + 1 : end]) + "\n"
            blocks.append(Block(i + 1, line[3:].strip(), text, marks, first))
            marks, first, i = {}, [], end
        elif line.strip() and (marks or first):
            raise ValueError(f"{path}:{i + 1}: {' '.join(marks) or 'first'} stands above no block")
        i += 1
    return blocks
