"""What a ``try`` in a loop attempts: network I/O or something else, judged by calls and classes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from flake8_connerr import catalog
from flake8_connerr.catalog import vocabulary
from flake8_connerr.catalog.model import Phase
from flake8_connerr.catalog.vocabulary import words
from flake8_connerr.class_words import Failure, failure_by_words
from flake8_connerr.control_flow.flow import Loop, dotted, names_in, own_nodes, own_statements, source_of
from flake8_connerr.control_flow.loop_heads import counts, loop_targets
from flake8_connerr.names import Definition, Module
from flake8_connerr.nodes import walk
from flake8_connerr.raise_sets import RaiseSet, Source
from flake8_connerr.unparsed.class_names import BROAD

# The bases of what says that a connection is lost, or that nobody answered in time.
CONNECTION_LOST = frozenset({"ConnectionError", "TimeoutError"})

_LOCAL_CALLS = re.compile(
    r"(^|\.)(sqlite3?|serial|tempfile|shutil|zipfile|tarfile|pathlib|psutil|fcntl|mmap|subprocess|lock|acquire|unlink|rename"
    r"|remove|rmtree|mkdir|makedirs|chmod|readline|input|getline|next_key|bind|bind_sockets|create_index)$"
    r"|(^|\b(asyncio|loop)\.)(start_server|start_unix_server|create_server)$"
)
_CHOOSING = re.compile(
    r"(choose|pick|select|next|another|random|discard|remove|pop|drop|find|free|unused|available)_?.*"
    r"(server|host|node|replica|endpoint|addr|peer|worker|broker|instance|candidate|mirror|prox|seed|url|port|target)"
    r"|(^|_)(choose|pick|select|next|another|change|switch)_(\w+_)?(server|host|node|endpoint|proxy|provider|backend|account"
    r"|credential|model)s?$"
)
# Logging and the like: these functions, or any function of these objects.
_TELLING = frozenset({
    "append", "debug", "error", "exception", "format", "info", "print", "warn", "warning",
})  # fmt: skip
_TOLD = re.compile(r"(^|[._])(log|logger|logging|display|console|click|warnings|print)$")
# In the name of an object: a process on this machine.
_PROCESSES = frozenset({"child", "popen", "proc", "process", "subprocess"})
# In the name of a function: it ends what it names.
_ENDS = frozenset({"cancel", "close", "delete", "drop", "end", "kill", "remove", "stop", "terminate"})
# As many rounds as there are endpoints.
_ENDPOINTS = re.compile(
    r"(len\(|num_?|n_|count_?).*(host|server|node|endpoint|addr|peer|replica|broker|connection|mirror|prox|url|candidate)"
)
# Another one of what the file keeps several of; to drop or to find one is no such turn.
_NEXT = re.compile(
    r"^_*(get_?)?next_?(api_?)?(session|connection|client|gateway|route|key|account|provider|model)"
)
_DELAYS = re.compile(r"delay|backoff|wait|sleep|interval|timeout|pause|schedule|tries")
# What is drawn from these is a delay or a number, and no endpoint.
_NUMBERS = re.compile(_DELAYS.pattern + r"|retr(y|ies)|attempt|\bcounter\b|sequence|(\b|_)ids?\b")


def failure(module: Module, definitions: tuple[Definition, ...], spelled: str) -> Failure:
    """What one class of an ``except`` clause says; ``spelled`` is how the clause names it."""
    names = [_name(d) for d in definitions] or [spelled]
    kinds = [_class_failure(module, d) for d in definitions]
    if kinds and all(kind is not None for kind in kinds):
        return next(kind for kind in kinds if kind is not None)
    named = words(names[0].rpartition(".")[2]) | words(spelled.rpartition(".")[2])
    of_library = frozenset().union(*(words(name.rpartition(".")[0]) for name in [*names, spelled]))
    return failure_by_words(named, of_library)


def _class_failure(module: Module, definition: Definition) -> Failure | None:
    """The verdict where the hierarchy knows the class, else None."""
    ancestry = module.ancestry(definition)
    if definition in BROAD:
        return Failure.BROAD
    if "TimeoutError" in ancestry:
        return Failure.TIMEOUT
    if "ConnectionError" in ancestry or any(a in ("socket.gaierror", "ssl.SSLError") for a in ancestry):
        wants = isinstance(definition, str) and "Want" in definition
        # A peer whose certificate is not trusted is there, and shows the same one in the next attempt.
        distrusted = "ssl.SSLCertVerificationError" in ancestry
        return Failure.ORDINARY if wants or distrusted else Failure.CONNECTION
    is_builtin = isinstance(definition, str) and "." not in definition and catalog.is_class(definition)
    return Failure.ORDINARY if is_builtin else None


def _name(definition: Definition) -> str:
    return definition if isinstance(definition, str) else definition.name


def calls_in(block: Iterable[ast.AST]) -> Iterator[ast.Call]:
    """The calls that run in a block, in source order."""
    return (node for node in own_nodes(block) if isinstance(node, ast.Call))


def is_local_call(call: ast.Call) -> bool:
    """Whether a call stays on this machine by its name: files, processes, locks."""
    return bool(_LOCAL_CALLS.search(spelled_chain(call.func)))


def is_network_call(call: ast.Call) -> bool:
    """Whether a call looks like network I/O by its name and the thing it is called on."""
    name = spelled_chain(call.func)
    receiver, _, last = name.rpartition(".")
    found = words(last)
    if _LOCAL_CALLS.search(name) or is_message(name) or found & vocabulary.LOCAL_VERBS:
        return False
    if found & vocabulary.PAGE_PARTS or {"execute", "script"} <= found:
        return False  # a browser is asked what its page shows by now
    if last in {"send", "throw"} and words(receiver) & vocabulary.GENERATOR_WORDS:
        return False
    if found & vocabulary.STRONG_VERBS:
        return True
    if any(words(text) & vocabulary.ADDRESS_WORDS for text in _argument_names(call)):
        return True
    if last == "open" and any("pipe" in words(text) for text in _argument_names(call)):
        return True
    if words(receiver.rpartition(".")[2]) & vocabulary.CLIENT_WORDS:
        return not found & vocabulary.ASIDE_VERBS
    about = words(receiver) | (found - vocabulary.WEAK_VERBS)
    return bool(found & vocabulary.WEAK_VERBS and about & vocabulary.PEER_WORDS)


def _argument_names(call: ast.Call) -> Iterator[str]:
    """The names passed to a call, as they stand and as keywords."""
    for argument in call.args:
        if dotted(argument):
            yield dotted(argument)
    for keyword in call.keywords:
        yield keyword.arg or ""


def spelled_chain(function: ast.expr) -> str:
    """``a().b[0].c`` as a.b.c: the words that say what is called on what."""
    parts: list[str] = []
    while True:
        match function:
            case ast.Attribute(value=value, attr=attribute):
                parts.append(attribute)
                function = value
            case ast.Call(func=value) | ast.Subscript(value=value) | ast.Await(value=value):
                function = value
            case ast.Name(id=name):
                return ".".join([name, *reversed(parts)])
            case _:
                return ".".join(reversed(parts))


def is_message(name: str) -> bool:
    """Whether a call so spelled only tells somebody: logging, printing, events."""
    receiver, _, last = name.rpartition(".")
    return last in _TELLING or bool(_TOLD.search(receiver.lower()))


def calls_network(body: list[ast.stmt]) -> bool:
    """Whether a block does network I/O, by the names of its calls."""
    return any(map(is_network_call, calls_in(body)))


def fails_by_network(module: Module, raised: RaiseSet) -> bool:
    """Whether code does network I/O, by what it is known to raise."""
    return any(
        not (
            source.explicit
            or _limits_time(source)
            or CONNECTION_LOST.isdisjoint(module.ancestry(source.exception))
        )
        for source in raised.sources
    )


def _limits_time(source: Source) -> bool:
    """Whether an error is that of a time limit such as ``asyncio.timeout``, whatever took too long."""
    called = source.node.func if isinstance(source.node, ast.Call) else source.node
    return called is not None and "timeout" in words(spelled_chain(called).rpartition(".")[2])


def sets_up(body: list[ast.stmt], raised: RaiseSet) -> bool:
    """Whether a ``try`` body sets up a connection or a session, as a reconnect loop does each round."""
    if any(source.phase is Phase.CONNECT for source in raised.sources):
        return True
    return sets_up_by_name(calls_in(body))


def sets_up_by_name(calls: Iterable[ast.Call]) -> bool:
    """Whether one of the calls is named for setting up a connection or a session."""
    named = (words(spelled_chain(call.func).rpartition(".")[2]) for call in calls)
    return any(found & vocabulary.SETUP_WORDS and not found & _ENDS for found in named)


def is_receiving(body: list[ast.stmt]) -> bool:
    """Whether all that a ``try`` body does is to take in what comes: a timeout there means nothing yet."""
    calls = [call for call in calls_in(body) if not is_message(spelled_chain(call.func))]
    asking = [
        call for call in calls if words(spelled_chain(call.func).rpartition(".")[2]) & vocabulary.ASKING_WORDS
    ]
    return not asking and any(takes_in(call) for call in calls)


def takes_in(call: ast.Call) -> bool:
    """Whether a call takes in what comes next: a message, a request, an item of a queue."""
    name = spelled_chain(call.func).rpartition(".")[2]
    if name == "wait_for" and call.args and isinstance(call.args[0], ast.Call):
        return False  # what is waited for is looked at by itself
    if name == "poll" and words(spelled_chain(call.func).rpartition(".")[0]) & _PROCESSES:
        return False  # whether it still runs
    if name in {"get", "read", "next", "result"}:
        # With something to ask for it is a question, not a look at what has come.
        return not any(map(_is_asked_for, call.args)) and "url" not in source_of(call)
    return name in vocabulary.RECEIVING or bool(
        words(name) & {"recv", "receive", "accept", "read", "dequeue"}
    )


def _is_asked_for(argument: ast.expr) -> bool:
    """Whether an argument says what is wanted, and not how much of it or for how long."""
    if isinstance(argument, ast.UnaryOp):
        argument = argument.operand  # read(-1)
    return not isinstance(argument, ast.Constant) or isinstance(argument.value, str)


def rotates(loop: Loop, counted: frozenset[str]) -> bool:
    """Whether each round turns to another endpoint: a list popped or rotated, an index by the counter."""
    if isinstance(loop, ast.For) and not counts(loop):
        return False
    if isinstance(loop, ast.For) and _ENDPOINTS.search(source_of(loop.iter).lower()):
        return True
    targets = loop_targets(loop)
    targets |= _addresses_of(loop, targets)
    indexing = counted | _worked_out_of(loop, counted)
    for node in own_nodes(loop.body):
        if isinstance(node, ast.Call) and (turns(node) or _uses_as_endpoint(node, targets)):
            return True
        if isinstance(node, ast.Assign) and _moves_on(node):
            return True
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            indices = {dotted(part) for part in walk(node.slice)}
            if indices & indexing and not _DELAYS.search(source_of(node.value).lower()):
                return True
    return False


def _worked_out_of(loop: Loop, counted: frozenset[str]) -> frozenset[str]:
    """The names that a round makes of its own number: ``index = (start + i) % len(providers)``."""
    return frozenset(
        target.id
        for node in own_statements(loop.body)
        if isinstance(node, ast.Assign) and counted & names_in(node.value) and _wraps_round(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    )


def _wraps_round(value: ast.expr) -> bool:
    return isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mod)


def _addresses_of(loop: Loop, targets: frozenset[str]) -> frozenset[str]:
    """The names for where a request goes, or for the request, that a round makes of its own number.

    ``request = Request(port)`` with the loop's ``port``; a number of attempts is no address.
    """
    told = {name for name in targets if not words(name) & vocabulary.COUNTING_WORDS}
    return frozenset(
        target.id
        for node in own_statements(loop.body)
        if isinstance(node, ast.Assign) and told & names_in(node.value)
        for target in node.targets
        if isinstance(target, ast.Name) and words(target.id) & vocabulary.PLACE_WORDS
    )


def _moves_on(assignment: ast.Assign) -> bool:
    """Whether a name goes from one item to the next: ``node = node.parent``."""
    value = assignment.value
    return isinstance(value, ast.Attribute) and dotted(value.value) == dotted(assignment.targets[0]) != ""


def turns(call: ast.Call) -> bool:
    """Whether a call takes the next of several endpoints."""
    last = spelled_chain(call.func).rpartition(".")[2]
    if (
        words(last) & vocabulary.ENDPOINT_WORDS
        or _CHOOSING.search(last.lower())
        or _NEXT.search(last.lower())
    ):
        return True
    if last == "pop":
        return not call.args or (isinstance(call.args[0], ast.Constant) and call.args[0].value == 0)
    return last == "next" and not _NUMBERS.search(source_of(call).lower())


def _uses_as_endpoint(call: ast.Call, targets: frozenset[str]) -> bool:
    """Whether a network call is told the counter: ``bind(base_port + i)``, ``connect(host)``."""
    name = spelled_chain(call.func)
    if is_message(name) or not targets:
        return False
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    named = {part.id for argument in arguments for part in walk(argument) if isinstance(part, ast.Name)}
    network = is_network_call(call) or words(name.rpartition(".")[2]) & {"bind", "listen", "connect", "open"}
    return bool(network and named & targets)
