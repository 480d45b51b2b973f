"""Whether a handler goes on only where no peer has failed: by what it asks of the error, or speaks of."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator

from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import (
    dotted,
    last_name,
    names_in,
    own_nodes,
    own_statements,
    source_of,
    texts_in,
)
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.nodes import walk
from flake8_connerr.retrying.next_attempts import NOT_SIGNED_IN

# "Not yet", or something local: no peer has failed.
_NOT_YET = re.compile(
    r"\b(EAGAIN|EWOULDBLOCK|WSAEWOULDBLOCK|EINTR|EINPROGRESS|EALREADY|EADDRINUSE|ENOENT|EEXIST|EACCES"
    r"|SSL_ERROR_WANT_\w+)\b"
)
_CONNECTION_ERRNO = re.compile(r"\bE(CONN\w+|PIPE|TIMEDOUT|HOST\w+|NET\w+|SHUTDOWN)\b")
# What a program writes of an error to tell it from others; the number of an HTTP status is none.
_CODE = re.compile(r"(?!E(CONN|PIPE|TIMEDOUT|HOST|NET))[A-Z]+[A-Z_]*[0-9]{3,}|[A-Z]+(_[A-Z0-9]+){2,}")
_ERRNO_TEST = re.compile(r"errno|\.args\[0\]|winerror")
# An ordinary answer that a handler lets by: it is not there yet, a part of it is done, or somebody else
# writes or has written (409, 412, a lock, a key that is taken, SQL's states 40001 and 40P01).
_ORDINARY_ANSWER = re.compile(
    r"(?<![0-9a-zA-Z])(404|409|412|40001|40P01)\b|deadlock|serializ\w+_?fail|conflict|precondition"
    r"|not_?found|_gone\b|pending|in_?progress|sharing|being_used|\blocked\b|\bunique\b"
    r"|duplicate|constraint|\bpartial",
    re.IGNORECASE,
)
# What an error says where nothing is wrong with the peer: something is not free yet, or not allowed yet.
_STATE = re.compile(
    r"in[ _-]?use|reserved|not[ ._-]?ready|authori[sz]|permission|security|forbidden|access[ _-]?denied"
    r"|propagat|not[ _-]?empty|dependen|(?<!host )(?<!service )not found",
    re.IGNORECASE,
)
# What an error says where a peer is lost, overloaded or out of order for now.
_IN_TROUBLE = re.compile(
    r"connect|time[ _-]?d?[ _-]?out|reset|broken|pipe|refused|abort|unreach|unavailable|lost|clos|gone away"
    r"|\beof\b|socket|\bssl|\btls|network|host|server|gateway|proxy|temporar|transient|retry|again|later"
    r"|overload|busy|slow|load|start|warm|throttl|limit|quota|\brate|too many|capacity|exceed|internal"
    r"|\b(429|5\d\d)\b|resol",
    re.IGNORECASE,
)

# In the name of a function: what it takes away may still be in use.
_DELETING = frozenset({"delete", "destroy", "detach", "remove", "terminate"})
# The classes of an answer that is an error: somebody is there, and what is wrong may be the request.
_ANSWERS = frozenset({"HTTPError", "HTTPStatusError", "ClientResponseError"})
_REQUEST_TIMEOUT = 408
_WAITING = re.compile(r"\bwait(s|ing)?\b", re.IGNORECASE)
_AGAIN = re.compile(r"retr(y|ies)|\btry|again|attempt|connect", re.IGNORECASE)

# Says whether a test that holds tells what is asked.
Tells = Callable[[ast.expr], bool]


def expects_state(handler: ast.ExceptHandler, rounds: Iterable[Route]) -> bool:
    """Whether a handler comes round, by these ways, only where the error's text names such a state."""
    return _comes_round_where(handler, rounds, _names_state)


def is_answered(handler: ast.ExceptHandler, rounds: Iterable[Route]) -> bool:
    """Whether a handler comes round, by these ways, only after an answer of a peer that is well.

    The answer is that somebody has to sign in, or the error's text or code has several words, of no lost,
    overloaded or broken peer.
    """
    return _comes_round_where(handler, rounds, lambda test: _names_answer(handler, test))


def follows_timeouts_only(handler: ast.ExceptHandler, rounds: Iterable[Route]) -> bool:
    """Whether a handler comes round, by these ways, only where the error is a timeout."""
    return _comes_round_where(handler, rounds, _names_timeout)


