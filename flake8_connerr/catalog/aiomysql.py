"""aiomysql: MySQL on asyncio. Its errors are PyMySQL's.

Only connecting has a timeout, which is wrapped in an OperationalError too; whoever waits for an answer
waits until the connection ends.
"""

from __future__ import annotations

from .model import call

VERSION = "0.3.2"

CLASSES = {
    "aiomysql.sa.Error": ("Exception",),
    "aiomysql.sa.ArgumentError": ("aiomysql.sa.Error",),
    "aiomysql.sa.InvalidRequestError": ("aiomysql.sa.ArgumentError",),
    "aiomysql.sa.ResourceClosedError": ("aiomysql.sa.InvalidRequestError",),
    "aiomysql.sa.NoSuchColumnError": ("KeyError", "aiomysql.sa.InvalidRequestError"),
    # What is connected and called, beside the exceptions.
    "aiomysql.connection.Connection": ("object",),
    "aiomysql.cursors.Cursor": ("object",),
    "aiomysql.cursors.DictCursor": ("aiomysql.cursors.Cursor",),
    "aiomysql.cursors.SSCursor": ("aiomysql.cursors.Cursor",),
    "aiomysql.pool.Pool": ("object",),
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
    "aiomysql.Connection": "aiomysql.connection.Connection",
    "aiomysql.Cursor": "aiomysql.cursors.Cursor",
    "aiomysql.DictCursor": "aiomysql.cursors.DictCursor",
    "aiomysql.SSCursor": "aiomysql.cursors.SSCursor",
    "aiomysql.Pool": "aiomysql.pool.Pool",
    "aiomysql.connection.connect": "aiomysql.connect",
    "aiomysql.pool.create_pool": "aiomysql.create_pool",
}

_QUERY = {
    "pymysql.err.OperationalError": "F4 F5 F6",
    "pymysql.err.InterfaceError": "source: aiomysql/connection.py _ensure_alive",
    "pymysql.err.MySQLError": "source: pymysql/err.py raise_mysql_exception",
}
_QUIET = call()

CALLS = {
    "aiomysql.connect": call(
        connect={"pymysql.err.OperationalError": "F1 F2 F3 F4 F5 F7 F9"},
        returns="aiomysql.connection.Connection",
    ),
    "aiomysql.create_pool": call(
        connect={"pymysql.err.OperationalError": "F1 F2 F3 F9"}, returns="aiomysql.pool.Pool"
    ),
    "aiomysql.pool.Pool.acquire": call(
        connect={"pymysql.err.OperationalError": "F1"}, returns="aiomysql.connection.Connection"
    ),
    "aiomysql.pool.Pool.release": _QUIET,
    "aiomysql.pool.Pool.close": _QUIET,
    "aiomysql.pool.Pool.terminate": _QUIET,
    "aiomysql.pool.Pool.wait_closed": _QUIET,
    "aiomysql.connection.Connection.ping": call(
        connect={"pymysql.err.OperationalError": "F1"},
        transfer={
            "pymysql.err.OperationalError": "F4 F5 F6",
            "pymysql.err.Error": "source: aiomysql/connection.py ping, 'Already closed'",
        },
    ),
    "aiomysql.connection.Connection.autocommit": call(transfer=_QUERY),
    "aiomysql.connection.Connection.begin": call(transfer=_QUERY),
    "aiomysql.connection.Connection.commit": call(transfer=_QUERY),
    "aiomysql.connection.Connection.rollback": call(transfer=_QUERY),
    "aiomysql.connection.Connection.select_db": call(transfer=_QUERY),
    "aiomysql.connection.Connection.cursor": call(returns="aiomysql.cursors.Cursor"),
    "aiomysql.connection.Connection.close": _QUIET,
    "aiomysql.connection.Connection.ensure_closed": _QUIET,
    "aiomysql.cursors.Cursor.execute": call(transfer=_QUERY),
    "aiomysql.cursors.Cursor.executemany": call(transfer=_QUERY),
    "aiomysql.cursors.Cursor.callproc": call(transfer=_QUERY),
    "aiomysql.cursors.Cursor.fetchone": _QUIET,
    "aiomysql.cursors.Cursor.fetchmany": _QUIET,
    "aiomysql.cursors.Cursor.fetchall": _QUIET,
    "aiomysql.cursors.Cursor.close": _QUIET,
}
