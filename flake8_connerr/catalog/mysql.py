"""MySQL Connector/Python: a lost connection is an InterfaceError or an OperationalError."""

from __future__ import annotations

VERSION = "26.10.0"

CLASSES = {
    "mysql.connector.errors.Error": ("Exception",),
    "mysql.connector.errors.ConnectionTimeoutError": ("mysql.connector.errors.Error",),
    "mysql.connector.errors.DatabaseError": ("mysql.connector.errors.Error",),
    "mysql.connector.errors.DataError": ("mysql.connector.errors.DatabaseError",),
    "mysql.connector.errors.IntegrityError": ("mysql.connector.errors.DatabaseError",),
    "mysql.connector.errors.InternalError": ("mysql.connector.errors.DatabaseError",),
    "mysql.connector.errors.NotSupportedError": ("mysql.connector.errors.DatabaseError",),
    "mysql.connector.errors.OperationalError": ("mysql.connector.errors.DatabaseError",),
    "mysql.connector.errors.ProgrammingError": ("mysql.connector.errors.DatabaseError",),
    "mysql.connector.errors.InterfaceError": ("mysql.connector.errors.Error",),
    "mysql.connector.errors.PoolError": ("mysql.connector.errors.Error",),
    "mysql.connector.errors.ReadTimeoutError": ("mysql.connector.errors.Error",),
    "mysql.connector.errors.WriteTimeoutError": ("mysql.connector.errors.Error",),
    "mysql.connector.errors.Warning": ("Exception",),
}

ALIASES = {
    "mysql.connector.DataError": "mysql.connector.errors.DataError",
    "mysql.connector.DatabaseError": "mysql.connector.errors.DatabaseError",
    "mysql.connector.Error": "mysql.connector.errors.Error",
    "mysql.connector.IntegrityError": "mysql.connector.errors.IntegrityError",
    "mysql.connector.InterfaceError": "mysql.connector.errors.InterfaceError",
    "mysql.connector.InternalError": "mysql.connector.errors.InternalError",
    "mysql.connector.NotSupportedError": "mysql.connector.errors.NotSupportedError",
    "mysql.connector.OperationalError": "mysql.connector.errors.OperationalError",
    "mysql.connector.PoolError": "mysql.connector.errors.PoolError",
    "mysql.connector.ProgrammingError": "mysql.connector.errors.ProgrammingError",
    "mysql.connector.Warning": "mysql.connector.errors.Warning",
}
