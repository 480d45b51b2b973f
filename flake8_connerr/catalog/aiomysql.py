"""aiomysql: MySQL on asyncio. Its errors are PyMySQL's."""

from __future__ import annotations

VERSION = "0.3.2"

CLASSES = {
    "aiomysql.sa.Error": ("Exception",),
    "aiomysql.sa.ArgumentError": ("aiomysql.sa.Error",),
    "aiomysql.sa.InvalidRequestError": ("aiomysql.sa.ArgumentError",),
    "aiomysql.sa.ResourceClosedError": ("aiomysql.sa.InvalidRequestError",),
    "aiomysql.sa.NoSuchColumnError": ("KeyError", "aiomysql.sa.InvalidRequestError"),
}

ALIASES = {
    "aiomysql.DataError": "pymysql.err.DataError",
    "aiomysql.DatabaseError": "pymysql.err.DatabaseError",
    "aiomysql.Error": "pymysql.err.Error",
    "aiomysql.IntegrityError": "pymysql.err.IntegrityError",
    "aiomysql.InterfaceError": "pymysql.err.InterfaceError",
    "aiomysql.InternalError": "pymysql.err.InternalError",
    "aiomysql.MySQLError": "pymysql.err.MySQLError",
    "aiomysql.NotSupportedError": "pymysql.err.NotSupportedError",
    "aiomysql.OperationalError": "pymysql.err.OperationalError",
    "aiomysql.ProgrammingError": "pymysql.err.ProgrammingError",
    "aiomysql.Warning": "pymysql.err.Warning",
    "aiomysql.connection.DataError": "pymysql.err.DataError",
    "aiomysql.connection.DatabaseError": "pymysql.err.DatabaseError",
    "aiomysql.connection.Error": "pymysql.err.Error",
    "aiomysql.connection.IntegrityError": "pymysql.err.IntegrityError",
    "aiomysql.connection.InterfaceError": "pymysql.err.InterfaceError",
    "aiomysql.connection.InternalError": "pymysql.err.InternalError",
    "aiomysql.connection.NotSupportedError": "pymysql.err.NotSupportedError",
    "aiomysql.connection.OperationalError": "pymysql.err.OperationalError",
    "aiomysql.connection.ProgrammingError": "pymysql.err.ProgrammingError",
    "aiomysql.connection.Warning": "pymysql.err.Warning",
    "aiomysql.cursors.DataError": "pymysql.err.DataError",
    "aiomysql.cursors.DatabaseError": "pymysql.err.DatabaseError",
    "aiomysql.cursors.Error": "pymysql.err.Error",
    "aiomysql.cursors.IntegrityError": "pymysql.err.IntegrityError",
    "aiomysql.cursors.InterfaceError": "pymysql.err.InterfaceError",
    "aiomysql.cursors.InternalError": "pymysql.err.InternalError",
    "aiomysql.cursors.NotSupportedError": "pymysql.err.NotSupportedError",
    "aiomysql.cursors.OperationalError": "pymysql.err.OperationalError",
    "aiomysql.cursors.ProgrammingError": "pymysql.err.ProgrammingError",
    "aiomysql.cursors.Warning": "pymysql.err.Warning",
    "aiomysql.sa.exc.ArgumentError": "aiomysql.sa.ArgumentError",
    "aiomysql.sa.exc.Error": "aiomysql.sa.Error",
    "aiomysql.sa.exc.InvalidRequestError": "aiomysql.sa.InvalidRequestError",
    "aiomysql.sa.exc.NoSuchColumnError": "aiomysql.sa.NoSuchColumnError",
    "aiomysql.sa.exc.ResourceClosedError": "aiomysql.sa.ResourceClosedError",
}
