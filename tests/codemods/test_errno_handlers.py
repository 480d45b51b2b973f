"""Handlers for numbers made into handlers for classes: what is written, what stays, and what it then does."""

from __future__ import annotations

import ast
import errno
from pathlib import Path

import pytest

from codemods import engine
from codemods.results import UNSAFE
from flake8_connerr.catalog.builtins import ERRNO_CLASSES
from flake8_connerr.check import check
from flake8_connerr.errnos.errno_reader import CONNECTION_ERRNOS
from tests.behaviour.faults import first_fail, of_class, of_errno, one_at_each_call
from tests.behaviour.harness import calls_of, run
from tests.behaviour.traces import Fault, Schedule, Trace
from tests.codemods.pairs import comments, source_after, sources_before

FIXTURES = sources_before("errno_handlers")
SAFE = [path for path in FIXTURES if path.name.startswith("safe_")]
CODES = frozenset({"NET106"})
NO_CLASS = ("EHOSTUNREACH", "ENETUNREACH", "ENOTCONN", "EBADF")
# Of calls in a loop, the first ones will do.
CALLS = 6
HANDLER = ast.ExceptHandler

# What an unsafe fix changes, by fixture: everything that the evidence of its finding speaks of.
DIFFERENCES = {
    "unsafe_broken_pipe": {"ESHUTDOWN", "BrokenPipeError without a number", "a library's EPIPE"},
    "unsafe_text": {
        "BrokenPipeError without a number", "ConnectionResetError without a number",
        "a library's EPIPE", "a library's ESHUTDOWN", "a library's ECONNRESET",
    },
    "unsafe_timeout": {"TimeoutError without a number", "a library's ETIMEDOUT"},
    "unsafe_unknown_body": {"ConnectionRefusedError without a number", "a library's ECONNREFUSED"},
}  # fmt: skip


class LibraryError(OSError):
    """A library's own: CPython gives it no other class, whatever its number."""


def _library_error(number: int) -> Fault:
    return lambda: LibraryError(number, "injected")


def kernel_faults() -> dict[str, Fault]:
    """Every error with a number: all that have a class, some that have none."""
    return {name: of_errno(getattr(errno, name)) for name in (*ERRNO_CLASSES, *NO_CLASS)}


def other_faults() -> dict[str, Fault]:
    """Errors of the classes without a number, and errors with their numbers of another class."""
    found: dict[str, Fault] = {"OSError without a number": of_class(OSError)}
    for name in CONNECTION_ERRNOS:
        class_ = type(OSError(getattr(errno, name), ""))
        found[f"{class_.__name__} without a number"] = of_class(class_)
        found[f"a library's {name}"] = _library_error(getattr(errno, name))
    return found


def differences(before: str, after: str, faults: dict[str, Fault]) -> set[str]:
    """The faults under which two programs do not do the same, at one call or at all of them."""
    calls = min(calls_of(before), CALLS)
    assert calls
    names = {node.name for node in ast.walk(ast.parse(before)) if isinstance(node, ast.ExceptHandler)}
    before, after = (probed(source, sorted(filter(None, names))) for source in (before, after))
    return {
        name
        for name, fault in faults.items()
        for schedule in [*one_at_each_call(fault, calls), first_fail(fault, 2 * CALLS)]
        if _trace(before, schedule) != _trace(after, schedule)
    }


def probed(source: str, names: list[str]) -> str:
    """A source whose ``main`` says at its end which of some names are bound then."""
    tree = ast.parse(source)
    (main,) = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "main"]
    probe = ast.parse(f"print('bound', [name for name in {names} if name in bound])").body
    main.body = [ast.Try(main.body, [], [], [*ast.parse("bound = set(locals())").body, *probe])]
    return ast.unparse(ast.fix_missing_locations(tree))


def _trace(source: str, schedule: Schedule) -> Trace:
    """What a program does, but for the names that it imports of errno."""
    trace = run(source, schedule)
    return trace._replace(names=tuple(n for n in trace.names if n != "errno" and not hasattr(errno, n)))


