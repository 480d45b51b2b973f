"""Notebooks: what is read of them, what is written, and that nothing else in the file changes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from codemods.engine import Request, Result, fix_bytes
from codemods.jupyter import magics
from codemods.jupyter.notebook_file import read_notebook, written
from codemods.results import Status
from tests.fix.examples import BROAD, KEPT, SPLIT, fixer

REQUEST = Request(frozenset({"NET101", "NET102", "NET106", "NET202"}), notebook=True)
WAITS = """\
for attempt in range(5):
    try:
        urllib.request.urlopen("http://peer.example", timeout=10)
        break
    except ConnectionRefusedError:
        if attempt == 4:
            raise
        time.sleep(1)
"""
GROWING = WAITS.replace("time.sleep(1)", "time.sleep(random.uniform(0, min(30.0, 2**attempt)))")


def notebook(*sources: str) -> str:
    """A notebook of code cells, as nbformat writes it, with outputs that are to stay."""
    cells = [
        new_code_cell(source, outputs=[new_output("stream", text="except é")], execution_count=number)
        for number, source in enumerate(sources, 1)
    ]
    return str(nbformat.writes(new_notebook(cells=[new_markdown_cell("# Notes"), *cells])))


def fixed(text: str, request: Request = REQUEST) -> Result:
    result = fix_bytes(text.encode(), request)
    assert not result.error, result.error
    if result.data is not None:
        nbformat.validate(nbformat.reads(result.data.decode(), as_version=4))
    return result


def sources(result: Result) -> list[str]:
    assert result.data is not None
    cells = nbformat.reads(result.data.decode(), as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


def test_a_name_from_one_cell_is_known_in_the_next() -> None:
    imports, code = BROAD.split("\n\n", 1)
    result = fixed(notebook(imports, code))
    assert sources(result) == [imports, SPLIT.split("\n\n", 1)[1]]
    assert len(result.fixed) == 1
    assert fixed(notebook(*sources(result))).status is Status.UNCHANGED


def test_only_the_changed_cell_is_written() -> None:
    text = notebook("import socket", "x = 'é'", BROAD, "y")
    new = notebook("import socket", "x = 'é'", SPLIT, "y")
    ids = [cell["id"] for cell in json.loads(text)["cells"]]
    for cell, kept in zip(json.loads(new)["cells"], ids, strict=True):
        new = new.replace(cell["id"], kept)
    result = fixed(text)
    assert result.data is not None
    assert result.data.decode() == new


FORMS = {
    "as nbformat writes it": {"indent": 1, "ensure_ascii": False},
    "escaped": {"indent": 1},
    "deep": {"indent": 4},
    "tabs": {"indent": "\t"},
    "one line": {},
    "dense": {"separators": (",", ":")},
    "sorted": {"indent": 2, "sort_keys": True},
}


@pytest.mark.parametrize("ending", ["", "\n", "\r\n \n"])
@pytest.mark.parametrize("lines", [True, False], ids=["lines", "string"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_the_form_of_the_file_stays(form: dict[str, object], lines: bool, ending: str) -> None:
    def written_by_hand(source: str) -> str:
        value = source.splitlines(keepends=True) if lines else source
        cells = [
            {"source": "Grüße", "cell_type": "markdown", "metadata": {}},
            {"zeta": 1e3, "source": value, "cell_type": "code", "outputs": [], "metadata": {"ä": "\x7f/"}},
        ]
        parts = {"nbformat_minor": 2, "cells": cells, "metadata": {}, "nbformat": 4}
        return json.dumps(parts, **form) + ending  # type: ignore[arg-type]

    result = fix_bytes(written_by_hand(BROAD + "# Grüße\n").encode(), REQUEST)
    assert result.data is not None
    assert result.data.decode() == written_by_hand(SPLIT + "# Grüße\n")


def test_lines_that_stay_are_spelled_as_they_were() -> None:
    source = BROAD + "# a/b é\n"
    strings = ", ".join(json.dumps(line) for line in source.splitlines(keepends=True))
    strings = strings.replace("/", "\\/").replace("# a", "\\u0023 \\u0061")
    text = f'{{"nbformat": 4, "cells": [{{"cell_type": "code", "source": [{strings}], "x": "é"}}]}}'
    result = fix_bytes(text.encode(), REQUEST)
    assert result.data is not None
    assert '"\\u0023 \\u0061\\/b \\u00e9\\n"], "x": "é"' in result.data.decode()


LINE = st.text(st.sampled_from('a \\"/\té\u2028\x0b\x85nu0'), max_size=6)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINE), st.lists(LINE), st.booleans(), st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_any_source_can_be_written(
    old: list[str], new: list[str], lines: bool, escaped: bool, indent: int | None
) -> None:
    def cell(text: list[str]) -> dict[str, object]:
        value = [f"{line}\n" for line in text] if lines else "\n".join(text)
        return {"cell_type": "code", "source": value, "outputs": [{"text": "é"}]}

    before = {"cells": [cell(old), cell(["x"])], "nbformat": 4, "metadata": {}}
    after = {"cells": [cell(new), cell(["x"])], "nbformat": 4, "metadata": {}}
    read = read_notebook(json.dumps(before, ensure_ascii=escaped, indent=indent).encode())
    ending = "\n" if lines and new else ""
    data = written(read, {1: "\n".join(new) + ending})
    assert json.loads(data) == after
    assert written(read, {1: "".join(read.cells[0].source)}) == read.text.encode()


PLACES = [
    # What stands in the cells above the loop, and what becomes of them.
    (["import time\nimport urllib.request"], ["import random\nimport time\nimport urllib.request"]),
    (["x = 1", "import time, urllib.request"], ["x = 1", "import random\nimport time, urllib.request"]),
    (
        ["%pip install x", "import time, urllib.request"],
        ["%pip install x", "import random\nimport time, ..."],
    ),
    (["%%time\nimport time, urllib.request"], ["%%time\nimport random\nimport time, urllib.request"]),
    (
        ["# a\n%load_ext a\n\nx = 1", "def f(): pass"],
        ["# a\n%load_ext a\nimport random\n\n\nx = 1", "def f(): pass"],
    ),
    (
        ["%%timeit\nimport time", "import time, urllib.request"],
        ["%%timeit\nimport time", "import random\n..."],
    ),
    (["", "import time, urllib.request"], ["", "import random\nimport time, urllib.request"]),
]


@pytest.mark.parametrize(("before", "after"), PLACES)
def test_an_import_goes_where_it_fits(before: list[str], after: list[str]) -> None:
    loop = WAITS if "urllib" in "".join(before) else "import time, urllib.request\n" + WAITS
    *above, last = sources(fixed(notebook(*before, loop)))
    assert last.endswith(GROWING)
    for text, expected in zip(above, after, strict=True):
        assert text.startswith(expected.removesuffix("..."))
        assert expected.endswith("...") or text == expected


def test_what_goes_before_a_loop_stays_in_its_cell() -> None:
    loop = """\
