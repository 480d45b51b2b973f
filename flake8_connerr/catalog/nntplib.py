"""nntplib, until Python 3.12."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.12"

CLASSES = {
    "nntplib.NNTPError": ("Exception",),
    "nntplib.NNTPDataError": ("nntplib.NNTPError",),
    "nntplib.NNTPPermanentError": ("nntplib.NNTPError",),
    "nntplib.NNTPProtocolError": ("nntplib.NNTPError",),
    "nntplib.NNTPReplyError": ("nntplib.NNTPError",),
    "nntplib.NNTPTemporaryError": ("nntplib.NNTPError",),
    "nntplib.NNTP": ("object",),
    "nntplib.NNTP_SSL": ("nntplib.NNTP",),
}

ATTRIBUTES = {
    "nntplib.NNTP.sock": "socket.socket",
    "nntplib.NNTP.file": "io.SocketFile",
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
    "EOFError": "F3",
    "TimeoutError": "F7",
    "nntplib.NNTPError": "source: Lib/nntplib.py _getresp",
}
_HANDSHAKE = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "F7",
    "ssl.SSLEOFError": "F5",
    "ssl.SSLCertVerificationError": "source: Modules/_ssl.c fill_and_set_sslerror",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
}
_TLS_GREETING = _HANDSHAKE | {
    "EOFError": "source: Lib/nntplib.py _getline",
    "nntplib.NNTPError": "source: Lib/nntplib.py _getresp",
}
_COMMAND = {
    "ConnectionResetError": "F4",
    "BrokenPipeError": "F6",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "EOFError": "F5",
    "TimeoutError": "F7",
    "nntplib.NNTPError": "source: Lib/nntplib.py _getresp",
    # Once a read has timed out: 'cannot read from timed out object'.
    "OSError": "source: Lib/socket.py SocketIO.readinto",
}

CALLS = {
    "nntplib.NNTP": call(connect=_CONNECT, transfer=_GREETING, returns="nntplib.NNTP"),
    "nntplib.NNTP_SSL": call(connect=_CONNECT, transfer=_TLS_GREETING, returns="nntplib.NNTP_SSL"),
    "nntplib.NNTP.article": call(transfer=_COMMAND),
    "nntplib.NNTP.body": call(transfer=_COMMAND),
    "nntplib.NNTP.capabilities": call(transfer=_COMMAND),
    "nntplib.NNTP.date": call(transfer=_COMMAND),
    "nntplib.NNTP.descriptions": call(transfer=_COMMAND),
    "nntplib.NNTP.group": call(transfer=_COMMAND),
    "nntplib.NNTP.head": call(transfer=_COMMAND),
    "nntplib.NNTP.help": call(transfer=_COMMAND),
    "nntplib.NNTP.last": call(transfer=_COMMAND),
    "nntplib.NNTP.list": call(transfer=_COMMAND),
    "nntplib.NNTP.login": call(transfer=_COMMAND),
    "nntplib.NNTP.newnews": call(transfer=_COMMAND),
    "nntplib.NNTP.next": call(transfer=_COMMAND),
    "nntplib.NNTP.over": call(transfer=_COMMAND),
    "nntplib.NNTP.post": call(transfer=_COMMAND),
    "nntplib.NNTP.quit": call(transfer=_COMMAND),
    "nntplib.NNTP.slave": call(transfer=_COMMAND),
    "nntplib.NNTP.stat": call(transfer=_COMMAND),
    "nntplib.NNTP.xhdr": call(transfer=_COMMAND),
    "nntplib.NNTP.xover": call(transfer=_COMMAND),
    # Says goodbye and swallows every OSError and EOFError.
    "nntplib.NNTP.__exit__": call(),
    "nntplib.NNTP.getwelcome": call(returns="str"),
    "nntplib.NNTP.set_debuglevel": call(),
}
