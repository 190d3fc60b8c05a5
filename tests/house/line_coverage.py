#!/usr/bin/env python3
"""Fails when tests leave too much of a file untried: line_coverage.py SUMMARY UNCOVERED

SUMMARY is gcovr's --json-summary. UNCOVERED has a line for each file that may stay below: its path, a colon, the reason.
A reason for a file that does not need one is a mistake too, so that the list stays short."""
import json
import sys

LEAST = 85.0


def reasons_in(path):
    reasons = {}
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition(":")
            reasons[name.strip()] = reason.strip()
    return reasons


def faults(files, reasons):
    """One sentence for each file below LEAST without a reason, and for each reason without such a file."""
    below = {f["filename"]: f["line_percent"] for f in files if f["line_total"] > 0 and f["line_percent"] < LEAST}
    found = [f"{name}: {percent:.1f} % of lines are run by tests, at least {LEAST:.0f} are wanted"
             for name, percent in sorted(below.items()) if not reasons.get(name)]
    return found + [f"{name}: needs no reason any more" for name in sorted(reasons) if name not in below]


def main(summary_path, reasons_path):
    summary = json.load(open(summary_path, encoding="utf-8"))
    found = faults(summary["files"], reasons_in(reasons_path))
    print("\n".join(found))
    print(f"{summary['line_percent']} % of {summary['line_total']} lines in {len(summary['files'])} files")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
