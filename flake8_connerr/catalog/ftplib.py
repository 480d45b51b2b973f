"""ftplib: a control connection of commands, and a new data connection for every transfer.

A peer that closes gives EOFError, which is neither an OSError nor one of ftplib's own classes.
"""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "ftplib.Error": ("Exception",),
    "ftplib.error_perm": ("ftplib.Error",),
    "ftplib.error_proto": ("ftplib.Error",),
    "ftplib.error_reply": ("ftplib.Error",),
    "ftplib.error_temp": ("ftplib.Error",),
    "ftplib.FTP": ("object",),
    "ftplib.FTP_TLS": ("ftplib.FTP",),
}

ATTRIBUTES = {
    "ftplib.FTP.sock": "socket.socket",
    "ftplib.FTP.file": "io.SocketFile",
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
    "ftplib.Error": "source: Lib/ftplib.py getresp",
}
_COMMAND = {
    "ConnectionResetError": "F4",
    "BrokenPipeError": "F6",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "EOFError": "F5",
    "TimeoutError": "F7",
    # Once a read has timed out: 'cannot read from timed out object'.
    "OSError": "source: Lib/socket.py SocketIO.readinto",
    "ftplib.error_perm": "source: Lib/ftplib.py getresp",
    "ftplib.error_temp": "source: Lib/ftplib.py getresp",
    "ftplib.error_proto": "source: Lib/ftplib.py getresp",
    "ftplib.error_reply": "source: Lib/ftplib.py voidresp",
}
# The data connection is set up by the same call.
_DATA_CONNECT = {
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "TimeoutError": "source: Lib/ftplib.py ntransfercmd",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}

CALLS = {
    # Connects only where a host is given, logs in only where a user is.
    "ftplib.FTP": call(connect=_CONNECT, transfer=_GREETING, returns="ftplib.FTP"),
    "ftplib.FTP_TLS": call(connect=_CONNECT, transfer=_GREETING, returns="ftplib.FTP_TLS"),
    "ftplib.FTP.connect": call(connect=_CONNECT, transfer=_GREETING),
    "ftplib.FTP.transfercmd": call(connect=_DATA_CONNECT, transfer=_COMMAND, returns="socket.socket"),
    "ftplib.FTP.ntransfercmd": call(connect=_DATA_CONNECT, transfer=_COMMAND, returns=("socket.socket", "")),
    "ftplib.FTP.retrbinary": call(connect=_DATA_CONNECT, transfer=_COMMAND),
    "ftplib.FTP.retrlines": call(connect=_DATA_CONNECT, transfer=_COMMAND),
    "ftplib.FTP.storbinary": call(connect=_DATA_CONNECT, transfer=_COMMAND),
    "ftplib.FTP.storlines": call(connect=_DATA_CONNECT, transfer=_COMMAND),
    "ftplib.FTP.nlst": call(connect=_DATA_CONNECT, transfer=_COMMAND),
    "ftplib.FTP.dir": call(connect=_DATA_CONNECT, transfer=_COMMAND),
    "ftplib.FTP.acct": call(transfer=_COMMAND),
    "ftplib.FTP.cwd": call(transfer=_COMMAND),
    "ftplib.FTP.delete": call(transfer=_COMMAND),
    "ftplib.FTP.login": call(transfer=_COMMAND),
    "ftplib.FTP.mkd": call(transfer=_COMMAND),
    "ftplib.FTP.pwd": call(transfer=_COMMAND),
    "ftplib.FTP.quit": call(transfer=_COMMAND),
    "ftplib.FTP.rename": call(transfer=_COMMAND),
    "ftplib.FTP.rmd": call(transfer=_COMMAND),
    "ftplib.FTP.sendcmd": call(transfer=_COMMAND),
    "ftplib.FTP.size": call(transfer=_COMMAND),
    "ftplib.FTP.voidcmd": call(transfer=_COMMAND),
    # Runs while the listing is read.
    "ftplib.FTP.mlsd": call(),
    # Says goodbye and swallows every OSError and EOFError.
    "ftplib.FTP.__exit__": call(),
    "ftplib.FTP.close": call(),
    "ftplib.FTP.getwelcome": call(returns="str"),
    "ftplib.FTP.set_debuglevel": call(),
    "ftplib.FTP.set_pasv": call(),
    "ftplib.FTP_TLS.auth": call(transfer=_COMMAND | {"ssl.SSLError": "source: Lib/ftplib.py auth"}),
    "ftplib.FTP_TLS.login": call(transfer=_COMMAND | {"ssl.SSLError": "source: Lib/ftplib.py auth"}),
    "ftplib.FTP_TLS.prot_c": call(transfer=_COMMAND),
    "ftplib.FTP_TLS.prot_p": call(transfer=_COMMAND),
}