def fixed(source: str, unsafe: bool = True) -> tuple[str, list[str]]:
    """A source with the fixes made, and the reasons for those that were not."""
    done = engine.fix_source(source, engine.Request(CODES, unsafe=unsafe))
    return done.source, [kept.refusal for kept in done.remaining]


@pytest.mark.parametrize("before", FIXTURES, ids=lambda path: path.name)
class TestFixtures:
    def test_rewritten(self, before: Path) -> None:
        assert fixed(before.read_text(), unsafe=before not in SAFE) == (source_after(before), [])
        assert before.read_text() != source_after(before)

    def test_rewritten_once(self, before: Path) -> None:
        assert fixed(source_after(before)) == (source_after(before), [])

    def test_comments_are_kept(self, before: Path) -> None:
        assert not comments(before.read_text()) - comments(source_after(before))

    def test_no_name_of_a_handler_outlives_it(self, before: Path) -> None:
        names = {n.name or "" for n in ast.walk(ast.parse(before.read_text())) if isinstance(n, HANDLER)}
        for source in (before.read_text(), source_after(before)):
            for fault in kernel_faults().values():
                trace = _trace(probed(source, sorted(names)), {1: fault})
                assert trace.events[-1] == "print('bound', [])"

    def test_behaves_the_same_with_every_number(self, before: Path) -> None:
        found = differences(before.read_text(), source_after(before), kernel_faults())
        assert found == DIFFERENCES.get(before.name.partition(".")[0], set()) & {"ESHUTDOWN"}


def test_every_number_that_has_a_class_is_injected() -> None:
    mapped = {name for number, name in errno.errorcode.items() if type(OSError(number, "")) is not OSError}
    plain = [name for name in NO_CLASS if type(OSError(getattr(errno, name), "")) is OSError]
    assert {getattr(errno, name) for name in mapped} <= {getattr(errno, name) for name in kernel_faults()}
    assert len(plain) >= 3


DIFFERING = {
    "another class": "except ConnectionResetError:\n        pass",
    "a copy of the error": "except OSError as error:\n        raise type(error)(*error.args)",
    "no context": "except OSError:\n        raise ValueError from None",
    "a name that stays": "except OSError as caught:\n        error = caught\n        raise",
}


@pytest.mark.parametrize("handler", DIFFERING.values(), ids=DIFFERING)
def test_programs_that_differ_are_told_apart(handler: str) -> None:
    before = "def main():\n    try:\n        send()\n    except OSError as error:\n        raise\n"
    after = f"def main():\n    try:\n        send()\n    {handler}\n"
    assert "ECONNRESET" in differences(before, after, kernel_faults())


@pytest.mark.parametrize("name", DIFFERENCES)
def test_an_unsafe_fix_changes_what_it_says(name: str) -> None:
    (before,) = [path for path in FIXTURES if path.name == f"{name}.before.py"]
    found = differences(before.read_text(), source_after(before), kernel_faults() | other_faults())
    assert found == DIFFERENCES[name]


@pytest.mark.parametrize("name", DIFFERENCES)
def test_an_unsafe_fix_is_made_only_when_asked_for(name: str) -> None:
    (before,) = [path for path in FIXTURES if path.name == f"{name}.before.py"]
    assert fixed(before.read_text(), unsafe=False) == (before.read_text(), [UNSAFE])


def test_every_fixture_is_safe_or_says_what_it_changes() -> None:
    assert len(SAFE) >= 9
    assert {path.name.partition(".")[0] for path in FIXTURES if path not in SAFE} == DIFFERENCES.keys()


TEMPLATE = """\
import errno
import socket


def main(connection: socket.socket):
    try:
        connection.send(b"")
{}"""


def _try(handlers: str) -> str:
    return TEMPLATE.format(handlers)


RAISING = "        if error.errno == errno.ECONNRESET:\n            return\n        raise\n"

