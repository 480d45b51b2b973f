"""multiprocessing: connections between processes, over sockets or pipes.

multiprocessing.TimeoutError and the builtin TimeoutError have nothing in common but the name.
"""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "multiprocessing.ProcessError": ("Exception",),
    "multiprocessing.AuthenticationError": ("multiprocessing.ProcessError",),
    "multiprocessing.BufferTooShort": ("multiprocessing.ProcessError",),
    "multiprocessing.TimeoutError": ("multiprocessing.ProcessError",),
    "multiprocessing.managers.RemoteError": ("Exception",),
    "multiprocessing.connection.Connection": ("object",),
    "multiprocessing.connection.Listener": ("object",),
    "multiprocessing.managers.BaseManager": ("object",),
    "multiprocessing.managers.SyncManager": ("multiprocessing.managers.BaseManager",),
    "multiprocessing.managers.BaseProxy": ("object",),
}

ALIASES = {
    "multiprocessing.context.ProcessError": "multiprocessing.ProcessError",
    "multiprocessing.context.AuthenticationError": "multiprocessing.AuthenticationError",
    "multiprocessing.context.BufferTooShort": "multiprocessing.BufferTooShort",
    "multiprocessing.context.TimeoutError": "multiprocessing.TimeoutError",
    "multiprocessing.connection.AuthenticationError": "multiprocessing.AuthenticationError",
    "multiprocessing.connection.BufferTooShort": "multiprocessing.BufferTooShort",
    "multiprocessing.connection.PipeConnection": "multiprocessing.connection.Connection",
    "multiprocessing.managers.ProcessError": "multiprocessing.ProcessError",
}

# Without an authkey nothing is sent, and the transfer errors do not come.
_AUTHENTICATE = {
    "ConnectionResetError": "F4",
    "BrokenPipeError": "source: Lib/multiprocessing/connection.py answer_challenge",
    "EOFError": "F3",
    "OSError": "source: Lib/multiprocessing/connection.py Connection._recv",
    "multiprocessing.AuthenticationError": "source: Lib/multiprocessing/connection.py answer_challenge",
}
_CONNECT = {
    "ConnectionRefusedError": "F1 F8",
    "ConnectionResetError": "source: connect(2) ECONNRESET",
    "FileNotFoundError": "F8",
    "TimeoutError": "source: connect(2) ETIMEDOUT",
    "socket.gaierror": "F9",
}
_RECEIVE = {
    "ConnectionResetError": "F2 F4",
    "EOFError": "F3 F11",
    # 'got end of file during message'
    "OSError": "F5",
}
_SEND = {
    "BrokenPipeError": "F6 F11",
    "ConnectionResetError": "F2",
}

# Everything that a manager makes, and a proxy when a thread first uses it, connects to the manager's process.
_CONNECT_TO_MANAGER = {
    "ConnectionRefusedError": "F6 (Unix socket left over)",
    "FileNotFoundError": "F6 (Unix socket removed)",
    "ConnectionResetError": "source: connect(2) ECONNRESET",
    "TimeoutError": "source: connect(2) ETIMEDOUT",
}
_ASK_MANAGER = {
    "BrokenPipeError": "source: Lib/multiprocessing/connection.py Connection._send",
    "ConnectionResetError": "source: Lib/multiprocessing/connection.py Connection._recv",
    "EOFError": "source: Lib/multiprocessing/connection.py Connection._recv",
    "multiprocessing.AuthenticationError": "source: Lib/multiprocessing/connection.py answer_challenge",
    "multiprocessing.managers.RemoteError": "source: Lib/multiprocessing/managers.py convert_to_error",
}
_MAKE = call(connect=_CONNECT_TO_MANAGER, transfer=_ASK_MANAGER)

_PIPE = call(returns=("multiprocessing.connection.Connection", "multiprocessing.connection.Connection"))

