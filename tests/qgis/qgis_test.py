#!/usr/bin/env python3
"""Exported GeoPackages open in QGIS as the map looks: symbols, labels, time, project. GDAL's validator accepts them.

Usage: qgis_test.py WRITE_SAMPLE DATELINE SOURCE_FOLDER. Ends with 77, "skipped", where there is no QGIS for Python; in
continuous integration (CI is set) that is a failure.
"""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

SKIPPED = 77
SCRATCH = pathlib.Path(tempfile.mkdtemp(prefix="dateline-qgis-"))
# A fresh profile, and no screen.
os.environ.update(QT_QPA_PLATFORM="offscreen", HOME=str(SCRATCH), XDG_RUNTIME_DIR=str(SCRATCH), QGIS_CUSTOM_CONFIG_PATH=str(SCRATCH))
try:
    from osgeo_utils.samples import validate_gpkg
    from qgis.core import (QgsApplication, QgsDateTimeRange, QgsMapRendererSequentialJob, QgsMapSettings, QgsProject, QgsVectorLayer,
                           QgsVectorLayerTemporalProperties)
    from qgis.PyQt.QtCore import QDateTime, QSize, Qt
    from qgis.PyQt.QtGui import QColor
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(1 if os.environ.get("CI") else SKIPPED)

PAPER = "#ffffff"


def opened(path, name):
    """As QGIS opens a layer that is dragged into its window: first without a style, then with the default one."""
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr", options)
    layer.loadDefaultStyle()
    return layer


def colors_of(image):
    counts = {}
    for y in range(image.height()):
        for x in range(image.width()):
            name = QColor(image.pixel(x, y)).name()
            counts[name] = counts.get(name, 0) + 1
    return counts


def drawn(layers, extent, span=None, size=QSize(700, 400)):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(extent)
    settings.setOutputSize(size)
    settings.setBackgroundColor(QColor(PAPER))
    if span:
        settings.setIsTemporal(True)
        settings.setTemporalRange(QgsDateTimeRange(*[QDateTime.fromString(end, Qt.ISODate) for end in span], True, False))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    folder = os.environ.get("DATELINE_QGIS_PICTURES")  # for who wants to look
    if folder:
        image.save(str(pathlib.Path(folder, "-".join(layer.name() for layer in layers).replace("/", "_")[:100] + ".png")))
    return image


def categories_of(layer):
    """Copies; whoever uses their symbols must hold them as long."""
    return {category.value(): category for category in layer.renderer().categories()}


