"""logging.handlers: what goes wrong while a record is sent is reported to standard error, not raised."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "logging.Handler": ("object",),
    "logging.handlers.SocketHandler": ("logging.Handler",),
    "logging.handlers.DatagramHandler": ("logging.handlers.SocketHandler",),
    "logging.handlers.SysLogHandler": ("logging.Handler",),
    "logging.handlers.HTTPHandler": ("logging.Handler",),
    "logging.handlers.SMTPHandler": ("logging.Handler",),
}

CALLS = {
    "logging.handlers.SocketHandler": call(returns="logging.handlers.SocketHandler"),
    "logging.handlers.SocketHandler.makeSocket": call(
        connect={
            "ConnectionRefusedError": "F1 F8",
            "ConnectionResetError": "race: F2",
            "FileNotFoundError": "F8",
            "TimeoutError": "F7",
            "socket.gaierror": "F9",
        },
        returns="socket.socket",
    ),
    "logging.handlers.DatagramHandler": call(returns="logging.handlers.DatagramHandler"),
    "logging.handlers.DatagramHandler.makeSocket": call(returns="socket.socket"),
    # With socktype=SOCK_STREAM it connects at once; a missing Unix socket is put up with.
    "logging.handlers.SysLogHandler": call(
        connect={
            "ConnectionRefusedError": "F1",
            "ConnectionResetError": "source: connect(2) ECONNRESET",
            "TimeoutError": "source: connect(2) ETIMEDOUT",
            "socket.gaierror": "F9",
        },
        returns="logging.handlers.SysLogHandler",
    ),
    "logging.handlers.HTTPHandler": call(returns="logging.handlers.HTTPHandler"),
    "logging.handlers.SMTPHandler": call(returns="logging.handlers.SMTPHandler"),
    "logging.Handler.close": call(),
    "logging.Handler.emit": call(),
    "logging.Handler.handle": call(),
}
