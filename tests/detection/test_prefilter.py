"""What is let through unparsed, and that nothing is lost by it."""

from __future__ import annotations

import pytest

from flake8_connerr.unparsed.outline import Outline, with_line_feeds
from flake8_connerr.unparsed.prefilter import Sign, Signs, worth_parsing

LOOP = """\
def fetch(address):
    for attempt in range(5):
        try:
            return connect(address)
        except OSError:
            time.sleep(1)
"""
DELAYS = LOOP.replace("attempt in range(5)", "delay in given").replace("sleep(1)", "sleep(delay)")


def _shown(source: str) -> set[Sign]:
    signs = Signs(source.encode())
    return {sign for sign in Sign if signs.shows(sign)}


@pytest.mark.parametrize(
    "source",
    [
        LOOP,
        LOOP.replace("\n", "\r\n"),
        LOOP.replace("\n", "\r"),
        LOOP.replace("    ", "\t"),
        "\ufeff" + LOOP,
        LOOP.replace("    for", "\f    for"),
        # Lines of a string that read like the end of the loop, and like another try.
        LOOP.replace("        try:", '        text = """\ndef other():\n        try:\n"""\n        try:'),
        LOOP.replace("        try:", "        text = '''\n    return\n'''\n        try:"),
        LOOP.replace("        try:", "        text = '\\\n    while it lasts'\n        try:"),
        f'{LOOP}            text = """\n        try:\n"""\n        except ValueError:\n            pass\n',
        LOOP.replace("def fetch(address):", 'def fetch(address):\n    """Once\n        try:\n    """'),
        LOOP.replace("except OSError:", "except (  # why: it may be down\n            OSError,\n        ):"),
        LOOP.replace("for attempt in range(5)", "while True"),
        LOOP.replace("for attempt in range(5)", "while not self.is_closed()"),
        LOOP.replace("for attempt in range(5)", "while attempts and self.wanted"),
        LOOP.replace("for attempt in range(5)", "while chunk := self.read()"),
        LOOP.replace("for attempt in range(5)", "while await self.wanted()"),
        LOOP.replace("for attempt in range(5)", "while 2 and self.wanted"),
        LOOP.replace("in range(5)", "in (\f\n range(5))"),
        LOOP + "            returnä = 1\n",
        LOOP.replace("for attempt in range(5)", "for (  # which\n        n,\n        m,\n    ) in range(5)"),
        LOOP.replace("for attempt in range(5)", "for self.attempt, _ in enumerate(range(5))"),
        LOOP.replace("for attempt in", "for attempt \\\n        in"),
        LOOP.replace("for attempt in range(5)", "for attempt in (\n        range(5)\n    )"),
        LOOP.replace("try:", "try :"),
        LOOP.replace("range(5)", "range \\\n        (5)"),
        LOOP.replace("range(5)", "(range  # up to five:\n        (5))"),
        LOOP.replace("for attempt in", "for seen[{1:\n        2}[1]] in"),
        # Triple quotes that begin no string of several lines, above a line of one that is.
        LOOP.replace("        try:", '        \'"""\'; text = """\ndef other():\n"""\n        try:'),
        LOOP.replace(
            "        try:", '        # """ to """ and """\n        text = """\nreturn\n"""\n        try:'
        ),
        LOOP.replace("        try:", '        text = """ \\"""\ndef other():\n"""\n        try:'),
        LOOP.replace("OSError", "(KeyError,  # )\n            OSError)"),
        LOOP.replace("OSError", "KeyError")
        + "try:\n    KeyError\nexcept NameError:\n    KeyError = OSError\n",
        LOOP.replace("OSError", "KeyError") + "class KeyError(OSError): pass\n",
        DELAYS,
        DELAYS.replace("connect(address)", 'connect("""\n  the delay\n""")'),
        DELAYS.replace("connect(address)", "connect('the delay\\n', '')"),
        DELAYS.replace(
            "            return connect(", '            """\n        try:\n  delay\n"""\n            connect('
        ),
        DELAYS.replace(
            "            return connect(",
            '            """ delay\n        except X:\n"""\n            connect(',
        ),
        DELAYS.replace("connect(address)", "connect(self.\n  delay)"),
        DELAYS.replace("connect(address)", "connect(lambda delay: delay)"),
        DELAYS.replace("delay", "b").replace("connect(address)", "connect(b'')"),
        DELAYS.replace("for delay in", "for (number,  # in turn\n  delay) in"),
        *(
            DELAYS.replace("delay", "n").replace("time.sleep(n)", wait)
            for wait in (
                *("retry.handle(n)", "self.Retrier.again(n)", "self.nextAttempt(n)", "doPause(n)"),
                *("self.SLEEP(n)", "run(seconds\n  = n)", "select.select([], [], [], n)", "mediaWait(n)"),
            )
        ),
        DELAYS.replace("time.sleep(", "(hold)\\\n  (") + "\ndef hold(n): time.sleep(n)\n",
        DELAYS.replace("time.sleep(", "hold(") + "\nfrom time import (sleep as  # a while\n  hold)\n",
        DELAYS.replace("time.sleep(", "deferToThread(hold, ") + "\ndef hold(n): time.sleep(n)\n",
        DELAYS.replace("delay", "n").replace("time.sleep(", "hold([], [], [], ")
        + "\nfrom select import select as hold\n",
        DELAYS.replace("time.sleep(delay)", "next(turns), delay")
        + "\ndef turning():\n    yield sleep(1)\nwith turning() as turns:\n    fetch(None)\n",
        DELAYS.replace("connect(address)", "connect(address, delay=3)  # the delay is that of the peer"),
        DELAYS.replace("connect(address)", "connect(self.delay, 'delay')"),
        DELAYS.replace("for delay in", "for number, delay in"),
        DELAYS.replace("time.sleep(", "hold(") + "\ndef hold(n): time.sleep(n)\n",
        DELAYS.replace("time.sleep(", "hold(") + "\nhold = time.sleep\n",
        DELAYS.replace("time.sleep(", "hold(") + "\nfrom time import sleep as hold\n",
        DELAYS.replace("time.sleep(", "self.hold(") + "\ndef hold(n):\n    rest(n)\ndef rest(n): sleep(n)\n",
        DELAYS.replace("time.sleep(", "hold(")
        + "\nhold = Hold()\nclass Hold:\n  def __call__(s, n): sleep(n)\n",
        DELAYS.replace("time.sleep(delay)", "next(turns), delay")
        + "\nturns = turning()\ndef turning():\n    yield sleep(1)\n",
    ],
)
def test_a_try_in_a_loop(source: str) -> None:
    assert Sign.LOOP in _shown(source)


