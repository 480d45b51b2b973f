"""socketserver: handlers meet the client's faults, the server itself reports and survives them."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "socketserver.BaseServer": ("object",),
    "socketserver.TCPServer": ("socketserver.BaseServer",),
    "socketserver.UDPServer": ("socketserver.TCPServer",),
    "socketserver.UnixStreamServer": ("socketserver.TCPServer",),
    "socketserver.UnixDatagramServer": ("socketserver.UDPServer",),
    "socketserver.ThreadingMixIn": ("object",),
    "socketserver.ForkingMixIn": ("object",),
    "socketserver.ThreadingTCPServer": ("socketserver.ThreadingMixIn", "socketserver.TCPServer"),
    "socketserver.ThreadingUDPServer": ("socketserver.ThreadingMixIn", "socketserver.UDPServer"),
    "socketserver.ThreadingUnixStreamServer": (
        "socketserver.ThreadingMixIn",
        "socketserver.UnixStreamServer",
    ),
    "socketserver.ForkingTCPServer": ("socketserver.ForkingMixIn", "socketserver.TCPServer"),
    "socketserver.BaseRequestHandler": ("object",),
    "socketserver.StreamRequestHandler": ("socketserver.BaseRequestHandler",),
    "socketserver.DatagramRequestHandler": ("socketserver.BaseRequestHandler",),
}

ATTRIBUTES = {
    "socketserver.BaseServer.socket": "socket.socket",
    "socketserver.BaseRequestHandler.request": "socket.socket",
    "socketserver.StreamRequestHandler.connection": "socket.socket",
    "socketserver.StreamRequestHandler.rfile": "io.SocketFile",
    "socketserver.StreamRequestHandler.wfile": "io.SocketFile",
    "socketserver.DatagramRequestHandler.request": ("bytes", "socket.socket"),
    "socketserver.DatagramRequestHandler.rfile": "io.BytesIO",
    "socketserver.DatagramRequestHandler.wfile": "io.BytesIO",
}

_BIND = {"OSError": "source: bind(2) EADDRINUSE", "socket.gaierror": "F9"}

CALLS = {
    "socketserver.TCPServer": call(transfer=_BIND, returns="socketserver.TCPServer"),
    "socketserver.UDPServer": call(transfer=_BIND, returns="socketserver.UDPServer"),
    "socketserver.ThreadingTCPServer": call(transfer=_BIND, returns="socketserver.ThreadingTCPServer"),
    "socketserver.ThreadingUDPServer": call(transfer=_BIND, returns="socketserver.ThreadingUDPServer"),
    "socketserver.UnixStreamServer": call(
        transfer={"OSError": "source: bind(2) EADDRINUSE"}, returns="socketserver.UnixStreamServer"
    ),
    "socketserver.BaseServer.handle_request": call(),
    "socketserver.BaseServer.serve_forever": call(),
    "socketserver.BaseServer.handle_error": call(),
    "socketserver.BaseServer.shutdown": call(),
    "socketserver.BaseServer.server_close": call(),
    "socketserver.BaseServer.shutdown_request": call(),
    "socketserver.TCPServer.fileno": call(),
    "socketserver.BaseServer.__exit__": call(),
    # The listening socket's accept.
    "socketserver.TCPServer.get_request": call(
        accept={
            "ConnectionAbortedError": "macos: accept(2) ECONNABORTED",
            "ConnectionResetError": "windows: accept() WSAECONNRESET",
            "OSError": "source: accept(2) EMFILE",
        },
        returns=("socket.socket", ""),
    ),
    "socketserver.TCPServer.server_activate": call(transfer={"OSError": "source: listen(2) EADDRINUSE"}),
    "socketserver.TCPServer.server_bind": call(transfer=_BIND),
    "socketserver.StreamRequestHandler.setup": call(),
    "socketserver.StreamRequestHandler.finish": call(
        transfer={"ConnectionResetError": "source: Lib/socketserver.py finish, wfile.close"}
    ),
}
