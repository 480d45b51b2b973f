"""pyzmq: the library connects again by itself; errors are ZMQError, which is no OSError."""

from __future__ import annotations

from .model import call

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
    "zmq.Context": ("object",),
    "zmq.Socket": ("object",),
    "zmq.Poller": ("object",),
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
    "zmq.sugar.Again": "zmq.Again",
    "zmq.sugar.ContextTerminated": "zmq.ContextTerminated",
    "zmq.sugar.DraftFDWarning": "zmq.DraftFDWarning",
    "zmq.sugar.InterruptedSystemCall": "zmq.InterruptedSystemCall",
    "zmq.sugar.NotDone": "zmq.NotDone",
    "zmq.sugar.ZMQBaseError": "zmq.ZMQBaseError",
    "zmq.sugar.ZMQBindError": "zmq.ZMQBindError",
    "zmq.sugar.ZMQError": "zmq.ZMQError",
    "zmq.sugar.ZMQVersionError": "zmq.ZMQVersionError",
    "zmq.sugar.socket.Socket": "zmq.Socket",
    "zmq.sugar.context.Context": "zmq.Context",
}

_CONNECT = {
    "zmq.ZMQError": "source: zmq_connect(3) EINVAL EPROTONOSUPPORT",
}
_BIND = {
    "zmq.ZMQError": "source: zmq_bind(3) EADDRINUSE",
}
_RECEIVE = {
    "zmq.Again": "F1 F7",
    "zmq.ContextTerminated": "source: zmq/error.py _check_rc",
    "zmq.ZMQError": "source: zmq/error.py _check_rc",
}
_SEND = {
    "zmq.Again": "source: zmq_send(3) EAGAIN",
    "zmq.ZMQError": "source: zmq/error.py _check_rc",
    "zmq.ContextTerminated": "source: zmq/error.py _check_rc",
}

CALLS = {
    "zmq.Context": call(returns="zmq.Context"),
    "zmq.Context.instance": call(returns="zmq.Context"),
    "zmq.Context.socket": call(returns="zmq.Socket"),
    "zmq.Context.term": call(),
    "zmq.Context.destroy": call(),
    "zmq.Socket.connect": call(connect=_CONNECT),
    "zmq.Socket.bind": call(accept=_BIND),
    "zmq.Socket.recv": call(transfer=_RECEIVE, returns="bytes"),
    "zmq.Socket.recv_string": call(transfer=_RECEIVE),
    "zmq.Socket.recv_json": call(transfer=_RECEIVE),
    "zmq.Socket.recv_pyobj": call(transfer=_RECEIVE),
    "zmq.Socket.recv_multipart": call(transfer=_RECEIVE),
    "zmq.Socket.send": call(transfer=_SEND),
    "zmq.Socket.send_string": call(transfer=_SEND),
    "zmq.Socket.send_json": call(transfer=_SEND),
    "zmq.Socket.send_pyobj": call(transfer=_SEND),
    "zmq.Socket.send_multipart": call(transfer=_SEND),
    "zmq.Socket.close": call(),
    "zmq.Socket.setsockopt": call(),
    "zmq.Socket.setsockopt_string": call(),
    "zmq.Socket.getsockopt": call(),
    "zmq.Socket.subscribe": call(),
    "zmq.Socket.unsubscribe": call(),
    "zmq.Socket.poll": call(),
    "zmq.Poller": call(returns="zmq.Poller"),
    "zmq.Poller.register": call(),
    "zmq.Poller.unregister": call(),
    "zmq.Poller.poll": call(),
}
