"""Clients that a file sets up so that they wait longer between attempts by themselves.

What a library does by default is not to be seen, and changes with its version; what a file tells it to do is.
Measured with urllib3 2.8 and requests 2.34 (the first retry at once, then ``backoff_factor`` times 2, 4, 8
seconds and so on), botocore 1.44 and 1.35 (``retries``, in every mode), httpx 0.28 (0, 0.5, 1, 2 seconds) and
redis-py 8.1 (as its ``backoff`` says).
"""

from __future__ import annotations

import ast

from flake8_connerr.control_flow.flow import dotted, last_name, names_in, own_statements
from flake8_connerr.names import Module
from flake8_connerr.nodes import FunctionNode, walk

# The name of a class, by what it is imported from, and the argument that makes its clients back off.
_TELLING = {
    ("urllib3", "Retry"): "backoff_factor",
    ("requests", "Retry"): "backoff_factor",  # requests.packages.urllib3
    ("botocore", "Config"): "retries",
    ("httpx", "HTTPTransport"): "retries",
    ("httpx", "AsyncHTTPTransport"): "retries",
    ("redis", "Retry"): "backoff",
}
_EVEN = frozenset({"NoBackoff", "ConstantBackoff"})


def makes_backing_off_client(module: Module, function: FunctionNode) -> bool:
    """Whether a function makes what tells clients to back off."""
    return any(isinstance(node, ast.Call) and _tells(module, node) for node in walk(function))


def backing_off_clients(module: Module, owner: ast.ClassDef) -> frozenset[str]:
    """The clients that the methods of a class tell to back off, by their dotted names."""
    return module.once(_clients, owner)


def _clients(module: Module, owner: ast.AST) -> frozenset[str]:
    told: set[str] = set()
    for node in walk(owner):
        if isinstance(node, FunctionNode):
            told |= _told_in(module, node)
    return frozenset(told)


def _told_in(module: Module, function: FunctionNode) -> set[str]:
    """What a function makes with that, or passes it to: ``session.mount("https://", adapter)``."""
    told: set[str] = set()
    for node in own_statements(function.body):
        if isinstance(node, ast.Assign | ast.Expr) and (
            told & names_in(node.value)
            or any(isinstance(part, ast.Call) and _tells(module, part) for part in walk(node.value))
        ):
            match node:
                case ast.Assign(targets=targets):
                    told.update(map(dotted, targets))
                case ast.Expr(value=ast.Call(func=ast.Attribute(value=client))):
                    told.add(dotted(client))
    return told - {""}


def _tells(module: Module, call: ast.Call) -> bool:
    if last_name(call.func) not in {name for _, name in _TELLING}:
        return False
    made = module.qualified_name(call.func, module.scope_around(call))
    argument = _TELLING.get((made.partition(".")[0], made.rpartition(".")[2]))
    told = next((keyword.value for keyword in call.keywords if keyword.arg == argument), None)
    if told is None and argument == "backoff" and call.args:
        told = call.args[0]
    if isinstance(told, ast.Call):
        return last_name(told.func) not in _EVEN
    return told is not None and not (isinstance(told, ast.Constant) and not told.value)
