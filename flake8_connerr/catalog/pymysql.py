"""PyMySQL: a lost connection is an OperationalError, one that is used again an InterfaceError."""

from __future__ import annotations

VERSION = "1.2.4"

CLASSES = {
    "pymysql.err.MySQLError": ("Exception",),
    "pymysql.err.Error": ("pymysql.err.MySQLError",),
    "pymysql.err.DatabaseError": ("pymysql.err.Error",),
    "pymysql.err.DataError": ("pymysql.err.DatabaseError",),
    "pymysql.err.IntegrityError": ("pymysql.err.DatabaseError",),
    "pymysql.err.InternalError": ("pymysql.err.DatabaseError",),
    "pymysql.err.NotSupportedError": ("pymysql.err.DatabaseError",),
    "pymysql.err.OperationalError": ("pymysql.err.DatabaseError",),
    "pymysql.err.ProgrammingError": ("pymysql.err.DatabaseError",),
    "pymysql.err.InterfaceError": ("pymysql.err.Error",),
    "pymysql.err.Warning": ("Warning", "pymysql.err.MySQLError"),
}

ALIASES = {
    "pymysql.DataError": "pymysql.err.DataError",
    "pymysql.DatabaseError": "pymysql.err.DatabaseError",
    "pymysql.Error": "pymysql.err.Error",
    "pymysql.IntegrityError": "pymysql.err.IntegrityError",
    "pymysql.InterfaceError": "pymysql.err.InterfaceError",
    "pymysql.InternalError": "pymysql.err.InternalError",
    "pymysql.MySQLError": "pymysql.err.MySQLError",
    "pymysql.NotSupportedError": "pymysql.err.NotSupportedError",
    "pymysql.OperationalError": "pymysql.err.OperationalError",
    "pymysql.ProgrammingError": "pymysql.err.ProgrammingError",
    "pymysql.Warning": "pymysql.err.Warning",
    "pymysql.converters.ProgrammingError": "pymysql.err.ProgrammingError",
}
