"""gevent: sockets that raise what the socket module's do, and a Timeout that is no Exception."""

from __future__ import annotations

from .model import call

VERSION = "26.9.0"

CLASSES = {
    "gevent.Timeout": ("BaseException",),
    "gevent.queue.ShutDown": ("Exception",),
    "gevent.socket.cancel_wait_ex": ("OSError",),
    "gevent.exceptions.LoopExit": ("Exception",),
    "gevent.exceptions.BlockingSwitchOutError": ("AssertionError",),
    "gevent.exceptions.InvalidSwitchError": ("AssertionError",),
    "gevent.exceptions.ConcurrentObjectUseError": ("AssertionError",),
    "gevent.exceptions.InvalidThreadUseError": ("RuntimeError",),
    "gevent.exceptions.HubDestroyed": ("BaseException",),
    "gevent._tblib.TracebackParseError": ("Exception",),
    "gevent._fileobjectcommon.cancel_wait_ex": ("OSError",),
    "gevent._fileobjectcommon.FileObjectClosed": ("OSError",),
    "gevent.events.DoNotPatch": ("BaseException",),
    "gevent._monitor.MonitorWarning": ("RuntimeWarning",),
    "gevent._threading.EmptyTimeout": ("Exception",),
    "gevent.resolver._addresses.AddressSyntaxError": ("ValueError",),
    "gevent.resolver.cares.InvalidIP": ("ValueError",),
    "gevent.pool.PoolFull": ("queue.Full",),
    "gevent.socket.socket": ("object",),
}

ALIASES = {
    "gevent._gevent_cqueue.ShutDown": "gevent.queue.ShutDown",
    "gevent._socketcommon": "gevent",
    "gevent._socketcommon.cancel_wait_ex": "gevent.socket.cancel_wait_ex",
    "gevent.timeout": "gevent",
    "gevent.socket.error": "OSError",
    "gevent.socket.timeout": "TimeoutError",
    "gevent.socket.gaierror": "socket.gaierror",
    "gevent.socket.herror": "socket.herror",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "TimeoutError": "F7",
    "socket.gaierror": "F9",
    "ConnectionResetError": "race: F2",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
_CONNECT_SOCKET = {
    "ConnectionRefusedError": "F1 F8",
    "FileNotFoundError": "F8",
    "TimeoutError": "F7",
    "socket.gaierror": "F9",
    "ConnectionResetError": "race: F2",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
_RECEIVE = {
    "ConnectionResetError": "F2 F4",
    "TimeoutError": "F7",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
}
_SEND = {
    "BrokenPipeError": "F6",
    "ConnectionResetError": "F2",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "TimeoutError": "source: gevent/_socketcommon.py send",
}

CALLS = {
    "gevent.socket.create_connection": call(connect=_CONNECT, returns="gevent.socket.socket"),
    "gevent.socket.socket": call(returns="gevent.socket.socket"),
    "gevent.socket.socket.connect": call(connect=_CONNECT_SOCKET),
    "gevent.socket.socket.recv": call(transfer=_RECEIVE, returns="bytes"),
    "gevent.socket.socket.recv_into": call(transfer=_RECEIVE),
    "gevent.socket.socket.recvfrom": call(transfer=_RECEIVE),
    "gevent.socket.socket.send": call(transfer=_SEND),
    "gevent.socket.socket.sendall": call(transfer=_SEND),
    "gevent.socket.socket.close": call(),
    "gevent.socket.socket.settimeout": call(),
    "gevent.socket.socket.setsockopt": call(),
    "gevent.socket.socket.bind": call(),
    "gevent.socket.socket.listen": call(),
    "gevent.sleep": call(),
    "gevent.Timeout": call(returns="gevent.Timeout"),
}
