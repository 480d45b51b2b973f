"""imaplib: an error while sending or an end of the stream is IMAP4.abort; while reading, the error itself.

IMAP4.abort is an IMAP4.error, and neither is an OSError.
"""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "imaplib.IMAP4.error": ("Exception",),
    "imaplib.IMAP4.abort": ("imaplib.IMAP4.error",),
    "imaplib.IMAP4.readonly": ("imaplib.IMAP4.abort",),
    "imaplib.IMAP4": ("object",),
    "imaplib.IMAP4_SSL": ("imaplib.IMAP4",),
    "imaplib.IMAP4_stream": ("imaplib.IMAP4",),
}

ALIASES = {
    "imaplib.IMAP4_SSL.error": "imaplib.IMAP4.error",
    "imaplib.IMAP4_SSL.abort": "imaplib.IMAP4.abort",
    "imaplib.IMAP4_SSL.readonly": "imaplib.IMAP4.readonly",
    "imaplib.IMAP4_stream.error": "imaplib.IMAP4.error",
    "imaplib.IMAP4_stream.abort": "imaplib.IMAP4.abort",
    "imaplib.IMAP4_stream.readonly": "imaplib.IMAP4.readonly",
}

ATTRIBUTES = {
    "imaplib.IMAP4.sock": "socket.socket",
    "imaplib.IMAP4.file": "io.SocketFile",
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
    "imaplib.IMAP4.abort": "F3",
    "imaplib.IMAP4.error": "source: Lib/imaplib.py _connect",
}
_HANDSHAKE = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "F7",
    "ssl.SSLEOFError": "F5",
    "ssl.SSLCertVerificationError": "source: Modules/_ssl.c fill_and_set_sslerror",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
}
_TLS_GREETING = {
    "imaplib.IMAP4.abort": "source: Lib/imaplib.py _get_line",
    "imaplib.IMAP4.error": "source: Lib/imaplib.py _connect",
}
_COMMAND = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "F7",
    "imaplib.IMAP4.abort": "F5 F6",
    "imaplib.IMAP4.error": "source: Lib/imaplib.py _command_complete",
    # Once a read has timed out: 'cannot read from timed out object'.
    "OSError": "source: Lib/socket.py SocketIO.readinto",
}

CALLS = {
    "imaplib.IMAP4": call(connect=_CONNECT, transfer=_GREETING, returns="imaplib.IMAP4"),
    "imaplib.IMAP4_SSL": call(
        connect=_CONNECT, transfer=_HANDSHAKE | _TLS_GREETING, returns="imaplib.IMAP4_SSL"
    ),
    "imaplib.IMAP4.open": call(connect=_CONNECT),
    "imaplib.IMAP4_SSL.open": call(connect=_CONNECT, transfer=_HANDSHAKE),
    "imaplib.IMAP4.starttls": call(
        transfer=_COMMAND | {"ssl.SSLError": "source: Lib/imaplib.py starttls, the handshake"}
    ),
    "imaplib.IMAP4.append": call(transfer=_COMMAND),
    "imaplib.IMAP4.authenticate": call(transfer=_COMMAND),
    "imaplib.IMAP4.capability": call(transfer=_COMMAND),
    "imaplib.IMAP4.check": call(transfer=_COMMAND),
    "imaplib.IMAP4.close": call(transfer=_COMMAND),
    "imaplib.IMAP4.copy": call(transfer=_COMMAND),
    "imaplib.IMAP4.create": call(transfer=_COMMAND),
    "imaplib.IMAP4.delete": call(transfer=_COMMAND),
    "imaplib.IMAP4.deleteacl": call(transfer=_COMMAND),
    "imaplib.IMAP4.enable": call(transfer=_COMMAND),
    "imaplib.IMAP4.expunge": call(transfer=_COMMAND),
    "imaplib.IMAP4.fetch": call(transfer=_COMMAND),
    "imaplib.IMAP4.getacl": call(transfer=_COMMAND),
    "imaplib.IMAP4.getquota": call(transfer=_COMMAND),
    "imaplib.IMAP4.getquotaroot": call(transfer=_COMMAND),
    "imaplib.IMAP4.list": call(transfer=_COMMAND),
    "imaplib.IMAP4.login": call(transfer=_COMMAND),
    "imaplib.IMAP4.login_cram_md5": call(transfer=_COMMAND),
    "imaplib.IMAP4.lsub": call(transfer=_COMMAND),
    "imaplib.IMAP4.myrights": call(transfer=_COMMAND),
    "imaplib.IMAP4.namespace": call(transfer=_COMMAND),
    "imaplib.IMAP4.noop": call(transfer=_COMMAND),
    "imaplib.IMAP4.proxyauth": call(transfer=_COMMAND),
    "imaplib.IMAP4.rename": call(transfer=_COMMAND),
    "imaplib.IMAP4.search": call(transfer=_COMMAND),
    "imaplib.IMAP4.select": call(transfer=_COMMAND),
    "imaplib.IMAP4.setacl": call(transfer=_COMMAND),
    "imaplib.IMAP4.setquota": call(transfer=_COMMAND),
    "imaplib.IMAP4.sort": call(transfer=_COMMAND),
    "imaplib.IMAP4.status": call(transfer=_COMMAND),
    "imaplib.IMAP4.store": call(transfer=_COMMAND),
    "imaplib.IMAP4.subscribe": call(transfer=_COMMAND),
    "imaplib.IMAP4.thread": call(transfer=_COMMAND),
    "imaplib.IMAP4.uid": call(transfer=_COMMAND),
    "imaplib.IMAP4.unselect": call(transfer=_COMMAND),
    "imaplib.IMAP4.unsubscribe": call(transfer=_COMMAND),
    "imaplib.IMAP4.logout": call(transfer=_COMMAND),
    # Says goodbye and swallows every OSError, but not an abort.
    "imaplib.IMAP4.__exit__": call(transfer={"imaplib.IMAP4.abort": "F5"}),
    "imaplib.IMAP4.recent": call(transfer=_COMMAND),
    "imaplib.IMAP4.response": call(),
    "imaplib.IMAP4.shutdown": call(),
    "imaplib.IMAP4.socket": call(returns="socket.socket"),
    "imaplib.Internaldate2tuple": call(),
    "imaplib.Int2AP": call(),
    "imaplib.ParseFlags": call(),
    "imaplib.Time2Internaldate": call(returns="str"),
}
