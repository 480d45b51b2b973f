"""kombu: an error that its transport raised, or kombu.exceptions.OperationalError where kombu retries.

What its ``exceptions`` module calls ConnectionError is amqp's, which is not an OSError.
"""

from __future__ import annotations

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
}