@pytest.mark.parametrize(
    "source",
    [
        LOOP.replace("OSError", "KeyError"),
        LOOP.replace("OSError", "(KeyError, ValueError) as error"),
        LOOP.replace(
            "    for attempt in range(5):\n", "    for _ in range(5):\n        pass\n    with address:\n"
        ),
        LOOP.replace("in range(5)", "in items"),
        DELAYS.replace("connect(address)", "connect(address, within=delay)"),
        DELAYS.replace("delay", "n").replace("time.sleep(", "note(") + "\ndef hold(n): time.sleep(n)\n",
        LOOP.replace("attempt in range(5)", "address in given").replace("time.sleep", "note")
        + "\ndef hold(): sleep(3)\n",
        # Lines of a string that begin with the word for a loop.
        LOOP.replace(
            "for attempt in range(5):", '"""Try it\n    for each of them.\n    """\n    if address:'
        ),
        LOOP.replace("for attempt in range(5):", '"""Try it\n    while they last.\n    """\n    if address:'),
        LOOP.replace("for attempt in range(5):", '"""Try it\n    for routes\n    """\n    if address:'),
    ],
)
def test_no_loop_that_tries_again(source: str) -> None:
    assert Sign.LOOP not in _shown(source)


UNKNOWN = LOOP.replace("OSError", "Busy").replace("attempt", "n") + "from mylib import Busy\n"
LOOKUP = UNKNOWN.replace("Busy", "LookupError").replace("from mylib import LookupError\n", "")
TRIED = "        try:"
LINE = "a line\n"


