"""influxdb: what happens to the connection comes as requests' classes."""

from __future__ import annotations

from .model import call

VERSION = "5.3.2"

CLASSES = {
    "influxdb.exceptions.InfluxDBClientError": ("Exception",),
    "influxdb.exceptions.InfluxDBServerError": ("Exception",),
    "influxdb.InfluxDBClient": ("object",),
}

ALIASES = {
    "influxdb.client.InfluxDBClient": "influxdb.InfluxDBClient",
}

_REQUEST_CONNECT = {
    "requests.exceptions.ConnectionError": "F1 F9",
    "requests.exceptions.ConnectTimeout": "F7",
}
_REQUEST_TRANSFER = {
    "requests.exceptions.ConnectionError": "F4 F5 F7",
    "requests.exceptions.ChunkedEncodingError": "F5",
    "requests.exceptions.ReadTimeout": "F7",
    "influxdb.exceptions.InfluxDBClientError": "source: influxdb/client.py request",
    "influxdb.exceptions.InfluxDBServerError": "source: influxdb/client.py request",
}

CALLS = {
    "influxdb.InfluxDBClient": call(returns="influxdb.InfluxDBClient"),
    "influxdb.InfluxDBClient.*": call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER),
    "influxdb.InfluxDBClient.ping": call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER, returns="str"),
    "influxdb.InfluxDBClient.close": call(),
    "influxdb.InfluxDBClient.switch_database": call(),
    "influxdb.InfluxDBClient.switch_user": call(),
    "influxdb.InfluxDBClient.__exit__": call(),
}
