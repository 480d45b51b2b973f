"""amqp (py-amqp): its ConnectionError is an AMQPError, not an OSError.

A broken connection is not wrapped: the builtin errors of the socket reach the caller.
"""

from __future__ import annotations

from .model import call

VERSION = "5.4.2"

CLASSES = {
    "amqp.channel.VDeprecationWarning": ("DeprecationWarning",),
    "amqp.exceptions.AMQPDeprecationWarning": ("UserWarning",),
    "amqp.exceptions.AMQPError": ("Exception",),
    "amqp.exceptions.ChannelError": ("amqp.exceptions.AMQPError",),
    "amqp.exceptions.IrrecoverableChannelError": ("amqp.exceptions.ChannelError",),
    "amqp.exceptions.AccessRefused": ("amqp.exceptions.IrrecoverableChannelError",),
    "amqp.exceptions.NotFound": ("amqp.exceptions.IrrecoverableChannelError",),
    "amqp.exceptions.PreconditionFailed": ("amqp.exceptions.IrrecoverableChannelError",),
    "amqp.exceptions.RecoverableChannelError": ("amqp.exceptions.ChannelError",),
    "amqp.exceptions.ContentTooLarge": ("amqp.exceptions.RecoverableChannelError",),
    "amqp.exceptions.NoConsumers": ("amqp.exceptions.RecoverableChannelError",),
    "amqp.exceptions.ResourceLocked": ("amqp.exceptions.RecoverableChannelError",),
    "amqp.exceptions.ConnectionError": ("amqp.exceptions.AMQPError",),
    "amqp.exceptions.IrrecoverableConnectionError": ("amqp.exceptions.ConnectionError",),
    "amqp.exceptions.AMQPNotImplementedError": ("amqp.exceptions.IrrecoverableConnectionError",),
    "amqp.exceptions.ChannelNotOpen": ("amqp.exceptions.IrrecoverableConnectionError",),
    "amqp.exceptions.FrameError": ("amqp.exceptions.IrrecoverableConnectionError",),
    "amqp.exceptions.FrameSyntaxError": ("amqp.exceptions.IrrecoverableConnectionError",),
    "amqp.exceptions.InternalError": ("amqp.exceptions.IrrecoverableConnectionError",),
    "amqp.exceptions.InvalidCommand": ("amqp.exceptions.IrrecoverableConnectionError",),
    "amqp.exceptions.InvalidPath": ("amqp.exceptions.IrrecoverableConnectionError",),
    "amqp.exceptions.NotAllowed": ("amqp.exceptions.IrrecoverableConnectionError",),
    "amqp.exceptions.UnexpectedFrame": ("amqp.exceptions.IrrecoverableConnectionError",),
    "amqp.exceptions.RecoverableConnectionError": ("amqp.exceptions.ConnectionError",),
    "amqp.exceptions.Blocked": ("amqp.exceptions.RecoverableConnectionError",),
    "amqp.exceptions.ConnectionForced": ("amqp.exceptions.RecoverableConnectionError",),
    "amqp.exceptions.ConsumerCancelled": ("amqp.exceptions.RecoverableConnectionError",),
    "amqp.exceptions.ResourceError": ("amqp.exceptions.RecoverableConnectionError",),
    "amqp.exceptions.MessageNacked": ("Exception",),
    # What is connected and called, beside the exceptions.
    "amqp.Connection": ("object",),
    "amqp.Channel": ("object",),
}

