"""Whether an expression of a loop may be read again, elsewhere in it or more often, and be the same."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_connerr.control_flow.flow import Loop, dotted, own_nodes
from flake8_connerr.names import Module
from flake8_connerr.naming.binding_lines import bound_inside, is_bound_elsewhere
from flake8_connerr.naming.bindings import Binding, Bound
from flake8_connerr.naming.parameter_defaults import defaults
from flake8_connerr.naming.scopes import Scope
from flake8_connerr.nodes import FunctionNode, walk

_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv)


def is_steady(module: Module, scope: Scope, loop: Loop, expression: ast.expr) -> bool:
    """Whether ``expression`` is surely a value that stands before ``loop`` and that nothing changes.

    Steady are literals, names bound once outside the loop, names of imported modules, attributes of
    ``self`` that only ``__init__`` or the class body sets, and plain arithmetic on these.
    """
    match expression:
        case ast.Constant(value=int() | float()):
            return True
        case ast.BinOp(op=op):
            parts = _operands(expression)
            return isinstance(op, _ARITHMETIC) and all(is_steady(module, scope, loop, part) for part in parts)
        case ast.Name(id=name):
            return _is_steady_name(module, scope, loop, name)
        case ast.Attribute(value=ast.Name(id="self"), attr=attribute):
            return _is_set_once(module, loop, attribute)
        case ast.Attribute():
            root: ast.expr = expression
            while isinstance(root, ast.Attribute):
                root = root.value
            return isinstance(root, ast.Name) and _is_module(module, scope, loop, root.id)
    return False


def _operands(arithmetic: ast.BinOp) -> Iterator[ast.expr]:
    """What a chain of arithmetic is made of, from the right; a long one nests deeply to the left."""
    left: ast.expr = arithmetic
    while isinstance(left, ast.BinOp) and isinstance(left.op, _ARITHMETIC):
        yield left.right
        left = left.left
    yield left


def is_rebound(module: Module, scope: Scope, loop: Loop, name: str) -> bool:
    """Whether anything but ``loop`` itself binds its target, while it runs or from another function."""
    return bool(bound_inside(module, scope, loop, name)) or is_bound_elsewhere(module, scope, loop, name)


def is_lent(module: Module, scope: Scope, loop: Loop, name: str) -> bool:
    """Whether a counter is also the name of something else in the loop: of an error, a target, an import."""
    return any(
        not isinstance(binding.node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.NamedExpr)
        for binding in bound_inside(module, scope, loop, name)
    )


def _is_steady_name(module: Module, scope: Scope, loop: Loop, name: str) -> bool:
    bound = module.bindings(name, scope)
    if bound is None or len(bound[0]) != 1:
        return False
    (binding,) = bound[0]
    if binding.bound is Bound.PARAMETER:
        return not _may_be_none(bound[1].node, binding.node)
    if isinstance(binding.value, ast.Constant) and type(binding.value.value) not in (int, float):
        return False  # no number, so that it cannot stand for one
    stands = binding.bound in (Bound.VALUE, Bound.IMPORT) and not _is_inside(loop, binding)
    return stands and is_earlier(module, loop, binding) and module.scope_around(binding.node) is bound[1]


def _is_module(module: Module, scope: Scope, loop: Loop, name: str) -> bool:
    bound = module.bindings(name, scope)
    return bound is not None and all(
        b.bound is Bound.IMPORT and not _is_inside(loop, b) and is_earlier(module, loop, b) for b in bound[0]
    )


def _is_set_once(module: Module, loop: Loop, attribute: str) -> bool:
    """Whether ``self.attribute`` is set by ``__init__`` or in the class body, and nowhere else."""
    node = module.class_around(loop)
    if node is None:
        return False
    bound = module.scope_inside(node).bindings.get(attribute, [])
    if any(isinstance(binding.node, FunctionNode) for binding in bound):
        return False  # a property, or a method
    setters = module.once(_setters, node).get(attribute, set())
    return setters <= {"__init__"} and bool(setters or bound)


def _setters(_module: Module, node: ast.AST) -> dict[str, set[str]]:
    """By the attributes of anything that the functions in a class set, the names of these functions."""
    found: dict[str, set[str]] = {}
    for function in walk(node):
        if isinstance(function, FunctionNode):
            for part in own_nodes(function.body):
                if isinstance(part, ast.Attribute) and not isinstance(part.ctx, ast.Load):
                    found.setdefault(part.attr, set()).add(function.name)
    return found


def _is_inside(loop: Loop, binding: Binding) -> bool:
    end = loop.end_lineno or loop.lineno
    return binding.node is not loop and loop.lineno <= binding.line <= end


def is_earlier(module: Module, loop: Loop, binding: Binding) -> bool:
    """Whether a name is bound by the time the loop runs: above it, or at the top of the module."""
    if module.scope_around(binding.node) is module.scope_around(loop):
        return binding.line < loop.lineno
    outermost = [loop, *module.ancestors(loop)[:-1]][-1]
    return binding.line < getattr(outermost, "lineno", 0)


def _may_be_none(function: ast.AST, parameter: ast.AST) -> bool:
    """Whether a parameter's default, or its annotation, lets it be None."""
    if not isinstance(function, FunctionNode) or not isinstance(parameter, ast.arg):
        return True
    annotation = "" if parameter.annotation is None else ast.unparse(parameter.annotation)
    if "None" in annotation or "Optional" in annotation:
        return True
    default = defaults(function).get(parameter)
    if isinstance(default, ast.UnaryOp):
        return True  # a negative number stands for no wait, or for something else altogether
    return isinstance(default, ast.Constant) and not isinstance(default.value, int | float)


def text_of(expression: ast.expr) -> str:
    """The source of an expression, in parentheses where more is to be added to it."""
    text = ast.unparse(expression)
    simple = isinstance(expression, ast.Name | ast.Attribute | ast.Constant) or dotted(expression)
    return text if simple else f"({text})"
