"""paho-mqtt: connecting raises the builtin errors; everything later is a return code."""

from __future__ import annotations

from .model import call

VERSION = "2.2.0"

CLASSES = {
    "paho.mqtt.MQTTException": ("Exception",),
    "paho.mqtt.client.MalformedPacket": ("paho.mqtt.MQTTException",),
    "paho.mqtt.client.WebsocketConnectionError": ("ConnectionError",),
    "paho.mqtt.subscribeoptions.MQTTException": ("Exception",),
    # What is connected and called, beside the exceptions.
    "paho.mqtt.client.Client": ("object",),
}

ALIASES = {
    "paho.mqtt.exception.MQTTException": "paho.mqtt.MQTTException",
    "paho.mqtt.exception.MalformedPacket": "paho.mqtt.client.MalformedPacket",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "socket.gaierror": "F9",
    "TimeoutError": "F7",
    "ConnectionResetError": "race: F2",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
    "paho.mqtt.client.WebsocketConnectionError": "source: paho/mqtt/client.py _do_handshake, with websockets",
    "ssl.SSLError": "source: paho/mqtt/client.py _ssl_wrap_socket, with TLS",
}
_RECONNECT = _CONNECT | {"TimeoutError": "source: paho/mqtt/client.py _create_socket_connection"}
_QUIET = call()

CALLS = {
    "paho.mqtt.client.Client": call(returns="paho.mqtt.client.Client"),
    "paho.mqtt.client.Client.connect": call(connect=_CONNECT),
    "paho.mqtt.client.Client.reconnect": call(connect=_RECONNECT),
    # Only before the first connection, or with retry_first_connection=False.
    "paho.mqtt.client.Client.loop_forever": call(connect=_RECONNECT),
    "paho.mqtt.client.Client.connect_srv": call(
        connect={"OSError": "source: paho/mqtt/client.py connect_srv"}
    ),
    # Whether it went well is told by a return code, or by a callback.
    "paho.mqtt.client.Client.ack": _QUIET,
    "paho.mqtt.client.Client.connect_async": _QUIET,
    "paho.mqtt.client.Client.disconnect": _QUIET,
    "paho.mqtt.client.Client.is_connected": _QUIET,
    "paho.mqtt.client.Client.loop": _QUIET,
    "paho.mqtt.client.Client.loop_misc": _QUIET,
    "paho.mqtt.client.Client.loop_read": _QUIET,
    "paho.mqtt.client.Client.loop_start": _QUIET,
    "paho.mqtt.client.Client.loop_stop": _QUIET,
    "paho.mqtt.client.Client.loop_write": _QUIET,
    "paho.mqtt.client.Client.publish": _QUIET,
    "paho.mqtt.client.Client.reinitialise": _QUIET,
    "paho.mqtt.client.Client.reconnect_delay_set": _QUIET,
    "paho.mqtt.client.Client.socket": _QUIET,
    "paho.mqtt.client.Client.subscribe": _QUIET,
    "paho.mqtt.client.Client.tls_set": _QUIET,
    "paho.mqtt.client.Client.tls_set_context": _QUIET,
    "paho.mqtt.client.Client.unsubscribe": _QUIET,
    "paho.mqtt.client.Client.user_data_set": _QUIET,
    "paho.mqtt.client.Client.username_pw_set": _QUIET,
    "paho.mqtt.client.Client.want_write": _QUIET,
    "paho.mqtt.client.Client.will_set": _QUIET,
    "paho.mqtt.client.Client.ws_set_options": _QUIET,
    "paho.mqtt.client.Client.enable_logger": _QUIET,
    "paho.mqtt.client.Client.message_callback_add": _QUIET,
    "paho.mqtt.publish.single": call(connect=_RECONNECT),
    "paho.mqtt.publish.multiple": call(connect=_RECONNECT),
    "paho.mqtt.subscribe.simple": call(connect=_RECONNECT),
    "paho.mqtt.subscribe.callback": call(
        connect={
            "ConnectionRefusedError": "source: paho/mqtt/subscribe.py callback",
            "socket.gaierror": "source: paho/mqtt/subscribe.py callback",
            "TimeoutError": "source: paho/mqtt/subscribe.py callback",
            "OSError": "source: paho/mqtt/subscribe.py callback",
        }
    ),
}
