"""influxdb: what happens to the connection comes as requests' classes."""

from __future__ import annotations

VERSION = "5.3.2"

CLASSES = {
    "influxdb.exceptions.InfluxDBClientError": ("Exception",),
    "influxdb.exceptions.InfluxDBServerError": ("Exception",),
}
