"""pika: every failure to connect is an AMQPConnectionError, which is not an OSError."""

from __future__ import annotations

from .model import call

VERSION = "1.4.4"

CLASSES = {
    "pika.exceptions.AMQPError": ("Exception",),
    "pika.exceptions.AMQPChannelError": ("pika.exceptions.AMQPError",),
    "pika.exceptions.ChannelClosed": ("pika.exceptions.AMQPChannelError",),
    "pika.exceptions.ChannelClosedByBroker": ("pika.exceptions.ChannelClosed",),
    "pika.exceptions.ChannelClosedByClient": ("pika.exceptions.ChannelClosed",),
    "pika.exceptions.ChannelWrongStateError": ("pika.exceptions.AMQPChannelError",),
    "pika.exceptions.ConsumerCancelled": ("pika.exceptions.AMQPChannelError",),
    "pika.exceptions.DuplicateConsumerTag": ("pika.exceptions.AMQPChannelError",),
    "pika.exceptions.NackError": ("pika.exceptions.AMQPChannelError",),
    "pika.exceptions.UnroutableError": ("pika.exceptions.AMQPChannelError",),
    "pika.exceptions.AMQPConnectionError": ("pika.exceptions.AMQPError",),
    "pika.exceptions.AMQPHeartbeatTimeout": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.AuthenticationError": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.ConnectionBlockedTimeout": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.ConnectionClosed": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.ConnectionClosedByBroker": ("pika.exceptions.ConnectionClosed",),
    "pika.exceptions.ConnectionClosedByClient": ("pika.exceptions.ConnectionClosed",),
    "pika.exceptions.ConnectionOpenAborted": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.ConnectionWrongStateError": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.IncompatibleProtocolError": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.NoFreeChannels": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.ProbableAccessDeniedError": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.ProbableAuthenticationError": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.StreamLostError": ("pika.exceptions.AMQPConnectionError",),
    "pika.exceptions.InvalidChannelNumber": ("pika.exceptions.AMQPError",),
    "pika.exceptions.MethodNotImplemented": ("pika.exceptions.AMQPError",),
    "pika.exceptions.ProtocolSyntaxError": ("pika.exceptions.AMQPError",),
    "pika.exceptions.BodyTooLongError": ("pika.exceptions.ProtocolSyntaxError",),
    "pika.exceptions.InvalidFieldTypeException": ("pika.exceptions.ProtocolSyntaxError",),
    "pika.exceptions.InvalidFrameError": ("pika.exceptions.ProtocolSyntaxError",),
    "pika.exceptions.ProtocolVersionMismatch": ("pika.exceptions.ProtocolSyntaxError",),
    "pika.exceptions.UnexpectedFrameError": ("pika.exceptions.ProtocolSyntaxError",),
    "pika.exceptions.UnsupportedAMQPFieldException": ("pika.exceptions.ProtocolSyntaxError",),
    "pika.exceptions.ShortStringTooLong": ("pika.exceptions.AMQPError",),
    "pika.exceptions.ChannelError": ("Exception",),
    "pika.exceptions.DuplicateGetOkCallback": ("pika.exceptions.ChannelError",),
    "pika.exceptions.ReentrancyError": ("Exception",),
    "pika.adapters.utils.connection_workflow.AMQPConnectorException": ("Exception",),
    "pika.adapters.utils.connection_workflow.AMQPConnectionWorkflowAborted": (
        "pika.adapters.utils.connection_workflow.AMQPConnectorException",
    ),
    "pika.adapters.utils.connection_workflow.AMQPConnectionWorkflowFailed": (
        "pika.adapters.utils.connection_workflow.AMQPConnectorException",
    ),
    "pika.adapters.utils.connection_workflow.AMQPConnectionWorkflowWrongState": (
        "pika.adapters.utils.connection_workflow.AMQPConnectorException",
    ),
    "pika.adapters.utils.connection_workflow.AMQPConnectorAborted": (
        "pika.adapters.utils.connection_workflow.AMQPConnectorException",
    ),
    "pika.adapters.utils.connection_workflow.AMQPConnectorPhaseErrorBase": (
        "pika.adapters.utils.connection_workflow.AMQPConnectorException",
    ),
    "pika.adapters.utils.connection_workflow.AMQPConnectorAMQPHandshakeError": (
        "pika.adapters.utils.connection_workflow.AMQPConnectorPhaseErrorBase",
    ),
    "pika.adapters.utils.connection_workflow.AMQPConnectorSocketConnectError": (
        "pika.adapters.utils.connection_workflow.AMQPConnectorPhaseErrorBase",
    ),
    "pika.adapters.utils.connection_workflow.AMQPConnectorTransportSetupError": (
        "pika.adapters.utils.connection_workflow.AMQPConnectorPhaseErrorBase",
    ),
    "pika.adapters.utils.connection_workflow.AMQPConnectorStackTimeout": (
        "pika.adapters.utils.connection_workflow.AMQPConnectorException",
    ),
    "pika.adapters.utils.connection_workflow.AMQPConnectorWrongState": (
        "pika.adapters.utils.connection_workflow.AMQPConnectorException",
    ),
    # What is connected and called, beside the exceptions.
    "pika.BlockingConnection": ("object",),
    "pika.adapters.blocking_connection.BlockingChannel": ("object",),
    "pika.SelectConnection": ("object",),
    "pika.ConnectionParameters": ("object",),
    "pika.URLParameters": ("object",),
}

