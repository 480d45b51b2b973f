"""trio: a lost connection is BrokenResourceError, which is no OSError."""

from __future__ import annotations

from .model import call

VERSION = "0.35.0"

CLASSES = {
    "trio.TrioInternalError": ("Exception",),
    "trio.RunFinishedError": ("RuntimeError",),
    "trio.WouldBlock": ("Exception",),
    "trio.Cancelled": ("BaseException",),
    "trio.BusyResourceError": ("Exception",),
    "trio.ClosedResourceError": ("Exception",),
    "trio.BrokenResourceError": ("Exception",),
    "trio.EndOfChannel": ("Exception",),
    "trio.TrioDeprecationWarning": ("FutureWarning",),
    "trio.NeedHandshakeError": ("Exception",),
    "trio.TooSlowError": ("Exception",),
    "trio._util.MultipleExceptionError": ("Exception",),
    "trio._dtls.BadPacket": ("Exception",),
    "trio.Process": ("object",),
    "trio.SocketStream": ("object",),
    "trio.SSLStream": ("object",),
    "trio.lowlevel.FdStream": ("object",),
    "trio.socket.SocketType": ("object",),
}

ALIASES = {
    "trio._core._exceptions": "trio",
}

ATTRIBUTES = {
    # Where there are file descriptors, that is, not on Windows.
    "trio.Process.stdin": "trio.lowlevel.FdStream",
}

_CONNECT = {
    "OSError": "F1",
    "socket.gaierror": "F9",
}
_CONNECT_UNIX = {
    "ConnectionRefusedError": "F8",
    "FileNotFoundError": "F8",
}
_HANDSHAKE = {
    "trio.BrokenResourceError": "F3 F4 F5",
}
_TLS = {
    "trio.BrokenResourceError": "source: trio/_ssl.py _retry",
    "trio.ClosedResourceError": "source: trio/_ssl.py",
}
_TIMEOUT = {
    "trio.TooSlowError": "F7",
}
_RECEIVE = {
    "trio.BrokenResourceError": "F4",
    "trio.ClosedResourceError": "source: trio/_highlevel_socket.py",
    "trio.BusyResourceError": "source: trio/_util.py ConflictDetector",
}
_SEND = {
    "trio.BrokenResourceError": "F4 F5",
    "trio.ClosedResourceError": "source: trio/_highlevel_socket.py",
    "trio.BusyResourceError": "source: trio/_util.py ConflictDetector",
}
_SEND_TO_PROCESS = {
    "trio.BrokenResourceError": "F11",
    "trio.ClosedResourceError": "source: trio/_unix_pipes.py send_all",
    "trio.BusyResourceError": "source: trio/_util.py ConflictDetector",
}
_SOCKET_CONNECT = {
    "ConnectionRefusedError": "F1",
    "socket.gaierror": "F9",
    "ConnectionResetError": "race: F2",
    "TimeoutError": "source: connect(2) ETIMEDOUT",
    "OSError": "source: connect(2) EHOSTUNREACH",
}
_SOCKET_RECEIVE = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
}
_SOCKET_SEND = {
    "BrokenPipeError": "F5",
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
}

CALLS = {
    "trio.open_tcp_stream": call(connect=_CONNECT, returns="trio.SocketStream"),
    "trio.open_ssl_over_tcp_stream": call(connect=_CONNECT, returns="trio.SSLStream"),
    "trio.open_unix_socket": call(connect=_CONNECT_UNIX, returns="trio.SocketStream"),
    "trio.SSLStream.do_handshake": call(transfer=_HANDSHAKE),
    "trio.SSLStream.receive_some": call(transfer=_TLS, returns="bytes"),
    "trio.SSLStream.send_all": call(transfer=_TLS),
    "trio.SSLStream.aclose": call(),
    "trio.fail_after": call(transfer=_TIMEOUT),
    "trio.lowlevel.open_process": call(
        transfer={
            "FileNotFoundError": "source: Lib/subprocess.py _execute_child",
            "OSError": "source: fork(2) EAGAIN",
        },
        returns="trio.Process",
    ),
    "trio.lowlevel.FdStream.send_all": call(transfer=_SEND_TO_PROCESS),
    "trio.SocketStream.receive_some": call(transfer=_RECEIVE, returns="bytes"),
    "trio.SocketStream.__anext__": call(transfer=_RECEIVE, returns="bytes"),
    "trio.SocketStream.send_all": call(transfer=_SEND),
    "trio.SocketStream.send_eof": call(transfer=_RECEIVE),
    "trio.SocketStream.aclose": call(),
    "trio.SocketStream.__aexit__": call(),
    "trio.socket.socket": call(returns="trio.socket.SocketType"),
    "trio.socket.SocketType.connect": call(connect=_SOCKET_CONNECT),
    "trio.socket.SocketType.recv": call(transfer=_SOCKET_RECEIVE, returns="bytes"),
    "trio.socket.SocketType.recv_into": call(transfer=_SOCKET_RECEIVE),
    "trio.socket.SocketType.send": call(transfer=_SOCKET_SEND),
    "trio.socket.SocketType.close": call(),
    "trio.sleep": call(),
    "trio.move_on_after": call(),
    "trio.open_nursery": call(),
}