@pytest.mark.parametrize(
    "source",
    [
        UNKNOWN.replace("sleep(1)", "sleep(1, 'will try '\n                'again')"),
        UNKNOWN.replace("sleep(1)", "sleep(1, 'will try '  # it's\n                f'again')"),
        UNKNOWN.replace("sleep(1)", 'sleep(1, """trying \\\nagain""")'),
        # What is longer than any statement that is read to its end, and looks like the end of the loop.
        UNKNOWN.replace(TRIED, f'        """{LINE * 1_000}"""\n{TRIED}').replace("sleep", "retry"),
        UNKNOWN.replace(TRIED, f'        text = """\n{LINE * 1_000}"""\n{TRIED}').replace("sleep", "retry"),
        UNKNOWN.replace(TRIED, f"        ask({'1, ' * 2_000})\n{TRIED}").replace("sleep", "retry"),
        LOOKUP + "from .client import LookupError\n",
        LOOKUP + "from.client import LookupError\n",
        LOOKUP.replace("sleep", "retry") + "from common import *\n",
    ],
)
def test_a_loop_that_may_be_about_a_peer(source: str) -> None:
    assert Sign.LOOP in _shown(source)


def test_a_loop_about_no_peer() -> None:
    assert Sign.LOOP not in _shown(UNKNOWN.replace("sleep(1)", "sleep(1, 'once again')"))
    assert Sign.LOOP not in _shown(LOOKUP)


def test_a_function_that_calls_itself() -> None:
    source = "def get(n):\n    try:\n        ask()\n    except OSError:\n        {}\n    return get(1)\n"
    assert Sign.RECURSION in _shown(source.format("return get(n)"))
    assert Sign.RECURSION in _shown(source.format("return await self.get(n)"))
    assert Sign.RECURSION in _shown(source.format("return (self\n  .get(n))"))
    assert Sign.RECURSION in _shown(source.format("return (self).get  (n)"))
    assert Sign.RECURSION in _shown(source.format("return (get  # again\n  )(n)"))
    assert Sign.RECURSION in _shown(source.format("return\fget\\\n(n)"))
    for head in ("def\t", "def\f", "def \\\n  ", "async \\\n  def "):
        assert Sign.RECURSION in _shown(source.replace("def ", head, 1).format("return get(n)"))
    assert Sign.RECURSION in _shown(source.replace("get", "getä").format("return getä(n)"))
    inner = "    def other():\n        pass\n    for _ in n:\n      try:\n"
    assert Sign.RECURSION in _shown(
        f"def get(n):\n{inner}        ask()\n      except OSError:\n        return get(n)\n"
    )
    assert Sign.RECURSION not in _shown(
        f"def get(n):\n{inner}        ask()\n      except OSError:\n        return other()\n".replace(
            "for", "while"
        )
    )
    text = '    try:\n        """\ndef other():\n    try:\n"""\n'
    assert Sign.RECURSION in _shown(
        source.replace("    try:\n", text).format("return get(n)").replace("return get(1)", "")
    )
    assert Sign.RECURSION in _shown("x = 1  # \\\n" + source.format("return get(n)"))
    assert Sign.RECURSION not in _shown(source.format("return other.get(n)"))
    assert Sign.RECURSION not in _shown(source.format("return super(Other, self).get(n)"))
    assert Sign.RECURSION not in _shown(source.format("return forget(n)"))


CLAUSES = "{}try:\n    ask()\nexcept {}:\n    pass\nexcept {}:\n    pass\n"


