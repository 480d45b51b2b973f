"""aio-pika: AMQP on asyncio. Its errors are aiormq's."""

from __future__ import annotations

from .model import call

VERSION = "10.2.1"

CLASSES = {
    "aio_pika.exceptions.MessageProcessError": ("aiormq.exceptions.AMQPError",),
    "aio_pika.exceptions.QueueEmpty": ("aiormq.exceptions.AMQPError", "asyncio.QueueEmpty"),
    "aio_pika.pool.PoolInvalidStateError": ("RuntimeError",),
    "aio_pika.patterns.master.MessageProcessingError": ("Exception",),
    "aio_pika.patterns.NackMessage": ("aio_pika.patterns.master.MessageProcessingError",),
    "aio_pika.patterns.RejectMessage": ("aio_pika.patterns.master.MessageProcessingError",),
    "aio_pika.patterns.rpc.JsonRPCError": ("RuntimeError",),
    "aio_pika.patterns.rpc.RPCException": ("RuntimeError",),
    # What is connected and called, beside the exceptions.
    "aio_pika.abc.AbstractConnection": ("object",),
    "aio_pika.abc.AbstractRobustConnection": ("aio_pika.abc.AbstractConnection",),
    "aio_pika.abc.AbstractChannel": ("object",),
    "aio_pika.abc.AbstractQueue": ("object",),
    "aio_pika.abc.AbstractExchange": ("object",),
}

ALIASES = {
    "aio_pika.AMQPException": "aiormq.exceptions.AMQPError",
    "aio_pika.MessageProcessError": "aio_pika.exceptions.MessageProcessError",
    "aio_pika.channel.ChannelInvalidStateError": "aiormq.exceptions.ChannelInvalidStateError",
    "aio_pika.connection.ConnectionClosed": "aiormq.exceptions.ConnectionClosed",
    "aio_pika.exceptions.AMQPChannelError": "aiormq.exceptions.AMQPChannelError",
    "aio_pika.exceptions.AMQPConnectionError": "aiormq.exceptions.AMQPConnectionError",
    "aio_pika.exceptions.AMQPError": "aiormq.exceptions.AMQPError",
    "aio_pika.exceptions.AMQPException": "aiormq.exceptions.AMQPError",
    "aio_pika.exceptions.AuthenticationError": "aiormq.exceptions.AuthenticationError",
    "aio_pika.exceptions.ChannelClosed": "aiormq.exceptions.ChannelClosed",
    "aio_pika.exceptions.ChannelInvalidStateError": "aiormq.exceptions.ChannelInvalidStateError",
    "aio_pika.exceptions.ChannelNotFoundEntity": "aiormq.exceptions.ChannelNotFoundEntity",
    "aio_pika.exceptions.ChannelPreconditionFailed": "aiormq.exceptions.ChannelPreconditionFailed",
    "aio_pika.exceptions.ConnectionClosed": "aiormq.exceptions.ConnectionClosed",
    "aio_pika.exceptions.DeliveryError": "aiormq.exceptions.DeliveryError",
    "aio_pika.exceptions.DuplicateConsumerTag": "aiormq.exceptions.DuplicateConsumerTag",
    "aio_pika.exceptions.IncompatibleProtocolError": "aiormq.exceptions.IncompatibleProtocolError",
    "aio_pika.exceptions.InvalidFrameError": "aiormq.exceptions.InvalidFrameError",
    "aio_pika.exceptions.MethodNotImplemented": "aiormq.exceptions.MethodNotImplemented",
    "aio_pika.exceptions.ProbableAuthenticationError": "aiormq.exceptions.ProbableAuthenticationError",
    "aio_pika.exceptions.ProtocolSyntaxError": "aiormq.exceptions.ProtocolSyntaxError",
    "aio_pika.exceptions.PublishError": "aiormq.exceptions.PublishError",
    "aio_pika.message.ChannelInvalidStateError": "aiormq.exceptions.ChannelInvalidStateError",
    "aio_pika.message.MessageProcessError": "aio_pika.exceptions.MessageProcessError",
    "aio_pika.queue.QueueEmpty": "aio_pika.exceptions.QueueEmpty",
    "aio_pika.robust_connection.ChannelNotFoundEntity": "aiormq.exceptions.ChannelNotFoundEntity",
    "aio_pika.robust_queue.ChannelInvalidStateError": "aiormq.exceptions.ChannelInvalidStateError",
    "aio_pika.patterns.master.NackMessage": "aio_pika.patterns.NackMessage",
    "aio_pika.patterns.master.RejectMessage": "aio_pika.patterns.RejectMessage",
    "aio_pika.connection.connect": "aio_pika.connect",
    "aio_pika.robust_connection.connect_robust": "aio_pika.connect_robust",
}

