"""Where a socket comes from, and whether code may put a new one in its place."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from flake8_connerr.control_flow.flow import dotted, last_name, own_nodes, source_of
from flake8_connerr.names import Module
from flake8_connerr.naming.receivers import Receivers
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk

# Methods are followed so far to see whether they set an attribute.
_DEEPEST = 3
_NAMED = ast.Name | ast.Attribute
LOGGING = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log", "print"})


def is_datagram(module: Module, socket: ast.expr, scope: Scope) -> bool:
    """Whether a socket may be one for datagrams, of which none is ever dead.

    Asked is how the file makes it; where it makes none, any datagram socket of the file will do.
    """
    if isinstance(socket, ast.Name):
        bound = module.bindings(socket.id, scope)
        made = module.once(_made_of_names, bound[1].node) if bound else {}
    else:
        made = module.once(_made_of_attributes, module.tree)
    for_datagrams = made.get(last_name(socket))
    if for_datagrams is None:
        return module.once(_names_datagrams, module.tree)
    return for_datagrams


def _names_datagrams(_module: Module, tree: ast.AST) -> bool:
    return any("DGRAM" in last_name(node) for node in walk(tree) if isinstance(node, _NAMED))


def _made_of_names(module: Module, node: ast.AST) -> dict[str, bool]:
    """The names that a scope binds to results of calls, and whether one of them is for datagrams."""
    bound = module.scope_inside(node).bindings.items()
    return _for_datagrams((name, binding.value) for name, bindings in bound for binding in bindings)


def _made_of_attributes(_module: Module, tree: ast.AST) -> dict[str, bool]:
    """The same of attributes, whatever they belong to."""
    assigned = _assigned(walk(tree))
    return _for_datagrams((t.attr, value) for t, value in assigned if isinstance(t, ast.Attribute))


def _for_datagrams(values: Iterable[tuple[str, ast.expr | None]]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for name, value in values:
        if isinstance(value, ast.Call):
            text = source_of(value)
            found[name] = found.get(name, False) or "DGRAM" in text or "RAW" in text
    return found


def is_renewed(
    module: Module, receivers: Receivers, socket: ast.expr, nodes: Iterable[ast.AST], scope: Scope
) -> bool:
    """Whether running ``nodes`` may put another in the place of a socket, or of what it is a part of."""
    name = dotted(socket)
    owners = {name[:place] for place, letter in enumerate(name) if letter == "."} | {name}
    nodes = list(nodes)
    if any(dotted(target) in owners for target, _ in _assigned(nodes)):
        return True
    if "." not in name:
        return _is_shared(module, name)
    calls = (node for node in nodes if isinstance(node, ast.Call))
    return any(_may_set(module, receivers, call, name, scope, 0) for call in calls)


def _is_shared(module: Module, name: str) -> bool:
    """Whether a function of the file binds a name that is not its own."""
    return any(name in scope.module_names | scope.outer_names for scope in module.scopes.module.declaring)


def _may_set(
    module: Module, receivers: Receivers, call: ast.Call, name: str, scope: Scope, depth: int
) -> bool:
    """Whether a call may set the attribute ``name`` (with its owner): one that cannot be read may."""
    owner, _, attribute = name.rpartition(".")
    root = owner.partition(".")[0]
    called = dotted(call.func)
    if called.startswith(f"{name}.") or last_name(call.func) in LOGGING:
        return False
    passed = any(dotted(argument) in (owner, root) for argument in call.args)
    if not passed and not called.startswith(f"{root}."):
        return False
    functions = receivers.callees(call, scope)
    if not functions or depth == _DEEPEST:
        return True
    for function in functions:
        if not isinstance(function, FunctionNode):
            return True
        nodes = list(own_nodes(function.body))
        if any(last_name(target) == attribute for target, _ in _assigned(nodes)):
            return True
        inner = (node for node in nodes if isinstance(node, ast.Call))
        inside = module.scope_inside(function)
        if any(_may_set(module, receivers, one, name, inside, depth + 1) for one in inner):
            return True
    return False


def _assigned(nodes: Iterable[ast.AST]) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    """What is bound in ``nodes``, and to what where that is plain."""
    for node in nodes:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from ((part, value) for part in _parts(target))
            case (
                ast.AnnAssign(target=target, value=value)
                | ast.AugAssign(target=target, value=value)
                | ast.NamedExpr(target=target, value=value)
            ):
                yield target, value
            case ast.withitem(optional_vars=ast.expr() as target, context_expr=value):
                yield from ((part, value) for part in _parts(target))
            case ast.For(target=target) | ast.AsyncFor(target=target) | ast.comprehension(target=target):
                yield from ((part, None) for part in _parts(target))
            case ast.Name(ctx=ast.Store()) | ast.Attribute(ctx=ast.Store() | ast.Del()):
                yield node, None


def _parts(target: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Tuple | ast.List):
        for part in target.elts:
            yield from _parts(part)
    else:
        yield target.value if isinstance(target, ast.Starred) else target
