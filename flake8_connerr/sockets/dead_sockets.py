"""Sockets that are used again after the failure that killed them, with no new one in between."""

from __future__ import annotations

import ast
import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from flake8_connerr.clauses.handlers import Try
from flake8_connerr.control_flow.flow import (
    Flow,
    Loop,
    dotted,
    is_endless,
    last_name,
    names_in,
    own_nodes,
    own_statements,
    source_of,
)
from flake8_connerr.control_flow.loop_ends import comes_round
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.exceptions import Element, elements, may_catch, suppressed
from flake8_connerr.names import Module
from flake8_connerr.naming.receivers import Receivers
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk
from flake8_connerr.sockets.socket_lives import LOGGING, is_datagram, is_renewed

_SOCKETS = frozenset({"socket.socket", "ssl.SSLSocket"})
_STREAMS = frozenset({"asyncio.StreamReader", "asyncio.StreamWriter"})
# In a condition: what the error was.
_ERRNO = re.compile(r"(?i:errno)|\bE[A-Z]{4,}\b|isinstance|exc_info")
# What other work than that of a socket raises: a clause that catches it is for errors of all sorts.
_OF_OTHER_WORK = "ValueError"
_RESET, _PIPE, _REFUSED = "ConnectionResetError", "BrokenPipeError", "ConnectionRefusedError"


class Kind(enum.Enum):
    """What is done with a connection."""

    CONNECT = "connect"
    SEND = "send"
    RECEIVE = "receive"


class Operation(NamedTuple):
    """What a method does, and the builtin classes that say that it has ended the connection."""

    kind: Kind
    fails_as: tuple[str, ...]


_SENDS, _RECEIVES = Operation(Kind.SEND, (_RESET, _PIPE)), Operation(Kind.RECEIVE, (_RESET,))
_CONNECTS = Operation(Kind.CONNECT, (_REFUSED,))
_OF_SOCKETS = {
    "connect": _CONNECTS,
    **dict.fromkeys(("send", "sendall", "sendmsg", "sendfile", "write"), _SENDS),
    **dict.fromkeys(("recv", "recv_into", "recvmsg", "recvmsg_into", "read"), _RECEIVES),
}
_OF_STREAMS = {
    "drain": _SENDS,
    **dict.fromkeys(("read", "readline", "readexactly", "readuntil"), _RECEIVES),
}
_METHODS = _OF_SOCKETS | _OF_STREAMS


class DeadSocket(NamedTuple):
    """An operation that is tried again on the socket that it failed on.

    ``again`` is the call that comes after the failure, in a loop the same one; ``handler`` is where the
    failure was caught.
    """

    again: ast.Call
    handler: ast.ExceptHandler
    operation: Operation


def dead_sockets(module: Module, receivers: Receivers) -> Iterator[DeadSocket]:
    """The operations of a file that are tried again on a socket they failed on, in source order."""
    tried_again: set[ast.Call] = set()
    for statement in module.scopes.suites:
        if isinstance(statement, Try):
            for at, call in _calls(statement.body):
                if last_name(call.func) in _METHODS and _innermost_try(module, at) is statement:
                    found = _used_again(module, receivers, at, call)
                    if found is not None and found.again not in tried_again:
                        tried_again.add(found.again)  # which may follow several operations
                        yield found


def _calls(block: list[ast.stmt]) -> Iterator[tuple[ast.stmt, ast.Call]]:
    """The calls of a block, each with the statement that it is in."""
    for node in own_nodes(block):
        if isinstance(node, ast.stmt):
            at = node
        elif isinstance(node, ast.Call):
            yield at, node


def _used_again(module: Module, receivers: Receivers, at: ast.stmt, call: ast.Call) -> DeadSocket | None:
    method = call.func
    if not isinstance(method, ast.Attribute):
        return None
    scope, socket = module.scope_around(at), dotted(method.value)
    if not socket:
        return None
    types = set(receivers.type_of(method.value, scope))
    if not types or not (types <= _SOCKETS or types <= _STREAMS):
        return None
    is_stream = types <= _STREAMS
    operation = (_OF_STREAMS if is_stream else _OF_SOCKETS).get(method.attr)
    if operation is None or (not is_stream and is_datagram(module, method.value, scope)):
        return None
    for failure in operation.fails_as:
        caught = _caught_by(module, at, failure, scope)
        if caught is not None:
            again = _again(module, receivers, at, call, caught, operation)
            if again is not None and not _ends_quietly(at, caught):
                return DeadSocket(again, caught, operation)
    return None


def _again(
    module: Module,
    receivers: Receivers,
    at: ast.stmt,
    call: ast.Call,
    handler: ast.ExceptHandler,
    operation: Operation,
) -> ast.Call | None:
    """The call by which the operation is tried again once ``handler`` has caught its failure."""
    assert isinstance(call.func, ast.Attribute)
    socket, scope = call.func.value, module.scope_around(handler)
    for node in own_nodes(handler.body):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            kind = _METHODS.get(node.func.attr)
            if kind is operation and ast.dump(node.func.value) == ast.dump(socket):
                before = (n for n in own_nodes(handler.body) if getattr(n, "lineno", 0) <= node.lineno)
                renewed = is_renewed(module, receivers, socket, before, scope)
                # What is passed once more in the same words is no answer to a failure of these words.
                known = set(walk(call)) if _is_same(node, call) else set[ast.AST]()
                answers = kind is _SENDS and _may_answer(module, at, socket, handler, known)
                return None if renewed or answers else node
    loop = _loop_around(module, handler)
    if loop is None or not _comes_round(loop, handler) or _may_be_stopped(loop, handler):
        return None
    if _fails_anew(module, receivers, socket, handler):
        return None
    around = [loop.test] if isinstance(loop, ast.While) else [loop.target]
    renewed = is_renewed(module, receivers, socket, own_nodes([*around, *loop.body]), scope)
    return None if renewed else call


