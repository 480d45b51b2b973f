"""The standard streams. Standard output may be a pipe whose reader is gone."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

# What is written is buffered, so that flush() is where the broken pipe shows, or a write() that flushes.
_WRITE = call(transfer={"BrokenPipeError": "F11", "OSError": "windows: EINVAL on a closing pipe"})

CALLS = {
    "sys.stdout.write": _WRITE,
    "sys.stdout.writelines": _WRITE,
    "sys.stdout.flush": _WRITE,
    "sys.stdout.buffer.write": _WRITE,
    "sys.stdout.buffer.flush": _WRITE,
    "sys.stdout.fileno": call(),
    "sys.stdout.isatty": call(),
    "sys.stdin.read": call(returns="str"),
    "sys.stdin.readline": call(returns="str"),
    "sys.stdin.readlines": call(),
    "sys.stdin.fileno": call(),
    "sys.stdin.isatty": call(),
    "sys.stdin.buffer.read": call(returns="bytes"),
    "sys.stdin.buffer.readline": call(returns="bytes"),
}
