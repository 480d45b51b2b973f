"""What NET108 says of handlers is what happens: programs are run against a peer on loopback.

Each program tries something once and says "caught" where its handler ran. As written, the failure goes
past the handler; after the fix the handler catches it.
"""

from __future__ import annotations

import asyncio
import socket
import textwrap
from typing import Any, NamedTuple

import pytest

from codemods import engine
from flake8_connerr.check import check
from tests.evidence.faults import Fault
from tests.evidence.observe import class_name
from tests.evidence.peer import Peer

pytestmark = [
    # A client that fails in the middle of connecting leaves its socket to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

CODES = frozenset({"NET108"})
# A name with more than one address, of which the resolver is told here.
NAME = "several.invalid"


class Program(NamedTuple):
    """A program, what the peer does to it, and the class that goes past its handler."""

    name: str
    fault: Fault
    caught: str
    slips: str
    lines: str
    greeting: bytes = b""

    def source(self) -> str:
        """The program as text: a function ``attempt(host, port)``."""
        lead = "async def" if "await " in self.lines else "def"
        modules = ("asyncio", "ftplib", "http.client", "imaplib", "multiprocessing.connection", "poplib")
        imports = "\n".join(
            f"import {name}" for name in (*modules, "smtplib", "urllib.error, urllib.request")
        )
        body = textwrap.indent(textwrap.dedent(self.lines).strip(), " " * 8)
        return (
            f"import ssl\n{imports}\n\n{lead} attempt(host, port):\n    try:\n{body}\n"
            f"    except {self.caught}:\n        return 'caught'\n    return 'nothing'\n"
        )


REFUSED = [
    Program(
        "streams",
        Fault.F1,
        "ConnectionRefusedError",
        "OSError",
        "await asyncio.open_connection(host, port)",
    ),
    Program("base", Fault.F1, "ConnectionError", "OSError", "await asyncio.open_connection(host, port)"),
    Program(
        "transport",
        Fault.F1,
        "(ConnectionRefusedError, asyncio.TimeoutError)",
        "OSError",
        """
        loop = asyncio.get_running_loop()
        await asyncio.wait_for(loop.create_connection(asyncio.Protocol, host, port), 5)
        """,
    ),
    Program(
        "urlopen",
        Fault.F1,
        "ConnectionRefusedError",
        "urllib.error.URLError",
        "urllib.request.urlopen(f'http://{host}:{port}/')",
    ),
    Program(
        "urlretrieve",
        Fault.F1,
        "ConnectionRefusedError",
        "urllib.error.URLError",
        "urllib.request.urlretrieve(f'http://{host}:{port}/')",
    ),
]
LOST = [
    Program(
        "smtp greeting",
        Fault.F3,
        "(ConnectionResetError, BrokenPipeError)",
        "smtplib.SMTPServerDisconnected",
        "smtplib.SMTP(host, port, timeout=5)",
    ),
    Program(
        "smtp command",
        Fault.F4,
        "ConnectionError",
        "smtplib.SMTPServerDisconnected",
        "smtplib.SMTP(host, port, timeout=5).noop()",
        b"220 ready\r\n",
    ),
    Program(
        "ftp",
        Fault.F5,
        "ConnectionError",
        "EOFError",
        """
        client = ftplib.FTP()
        client.connect(host, port, timeout=5)
        client.voidcmd('NOOP')
        """,
        b"220 ready\r\n",
    ),
    Program(
        "imap",
        Fault.F5,
        "ConnectionError",
        "imaplib.IMAP4.abort",
        "imaplib.IMAP4(host, port, timeout=5)",
        b"* OK ready\r\n",
    ),
    Program(
        "pop",
        Fault.F5,
        "ConnectionResetError",
        "poplib.error_proto",
        "poplib.POP3(host, port, timeout=5).noop()",
        b"+OK ready\r\n",
    ),
    Program(
        "frames",
        Fault.F5,
        "ConnectionResetError",
        "asyncio.IncompleteReadError",
        """
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        writer.write(b'request')
        await reader.readexactly(4)
        """,
        b"1",
    ),
    Program(
        "body",
        Fault.F5,
        "ConnectionResetError",
        "http.client.IncompleteRead",
        """
        client = http.client.HTTPConnection(host, port, timeout=5)
        client.request('GET', '/')
        client.getresponse().read()
        """,
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf",
    ),
    Program(
        "handshake",
        Fault.F5,
        "ConnectionError",
        "ssl.SSLEOFError",
        "ssl.get_server_certificate((host, port), timeout=5)",
    ),
]
PROGRAMS = REFUSED + LOST


@pytest.fixture(autouse=True)
def _name_with_two_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are on loopback; where there is no IPv6, both are of version 4."""
    resolve = socket.getaddrinfo

    def getaddrinfo(host: Any, port: Any, *args: Any, **options: Any) -> Any:
        if host != NAME:
            return resolve(host, port, *args, **options)
        second = "::1" if _has_ipv6_loopback() else "127.0.0.2"
        return [
            found
            for address in ("127.0.0.1", second)
            for found in resolve(address, port, type=socket.SOCK_STREAM)
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def _has_ipv6_loopback() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as sock:
            sock.bind(("::1", 0))
    except OSError:
        return False
    return True


def _run(source: str, program: Program, host: str = "") -> object:
    """What ``attempt`` returns; raises what it raises."""
    namespace: dict[str, Any] = {}
    exec(compile(source, "<program>", "exec"), namespace)
    with Peer(program.fault) as peer:
        peer.greeting = program.greeting
        address, port = peer.address()
        name = host or (NAME if program.fault is Fault.F1 else address)
        done = namespace["attempt"](name, port)
        return asyncio.run(done) if asyncio.iscoroutine(done) else done


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
class TestPrograms:
    def test_it_is_reported(self, program: Program) -> None:
        (finding,) = check(program.source(), codes=CODES)
        assert program.slips in finding.message

    def test_the_failure_goes_past_the_handler(self, program: Program) -> None:
        try:
            done = _run(program.source(), program)
        except Exception as error:
            done = class_name(type(error))
        assert done == program.slips

    def test_after_the_fix_it_is_caught(self, program: Program) -> None:
        fixed = engine.fix_source(program.source(), engine.Request(CODES, unsafe=True))
        assert len(fixed.fixed) == 1
        assert not check(fixed.source, codes=CODES)
        assert _run(fixed.source, program) == "caught"


@pytest.mark.parametrize("program", REFUSED[:3], ids=lambda program: program.name)
def test_a_numeric_address_is_caught_as_written_and_not_reported(program: Program) -> None:
    source = (
        program.source()
        .replace("host, port)", "'127.0.0.1', port)")
        .replace("def attempt('127.0.0.1', port)", "def attempt(host, port)")
    )
    assert not check(source, codes=CODES)
    assert _run(source, program, host="127.0.0.1") == "caught"
