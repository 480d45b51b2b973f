"""What a codemod needs to know to mend a finding, or why it must not: plain data."""

from typing import NamedTuple

from flake8_connerr.nodes import Position

# Annotations are evaluated here: a named tuple takes half as long again to make of strings.


class SplitHandler(NamedTuple):
    """Rewrite one ``except`` clause into handlers by what the errors mean.

    ``try_at`` and ``handler`` (its index in the ``try``) say which clause. ``refused`` asks for a
    handler of its own for ConnectionRefusedError; ``keep_base`` for a last handler of the base class.
    The clause's other classes go with the handler for a peer that went away.
    """

    try_at: Position
    handler: int
    refused: bool
    keep_base: bool


class DropClasses(NamedTuple):
    """Drop classes from the tuple of one ``except`` clause that catches the same without them.

    ``elements`` are their places in the tuple as written.
    """

    try_at: Position
    handler: int
    elements: tuple[int, ...]


class MoveHandler(NamedTuple):
    """Move one handler of a ``try`` above an earlier one, the ``before``-th, that catches its classes."""

    try_at: Position
    handler: int
    before: int


class ReplaceClass(NamedTuple):
    """Put ``text`` in the place of one class that an ``except`` clause names.

    ``element`` is its place in the clause's tuple as written, 0 where it stands alone.
    """

    try_at: Position
    handler: int
    element: int
    text: str


class WidenClause(NamedTuple):
    """Add classes to those that an ``except`` clause names.

    ``added`` is how each is spelled. ``covered`` are the places, in the clause's tuple as written, of
    the classes that an added one catches as well, and that go; 0 for one that stands alone.
    """

    try_at: Position
    handler: int
    added: tuple[str, ...]
    covered: tuple[int, ...]


class ErrnoHandler(NamedTuple):
    """A handler for some of the errors that another one tells apart by their numbers, or for the others.

    ``classes`` are what its errors are of; none for what is left to the old handler. ``tests`` are what the
    tests of the ``if`` and its ``elif`` parts (of a ``match``, the patterns of its cases) come to for these
    errors: "True", "False", another test as source text, or "" where it stays as it is. ``skipped`` are
    statements of the handler that do nothing for these errors.
    """

    classes: tuple[str, ...]
    tests: tuple[str, ...]
    skipped: tuple[Position, ...]


class ErrnoHandlers(NamedTuple):
    """Give the errors that one handler tells apart by their numbers handlers of their own.

    ``try_at`` and ``handler`` say which clause, ``branches_at`` which ``if`` or ``match`` in it.
    ``handlers`` take the clause's place, the last of them with what is left to it. ``variables`` are
    assignments that can go where nothing in the handler reads what they set; so can the ``as`` name with
    ``drop_name``.
    """

    try_at: Position
    handler: int
    branches_at: Position
    handlers: tuple[ErrnoHandler, ...]
    variables: tuple[Position, ...]
    drop_name: bool


class PathWait(NamedTuple):
    """One failure path of a retry loop, and the wait it gets.

    ``try_at`` and ``handler`` say which clause fails. ``wait_at`` is the position of the waiting call
    that is there; None asks for a new one on every way in which the handler comes round. ``base`` is
    the bound of the first wait, in seconds, as source text. ``unless_last`` is the condition under
    which another attempt follows, as source text; "" where the wait is met only then.
    """

    try_at: Position
    handler: int
    wait_at: Position | None
    base: str
    unless_last: str = ""


class ExponentialWait(NamedTuple):
    """Make one retry loop wait exponentially longer, with jitter and a cap.

    ``loop_at`` says which loop. ``exponent`` is the number of failures before this one as source text,
    where the loop counts them ("attempt", "attempt - 1"); "" asks for a delay that is doubled and
    capped as the loop goes, in a variable of its own. ``remaining`` is the time left to the loop's
    deadline in seconds, as source text. ``reset_after`` is the position of the statement after which a
    reconnect loop's connection stands and growth starts again; for a compound one, at its body's top.
    ``sleep`` and ``uniform`` are how the file is to spell the functions called, ``imports`` the modules
    to import for that. ``rename`` is a name for the loop's target where that is ``_``, so that it can be
    counted by. ``attempts`` is the number of attempts where the file says it.
    """

    loop_at: Position
    paths: tuple[PathWait, ...]
    exponent: str
    remaining: str
    reset_after: Position | None
    sleep: str
    uniform: str
    awaited: bool
    imports: tuple[str, ...] = ()
    rename: str = ""
    attempts: int | None = None


