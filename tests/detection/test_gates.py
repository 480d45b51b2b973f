"""Whether a handler goes on only where no peer has failed."""

from __future__ import annotations

import ast
from textwrap import indent

import pytest

from flake8_connerr.control_flow.flow import Flow
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.retrying.gates import (
    commits,
    expects_answer,
    expects_state,
    follows_timeouts_only,
    is_answered,
    is_gated,
    takes_any_answer,
)


def _handler(body: str) -> tuple[ast.ExceptHandler, list[Route]]:
    """A handler of a loop, and the ways on which it comes round."""
    source = f"while True:\n  try: f()\n  except OSError as error:\n{indent(body, '    ')}"
    (loop,) = ast.parse(source).body
    assert isinstance(loop, ast.While)
    (handler,) = (node for node in ast.walk(loop) if isinstance(node, ast.ExceptHandler))
    routes = Flow(lambda _: (), frozenset()).routes(loop.body)
    return handler, [r for r in routes if handler in r.handlers and r.exit.name in {"NEXT", "CONTINUE"}]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("pass", False),
        ("if error.errno != errno.EAGAIN: raise", True),
        ("if error.errno != errno.EINTR: raise", True),
        ("if error.errno not in (errno.EAGAIN, errno.ECONNRESET): raise", False),
        ("if error.errno != errno.ECONNREFUSED: raise", False),
        ("if error.status != 404: raise", True),
        ("if error.status == 409: continue\nraise", True),
        ("if error.status != 1404: raise", False),
        ("if error.status != 503: raise", False),
        ("if 'Deadlock found' in str(error): continue\nraise", True),
        ("if error.code != 'NotFound': raise", True),
        ("if error.code != 'lock_pending': raise", True),
        ("print('404')", False),
    ],
)
def test_an_ordinary_answer(body: str, expected: bool) -> None:
    assert expects_answer(_handler(body)[0]) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("pass", False),
        ("if error.errno != errno.EMFILE: raise", True),
        ("if error.args[0] != 24: raise", True),
        ("if error.winerror != 5: raise", True),
        ("if error.errno != errno.EPIPE: raise", False),
        ("if error.errno != errno.ETIMEDOUT: raise", False),
        ("if old is self.connection: raise", True),
        ("if old is not self.connection: continue", True),
        ("if old is None: raise", False),
        ("if old == self.connection: raise", False),
        ("if 'ORA01555' in str(error): continue\nraise", True),
        ("if 'TRANSACTION_STATE_UNKNOWN' in str(error): continue\nraise", True),
        ("if 'ECONNRESET104' in str(error): continue\nraise", False),
        ("if 'HTTP503' in str(answer): continue\nraise", False),
        ("if 'ORA01555' in str(error): raise", False),
        ("if 'ORA-1' in str(error): continue\nraise", False),
        ("if 'ORA01555' not in str(error): continue\nraise", False),
    ],
)
def test_a_test_that_no_lost_peer_passes(body: str, expected: bool) -> None:
    assert is_gated(_handler(body)[0]) is expected


# Handlers -> whether they come round only where something is not free or not allowed yet.
STATES = {
    "pass": False,
    "if 'in use' in str(error): continue\nraise": True,
    "if 'InUse' in str(error): continue\nraise": True,
    "if 'not ready' not in str(error): raise": True,
    "if not 'not ready' in str(error): raise": True,
    "if 'not ready' in str(error): raise": False,
    "if error.code == 'AccessDenied': continue\nraise": True,
    "if error.code != 'AccessDenied': raise": True,
    "if error.code != 'AccessDenied': continue\nraise": False,
    "if 'reserved' in str(error) or 'security' in str(error): continue\nraise": True,
    "if 'reserved' in str(error) or 'lost' in str(error): continue\nraise": False,
    "if 'reserved' in str(error) and left: continue\nraise": True,
    "if 'reserved' not in str(error) or not left: raise": True,
    "if 'reserved' not in str(error) and left: raise": False,
    "if 'reserved' in str(error): continue": False,
    "if error.code in ('in use', 'lost'): continue\nraise": False,
    "if left: continue\nraise": False,
}


@pytest.mark.parametrize(("body", "expected"), STATES.items())
def test_a_state_of_a_peer_that_is_well(body: str, expected: bool) -> None:
    assert expects_state(*_handler(body)) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("pass", False),
        ("if error.status == 401: continue\nraise", True),
        ("if 'Unauthorized' in error.text: continue\nraise", True),
        ("if error.status == 500: continue\nraise", False),
        ("if 'no such table' in str(error): continue\nraise", True),
        ("if 'no such table' in str(answer): continue\nraise", False),
        ("if 'nosuchtable' in str(error): continue\nraise", False),
        ("if ' nosuchtable ' in str(error): continue\nraise", False),
        ("if 'server has gone away' in str(error): continue\nraise", False),
        ("if 'too many requests' in str(error): continue\nraise", False),
    ],
)
def test_an_answer_that_says_what_is_wrong(body: str, expected: bool) -> None:
    assert is_answered(*_handler(body)) is expected


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        ("if not isinstance(error.reason, TimeoutError): raise", True),
        ("if not isinstance(error, socket.timeout):\n    close()\n    raise", True),
        ("if isinstance(error, TimeoutError): pass\nelse: raise", True),
        ("if isinstance(error, TimeoutError): raise", False),
        ("if not isinstance(error, TimeoutError): pass", False),
        ("if not isinstance(error, ConnectionError): raise", False),
        ("if not is_instance(error, TimeoutError): raise", False),
        ("pass", False),
        ("close()\nif not isinstance(error, TimeoutError): raise", True),
        ("if isinstance(error, (ReadTimeout, ConnectTimeout)): continue\nraise", True),
        ("if isinstance(error, (ReadTimeout, ReadError)): continue\nraise", False),
        ("if isinstance(error, StatusError) and error.status == 408: continue\nraise", True),
        ("if isinstance(error, StatusError) and error.status == 503: continue\nraise", False),
        ("if isinstance(error, ReadTimeout) or error.status == 408: continue\nraise", True),
        ("if isinstance(error, ReadTimeout) or x: continue\nraise", False),
    ],
)
def test_timeouts_only(handler: str, expected: bool) -> None:
    assert follows_timeouts_only(*_handler(handler)) is expected


@pytest.mark.parametrize(
    ("caught", "body", "expected"),
    [
        ("requests.HTTPError", "if settles(error): continue\nraise", True),
        ("HTTPError", "if settles(error) == RETRY: continue\nraise", True),
        ("(HTTPStatusError, ClientResponseError)", "pass", True),
        ("(HTTPStatusError, ConnectError)", "pass", False),
        ("OSError", "pass", False),
        ("", "pass", False),
        ("HTTPError", "if error.code == 503: continue\nraise", False),
        ("HTTPError", "if error.code == 404: continue\nraise", True),
        ("HTTPError", "if 'ECONNRESET' in str(error): continue\nraise", False),
    ],
)
def test_any_answer(caught: str, body: str, expected: bool) -> None:
    clause = f"except {caught} as error" if caught else "except"
    (statement,) = ast.parse(f"for _ in x:\n try: f()\n {clause}:\n{indent(body, '  ')}").body
    (handler,) = (node for node in ast.walk(statement) if isinstance(node, ast.ExceptHandler))
    assert takes_any_answer(handler) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("transaction.commit()", True),
        ("self.transaction.commit()", True),
        ("transaction.commit_all()", False),
        ("connection.commit()", False),
        ("commit", False),
    ],
)
def test_a_commit(body: str, expected: bool) -> None:
    assert commits(ast.parse(body).body) is expected
