"""File objects, by what stands behind them: a socket, a pipe, a local file or memory.

Python uses the same classes (BufferedWriter, TextIOWrapper, ...) for all of them, so three names are
made up here: ``io.SocketFile`` is what socket.makefile() gives, ``io.PipeFile`` is one end of a pipe,
``io.LocalFile`` is a file opened by its path. The classes of the io module itself say nothing about
what stands behind them and are therefore not catalogued, except those in memory.
"""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "io.UnsupportedOperation": ("OSError", "ValueError"),
    "io.SocketFile": ("object",),
    "io.PipeFile": ("object",),
    "io.LocalFile": ("object",),
    "io.BytesIO": ("object",),
    "io.StringIO": ("object",),
}

ALIASES = {
    "io.BlockingIOError": "BlockingIOError",
    "io.open": "open",
}

ATTRIBUTES = {
    "io.SocketFile.buffer": "io.SocketFile",
    "io.PipeFile.buffer": "io.PipeFile",
    "io.LocalFile.buffer": "io.LocalFile",
}

_SOCKET_READ = call(
    transfer={
        "ConnectionResetError": "F2 F4",
        "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
        "TimeoutError": "F7",
    }
)
_SOCKET_WRITE = call(
    transfer={
        "BrokenPipeError": "F6",
        "ConnectionResetError": "F2",
        "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
        "TimeoutError": "source: Modules/socketmodule.c sock_call_ex",
    }
)
# What is still buffered is written by close().
_PIPE_WRITE = call(transfer={"BrokenPipeError": "F11", "OSError": "windows: EINVAL on a closing pipe"})
_QUIET = call()

CALLS = {
    "io.SocketFile.read": _SOCKET_READ,
    "io.SocketFile.read1": _SOCKET_READ,
    "io.SocketFile.readall": _SOCKET_READ,
    "io.SocketFile.readinto": _SOCKET_READ,
    "io.SocketFile.readinto1": _SOCKET_READ,
    "io.SocketFile.readline": _SOCKET_READ,
    "io.SocketFile.readlines": _SOCKET_READ,
    "io.SocketFile.peek": _SOCKET_READ,
    "io.SocketFile.__next__": _SOCKET_READ,
    "io.SocketFile.write": _SOCKET_WRITE,
    "io.SocketFile.writelines": _SOCKET_WRITE,
    "io.SocketFile.flush": _SOCKET_WRITE,
    "io.SocketFile.close": _SOCKET_WRITE,
    "io.SocketFile.__exit__": _SOCKET_WRITE,
    "io.SocketFile.fileno": _QUIET,
    "io.SocketFile.readable": _QUIET,
    "io.SocketFile.writable": _QUIET,
    "io.SocketFile.isatty": _QUIET,
    "io.PipeFile.write": _PIPE_WRITE,
    "io.PipeFile.writelines": _PIPE_WRITE,
    "io.PipeFile.flush": _PIPE_WRITE,
    "io.PipeFile.close": _PIPE_WRITE,
    "io.PipeFile.__exit__": _PIPE_WRITE,
    "io.PipeFile.read": _QUIET,
    "io.PipeFile.read1": _QUIET,
    "io.PipeFile.readall": _QUIET,
    "io.PipeFile.readinto": _QUIET,
    "io.PipeFile.readline": _QUIET,
    "io.PipeFile.readlines": _QUIET,
    "io.PipeFile.peek": _QUIET,
    "io.PipeFile.__next__": _QUIET,
    "io.PipeFile.fileno": _QUIET,
    "io.PipeFile.readable": _QUIET,
    "io.PipeFile.writable": _QUIET,
    "io.PipeFile.isatty": _QUIET,
    "io.LocalFile.read": _QUIET,
    "io.LocalFile.read1": _QUIET,
    "io.LocalFile.readinto": _QUIET,
    "io.LocalFile.readline": _QUIET,
    "io.LocalFile.readlines": _QUIET,
    "io.LocalFile.seek": _QUIET,
    "io.LocalFile.tell": _QUIET,
    "io.LocalFile.truncate": _QUIET,
    "io.LocalFile.write": _QUIET,
    "io.LocalFile.writelines": _QUIET,
    "io.LocalFile.flush": _QUIET,
    "io.LocalFile.close": _QUIET,
    "io.LocalFile.fileno": _QUIET,
    "io.LocalFile.__next__": _QUIET,
    "io.LocalFile.__exit__": _QUIET,
    "io.BytesIO": call(returns="io.BytesIO"),
    "io.BytesIO.read": call(returns="bytes"),
    "io.BytesIO.readline": call(returns="bytes"),
    "io.BytesIO.write": _QUIET,
    "io.BytesIO.seek": _QUIET,
    "io.BytesIO.tell": _QUIET,
    "io.BytesIO.close": _QUIET,
    "io.BytesIO.getvalue": call(returns="bytes"),
    "io.BytesIO.getbuffer": _QUIET,
    "io.BytesIO.__next__": _QUIET,
    "io.BytesIO.__exit__": _QUIET,
    "io.StringIO": call(returns="io.StringIO"),
    "io.StringIO.read": call(returns="str"),
    "io.StringIO.readline": call(returns="str"),
    "io.StringIO.write": _QUIET,
    "io.StringIO.seek": _QUIET,
    "io.StringIO.tell": _QUIET,
    "io.StringIO.close": _QUIET,
    "io.StringIO.getvalue": call(returns="str"),
    "io.StringIO.__next__": _QUIET,
    "io.StringIO.__exit__": _QUIET,
}