class LibraryNames(NamedTuple):
    """How a file is to spell what it uses of a retry library, and the modules to import for that.

    ``names`` pairs the library's names with source text. ``sleep`` is the sleep to hand over, "" where the
    library finds it by itself.
    """

    library: str
    names: tuple[tuple[str, str], ...]
    sleep: str
    imports: tuple[str, ...]

    def spelled(self, name: str) -> str:
        """The source text for one of the library's names."""
        return dict(self.names)[name]


class LibraryRetry(NamedTuple):
    """Replace one retry loop by the iterator of a retry library, or by its decorator.

    ``loop_at`` and ``try_at`` say which loop, and which ``try`` in it makes the attempt. ``classes`` are
    the errors that are tried again, ``attempts`` how often ("" for no limit), ``remaining`` the time left
    to the loop's deadline in seconds ("" for none) and ``base`` the bound of the first wait in seconds, all
    as source text. ``gone`` are the handlers that have nothing left to do; in those that are ``kept``, the
    error is raised again where they came round, but that those ``breaking`` end the loop where only the
    last attempt comes to their end. ``dropped`` are statements that go, in the loop and beside
    it; ``raising`` are ``continue`` statements that become ``raise``. ``counter`` is a name that goes on
    counting, with ``counted`` as its value, in which ``{}`` stands for the number of the attempt from one;
    ``free`` is one that counted, and has no use any more.
    ``tail_after`` says that what follows a success goes after the loop; ``lost`` that the loop is to end
    as if all were well when the attempts run out. ``decorates`` is the position of the function that is
    nothing but this loop. ``modules`` are those that the file may have no use for any more, and
    ``may_be_none`` says that the number of attempts may be configured to be none at all.
    """

    loop_at: Position
    try_at: Position
    library: LibraryNames
    awaited: bool
    classes: str
    attempts: str
    remaining: str
    base: str
    gone: tuple[int, ...]
    kept: tuple[int, ...]
    dropped: tuple[Position, ...]
    raising: tuple[Position, ...]
    breaking: tuple[int, ...] = ()
    counter: str = ""
    counted: str = ""
    free: str = ""
    tail_after: bool = False
    lost: bool = False
    decorates: Position | None = None
    modules: tuple[str, ...] = ()
    may_be_none: bool = False


class CapWait(NamedTuple):
    """Hold one wait of a loop below the cap of the settings.

    ``endless`` asks that exponents be held as well: nothing else keeps a power from overflowing there.
    """

    loop_at: Position
    wait_at: Position
    endless: bool


class JitterWait(NamedTuple):
    """Draw one wait of a loop at random below what it is.

    ``uniform`` is how the file is to spell random.uniform, ``imports`` the modules to import for that.
    """

    loop_at: Position
    wait_at: Position
    uniform: str
    imports: tuple[str, ...]


class GuardWait(NamedTuple):
    """Leave one wait of a loop out after the last attempt.

    ``unless_last`` and ``rename`` are as in :class:`PathWait` and :class:`ExponentialWait`.
    """

    loop_at: Position
    wait_at: Position
    unless_last: str
    rename: str = ""


class RaiseAt(NamedTuple):
    """Where one handler raises the error of the last attempt.

    ``condition`` is that under which no other attempt follows, as source text, for an ``if`` before the
    statement at ``statement_at``, or ``after`` it. Where it is empty, that statement is an ``if`` that
    gets an ``else``.
    """

    statement_at: Position
    condition: str
    after: bool = False


class RaiseLast(NamedTuple):
    """Raise the error of the last attempt in the handlers that lose it.

    ``rename`` is as in :class:`ExponentialWait`.
    """

    loop_at: Position
    handlers: tuple[RaiseAt, ...]
    rename: str = ""


class Refusal(NamedTuple):
    """Why no fix is offered, in words for the user."""

    reason: str


Fix = (
    SplitHandler
    | ExponentialWait
    | LibraryRetry
    | DropClasses
    | MoveHandler
    | ReplaceClass
    | WidenClause
    | ErrnoHandlers
    | CapWait
    | JitterWait
    | GuardWait
    | RaiseLast
)
