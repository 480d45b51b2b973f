"""gevent: sockets that raise what the socket module's do, and a Timeout that is no Exception."""

from __future__ import annotations

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
}

ALIASES = {
    "gevent._gevent_cqueue.ShutDown": "gevent.queue.ShutDown",
    "gevent._socketcommon": "gevent",
    "gevent._socketcommon.cancel_wait_ex": "gevent.socket.cancel_wait_ex",
    "gevent.timeout": "gevent",
}
