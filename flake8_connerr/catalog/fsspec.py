"""fsspec: remote file systems raise what their transport raises, or a FileNotFoundError in its place.

What ``fsspec.open`` and ``fsspec.filesystem`` raise depends on the protocol, which they are given as a
string; nothing is said of them, but of the file systems that they make.
"""

from __future__ import annotations

from .model import call

VERSION = "2026.9.0"

CLASSES = {
    "fsspec.exceptions.BlocksizeMismatchError": ("ValueError",),
    "fsspec.exceptions.FSTimeoutError": ("TimeoutError",),
    "fsspec.asyn.FSSpecCoroutineCancel": ("Exception",),
    "fsspec.spec.AbstractFileSystem": ("object",),
    "fsspec.spec.AbstractBufferedFile": ("object",),
    "fsspec.implementations.http.HTTPFileSystem": ("fsspec.spec.AbstractFileSystem",),
    "fsspec.implementations.http.HTTPFile": ("fsspec.spec.AbstractBufferedFile",),
    "fsspec.implementations.ftp.FTPFileSystem": ("fsspec.spec.AbstractFileSystem",),
    "fsspec.implementations.sftp.SFTPFileSystem": ("fsspec.spec.AbstractFileSystem",),
}

ALIASES = {
    "fsspec.FSTimeoutError": "fsspec.exceptions.FSTimeoutError",
    "fsspec.asyn.FSTimeoutError": "fsspec.exceptions.FSTimeoutError",
    "fsspec.AbstractFileSystem": "fsspec.spec.AbstractFileSystem",
}

# aiohttp's errors come through, but for its timeouts.
_CONNECT = {
    "aiohttp.ClientConnectorError": "F1",
    "aiohttp.ClientConnectorDNSError": "F9",
    "aiohttp.ClientConnectorSSLError": "source: aiohttp/connector.py",
    "fsspec.exceptions.FSTimeoutError": "F7",
}
_ASK = {
    "aiohttp.ClientOSError": "F4",
    "aiohttp.ServerDisconnectedError": "F5",
    "fsspec.exceptions.FSTimeoutError": "F7",
    "aiohttp.ClientResponseError": "source: fsspec/implementations/http.py _raise_not_found_for_status",
    "FileNotFoundError": "source: fsspec/implementations/http.py _raise_not_found_for_status",
}
_FETCH = _ASK | {"aiohttp.ClientPayloadError": "F4 F5"}
# Whatever goes wrong on the way to a file's size.
_LOOK = call(
    connect={"FileNotFoundError": "F1 F7 F9"},
    transfer={"FileNotFoundError": "F2 F3 F4 F5 F7"},
)
# Any of aiohttp's errors means that there is no such file; a timeout does not.
_IS_THERE = call(
    connect={"fsspec.exceptions.FSTimeoutError": "F7"},
    transfer={"fsspec.exceptions.FSTimeoutError": "F7"},
)
_READ = call(
    connect={"aiohttp.ClientConnectorError": "F1"},
    transfer={
        "aiohttp.ClientOSError": "F4",
        "aiohttp.ServerDisconnectedError": "F5",
        "fsspec.exceptions.FSTimeoutError": "F7",
        "aiohttp.ClientPayloadError": "source: fsspec/implementations/http.py async_fetch_range",
        "FileNotFoundError": "source: fsspec/implementations/http.py _raise_not_found_for_status",
    },
    returns="bytes",
)
_QUIET = call()

_HTTP = "fsspec.implementations.http.HTTPFileSystem"
_HTTP_FILE = "fsspec.implementations.http.HTTPFile"

CALLS = {
    # Connects with the first request, not here.
    _HTTP: call(returns=_HTTP),
    f"{_HTTP}.open": _LOOK._replace(returns=_HTTP_FILE),
    f"{_HTTP}.info": _LOOK,
    f"{_HTTP}.size": _LOOK,
    f"{_HTTP}.exists": _IS_THERE,
    f"{_HTTP}.isfile": _IS_THERE,
    f"{_HTTP}.isdir": call(connect=_CONNECT, transfer=_ASK),
    f"{_HTTP}.ls": call(connect=_CONNECT, transfer=_ASK),
    f"{_HTTP}.pipe_file": call(connect=_CONNECT, transfer=_ASK),
    f"{_HTTP}.cat": call(connect=_CONNECT, transfer=_FETCH),
    f"{_HTTP}.cat_file": call(connect=_CONNECT, transfer=_FETCH, returns="bytes"),
    f"{_HTTP}.get_file": call(connect=_CONNECT, transfer=_FETCH),
    f"{_HTTP_FILE}.read": _READ,
    f"{_HTTP_FILE}.readline": _READ,
    f"{_HTTP_FILE}.readlines": _READ._replace(returns="list"),
    f"{_HTTP_FILE}.__next__": _READ,
    f"{_HTTP_FILE}.seek": _QUIET,
    f"{_HTTP_FILE}.tell": _QUIET,
    f"{_HTTP_FILE}.close": _QUIET,
    f"{_HTTP_FILE}.__exit__": _QUIET,
    # As ftplib.FTP.connect and login.
    "fsspec.implementations.ftp.FTPFileSystem": call(
        connect={
            "ConnectionRefusedError": "F1",
            "ConnectionResetError": "race: F2",
            "TimeoutError": "F7",
            "socket.gaierror": "F9",
            "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
        },
        transfer={
            "ConnectionResetError": "F4",
            "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
            "EOFError": "F3 F5",
            "TimeoutError": "F7",
            "ftplib.Error": "source: Lib/ftplib.py getresp",
        },
        returns="fsspec.implementations.ftp.FTPFileSystem",
    ),
    # As paramiko.SSHClient.connect.
    "fsspec.implementations.sftp.SFTPFileSystem": call(
        connect={
            "paramiko.ssh_exception.NoValidConnectionsError": "F1",
            "socket.gaierror": "F9",
            "ConnectionResetError": "race: F2",
            "TimeoutError": "source: paramiko/client.py connect",
            "OSError": "source: paramiko/client.py connect",
        },
        transfer={
            "paramiko.ssh_exception.SSHException": "F3 F4 F5",
            "EOFError": "race: F2 F4 F5",
            "ConnectionResetError": "race: F2 F4",
            "paramiko.ssh_exception.AuthenticationException": "source: paramiko/auth_handler.py",
            "paramiko.ssh_exception.BadHostKeyException": "source: paramiko/client.py connect",
        },
        returns="fsspec.implementations.sftp.SFTPFileSystem",
    ),
}