ALIASES = {
    "amqp.AMQPError": "amqp.exceptions.AMQPError",
    "amqp.AMQPNotImplementedError": "amqp.exceptions.AMQPNotImplementedError",
    "amqp.AccessRefused": "amqp.exceptions.AccessRefused",
    "amqp.ChannelError": "amqp.exceptions.ChannelError",
    "amqp.ChannelNotOpen": "amqp.exceptions.ChannelNotOpen",
    "amqp.ConnectionError": "amqp.exceptions.ConnectionError",
    "amqp.ConnectionForced": "amqp.exceptions.ConnectionForced",
    "amqp.ConsumerCancelled": "amqp.exceptions.ConsumerCancelled",
    "amqp.ContentTooLarge": "amqp.exceptions.ContentTooLarge",
    "amqp.FrameError": "amqp.exceptions.FrameError",
    "amqp.FrameSyntaxError": "amqp.exceptions.FrameSyntaxError",
    "amqp.InternalError": "amqp.exceptions.InternalError",
    "amqp.InvalidCommand": "amqp.exceptions.InvalidCommand",
    "amqp.InvalidPath": "amqp.exceptions.InvalidPath",
    "amqp.IrrecoverableChannelError": "amqp.exceptions.IrrecoverableChannelError",
    "amqp.IrrecoverableConnectionError": "amqp.exceptions.IrrecoverableConnectionError",
    "amqp.NoConsumers": "amqp.exceptions.NoConsumers",
    "amqp.NotAllowed": "amqp.exceptions.NotAllowed",
    "amqp.NotFound": "amqp.exceptions.NotFound",
    "amqp.PreconditionFailed": "amqp.exceptions.PreconditionFailed",
    "amqp.RecoverableChannelError": "amqp.exceptions.RecoverableChannelError",
    "amqp.RecoverableConnectionError": "amqp.exceptions.RecoverableConnectionError",
    "amqp.ResourceError": "amqp.exceptions.ResourceError",
    "amqp.ResourceLocked": "amqp.exceptions.ResourceLocked",
    "amqp.UnexpectedFrame": "amqp.exceptions.UnexpectedFrame",
    "amqp.abstract_channel.AMQPNotImplementedError": "amqp.exceptions.AMQPNotImplementedError",
    "amqp.abstract_channel.RecoverableConnectionError": "amqp.exceptions.RecoverableConnectionError",
    "amqp.channel.ChannelError": "amqp.exceptions.ChannelError",
    "amqp.channel.ConsumerCancelled": "amqp.exceptions.ConsumerCancelled",
    "amqp.channel.MessageNacked": "amqp.exceptions.MessageNacked",
    "amqp.channel.RecoverableConnectionError": "amqp.exceptions.RecoverableConnectionError",
    "amqp.connection.AMQPDeprecationWarning": "amqp.exceptions.AMQPDeprecationWarning",
    "amqp.connection.ChannelError": "amqp.exceptions.ChannelError",
    "amqp.connection.ConnectionError": "amqp.exceptions.ConnectionError",
    "amqp.connection.ConnectionForced": "amqp.exceptions.ConnectionForced",
    "amqp.connection.MessageNacked": "amqp.exceptions.MessageNacked",
    "amqp.connection.RecoverableChannelError": "amqp.exceptions.RecoverableChannelError",
    "amqp.connection.RecoverableConnectionError": "amqp.exceptions.RecoverableConnectionError",
    "amqp.connection.ResourceError": "amqp.exceptions.ResourceError",
    "amqp.method_framing.UnexpectedFrame": "amqp.exceptions.UnexpectedFrame",
    "amqp.serialization.FrameSyntaxError": "amqp.exceptions.FrameSyntaxError",
    "amqp.transport.UnexpectedFrame": "amqp.exceptions.UnexpectedFrame",
    "amqp.connection.Connection": "amqp.Connection",
    "amqp.channel.Channel": "amqp.Channel",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "TimeoutError": "F7",
    "socket.gaierror": "F9",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
_HANDSHAKE = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    # 'Server unexpectedly closed connection'.
    "OSError": "F5",
    "amqp.exceptions.AccessRefused": "source: amqp/connection.py _on_close",
    "amqp.exceptions.ConnectionError": "source: amqp/exceptions.py error_for_code",
}
# Sends, and waits for the answer.
_ASK = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "OSError": "F5 F6",
    "BrokenPipeError": "race: F6",
    "TimeoutError": "source: amqp/transport.py read_frame",
    "amqp.exceptions.RecoverableConnectionError": "source: amqp/abstract_channel.py send_method",
    "amqp.exceptions.ChannelError": "source: amqp/exceptions.py error_for_code",
    "amqp.exceptions.ConnectionError": "source: amqp/exceptions.py error_for_code",
}
# Sends only: what is lost shows with a later call.
_TELL = {
    "ConnectionResetError": "F4",
    # Under F5 too, unless something is left unread there: then that end is a reset as well.
    "BrokenPipeError": "F6",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "TimeoutError": "source: amqp/transport.py write",
    "amqp.exceptions.RecoverableConnectionError": "source: amqp/abstract_channel.py send_method",
}
_LIKE_ASKING = {
    "ConnectionResetError": "source: amqp/transport.py read_frame",
    "BrokenPipeError": "source: amqp/transport.py write",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "OSError": "source: amqp/transport.py _read, 'Server unexpectedly closed connection'",
    "TimeoutError": "source: amqp/transport.py read_frame",
    "amqp.exceptions.RecoverableConnectionError": "source: amqp/abstract_channel.py send_method",
    "amqp.exceptions.ChannelError": "source: amqp/exceptions.py error_for_code",
    "amqp.exceptions.ConnectionError": "source: amqp/exceptions.py error_for_code",
}
_QUIET = call()

