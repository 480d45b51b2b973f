"""File objects over sockets and pipes, and the subprocesses at the other end of pipes."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
from collections.abc import Callable
from typing import IO, Any

from ..faults import Fault
from ..peer import Peer
from . import drives

Action = Callable[[Any], Any]

_READS: dict[str, Action] = {
    "read": lambda file: file.read(),
    "read1": lambda file: file.read1(100),
    "readinto": lambda file: file.readinto(bytearray(100)),
    "readinto1": lambda file: file.readinto1(bytearray(100)),
    "readline": lambda file: file.readline(),
    "readlines": lambda file: file.readlines(),
    "peek": lambda file: file.peek(),
    "__next__": lambda file: next(file, b""),
}
_FLUSHES: dict[str, Action] = {
    "flush": lambda file: file.flush(),
    "close": lambda file: file.close(),
    "__exit__": lambda file: file.__exit__(None, None, None),
}
_WRITES: dict[str, Action] = {
    "write": lambda file: file.write(b"x"),
    "writelines": lambda file: file.writelines([b"x"]),
}


def _socket_read(action: Action, buffering: int = -1) -> Callable[[Peer], Any]:
    def scene(peer: Peer) -> Any:
        file = peer.keep(peer.stricken().makefile("rb", buffering))
        return lambda: action(file)

    return scene


for _name, _action in _READS.items():
    drives(f"io.SocketFile.{_name}", Fault.F2, Fault.F3, Fault.F4, Fault.F5, Fault.F7)(_socket_read(_action))
drives("io.SocketFile.readall", Fault.F2, Fault.F3, Fault.F4, Fault.F5, Fault.F7)(
    _socket_read(lambda file: file.readall(), buffering=0)
)


def _socket_write(action: Action) -> Callable[[Peer], Any]:
    def scene(peer: Peer) -> Any:
        file = peer.keep(peer.stricken().makefile("wb", 0))
        return lambda: action(file)

    return scene


def _socket_flush(action: Action) -> Callable[[Peer], Any]:
    def scene(peer: Peer) -> Any:
        file = peer.keep(peer.stricken().makefile("wb"))
        file.write(b"x")
        return lambda: action(file)

    return scene


def _broken_pipe(peer: Peer, buffering: int = -1) -> IO[bytes]:
    return peer.keep(open(peer.broken_pipe(), "wb", buffering=buffering))  # noqa: PTH123


def _pipe_write(action: Action) -> Callable[[Peer], Any]:
    def scene(peer: Peer) -> Any:
        file = _broken_pipe(peer, buffering=0)
        return lambda: action(file)

    return scene


def _pipe_flush(action: Action) -> Callable[[Peer], Any]:
    def scene(peer: Peer) -> Any:
        file = _broken_pipe(peer)
        file.write(b"x")
        return lambda: action(file)

    return scene


for _name, _action in _WRITES.items():
    drives(f"io.SocketFile.{_name}", Fault.F2, Fault.F6)(_socket_write(_action))
    drives(f"io.PipeFile.{_name}", Fault.F11)(_pipe_write(_action))
for _name, _action in _FLUSHES.items():
    drives(f"io.SocketFile.{_name}", Fault.F2, Fault.F6)(_socket_flush(_action))
    drives(f"io.PipeFile.{_name}", Fault.F11)(_pipe_flush(_action))


_PAGE = "x" * 65536
_STANDARD_OUTPUT: dict[str, Callable[[], Any]] = {
    "sys.stdout.write": lambda: sys.stdout.write(_PAGE),
    "sys.stdout.writelines": lambda: sys.stdout.writelines([_PAGE]),
    "sys.stdout.flush": lambda: (sys.stdout.write("x"), sys.stdout.flush()),
    "sys.stdout.buffer.write": lambda: sys.stdout.buffer.write(_PAGE.encode()),
    "sys.stdout.buffer.flush": lambda: (sys.stdout.buffer.write(b"x"), sys.stdout.buffer.flush()),
}
for _name, _write in _STANDARD_OUTPUT.items():

    @drives(_name, Fault.F11)
    def _to_standard_output(peer: Peer, write: Callable[[], Any] = _write) -> Any:
        output = peer.keep(open(peer.broken_pipe(), "w"))  # noqa: PTH123, SIM115

        def watched() -> None:
            with contextlib.redirect_stdout(output):
                write()

        return watched


def _process_that_is_gone(peer: Peer) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-S", "-c", ""], stdin=subprocess.PIPE)
    process.wait()
    assert process.stdin is not None
    peer.keep(process.stdin)
    process.stdin.write(b"x")
    return process


@drives("subprocess.Popen.__exit__", Fault.F11)
def popen_exit(peer: Peer) -> Any:
    process = _process_that_is_gone(peer)
    return lambda: process.__exit__(None, None, None)


@drives("subprocess.Popen.communicate", Fault.F11)
def popen_communicate(peer: Peer) -> Any:
    process = _process_that_is_gone(peer)
    return lambda: process.communicate(b"x")


@drives("subprocess.run", Fault.F11)
def run(peer: Peer) -> Any:  # noqa: ARG001 - it makes its own process
    return lambda: subprocess.run([sys.executable, "-S", "-c", ""], input=bytes(1024 * 1024), check=False)


@drives("socket.socket.makefile", Fault.F12)
def makefile_after_shutdown(peer: Peer) -> Any:
    sock: socket.socket = peer.stricken()
    return lambda: peer.keep(sock.makefile("wb"))