# until it is there
while True:
    try:
        urllib.request.urlopen("http://peer.example", timeout=10)
        break
    except ConnectionRefusedError:
        time.sleep(1)"""
    imports, first, last, end = sources(
        fixed(notebook("import random, time, urllib.request", "x = 1", loop, "y = 2"))
    )
    assert (imports, first, end) == ("import random, time, urllib.request", "x = 1", "y = 2")
    assert last.startswith("delay = 1.0\n# until it is there\nwhile True:\n")


def test_magics_come_back() -> None:
    magic = """\
    try:
        %time x = 1
        names = !ls \\
            -l *.py
        socket.create_connection((host, 80)).sendall(b"%hello")
    except ConnectionError as error:
        !echo {error}
        print(error,
%(x)d)
? print"""
    source = magic.replace("%(x)d", "    x % 2").replace("    try", "def send(host):\n    try")
    result = fixed(notebook("import socket", source))
    body = "        !echo {error}\n        print(error,\n    x % 2)\n"
    handlers = "    except ConnectionRefusedError as error:\n" + body
    handlers += (
        "    except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError) as error:\n" + body
    )
    handlers += "    except ConnectionError as error:\n"  # magics may raise anything
    expected = source.replace("    except ConnectionError as error:\n", handlers)
    assert sources(result) == ["import socket", expected]


READ = {
    "": "",
    "x = 1": "x = 1",
    "%ls": "",
    "%ls\nx = 1": "x = 1",
    "x = 1\n%ls -l": "x = 1\nget_ipython()._connerr_magic_7()",
    "x = 1\n%ls \\\n -l\ny": "x = 1\nget_ipython()._connerr_magic_7(\n)\ny",
    "if x:\n    !ls": "if x:\n    get_ipython()._connerr_magic_7()",
    "x = (1\n% 2)": "x = (1\n% 2)",
    "x = '''\n%ls\n'''": "x = '''\n%ls\n'''",
    "x = 1 \\\n/ 2": "x = 1 \\\n/ 2",
    "x = a\n/f 1": "x = a\nget_ipython()._connerr_magic_7()",
    "a, b['c'] = !ls": "a, b['c'] = get_ipython()._connerr_magic_7()",
    "x: int = %sql select 1": "x: int = get_ipython()._connerr_magic_7()",
    "print('x = !ls')": "print('x = !ls')",
    "x %= 2\ny = 5 % 3": "x %= 2\ny = 5 % 3",
    "x\nx.y[0]??": "x\nget_ipython()._connerr_magic_7()",
    "'why?'\n# why?": "'why?'\n# why?",
    "%%time\nx = 1": "x = 1",
    "\n%%capture out\n%time y\nx = 1": "x = 1",
    "%%timeit\nx = 1": "",
    "%%bash\nls": "",
    "%%unknown\nx = 1": "",
    "pip install x": "",
    "cd ..": "",
    "time = 1": "time = 1",
    "await x": "await x",
}


@pytest.mark.parametrize(("source", "body"), READ.items())
def test_what_is_read_of_a_cell(source: str, body: str) -> None:
    cell = magics.read_cell(source, 7)
    assert cell.body == body
    assert cell.restored(cell.body) == (source if body or not source else cell.head) == source


def test_names_that_magics_may_use_are_not_taken_away() -> None:
    source = """\
