"""What a ``raise`` statement raises."""

from __future__ import annotations

import ast

from flake8_connerr import catalog
from flake8_connerr.exceptions import EXPLICIT_PHASES
from flake8_connerr.names import Definition, Module
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.naming.shown import shown
from flake8_connerr.raise_sets import ANYTHING, RaiseSet, Source


def of_raise(module: Module, statement: ast.Raise, scope: Scope, caught: RaiseSet) -> RaiseSet:
    """What ``statement`` raises; ``caught`` is what it raises again where it names nothing else."""
    raised = statement.exc
    if raised is None:
        return caught
    function = raised.func if isinstance(raised, ast.Call) else raised
    definitions = module.resolve(function, scope).definitions
    if not definitions and isinstance(raised, ast.Name) and _is_bound_error(module, raised, statement):
        return caught
    classes = [d for d in definitions if isinstance(d, ast.ClassDef) or _is_exception_name(d)]
    if not classes:
        return ANYTHING
    text = f"raise {shown(function)}"
    return RaiseSet(tuple(_source(one, text, statement.lineno) for one in classes), complete=True)


def _source(raised: Definition, text: str, line: int) -> Source:
    phase = EXPLICIT_PHASES.get(raised if isinstance(raised, str) else "")
    return Source(raised, phase, text, line, "raised here", explicit=True)


def _is_exception_name(definition: Definition) -> bool:
    return isinstance(definition, str) and catalog.is_class(definition)


def _is_bound_error(module: Module, name: ast.Name, statement: ast.stmt) -> bool:
    """Whether ``name`` is the ``as`` name of the handler that ``statement`` stands in."""
    handler = next((a for a in module.ancestors(statement) if isinstance(a, ast.ExceptHandler)), None)
    return handler is not None and handler.name == name.id