@pytest.mark.parametrize(
    ("before", "first", "second"),
    [
        ("", "OSError", "ConnectionError"),
        ("", "(ConnectionError, ConnectionResetError)", "ValueError"),
        ("import socket\n", "socket.error", "IOError"),
        ("from redis import ConnectionError as Lost\n", "Lost", "redis.BusyLoadingError"),
        ("import redis\nclass Gone(redis.ConnectionError): pass\n", "redis.RedisError", "Gone"),
        ("LOST = (\n    OSError,\n    ConnectionError,\n)\n", "LOST", "ValueError"),
        ("Lost = ConnectionError\n", "Lost", "BrokenPipeError"),
        ("import redis\n", "redis . ConnectionError", "redis.\\\n  BusyLoadingError"),
        ("class Peer:\n  Lost = ConnectionError\n", "Peer.Lost", "BrokenPipeError"),
        ("LOST: tuple[\n  type,\n] = (OSError, ConnectionError)\n", "LOST", "ValueError"),
        ("LOST \\\n : tuple = (OSError, ConnectionError)\n", "LOST", "ValueError"),
        ("if (Lost :=\n  # it is\n  ConnectionError): pass\n", "OSError", "Lost"),
        ("LOST: Final(tuple) = (OSError, ConnectionError)\n", "LOST", "ValueError"),
        ("LOST \\\n = (OSError, ConnectionError)\n", "LOST", "ValueError"),
        ("LOST = (  # :)\n  OSError,\n  ConnectionError)\n", "LOST", "ValueError"),
        ("TimeoutError = (OSError, ConnectionError)\n", "TimeoutError", "ValueError"),
        ("KeyError = (OSError, ConnectionError)\n", "KeyError", "ValueError"),
        ("class Störung(ConnectionError): pass\n", "OSError", "Störung"),
        ("Störung = ConnectionError\n", "OSError", "Störung"),
        ("class Lost[T](ConnectionError): pass\n", "OSError", "Lost"),
        ("class Lost(  # :)\n  ConnectionError): pass\n", "OSError", "Lost"),
        ("class Lost(made(), ConnectionError): pass\n", "OSError", "Lost"),
        ("class \\\n Lost\\\n (ConnectionError): pass\n", "OSError", "Lost"),
        ("from redis import (ConnectionError as\n  Lost)\n", "redis.RedisError", "Lost"),
        ("from redis import (ConnectionError\n  as  # to tell\n Lost)\n", "redis.RedisError", "Lost"),
        ("import \\\n  redis\n", "redis.RedisError", "redis.ConnectionError"),
        ("import os . path, \\\n  redis\n", "redis.RedisError", "redis.ConnectionError"),
        ("from\fredis import *\n", "RedisError", "ConnectionError"),
        ("if (Lost  # :\n := ConnectionError): pass\n", "OSError", "Lost"),
        ("", "\uff2f\uff33Error", "Connection\U0001d404rror"),
        ("", "(kept[1:2], OSError, ConnectionError)", "ValueError"),
        ("", "(kept[' as #:'], OSError, ConnectionError)", "ValueError"),
        ("def other():\n  from redis import ConnectionError\n", "OSError", "ConnectionError"),
        ('"""\nfrom redis import ConnectionError\n"""\n', "OSError", "ConnectionError"),
        ("from redis import ConnectionError as Lost\n", "RedisError", "Lost"),
        ("", "redis.RedisError", "redis.ConnectionError"),  # in an example without its imports
        ("", "(redis  # :\n  .RedisError)", "redis.ConnectionError"),
        ("", "(redis).RedisError", "redis.ConnectionError"),
        # An import that is none, or holds elsewhere, leaves the name to the builtin.
        ("# from requests import ConnectionError\n", "ConnectionError", "BrokenPipeError"),
        ('"""Do\n\nfrom requests import ConnectionError\n"""\n', "ConnectionError", "BrokenPipeError"),
        ("def get():\n  from requests import ConnectionError\n", "ConnectionError", "BrokenPipeError"),
        ("if TYPE_CHECKING:\n  from .own import ConnectionError\n", "ConnectionError", "BrokenPipeError"),
        ("def get():\n  from .vendored import redis\n", "redis.RedisError", "redis.ConnectionError"),
    ],
)
def test_clauses_that_catch_twice(before: str, first: str, second: str) -> None:
    assert Sign.OVERLAP in _shown(CLAUSES.format(before, first, second))


