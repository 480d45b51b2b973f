"""What a handler does for the next attempt."""

from __future__ import annotations

import ast
from textwrap import indent

import pytest

from flake8_connerr.control_flow.flow import Flow
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.retrying.next_attempts import (
    asks_otherwise,
    asks_person,
    awaits_something,
    changed,
    connects_first,
    renews,
    signs_in_anew,
    turns_elsewhere,
)


def _try(handler: str, attempt: str = "client.get(url)") -> tuple[ast.While, ast.Try, ast.ExceptHandler]:
    caught = f"  except OSError as error:\n{indent(handler, '    ')}"
    source = f"async def f():\n while True:\n  try: {attempt}\n{caught}"
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.AsyncFunctionDef)
    (loop,) = function.body
    assert isinstance(loop, ast.While)
    (statement,) = loop.body
    assert isinstance(statement, ast.Try)
    return loop, statement, statement.handlers[0]


def _rounds(loop: ast.While, handler: ast.ExceptHandler) -> list[Route]:
    """The ways on which the handler comes round, of which there is one at least."""
    routes = Flow(lambda _: (), frozenset()).routes(loop.body)
    rounds = [r for r in routes if handler in r.handlers and r.exit.name in {"NEXT", "CONTINUE"}]
    assert rounds
    return rounds


@pytest.mark.parametrize(
    ("handler", "names"),
    [
        ("pass", []),
        ("url = other", ["url"]),
        ("url, port = other", ["url", "port"]),
        ("self.url = other", ["self.url"]),
        ("headers['x'] = 1", ["headers"]),
        ("headers['x'] += 1", ["headers"]),
        ("del headers['x']", ["headers"]),
        ("left += 1", []),
        ("last = error", []),
        ("last = str(error)", []),
        ("last = repr(error)", []),
        ("last = f'failed: {error}'", []),
        ("last = f'failed: {other}'", ["last"]),
        ("last = str(other)", ["last"]),
        ("client = connect(url)", []),
        ("client = await connect(url)", []),
        ("hosts.pop()", ["hosts"]),
        ("hosts.remove(url)", ["hosts"]),
        ("hosts.append(url)", ["hosts"]),
        ("errors.append(error)", []),
        ("errors.append(str(error))", []),
        ("hosts.sort()", []),
    ],
)
def test_what_it_changes(handler: str, names: list[str]) -> None:
    assert [name for name, _ in changed(_try(handler)[2])] == names


@pytest.mark.parametrize(
    ("handler", "attempt", "expected"),
    [
        ("url = other()", "client.get(url)", True),
        ("url = await other()", "client.get(url)", True),
        ("url = other", "client.get(url)", False),
        ("url, port = other()", "client.get(where=url)", True),
        ("url = other()", "client.get(path)", False),
        ("index = other()", "hosts[index].get()", True),
        ("delay = other()", "client.get(delay)", False),
        ("url = connect()", "client.get(url)", False),
        ("if left:\n    url = other()", "client.get(url)", False),
        ("request.token = other()", "client.get(request.token)", True),
    ],
)
def test_another_request(handler: str, attempt: str, expected: bool) -> None:
    assert asks_otherwise(*_try(handler, attempt)[1:]) is expected


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("await self.ready", True),
        ("await ready", True),
        ("await ready()", False),
        ("x = await ready", False),
        ("if left:\n    await ready", True),
    ],
)
def test_waiting_for_what_was_begun_elsewhere(handler: str, expected: bool) -> None:
    assert awaits_something(_try(handler)[2]) is expected


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("pass", False),
        ("client.close()", True),
        ("pool.invalidate(x)", True),
        ("client.reconnect()", True),
        ("client.log()", False),
        ("client = None", True),
        ("client = Client()", True),
        ("client = await Client()", True),
        ("client = other", False),
        ("client = 1", False),
        ("other = None", False),
        ("url = None", True),
        ("del clients[url]", True),
        ("del client", False),
    ],
)
def test_a_new_connection(handler: str, expected: bool) -> None:
    assert renews(*_try(handler)[1:]) is expected


def test_a_new_connection_on_which_the_round_begins() -> None:
    _, statement, handler = _try("client = Client()", "await answer")
    before = ast.parse("answer = client.ask()").body
    assert not renews(statement, handler)
    assert renews(statement, handler, before)


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("client.connect()", True),
        ("x = client.reconnect()", True),
        ("client.close()", False),
        ("if left: client.connect()", False),
        ("if left: client.connect()\nelse: client.reconnect()", True),
        ("if left: client.connect()\nelse: raise", True),
        ("if client.connect(): pass", True),
        ("with lock: client.connect()", True),
        ("async with lock: client.connect()", True),
        ("for _ in x: client.connect()", False),
        ("try: client.connect()\nexcept OSError: pass", False),
    ],
)
def test_connecting_first(handler: str, expected: bool) -> None:
    loop, _, caught = _try(handler)
    assert connects_first(caught, _rounds(loop, caught)) is expected


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("url = spare(url)", True),
        ("url = other", False),
        ("other = spare(url)\nurl = other", True),
        ("other = url\nurl = other", False),
        ("url = urls[attempt]", True),
        ("url += '/v2'", True),
        ("self.base_url = find()", True),
        ("client.port = port + 1", True),
        ("client.reports += 1", False),
        ("client.last = find()", False),
        ("other.port = 1 + x", False),
        ("port += 1", False),
        ("self.url = None", False),
        ("if left: url = find()", False),
        ("if left: url = find()\nelse: raise", True),
        ("if x: url = find()\nelse: url = mirror()", True),
        ("try: url = find()\nexcept OSError: pass", False),
    ],
)
def test_turning_elsewhere(handler: str, expected: bool) -> None:
    loop, statement, caught = _try(handler)
    assert turns_elsewhere(statement, caught, _rounds(loop, caught)) is expected


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("if error.status == 401: continue\nraise", True),
        ("if 'Forbidden' in error.text:\n    login()\n    continue\nraise", True),
        ("if error.status == 401: continue", False),
        ("if error.status == 401: raise", False),
        ("if error.status == 404: continue\nraise", False),
        ("if error.status == 401: login()\nelse: raise", False),
    ],
)
def test_signing_in(handler: str, expected: bool) -> None:
    assert signs_in_anew(_try(handler)[2]) is expected


@pytest.mark.parametrize(
    ("handler", "in_all", "outside_handlers"),
    [
        ("input('again?')", True, False),
        ("key = getpass.getpass()", True, False),
        ("click.confirm('again?')", True, False),
        ("print('again')", False, False),
        ("input_stream.close()", False, False),
    ],
)
def test_asking_a_person(handler: str, in_all: bool, outside_handlers: bool) -> None:
    loop, _, _ = _try(handler)
    assert asks_person(loop.body) is in_all
    assert asks_person(loop.body, handlers=False) is outside_handlers


def test_asking_a_person_in_the_attempt() -> None:
    loop, _, _ = _try("pass", attempt="client.get(input('Where? '))")
    assert asks_person(loop.body)
    assert asks_person(loop.body, handlers=False)
