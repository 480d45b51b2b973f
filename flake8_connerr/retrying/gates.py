"""Whether a handler goes on only where no peer has failed: by what it asks of the error, or speaks of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from flake8_connerr.control_flow.flow import dotted, names_in, own_nodes, source_of
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.nodes import walk

# "Not yet", or something local: no peer has failed.
_NOT_YET = re.compile(
    r"\b(EAGAIN|EWOULDBLOCK|WSAEWOULDBLOCK|EINTR|EINPROGRESS|EALREADY|EADDRINUSE|ENOENT|EEXIST|EACCES"
    r"|SSL_ERROR_WANT_\w+)\b"
)
_CONNECTION_ERRNO = re.compile(r"\bE(CONN\w+|PIPE|TIMEDOUT|HOST\w+|NET\w+|SHUTDOWN)\b")
# What a program writes of an error to tell it from others; the number of an HTTP status is none.
_CODE = re.compile(r"(?!E(CONN|PIPE|TIMEDOUT|HOST|NET))[A-Z]+[A-Z_]*[0-9]{3,}|[A-Z]+(_[A-Z0-9]+){2,}")
_ERRNO_TEST = re.compile(r"errno|\.args\[0\]|winerror")
# An ordinary answer that a handler lets by: it is not there yet, or somebody else writes (409, 412, a lock,
# SQL's states 40001 and 40P01).
_ORDINARY_ANSWER = re.compile(
    r"\b(404|409|412|40001|40P01)\b|deadlock|serializ\w+_?fail|conflict|precondition|not_?found|_gone\b|pending|in_?progress|sharing|being_used|\blocked\b",
    re.IGNORECASE,
)


# What an error says where nothing is wrong with the peer: something is not free yet, or not allowed yet.
_STATE = re.compile(
    r"in[ _-]?use|reserved|not[ _-]?ready|authori[sz]|permission|security|forbidden|access[ _-]?denied"
    r"|propagat|not[ _-]?empty|dependen",
    re.IGNORECASE,
)


def expects_state(handler: ast.ExceptHandler, rounds: Iterable[Route]) -> bool:
    """Whether a handler comes round, by these ways, only where the error's text names such a state."""
    inside = set(own_nodes(handler.body))
    return all(
        any(d.statement in inside and _names_state(d.statement.test, d.taken) for d in route.decisions)
        for route in rounds
    )


def _names_state(test: ast.expr, taken: bool) -> bool:
    """Whether a test that came out like this says that a text names a state."""
    match test:
        case ast.BoolOp(op=operator, values=parts):
            found = [_names_state(part, taken) for part in parts]
            return any(found) if isinstance(operator, ast.And) == taken else all(found)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _names_state(operand, not taken)
        case ast.Compare(ops=[ast.NotIn() | ast.NotEq()]):
            taken = not taken
    texts = [n.value for n in walk(test) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return taken and bool(texts) and all(map(_STATE.search, texts))


def expects_answer(handler: ast.ExceptHandler) -> bool:
    """Whether a handler speaks of an ordinary answer, or of what is not there yet, and of no lost peer."""
    text = source_of(ast.Module(handler.body, []))
    if _NOT_YET.search(text) and not _CONNECTION_ERRNO.search(text):
        return True
    return any(map(_ORDINARY_ANSWER.search, _tests(handler)))


def is_gated(handler: ast.ExceptHandler) -> bool:
    """Whether a handler goes on only under a test that says that no peer has failed."""
    return _is_errno_gated(handler) or _is_replacement_gated(handler) or _is_text_gated(handler)


def _is_errno_gated(handler: ast.ExceptHandler) -> bool:
    """Whether a handler goes on for some errnos alone, and none of those that mean a lost peer."""
    return any(_ERRNO_TEST.search(test) and not _CONNECTION_ERRNO.search(test) for test in _tests(handler))


def _is_text_gated(handler: ast.ExceptHandler) -> bool:
    """Whether a handler goes on where the error's text holds a code, and that says nothing of a peer."""
    for node in own_nodes(handler.body):
        if isinstance(node, ast.If) and any(isinstance(part, ast.Continue) for part in node.body):
            for part in walk(node.test):
                match part:
                    case ast.Compare(
                        left=ast.Constant(value=str() as text), ops=[ast.In()], comparators=[told]
                    ):
                        if handler.name in names_in(told) and _CODE.fullmatch(text):
                            return True
    return False


def _is_replacement_gated(handler: ast.ExceptHandler) -> bool:
    """Whether a handler goes on only if something was replaced meanwhile: ``if old is self.new: raise``."""
    for node in own_nodes(handler.body):
        match node:
            case ast.If(test=ast.Compare(left=left, ops=[ast.Is() | ast.IsNot()], comparators=[right])):
                if dotted(left) and dotted(right):
                    return True
    return False


def _tests(handler: ast.ExceptHandler) -> list[str]:
    """The conditions that a handler looks at."""
    return [source_of(node.test) for node in own_nodes(handler.body) if isinstance(node, ast.If)]
