"""Clients that a file sets up so that they wait longer between attempts by themselves.

What a library does by default is not to be seen, and changes with its version; what a file tells it to do is.
Measured with urllib3 2.8 and requests 2.34 (the first retry at once, then ``backoff_factor`` times 2, 4, 8
seconds and so on), botocore 1.44 and 1.35 (``retries``, in every mode), httpx 0.28 (0, 0.5, 1, 2 seconds) and
redis-py 8.1 (as its ``backoff`` says).
"""

from __future__ import annotations

import ast

from flake8_connerr.control_flow.flow import last_name
from flake8_connerr.names import Module
from flake8_connerr.nodes import walk

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


def sets_up_backoff(module: Module, owner: ast.AST) -> bool:
    """Whether a class or function makes what tells clients to back off."""
    return module.once(_sets_up, owner)


def _sets_up(module: Module, owner: ast.AST) -> bool:
    return any(isinstance(node, ast.Call) and _tells(module, node) for node in walk(owner))


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
