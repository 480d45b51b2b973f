"""pyzmq: the library connects again by itself; errors are ZMQError, which is no OSError."""

from __future__ import annotations

VERSION = "27.3.0"

CLASSES = {
    "zmq.DraftFDWarning": ("RuntimeWarning",),
    "zmq.ZMQBaseError": ("Exception",),
    "zmq.ZMQError": ("zmq.ZMQBaseError",),
    "zmq.ZMQBindError": ("zmq.ZMQBaseError",),
    "zmq.NotDone": ("zmq.ZMQBaseError",),
    "zmq.ContextTerminated": ("zmq.ZMQError",),
    "zmq.Again": ("zmq.ZMQError",),
    "zmq.InterruptedSystemCall": ("zmq.ZMQError", "InterruptedError"),
    "zmq.ZMQVersionError": ("NotImplementedError",),
    "zmq.asyncio.ProactorSelectorThreadWarning": ("RuntimeWarning",),
    "zmq.eventloop.future.CancelledError": ("Exception",),
    "zmq.ssh.tunnel.SSHException": ("Exception",),
    "zmq.ssh.tunnel.MaxRetryExceeded": ("Exception",),
}

ALIASES = {
    "zmq.error": "zmq",
    "zmq.green.Again": "zmq.Again",
    "zmq.green.ContextTerminated": "zmq.ContextTerminated",
    "zmq.green.DraftFDWarning": "zmq.DraftFDWarning",
    "zmq.green.InterruptedSystemCall": "zmq.InterruptedSystemCall",
    "zmq.green.NotDone": "zmq.NotDone",
    "zmq.green.ZMQBaseError": "zmq.ZMQBaseError",
    "zmq.green.ZMQBindError": "zmq.ZMQBindError",
    "zmq.green.ZMQError": "zmq.ZMQError",
    "zmq.green.ZMQVersionError": "zmq.ZMQVersionError",
}
