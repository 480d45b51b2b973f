"""paho-mqtt: connecting raises the builtin errors; everything later is a return code."""

from __future__ import annotations

VERSION = "2.2.0"

CLASSES = {
    "paho.mqtt.MQTTException": ("Exception",),
    "paho.mqtt.client.MalformedPacket": ("paho.mqtt.MQTTException",),
    "paho.mqtt.client.WebsocketConnectionError": ("ConnectionError",),
    "paho.mqtt.subscribeoptions.MQTTException": ("Exception",),
}

ALIASES = {
    "paho.mqtt.exception.MQTTException": "paho.mqtt.MQTTException",
    "paho.mqtt.exception.MalformedPacket": "paho.mqtt.client.MalformedPacket",
}
