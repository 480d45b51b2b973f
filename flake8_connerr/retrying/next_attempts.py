"""What a handler does for the next attempt: it asks something else, waits for something, or connects anew."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from flake8_connerr.catalog import vocabulary
from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.control_flow.flow import dotted, last_name, names_in, own_nodes, own_statements, source_of
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.nodes import walk
from flake8_connerr.retrying import attempts

_ASKING_A_PERSON = frozenset({"getpass", "prompt", "confirm"})
# In the name of a function, after "ask": a person answers.
_ASKED = frozenset({"again", "operator", "person", "retry", "user"})
_INPUTS = frozenset({"ainput", "input", "raw_input"})
# What says that somebody has to sign in first.
NOT_SIGNED_IN = re.compile(r"\b(401|403|407)\b|unauthori[sz]ed|forbidden", re.IGNORECASE)
_CHANGING = frozenset({"append", "clear", "pop", "remove", "update"})
# In the name of what a request is made of, besides where it goes: with a new one it is another request.
_REQUEST_WORDS = vocabulary.PLACE_WORDS | {
    "auth", "credential", "credentials", "header", "headers", "key", "params", "payload", "proxies", "proxy",
    "query", "token", "version",
}  # fmt: skip
# At the end of the name of a value: where a request goes.
_PLACE = re.compile(r"(^|_)(port|host|hostname|addr|address|endpoint|url|uri|mirror)$", re.IGNORECASE)
# In the name of a function: it ends a connection, so that the next attempt makes a new one.
_ENDING = frozenset({"close", "aclose", "discard", "disconnect", "dispose", "evict", "invalidate", "reset"})


def asks_person(block: Iterable[ast.AST], handlers: bool = True) -> bool:
    """Whether a block asks a person for something: a password, a line of input.

    Without ``handlers``, what ``except`` clauses do counts for nothing.
    """
    nodes = list(own_nodes(block))
    clauses = [] if handlers else [node.body for node in nodes if isinstance(node, ast.ExceptHandler)]
    left_out = {part for body in clauses for part in own_nodes(body)}
    names = [dotted(node.func) for node in nodes if isinstance(node, ast.Call) and node not in left_out]
    return any(name in _INPUTS or _asks_person(words(name.rpartition(".")[2])) for name in names)


def _asks_person(named: frozenset[str]) -> bool:
    return bool(named & _ASKING_A_PERSON) or ("ask" in named and bool(named & _ASKED))


def changed(handler: ast.ExceptHandler) -> Iterator[tuple[str, ast.expr | None]]:
    """The names that a handler binds anew (with the value), or changes the contents of.

    To connect again changes nothing of what is asked, nor does keeping the error.
    """
    for node in own_nodes(handler.body):
        match node:
            case ast.Assign(targets=[target], value=value) if not _keeps_error(handler, value):
                if attempts.sets_up_by_name(attempts.calls_in([ast.Expr(value)])):
                    continue
                for part in target.elts if isinstance(target, ast.Tuple) else [target]:
                    if isinstance(part, ast.Subscript):
                        yield dotted(part.value), None
                    else:
                        yield dotted(part), value
            case ast.Subscript(value=value, ctx=ast.Del()):
                yield dotted(value), None
            case ast.AugAssign(target=ast.Subscript(value=value)):
                yield dotted(value), None
            case ast.Call(func=ast.Attribute(value=value, attr=method)) if method in _CHANGING:
                if not any(_keeps_error(handler, argument) for argument in node.args):
                    yield dotted(value), None


def _keeps_error(handler: ast.ExceptHandler, value: ast.expr) -> bool:
    """Whether a value is the error itself or its text, not what the error says of the next attempt."""
    match value:
        case ast.Name(id=name) | ast.Call(func=ast.Name(id="str" | "repr"), args=[ast.Name(id=name)]):
            return name == handler.name
    return isinstance(value, ast.JoinedStr) and handler.name in names_in(value)


def asks_otherwise(statement: ast.Try | ast.TryStar, handler: ast.ExceptHandler) -> bool:
    """Whether a handler, whatever the error, has worked out something else to pass in the next attempt."""
    passed = {name for call in attempts.calls_in(statement.body) for name in _asked_with(call)}
    for node in handler.body:
        match node:
            case ast.Assign(targets=[target], value=ast.Call() | ast.Await() as value):
                parts = target.elts if isinstance(target, ast.Tuple) else [target]
                named = {dotted(part) for part in parts if words(last_name(part)) & _REQUEST_WORDS}
                if named & passed and not attempts.sets_up_by_name(attempts.calls_in([ast.Expr(value)])):
                    return True
    return False


def _asked_with(call: ast.Call) -> Iterator[str]:
    """The names that a call is passed, and those of an index: ``hosts[index].get(path)``."""
    for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
        yield dotted(argument)
    for part in walk(call):
        if isinstance(part, ast.Subscript):
            yield from names_in(part.slice)


def awaits_something(handler: ast.ExceptHandler) -> bool:
    """Whether a handler goes on only once something is done that was begun elsewhere."""
    return any(map(_awaits_future, own_statements(handler.body)))


def _awaits_future(node: ast.AST) -> bool:
    """Whether a statement waits for what was begun elsewhere: ``await self.ready``."""
    value = node.value if isinstance(node, ast.Expr) else None
    return isinstance(value, ast.Await) and isinstance(value.value, ast.Name | ast.Attribute)


def renews(
    statement: ast.Try | ast.TryStar, handler: ast.ExceptHandler, before: Iterable[ast.stmt] = ()
) -> bool:
    """Whether a handler ends or replaces the connection that the attempt was made on.

    ``before`` is what a round does above the attempt: a call made there may be awaited in it.
    """
    replaced: set[str] = set()
    for node in own_nodes(handler.body):
        match node:
            case ast.Call(func=function) if words(last_name(function)) & (_ENDING | vocabulary.SETUP_WORDS):
                return True
            case ast.Assign(
                targets=[ast.Name() | ast.Attribute() as target],
                value=ast.Constant(value=None) | ast.Call() | ast.Await(),
            ):
                replaced.add(dotted(target))
            case ast.Subscript(ctx=ast.Del()):
                return True  # taken out of where the connections are kept
    return bool(replaced and replaced & names_in(ast.Module([*before, *statement.body], [])))


def connects_first(handler: ast.ExceptHandler, rounds: Iterable[Route]) -> bool:
    """Whether a handler sets up a new connection on each of these ways round, and fails where that does."""
    return _does_on_each(handler, rounds, lambda node: connects([node]))


def turns_elsewhere(
    statement: ast.Try | ast.TryStar, handler: ast.ExceptHandler, rounds: Iterable[Route]
) -> bool:
    """Whether a handler says on each of these ways round that the next attempt goes to another place."""
    asked = names_in(ast.Module(statement.body, []))
    worked_out = {
        dotted(target)
        for node in own_statements(handler.body)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if not _is_fixed(node.value, frozenset())
    }
    return _does_on_each(handler, rounds, lambda node: _names_place(node, asked, worked_out))


def _is_fixed(value: ast.expr, worked_out: Collection[str]) -> bool:
    """Whether a value is the same after each failure, being no more than a name for something."""
    if isinstance(value, ast.Name | ast.Attribute):
        return dotted(value) not in worked_out
    return isinstance(value, ast.Constant)


def _names_place(node: ast.AST, asked: set[str], worked_out: set[str]) -> bool:
    """Whether a statement moves an address that is asked: ``port += 1``, ``self.url = spare_of(url)``."""
    match node:
        case ast.Assign(targets=[target], value=value) if not _is_fixed(value, worked_out):
            pass
        case ast.AugAssign(target=target):
            pass
        case _:
            return False
    owner = dotted(target.value) if isinstance(target, ast.Attribute) else ""
    is_read = dotted(target) in asked or owner == "self" or owner in asked
    return is_read and _PLACE.search(last_name(target)) is not None


def _does_on_each(
    handler: ast.ExceptHandler, rounds: Iterable[Route], does: Callable[[ast.AST], bool]
) -> bool:
    return all(_does_on(handler.body, dict(route.decisions), does) for route in rounds)


def _does_on(block: list[ast.stmt], decided: Mapping[ast.If, bool], does: Callable[[ast.AST], bool]) -> bool:
    """Whether a block does it, where its tests come out like this, with nothing around that catches."""
    for statement in block:
        match statement:
            case ast.Expr() | ast.Assign() | ast.AugAssign():
                if does(statement):
                    return True
            case ast.If(test=test, body=body, orelse=orelse) if statement in decided:
                branch = body if decided[statement] else orelse
                if does(ast.Expr(test)) or _does_on(branch, decided, does):
                    return True
            case ast.With(body=body) | ast.AsyncWith(body=body):
                if _does_on(body, decided, does):
                    return True
    return False


def connects(block: Iterable[ast.AST]) -> bool:
    """Whether a block calls what is named for connecting."""
    return any(words(last_name(call.func)) & {"connect", "reconnect"} for call in attempts.calls_in(block))


def raises(node: ast.AST) -> bool:
    """Whether this raises an error, or calls what is named for that."""
    named = words(last_name(node.func)) if isinstance(node, ast.Call) else frozenset()
    return isinstance(node, ast.Raise) or "raise" in named


def repairs(called: ast.expr) -> bool:
    """Whether a function is named for making the next request another one, or for signing in anew."""
    if words(last_name(called)) & vocabulary.REPAIRS:
        return True
    told = words(dotted(called))
    return bool(told & vocabulary.RENEWING and told & vocabulary.SIGN_IN_WORDS)


def signs_in_anew(handler: ast.ExceptHandler) -> bool:
    """Whether a handler goes on where the answer says that one has to sign in, and raises what else comes."""
    raises = any(isinstance(node, ast.Raise) for node in own_statements(handler.body))
    return raises and any(
        isinstance(node, ast.If)
        and NOT_SIGNED_IN.search(source_of(node.test)) is not None
        and any(isinstance(part, ast.Continue) for part in node.body)
        for node in own_statements(handler.body)
    )