class Sample(unittest.TestCase):
    """The export that tests/support/sample_export.h makes by hand."""
    write_sample = None

    @classmethod
    def setUpClass(cls):
        cls.path = SCRATCH / "sample.gpkg"
        subprocess.run([cls.write_sample, cls.path], check=True)

    def test_layers_have_the_looks_of_the_map(self):
        points = opened(self.path, "clash_sites")
        self.assertTrue(points.isValid())
        self.assertEqual(points.featureCount(), 2)
        self.assertEqual(points.renderer().type(), "categorizedSymbol")
        self.assertEqual(points.renderer().classAttribute(), "look")
        categories = categories_of(points)
        self.assertEqual([categories["battle"].label(), categories["arson"].label()], ["Clash", "Arson & looting"])
        self.assertAlmostEqual(categories["arson"].symbol().opacity(), 0.8)
        marker = categories["battle"].symbol().symbolLayer(0)
        self.assertEqual(marker.layerType(), "SvgMarker")
        self.assertTrue(marker.path().startswith("base64:"))
        self.assertEqual(marker.fillColor().name(), "#b3282d")

    def test_routes_are_dashed_arrows(self):
        categories = categories_of(opened(self.path, "displacement_routes"))
        symbol = categories["flight"].symbol()
        self.assertEqual([layer.layerType() for layer in symbol.symbolLayers()], ["SimpleLine", "MarkerLine"])
        self.assertTrue(symbol.symbolLayer(0).useCustomDashPattern())
        self.assertEqual(symbol.symbolLayer(0).color().name(), "#2f5f9e")

    def test_time_is_set_up(self):
        points = opened(self.path, "clash_sites")
        time = points.temporalProperties()
        self.assertTrue(time.isActive())
        self.assertEqual(time.mode(), QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromFields)
        self.assertEqual((time.startField(), time.endField()), ("starts", "last_second"))
        areas = opened(self.path, "clash_sites_drawn")
        self.assertFalse(areas.temporalProperties().isActive())

    def test_features_are_seen_in_their_time_and_no_longer(self):
        points = opened(self.path, "clash_sites")
        points.setLabelsEnabled(False)
        extent = points.extent().buffered(0.1)
        first, second = "#b3282d", "#e1974f"  # the second is 0.8 opaque on white
        for span, seen in [(("2020-02-07T12:00:00Z", "2020-02-08T00:00:00Z"), (True, False)),
                           (("2020-02-08T00:00:00Z", "2020-02-08T12:00:00Z"), (False, True)),
                           (("2020-02-07T12:00:00Z", "2020-02-08T12:00:00Z"), (True, True)),
                           (("2020-02-09T00:00:00Z", "2020-02-10T00:00:00Z"), (False, False))]:
            colors = colors_of(drawn([points], extent, span))
            reddish = colors.get(first, 0) > 50
            others = sum(count for name, count in colors.items() if abs(int(name[1:3], 16) - 0xe1) < 4 and
                         abs(int(name[3:5], 16) - 0x9b) < 6) > 50
            self.assertEqual((reddish, others), seen, span)

    def test_symbols_have_their_sizes(self):
        points = opened(self.path, "clash_sites")
        points.setLabelsEnabled(False)
        colors = colors_of(drawn([points], points.extent().buffered(0.1)))
        # A disc of 31/28 of a radius of 12 points at 96 pixels an inch.
        area = 3.1416 * (12 * 31 / 28 * 96 / 72) ** 2
        self.assertAlmostEqual(colors["#b3282d"] / area, 1, delta=0.08)

    def test_labels_are_on(self):
        points = opened(self.path, "clash_sites")
        self.assertTrue(points.labelsEnabled())
        settings = points.labeling().settings()
        text = settings.format()
        halo = text.buffer()
        self.assertEqual((settings.fieldName, text.font().family()), ("title", "Noto Sans"))
        self.assertTrue(halo.enabled())
        plain = points.clone()
        plain.setLabelsEnabled(False)
        extent = points.extent().buffered(0.1)
        dark = [sum(count for name, count in colors_of(drawn([layer], extent)).items() if int(name[1:3], 16) < 0x60)
                for layer in (points, plain)]
        self.assertGreater(dark[0], dark[1] + 100)

    def test_fields_and_features_have_titles(self):
        points = opened(self.path, "clash_sites")
        self.assertEqual(points.attributeDisplayName(points.fields().indexOf("starts")), "Starts")
        self.assertEqual(points.displayExpression(), 'coalesce("title", "id")')
        self.assertIn('"figure"', points.mapTipTemplate())

    def test_the_project_holds_the_map(self):
        project = QgsProject()
        self.assertTrue(project.read(f"geopackage:{self.path}?projectName=sample"), project.error())
        self.assertEqual(project.title(), "Violence in the villages")
        self.assertEqual(project.crs().authid(), "EPSG:4326")
        span = project.timeSettings().temporalRange()
        self.assertEqual([end.toUTC().toString(Qt.ISODate) for end in (span.begin(), span.end())],
                         ["2020-02-06T18:00:00Z", "2020-02-10T18:00:00Z"])
        extent = project.viewSettings().defaultViewExtent()
        self.assertEqual([extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()], [74.5, 42.6, 75.6, 43.1])
        self.assertIn("Figures: a paper", project.metadata().abstract())
        layers = project.layerTreeRoot().findLayers()
        # From the top; areas added up stand for their points.
        self.assertEqual([(node.layer().id().removeprefix("dateline_"), node.isVisible()) for node in layers],
                         [("displacement_routes", True), ("clash_sites", False), ("clash_sites_drawn", True), ("sources", False)])
        self.assertTrue(all(node.layer().isValid() for node in layers))
        self.assertTrue(project.mapLayer("dateline_clash_sites").temporalProperties().isActive())
        [relation] = project.relationManager().relations().values()
        self.assertTrue(relation.isValid())
        self.assertEqual(relation.referencedLayer().id(), "dateline_sources")

    def test_the_validator_accepts_it(self):
        self.assertEqual(validate_gpkg.main(["validate_gpkg", str(self.path)]), 0)


