"""Writes GeoPackages of the dateline basemap schema (docs/basemaps.md)."""
import os
import sqlite3

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
# A fixed date instead of the clock, so that the same input gives the same bytes.
gdal.SetConfigOption('OGR_CURRENT_DATE', '2026-01-01T00:00:00.000Z')

KINDS = {'polygon': ogr.wkbPolygon, 'multipolygon': ogr.wkbMultiPolygon, 'line': ogr.wkbLineString,
         'multiline': ogr.wkbMultiLineString, 'point': ogr.wkbPoint}
TYPES = {'text': ogr.OFTString, 'integer': ogr.OFTInteger, 'real': ogr.OFTReal}
LAYER_COLUMNS = ('table_name', 'role', 'scale_min', 'scale_max', 'source', 'licence', 'credit', 'url', 'version')
EVERY_SCALE = (0.0, 1e12)


class Writer:
    def __init__(self, path):
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        if os.path.exists(path):
            os.remove(path)
        self.path = path
        self.source = ogr.GetDriverByName('GPKG').CreateDataSource(path, options=['VERSION=1.3'])
        self.srs = osr.SpatialReference()
        self.srs.ImportFromEPSG(4326)
        self.srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        self.described = []
        self.written = []

    def table(self, name, role, kind, columns, rows, origin, scales=EVERY_SCALE):
        """columns: {name: type}; rows: (shapely geometry, {name: value}); origin: credits of a source."""
        layer = self.source.CreateLayer(name, self.srs, KINDS[kind], ['GEOMETRY_NAME=geom', 'SPATIAL_INDEX=YES'])
        for column, type_name in columns.items():
            layer.CreateField(ogr.FieldDefn(column, TYPES[type_name]))
        layer.StartTransaction()
        count = 0
        for geometry, values in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for column, value in values.items():
                if value is not None:
                    feature.SetField(column, value)
            shape = ogr.CreateGeometryFromWkb(geometry.wkb)
            feature.SetGeometryDirectly(ogr.ForceTo(shape, KINDS[kind]))
            layer.CreateFeature(feature)
            count += 1
        layer.CommitTransaction()
        self.described.append({'table_name': name, 'role': role, 'scale_min': scales[0], 'scale_max': scales[1], **origin})
        self.written.append((name, role, count))

    def close(self):
        layer = self.source.CreateLayer('dateline_layers', None, ogr.wkbNone, ['ASPATIAL_VARIANT=GPKG_ATTRIBUTES'])
        for column in LAYER_COLUMNS:
            layer.CreateField(ogr.FieldDefn(column, TYPES['real' if column.startswith('scale') else 'text']))
        for row in self.described:
            feature = ogr.Feature(layer.GetLayerDefn())
            for column in LAYER_COLUMNS:
                feature.SetField(column, row[column])
            layer.CreateFeature(feature)
        layer = feature = self.source = None
        database = sqlite3.connect(self.path)
        database.execute('VACUUM')
        database.close()
        for name, role, count in self.written:
            print(f'  {name:24} {role:10} {count:6} features')
        print(f'{self.path}: {os.path.getsize(self.path) / 1e6:.2f} MB')
