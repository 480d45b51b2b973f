"""poplib: a closed connection is error_proto('-ERR EOF'), a lost one the socket's own error."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "poplib.error_proto": ("Exception",),
    "poplib.POP3": ("object",),
    "poplib.POP3_SSL": ("poplib.POP3",),
}

ATTRIBUTES = {
    "poplib.POP3.sock": "socket.socket",
    "poplib.POP3.file": "io.SocketFile",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "TimeoutError": "F7",
    "socket.gaierror": "F9",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
_GREETING = {
    "ConnectionResetError": "F2",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "F7",
    "poplib.error_proto": "F3",
}
_HANDSHAKE = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "F7",
    "ssl.SSLEOFError": "F5",
    "ssl.SSLCertVerificationError": "source: Modules/_ssl.c fill_and_set_sslerror",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
}
_COMMAND = {
    "ConnectionResetError": "F4",
    "BrokenPipeError": "F6",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "TimeoutError": "F7",
    "poplib.error_proto": "F5",
    # Once a read has timed out: 'cannot read from timed out object'.
    "OSError": "source: Lib/socket.py SocketIO.readinto",
}

CALLS = {
    "poplib.POP3": call(connect=_CONNECT, transfer=_GREETING, returns="poplib.POP3"),
    "poplib.POP3_SSL": call(
        connect=_CONNECT,
        transfer=_HANDSHAKE | {"poplib.error_proto": "source: Lib/poplib.py _getline"},
        returns="poplib.POP3_SSL",
    ),
    "poplib.POP3.apop": call(transfer=_COMMAND),
    "poplib.POP3.capa": call(transfer=_COMMAND),
    "poplib.POP3.dele": call(transfer=_COMMAND),
    "poplib.POP3.list": call(transfer=_COMMAND),
    "poplib.POP3.noop": call(transfer=_COMMAND),
    "poplib.POP3.pass_": call(transfer=_COMMAND),
    "poplib.POP3.quit": call(transfer=_COMMAND),
    "poplib.POP3.retr": call(transfer=_COMMAND),
    "poplib.POP3.rpop": call(transfer=_COMMAND),
    "poplib.POP3.rset": call(transfer=_COMMAND),
    "poplib.POP3.stat": call(transfer=_COMMAND),
    "poplib.POP3.top": call(transfer=_COMMAND),
    "poplib.POP3.uidl": call(transfer=_COMMAND),
    "poplib.POP3.user": call(transfer=_COMMAND),
    "poplib.POP3.utf8": call(transfer=_COMMAND),
    "poplib.POP3.stls": call(
        transfer=_COMMAND | {"ssl.SSLError": "source: Lib/poplib.py stls, the handshake"}
    ),
    "poplib.POP3.close": call(),
    "poplib.POP3.getwelcome": call(returns="bytes"),
    "poplib.POP3.set_debuglevel": call(),
}