@pytest.mark.parametrize(
    ("before", "first", "second"),
    [
        ("", "ConnectionError", "OSError"),
        ("import aiohttp\n", "(TimeoutError, aiohttp.ClientError)", "Exception"),
        ("class A(Exception): pass\nclass B(A): pass\n", "A", "B"),  # about no connection
        ("import aiohttp\n", "aiohttp.ClientResponseError", "aiohttp.ClientConnectionError"),
        ("from requests import ConnectionError\n", "ConnectionError", "BrokenPipeError"),
        ("from.own import ConnectionError\n", "ConnectionError", "BrokenPipeError"),
        ("from .own import (\n  ConnectionError,\n)\n", "ConnectionError", "BrokenPipeError"),
    ],
)
def test_clauses_that_do_not(before: str, first: str, second: str) -> None:
    assert Sign.OVERLAP not in _shown(CLAUSES.format(before, first, second))


FOREIGN = "import socket\nimport requests\n{}\ntry:\n    {}\nexcept socket.timeout:\n    pass\n"


@pytest.mark.parametrize(
    ("before", "call"),
    [
        ("", "requests.get(URL)"),
        ("", "requests . api . get(URL)"),
        ("import requests as http", "http.get(URL)"),
        ("from requests import api", "api.get(URL)"),
        ("from requests import (  # all of them\n    get,\n    post,\n)", "get(URL)"),
        ("from requests import get as fetch", "fetch(URL)"),
        ("from requests.api import *", "get(URL)"),
        ("http = requests", "http.get(URL)"),
        ("http = fallback = (\n    requests\n)", "http.get(URL)"),
        ("if http := requests: pass", "http.get(URL)"),
        ("", "asyncio.to_thread(requests.get, URL)"),
        ("session = requests.Session()", "session.get(URL)"),
        ("def ask(session: requests.Session): pass", "ask(session)"),
        ("", "(requests).get(URL)"),
        ("", "((requests.api)\n  .get(URL))"),
        ("", "(requests.  # all of it\n  get(URL))"),
        ("", "(requests  # all (of it, that is)\n  ).get(URL)"),
        ("", "requests\\\n  .\\\n  get(URL)"),
        ("", f"(requests\n{' ' * 200}.get(URL))"),
        ("http = requests\nclient = http", "client.get(URL)"),
        ("from requests import (  # :)\n  get)", "get(URL)"),
        ("from requests \\\n  . api \\\n  import codes, \\\n  get", "get(URL)"),
        ("http: Annotated[\n  object] = requests", "http.get(URL)"),
        ("http = kept[0] = requests", "http.get(URL)"),
        ("http = made(a=1).http = requests", "http.get(URL)"),
        ("häppchen = requests", "häppchen.get(URL)"),
        ("import requests \\\n  as \\\n  http", "http.get(URL)"),
        # What is of a module of which nothing is known, but is not called, or is another thing here.
        ("from own import run_in_thread", "await run_in_thread(requests.get, URL)"),
        ("import own", "await own.threads.run_in_thread(requests.get, URL)"),
        ("", "await self.loop.run_in_executor(None, requests.get, URL)"),
        ("", "await self.hass.async_add_executor_job((requests.get), URL)"),
        ("from own import get", "(requests.Session().\n      get(URL))"),
        ("import own", "match URL:\n        case own.Url(text): requests.get(text)"),
        ("import own", "class Url(own.base()):\n        requests.get(URL)"),
        ("import random", "requests.get(await random.choice(URLS))"),
        ("def g():\n    from own import get\nfrom requests import *", "get(URL)"),
        ("def g():\n    from own import requests", "requests.get(URL)"),
        ('"""Import client."""\ndef g(client: requests.Session): pass', "client.get(URL)"),
        ("from own import client\ndef g(client: requests.Session): pass", "client.get(URL)"),
        ("# from own import client\nclient, code = requests.Session(), 200", "client.get(URL)"),
        ("# from own import client\n(client,\n code) = requests.Session(), 200", "client.get(URL)"),
        (
            "# from own import client\nwith made(requests.Session()) as (client, code): pass",
            "client.get(URL)",
        ),
        ("# from own import client\nfor client, code in made(requests.Session()): pass", "client.get(URL)"),
        ("# from own import client\nclient, made(1)['code'] = requests.Session(), 200", "client.get(URL)"),
        ("from own import client\ndef g(client  # to ask\n  : requests.Session): pass", "client.get(URL)"),
        ('"""Import len."""', "requests.get(URL[len(BASE)])"),
    ],
)
def test_a_class_of_another_library_than_what_is_called(before: str, call: str) -> None:
    assert Sign.FOREIGN_CLASS in _shown(FOREIGN.format(before, call))