def send(peer: socket.socket):
    try:
        peer.sendall(b"hello")
    except OSError as error:
        if error.errno == errno.ECONNRESET:
            return
        raise"""
    assert sources(fixed(notebook("import errno", "import socket", source)))[0] == ""
    for user in ("%time errno.EPIPE", "%%timeit\nerrno.EPIPE", "%%sql\n{errno.EPIPE}"):
        assert sources(fixed(notebook("import errno", "import socket", source, user)))[0] == "import errno"
    assert sources(fixed(notebook("import errno", "import socket", source, "%%bash\nerrno")))[0] == ""


def test_await_at_the_top_of_a_cell() -> None:
    text = notebook("import socket", "await something()\n" + BROAD.split("\n\n", 1)[1])
    assert len(fixed(text).fixed) == 1


def test_places_are_told_by_cell(tmp_path: Path) -> None:
    path = tmp_path / "notes.ipynb"
    path.write_text(notebook("x = 1\n", "%%time\n%ls\n" + BROAD, KEPT))
    finished = fixer(path)
    assert finished.returncode == 1
    first, second, last = finished.stdout.splitlines()
    assert first.startswith(f"{path}:cell 3:8:5: NET101 fixed: ")
    assert second.startswith(f"{path}:cell 4:6:5: NET101 ")
    assert last == "Fixed 1 finding in 1 file; 1 finding remains. 1 file looked at."
    assert nbformat.read(path, as_version=4).cells[2].source == "%%time\n%ls\n" + SPLIT


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A finding on line 6 of cell 3, whose fix brings an import to cell 2."""
    path = tmp_path / "notes.ipynb"
    path.write_text(notebook("import time, urllib.request", f"%%time\n%ls\n{WAITS}"))
    return path


def test_frames_are_of_the_cell(notes: Path) -> None:
    shown = fixer("--check", "--output-format", "text", notes).stdout
    assert shown.startswith(f"{notes}:cell 3:10:9: NET202 ")
    assert " 8 |         if attempt == 4:\n" in shown
    assert "10 -         time.sleep(1)\n   +         time.sleep(random.uniform" in shown
    assert "_connerr" not in shown


def test_formats_of_programs_tell_the_cell(notes: Path) -> None:
    def told(name: str) -> str:
        return fixer("--check", "--output-format", name, notes).stdout

    (found,) = json.loads(told("json"))
    assert (found["cell"], found["location"], found["fix"]) == (3, {"row": 10, "column": 9}, None)
    assert found["noqa_row"] == 10
    assert "line=1,col=1,endLine=1,endColumn=2::cell 3, line 10: retry" in told("github")
    (issue,) = json.loads(told("gitlab"))
    assert issue["location"]["lines"] == {"begin": 1, "end": 1}
    assert issue["description"].startswith("NET202: cell 3, line 10: ")
    (result,) = json.loads(told("sarif"))["runs"][0]["results"]
    assert result["message"]["text"].startswith("cell 3, line 10: ")
    assert "fixes" not in result
    assert f"{notes}:cell 3:10:9: NET202 " in told("junit")