class Korday(unittest.TestCase):
    """The example of the repository, as `dateline export` writes it."""
    dateline = source = None

    @classmethod
    def setUpClass(cls):
        cls.path = SCRATCH / "korday.gpkg"
        subprocess.run([cls.dateline, "export", cls.source / "examples/korday/korday.map.txtpb", "-o", cls.path, "--qgis-project"],
                       check=True)
        with sqlite3.connect(cls.path) as database:
            cls.tables = [name for name, in database.execute("SELECT table_name FROM gpkg_contents WHERE table_name <> 'layer_styles'")]
            cls.rows = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in cls.tables}
        database.close()

    def map_layers(self):
        return [name for name in self.tables if name.startswith(("clash_sites", "displacement_routes", "response_deployments", "medical"))]

    def test_every_layer_opens_styled(self):
        self.assertGreater(len(self.map_layers()), 4)
        for name in self.tables:
            layer = opened(self.path, name)
            self.assertTrue(layer.isValid(), name)
            self.assertEqual(layer.featureCount(), self.rows[name], name)
        for name in self.map_layers():
            layer = opened(self.path, name)
            self.assertEqual(layer.renderer().type(), "categorizedSymbol", name)
            looks = {feature["look"] for feature in layer.getFeatures()}
            self.assertEqual(looks, set(categories_of(layer)), name)
            self.assertTrue(layer.temporalProperties().isActive(), name)

    def test_the_project_draws_the_map(self):
        project = QgsProject()
        self.assertTrue(project.read(f"geopackage:{self.path}?projectName=korday"), project.error())
        self.assertEqual(project.title(), "Violence in the villages of the Korday District")
        root = project.layerTreeRoot()
        self.assertTrue(all(node.layer().isValid() for node in root.findLayers()))
        self.assertTrue(all(relation.isValid() for relation in project.relationManager().relations().values()))
        shown = [layer for layer in root.layerOrder() if layer in root.checkedLayers() and layer.isSpatial()]
        colors = colors_of(drawn(shown, project.viewSettings().defaultViewExtent(), size=QSize(1400, 800)))
        for table, look in [("clash_sites", "clash"), ("medical_points", "medical-care")]:
            categories = categories_of(project.mapLayer(f"dateline_{table}"))
            color = categories[look].symbol().symbolLayer(0).fillColor().name()
            self.assertGreater(colors.get(color, 0), 100, color)
        self.assertGreater(sum(colors.values()) - colors[PAPER], 5000)

    def test_the_validator_accepts_it(self):
        self.assertEqual(validate_gpkg.main(["validate_gpkg", str(self.path)]), 0)


def main():
    Sample.write_sample, Korday.dateline, source = sys.argv[1:4]
    Korday.source = pathlib.Path(source)
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]))
    shutil.rmtree(SCRATCH, ignore_errors=True)
    sys.stdout.flush()
    # QGIS takes itself apart in an order that Python does not know.
    os._exit(0 if result.wasSuccessful() and result.testsRun else 1)


if __name__ == "__main__":
    main()
