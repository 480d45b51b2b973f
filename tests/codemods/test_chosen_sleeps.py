"""Which sleep a loop gets that had no wait."""

from __future__ import annotations

import pytest

from codemods import engine

REQUEST = engine.Request(frozenset({"NET201"}))
LOOP = """\
{imports}

{async_}def main(client, ready):
    for attempt in range(5):
        try:
            {tried}
        except ConnectionResetError:
            if attempt == 4:
                raise
"""
ASKED = "return {await_}client.request('status')"


def rewritten(imports: str, async_: bool, tried: str = ASKED) -> str:
    tried = tried.format(await_="await " if async_ else "")
    source = LOOP.format(imports=imports, async_="async " if async_ else "", tried=tried)
    return engine.fix_source(source, REQUEST).source


@pytest.mark.parametrize(
    ("imports", "sleep"),
    [
        ("import asyncio", "await asyncio.sleep("),
        ("import trio", "await trio.sleep("),
        ("import anyio", "await anyio.sleep("),
        ("from anyio import sleep", "await sleep("),
        ("import aiohttp", "await asyncio.sleep("),
        ("import websockets.sync", "await asyncio.sleep("),
        ("import asyncio\nimport trio", "await trio.sleep("),
    ],
)
def test_of_the_library_that_a_coroutine_runs_on(imports: str, sleep: str) -> None:
    assert sleep in rewritten(imports, async_=True)


def test_of_the_library_that_a_coroutine_uses_most() -> None:
    tried = "await asyncio.shield(ready); " + ASKED
    assert "await asyncio.sleep(" in rewritten("import asyncio\nimport trio", True, tried)


def test_none_where_a_coroutine_may_run_on_anything() -> None:
    assert "sleep" not in rewritten("import os", async_=True)


@pytest.mark.parametrize(
    ("imports", "sleep"),
    [
        ("import os", "time.sleep("),
        ("import asyncio", "time.sleep("),
        ("import gevent", "gevent.sleep("),
        ("import eventlet", "eventlet.sleep("),
        ("import gevent.monkey\nimport time", "gevent.sleep("),
        ("from time import sleep", " sleep("),
    ],
)
def test_of_greenlets_where_the_file_uses_them(imports: str, sleep: str) -> None:
    after = rewritten(imports, async_=False)
    assert sleep in after
    assert "await" not in after
