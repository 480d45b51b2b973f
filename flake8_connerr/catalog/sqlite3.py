"""SQLite: local files, no connection that could be lost, in spite of the words."""

from __future__ import annotations

VERSION = "3.11 to 3.13"

CLASSES = {
    "sqlite3.Warning": ("Exception",),
    "sqlite3.Error": ("Exception",),
    "sqlite3.InterfaceError": ("sqlite3.Error",),
    "sqlite3.DatabaseError": ("sqlite3.Error",),
    "sqlite3.DataError": ("sqlite3.DatabaseError",),
    "sqlite3.IntegrityError": ("sqlite3.DatabaseError",),
    "sqlite3.InternalError": ("sqlite3.DatabaseError",),
    "sqlite3.NotSupportedError": ("sqlite3.DatabaseError",),
    "sqlite3.OperationalError": ("sqlite3.DatabaseError",),
    "sqlite3.ProgrammingError": ("sqlite3.DatabaseError",),
}

ALIASES = {
    "sqlite3.dbapi2.Warning": "sqlite3.Warning",
    "sqlite3.dbapi2.Error": "sqlite3.Error",
    "sqlite3.dbapi2.InterfaceError": "sqlite3.InterfaceError",
    "sqlite3.dbapi2.DatabaseError": "sqlite3.DatabaseError",
    "sqlite3.dbapi2.DataError": "sqlite3.DataError",
    "sqlite3.dbapi2.IntegrityError": "sqlite3.IntegrityError",
    "sqlite3.dbapi2.InternalError": "sqlite3.InternalError",
    "sqlite3.dbapi2.NotSupportedError": "sqlite3.NotSupportedError",
    "sqlite3.dbapi2.OperationalError": "sqlite3.OperationalError",
    "sqlite3.dbapi2.ProgrammingError": "sqlite3.ProgrammingError",
}
