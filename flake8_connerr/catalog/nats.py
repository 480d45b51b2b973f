"""nats-py: nats.errors.TimeoutError is an asyncio.TimeoutError; none is a builtin ConnectionError."""

from __future__ import annotations

from .model import call

VERSION = "2.16.0"

CLASSES = {
    "nats.errors.Error": ("Exception",),
    "nats.errors.AuthorizationError": ("nats.errors.Error",),
    "nats.aio.errors.ErrAuthorization": ("nats.errors.AuthorizationError",),
    "nats.errors.BadHeaderError": ("nats.errors.Error",),
    "nats.errors.BadSubjectError": ("nats.errors.Error",),
    "nats.aio.errors.ErrBadSubject": ("nats.errors.BadSubjectError",),
    "nats.errors.BadSubscriptionError": ("nats.errors.Error",),
    "nats.aio.errors.ErrBadSubscription": ("nats.errors.BadSubscriptionError",),
    "nats.errors.BadTimeoutError": ("nats.errors.Error",),
    "nats.aio.errors.ErrBadTimeout": ("nats.errors.BadTimeoutError",),
    "nats.errors.ConnectionClosedError": ("nats.errors.Error",),
    "nats.aio.errors.ErrConnectionClosed": ("nats.errors.ConnectionClosedError",),
    "nats.errors.ConnectionDrainingError": ("nats.errors.Error",),
    "nats.aio.errors.ErrConnectionDraining": ("nats.errors.ConnectionDrainingError",),
    "nats.errors.ConnectionReconnectingError": ("nats.errors.Error",),
    "nats.aio.errors.ErrConnectionReconnecting": ("nats.errors.ConnectionReconnectingError",),
    "nats.errors.InvalidCallbackTypeError": ("nats.errors.Error",),
    "nats.aio.errors.ErrInvalidCallbackType": ("nats.errors.InvalidCallbackTypeError",),
    "nats.errors.InvalidUserCredentialsError": ("nats.errors.Error",),
    "nats.aio.client.ErrInvalidUserCredentials": ("nats.errors.InvalidUserCredentialsError",),
    "nats.errors.JsonParseError": ("nats.errors.Error",),
    "nats.aio.errors.ErrJsonParse": ("nats.errors.JsonParseError",),
    "nats.errors.MaxPayloadError": ("nats.errors.Error",),
    "nats.aio.errors.ErrMaxPayload": ("nats.errors.MaxPayloadError",),
    "nats.errors.MsgAlreadyAckdError": ("nats.errors.Error",),
    "nats.errors.NoRespondersError": ("nats.errors.Error",),
    "nats.errors.NoServersError": ("nats.errors.Error",),
    "nats.aio.errors.ErrNoServers": ("nats.errors.NoServersError",),
    "nats.errors.NotJSMessageError": ("nats.errors.Error",),
    "nats.errors.OutboundBufferLimitError": ("nats.errors.Error",),
    "nats.errors.ProtocolError": ("nats.errors.Error",),
    "nats.protocol.parser.ErrProtocol": ("nats.errors.ProtocolError",),
    "nats.errors.SecureConnFailedError": ("nats.errors.Error",),
    "nats.aio.errors.ErrSecureConnFailed": ("nats.errors.SecureConnFailedError",),
    "nats.errors.SecureConnRequiredError": ("nats.errors.Error",),
    "nats.aio.errors.ErrSecureConnRequired": ("nats.errors.SecureConnRequiredError",),
    "nats.errors.SecureConnWantedError": ("nats.errors.Error",),
    "nats.aio.errors.ErrSecureConnWanted": ("nats.errors.SecureConnWantedError",),
    "nats.errors.ServerNotInPoolError": ("nats.errors.Error",),
    "nats.errors.SlowConsumerError": ("nats.errors.Error",),
    "nats.aio.errors.ErrSlowConsumer": ("nats.errors.SlowConsumerError",),
    "nats.errors.StaleConnectionError": ("nats.errors.Error",),
    "nats.errors.UnexpectedEOF": ("nats.errors.StaleConnectionError",),
    "nats.aio.client.ErrStaleConnection": ("nats.errors.StaleConnectionError",),
    "nats.errors.TimeoutError": ("nats.errors.Error", "TimeoutError"),
    "nats.errors.DrainTimeoutError": ("nats.errors.TimeoutError",),
    "nats.aio.errors.ErrDrainTimeout": ("nats.errors.DrainTimeoutError",),
    "nats.errors.FlushTimeoutError": ("nats.errors.TimeoutError",),
    "nats.aio.errors.ErrTimeout": ("nats.errors.TimeoutError",),
    "nats.js.errors.FetchTimeoutError": ("nats.errors.TimeoutError",),
    "nats.aio.errors.NatsError": ("nats.errors.Error",),
    "nats.js.errors.Error": ("nats.errors.Error",),
    "nats.js.errors.APIError": ("nats.js.errors.Error",),
    "nats.js.errors.BadBucketError": ("nats.js.errors.APIError",),
    "nats.js.errors.BadRequestError": ("nats.js.errors.APIError",),
    "nats.js.errors.ConsumerInvalidResetError": ("nats.js.errors.BadRequestError",),
    "nats.js.errors.KeyValueError": ("nats.js.errors.APIError",),
    "nats.js.errors.KeyDeletedError": ("nats.js.errors.KeyValueError", "nats.js.errors.NotFoundError"),
    "nats.js.errors.KeyHistoryTooLargeError": ("nats.js.errors.KeyValueError",),
    "nats.js.errors.KeyNotFoundError": ("nats.js.errors.KeyValueError", "nats.js.errors.NotFoundError"),
    "nats.js.errors.KeyWrongLastSequenceError": (
        "nats.js.errors.KeyValueError",
        "nats.js.errors.BadRequestError",
    ),
    "nats.js.errors.NoKeysError": ("nats.js.errors.KeyValueError",),
    "nats.js.errors.NotFoundError": ("nats.js.errors.APIError",),
    "nats.js.errors.BucketNotFoundError": ("nats.js.errors.NotFoundError",),
    "nats.js.errors.ObjectDeletedError": ("nats.js.errors.NotFoundError",),
    "nats.js.errors.ObjectNotFoundError": ("nats.js.errors.NotFoundError",),
    "nats.js.errors.ServerError": ("nats.js.errors.APIError",),
    "nats.js.errors.ServiceUnavailableError": ("nats.js.errors.APIError",),
    "nats.js.errors.BadObjectMetaError": ("nats.js.errors.Error",),
    "nats.js.errors.ConsumerSequenceMismatchError": ("nats.js.errors.Error",),
    "nats.js.errors.DigestMismatchError": ("nats.js.errors.Error",),
    "nats.js.errors.InvalidBucketNameError": ("nats.js.errors.Error",),
    "nats.js.errors.InvalidKeyError": ("nats.js.errors.Error",),
    "nats.js.errors.InvalidObjectNameError": ("nats.js.errors.Error",),
    "nats.js.errors.KeyValueLimitMarkerTTLNotSupportedError": ("nats.js.errors.Error",),
    "nats.js.errors.LinkIsABucketError": ("nats.js.errors.Error",),
    "nats.js.errors.NoStreamResponseError": ("nats.js.errors.Error",),
    "nats.js.errors.ObjectAlreadyExists": ("nats.js.errors.Error",),
    "nats.js.errors.TooManyStalledMsgsError": ("nats.js.errors.Error",),
    "nats.micro.request.ServiceError": ("Exception",),
    # What is connected and called, beside the exceptions.
    "nats.aio.client.Client": ("object",),
    "nats.aio.subscription.Subscription": ("object",),
    "nats.js.JetStreamContext": ("object",),
    "nats.aio.msg.Msg": ("object",),
}