@pytest.mark.parametrize(
    ("before", "call"),
    [
        ("", "table.get(URL)"),
        ("", "self.table().get(URL)"),
        ("from requests import codes", "get(URL)"),
        ("table = {}", "table.get(URL)"),
        ("table = {'requests': requests.codes}", "table.get(URL)"),
        ("table = read(requests)", "table.get(URL)"),
        ("", "read(requests).get(URL)"),
        ("", "read(URL, requests).get(URL)"),
        ("", "socket.create_connection(URL)"),
        ("from own import get", "requests.get(get(URL))"),
        ("from own import client", "requests.get(client.url(URL))"),
        ("from own import client\nmade(client, url=client.url)", "requests.get(client.url(URL))"),
    ],
)
def test_a_function_of_the_same_name(before: str, call: str) -> None:
    assert Sign.FOREIGN_CLASS not in _shown(FOREIGN.format(before, call))


def test_a_class_of_a_library_is_no_builtin_of_that_name() -> None:
    body = "import requests\ntry:\n    requests.get(URL)\nexcept {}ConnectionError:\n    pass\n"
    assert Sign.FOREIGN_CLASS in _shown(body.format(""))
    assert Sign.FOREIGN_CLASS in _shown("import builtins\n" + body.format("builtins."))
    assert Sign.FOREIGN_CLASS not in _shown(body.format("requests."))


BROAD = "{}\ntry:\n    {}\nexcept ConnectionError:\n    pass\n"


@pytest.mark.parametrize(
    ("before", "tried"),
    [
        ("import socket", "socket.create_connection(ADDRESS)"),
        ("import asyncio", "reader, _ = await asyncio.open_connection(HOST, 80)"),
        ("from asyncio import StreamReader", "await self.reader.read()"),
        ("import socketserver\nclass Handler(socketserver.StreamRequestHandler): pass", "self.rfile.read()"),
        ("import http.client", "http.client.HTTPConnection(HOST).request('GET', '/')"),
        ("import sys", "sys.stdout.write(TEXT)"),
        ("", "raise ConnectionResetError"),
        ("class Refused(ConnectionRefusedError): pass", "raise Refused"),
        ("import http.client", "raise http.client.RemoteDisconnected"),
        ("# an example without its imports", "socket.create_connection(ADDRESS)"),
        ("# an example without its imports", "(socket\n  .create_connection(ADDRESS))"),
    ],
)
def test_a_broad_clause_where_a_specific_class_comes(before: str, tried: str) -> None:
    assert {Sign.BASE_CLASS, Sign.BROAD_CLASS} <= _shown(BROAD.format(before, tried))


@pytest.mark.parametrize(
    ("before", "tried"),
    [
        ("import requests", "requests.get(URL)"),
        ("import asyncio", "await asyncio.sleep(1)"),
        ("from client import connect", "connect(HOST)"),
    ],
)
def test_a_broad_clause_where_nothing_is_known_to_come(before: str, tried: str) -> None:
    shown = _shown(BROAD.format(before, tried))
    assert Sign.BASE_CLASS in shown
    assert Sign.BROAD_CLASS not in shown


USING = "import socket\nwhile True:\n    try:\n        {}\n    except OSError:\n        pass\n"