def _may_answer(
    module: Module, at: ast.stmt, socket: ast.expr, handler: ast.ExceptHandler, known: set[ast.AST]
) -> bool:
    """Whether a handler may tell the peer of another failure than that of the socket.

    It is for errors of all sorts, and something else is tried that may raise them, beside what is ``known``.
    """
    tried = _innermost_try(module, at)
    if handler.type is not None and not _catches(
        module, elements(module, handler.type, module.scope_around(handler)), _OF_OTHER_WORK
    ):
        return False
    calls = _calls(tried.body) if tried is not None else ()
    others = (call for _, call in calls if call not in known and not _is_of(socket, call))
    return any(last_name(call.func) not in LOGGING for call in others)


def _is_same(one: ast.Call, other: ast.Call) -> bool:
    """Whether two calls are passed the same."""
    return list(map(ast.dump, one.args)) == list(map(ast.dump, other.args))


def _is_of(socket: ast.expr, call: ast.Call) -> bool:
    return dotted(call.func).startswith(f"{dotted(socket)}.")


def _fails_anew(module: Module, receivers: Receivers, socket: ast.expr, handler: ast.ExceptHandler) -> bool:
    """Whether a handler uses the connection itself, which fails once it is lost, so that no loop goes on.

    Of streams, the one that is read and the one that is written to are of one connection.
    """
    scope = module.scope_around(handler)
    for at, call in _calls(handler.body):
        guard = _innermost_try(module, at)
        if (
            (guard is None or guard.lineno < handler.lineno)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr in _METHODS
            and (_is_of(socket, call) or _is_stream(receivers.type_of(call.func.value, scope)))
        ):
            return True
    return False


def _is_stream(types: Iterable[object]) -> bool:
    found = set(types)
    return bool(found) and found <= _STREAMS


def _ends_quietly(at: ast.stmt, handler: ast.ExceptHandler) -> bool:
    """Whether a handler gives what was to be received a value of its own: ``data = b""``, as at the end."""
    return bool(_bound(own_nodes([at])) & _bound(own_nodes(handler.body)))


def _bound(nodes: Iterable[ast.AST]) -> set[str]:
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def _innermost_try(module: Module, node: ast.AST) -> Try | None:
    """The closest ``try`` around a statement in whose body it stands."""
    for parent in module.ancestors(node):
        if isinstance(parent, Try) and node in parent.body and parent.handlers:
            return parent
        if isinstance(parent, FunctionNode):
            return None
        node = parent
    return None


def _caught_by(module: Module, at: ast.stmt, failure: str, scope: Scope) -> ast.ExceptHandler | None:
    """The handler of the same function that catches a ``failure`` at a statement; None where unknown."""
    node: ast.AST = at
    for parent in module.ancestors(at):
        if isinstance(parent, FunctionNode):
            return None
        if (
            isinstance(parent, ast.With | ast.AsyncWith)
            and node in parent.body
            and _catches(module, suppressed(module, parent, scope), failure) is not False
        ):
            return None
        if isinstance(parent, ast.Try) and node in parent.body:
            for handler in parent.handlers:
                catches = _catches(module, elements(module, handler.type, scope), failure)
                if handler.type is None or catches:
                    return handler
                if catches is None:
                    return None
        node = parent
    return None


def _catches(module: Module, named: Sequence[Element], failure: str) -> bool | None:
    """Whether a ``failure`` is among the classes that are named; None where one of them may be any."""
    if may_catch(module, [d for element in named for d in element.definitions], failure):
        return True
    return False if all(element.complete for element in named) else None


def _loop_around(module: Module, handler: ast.ExceptHandler) -> Loop | None:
    """The closest loop of the function in whose body a handler stands."""
    node: ast.AST = handler
    for parent in module.ancestors(handler):
        if isinstance(parent, FunctionNode):
            return None
        if isinstance(parent, Loop) and node in parent.body:
            return parent
        node = parent
    return None


def _comes_round(loop: Loop, handler: ast.ExceptHandler) -> bool:
    """Whether the loop goes on after a handler, whatever the error was."""
    tested = names_in(loop.test) if isinstance(loop, ast.While) else set()
    routes = Flow(lambda _: (), frozenset(tested)).routes(loop.body)
    return any(
        handler in route.handlers and comes_round(loop, route) and not _asks_error(route, handler)
        for route in routes
    )


def _asks_error(route: Route, handler: ast.ExceptHandler) -> bool:
    """Whether a way is taken for some errors alone, or may be: its decisions are not known."""
    told = {handler.name} if handler.name else set()
    for node in own_statements(handler.body):
        if isinstance(node, ast.Assign) and told & names_in(node.value):
            told.update(dotted(target) for target in node.targets)
    tests = [decision.statement.test for decision in route.decisions]
    return route.merged or any(told & names_in(test) or _ERRNO.search(source_of(test)) for test in tests)


def _may_be_stopped(loop: Loop, handler: ast.ExceptHandler) -> bool:
    """Whether the handler calls something that may make the condition of the loop false."""
    if not isinstance(loop, ast.While) or is_endless(loop):
        return False
    asks = any("." in name for name in names_in(loop.test)) or any(
        isinstance(node, ast.Call) for node in walk(loop.test)
    )
    return asks and any(_is_own_call(node) for node in own_nodes(handler.body))


def _is_own_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and dotted(node.func).startswith(("self.", "cls."))