ALIASES = {
    "nats.aio.errors.ErrInvalidUserCredentials": "nats.aio.client.ErrInvalidUserCredentials",
    "nats.aio.errors.ErrStaleConnection": "nats.aio.client.ErrStaleConnection",
    "nats.NATS": "nats.aio.client.Client",
    "nats.aio.client.Subscription": "nats.aio.subscription.Subscription",
    "nats.js.client.JetStreamContext": "nats.js.JetStreamContext",
    "nats.aio.client.Msg": "nats.aio.msg.Msg",
}

# Nobody there, or no such host, is tried again up to max_reconnect_attempts, with allow_reconnect=False as
# well: _select_next_server hands the error to error_cb, and NoServersError comes in the end. What goes
# wrong on a connection that was made is raised as it is, with allow_reconnect=False.
_CONNECT = {
    "nats.errors.NoServersError": "F1 F2 F3 F7 F9",
    "nats.errors.Error": "F3",
    "TimeoutError": "F7",
    "ConnectionResetError": "race: F2 F4",
}
_CONNECT_METHOD = {
    "nats.errors.NoServersError": "source: nats/aio/client.py connect",
    "nats.errors.Error": "source: nats/aio/client.py connect",
    "TimeoutError": "source: nats/aio/client.py connect",
    "ConnectionResetError": "source: nats/aio/client.py connect",
}
_CLOSED = {
    "nats.errors.ConnectionClosedError": "F4 F6",
    "nats.errors.ConnectionDrainingError": "source: nats/aio/client.py publish",
}
_JETSTREAM = {
    "nats.errors.TimeoutError": "source: nats/aio/client.py request",
    "nats.errors.NoRespondersError": "source: nats/aio/client.py request",
    "nats.errors.ConnectionClosedError": "source: nats/aio/client.py publish",
    "nats.js.errors.Error": "source: nats/js/client.py",
}
_QUIET = call()