def test_standard_input_may_be_a_notebook() -> None:
    command = [sys.executable, "-m", "codemods.fix", "--stdin-filename", "a.ipynb", "-"]
    finished = subprocess.run(command, input=notebook(BROAD).encode(), capture_output=True)
    assert nbformat.reads(finished.stdout.decode(), as_version=4).cells[1].source == SPLIT
    assert finished.stderr.startswith(b"a.ipynb:cell 2:6:5: NET101 fixed: ")


def test_comments_are_heeded_and_not_added(notes: Path) -> None:
    before = notes.read_bytes()
    finished = fixer("--add-noqa", notes)
    assert finished.returncode == 1
    assert f"{notes}:cell 3:10:9: NET202 is not silenced: comments are not added" in finished.stderr
    assert notes.read_bytes() == before
    notes.write_text(before.decode().replace("sleep(1)", "sleep(1)  # noqa: NET202"))
    assert fixer("--check", notes).returncode == 0


def test_messages_tell_lines_of_the_cell() -> None:
    source = "try:\n    f()\nexcept OSError:\n    pass\nexcept ConnectionResetError:\n    g()"
    (kept,) = fixed(notebook("a\nb\nc", source), Request(frozenset({"NET104"}), notebook=True)).remaining
    assert "line 3" in kept.finding.message
    assert kept.finding.position.line == 9


BAD = {
    '{"cells": [': "is no notebook, since it is no JSON: Expecting value (line 4)",
    "[1]": "is JSON, but no notebook: it does not tell its nbformat",
    '{"nbformat": 4}': "is JSON, but no notebook: it has no list of cells",
    '{"nbformat": 4, "cells": [{"cell_type": "code"}]}': "is JSON, but no notebook: cell 1 has no source",
    '{"nbformat": 3, "worksheets": []}': "is a notebook of format 3; only format 4 is read",
    notebook("x", "y\ndef except"): "does not parse: invalid syntax (cell 3, line 2)",
    notebook("x", "%ls\n%ls\n\n  except"): "does not parse: unexpected indent (cell 3, line 4)",
    notebook(
        "pass  # connerr: cell 3", "except"
    ): "cannot be read: cell 2 holds what this tool sets between cells",
    notebook("'except \ud800'").replace("\ud800", "\\ud800"): "cannot be read: cell 2 holds half a character",
}


@pytest.mark.parametrize(("text", "error"), BAD.items(), ids=BAD.values())
def test_bad_notebooks_get_one_line(text: str, error: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.ipynb"
    path.write_bytes(b" " * 7 + text.encode() + b"\n" * 3)
    result = fix_bytes(path.read_bytes(), REQUEST)
    assert result == Result(error=error)


def test_notebooks_of_other_languages_are_named_and_left_alone(tmp_path: Path) -> None:
    other = new_notebook(cells=[new_code_cell(BROAD)], metadata={"language_info": {"name": "R"}})
    (tmp_path / "other.ipynb").write_text(nbformat.writes(other))
    finished = fixer(tmp_path)
    assert finished.returncode == 0
    assert finished.stderr == f"{tmp_path}/other.ipynb: is left alone: it is a notebook of R\n"


@pytest.mark.parametrize("language", ["R", "python"])
def test_of_notebooks_that_can_hold_no_finding_nothing_is_said(language: str) -> None:
    cells = [new_code_cell("x <- 1 +"), new_markdown_cell("except")]
    text = nbformat.writes(new_notebook(cells=cells, metadata={"language_info": {"name": language}}))
    assert fix_bytes(text.encode(), REQUEST) == Result()


def test_an_answer_is_asked_for_again_without_an_exception() -> None:
    loop = """\
def fetch():
    for _ in range(3):
        response = requests.get(URL)
        if response.status_code < 500:
            return response
        time.sleep(2)"""
    result = fixed(notebook("import random, requests, time", loop))
    found = [*result.fixed, *(kept.finding for kept in result.remaining)]
    assert [finding.code for finding in found] == ["NET202"]


def test_directories_are_searched_for_notebooks(tmp_path: Path) -> None:
    (tmp_path / ".ipynb_checkpoints").mkdir()
    for name in ("a.ipynb", ".ipynb_checkpoints/a.ipynb"):
        (tmp_path / name).write_text(notebook(BROAD))
    assert "in 1 file. 1 file looked at." in fixer("--check", tmp_path).stdout


def test_a_difference_can_be_applied(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(notebook(BROAD))
    (tmp_path / "patch").write_text(fixer("--diff", path.name, cwd=tmp_path).stdout)
    subprocess.run(["git", "apply", "-p0", "patch"], cwd=tmp_path, check=True)
    assert nbformat.read(path, as_version=4).cells[1].source == SPLIT
