"""Where a call connects to, as far as its arguments tell."""

from __future__ import annotations

import ast
import ipaddress
import urllib.parse

from flake8_connerr.names import Module
from flake8_connerr.scopes import Bound, Scope


def has_one_address(module: Module, call: ast.Call) -> bool:
    """Whether a call is given a numeric address, or a socket that is connected, and so has no choice."""
    scope = module.scope_around(call)
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if not _is_none(given.get("sock")):
        return True
    texts = [_text(module, argument, scope) for argument in (*call.args, *given.values())]
    if not _is_none(given.get("family")) and "localhost" in texts:
        return True
    return any(_is_numeric(text) for text in texts)


def _is_none(expression: ast.expr | None) -> bool:
    return expression is None or (isinstance(expression, ast.Constant) and expression.value is None)


def _text(module: Module, expression: ast.expr, scope: Scope) -> str:
    """The text that an expression is, or that the name it is has been bound to once; "" if unknown."""
    if isinstance(expression, ast.Name):
        bound = module.bindings(expression.id, scope)
        if bound is None or len(bound[0]) != 1:
            return ""
        binding = bound[0][0]
        if binding.bound is not Bound.VALUE or binding.path or binding.value is None:
            return ""
        expression = binding.value
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        return expression.value
    return ""


def _is_numeric(text: str) -> bool:
    """Whether a host, or the host of a URL, is an address."""
    for host in (text.strip("[]"), _host_of_url(text)):
        try:
            ipaddress.ip_address(host)
        except ValueError:
            continue
        return True
    return False


def _host_of_url(text: str) -> str:
    try:
        return urllib.parse.urlsplit(text).hostname or ""
    except ValueError:  # a bracket that is not closed
        return ""
