"""Waiting for sockets: says that something happened, never what."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "select.epoll": ("object",),
    "select.poll": ("object",),
    "select.kqueue": ("object",),
}

ALIASES = {
    "select.error": "OSError",
}

CALLS = {
    "select.select": call(transfer={"OSError": "source: select(2) EBADF"}),
    "select.poll": call(returns="select.poll"),
    "select.poll.register": call(),
    "select.poll.modify": call(),
    "select.poll.unregister": call(),
    "select.poll.poll": call(),
    "select.epoll": call(returns="select.epoll"),
    "select.epoll.register": call(transfer={"OSError": "source: epoll_ctl(2) EBADF"}),
    "select.epoll.modify": call(transfer={"OSError": "source: epoll_ctl(2) EBADF"}),
    "select.epoll.unregister": call(),
    "select.epoll.poll": call(),
    "select.epoll.close": call(),
    "select.epoll.fileno": call(),
    "select.epoll.__exit__": call(),
    "select.kqueue": call(returns="select.kqueue"),
    "select.kqueue.control": call(),
    "select.kqueue.close": call(),
}