LEFT_ALONE = {
    "except*": """\
    except* OSError as error:
        if error.errno == errno.EPIPE:
            pass
""",
    "classes whose errors may have no number": f"""\
    except (OSError, EOFError) as error:
{RAISING}""",
    "whose errors may have no number": f"""\
    except (OSError, unknown()) as error:
{RAISING}""",
    "no TimeoutError can reach": """\
    except ConnectionError as error:
        if error.errno == errno.ETIMEDOUT:
            return
        raise
""",
    "earlier handler": f"""\
    except ConnectionResetError:
        pass
    except OSError as error:
{RAISING}""",
    "an earlier handler of the same try may": f"""\
    except ERRORS:
        pass
    except OSError as error:
{RAISING}""",
    "sets the number": f"""\
    except OSError as error:
        error.errno = 1
{RAISING}""",
    "the match is about more": """\
    except OSError as error:
        match code := error.errno:
            case errno.EPIPE:
                return code
        raise
""",
    "the case has a condition": """\
    except OSError as error:
        match error.errno:
            case errno.EPIPE if connection:
                return
        raise
""",
    "the case is about more": """\
    except OSError as error:
        match error.errno:
            case (errno.EPIPE | errno.EBADF) as code:
                return code
        raise
""",
    "earlier test of the same statement": """\
    except OSError as error:
        match error.errno:
            case connection.expected:
                pass
            case errno.EPIPE:
                return
        raise
""",
    "not the test": """\
    except OSError as error:
        return error.errno == errno.EPIPE
""",
    "not the test of an if": """\
    except OSError as error:
        for _ in range(2):
            if error.errno == errno.EPIPE:
                return
""",
    "which may do something": """\
    except OSError as error:
        if connection.fileno() and error.errno == errno.EPIPE:
            pass
""",
    "about more than the": """\
    except OSError as error:
        if (code := error.errno) == errno.EPIPE:
            print(code)
""",
    "about more than the number": """\
    except OSError as error:
        if connection:
            code = error.errno
        if code == errno.EPIPE:
            return
""",
    "may be true for the same": """\
    except OSError as error:
        if connection:
            pass
        elif error.errno == errno.EPIPE:
            return
""",
    "part of a condition": """\
    except OSError as error:
        if connection if error.errno == errno.EPIPE else error:
            return
""",
    "may have no number": """\
    except Exception as error:
        if isinstance(error, (OSError, EOFError)) and error.errno == errno.EPIPE:
            return
        raise
""",
    "errors may have no number": """\
    except (EOFError, OSError) as error:
        if error.errno == errno.EPIPE and isinstance(error, OSError):
            return
        raise
""",
    "have a name": """\
    except OSError as error:
        errnos = (errno.EPIPE, errno.ENOTCONN)
        if error.errno in errnos:
            return
""",
    "which other errnos": """\
    except OSError as error:
        if error.errno in {errno.EPIPE, *others()}:
            return
""",
    "`global`": """\
    except OSError as error:
        if error.errno == errno.ECONNRESET:
            print(error)
        global done
        done = True
""",
    "too long": """\
    except OSError as error:
        a()
        b()
        c()
        d()
        e()
        f()
        g()
        h()
        i()
        print()
        if error.errno == errno.ECONNRESET:
            return
        j()
""",
    "comment": """\
    except OSError as error:
        if error.errno in (
            errno.ECONNRESET,  # gone
            errno.ENOTCONN,
        ):
            return
""",
}


@pytest.mark.parametrize("reason", LEFT_ALONE)
def test_left_alone(reason: str) -> None:
    before = _try(LEFT_ALONE[reason])
    source, refused = fixed(before)
    assert source == before
    assert len(refused) == 1
    assert reason in refused[0]


@pytest.mark.parametrize("second", ["elif", "if"])
def test_errors_of_one_class_that_are_told_apart_stay(second: str) -> None:
    source = _try(f"""\
    except OSError as error:
        if error.errno == errno.ESHUTDOWN:
            return
        {second} error.errno == errno.EPIPE:
            print(error)
        else:
            raise
""")
    after, refused = fixed(source)
    assert after == source
    assert ["same class" in reason for reason in refused] == [True, True]


UNREACHED = {
    "no TimeoutError can reach": """\
    except ConnectionError as error:
        if error.errno == errno.ECONNRESET:
            print("reset")
        elif error.errno == errno.ETIMEDOUT:
            print("late")
""",
    "an earlier handler of the same try may catch TimeoutError": """\
    except socket.timeout:
        raise
    except OSError as error:
        if error.errno == errno.ETIMEDOUT:
            print("late")
        elif error.errno == errno.ECONNRESET:
            print("reset")
""",
}


