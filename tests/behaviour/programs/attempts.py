"""What a generated program tries: calls of which everything, something, or nothing is known."""

from __future__ import annotations

from tests.behaviour.programs.dialects import Dialect
from tests.behaviour.programs.places import Place


def attempt(dialect: Dialect, place: Place) -> list[str]:
    """The calls of a ``try`` body. Each has a number of its own, so that a trace tells it from others."""
    rng = dialect.rng
    kinds = [_connecting, _transferring, _unknown, _unknown, _mixed, _library]
    if place.async_:
        kinds += [_streams, _streams]
    kind = rng.choice([*kinds, _connecting, _transferring])
    lines = kind(dialect, place)
    if rng.random() < 0.07:
        lines.append(rng.choice([
            "raise ConnectionError('mine')", "raise ConnectionResetError", "raise OSError(104, 'reset')",
            "raise MyError('mine')", "if ready(): raise ConnectionRefusedError(111, 'refused')",
        ]))  # fmt: skip
        if "MyError" in lines[-1]:
            dialect.add("class MyError(ConnectionError): pass")
    return lines


def _connecting(dialect: Dialect, _place: Place) -> list[str]:
    socket, rng, number = dialect.spelled("socket"), dialect.rng, dialect.number()
    return rng.choice([
        [f"peer = {socket}.create_connection(('peer.example', {number}))"],
        [f"peer = {socket}.create_connection(('127.0.0.1', {number}), timeout=5)",
        f"peer.sendall(b'{number}')"],
        [f"with {socket}.create_connection(('peer.example', {number})) as peer:",
        f"    peer.sendall(b'{number}')"],
        [f"peer = {socket}.socket()", f"peer.connect(('peer.example', {number}))"],
        [f"if (peer := {socket}.create_connection(('peer.example', {number}))): print('stands')"],
    ])  # fmt: skip


def _transferring(dialect: Dialect, _place: Place) -> list[str]:
    dialect.spelled("socket")
    dialect.add(f"LINE = {dialect.spelled('socket')}.create_connection(('line.example', 1))")
    rng, number = dialect.rng, dialect.number()
    return rng.choice([
        [f"LINE.sendall(b'{number}')"], [f"x = LINE.recv({number})"],
        [f"LINE.sendall(b'{number}')", f"x = LINE.recv({number})"],
    ])  # fmt: skip


def _unknown(dialect: Dialect, place: Place) -> list[str]:
    rng, number = dialect.rng, dialect.number()
    return rng.choice([
        [f"x = connect({number})"], [f"{place.await_}client.send({number})"],
        [f"x = connect({number})", f"send({number}, x)"], [f"with connect({number}) as peer:",
        "    peer.send()"],
        [f"request({number})", f"x = receive({number})"],
    ])  # fmt: skip


def _mixed(dialect: Dialect, place: Place) -> list[str]:
    known = dialect.rng.choice([_connecting, _transferring])(dialect, place)
    return [*known, *_unknown(dialect, place)]


def _streams(dialect: Dialect, _place: Place) -> list[str]:
    rng, number = dialect.rng, dialect.number()
    aio = dialect.spelled("asyncio").removesuffix(".sleep")
    opened = f"reader, writer = await {aio}.open_connection('peer.example', {number})"
    return rng.choice([
        [opened], [opened, "await writer.drain()"], [opened, f"x = await reader.readexactly({number})"],
        [f"async with session({number}) as peer:", f"    await peer.get({number})"],
    ])  # fmt: skip


def _library(dialect: Dialect, _place: Place) -> list[str]:
    rng, number = dialect.rng, dialect.number()
    library, call = rng.choice([
        ("redis", "redis.Redis().get({})"), ("requests", "requests.get('http://peer.example/{}', timeout=3)"),
        ("httpx", "httpx.get('http://peer.example/{}')"),
        ("urllib.request", "urllib.request.urlopen('http://peer.example/{}')"),
        ("smtplib", "smtplib.SMTP('peer.example', {}).noop()"),
    ])  # fmt: skip
    dialect.spelled(library)
    if library == "urllib.request":
        dialect.spelled("urllib.error")
    return [f"x = {call.format(number)}"]