CALLS = {
    "multiprocessing.Pipe": _PIPE,
    "multiprocessing.connection.Pipe": _PIPE,
    "multiprocessing.connection.Client": call(
        connect=_CONNECT, transfer=_AUTHENTICATE, returns="multiprocessing.connection.Connection"
    ),
    "multiprocessing.connection.Listener": call(
        transfer={"OSError": "source: bind(2) EADDRINUSE", "socket.gaierror": "F9"},
        returns="multiprocessing.connection.Listener",
    ),
    "multiprocessing.connection.Listener.accept": call(
        accept={
            "ConnectionAbortedError": "macos: accept(2) ECONNABORTED",
            "OSError": "source: Lib/multiprocessing/connection.py Listener.accept",
        },
        transfer={
            "ConnectionResetError": "F10",
            "BrokenPipeError": "race: F10",
            "EOFError": "F10",
            "multiprocessing.AuthenticationError": "source: connection.py deliver_challenge",
        },
        returns="multiprocessing.connection.Connection",
    ),
    "multiprocessing.connection.Listener.close": call(),
    "multiprocessing.connection.Listener.__exit__": call(),
    "multiprocessing.connection.Connection.recv": call(transfer=_RECEIVE),
    "multiprocessing.connection.Connection.recv_bytes": call(transfer=_RECEIVE, returns="bytes"),
    "multiprocessing.connection.Connection.recv_bytes_into": call(
        transfer=_RECEIVE | {"multiprocessing.BufferTooShort": "source: Lib/multiprocessing/connection.py"}
    ),
    "multiprocessing.connection.Connection.send": call(transfer=_SEND),
    "multiprocessing.connection.Connection.send_bytes": call(transfer=_SEND),
    # On Windows a pipe whose other end is gone breaks here already.
    "multiprocessing.connection.Connection.poll": call(
        transfer={"BrokenPipeError": "windows: PeekNamedPipe ERROR_BROKEN_PIPE"}
    ),
    "multiprocessing.connection.Connection.close": call(),
    "multiprocessing.connection.Connection.fileno": call(),
    "multiprocessing.connection.Connection.__exit__": call(),
    "multiprocessing.connection.wait": call(),
    "multiprocessing.managers.BaseManager": call(returns="multiprocessing.managers.BaseManager"),
    "multiprocessing.managers.BaseManager.connect": call(connect=_CONNECT, transfer=_AUTHENTICATE),
    "multiprocessing.managers.BaseManager.register": call(),
    "multiprocessing.managers.SyncManager": call(returns="multiprocessing.managers.SyncManager"),
    "multiprocessing.managers.SyncManager.Array": _MAKE,
    "multiprocessing.managers.SyncManager.Barrier": _MAKE,
    "multiprocessing.managers.SyncManager.BoundedSemaphore": _MAKE,
    "multiprocessing.managers.SyncManager.Condition": _MAKE,
    "multiprocessing.managers.SyncManager.Event": _MAKE,
    "multiprocessing.managers.SyncManager.JoinableQueue": _MAKE,
    "multiprocessing.managers.SyncManager.Lock": _MAKE,
    "multiprocessing.managers.SyncManager.Namespace": _MAKE,
    "multiprocessing.managers.SyncManager.Pool": _MAKE,
    "multiprocessing.managers.SyncManager.Queue": _MAKE,
    "multiprocessing.managers.SyncManager.RLock": _MAKE,
    "multiprocessing.managers.SyncManager.Semaphore": _MAKE,
    "multiprocessing.managers.SyncManager.Value": _MAKE,
    "multiprocessing.managers.SyncManager.dict": _MAKE,
    "multiprocessing.managers.SyncManager.list": _MAKE,
    # Any method that a proxy passes on.
    "multiprocessing.managers.BaseProxy.*": call(
        connect=_CONNECT_TO_MANAGER,
        transfer=_ASK_MANAGER
        | {
            "BrokenPipeError": "F6",
            # What the object behind the proxy raised comes as it is.
            "Exception": "source: Lib/multiprocessing/managers.py convert_to_error",
        },
    ),
    "multiprocessing.active_children": call(),
    "multiprocessing.cpu_count": call(),
    "multiprocessing.current_process": call(),
}
