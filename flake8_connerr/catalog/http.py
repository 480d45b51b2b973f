"""http.client and http.server.

A server that closes without an answer gives RemoteDisconnected, which is a ConnectionResetError; one
that resets gives ConnectionResetError itself, and which of the two is a matter of what it had read.
"""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "http.client.HTTPException": ("Exception",),
    "http.client.BadStatusLine": ("http.client.HTTPException",),
    "http.client.RemoteDisconnected": ("ConnectionResetError", "http.client.BadStatusLine"),
    "http.client.ImproperConnectionState": ("http.client.HTTPException",),
    "http.client.CannotSendHeader": ("http.client.ImproperConnectionState",),
    "http.client.CannotSendRequest": ("http.client.ImproperConnectionState",),
    "http.client.ResponseNotReady": ("http.client.ImproperConnectionState",),
    "http.client.IncompleteRead": ("http.client.HTTPException",),
    "http.client.InvalidURL": ("http.client.HTTPException",),
    "http.client.LineTooLong": ("http.client.HTTPException",),
    "http.client.NotConnected": ("http.client.HTTPException",),
    "http.client.UnimplementedFileMode": ("http.client.HTTPException",),
    "http.client.UnknownProtocol": ("http.client.HTTPException",),
    "http.client.UnknownTransferEncoding": ("http.client.HTTPException",),
    "http.cookiejar.LoadError": ("OSError",),
    "http.client.HTTPConnection": ("object",),
    "http.client.HTTPSConnection": ("http.client.HTTPConnection",),
    "http.client.HTTPResponse": ("io.BufferedIOBase",),
    "http.server.HTTPServer": ("socketserver.TCPServer",),
    "http.server.ThreadingHTTPServer": ("socketserver.ThreadingMixIn", "http.server.HTTPServer"),
    "http.server.BaseHTTPRequestHandler": ("socketserver.StreamRequestHandler",),
    "http.server.SimpleHTTPRequestHandler": ("http.server.BaseHTTPRequestHandler",),
}

ALIASES = {
    "http.client.error": "http.client.HTTPException",
}

ATTRIBUTES = {
    "http.client.HTTPConnection.sock": "socket.socket",
    "http.client.HTTPSConnection.sock": "ssl.SSLSocket",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "TimeoutError": "F7",
    "socket.gaierror": "F9",
    "PermissionError": "source: connect(2) EACCES EPERM",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
_SEND = {
    "BrokenPipeError": "F6",
    "ConnectionResetError": "F2",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "TimeoutError": "F7",
}
_HANDSHAKE = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "F7",
    "ssl.SSLEOFError": "F5",
    "ssl.SSLCertVerificationError": "source: Modules/_ssl.c fill_and_set_sslerror",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
}
# Before Python 3.13 a lost connection is an SSLEOFError here, see ssl.py.
_TLS_SEND = _HANDSHAKE | {
    "ssl.SSLEOFError": "F5 F6 (before Python 3.13)",
    "BrokenPipeError": "F6 (since Python 3.13)",
}
_RESPONSE = {
    "http.client.RemoteDisconnected": "F5",
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "F7",
    "http.client.BadStatusLine": "source: Lib/http/client.py _read_status",
    "http.client.HTTPException": "source: Lib/http/client.py parse_headers",
}
_READ = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "F7",
    "http.client.IncompleteRead": "F5",
}
_WRITE = {
    "BrokenPipeError": "F10",
    "ConnectionResetError": "F10",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "TimeoutError": "source: Modules/socketmodule.c sock_call_ex",
}
_SEND_FILE = {
    "BrokenPipeError": "source: Lib/http/server.py copyfile",
    "ConnectionResetError": "source: Lib/http/server.py copyfile",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
}
_QUIET = call()