@pytest.mark.parametrize("reason", UNREACHED)
def test_errors_that_never_came_to_the_handler_get_none(reason: str) -> None:
    source = _try(UNREACHED[reason])
    after, refused = fixed(source, unsafe=False)
    assert len(refused) == 1
    assert reason in refused[0]
    assert "except ConnectionResetError:" in after
    assert after.count("TimeoutError") == source.count("TimeoutError")
    assert differences(source, after, kernel_faults()) == set()


BRANCHES = {
    "a negated test beside another": """\
        if not error.errno == errno.EBADF and error.errno != errno.ECONNRESET:
            raise
        print("expected")
""",
    "asked for twice": """\
        if error.errno == errno.ECONNRESET:
            print("first")
        if error.errno in (errno.ECONNRESET, errno.ECONNABORTED):
            return
        raise
""",
    "asked for before and after": """\
        if error.errno in (errno.EINTR, errno.ECONNREFUSED):
            print("first")
        if error.errno == errno.ECONNREFUSED or error.errno == errno.ECONNRESET:
            print("second")
        else:
            print("not second")
        if error.errno != errno.ECONNRESET:
            raise ValueError("third")
""",
    "raised again by name": """\
        if error.errno != errno.ECONNRESET:
            raise error
""",
}


@pytest.mark.parametrize("case", BRANCHES)
def test_other_tests_of_the_number_go_on_working(case: str) -> None:
    before = _try(f"    except OSError as error:\n{BRANCHES[case]}")
    after, _ = fixed(before, unsafe=False)
    assert after != before
    assert differences(before, after, kernel_faults()) == set()


def test_a_name_that_means_something_else_is_not_written() -> None:
    source = _try(f"    except OSError as error:\n{RAISING}")
    source = source.replace("import socket\n", "import socket\nfrom twisted import ConnectionResetError\n")
    assert fixed(source)[0] == source
    assert "means something else" in fixed(source)[1][0]


def test_a_name_that_means_something_else_at_the_top_of_the_module_is_not_written() -> None:
    source = (
        "import errno, socket\n"
        "from twisted import ConnectionResetError\n"
        "try:\n    peer = socket.create_connection(('peer.example', 1))\n"
        "except OSError as error:\n    if error.errno != errno.ECONNRESET:\n        raise\n"
    )
    assert fixed(source)[0] == source
    assert "means something else" in fixed(source)[1][0]


def test_the_name_stays_where_something_else_sets_it() -> None:
    source = _try(f"    except OSError as error:\n{RAISING}").replace("    try:", "    error = 1\n    try:")
    assert "except ConnectionResetError as error:" in fixed(source)[0]


@pytest.mark.parametrize(
    ("imported", "spelled", "left"),
    [
        ("import errno", "errno.ECONNRESET", ""),
        ("import errno as e", "e.ECONNRESET", ""),
        ("import errno as errno", "errno.ECONNRESET", "import errno as errno\n"),
        (
            "from errno import EIO, ECONNRESET as ECONNRESET",
            "ECONNRESET",
            "from errno import EIO, ECONNRESET as ECONNRESET\n",
        ),
        ("from errno import ECONNRESET", "ECONNRESET", ""),
        ("from errno import ECONNRESET as gone", "gone", ""),
        ("from errno import EBADF, ECONNRESET", "ECONNRESET", "from errno import EBADF\n"),
        ("from errno import *", "ECONNRESET", "from errno import *\n"),
        ("import errno  # noqa", "errno.ECONNRESET", "import errno  # noqa\n"),
        ("import errno, os", "errno.ECONNRESET", "import os\n"),
        ("import errno\nprint(errno)", "errno.ECONNRESET", "import errno\nprint(errno)\n"),
        ("import errno\n__all__ = ['errno']", "errno.ECONNRESET", "import errno\n__all__ = ['errno']\n"),
        ("# why\nimport errno", "errno.ECONNRESET", "# why\n"),
    ],
)
def test_imports_that_nothing_reads_go(imported: str, spelled: str, left: str) -> None:
    handler = RAISING.replace("errno.ECONNRESET", spelled).replace("error.errno", "error.args[0]")
    source = f"{imported}\ntry: f()\nexcept OSError as error:\n{handler}".replace("return", "pass")
    source = source.replace("        ", "    ").replace("            pass", "        pass")
    after, refused = fixed(source)
    assert refused == []
    assert after.startswith(f"{left}try: f()\nexcept ConnectionResetError:\n")