CALLS = {
    "amqp.Connection": call(returns="amqp.Connection"),
    "amqp.Connection.connect": call(connect=_CONNECT, transfer=_HANDSHAKE),
    "amqp.Connection.__enter__": call(
        connect={
            "ConnectionRefusedError": "source: amqp/connection.py __enter__, connect",
            "ConnectionResetError": "source: amqp/connection.py __enter__, connect",
            "TimeoutError": "source: amqp/connection.py __enter__, connect",
            "socket.gaierror": "source: amqp/connection.py __enter__, connect",
            "OSError": "source: amqp/connection.py __enter__, connect",
        },
        transfer=_LIKE_ASKING,
        returns="amqp.Connection",
    ),
    "amqp.Connection.channel": call(transfer=_ASK, returns="amqp.Channel"),
    "amqp.Connection.drain_events": call(
        transfer={
            "OSError": "F6",
            "TimeoutError": "F7",
            "ConnectionResetError": "source: amqp/transport.py read_frame",
            "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
            "amqp.exceptions.ConnectionError": "source: amqp/exceptions.py error_for_code",
        }
    ),
    "amqp.Connection.close": call(transfer=_ASK),
    "amqp.Connection.__exit__": call(transfer=_LIKE_ASKING),
    "amqp.Connection.send_heartbeat": call(transfer=_TELL),
    "amqp.Connection.heartbeat_tick": call(
        transfer=_LIKE_ASKING
        | {"amqp.exceptions.ConnectionForced": "source: amqp/connection.py heartbeat_tick"}
    ),
    "amqp.Connection.collect": _QUIET,
    "amqp.Connection.is_alive": _QUIET,
    "amqp.Connection.then": _QUIET,
    "amqp.Channel.basic_consume": call(transfer=_ASK),
    "amqp.Channel.basic_get": call(transfer=_ASK),
    "amqp.Channel.basic_qos": call(transfer=_ASK),
    "amqp.Channel.close": call(transfer=_ASK),
    "amqp.Channel.exchange_declare": call(transfer=_ASK),
    "amqp.Channel.queue_bind": call(transfer=_ASK),
    "amqp.Channel.queue_declare": call(transfer=_ASK),
    "amqp.Channel.basic_ack": call(transfer=_TELL),
    "amqp.Channel.basic_publish": call(transfer=_TELL),
    "amqp.Channel.basic_cancel": call(transfer=_LIKE_ASKING),
    "amqp.Channel.basic_publish_confirm": call(transfer=_LIKE_ASKING),
    "amqp.Channel.basic_recover": call(transfer=_LIKE_ASKING),
    "amqp.Channel.basic_reject": call(transfer=_LIKE_ASKING),
    "amqp.Channel.confirm_select": call(transfer=_LIKE_ASKING),
    "amqp.Channel.exchange_bind": call(transfer=_LIKE_ASKING),
    "amqp.Channel.exchange_delete": call(transfer=_LIKE_ASKING),
    "amqp.Channel.exchange_unbind": call(transfer=_LIKE_ASKING),
    "amqp.Channel.flow": call(transfer=_LIKE_ASKING),
    "amqp.Channel.open": call(transfer=_LIKE_ASKING),
    "amqp.Channel.queue_delete": call(transfer=_LIKE_ASKING),
    "amqp.Channel.queue_purge": call(transfer=_LIKE_ASKING),
    "amqp.Channel.queue_unbind": call(transfer=_LIKE_ASKING),
    "amqp.Channel.tx_commit": call(transfer=_LIKE_ASKING),
    "amqp.Channel.tx_rollback": call(transfer=_LIKE_ASKING),
    "amqp.Channel.tx_select": call(transfer=_LIKE_ASKING),
    "amqp.Channel.wait": call(transfer=_LIKE_ASKING),
    "amqp.Channel.__exit__": call(transfer=_LIKE_ASKING),
    "amqp.Channel.collect": _QUIET,
}
