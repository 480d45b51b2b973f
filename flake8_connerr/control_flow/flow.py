"""The ways control can take through a block: what it meets, and how it leaves."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator

from flake8_connerr.control_flow import flags
from flake8_connerr.control_flow.routes import NEXT, Assignment, Decision, Exit, Route, reduced, unique
from flake8_connerr.nodes import FIELDS, children, statements_in, walk

Loop = ast.For | ast.AsyncFor | ast.While
# No unions of types: to make one anew for every node takes longer than to ask for it.
_RUN_LATER = frozenset({ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda})
_OTHER_LEVELS = (ast.For, ast.AsyncFor, ast.While, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

_PLAIN_WAITS = frozenset({"sleep", "wait", "wait_for"})
_ENDING_CALLS = frozenset({"sys.exit", "os._exit", "exit", "quit", "os.abort"})
# ``raise_timeout(error)``, six's ``reraise()``; but not ``raise_for_status()``, which may return.
_RAISING_CALL = re.compile(
    r"_*(re)?raise(?!\w*_(for|if|on|unless|when)_)\w*(error|exc|fail|timeout|last)|_*reraise$|fail_json$",
    re.IGNORECASE,
)


# Finds the waiting calls in the expressions of one statement.
WaitsIn = Callable[[ast.AST], tuple[ast.Call, ...]]
# Says whether a statement calls what does not return.
Ends = Callable[[ast.stmt], bool]


class Flow:
    """Enumerates routes.

    ``waits_in`` says which calls of an expression wait; ``tested`` are the names whose assignments may
    make the loop's condition false, and ``asked`` the flags that decide between branches inside it;
    ``ends`` says after which statements nothing follows.
    """

    def __init__(
        self,
        waits_in: WaitsIn,
        tested: frozenset[str],
        asked: frozenset[str] = frozenset(),
        ends: Ends | None = None,
    ) -> None:
        self.waits_in = waits_in
        self.ends = ends or ends_here
        self.asked = asked - tested
        self.watched = tested | asked

    def routes(self, block: list[ast.stmt]) -> tuple[Route, ...]:
        """All the ways through ``block``."""
        left: dict[Route, None] = {}
        behind = NEXT  # what all the ways have in common, which may be thousands of waits
        current: tuple[Route, ...] = (NEXT,)
        for statement in block:
            if len(current) == 1 and not current[0].decisions and not current[0].assigned:
                behind, current = behind.then(current[0]), (NEXT,)
            steps = self._statement(statement)
            current = reduced(
                before.then(step)
                for before in current
                for step in steps
                if not self._contradicts(before, step)
            )
            left.update(dict.fromkeys(behind.then(route) for route in current if not route.goes_on))
            current = tuple(route for route in current if route.goes_on)
            if not current:
                break
        return reduced([*left, *(behind.then(route) for route in current)])

    def _contradicts(self, before: Route, step: Route) -> bool:
        """Whether ``step`` takes a branch that what ``before`` has assigned rules out."""
        anew = {assigned.target for assigned in step.assigned}
        values = {a.target: a.value for a in before.assigned if a.target in self.asked - anew}
        return bool(values) and any(
            flags.outcome(decision.statement.test, values) is (not decision.taken)
            for decision in step.decisions
        )

    def _statement(self, statement: ast.stmt) -> tuple[Route, ...]:
        match statement:
            case ast.Return():
                return (Route(Exit.RETURN, waits=self.waits_in(statement)),)
            case ast.Raise():
                return (Route(Exit.RAISE),)
            case ast.Break():
                return (Route(Exit.BREAK),)
            case ast.Continue():
                return (Route(Exit.CONTINUE),)
            case ast.If():
                return self._if(statement)
            case ast.Try() | ast.TryStar():
                return self._try(statement)
            case ast.With() | ast.AsyncWith():
                before = Route(
                    Exit.NEXT, waits=unique(w for item in statement.items for w in self.waits_in(item))
                )
                return tuple(before.then(route) for route in self.routes(statement.body))
            case ast.For() | ast.AsyncFor() | ast.While():
                return self._inner_loop(statement)
            case ast.Match():
                before = Route(Exit.NEXT, waits=self.waits_in(statement.subject))
                arms = [route for case in statement.cases for route in self.routes(case.body)]
                return tuple(before.then(route) for route in [*arms, NEXT])
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return (NEXT,)
        left = Exit.RAISE if self.ends(statement) else Exit.NEXT
        assigned = frozenset(a for a in _assignments(statement) if a.target in self.watched)
        return (Route(left, waits=self.waits_in(statement), assigned=assigned),)

    def _if(self, statement: ast.If) -> tuple[Route, ...]:
        """An ``if`` and all its ``elif`` arms, in a loop: a chain nests as deeply as it is long."""
        found: list[Route] = []
        before = NEXT
        while True:
            before = before.then(Route(Exit.NEXT, waits=self.waits_in(statement.test)))
            taken = before._replace(decisions=(*before.decisions, Decision(statement, True)))
            before = before._replace(decisions=(*before.decisions, Decision(statement, False)))
            found.extend(taken.then(route) for route in self.routes(statement.body))
            if len(statement.orelse) != 1 or not isinstance(statement.orelse[0], ast.If):
                found.extend(before.then(route) for route in self.routes(statement.orelse))
                return reduced(found)
            statement = statement.orelse[0]

    def _try(self, statement: ast.Try | ast.TryStar) -> tuple[Route, ...]:
        """Success runs the body and the else; each handler is a way of its own."""
        found: list[Route] = []
        for route in self.routes(statement.body):
            if route.goes_on:
                after = self.routes(statement.orelse)
                found.extend(route.then(other) for other in after if not self._contradicts(route, other))
            elif not (route.exit is Exit.RAISE and statement.handlers):
                found.append(route)
        # Whether these were assigned before the failure came is open; the last statement was not over.
        open_still = frozenset(
            assigned._replace(value=None)
            for inner in own_level(statement.body)
            if inner is not statement.body[-1]
            for assigned in _assignments(inner)
            if assigned.target in self.asked
        )
        waited = self._waited_out(statement.body[0])
        # Where nothing but a plain wait is tried, its end is no failure.
        plain = any(last_name(call.func) in _PLAIN_WAITS for call in waited)
        fails = not plain or any(isinstance(node, ast.Call) for node in own_nodes(statement.body[1:]))
        for handler in statement.handlers:
            failed = (handler,) if fails or _is_cancelled(handler) else ()
            entered = Route(Exit.NEXT, failed, waits=waited, assigned=open_still)
            found.extend(entered.then(route) for route in self.routes(handler.body))
        if not statement.finalbody:
            return reduced(found)
        return reduced(
            route.then(last if not last.goes_on else last._replace(exit=route.exit))
            for route in found
            for last in self.routes(statement.finalbody)
        )

    def _waited_out(self, first: ast.stmt) -> tuple[ast.Call, ...]:
        """The wait that a ``try`` begins with: its handlers run once it is over.

        ``try: await wait_for(stop.wait(), 5); return`` with ``except TimeoutError: continue``.
        """
        value = first.value if isinstance(first, ast.Expr) else None
        value = value.value if isinstance(value, ast.Await) else value
        return tuple(call for call in self.waits_in(first) if call is value)

    def _inner_loop(self, statement: Loop) -> tuple[Route, ...]:
        """A loop inside: its waits may be met; what fails and goes round in it is its own affair."""
        inner = self.routes(statement.body)
        leaving = [
            r._replace(decisions=()) for r in inner if r.exit in (Exit.RETURN, Exit.RAISE) and not r.handlers
        ]
        waits = unique(wait for route in inner for wait in route.waits)
        assigned = frozenset(a._replace(value=None) for route in inner for a in route.assigned)
        ends = not is_endless(statement) or any(route.exit is Exit.BREAK for route in inner)
        after = self.routes(statement.orelse) if statement.orelse else (NEXT,)
        going_on = (
            [Route(Exit.NEXT, waits=waits, assigned=assigned).then(route) for route in after] if ends else []
        )
        return reduced([*leaving, *going_on])


def is_endless(loop: Loop) -> bool:
    """Whether nothing but ``break``, ``return`` or an exception ends the loop: ``while True``."""
    return isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant) and bool(loop.test.value)


def source_of(node: ast.AST) -> str:
    """The source of a node; "" for one that nests deeper than the interpreter's stack."""
    try:
        return ast.unparse(node)
    except RecursionError:
        return ""


