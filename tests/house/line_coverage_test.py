#!/usr/bin/env python3
"""Proves that line_coverage.py finds what it is there to find."""
import unittest

from line_coverage import faults


def file(name, percent, lines=100):
    return {"filename": name, "line_percent": percent, "line_total": lines}


class LineCoverage(unittest.TestCase):
    def test_enough_is_enough(self):
        self.assertEqual(faults([file("render/a.cc", 85.0), file("render/b.h", 0.0, lines=0)], {}), [])

    def test_too_little_needs_a_reason(self):
        self.assertIn("render/a.cc: 84.9 %", faults([file("render/a.cc", 84.9)], {})[0])
        self.assertEqual(len(faults([file("render/a.cc", 84.9)], {"render/a.cc": ""})), 1)
        self.assertEqual(faults([file("render/a.cc", 84.9)], {"render/a.cc": "needs a full disk"}), [])

    def test_reasons_go_when_they_are_not_needed(self):
        self.assertEqual(faults([file("render/a.cc", 99)], {"render/a.cc": "old"}), ["render/a.cc: needs no reason any more"])
        self.assertEqual(faults([], {"render/gone.cc": "old"}), ["render/gone.cc: needs no reason any more"])


if __name__ == "__main__":
    unittest.main()
