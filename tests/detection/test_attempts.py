"""What a clause says has failed, and which calls are attempts to reach a peer."""

from __future__ import annotations

import ast

import pytest

from flake8_connerr.class_words import Failure
from flake8_connerr.control_flow.flow import source_of
from flake8_connerr.exceptions import elements
from flake8_connerr.retrying import attempts
from flake8_connerr.retrying.bounds import counters
from tests.detection.models import Source

CLASSES = """
import requests, socket, ssl
from connection import Unlucky
class Gone(ConnectionResetError): pass
class Ours(Exception): pass
class Odd(ssl.SSLError): pass
class Nowhere(socket.gaierror): pass
"""
FAILURES = {
    "ConnectionError": Failure.CONNECTION,
    "Gone": Failure.CONNECTION,
    "Odd": Failure.CONNECTION,
    "Nowhere": Failure.CONNECTION,
    "socket.gaierror": Failure.CONNECTION,
    "ssl.SSLError": Failure.CONNECTION,
    "ssl.SSLEOFError": Failure.CONNECTION,
    "ssl.SSLCertVerificationError": Failure.ORDINARY,
    "requests.ConnectionError": Failure.CONNECTION,
    "elsewhere.ConnectionFailed": Failure.CONNECTION,
    "TimeoutError": Failure.TIMEOUT,
    "socket.timeout": Failure.TIMEOUT,
    "requests.Timeout": Failure.TIMEOUT,
    "elsewhere.TimedOut": Failure.TIMEOUT,
    "elsewhere.ReadTimeout": Failure.TIMEOUT,
    "OSError": Failure.BROAD,
    "Exception": Failure.BROAD,
    "BaseException": Failure.BROAD,
    "RuntimeError": Failure.BROAD,
    "EOFError": Failure.BROAD,
    "ssl.SSLWantReadError": Failure.ORDINARY,
    "BlockingIOError": Failure.ORDINARY,
    "FileNotFoundError": Failure.ORDINARY,
    "KeyError": Failure.ORDINARY,
    "Ours": Failure.UNKNOWN,
    "elsewhere.RateLimitError": Failure.CONNECTION,
    "elsewhere.RateLimitExceeded": Failure.CONNECTION,
    "elsewhere.LengthLimitError": Failure.ORDINARY,
    "elsewhere.Unlucky": Failure.UNKNOWN,
    "Unlucky": Failure.BROAD,
}
REACHING = [
    "client.execute(script)",
    "driver.get(url)",
    "client.get(url)",
    "client().connections[0].get(key)",
    "connection.read()",
    "connection.send(data)",
    "database.execute(query)",
    "fetch(url)",
    "open(pipe)",
    "socket.create_connection(address)",
]
STAYING = [
    "client.execute_script(text)",
    "driver.find_element(by)",
    "page.wait_for_selector(text)",
    "client.close()",
    "client.is_closed()",
    "file.read()",
    "generator.send(data)",
    "json.load(file)",
    "lock.acquire()",
    "log.info('connect')",
    "logger.send(data)",
    "open(path)",
    "print(connection)",
    "read(path)",
    "subprocess.run(command)",
    "work()",
]
# Blocks -> whether all that they do is to take in what comes.
TAKING_IN = {
    "connection.recv(1)": True,
    "print(1)\nconnection.recv(1)": True,
    "message = queue.get()": True,
    "message = queue.get(True)": True,
    "message = consumer.receive_message()": True,
    "data = connection.recv_all()": True,
    "peer = server.accept_peer()": True,
    "data = stream.read_chunk()": True,
    "job = jobs.dequeue()": True,
    "answer = client.get(url)": False,
    "answer = client.get(self.url)": False,
    "answer = client.get(timeout=url_timeout)": False,
    "answer = client.get('url')": False,
    "connection.send(data)\nconnection.recv(1)": False,
    "answer = await wait_for(http(request), 5)": False,
    "message = await wait_for(queue.get(), 5)": True,
    "message = await wait_for(message, 5)": True,
    "work()": False,
}
# Calls -> whether one of them is named for setting up a connection or session.
SETTING_UP = {
    "client.connect()": True,
    "self.open_session()": True,
    "self.close_session(name)": False,
    "pool.remove_connection(name)": False,
    "self.close_session(name)\nself.connect()": True,
    "client.get(url)": False,
}


@pytest.mark.parametrize(("calls", "expected"), SETTING_UP.items())
def test_setting_up(calls: str, expected: bool) -> None:
    assert attempts.sets_up_by_name(attempts.calls_in(ast.parse(calls).body)) is expected


@pytest.mark.parametrize(("clause", "expected"), FAILURES.items())
def test_what_a_class_says(clause: str, expected: Failure) -> None:
    file = Source(f"{CLASSES}ASKED({clause})")
    (element,) = elements(file.module, *file.asked())
    assert attempts.failure(file.module, element.definitions, source_of(element.node)) is expected


@pytest.mark.parametrize("call", REACHING)
def test_a_call_that_reaches_a_peer(call: str) -> None:
    assert attempts.is_network_call(_call(call))


@pytest.mark.parametrize("call", STAYING)
def test_a_call_that_does_not(call: str) -> None:
    assert not attempts.is_network_call(_call(call))


@pytest.mark.parametrize(("block", "expected"), TAKING_IN.items())
def test_taking_in_what_comes(block: str, expected: bool) -> None:
    assert attempts.is_receiving(ast.parse(block).body) is expected


ROTATING = [
    "for i in range(len(servers)): ask()",
    "for i in range(5): ask(hosts[i])",
    "for i in range(5): ask(hosts[i % 3].address)",
    "for i in range(5): connect(hosts.pop())",
    "for i in range(5): connect(hosts.pop(0))",
    "for i in range(5): connect(next(hosts))",
    "for i in range(5): hosts.rotate()",
    "for i in range(5): pick_server()",
    "for i in range(5): self.next_session()",
    "for port in range(5): server.bind(port)",
    "for port in range(5): server.listen(port=port)",
    "for port in range(5): connect((host, base + port))",
    "for port in range(5): device.open(port)",
    "for number in range(5):\n    url = base + number\n    connect(url)",
    "while node:\n    ask()\n    node = node.parent",
    "while left:\n    ask(hosts[left])\n    left -= 1",
]
STEADY = [
    "for i in range(5): ask()",
    "for server in servers: connect(server)",
    "for i in range(5): print(i)",
    "for i in range(5): log.info('connect', i)",
    "for i in range(5): sleep(delays[i])",
    "for i in range(5): hosts[i] = connect()",
    "for i in range(5): waiting.pop(1)",
    "for i in range(5): waiting.pop(name)",
    "for i in range(5): sleep(next(delays))",
    "for i in range(5): send(next(ids))",
    "for attempt in range(5):\n    url = base + attempt\n    connect(url)",
    "for number in range(5):\n    text = base + number\n    connect(text)",
    "while node:\n    ask()\n    node = other.parent",
    "while left:\n    ask(hosts[0])\n    left -= 1",
]


@pytest.mark.parametrize(
    ("loop", "expected"), [(loop, True) for loop in ROTATING] + [(loop, False) for loop in STEADY]
)
def test_another_endpoint_in_each_round(loop: str, expected: bool) -> None:
    (node,) = ast.parse(loop).body
    assert isinstance(node, ast.For | ast.While)
    assert attempts.rotates(node, counters(node)) is expected


def _call(source: str) -> ast.Call:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    return call
