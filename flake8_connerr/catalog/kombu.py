"""kombu: an error that its transport raised, or kombu.exceptions.OperationalError where kombu retries.

What its ``exceptions`` module calls ConnectionError is amqp's, which is not an OSError.
"""

from __future__ import annotations

from .model import call

VERSION = "5.7.0"

CLASSES = {
    "kombu.exceptions.HttpError": ("Exception",),
    "kombu.exceptions.InconsistencyError": ("amqp.exceptions.ConnectionError",),
    "kombu.exceptions.KombuError": ("Exception",),
    "kombu.exceptions.BatchPublishError": ("kombu.exceptions.KombuError",),
    "kombu.exceptions.LimitExceeded": ("kombu.exceptions.KombuError",),
    "kombu.exceptions.ChannelLimitExceeded": ("kombu.exceptions.LimitExceeded",),
    "kombu.exceptions.ConnectionLimitExceeded": ("kombu.exceptions.LimitExceeded",),
    "kombu.exceptions.MessageStateError": ("kombu.exceptions.KombuError",),
    "kombu.exceptions.NotBoundError": ("kombu.exceptions.KombuError",),
    "kombu.exceptions.OperationalError": ("kombu.exceptions.KombuError",),
    "kombu.exceptions.SerializationError": ("kombu.exceptions.KombuError",),
    "kombu.exceptions.DecodeError": ("kombu.exceptions.SerializationError",),
    "kombu.exceptions.EncodeError": ("kombu.exceptions.SerializationError",),
    "kombu.exceptions.SerializerNotInstalled": ("kombu.exceptions.KombuError",),
    "kombu.exceptions.ContentDisallowed": ("kombu.exceptions.SerializerNotInstalled",),
    "kombu.exceptions.VersionMismatch": ("kombu.exceptions.KombuError",),
    "kombu.matcher.MatcherNotInstalled": ("Exception",),
    "kombu.asynchronous.hub.Stop": ("BaseException",),
    "kombu.transport.consul.LockError": ("Exception",),
    "kombu.transport.qpid.AuthenticationFailure": ("Exception",),
    "kombu.transport.redis.MutexHeld": ("Exception",),
    "kombu.transport.virtual.NotEquivalentError": ("Exception",),
    "kombu.transport.virtual.UndeliverableWarning": ("UserWarning",),
    # What is connected and called, beside the exceptions.
    "kombu.Connection": ("object",),
    "kombu.Producer": ("object",),
    "kombu.Consumer": ("object",),
    "kombu.Queue": ("object",),
    "kombu.Exchange": ("object",),
    "kombu.simple.SimpleQueue": ("object",),
    "kombu.simple.SimpleBuffer": ("kombu.simple.SimpleQueue",),
}

ALIASES = {
    "kombu.abstract.NotBoundError": "kombu.exceptions.NotBoundError",
    "kombu.common.ChannelError": "amqp.exceptions.ChannelError",
    "kombu.common.RecoverableConnectionError": "amqp.exceptions.RecoverableConnectionError",
    "kombu.entity.ContentDisallowed": "kombu.exceptions.ContentDisallowed",
    "kombu.exceptions.ChannelError": "amqp.exceptions.ChannelError",
    "kombu.exceptions.ConnectionError": "amqp.exceptions.ConnectionError",
    "kombu.exceptions.ResourceError": "amqp.exceptions.ResourceError",
    "kombu.exceptions.TimeoutError": "TimeoutError",
    "kombu.message.MessageStateError": "kombu.exceptions.MessageStateError",
    "kombu.messaging.ContentDisallowed": "kombu.exceptions.ContentDisallowed",
    "kombu.pidbox.InconsistencyError": "kombu.exceptions.InconsistencyError",
    "kombu.serialization.ContentDisallowed": "kombu.exceptions.ContentDisallowed",
    "kombu.serialization.DecodeError": "kombu.exceptions.DecodeError",
    "kombu.serialization.EncodeError": "kombu.exceptions.EncodeError",
    "kombu.serialization.SerializerNotInstalled": "kombu.exceptions.SerializerNotInstalled",
    "kombu.transport.SQS.exceptions.KombuError": "kombu.exceptions.KombuError",
    "kombu.transport.virtual.base.NotEquivalentError": "kombu.transport.virtual.NotEquivalentError",
    "kombu.transport.virtual.base.UndeliverableWarning": "kombu.transport.virtual.UndeliverableWarning",
    "kombu.BrokerConnection": "kombu.Connection",
    "kombu.connection.Connection": "kombu.Connection",
    "kombu.messaging.Producer": "kombu.Producer",
    "kombu.messaging.Consumer": "kombu.Consumer",
    "kombu.entity.Queue": "kombu.Queue",
    "kombu.entity.Exchange": "kombu.Exchange",
}

# As with the amqp transport; the errors of another transport are that client's own.
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
    "OSError": "F5",
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
    "kombu.exceptions.OperationalError": "source: kombu/connection.py ensure, with retry=True",
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
_DEFAULT_CHANNEL = {
    "kombu.exceptions.OperationalError": "source: kombu/connection.py Connection.default_channel",
}
_DRAIN = {
    "OSError": "F6",
    "TimeoutError": "F7",
    "ConnectionResetError": "source: amqp/transport.py read_frame",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "amqp.exceptions.ConnectionError": "source: amqp/exceptions.py error_for_code",
}
_QUIET = call()

