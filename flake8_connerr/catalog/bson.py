"""bson, the document format of PyMongo."""

from __future__ import annotations

VERSION = "4.20.1"

CLASSES = {
    "bson.errors.BSONError": ("Exception",),
    "bson.errors.InvalidBSON": ("bson.errors.BSONError",),
    "bson.errors.InvalidDocument": ("bson.errors.BSONError",),
    "bson.errors.InvalidId": ("bson.errors.BSONError",),
    "bson.errors.InvalidStringData": ("bson.errors.BSONError",),
}

ALIASES = {
    "bson.InvalidBSON": "bson.errors.InvalidBSON",
    "bson.InvalidDocument": "bson.errors.InvalidDocument",
    "bson.InvalidStringData": "bson.errors.InvalidStringData",
    "bson.datetime_ms.InvalidBSON": "bson.errors.InvalidBSON",
    "bson.objectid.InvalidId": "bson.errors.InvalidId",
}
