"""aio-pika: AMQP on asyncio. Its errors are aiormq's."""

from __future__ import annotations

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
}
