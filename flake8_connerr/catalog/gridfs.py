"""gridfs, files in MongoDB, a part of PyMongo."""

from __future__ import annotations

VERSION = "4.20.1"

CLASSES = {
    "gridfs.errors.GridFSError": ("pymongo.errors.PyMongoError",),
    "gridfs.errors.CorruptGridFile": ("gridfs.errors.GridFSError",),
    "gridfs.errors.FileExists": ("gridfs.errors.GridFSError",),
    "gridfs.errors.NoFile": ("gridfs.errors.GridFSError",),
}

ALIASES = {
    "gridfs.NoFile": "gridfs.errors.NoFile",
    "gridfs.asynchronous.NoFile": "gridfs.errors.NoFile",
    "gridfs.errors.PyMongoError": "pymongo.errors.PyMongoError",
    "gridfs.grid_file.BulkWriteError": "pymongo.errors.BulkWriteError",
    "gridfs.grid_file.ConfigurationError": "pymongo.errors.ConfigurationError",
    "gridfs.grid_file.CorruptGridFile": "gridfs.errors.CorruptGridFile",
    "gridfs.grid_file.CursorNotFound": "pymongo.errors.CursorNotFound",
    "gridfs.grid_file.DuplicateKeyError": "pymongo.errors.DuplicateKeyError",
    "gridfs.grid_file.FileExists": "gridfs.errors.FileExists",
    "gridfs.grid_file.InvalidOperation": "pymongo.errors.InvalidOperation",
    "gridfs.grid_file.NoFile": "gridfs.errors.NoFile",
    "gridfs.grid_file.OperationFailure": "pymongo.errors.OperationFailure",
    "gridfs.grid_file_shared.InvalidOperation": "pymongo.errors.InvalidOperation",
    "gridfs.synchronous.NoFile": "gridfs.errors.NoFile",
}