CALLS = {
    "nats.connect": call(connect=_CONNECT, returns="nats.aio.client.Client"),
    "nats.aio.client.Client": call(returns="nats.aio.client.Client"),
    "nats.aio.client.Client.connect": call(connect=_CONNECT_METHOD),
    "nats.aio.client.Client.publish": call(
        transfer=_CLOSED | {"nats.errors.OutboundBufferLimitError": "source: nats/aio/client.py publish"}
    ),
    "nats.aio.client.Client.flush": call(
        transfer={"nats.errors.ConnectionClosedError": "F4 F6", "nats.errors.FlushTimeoutError": "F7"}
    ),
    "nats.aio.client.Client.request": call(
        transfer=_CLOSED
        | {
            "nats.errors.TimeoutError": "F7",
            "nats.errors.NoRespondersError": "source: nats/aio/client.py request",
        },
        returns="nats.aio.msg.Msg",
    ),
    "nats.aio.client.Client.subscribe": call(transfer=_CLOSED, returns="nats.aio.subscription.Subscription"),
    "nats.aio.client.Client.drain": call(
        transfer={
            "nats.errors.ConnectionClosedError": "source: nats/aio/client.py drain",
            "nats.errors.ConnectionReconnectingError": "source: nats/aio/client.py drain",
        }
    ),
    "nats.aio.client.Client.rtt": call(
        transfer={"nats.errors.ConnectionClosedError": "source: nats/aio/client.py rtt"}
    ),
    "nats.aio.client.Client.jetstream": call(returns="nats.js.JetStreamContext"),
    "nats.aio.client.Client.close": _QUIET,
    "nats.aio.client.Client.new_inbox": _QUIET,
    "nats.aio.subscription.Subscription.next_msg": call(
        transfer={"nats.errors.ConnectionClosedError": "F6", "nats.errors.TimeoutError": "F7"},
        returns="nats.aio.msg.Msg",
    ),
    "nats.aio.subscription.Subscription.drain": call(
        transfer={"nats.errors.ConnectionClosedError": "source: nats/aio/subscription.py drain"}
    ),
    "nats.aio.subscription.Subscription.unsubscribe": call(
        transfer={"nats.errors.ConnectionClosedError": "source: nats/aio/subscription.py unsubscribe"}
    ),
    "nats.aio.msg.Msg.respond": call(
        transfer={"nats.errors.ConnectionClosedError": "source: nats/aio/client.py publish"}
    ),
    "nats.js.JetStreamContext.account_info": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.add_consumer": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.add_stream": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.consumer_info": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.create_key_value": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.delete_consumer": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.delete_stream": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.get_msg": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.key_value": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.object_store": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.publish": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.pull_subscribe": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.purge_stream": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.stream_info": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.subscribe": call(transfer=_JETSTREAM),
    "nats.js.JetStreamContext.update_stream": call(transfer=_JETSTREAM),
}
