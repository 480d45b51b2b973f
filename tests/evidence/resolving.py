"""A host name with two addresses, for the clients of an event loop."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

NAME = "several.invalid"


def give_two_addresses(port: int) -> str:
    """A name that the running event loop resolves to two addresses on loopback, where ``port`` is wanted."""

    async def getaddrinfo(*_: Any, **__: Any) -> Any:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port))
            for address in ("127.0.0.1", "127.0.0.2")
        ]

    asyncio.get_running_loop().getaddrinfo = getaddrinfo  # type: ignore[method-assign]
    return NAME