ALIASES = {
    "pika.adapters.blocking_connection.BlockingConnection": "pika.BlockingConnection",
    "pika.adapters.BlockingConnection": "pika.BlockingConnection",
    "pika.connection.ConnectionParameters": "pika.ConnectionParameters",
    "pika.connection.URLParameters": "pika.URLParameters",
}

_CONNECT = {
    "pika.exceptions.AMQPConnectionError": "F1",
    # A peer that leaves early is taken for one that speaks another version, or denies access.
    "pika.exceptions.IncompatibleProtocolError": "F3 F4 F5",
    "pika.exceptions.ProbableAuthenticationError": "F4 F5",
    "pika.exceptions.ProbableAccessDeniedError": "F4 F5",
    "pika.adapters.utils.connection_workflow.AMQPConnectorStackTimeout": "F7",
    "socket.gaierror": "F9",
    "pika.exceptions.ConnectionClosedByBroker": "source: pika/connection.py _on_connection_close_from_broker",
}
_LOST = {
    "pika.exceptions.StreamLostError": "F4 F5 F6",
    "pika.exceptions.ConnectionClosedByBroker": "source: pika/connection.py _on_connection_close_from_broker",
    "pika.exceptions.AMQPHeartbeatTimeout": "source: pika/heartbeat.py _close_connection",
    "pika.exceptions.ConnectionBlockedTimeout": "source: pika/connection.py _on_blocked_connection_timeout",
}
_ON_CONNECTION = _LOST | {"pika.exceptions.ConnectionWrongStateError": "F6"}
# On a channel whose connection had been lost before.
_ON_CHANNEL = _LOST | {
    "pika.exceptions.ChannelWrongStateError": "F6",
    "pika.exceptions.ChannelClosedByBroker": "source: pika/channel.py _on_close_from_broker",
}
_LIKE_ON_CHANNEL = {
    "pika.exceptions.StreamLostError": "source: pika/adapters/blocking_connection.py _flush_output",
    "pika.exceptions.ConnectionClosedByBroker": "source: pika/adapters/blocking_connection.py _flush_output",
    "pika.exceptions.AMQPHeartbeatTimeout": "source: pika/heartbeat.py _close_connection",
    "pika.exceptions.ChannelWrongStateError": "source: pika/channel.py _raise_if_not_open",
    "pika.exceptions.ChannelClosedByBroker": "source: pika/channel.py _on_close_from_broker",
}
_EVENTS = {
    "pika.exceptions.StreamLostError": "F6",
    # 'Timeout closed before call', where the connection had been lost before.
    "ValueError": "F6",
    "pika.exceptions.ConnectionClosedByBroker": "source: pika/connection.py _on_connection_close_from_broker",
    "pika.exceptions.AMQPHeartbeatTimeout": "source: pika/heartbeat.py _close_connection",
    "pika.exceptions.ConnectionBlockedTimeout": "source: pika/connection.py _on_blocked_connection_timeout",
}
_QUIET = call()

