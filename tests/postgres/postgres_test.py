#!/usr/bin/env python3
"""A PostGIS table imported into a chronicle, and a chronicle exported and read back, from a server private to the test.

Usage: postgres_test.py DATELINE SOURCES. Ends with 77, "skipped", where no server can be run; in continuous integration (CI is
set) that is a failure.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from private_postgres import PostgresUnavailable, PrivatePostgres

SKIPPED = 77

TABLE = """
CREATE EXTENSION postgis;
CREATE TABLE incidents (
  id serial PRIMARY KEY, kind text, happened timestamptz, village text, dead integer,
  geom geometry(Point, 32643));
INSERT INTO incidents (kind, happened, village, dead, geom) VALUES
  ('clash', '2020-02-07 20:15:00+06', 'Masanchi', 11, ST_Transform(ST_SetSRID(ST_MakePoint(75.3, 42.93), 4326), 32643)),
  ('arson', '2020-02-08 02:00:00+06', 'Bular Batyr', NULL, ST_Transform(ST_SetSRID(ST_MakePoint(75.2, 42.95), 4326), 32643));
CREATE TABLE camps (name text, geom geometry(Point, 4326));
"""

MAPPING = """
chronicle { id: "field" title { text: "Field" } time_zone: "Asia/Almaty"
  sources { id: "db" title { text: "Field database" } kind: DATASET } }
records {
  record: EVENT
  id { column: "id" } kind { column: "kind" } when { date: "happened" }
  place { name { column: "village" } lat: "latitude" lon: "longitude" precision { constant: "exact" } }
  figures { measure { constant: "deaths" } best: "dead" }
}
"""


class PostgresTest(unittest.TestCase):
    dateline = source = server = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-postgres-"))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "field.mapping.txtpb").write_text(MAPPING)

    def run_import(self, table, *options):
        return subprocess.run([self.dateline, "import", table, "--mapping", "field.mapping.txtpb", "-o", "field.json", *options],
                              cwd=self.folder, capture_output=True, text=True)

    def connection(self):
        return f"PG:host={self.server.folder} dbname=postgres user=tester"

    def check_chronicle(self):
        chronicle = json.loads((self.folder / "field.json").read_text())
        events = {event["id"]: event for event in chronicle["events"]}
        self.assertEqual(sorted(events), ["1", "2"])
        self.assertEqual(events["1"]["kind"], "CLASH")
        self.assertEqual(events["1"]["when"], "2020-02-07T20:15:00")
        self.assertEqual(events["2"]["when"], "2020-02-08T02:00:00")
        self.assertEqual([figure["best"] for figure in events["1"]["figures"]], [11])
        self.assertNotIn("figures", events["2"])
        places = {place["names"][0]["text"]: place for place in chronicle["places"]}
        self.assertAlmostEqual(places["Masanchi"]["lat"], 42.93, places=6)
        self.assertAlmostEqual(places["Masanchi"]["lon"], 75.3, places=6)

    def test_layer_of_several_is_imported_in_wgs84_and_local_time(self):
        done = self.run_import(self.connection(), "--layer", "incidents")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.check_chronicle()

    def test_address_is_a_connection_too(self):
        address = f"postgresql://tester@/postgres?host={self.server.folder}"
        done = self.run_import(address, "--layer", "incidents")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.check_chronicle()

    def test_several_layers_are_a_question(self):
        done = self.run_import(self.connection())
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("incidents", done.stderr)
        self.assertIn("camps", done.stderr)
        self.assertFalse((self.folder / "field.json").exists())

    def test_an_export_comes_back_as_it_was(self):
        original = self.source / "examples/korday/korday.chronicle.txtpb"
        database = self.connection()
        for arguments in (["export", original, "-o", database, "--schema", "korday"],
                          ["import", f"{database} schemas=korday", "--from", "dateline", "-o", "back.json"],
                          ["convert", original, "original.json"]):
            done = subprocess.run([self.dateline, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
        back, original = (self.records(self.folder / name) for name in ("back.json", "original.json"))
        self.assertEqual(back.keys(), original.keys())
        for record in original:
            self.assertEqual(back[record], original[record])

    @staticmethod
    def records(path):
        """All records by kind and id, lists of names in one order."""
        chronicle = json.loads(path.read_text())
        records = {}
        for kind in ("sources", "places", "actors", "events", "movements", "deployments", "figures"):
            for i, record in enumerate(chronicle.get(kind, [])):
                for field in ("names", "title", "note"):
                    if field in record:
                        record[field].sort(key=lambda name: (name.get("lang", ""), name.get("kind", ""), name["text"]))
                records[kind, record.get("id", i)] = record
        return records

    def test_texts_of_strangers_are_the_same_in_every_database(self):
        """Data, to the letter: none ends a statement or a row."""
        titles = ["'; DROP TABLE clash_sites;--", "\"; DROP TABLE clash_sites;--", "$$; DROP TABLE clash_sites;$$", "\\x41 \\n %s {} x",
                  "<script>x</script>]]>", "../../up/x", "a\u202eb\u2069c\ufeffd", "a\u0085b\u009bc\u2028d", "line\nbreak\ttab\\.", "=1+1",
                  "\\N", "NULL", "שלום \U0001f5fa مرحبا"]
        chronicle = {
            "id": "a", "title": [{"text": titles[0]}], "language": "en", "sources": [{"id": "paper", "title": [{"text": titles[1]}]}],
            "places": [{"id": "p", "names": [{"text": titles[1]}], "lat": 43, "lon": 75, "kind": "VILLAGE", "precision": "EXACT"}],
            "events": [{"id": f"e{i:02}", "kind": "CLASH", "places": ["p"], "when": "2020-02-07", "title": [{"text": title}]}
                       for i, title in enumerate(titles)]}
        (self.folder / "a.json").write_text(json.dumps(chronicle))
        schema = "x\"; DROP SCHEMA public CASCADE;--'"
        done = subprocess.run([self.dateline, "export", "a.json", "-o", self.connection(), "a.gpkg", "a.clash_sites.fgb", "--schema",
                               schema], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        quoted = schema.replace("\\", "\\\\").replace("'", "\\'")
        found = [self.titles("a.gpkg"), self.titles("a.clash_sites.fgb"), self.titles(f"{self.connection()} schemas='{quoted}'")]
        for titles_there in found:
            self.assertEqual(titles_there, {f"e{i:02}": title for i, title in enumerate(titles)})
        self.check_public_tables()

    def titles(self, data):
        """Those of the clashes, by id, as OGR reads them."""
        done = subprocess.run(["ogr2ogr", "-f", "GeoJSON", "/vsistdout/", data, "clash_sites"], cwd=self.folder,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return {row["properties"]["id"]: row["properties"]["title"] for row in json.loads(done.stdout)["features"]}

    def check_public_tables(self):
        self.assertEqual(self.run_import(self.connection(), "--layer", "incidents").returncode, 0)

    def test_no_server_is_an_error_that_shows_no_password(self):
        done = self.run_import("PG:host=/nonexistent dbname=x user=y password=hidden")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertNotIn("hidden", done.stderr)


def main():
    PostgresTest.dateline = str(pathlib.Path(sys.argv[1]).resolve())
    PostgresTest.source = pathlib.Path(sys.argv[2]).resolve()
    try:
        with PrivatePostgres() as server:
            server.run(TABLE)
            PostgresTest.server = server
            return 0 if unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful() else 1
    except PostgresUnavailable as reason:
        print(f"no PostgreSQL for this test: {reason}")
        return 1 if os.environ.get("CI") else SKIPPED


if __name__ == "__main__":
    sys.exit(main())