def awaits_deletion(attempt: Iterable[ast.AST], handler: ast.ExceptHandler) -> bool:
    """Whether what is deleted cannot be yet: the handler says that it waits, and not that it tries again."""
    asked = [words(last_name(node.func)) for node in own_nodes(attempt) if isinstance(node, ast.Call)]
    texts = [text for node in handler.body for text in texts_in(node)]
    return (
        any(found & _DELETING for found in asked)
        and any(map(_WAITING.search, texts))
        and not any(map(_AGAIN.search, texts))
    )


def takes_any_answer(handler: ast.ExceptHandler) -> bool:
    """Whether a handler is for answers that are errors alone, and asks of none if the peer is in trouble."""
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    if not all(named is not None and last_name(named) in _ANSWERS for named in named):
        return False
    told = [_AGAIN.sub("", test) for test in _tests(handler)]  # to try again is no trouble
    return not any(_IN_TROUBLE.search(test) or _CONNECTION_ERRNO.search(test) for test in told)


def commits(attempt: Iterable[ast.AST]) -> bool:
    """Whether a transaction is committed, which fails where somebody else has written meanwhile."""
    return any(
        words(last_name(node.func)) == {"commit"} and "transaction" in words(dotted(node.func))
        for node in own_nodes(attempt)
        if isinstance(node, ast.Call)
    )


def _names_timeout(test: ast.expr) -> bool:
    """Whether a test that holds tells of a timeout: by its class, or by the status that says so."""
    match test:
        case ast.Call(func=ast.Name(id="isinstance"), args=[_, ast.Tuple(elts=expected)]):
            return all("timeout" in words(last_name(one)) for one in expected)
        case ast.Call(func=ast.Name(id="isinstance"), args=[_, expected]):
            return "timeout" in words(last_name(expected))
        case ast.Compare(ops=[ast.Eq()], comparators=[ast.Constant(value=status)]):
            return status == _REQUEST_TIMEOUT
    return False


def _names_state(test: ast.expr) -> bool:
    texts = texts_in(test)
    return bool(texts) and all(map(_STATE.search, texts))


def _names_answer(handler: ast.ExceptHandler, test: ast.expr) -> bool:
    if NOT_SIGNED_IN.search(source_of(test)):
        return True
    texts = [text for text in texts_in(test) if " " in text.strip()]
    texts += [code for code in _codes_compared(test) if "_" in code]
    return handler.name in names_in(test) and bool(texts) and not any(map(_IN_TROUBLE.search, texts))


def _codes_compared(test: ast.expr) -> Iterator[str]:
    """The strings that something is compared with: ``error.code == "not_running"``."""
    if isinstance(test, ast.Compare):
        for side in [test.left, *test.comparators]:
            parts = side.elts if isinstance(side, ast.Tuple | ast.List | ast.Set) else [side]
            yield from (
                part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )


def _comes_round_where(handler: ast.ExceptHandler, rounds: Iterable[Route], tells: Tells) -> bool:
    """Whether a handler comes round only where a test of it has come out so as to tell this."""
    inside = set(own_statements(handler.body))
    return all(
        any(d.statement in inside and is_told(d.statement.test, d.taken, tells) for d in route.decisions)
        for route in rounds
    )


def is_told(test: ast.expr, taken: bool, tells: Tells) -> bool:
    """Whether a test that came out like this tells what ``tells`` looks for."""
    match test:
        case ast.BoolOp(op=operator, values=parts):
            found = [is_told(part, taken, tells) for part in parts]
            return any(found) if isinstance(operator, ast.And) == taken else all(found)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return is_told(operand, not taken, tells)
        case ast.Compare(ops=[ast.NotIn() | ast.NotEq()]):
            taken = not taken
    return taken and tells(test)


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
    for node in own_statements(handler.body):
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
    for node in own_statements(handler.body):
        match node:
            case ast.If(test=ast.Compare(left=left, ops=[ast.Is() | ast.IsNot()], comparators=[right])):
                if dotted(left) and dotted(right):
                    return True
    return False


def _tests(handler: ast.ExceptHandler) -> list[str]:
    """The conditions that a handler looks at."""
    return [source_of(node.test) for node in own_statements(handler.body) if isinstance(node, ast.If)]
