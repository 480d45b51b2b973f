"""MySQL Connector/Python: a lost connection is an InterfaceError or an OperationalError."""

from __future__ import annotations

from .model import call

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
    # What is connected and called, beside the exceptions.
    "mysql.connector.abstracts.MySQLConnectionAbstract": ("object",),
    "mysql.connector.abstracts.MySQLCursorAbstract": ("object",),
    "mysql.connector.pooling.MySQLConnectionPool": ("object",),
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
    "mysql.connector.Connect": "mysql.connector.connect",
    "mysql.connector.pooling.connect": "mysql.connector.connect",
}

_CONNECT = {
    "mysql.connector.errors.InterfaceError": "F1 F3 F5 F9",
    "mysql.connector.errors.OperationalError": "F2 F4",
    "mysql.connector.errors.ConnectionTimeoutError": "F7",
    "mysql.connector.errors.DatabaseError": "source: mysql/connector/connection_cext.py _open_connection",
}
_QUERY = {
    "mysql.connector.errors.InterfaceError": "F5 F6",
    "mysql.connector.errors.OperationalError": "F4",
    "mysql.connector.errors.ReadTimeoutError": "F7",
    "mysql.connector.errors.Error": "source: mysql/connector/errors.py get_mysql_exception",
}
_QUIET = call()

CALLS = {
    "mysql.connector.connect": call(
        connect=_CONNECT, returns="mysql.connector.abstracts.MySQLConnectionAbstract"
    ),
    "mysql.connector.pooling.MySQLConnectionPool": call(
        connect={"mysql.connector.errors.Error": "source: mysql/connector/pooling.py add_connection"},
        returns="mysql.connector.pooling.MySQLConnectionPool",
    ),
    "mysql.connector.pooling.MySQLConnectionPool.get_connection": call(
        connect={
            "mysql.connector.errors.PoolError": "source: mysql/connector/pooling.py get_connection",
            "mysql.connector.errors.Error": "source: mysql/connector/pooling.py get_connection",
        },
        returns="mysql.connector.abstracts.MySQLConnectionAbstract",
    ),
    "mysql.connector.abstracts.MySQLConnectionAbstract.commit": call(transfer=_QUERY),
    "mysql.connector.abstracts.MySQLConnectionAbstract.rollback": call(transfer=_QUERY),
    "mysql.connector.abstracts.MySQLConnectionAbstract.start_transaction": call(transfer=_QUERY),
    "mysql.connector.abstracts.MySQLConnectionAbstract.cmd_query": call(transfer=_QUERY),
    "mysql.connector.abstracts.MySQLConnectionAbstract.ping": call(
        transfer={"mysql.connector.errors.InterfaceError": "F4 F5 F6 F7"}
    ),
    "mysql.connector.abstracts.MySQLConnectionAbstract.reconnect": call(
        connect={"mysql.connector.errors.InterfaceError": "F1"}
    ),
    # Asks whether the connection is alive.
    "mysql.connector.abstracts.MySQLConnectionAbstract.cursor": call(
        transfer={"mysql.connector.errors.OperationalError": "F4 F5 F6 F7"},
        returns="mysql.connector.abstracts.MySQLCursorAbstract",
    ),
    "mysql.connector.abstracts.MySQLConnectionAbstract.close": _QUIET,
    "mysql.connector.abstracts.MySQLConnectionAbstract.disconnect": _QUIET,
    "mysql.connector.abstracts.MySQLConnectionAbstract.is_connected": _QUIET,
    "mysql.connector.abstracts.MySQLCursorAbstract.execute": call(transfer=_QUERY),
    "mysql.connector.abstracts.MySQLCursorAbstract.callproc": call(transfer=_QUERY),
    # Asks the connection for its encoding first.
    "mysql.connector.abstracts.MySQLCursorAbstract.executemany": call(
        transfer={
            "mysql.connector.errors.ProgrammingError": "F4 F5 F6 F7",
            "mysql.connector.errors.Error": "source: mysql/connector/cursor.py executemany",
        }
    ),
    "mysql.connector.abstracts.MySQLCursorAbstract.fetchone": call(
        transfer={"mysql.connector.errors.Error": "source: mysql/connector/connection.py get_rows"}
    ),
    "mysql.connector.abstracts.MySQLCursorAbstract.fetchmany": call(
        transfer={"mysql.connector.errors.Error": "source: mysql/connector/connection.py get_rows"}
    ),
    "mysql.connector.abstracts.MySQLCursorAbstract.fetchall": call(
        transfer={"mysql.connector.errors.Error": "source: mysql/connector/connection.py get_rows"}
    ),
    "mysql.connector.abstracts.MySQLCursorAbstract.nextset": call(
        transfer={"mysql.connector.errors.Error": "source: mysql/connector/connection.py get_rows"}
    ),
    "mysql.connector.abstracts.MySQLCursorAbstract.close": _QUIET,
    "mysql.connector.abstracts.MySQLCursorAbstract.reset": _QUIET,
}
