#!/usr/bin/env python3
"""Reads the sources and reports what breaks the rules of docs/architecture.md: include walls, forbidden calls, size.

Usage: house_rules.py ROOT. Prints one line a finding, as a compiler does; exit code 1 if there are any.
"""
import pathlib
import re
import sys

# Folders from the bottom up; each may include those before it and itself.
ORDER = ["proto", "geodata", "styles", "render", "cli"]
# Stands beside cli/: knows the same, and neither knows the other.
BESIDE_CLI = "python"
OURS = ORDER + [BESIDE_CLI]

# Third-party headers and the files that may include them.
GUARDED = [
    (r"google/protobuf/|\.pb\.h$", "protobuf",
     r"geodata/.*(_reader|_writer)\.(h|cc)|styles/style_reader.*|render/map_reader\.cc"),
    (r"(gdal|ogr|cpl)\w*\.h$", "GDAL", r"geodata/(\w+/)?(ogr|gdal)_.*"),
    (r"proj\.h$|proj/", "PROJ", r"geodata/projection.*"),
    (r"geos_c\.h$|geos/", "GEOS", r"geodata/.*|render/geos_.*"),
    (r"cairo|pango/|fontconfig/|ft2build|freetype", "Cairo and Pango", r"render/(cairo_|text_measurer).*"),
    (r"qpdf/", "QPDF", r"render/qpdf_.*"),
    (r"pugixml", "pugixml", r"styles/qgis_(style|project).*"),
    (r"nettle/", "Nettle", r"geodata/sha256\.cc"),
    (r"zip\.h$", "libzip", r"geodata/zip_archive\.cc"),
    (r"CLI/", "CLI11", r"cli/options\.cc"),
    (r"pybind11/|Python\.h$", "pybind11", r"python/.*"),
]

# Calls that only the program may make, in libraries.
FORBIDDEN = [
    (r"\bstd::(cout|cerr|clog)\b|(?<![\w:.>])(std::)?(printf|puts|putchar|vprintf)\s*\(|\bfmt::print\s*\(", "prints"),
    (r"\bf(printf|puts|write)\s*\([^;]*\b(stdout|stderr)\b", "prints"),
    (r"(?<![\w.>])(std::)?(exit|_Exit|quick_exit|abort)\s*\(", "ends the program"),
    (r"(?<![\w:.>])(std::)?time\s*\(\s*(nullptr|NULL|0|&)|\bsystem_clock\b|\bgettimeofday\s*\(|\bclock_gettime\s*\(", "reads the clock"),
    (r"\bstd::random_device\b|(?<![\w.>])(std::)?s?rand\s*\(", "is random"),
    (r"\bsetlocale\s*\(|\bstd::locale::global\b", "changes the locale"),
]

MAX_FILE_LINES = 400
# Tables of data are as long as their data.
LONG_FILES_ALLOWED = re.compile(r"tests/.*|render/symbols\.cc")


def without_comments_and_texts(source):
    """The source with comments and string contents blanked, line breaks kept."""
    pattern = re.compile(r'R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.S)
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), source)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def wall_findings(path, source):
    folder = path.split("/")[0]
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', source, re.M):
        included = match.group(1)
        line = line_of(source, match.start())
        other = included.split("/")[0]
        if folder in ORDER and other in ORDER and ORDER.index(other) > ORDER.index(folder):
            yield line, f"{folder}/ must not know {other}/ ({included})"
        if included.startswith("."):
            yield line, f"includes are written from the root of the repository ({included})"
        if BESIDE_CLI in (folder, other) and folder != other and folder in OURS and (other == BESIDE_CLI or other == "cli"):
            yield line, f"{folder}/ must not know {other}/ ({included})"
        ours = other in OURS and not included.endswith(".pb.h")
        for pattern, name, allowed in GUARDED:
            if folder in OURS and not ours and re.search(pattern, included) and not re.fullmatch(allowed, path):
                yield line, f"{name} does not belong here ({included})"


def call_findings(path, source):
    folder = path.split("/")[0]
    if folder not in OURS or folder == "cli":
        return
    code = without_comments_and_texts(source)
    for pattern, what in FORBIDDEN:
        for match in re.finditer(pattern, code):
            yield line_of(code, match.start()), f"library code {what} ({match.group(0).strip()})"


def form_findings(path, source):
    if path.endswith(".h") and "#pragma once" not in source:
        yield 1, "a header without #pragma once"
    lines = source.count("\n")
    if lines > MAX_FILE_LINES and not LONG_FILES_ALLOWED.fullmatch(path):
        yield lines, f"a file of {lines} lines (at most {MAX_FILE_LINES})"


def findings_of(path, source):
    """All findings of one file; `path` is relative to the root, with slashes."""
    for check in (wall_findings, call_findings, form_findings):
        for line, message in check(path, source):
            yield f"{path}:{line}: error: {message}"


def main(root):
    count = files = 0
    for folder in OURS + ["tests", "bench", "fuzz"]:
        for path in sorted(pathlib.Path(root, folder).rglob("*")):
            if path.suffix not in (".h", ".cc"):
                continue
            files += 1
            relative = path.relative_to(root).as_posix()
            for finding in findings_of(relative, path.read_text(encoding="utf-8")):
                print(finding)
                count += 1
    if files == 0:
        sys.exit(f"no sources under {root}")
    print(f"{files} files, {count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
