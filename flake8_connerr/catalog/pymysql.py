"""PyMySQL: a lost connection is an OperationalError, one that is used again an InterfaceError."""

from __future__ import annotations

from .model import call

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
    # What is connected and called, beside the exceptions.
    "pymysql.connections.Connection": ("object",),
    "pymysql.cursors.Cursor": ("object",),
    "pymysql.cursors.DictCursor": ("pymysql.cursors.Cursor",),
    "pymysql.cursors.SSCursor": ("pymysql.cursors.Cursor",),
    "pymysql.cursors.SSDictCursor": ("pymysql.cursors.SSCursor",),
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
    "pymysql.Connection": "pymysql.connections.Connection",
    "pymysql.Connect": "pymysql.connect",
}

_CONNECT = {"pymysql.err.OperationalError": "F1 F2 F3 F4 F5 F7 F8 F9"}
_QUERY = {
    "pymysql.err.OperationalError": "F4 F5 F6 F7",
    # The connection had been lost before, and PyMySQL has closed it.
    "pymysql.err.InterfaceError": "F6",
    "pymysql.err.MySQLError": "source: pymysql/err.py raise_mysql_exception",
}
# Only where something is sent or read after all: by an unbuffered cursor, where a setting changes.
_RARE = {
    "pymysql.err.OperationalError": "source: pymysql/connections.py _read_bytes",
    "pymysql.err.InterfaceError": "source: pymysql/connections.py _read_bytes",
}
_QUIET = call()

CALLS = {
    "pymysql.connect": call(connect=_CONNECT, returns="pymysql.connections.Connection"),
    "pymysql.connections.Connection": call(
        connect={"pymysql.err.OperationalError": "F1 F9"}, returns="pymysql.connections.Connection"
    ),
    "pymysql.connections.Connection.connect": call(
        connect={"pymysql.err.OperationalError": "source: pymysql/connections.py connect"}
    ),
    # By default it connects anew where the connection is lost.
    "pymysql.connections.Connection.ping": call(
        connect={"pymysql.err.OperationalError": "F1"},
        transfer={"pymysql.err.OperationalError": "F4 F5 F6", "pymysql.err.Error": "F6"},
    ),
    "pymysql.connections.Connection.begin": call(transfer=_QUERY),
    "pymysql.connections.Connection.commit": call(transfer=_QUERY),
    "pymysql.connections.Connection.rollback": call(transfer=_QUERY),
    "pymysql.connections.Connection.query": call(transfer=_QUERY),
    "pymysql.connections.Connection.select_db": call(transfer=_QUERY),
    # Only where that is not so already.
    "pymysql.connections.Connection.autocommit": call(transfer=_RARE),
    "pymysql.connections.Connection.cursor": call(returns="pymysql.cursors.Cursor"),
    "pymysql.connections.Connection.close": _QUIET,
    "pymysql.connections.Connection.escape": _QUIET,
    "pymysql.connections.Connection.get_host_info": _QUIET,
    "pymysql.connections.Connection.get_server_info": _QUIET,
    "pymysql.connections.Connection.insert_id": _QUIET,
    "pymysql.connections.Connection.affected_rows": _QUIET,
    "pymysql.connections.Connection.__enter__": call(returns="pymysql.connections.Connection"),
    "pymysql.connections.Connection.__exit__": _QUIET,
    "pymysql.cursors.Cursor.execute": call(transfer=_QUERY),
    "pymysql.cursors.Cursor.executemany": call(transfer=_QUERY),
    "pymysql.cursors.Cursor.callproc": call(transfer=_QUERY),
    "pymysql.cursors.Cursor.nextset": call(transfer=_RARE),
    "pymysql.cursors.Cursor.fetchone": _QUIET,
    "pymysql.cursors.Cursor.fetchmany": _QUIET,
    "pymysql.cursors.Cursor.fetchall": _QUIET,
    "pymysql.cursors.Cursor.close": _QUIET,
    "pymysql.cursors.Cursor.mogrify": _QUIET,
    "pymysql.cursors.Cursor.scroll": _QUIET,
    "pymysql.cursors.SSCursor.fetchone": call(transfer=_RARE),
    "pymysql.cursors.SSCursor.fetchmany": call(transfer=_RARE),
    "pymysql.cursors.SSCursor.fetchall": call(transfer=_RARE),
}
