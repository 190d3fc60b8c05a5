"""Builds the site: copies docs/, adds the reference pages, lets mkdocs make HTML of it, and checks what came out.

Usage: build.py --program DATELINE [--output DIR]
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys

import commands
import pages
import schemas
import search
import site_check
import theme

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
SCHEMAS = ["chronicle", "map", "style", "mapping"]


def write_sources(folder: pathlib.Path, program: pathlib.Path) -> None:
    """The tree that mkdocs reads, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    pages.copy_pages(ROOT, folder)
    reference = folder / "reference"
    reference.mkdir()
    (reference / "commands.md").write_text(commands.reference(program), encoding="utf-8")
    for name, text in schemas.references(ROOT, SCHEMAS).items():
        (reference / f"{name}.md").write_text(text, encoding="utf-8")
    shutil.copytree(HERE / "assets", folder / "assets")


def run_mkdocs(sources: pathlib.Path, output: pathlib.Path) -> int:
    config = sources.parent / f"{sources.name}.yml"
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for key, value in (("docs_dir", sources), ("site_dir", output)):
        text = "\n".join(f"{key}: {value}" if line.startswith(f"{key}:") else line for line in text.split("\n"))
    config.write_text(text, encoding="utf-8")
    environment = {"SOURCE_DATE_EPOCH": "0", **os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(["/usr/bin/mkdocs", "build", "--strict", "--quiet", "--clean", "-f", config],
                          env=environment, check=False).returncode


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/docs", description="Builds the documentation as a site.")
    parser.add_argument("--program", required=True, type=pathlib.Path, help="the program whose help is the reference")
    parser.add_argument("--output", default=ROOT / "build" / "site", type=pathlib.Path, help="default: build/site")
    options = parser.parse_args()
    output = options.output.resolve()
    sources = output.with_name(output.name + "-source")
    output.parent.mkdir(parents=True, exist_ok=True)
    write_sources(sources, options.program.resolve())
    if run_mkdocs(sources, output) != 0:
        return 1
    search.finish(output)
    theme.mend(output)
    (output / "404.html").unlink(missing_ok=True)  # knows no folder but the root of a server
    findings = site_check.check(output)
    for finding in findings:
        print(finding, file=sys.stderr)
    if findings:
        return 1
    print(f"Built: {output}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