def dotted(expression: ast.AST) -> str:
    """``self.x`` and the like as text; "" for anything else."""
    parts: list[str] = []
    while isinstance(expression, ast.Attribute):
        parts.append(expression.attr)
        expression = expression.value
    if not isinstance(expression, ast.Name):
        return ""
    return ".".join([expression.id, *reversed(parts)])


def last_name(expression: ast.expr) -> str:
    """The last part of a dotted name, "" for anything else."""
    return expression.attr if isinstance(expression, ast.Attribute) else getattr(expression, "id", "")


def names_in(node: ast.AST) -> set[str]:
    """The names that a node reads or binds, dotted ones with all their beginnings: ``a`` of ``a.b``."""
    return {dotted(part) for part in walk(node)} - {""}


def texts_in(node: ast.AST) -> list[str]:
    """The strings that stand in a node."""
    return [n.value for n in walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def longest_names(names: Iterable[str]) -> set[str]:
    """Those of the dotted names that are no beginning of another: ``a.b`` of ``a`` and ``a.b``."""
    found = set(names)
    for name in list(found):
        while "." in name:
            name = name.rpartition(".")[0]
            found.discard(name)
    return found


def own_nodes(block: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """The nodes of a block that run with it, in source order: not those of functions defined in it."""
    return _own(block, children)


def own_statements(block: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Of :func:`own_nodes`, the statements, handlers and cases."""
    return _own(block, statements_in)


def _own(block: Iterable[ast.AST], inside: Callable[[ast.AST], list[ast.AST]]) -> Iterator[ast.AST]:
    waiting = list(reversed(list(block)))
    while waiting:
        node = waiting.pop()
        yield node
        kind = type(node)
        if FIELDS[kind] and kind not in _RUN_LATER:
            waiting += inside(node)[::-1]


def own_level(block: list[ast.stmt], handlers: bool = True) -> Iterator[ast.stmt]:
    """The statements of a loop's body at any depth, but for those of inner loops and functions.

    Without ``handlers``, those of ``except`` clauses are left out as well.
    """
    waiting: list[ast.AST] = list(reversed(block))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.stmt):
            yield node
        if isinstance(node, _OTHER_LEVELS) or (isinstance(node, ast.ExceptHandler) and not handlers):
            continue
        waiting += statements_in(node)[::-1]


def _is_cancelled(handler: ast.ExceptHandler) -> bool:
    """Whether a handler names nothing but the error of a task that is told to stop."""
    return handler.type is not None and last_name(handler.type) == "CancelledError"


def _assignments(statement: ast.stmt) -> Iterator[Assignment]:
    match statement:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                parts = target.elts if isinstance(target, ast.Tuple | ast.List) else [target]
                for part in parts:
                    if dotted(part):
                        yield Assignment(dotted(part), value if part is target else None)
        case ast.AnnAssign(target=target, value=ast.expr() as value) if dotted(target):
            yield Assignment(dotted(target), value)


def ends_here(statement: ast.stmt) -> bool:
    """Whether a statement calls what does not return: it ends the program, or is named for raising."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    value = value.value if isinstance(value, ast.Await) else value
    if not isinstance(value, ast.Call):
        return False
    return dotted(value.func) in _ENDING_CALLS or bool(_RAISING_CALL.match(last_name(value.func)))
