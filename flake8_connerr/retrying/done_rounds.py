"""Rounds of work that a loop counts: it ends once so many have worked, and not because one has."""

from __future__ import annotations

import ast

from flake8_connerr.control_flow.flow import dotted, names_in, own_statements
from flake8_connerr.control_flow.routes import Route
from flake8_connerr.retrying import attempts
from flake8_connerr.retrying.failure_paths import FailurePath


def _first_asking(path: FailurePath) -> int:
    """The line of what is attempted: of what asks a peer by its name, or else of the first call of any."""
    body = path.statement.body
    asking = [node for node in body if any(map(attempts.is_network_call, attempts.calls_in([node])))]
    return next((node.lineno for node in asking or body if any(attempts.calls_in([node]))), body[0].lineno)


def counted_successes(paths: tuple[FailurePath, ...]) -> set[str]:
    """The names that count the attempts that have worked: each is stepped on below what is attempted."""
    return {
        dotted(node.target)
        for path in paths
        for node in own_statements([*path.statement.body, *path.statement.orelse])
        if isinstance(node, ast.AugAssign) and node.lineno > _first_asking(path)
    }


def leaves_by(route: Route, worked: set[str]) -> bool:
    """Whether a route ends the loop because enough rounds have worked: ``if done >= most: break``."""
    last = route.decisions[-1] if route.decisions else None
    return last is not None and last.taken and bool(names_in(last.statement.test) & worked)