CALLS = {
    "pika.ConnectionParameters": call(returns="pika.ConnectionParameters"),
    "pika.URLParameters": call(returns="pika.URLParameters"),
    "pika.BlockingConnection": call(connect=_CONNECT, returns="pika.BlockingConnection"),
    "pika.BlockingConnection.channel": call(
        transfer=_ON_CONNECTION, returns="pika.adapters.blocking_connection.BlockingChannel"
    ),
    "pika.BlockingConnection.close": call(transfer=_ON_CONNECTION),
    # Closes only what is open.
    "pika.BlockingConnection.__exit__": call(
        transfer={"pika.exceptions.StreamLostError": "source: pika/adapters/blocking_connection.py close"}
    ),
    "pika.BlockingConnection.process_data_events": call(transfer=_EVENTS),
    "pika.BlockingConnection.sleep": call(transfer=_EVENTS),
    "pika.BlockingConnection.add_callback_threadsafe": _QUIET,
    "pika.BlockingConnection.add_on_connection_blocked_callback": _QUIET,
    "pika.BlockingConnection.call_later": _QUIET,
    "pika.BlockingConnection.remove_timeout": _QUIET,
    "pika.adapters.blocking_connection.BlockingChannel.basic_ack": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.basic_consume": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.basic_nack": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.basic_publish": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.basic_qos": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.close": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.consume": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.exchange_declare": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.queue_bind": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.queue_declare": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.queue_delete": call(transfer=_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.queue_purge": call(transfer=_ON_CHANNEL),
    # Sent over the connection itself, whatever the state of the channel.
    "pika.adapters.blocking_connection.BlockingChannel.basic_get": call(transfer=_ON_CONNECTION),
    # A lost connection is mistaken for a refusal.
    "pika.adapters.blocking_connection.BlockingChannel.confirm_delivery": call(
        transfer={
            "pika.exceptions.MethodNotImplemented": "F4 F5 F6",
            "pika.exceptions.ChannelWrongStateError": "F6",
        }
    ),
    "pika.adapters.blocking_connection.BlockingChannel.start_consuming": call(
        transfer=_LIKE_ON_CHANNEL | {"pika.exceptions.StreamLostError": "F6"}
    ),
    "pika.adapters.blocking_connection.BlockingChannel.basic_cancel": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.basic_recover": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.basic_reject": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.cancel": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.exchange_bind": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.exchange_delete": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.exchange_unbind": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.flow": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.queue_unbind": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.stop_consuming": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.tx_commit": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.tx_rollback": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.tx_select": call(transfer=_LIKE_ON_CHANNEL),
    "pika.adapters.blocking_connection.BlockingChannel.add_on_cancel_callback": _QUIET,
    "pika.adapters.blocking_connection.BlockingChannel.add_on_return_callback": _QUIET,
    "pika.adapters.blocking_connection.BlockingChannel.get_waiting_message_count": _QUIET,
    # Everything else is told to callbacks.
    "pika.SelectConnection": call(returns="pika.SelectConnection"),
    "pika.SelectConnection.channel": call(
        transfer={"pika.exceptions.ConnectionWrongStateError": "source: pika/connection.py channel"}
    ),
    "pika.SelectConnection.close": call(
        transfer={"pika.exceptions.ConnectionWrongStateError": "source: pika/connection.py close"}
    ),
}