CALLS = {
    "kombu.Connection": call(returns="kombu.Connection"),
    "kombu.Connection.connect": call(connect=_CONNECT, transfer=_HANDSHAKE),
    "kombu.Connection.channel": call(connect=_CONNECT, transfer=_HANDSHAKE),
    # Connects, with retries, and wraps what the last one raised.
    "kombu.Connection.ensure_connection": call(
        connect={"kombu.exceptions.OperationalError": "F1 F2 F3 F4 F5 F7 F9"}, returns="kombu.Connection"
    ),
    "kombu.Connection.drain_events": call(transfer=_DRAIN),
    "kombu.Connection.heartbeat_check": call(transfer=_LIKE_ASKING),
    # These take the connection's default channel, and so connect as ensure_connection does.
    "kombu.Connection.SimpleQueue": call(
        connect={"kombu.exceptions.OperationalError": "F1 F2 F3 F4 F5 F7 F9"},
        transfer=_ASK,
        returns="kombu.simple.SimpleQueue",
    ),
    "kombu.Connection.SimpleBuffer": call(
        connect=_DEFAULT_CHANNEL, transfer=_LIKE_ASKING, returns="kombu.simple.SimpleBuffer"
    ),
    "kombu.Connection.Producer": call(
        connect=_DEFAULT_CHANNEL, transfer=_LIKE_ASKING, returns="kombu.Producer"
    ),
    "kombu.Connection.Consumer": call(
        connect=_DEFAULT_CHANNEL, transfer=_LIKE_ASKING, returns="kombu.Consumer"
    ),
    "kombu.Connection.clone": call(returns="kombu.Connection"),
    "kombu.Connection.Pool": _QUIET,
    "kombu.Connection.ChannelPool": _QUIET,
    "kombu.Connection.as_uri": _QUIET,
    "kombu.Connection.close": _QUIET,
    "kombu.Connection.collect": _QUIET,
    "kombu.Connection.ensure": _QUIET,
    "kombu.Connection.get_heartbeat_interval": _QUIET,
    "kombu.Connection.info": _QUIET,
    "kombu.Connection.release": _QUIET,
    "kombu.Producer": call(transfer=_LIKE_ASKING, returns="kombu.Producer"),
    "kombu.Producer.publish": call(transfer=_TELL),
    "kombu.Producer.declare": call(transfer=_LIKE_ASKING),
    "kombu.Producer.maybe_declare": call(transfer=_LIKE_ASKING),
    "kombu.Producer.close": _QUIET,
    "kombu.Producer.release": _QUIET,
    "kombu.Consumer": call(transfer=_LIKE_ASKING, returns="kombu.Consumer"),
    "kombu.Consumer.consume": call(transfer=_ASK),
    "kombu.Consumer.cancel": call(transfer=_LIKE_ASKING),
    "kombu.Consumer.cancel_by_queue": call(transfer=_LIKE_ASKING),
    "kombu.Consumer.close": call(transfer=_LIKE_ASKING),
    "kombu.Consumer.declare": call(transfer=_LIKE_ASKING),
    "kombu.Consumer.flow": call(transfer=_LIKE_ASKING),
    "kombu.Consumer.purge": call(transfer=_LIKE_ASKING),
    "kombu.Consumer.qos": call(transfer=_LIKE_ASKING),
    "kombu.Consumer.recover": call(transfer=_LIKE_ASKING),
    "kombu.Consumer.__enter__": call(transfer=_LIKE_ASKING),
    "kombu.Consumer.register_callback": _QUIET,
    "kombu.Queue": call(returns="kombu.Queue"),
    "kombu.Queue.declare": call(transfer=_ASK),
    "kombu.Queue.bind_to": call(transfer=_LIKE_ASKING),
    "kombu.Queue.delete": call(transfer=_LIKE_ASKING),
    "kombu.Queue.get": call(transfer=_LIKE_ASKING),
    "kombu.Queue.purge": call(transfer=_LIKE_ASKING),
    "kombu.Queue.queue_declare": call(transfer=_LIKE_ASKING),
    "kombu.Queue.queue_bind": call(transfer=_LIKE_ASKING),
    "kombu.Queue.queue_unbind": call(transfer=_LIKE_ASKING),
    "kombu.Exchange": call(returns="kombu.Exchange"),
    "kombu.Exchange.declare": call(transfer=_ASK),
    "kombu.Exchange.bind_to": call(transfer=_LIKE_ASKING),
    "kombu.Exchange.delete": call(transfer=_LIKE_ASKING),
    "kombu.Exchange.publish": call(transfer=_LIKE_ASKING),
    "kombu.simple.SimpleQueue.put": call(transfer=_LIKE_ASKING),
    "kombu.simple.SimpleQueue.get": call(transfer=_LIKE_ASKING),
    "kombu.simple.SimpleQueue.get_nowait": call(transfer=_LIKE_ASKING),
    "kombu.simple.SimpleQueue.clear": call(transfer=_LIKE_ASKING),
    "kombu.simple.SimpleQueue.qsize": call(transfer=_LIKE_ASKING),
    "kombu.simple.SimpleQueue.close": call(transfer=_LIKE_ASKING),
}

# Connects as ensure_connection does; functions that take a connection for a channel read it.
READS = {
    "kombu.Connection.default_channel": call(
        connect={"kombu.exceptions.OperationalError": "F1 F2 F3 F4 F5 F7 F9"}
    ),
}
