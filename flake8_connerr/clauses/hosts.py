"""Where a call connects to, as far as its arguments tell."""

from __future__ import annotations

import ast
import ipaddress
import urllib.parse

from flake8_connerr.control_flow.flow import last_name
from flake8_connerr.names import Module
from flake8_connerr.naming.bindings import Bound
from flake8_connerr.naming.scopes import Scope

# What these return holds addresses in digits.
_RESOLVING = frozenset({
    "getsockname", "getpeername", "getaddrinfo", "gethostbyname", "gethostbyname_ex", "get_extra_info",
})  # fmt: skip
# Names of names are followed as far as anybody writes them.
_DEEPEST = 12


def has_one_address(module: Module, call: ast.Call, scope: Scope) -> bool:
    """Whether a call is given an address in digits, or a socket that is connected, and so has no choice."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if not _is_none(given.get("sock")):
        return True
    values = [_value(module, argument, scope) for argument in (*call.args, *given.values())]
    if any(isinstance(value, ast.Call) and last_name(value.func) in _RESOLVING for value in values):
        return True
    texts = [v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str)]
    one_family = not _is_none(given.get("family"))
    return any(_is_numeric(text) or (one_family and text == "localhost") for text in texts)


def _is_none(expression: ast.expr | None) -> bool:
    return expression is None or (isinstance(expression, ast.Constant) and expression.value is None)


def _value(module: Module, expression: ast.expr, scope: Scope) -> ast.expr:
    """What an argument is part of: the value that its name is bound to once, before it is taken apart.

    Of an address that is taken apart the second part is the port, and says nothing of the host.
    """
    for _ in range(_DEEPEST):
        match expression:
            case ast.Subscript(slice=ast.Constant(value=1)):
                break
            case ast.Starred(value=inner) | ast.Subscript(value=inner) | ast.Await(value=inner):
                expression = inner
            case ast.Name(id=name):
                bound = module.bindings(name, scope)
                if bound is None or len(bound[0]) != 1:
                    break
                binding = bound[0][0]
                followed = binding.bound in (Bound.VALUE, Bound.ITERATED) and binding.path[-1:] != (1,)
                if not followed or binding.value is None:
                    break
                expression, scope = binding.value, module.value_scope(binding, bound[1])
            case _:
                break
    return expression


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