@pytest.mark.parametrize(
    "tried",
    [
        "sock.send(DATA)",
        "sock.\\\n  send(DATA)",
        "sock.\fsend(DATA)",
        "(sock.  # all of it\n  send(DATA))",
    ],
)
def test_a_socket_that_is_used_in_a_loop(tried: str) -> None:
    assert Sign.SOCKET in _shown(USING.format(tried))
    assert Sign.SOCKET in _shown(USING.replace("while True", "async for _ in peers").format(tried))
    assert Sign.SOCKET in _shown(USING.format(f'"""\n    except KeyError:\n"""\n        {tried}'))
    process = USING.replace("socket", "asyncio.subprocess")
    assert Sign.SOCKET not in _shown(process.format("pipe.write(DATA)"))
    assert Sign.SOCKET in _shown(process.format("Process().stdin.write(DATA)"))
    serving = USING.replace("import socket", "from http.server import BaseHTTPRequestHandler")
    assert Sign.SOCKET in _shown(serving.format("self.connection.sendall(DATA)"))
    accepting = USING.replace("import socket", "from http.server import HTTPServer")
    assert Sign.SOCKET in _shown(accepting.format("self.get_request()[0].send(DATA)"))


def test_most_files_are_not_worth_parsing() -> None:
    assert not worth_parsing(b"")
    assert not worth_parsing(b"# ConnectionError is what socket raises\nimport socket\n")
    assert not worth_parsing(b"try:\n    import json\nexcept ImportError:\n    json = None\n")
    assert worth_parsing(LOOP.encode())
    assert not worth_parsing(LOOP.encode(), {Sign.ERRNO})


def test_the_outline_of_a_broken_file() -> None:
    for length in range(len(LOOP)):
        beginning, end = LOOP[:length].encode(), LOOP[length:].encode()
        assert len(Outline(with_line_feeds(end)).attempts) <= 1
        assert b"except" in beginning or not worth_parsing(beginning, {Sign.LOOP})


@pytest.mark.parametrize(
    "head",
    [
        "while True:",
        "for n in range(3):  # again",
        "for n in (\n    range(3)\n):",
        "for n in between(')', '(',\n    range(3)):",
        "for n in between(  # :) or (\n    range(3)):",
        "for n in \\\n    range(3):",
        "for url in urls:  # each of them\n  for n in range(3):",
        "for url in (\n    urls\n):\n  while True:",
    ],
)
def test_loops_that_count_and_ask_for_a_status(head: str) -> None:
    assert Sign.STATUS in _shown(f"{head}\n    reply = get(url)\n    if reply.status == 503: continue\n")


@pytest.mark.parametrize(
    "body",
    [
        "status = get(url)\n    if status >= 500: continue",
        "http_status = get(url)\n    if x and (http_status) in (502, 503): continue",
        "reply = get(url)\n    if (reply).status == 503: continue",
        "reply = get(url)\n    if (reply.raw).status_code == 503: continue",
        "reply = get(url)\n    if not (reply).ok: print('try '\n      'again')",
    ],
)
def test_rounds_that_ask_for_a_status(body: str) -> None:
    assert Sign.STATUS in _shown(f"for n in range(3):\n    {body}\n")


@pytest.mark.parametrize(
    "head",
    [
        "for url in urls:",
        "for url in between(\n    urls,\n):",
        "for url in between('(', urls):  # not range(3)",
        "many = [one\nfor one in range('(')\n] and",
    ],
)
def test_loops_that_count_nothing(head: str) -> None:
    assert not _shown(
        f"{head}\n    reply = get(url)\n    if reply.status == 503: continue\nfor n in range(3): pass\n"
    )


def test_a_comment_of_many_number_signs_is_read_once() -> None:
    """There are 2**200 ways to take it apart, so this would not end if more than one were tried."""
    banner = f"    status\n    {'#' * 200}\n    return\n"
    assert not worth_parsing(f"def poll():\n{banner}while True:\n    pass\n".encode())
    assert Sign.STATUS in _shown(
        "while True:\n    reply = get(url)\n"
        "    if (reply.status  # refused #\n        == 503):\n        continue\n"
    )
