#!/usr/bin/env python3
"""Frames drawn as a Slurm job array (examples/slurm) are those of one process, byte by byte, also when a task dies.

Usage: slurm_test.py DATELINE SOURCE_FOLDER. Ends with 77, "skipped", where no Slurm can be run; in continuous
integration (CI is set) that is a failure.
"""
import datetime
import os
import pathlib
import shutil
import sys
import tempfile
import time
import unittest

from private_slurm import PrivateSlurm, SlurmUnavailable, wait_until

SKIPPED = 77
DAYS = 240


def made_chronicle():
    """An event a day."""
    lines = ['id: "made"', 'title { lang: "en" text: "A made year" }', 'time_zone: "UTC"', 'language: "en"',
             'sources { id: "paper" title { text: "A paper" } kind: MEDIA }']
    lines += [f'places {{ id: "p{i}" names {{ text: "Place {i}" }} lat: {43 + i * 0.07:.2f} lon: {75 + i * 5 % 7 * 0.1:.2f} '
              'kind: VILLAGE precision: EXACT sources: "paper" }' for i in range(9)]
    for i in range(DAYS):
        day = datetime.date(2020, 1, 1) + datetime.timedelta(days=i)
        lines.append(f'events {{ id: "e{i}" kind: CLASH places: "p{i * 4 % 9}" when: "{day}" '
                     f'title {{ text: "Event {i}" }} sources: "paper" }}')
    return "\n".join(lines) + "\n"


def contents_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class SlurmTest(unittest.TestCase):
    dateline = source = slurm = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-array-"))
        (cls.folder / "made.chronicle.txtpb").write_text(made_chronicle())
        (cls.folder / "made.map.txtpb").write_text(
            'chronicles: "made.chronicle.txtpb"\npage { width_pt: 600 height_pt: 450 pixels_per_inch: 96 }\n')
        os.environ["DATELINE"] = cls.dateline
        cls.slurm.environment["DATELINE"] = cls.dateline
        cls.run_dateline("frames", "made.map.txtpb", "-o", "whole/", "whole.apng", "--jobs", "1")
        cls.expected = contents_of(cls.folder / "whole")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @classmethod
    def run_dateline(cls, *arguments, code=0):
        done = cls.slurm.run(cls.dateline, *arguments, cwd=cls.folder)
        if done.returncode != code:
            raise AssertionError(f"dateline {arguments} ended with {done.returncode}: {done.stderr}")
        return done.stderr

    def submitted(self, *words, **more):
        done = self.slurm.run(*words, cwd=self.folder, **more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.split()

    def logs_of(self, job):
        return {path.name: path.read_text() for path in sorted(self.folder.glob(f"dateline-*-{job}*.log"))}

    def test_array_gives_the_bytes_of_one_process(self):
        examples = self.source / "examples/slurm"
        words = self.submitted(examples / "submit", "-n", "4", "-a", "array.apng", "made.map.txtpb", "array")
        frames, join = words[1], words[3]
        self.slurm.wait_for_jobs()
        self.assertEqual(self.slurm.state_of(frames), ["COMPLETED"] * 4, self.logs_of(frames))
        self.assertEqual(self.slurm.state_of(join), ["COMPLETED"], self.logs_of(join))
        self.assertEqual(len(self.expected), DAYS + 1)
        self.assertEqual(contents_of(self.folder / "array"), self.expected)
        self.assertEqual((self.folder / "array.apng").read_bytes(), (self.folder / "whole.apng").read_bytes())

    def test_killed_task_is_completed_by_its_rerun(self):
        batch = self.source / "examples/slurm/frames.sbatch"
        arguments = ["made.map.txtpb", "killed"]
        job = self.submitted("sbatch", "--parsable", "--array=1-4", batch, *arguments)[0]
        self.kill_in_the_middle(f"{job}_2", self.folder / "killed/.dateline/2-of-4.journal")
        self.slurm.wait_for_jobs()
        self.assertEqual(self.slurm.state_of(job).count("COMPLETED"), 3, self.logs_of(job))
        self.assertIn("shard 2/4 is not complete", self.run_dateline("frames", "--join", "killed", code=1))

        self.slurm.environment["DATELINE_SHARDS"] = "4"
        again = self.submitted("sbatch", "--parsable", "--array=2", batch, *arguments)[0]
        del self.slurm.environment["DATELINE_SHARDS"]
        self.slurm.wait_for_jobs()
        self.assertEqual(self.slurm.state_of(again), ["COMPLETED"], self.logs_of(again))
        self.assertIn("of them already there", "".join(self.logs_of(again).values()))
        self.run_dateline("frames", "--join", "killed")
        self.assertEqual(contents_of(self.folder / "killed"), self.expected)

    def kill_in_the_middle(self, task, journal):
        def begun():
            return journal.exists() and journal.read_bytes().count(b"\n") >= 3
        self.assertTrue(wait_until(begun, 60), "the shard never began")
        time.sleep(0.01)
        killed = self.slurm.run("scancel", "--signal=KILL", "--full", task)
        self.assertEqual(killed.returncode, 0, killed.stderr)


def main():
    SlurmTest.dateline = str(pathlib.Path(sys.argv[1]).resolve())
    SlurmTest.source = pathlib.Path(sys.argv[2]).resolve()
    try:
        with PrivateSlurm(nodes=2) as slurm:
            SlurmTest.slurm = slurm
            tests = unittest.defaultTestLoader.loadTestsFromTestCase(SlurmTest)
            return 0 if unittest.TextTestRunner(verbosity=2).run(tests).wasSuccessful() else 1
    except SlurmUnavailable as reason:
        print(f"skipped: {reason}", file=sys.stderr)
        return 1 if os.environ.get("CI") else SKIPPED


if __name__ == "__main__":
    sys.exit(main())
