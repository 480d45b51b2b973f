"""The command line, in processes of its own: what it prints, writes and returns."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import flake8_connerr
from pseudo_terminal import on_terminal
from tests.fix.examples import BROAD, KEPT, SPLIT, fixer


@pytest.fixture
def broad(tmp_path: Path) -> Path:
    path = tmp_path / "broad.py"
    path.write_text(BROAD)
    return path


def test_fixed(broad: Path) -> None:
    finished = fixer(broad)
    assert finished.returncode == 0
    assert broad.read_text() == SPLIT
    first, last = finished.stdout.splitlines()
    assert first.startswith(f"{broad}:6:5: NET101 fixed: ")
    assert last == "Fixed 1 finding in 1 file. 1 file looked at."
    again = fixer(broad)
    assert (again.returncode, again.stdout) == (0, "No findings. 1 file looked at.\n")


def test_check(broad: Path) -> None:
    finished = fixer("--check", broad)
    assert finished.returncode == 1
    assert broad.read_text() == BROAD
    assert f"{broad}:6:5: NET101 would fix: " in finished.stdout
    assert finished.stdout.endswith("Would fix 1 finding in 1 file. 1 file looked at.\n")


@pytest.mark.parametrize("options", [("--check",), ("--check", "--output-format", "text"), ("--add-noqa",)])
def test_columns_are_those_of_flake8(tmp_path: Path, options: tuple[str, ...]) -> None:
    source = (
        "import socket, time\nfor _ in range(9):\n    try:\n        socket.create_connection(('', 1))\n"
        "        break\n    except OSError: '日本'; time.sleep(1); note = '''# noqa: E1 日本'''\n"
    )
    path = tmp_path / "a.py"
    path.write_text(source, "utf-8")
    command = [sys.executable, "-m", "flake8", "--isolated", "--select", "NET202", path.name]
    reported = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    place, code, *_ = reported.split(" ")
    assert (place, code) == ("a.py:6:27:", "NET202")
    finished = fixer("--select", "NET202", *options, path.name, cwd=tmp_path)
    assert f"{place} {code} " in finished.stdout + finished.stderr


def test_diff_can_be_applied(broad: Path) -> None:
    broad.write_bytes(BROAD.replace("\n", "\r\n").encode()[:-2])
    finished = fixer("--diff", broad.name, cwd=broad.parent)
    assert finished.returncode == 1
    assert "Would fix 1 finding" in finished.stderr
    assert "\x1b" not in finished.stdout
    command = [sys.executable, "-m", "codemods.fix", "--diff", broad.name]
    patch = subprocess.run(command, cwd=broad.parent, stdout=subprocess.PIPE, check=False).stdout
    subprocess.run(["git", "apply", "-p0"], cwd=broad.parent, input=patch, check=True)
    assert broad.read_bytes() == SPLIT.replace("\n", "\r\n").encode()[:-2]


def test_diff_is_in_the_encoding_of_the_file(broad: Path) -> None:
    source = "# coding: latin-1\n" + BROAD.replace("(error)", "(error)  # Grüße")
    broad.write_bytes(source.encode("latin-1"))
    command = [sys.executable, "-m", "codemods.fix", "--diff", broad.name]
    patch = subprocess.run(command, cwd=broad.parent, stdout=subprocess.PIPE, check=False).stdout
    assert "Grüße".encode("latin-1") in patch
    subprocess.run(["git", "apply", "-p0"], cwd=broad.parent, input=patch, check=True)
    assert fixer(broad).stdout == "No findings. 1 file looked at.\n"


def test_output_of_another_alphabet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "числа.py").write_text(BROAD)
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    finished = fixer(tmp_path)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert "\\u0447" in finished.stdout


def test_remaining(tmp_path: Path) -> None:
    path = tmp_path / "kept.py"
    path.write_text(BROAD + KEPT)
    finished = fixer(path)
    assert finished.returncode == 1
    assert path.read_text() == SPLIT + KEPT
    fixed, kept, last = finished.stdout.splitlines()
    assert fixed.startswith(f"{path}:6:5: NET101 fixed: ")
    assert kept.startswith(f"{path}:15:5: NET101 ")
    assert "(not fixed: " in kept
    assert last == "Fixed 1 finding in 1 file; 1 finding remains. 1 file looked at."


def test_nothing_to_do(tmp_path: Path) -> None:
    assert fixer(tmp_path).stdout == "No findings. 0 files looked at.\n"
    assert fixer(tmp_path).returncode == 0


def test_selection(broad: Path) -> None:
    assert fixer("--select", "NET2", broad).returncode == 0
    assert fixer("--ignore", "NET101", "--check", broad).returncode == 0
    assert fixer("--select", "net1", "--check", broad).returncode == 1
    assert fixer("--select", "NET2,NET101", "--select", "NET102", "--check", broad).returncode == 1


@pytest.mark.parametrize("style", ["tenacity", "stamina"])
def test_style(style: str, tmp_path: Path) -> None:
    path = tmp_path / "loop.py"
    path.write_text(
        "import socket\n\n\ndef connect():\n    for attempt in range(3):\n        try:\n"
        "            return socket.create_connection(('peer.example', 9999))\n"
        "        except ConnectionRefusedError:\n            if attempt == 2:\n                raise\n"
    )
    assert fixer("--style", style, path).returncode == 0
    assert f"import {style}\n\n\n@{style}.retry(\n" in path.read_text()
    assert fixer("--style", style, path).stdout == "No findings. 1 file looked at.\n"
    assert fixer("--style", "other", path).returncode == 2


USAGE = [
    (["--select", "XYZ1"], "no rule has the code or prefix 'XYZ1'"),
    (["--ignore", "NET9"], "no rule has the code or prefix 'NET9'"),
    (["--select", ","], "nothing is named"),
    (["--select", "NET1", "--ignore", "NET1"], "nothing is left to look for"),
    (["-j", "0"], "0 is not a number of processes"),
    (["--cap", "soon"], "'soon' is not a number of seconds above 0"),
    (["--base", "nan"], "'nan' is not a number of seconds above 0"),
]


@pytest.mark.parametrize(("arguments", "error"), USAGE)
def test_usage(broad: Path, arguments: list[str], error: str) -> None:
    finished = fixer(*arguments, broad)
    assert finished.returncode == 2
    assert error in finished.stderr
    assert broad.read_text() == BROAD


def test_no_path() -> None:
    assert fixer().returncode == 2


def test_version() -> None:
    assert fixer("--version").stdout.strip().endswith(flake8_connerr.__version__)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))


BAD = {
    "syntax": (lambda path: path.write_text(BROAD + "def\n"), "does not parse: invalid syntax (line 8)"),
    "not UTF-8": (lambda path: path.write_bytes(BROAD.encode() + b"# \xff"), "is not utf-8"),
    "NUL": (lambda path: path.write_bytes(BROAD.encode() + b"\0"), "holds a NUL byte"),
    "missing": (lambda _: None, "No such file or directory"),
    "pipe": (_pipe, "is not a regular file"),
    "socket": (_socket, "is not a regular file"),
    "broken link": (lambda path: path.symlink_to("nowhere"), "No such file or directory"),
    "link to itself": (lambda path: path.symlink_to(path.name), "symbolic links"),
}


@pytest.mark.parametrize(("make", "error"), BAD.values(), ids=BAD.keys())
def test_bad_input_does_not_stop_the_run(broad: Path, make: object, error: str) -> None:
    assert callable(make)
    bad = broad.parent / "a.py"
    make(bad)
    finished = fixer(bad, broad)
    assert finished.returncode == 2
    (line,) = finished.stderr.splitlines()
    assert line.startswith(f"{bad}: ")
    assert error in line
    assert broad.read_text() == SPLIT
    assert "1 path could not be handled" in finished.stdout


def test_device() -> None:
    assert "is not a regular file" in fixer("/dev/zero").stderr


def test_walked_pipes_and_links_are_left_alone(broad: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "outside.py"
    outside.write_text(BROAD)
    (broad.parent / "link.py").symlink_to(outside)
    (broad.parent / "up").symlink_to(broad.parent)
    (broad.parent / "broken.py").symlink_to("nowhere")
    os.mkfifo(broad.parent / "pipe.py")
    finished = fixer(broad.parent)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert outside.read_text() == BROAD
    assert "in 1 file." in finished.stdout


def test_named_link_is_written_through(broad: Path) -> None:
    link = broad.parent / "link.py"
    link.symlink_to(broad.name)
    assert fixer(link).returncode == 0
    assert link.is_symlink()
    assert broad.read_text() == SPLIT


def test_any_suffix_by_name(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text("#!/usr/bin/env python3\n" + BROAD)
    script.chmod(0o751)
    assert fixer(script).returncode == 0
    assert script.read_text() == "#!/usr/bin/env python3\n" + SPLIT
    assert stat.S_IMODE(script.stat().st_mode) == 0o751


def test_control_characters_in_names(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\n.py"
    path.write_text(BROAD)
    odd = os.fsencode(tmp_path / "b") + b"\xff.py"
    Path(os.fsdecode(odd)).write_text(BROAD)
    finished = fixer(tmp_path)
    assert finished.returncode == 0
    assert "\x1b" not in finished.stdout
    assert "a\\x1b[31m\\n.py:6:5:" in finished.stdout
    assert "b\\udcff.py:6:5:" in finished.stdout
    assert path.read_text() == SPLIT


def _tree(folder: Path, count: int) -> list[Path]:
    """Enough files that processes are used."""
    padding = "# padding\n" * 1_000
    paths = [folder / f"{number:04}.py" for number in range(count)]
    for path in paths:
        path.write_text(BROAD + padding)
    return paths


def test_processes_give_the_same_as_none(tmp_path: Path) -> None:
    paths = _tree(tmp_path, 80)
    paths[7].write_text("def\n" + paths[7].read_text())
    alone, together = fixer("--check", "-j", "1", tmp_path), fixer("--check", "-j", "3", tmp_path)
    assert alone.returncode == together.returncode == 2
    assert alone.stdout == together.stdout
    assert alone.stderr == together.stderr
    assert (
        "Would fix 79 findings in 79 files; 1 path could not be handled. 80 files looked at." in alone.stdout
    )


@pytest.mark.parametrize("options", ["--check FILE", "--diff FILE", "--list-rules", "- < FILE"])
@pytest.mark.parametrize("where", ["> /dev/full", "> /dev/full 2> /dev/full"])
def test_nothing_more_fits_on_stdout(broad: Path, options: str, where: str) -> None:
    finished = _in_a_shell(f"{options.replace('FILE', broad.name)} {where}", broad.parent)
    assert finished.returncode == 2
    said = "python -m codemods.fix: broken off: No space left on device\n"
    assert finished.stderr == ("" if "2>" in where else said)


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("--check broad.py >&-", 1, ""),
        ("--diff broad.py >&- 2>&-", 1, ""),
        ("- < broad.py >&-", 0, "fixed: "),
        ("- <&-", 2, "broken off: standard input is closed\n"),
    ],
)
def test_streams_that_are_closed_or_no_streams(broad: Path, command: str, status: int, said: str) -> None:
    finished = _in_a_shell(command, broad.parent)
    assert (finished.returncode, said in finished.stderr) == (status, True)
    assert "Traceback" not in finished.stderr


def _in_a_shell(words: str, directory: Path) -> subprocess.CompletedProcess[str]:
    command = f"{sys.executable} -m codemods.fix {words}"
    return subprocess.run(
        command, shell=True, cwd=directory, capture_output=True, text=True, check=False, timeout=60
    )


def test_stdout_closed_early(tmp_path: Path) -> None:
    _tree(tmp_path, 80)
    command = [sys.executable, "-u", "-m", "codemods.fix", "--check", "-j", "2", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


def test_interrupt(tmp_path: Path) -> None:
    paths = _tree(tmp_path, 2_000)  # far more than are done before the interrupt comes
    command = [sys.executable, "-u", "-m", "codemods.fix", "-j", "2", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, error = running.communicate(timeout=60)
    assert running.returncode == 130
    assert error == "Interrupted.\n"
    assert sorted(tmp_path.iterdir()) == paths
    padding = "# padding\n" * 1_000
    assert {path.read_text() for path in paths} <= {BROAD + padding, SPLIT + padding}


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_diff_on_a_terminal(broad: Path, no_colour: str, coloured: bool) -> None:
    broad.write_text(BROAD.replace('"hello"', '"hello\x1b[8m"'))
    command = [sys.executable, "-m", "codemods.fix", "--diff", str(broad)]
    status, shown = on_terminal(command, {**os.environ, "NO_COLOR": no_colour}, errors=subprocess.DEVNULL)
    assert status == 1
    assert b"\x1b[8m" not in shown
    assert b"\\x1b[8m" in shown
    assert (b"\x1b[32m+    except ConnectionRefusedError as error:" in shown) == coloured
    assert (b"\x1b" in shown) == coloured
