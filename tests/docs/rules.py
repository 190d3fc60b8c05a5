#!/usr/bin/env python3
"""Checks the pages of the documentation as texts, as a host of repositories and the site will show them.

Usage: rules.py SOURCE. Prints one line a finding, and a list of all that the tests of the pages do not run.

 - Code blocks are fences with a language; an indented block would not be tested.
 - A list begins after an empty line and nests by four spaces, or mkdocs shows no list.
 - Links lead to files of the repository, and to headings that are there. Pictures have a text in their place.
 - Every page is in the navigation of mkdocs.yml.
"""
import pathlib
import re
import sys

from doc_page import LANGUAGES, read_page

LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)")
ITEM = re.compile(r"( *)(?:[-*]|\d+\.) ")


def pages(source: pathlib.Path) -> list[pathlib.Path]:
    return sorted([source / "README.md", source / "CONTRIBUTING.md", *(source / "docs").rglob("*.md")])


def prose(path: pathlib.Path) -> list[tuple[int, str]]:
    """Lines outside of fences, with their numbers."""
    lines, inside = [], False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            inside = not inside
            line = ""
        lines.append((number, "" if inside else line))
    return lines


def anchors(path: pathlib.Path) -> set[str]:
    """Of headings, as hosts of repositories make them."""
    found = set()
    for _, line in prose(path):
        if line.startswith("#"):
            title = re.sub(r"[`*]|\]\([^)]*\)|\[", "", line.lstrip("#").strip()).lower()
            found.add(re.sub(r"[^\w\- ]", "", title).replace(" ", "-"))
    return found


def check_text(path: pathlib.Path) -> list[str]:
    findings, before, in_list = [], "", False
    for number, line in prose(path):
        item = ITEM.match(line)
        if line.startswith("    ") and not before and not in_list:
            findings.append(f"{path}:{number}: an indented block is not tested: use a fence")
        if item and before and not in_list:
            findings.append(f"{path}:{number}: a list begins after an empty line")
        if item and len(item[1]) % 4:
            findings.append(f"{path}:{number}: lists nest by four spaces")
        if line.startswith("|") and before and not before.startswith("|"):
            findings.append(f"{path}:{number}: a table begins after an empty line")
        in_list = bool(item) or (in_list and (line.startswith(" ") or not line))
        before = line
    return findings


def check_links(path: pathlib.Path, source: pathlib.Path) -> list[str]:
    findings = []
    for number, line in prose(path):
        for picture, text, target in LINK.findall(line):
            if re.match(r"https?://|mailto:", target):
                continue
            name, _, anchor = target.partition("#")
            file = (path.parent / name).resolve() if name else path
            if not file.exists() or source not in [file, *file.parents]:
                findings.append(f"{path}:{number}: there is no {target}")
            elif anchor and file.suffix == ".md" and anchor not in anchors(file):
                findings.append(f"{path}:{number}: there is no heading {target}")
            if picture and not text.strip():
                findings.append(f"{path}:{number}: a picture without a text in its place")
    return findings


def check_blocks(path: pathlib.Path) -> tuple[list[str], list[str]]:
    try:
        blocks = read_page(path)
    except ValueError as error:
        return [str(error)], []
    findings = [f"{path}:{b.line}: unknown language \"{b.language}\"" for b in blocks if b.language not in LANGUAGES]
    return findings, [f"{path.name}:{b.line}: {b.marks['not run']}" for b in blocks if "not run" in b.marks]


def check_navigation(source: pathlib.Path) -> list[str]:
    text = (source / "mkdocs.yml").read_text(encoding="utf-8")
    docs = source / "docs"
    return [f"{page}:1: is not in the navigation of mkdocs.yml" for page in sorted(docs.rglob("*.md"))
            if not re.search(rf"[\s:]{re.escape(str(page.relative_to(docs)))}$", text, flags=re.M)]


def main() -> int:
    source = pathlib.Path(sys.argv[1]).resolve()
    findings, not_run = check_navigation(source), []
    for path in pages(source):
        wrong, left = check_blocks(path)
        findings += check_text(path) + check_links(path, source) + wrong
        not_run += left
    for finding in findings:
        print(finding, file=sys.stderr)
    print(f"{len(not_run)} blocks of commands are not run:", *not_run, sep="\n  ")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