@pytest.mark.parametrize(
    ("around", "left"),
    [
        ("import os\n@x = 1\n", "import os\nx = 1\n"),
        ("import os\n\n@x = 1\n", "import os\n\nx = 1\n"),
        ("import os\n\n\n@\nx = 1\n", "import os\n\n\nx = 1\n"),
        ("import os\n\n@\n\nx = 1\n", "import os\n\n\nx = 1\n"),
        ("import os\n\n\n@# why\nx = 1\n", "import os\n\n\n# why\nx = 1\n"),
        ("import os\n\n@# why\nx = 1\n", "import os\n\n# why\nx = 1\n"),
        ("import os\n\n@\n# why\n\nx = 1\n", "import os\n\n# why\n\nx = 1\n"),
        ("import os\n# why\n@# so\nx = 1\n", "import os\n# why\n# so\nx = 1\n"),
        ("@\n\nx = 1\n", "x = 1\n"),
    ],
)
def test_what_stands_around_an_import_that_goes(around: str, left: str) -> None:
    handler = RAISING.replace("return", "pass")
    tried = f"def main():\n    try: f()\n    except OSError as error:\n{handler}"
    after, refused = fixed(around.replace("@", "import errno\n") + tried)
    assert refused == []
    assert after.startswith(f"{left}def main():\n    try: f()\n    except ConnectionResetError:\n")


OWN_ERRORS = {
    "OSError of this file's own": "class Own(OSError):\n    pass\n",
    "Derived is": "import socket\nclass Derived(socket.timeout):\n    pass\n",
    "`raise Far()`": "from library import Far\ndef elsewhere():\n    raise Far()\n",
    "`raise library.Far`": "import library\ndef elsewhere():\n    raise library.Far\n",
}


@pytest.mark.parametrize("doubt", OWN_ERRORS)
def test_unsafe_where_the_file_has_oserrors_of_its_own(doubt: str) -> None:
    plain = _try(f"    except OSError as error:\n{RAISING}")
    source = f"{OWN_ERRORS[doubt]}{plain}"
    assert fixed(plain, unsafe=False)[1] == []
    assert fixed(source, unsafe=False) == (source, [UNSAFE])
    (finding,) = check(source, codes=CODES)
    assert any("the fix is unsafe" in one.text and doubt in one.text for one in finding.evidence)


def test_safe_where_errors_of_the_file_s_own_are_no_oserrors() -> None:
    plain = _try(f"    except OSError as error:\n{RAISING}")
    source = f"class Own(ValueError):\n    pass\ndef elsewhere():\n    raise Own from None\n{plain}"
    assert fixed(source, unsafe=False)[1] == []


@pytest.mark.parametrize(
    ("condition", "doubt"),
    [("connection.timeout", "`connection.timeout` is then read for some"), ("connection", "")],
)
def test_unsafe_where_an_attribute_would_be_read_less_often(condition: str, doubt: str) -> None:
    source = _try(f"    except OSError as error:\n{RAISING}").replace("if error", f"if {condition} and error")
    after, refused = fixed(source)
    assert refused == []
    assert (
        f"except ConnectionResetError:\n        if {condition}:\n            return\n        raise" in after
    )
    (finding,) = check(source, codes=CODES)
    unsafe = [one.text for one in finding.evidence if "unsafe" in one.text]
    assert len(unsafe) == (1 if doubt else 0)
    assert all(doubt in text for text in unsafe)
    assert (fixed(source, unsafe=False)[0] == source) == bool(doubt)


