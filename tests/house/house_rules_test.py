#!/usr/bin/env python3
"""Proves that house_rules.py finds what it is there to find, and nothing else."""
import unittest

from house_rules import findings_of


class HouseRules(unittest.TestCase):
    def finds(self, path, source, part):
        found = list(findings_of(path, "#pragma once\n" + source + "\n"))
        self.assertEqual(len(found), 1, found)
        self.assertIn(part, found[0])
        self.assertTrue(found[0].startswith(f"{path}:2: error: "), found[0])

    def accepts(self, path, source):
        self.assertEqual(list(findings_of(path, "#pragma once\n" + source + "\n")), [])

    def test_nothing_below_knows_what_is_above(self):
        self.finds("geodata/a.h", '#include "render/page.h"', "geodata/ must not know render/")
        self.finds("styles/a.cc", '# include "cli/load.h"', "styles/ must not know cli/")
        self.accepts("render/a.cc", '#include "geodata/result.h"')

    def test_the_binding_and_the_program_do_not_know_each_other(self):
        self.finds("python/maps.cc", '#include "cli/reporter.h"', "python/ must not know cli/")
        self.finds("cli/main.cc", '#include "python/bindings.h"', "cli/ must not know python/")
        self.finds("render/layout.cc", '#include "python/bindings.h"', "render/ must not know python/")
        self.accepts("python/maps.cc", '#include "render/page.h"')

    def test_libraries_stay_behind_their_walls(self):
        self.finds("render/layout.cc", "#include <google/protobuf/message.h>", "protobuf")
        self.finds("geodata/chronicle.h", '#include "proto/chronicle.pb.h"', "protobuf")
        self.finds("render/layout.cc", "#include <cairo.h>", "Cairo")
        self.finds("render/layout.cc", "#include <pango/pangocairo.h>", "Cairo")
        self.finds("geodata/clip.cc", "#include <gdal_priv.h>", "GDAL")
        self.finds("geodata/clip.cc", "#include <ogrsf_frmts.h>", "GDAL")
        self.finds("render/viewport.cc", "#include <proj.h>", "PROJ")
        self.finds("styles/style.cc", "#include <pugixml.hpp>", "pugixml")
        self.finds("render/layout.cc", "#include <CLI/CLI.hpp>", "CLI11")
        self.finds("geodata/export/kml.cc", "#include <zip.h>", "libzip")
        self.finds("cli/main.cc", "#include <CLI/CLI.hpp>", "CLI11")
        self.finds("render/layout.cc", "#include <pybind11/pybind11.h>", "pybind11")
        self.finds("cli/main.cc", "#include <pybind11/pybind11.h>", "pybind11")
        self.finds("python/maps.cc", "#include <cairo.h>", "Cairo")
        self.accepts("python/maps.cc", "#include <pybind11/stl.h>")
        self.accepts("geodata/chronicle_reader.cc", '#include "proto/chronicle.pb.h"')
        self.accepts("render/cairo_png.cc", "#include <cairo.h>")
        self.accepts("render/scene.cc", '#include "geodata/ogr_basemap.h"')
        self.accepts("geodata/ogr_basemap.cc", "#include <ogr_api.h>")

    def test_libraries_do_not_print_exit_or_read_the_clock(self):
        for call in ('std::cout << "x";', 'printf("x");', 'std::puts("x");', 'fmt::print("x");', 'fprintf(stderr, "x");'):
            self.finds("geodata/a.cc", call, "prints")
        for call in ("exit(1);", "std::abort();"):
            self.finds("render/a.cc", call, "ends the program")
        for call in ("time(nullptr);", "std::time(0);", "std::chrono::system_clock::now();"):
            self.finds("styles/a.cc", call, "reads the clock")
        self.finds("render/a.cc", "std::random_device d;", "is random")
        self.finds("render/a.cc", 'setlocale(LC_ALL, "");', "locale")

    def test_the_program_and_innocent_words_are_left_alone(self):
        self.accepts("cli/main.cc", 'printf("x"); exit(1);')
        self.accepts("geodata/a.cc", "// printf(1), exit(1) and std::cout are not called here")
        self.accepts("geodata/a.cc", 'const char* help = "exit(1)";')
        self.accepts("geodata/a.cc", "snprintf(buffer, 3, format); when.time(1); on_exit(3); read_time(0);")

    def test_headers_are_guarded_and_files_short(self):
        self.assertEqual(len(list(findings_of("geodata/a.h", "int x;\n"))), 1)
        self.assertIn("401 lines", list(findings_of("geodata/a.cc", "\n" * 401))[0])

    def test_includes_are_written_from_the_root(self):
        self.finds("geodata/a.cc", '#include "../styles/color.h"', "from the root")


if __name__ == "__main__":
    unittest.main()