_CONNECT = {"aiormq.exceptions.AMQPConnectionError": "F1 F2 F3 F4 F5 F9", "TimeoutError": "F7"}
_ASK = {
    "aiormq.exceptions.AMQPConnectionError": "F4 F5 F6",
    "aiormq.exceptions.ChannelInvalidStateError": "source: aiormq/channel.py, a channel closed already",
    "aiormq.exceptions.ChannelClosed": "source: aiormq/channel.py _on_close_frame",
    "TimeoutError": "source: aio_pika/channel.py, with timeout=",
}
_LIKE_ASKING = {
    "aiormq.exceptions.AMQPConnectionError": "source: aiormq/channel.py rpc",
    "aiormq.exceptions.ChannelInvalidStateError": "source: aiormq/channel.py, a channel closed already",
    "aiormq.exceptions.ChannelClosed": "source: aiormq/channel.py _on_close_frame",
    "TimeoutError": "source: aio_pika/channel.py, with timeout=",
}
_QUIET = call()

ATTRIBUTES = {
    "aio_pika.abc.AbstractChannel.default_exchange": "aio_pika.abc.AbstractExchange",
}

CALLS = {
    "aio_pika.connect": call(connect=_CONNECT, returns="aio_pika.abc.AbstractConnection"),
    "aio_pika.connect_robust": call(connect=_CONNECT, returns="aio_pika.abc.AbstractRobustConnection"),
    "aio_pika.abc.AbstractConnection.channel": call(returns="aio_pika.abc.AbstractChannel"),
    "aio_pika.abc.AbstractConnection.close": _QUIET,
    "aio_pika.abc.AbstractConnection.ready": _QUIET,
    "aio_pika.abc.AbstractChannel.declare_queue": call(transfer=_ASK, returns="aio_pika.abc.AbstractQueue"),
    "aio_pika.abc.AbstractChannel.declare_exchange": call(
        transfer=_ASK, returns="aio_pika.abc.AbstractExchange"
    ),
    "aio_pika.abc.AbstractChannel.set_qos": call(transfer=_ASK),
    "aio_pika.abc.AbstractChannel.get_queue": call(
        transfer=_LIKE_ASKING, returns="aio_pika.abc.AbstractQueue"
    ),
    "aio_pika.abc.AbstractChannel.get_exchange": call(
        transfer=_LIKE_ASKING, returns="aio_pika.abc.AbstractExchange"
    ),
    "aio_pika.abc.AbstractChannel.exchange_delete": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractChannel.queue_delete": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractChannel.flow": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractChannel.initialize": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractChannel.reopen": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractChannel.close": _QUIET,
    "aio_pika.abc.AbstractExchange.publish": call(transfer=_ASK),
    "aio_pika.abc.AbstractExchange.bind": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractExchange.declare": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractExchange.delete": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractExchange.unbind": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractQueue.bind": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractQueue.cancel": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractQueue.consume": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractQueue.declare": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractQueue.delete": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractQueue.get": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractQueue.purge": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractQueue.unbind": call(transfer=_LIKE_ASKING),
    "aio_pika.abc.AbstractQueue.iterator": _QUIET,
}
