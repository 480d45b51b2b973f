"""anyio: a lost connection is BrokenResourceError, the end of one EndOfStream; none is an OSError."""

from __future__ import annotations

from .model import call

VERSION = "4.16.0"

CLASSES = {
    "anyio.ConnectionFailed": ("OSError",),
    "anyio.BrokenResourceError": ("Exception",),
    "anyio.EndOfStream": ("Exception",),
    "anyio.RunFinishedError": ("RuntimeError",),
    "anyio.WouldBlock": ("Exception",),
    "anyio.ClosedResourceError": ("Exception",),
    "anyio.DelimiterNotFound": ("Exception",),
    "anyio.IncompleteRead": ("Exception",),
    "anyio.BrokenWorkerInterpreter": ("Exception",),
    "anyio.BrokenWorkerProcess": ("Exception",),
    "anyio.BusyResourceError": ("Exception",),
    "anyio.FutureAlreadyFinished": ("Exception",),
    "anyio.FutureCancelled": ("anyio.FutureFailed",),
    "anyio.FutureFailed": ("Exception",),
    "anyio.FutureNotFinished": ("Exception",),
    "anyio.NoEventLoopError": ("RuntimeError",),
    "anyio.TaskCancelled": ("anyio.TaskFailed",),
    "anyio.TaskFailed": ("Exception",),
    "anyio.TaskNotFinished": ("Exception",),
    "anyio.TypedAttributeLookupError": ("LookupError",),
    "anyio.abc.ByteSendStream": ("object",),
    "anyio.abc.Process": ("object",),
    "anyio.abc.SocketStream": ("object",),
    "anyio.streams.buffered.BufferedByteReceiveStream": ("object",),
    "anyio.abc.UNIXSocketStream": ("anyio.abc.SocketStream",),
}

ALIASES = {
    "anyio._core._exceptions": "anyio",
}

ATTRIBUTES = {
    "anyio.abc.Process.stdin": "anyio.abc.ByteSendStream",
}

_CONNECT = {
    "OSError": "F1",
    "socket.gaierror": "F9",
    "TimeoutError": "source: connect(2) ETIMEDOUT",
}
_CONNECT_TRANSFER = {
    "anyio.BrokenResourceError": "F4 F5 (tls=True)",
    "ssl.SSLCertVerificationError": "source: anyio/streams/tls.py _call_sslobject_method",
    "ssl.SSLError": "source: anyio/streams/tls.py _call_sslobject_method",
    "anyio.EndOfStream": "source: anyio/streams/tls.py _call_sslobject_method",
}
_CONNECT_UNIX = {
    "ConnectionRefusedError": "F8",
    "FileNotFoundError": "F8",
}
_RECEIVE = {
    "anyio.BrokenResourceError": "F4",
    "anyio.EndOfStream": "F5",
    "anyio.ClosedResourceError": "source: anyio/abc/_streams.py",
    "anyio.BusyResourceError": "source: anyio/_core/_synchronization.py ResourceGuard",
}
_ITERATE = {
    "anyio.BrokenResourceError": "F4",
    "anyio.ClosedResourceError": "source: anyio/abc/_streams.py",
    "anyio.BusyResourceError": "source: anyio/_core/_synchronization.py ResourceGuard",
}
_SEND = {
    "anyio.BrokenResourceError": "F4 F5",
    "anyio.ClosedResourceError": "source: anyio/abc/_streams.py",
    "anyio.BusyResourceError": "source: anyio/_core/_synchronization.py ResourceGuard",
}
_SEND_TO_PROCESS = {
    "anyio.BrokenResourceError": "F11",
    "anyio.ClosedResourceError": "source: anyio/_backends/_asyncio.py StreamWriterWrapper.send",
}
_SEND_EOF = {
    "OSError": "source: shutdown(2) ENOTCONN",
}
_EXACTLY = {
    "anyio.BrokenResourceError": "F4",
    "anyio.IncompleteRead": "F5",
    "anyio.ClosedResourceError": "source: anyio/abc/_streams.py",
    "anyio.BusyResourceError": "source: anyio/_core/_synchronization.py ResourceGuard",
}
_UNTIL = {
    "anyio.BrokenResourceError": "F4",
    "anyio.IncompleteRead": "F5",
    "anyio.ClosedResourceError": "source: anyio/abc/_streams.py",
    "anyio.BusyResourceError": "source: anyio/_core/_synchronization.py ResourceGuard",
    "anyio.DelimiterNotFound": "source: anyio/streams/buffered.py receive_until",
}
_FAIL_AFTER = {
    "TimeoutError": "source: anyio/_core/_tasks.py fail_after",
}

CALLS = {
    "anyio.connect_tcp": call(connect=_CONNECT, transfer=_CONNECT_TRANSFER, returns="anyio.abc.SocketStream"),
    "anyio.connect_unix": call(connect=_CONNECT_UNIX, returns="anyio.abc.UNIXSocketStream"),
    "anyio.open_process": call(
        transfer={
            "FileNotFoundError": "source: Lib/subprocess.py _execute_child",
            "OSError": "source: fork(2) EAGAIN",
        },
        returns="anyio.abc.Process",
    ),
    "anyio.abc.ByteSendStream.send": call(transfer=_SEND_TO_PROCESS),
    "anyio.abc.SocketStream.receive": call(transfer=_RECEIVE, returns="bytes"),
    "anyio.abc.SocketStream.__anext__": call(transfer=_ITERATE, returns="bytes"),
    "anyio.abc.SocketStream.send": call(transfer=_SEND),
    "anyio.abc.SocketStream.send_eof": call(transfer=_SEND_EOF),
    "anyio.abc.SocketStream.aclose": call(),
    "anyio.abc.SocketStream.__aexit__": call(),
    "anyio.streams.buffered.BufferedByteReceiveStream": call(
        returns="anyio.streams.buffered.BufferedByteReceiveStream"
    ),
    "anyio.streams.buffered.BufferedByteReceiveStream.receive": call(transfer=_RECEIVE, returns="bytes"),
    "anyio.streams.buffered.BufferedByteReceiveStream.receive_exactly": call(
        transfer=_EXACTLY, returns="bytes"
    ),
    "anyio.streams.buffered.BufferedByteReceiveStream.receive_until": call(transfer=_UNTIL, returns="bytes"),
    "anyio.sleep": call(),
    "anyio.move_on_after": call(),
    "anyio.create_task_group": call(),
    "anyio.fail_after": call(transfer=_FAIL_AFTER),
}