@pytest.mark.parametrize("number", ["EPIPE", "ESHUTDOWN"])
@pytest.mark.parametrize(
    "test",
    ["if error.errno == errno.{}:", "match error.errno:\n            case errno.{}:"],
    ids=["if", "match"],
)
def test_unsafe_where_another_number_becomes_the_class_as_well(number: str, test: str) -> None:
    handler = RAISING.replace("if error.errno == errno.ECONNRESET:", test.format(number))
    source = _try(
        f"    except OSError as error:\n{handler.replace('            return', ' ' * 16 + 'return')}"
    )
    other = {"EPIPE": "ESHUTDOWN", "ESHUTDOWN": "EPIPE"}[number]
    (finding,) = check(source, codes=CODES)
    assert f"the fix is unsafe: BrokenPipeError is what an error with {other} becomes as well" in [
        one.text for one in finding.evidence
    ]
    assert other in finding.message
    assert fixed(source, unsafe=False) == (source, [UNSAFE])
    assert differences(source, fixed(source)[0], kernel_faults()) == {other}


def test_a_socket_that_is_used_again_comes_to_light() -> None:
    (before,) = [path for path in FIXTURES if path.name == "safe_or_last.before.py"]
    codes = [
        frozenset(found.code for found in check(source))
        for source in (before.read_text(), source_after(before))
    ]
    assert "NET208" not in codes[0]
    assert codes[1] == codes[0] - CODES | {"NET208"}


def test_a_group_has_no_number() -> None:
    """What a comparison in ``except*`` does: it raises AttributeError, so nothing can do the same."""
    source = _try(LEFT_ALONE["except*"])
    error = run(source, {1: of_errno(errno.EPIPE)}).error
    assert error is not None
    assert error.name == "AttributeError"


@pytest.mark.parametrize("reader", ["locals()", "vars()", "eval('error')", "exec('print(error)')"])
def test_names_stay_where_they_may_be_read_unseen(reader: str) -> None:
    handler = "        code = error.errno\n" + RAISING.replace("error.errno", "code")
    plain = _try(f"    except OSError as error:\n{handler}").replace("return", "print()")
    source = plain.replace("print()", reader)
    assert "except ConnectionResetError:" in fixed(plain)[0]
    assert "code = error.errno" not in fixed(plain)[0]
    assert "except ConnectionResetError as error:\n        code = error.errno\n" in fixed(source)[0]


@pytest.mark.parametrize(
    ("reader", "stays"),
    [
        ("eval('errno')", True),
        ("exec('errno')", True),
        ("globals()", True),
        ("errno.EIO", True),
        ("getattr(module, 'errno')", True),
        ("len('errnos')", False),
    ],
)
@pytest.mark.parametrize("lines", [1, 9], ids=["short", "left out of what LibCST sees"])
def test_the_import_stays_where_another_function_may_read_it(reader: str, stays: bool, lines: int) -> None:
    plain = _try(f"    except OSError as error:\n{RAISING}")
    source = f"{plain}\ndef other():\n" + "    f()\n" * lines + f"    return {reader}\n"
    after, refused = fixed(source)
    assert refused == []
    assert ("import errno" in after) == stays


@pytest.mark.parametrize(
    "source",
    [
        "def main():\n    def tell(): print(error)\n{body}",
        "def main():\n    tell = lambda: print(error)\n{body}",
        "def tell(): print(error)\ndef main():\n    global error\n{body}",
    ],
)
def test_a_name_stays_that_other_functions_read(source: str) -> None:
    handler = RAISING.replace("return", "tell()")
    body = f"    try: socket.create_connection(ADDRESS)\n    except OSError as error:\n{handler}"
    before = f"import errno\nimport socket\n{source.format(body=body)}"
    after, refused = fixed(before)
    assert refused == []
    assert "except ConnectionResetError as error:" in after
    assert differences(before, after, kernel_faults()) == set()


def test_a_name_that_is_read_below_its_handler_stays() -> None:
    source = (FIXTURES[0].parent / "safe_swallowed.before.py").read_text()
    assert " as " in source
    name = source.partition(" as ")[2].partition(":")[0]
    read = source.rstrip() + f"\n    print({name})\n"
    assert f" as {name}:" in fixed(read, unsafe=False)[0]