CALLS = {
    "http.client.HTTPConnection": call(returns="http.client.HTTPConnection"),
    "http.client.HTTPSConnection": call(returns="http.client.HTTPSConnection"),
    # The transfer errors come with a proxy only: the tunnel is asked for here.
    "http.client.HTTPConnection.connect": call(
        connect=_CONNECT,
        transfer={
            "http.client.RemoteDisconnected": "F5",
            "ConnectionResetError": "F4",
            "OSError": "source: Lib/http/client.py _tunnel",
        },
    ),
    "http.client.HTTPSConnection.connect": call(connect=_CONNECT, transfer=_HANDSHAKE),
    # Connects first where there is no connection yet.
    "http.client.HTTPConnection.request": call(connect=_CONNECT, transfer=_SEND),
    "http.client.HTTPSConnection.request": call(connect=_CONNECT, transfer=_TLS_SEND),
    "http.client.HTTPConnection.endheaders": call(connect=_CONNECT, transfer=_SEND),
    "http.client.HTTPSConnection.endheaders": call(connect=_CONNECT, transfer=_TLS_SEND),
    "http.client.HTTPConnection.send": call(connect=_CONNECT, transfer=_SEND),
    "http.client.HTTPSConnection.send": call(connect=_CONNECT, transfer=_TLS_SEND),
    "http.client.HTTPConnection.getresponse": call(transfer=_RESPONSE, returns="http.client.HTTPResponse"),
    "http.client.HTTPSConnection.getresponse": call(
        transfer=_RESPONSE | {"ConnectionResetError": "F4 (since Python 3.13)"},
        returns="http.client.HTTPResponse",
    ),
    "http.client.HTTPConnection.close": _QUIET,
    "http.client.HTTPConnection.putheader": _QUIET,
    "http.client.HTTPConnection.putrequest": _QUIET,
    "http.client.HTTPConnection.set_debuglevel": _QUIET,
    "http.client.HTTPConnection.set_tunnel": _QUIET,
    "http.client.HTTPResponse.read": call(transfer=_READ, returns="bytes"),
    "http.client.HTTPResponse.read1": call(transfer=_READ, returns="bytes"),
    "http.client.HTTPResponse.readinto": call(transfer=_READ),
    "http.client.HTTPResponse.readline": call(transfer=_READ, returns="bytes"),
    "http.client.HTTPResponse.readlines": call(transfer=_READ),
    "http.client.HTTPResponse.__next__": call(transfer=_READ, returns="bytes"),
    "http.client.HTTPResponse.peek": _QUIET,
    "http.client.HTTPResponse.close": _QUIET,
    "http.client.HTTPResponse.fileno": _QUIET,
    "http.client.HTTPResponse.getcode": _QUIET,
    "http.client.HTTPResponse.getheader": _QUIET,
    "http.client.HTTPResponse.getheaders": _QUIET,
    "http.client.HTTPResponse.geturl": call(returns="str"),
    "http.client.HTTPResponse.info": _QUIET,
    "http.client.HTTPResponse.isclosed": _QUIET,
    "http.client.HTTPResponse.__exit__": _QUIET,
    "http.server.HTTPServer": call(
        transfer={"OSError": "source: bind(2) EADDRINUSE"}, returns="http.server.HTTPServer"
    ),
    "http.server.ThreadingHTTPServer": call(
        transfer={"OSError": "source: bind(2) EADDRINUSE"}, returns="http.server.ThreadingHTTPServer"
    ),
    "http.server.BaseHTTPRequestHandler.end_headers": call(transfer=_WRITE),
    "http.server.BaseHTTPRequestHandler.flush_headers": call(transfer=_WRITE),
    "http.server.BaseHTTPRequestHandler.send_error": call(transfer=_WRITE),
    "http.server.BaseHTTPRequestHandler.send_response_only": _QUIET,
    "http.server.BaseHTTPRequestHandler.send_response": _QUIET,
    "http.server.BaseHTTPRequestHandler.send_header": _QUIET,
    "http.server.BaseHTTPRequestHandler.log_error": _QUIET,
    "http.server.BaseHTTPRequestHandler.log_message": _QUIET,
    "http.server.BaseHTTPRequestHandler.log_request": _QUIET,
    "http.server.BaseHTTPRequestHandler.handle": call(
        transfer={
            "ConnectionResetError": "F10",
            "BrokenPipeError": "source: Lib/http/server.py handle_one_request",
            "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
        }
    ),
    "http.server.BaseHTTPRequestHandler.handle_one_request": call(
        transfer={
            "ConnectionResetError": "F10",
            "BrokenPipeError": "source: Lib/http/server.py handle_one_request",
            "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
        }
    ),
    "http.server.SimpleHTTPRequestHandler.do_GET": call(transfer=_SEND_FILE),
    "http.server.SimpleHTTPRequestHandler.do_HEAD": call(transfer=_SEND_FILE),
    "http.server.SimpleHTTPRequestHandler.copyfile": call(transfer=_SEND_FILE),
}
