"""What options make of a run, and what can be asked instead of one; in processes of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flake8_connerr.rules import all_rules
from pseudo_terminal import on_terminal
from tests.fix.examples import BROAD, KEPT, SPLIT, fixer

FIXER = [sys.executable, "-m", "codemods.fix"]
COMMAND = Path(sys.executable).with_name("connerr-fix")


def piped(source: bytes, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """The fixer on standard input."""
    return subprocess.run([*FIXER, *arguments, "-"], cwd=cwd, input=source, capture_output=True, check=False)


def test_standard_input(tmp_path: Path) -> None:
    fixed = piped(BROAD.replace("\n", "\r\n").encode(), cwd=tmp_path)
    assert (fixed.returncode, fixed.stdout) == (0, SPLIT.replace("\n", "\r\n").encode())
    assert fixed.stderr.startswith(b"<stdin>:6:5: NET101 fixed: ")
    kept = piped(KEPT.encode(), "--quiet", cwd=tmp_path)
    assert (kept.returncode, kept.stdout, kept.stderr) == (1, KEPT.encode(), b"")
    nothing = piped(b"x = 1\n", cwd=tmp_path)
    assert (nothing.returncode, nothing.stdout) == (0, b"x = 1\n")
    broken = BROAD.encode() + b"def\n"
    bad = piped(broken, cwd=tmp_path)
    assert (bad.returncode, bad.stdout) == (2, broken)
    assert bad.stderr.startswith(b"<stdin>: does not parse: invalid syntax (line 8)\n")


def test_standard_input_has_the_name_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.connerr]\nexclude = ["old"]\nforce-exclude = true\n'
        'per-file-ignores = {"tests/*" = ["NET101"]}\n'
    )
    for name, output in (("a.py", SPLIT), ("tests/a.py", BROAD), ("old/a.py", BROAD)):
        assert piped(BROAD.encode(), "--stdin-filename", name, cwd=tmp_path).stdout == output.encode()
    check = piped(BROAD.encode(), "--stdin-filename=a.py", "--check", cwd=tmp_path)
    assert check.returncode == 1
    assert check.stdout.startswith(b"a.py:6:5: NET101 would fix: ")
    diff = piped(BROAD.encode(), "--stdin-filename=a.py", "--diff", cwd=tmp_path)
    assert diff.stdout.startswith(b"--- a.py\n+++ a.py\n")


def test_exit_status_and_quiet(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    for source, arguments, status, output in (
        (BROAD, ["--exit-non-zero-on-fix", "--quiet"], 1, ""),
        (SPLIT, ["--exit-non-zero-on-fix"], 0, "No findings. 1 file looked at.\n"),
        (KEPT, ["--exit-zero", "--quiet"], 0, ""),
        (BROAD, ["--exit-zero", "--check", "--quiet"], 0, ""),
        ("def\nexcept ConnectionError\nraise ConnectionResetError", ["--exit-zero", "--quiet"], 2, ""),
    ):
        path.write_text(source)
        run = fixer(*arguments, path)
        assert (run.returncode, run.stdout) == (status, output), arguments


WRONG = [
    (["-", "a.py"], "standard input (-) does not go with other paths"),
    (["--add-noqa", "-"], "--add-noqa does not go with standard input (-)"),
    (["--stdin-filename", "a.py", "b.py"], "--stdin-filename goes with standard input (-) alone"),
    ([], "name a file or a directory (. is this directory), for files are rewritten"),
    (
        ["--select", "NET2O1", "."],
        "argument --select: no rule has the code or prefix 'NET2O1'; did you mean NET201?",
    ),
    (
        ["--target-version", "2.7", "."],
        "argument --target-version: '2.7' is no version of Python such as 3.11",
    ),
    (
        ["--per-file-ignores", "a.py", "."],
        "argument --per-file-ignores: is not of the form `pattern:codes ...`",
    ),
    (["--config", "a.toml", "--isolated", "."], "argument --isolated: not allowed with argument --config"),
    (["--config", "a.toml", "."], "python -m codemods.fix: a.toml: does not exist"),
    (
        ["--explain", "NET999"],
        "error: argument --explain: no rule has the code or prefix 'NET999'; there are NET101 to",
    ),
    (
        ["--explain", "NET20"],
        "error: argument --explain: NET20 stands for several rules, name one of NET201, NET202,",
    ),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_what_is_wrong_with_the_command_line(tmp_path: Path, arguments: list[str], words: str) -> None:
    run = fixer(*arguments, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert words in run.stderr
    assert "Traceback" not in run.stderr


def test_a_file_by_another_name_that_does_not_parse(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text(f"# Notes\n\n{BROAD}\nThat's all.\n")
    run = fixer(path)
    assert run.returncode == 2
    assert run.stderr.startswith(f"{path}: does not parse: ")
    assert run.stderr.endswith("; is it Python? Its name does not end in .py\n")


def test_help_names_every_option_and_is_wrapped() -> None:
    run = subprocess.run(
        [COMMAND, "--help"], capture_output=True, text=True, env={**os.environ, "COLUMNS": "80"}, check=True
    )
    assert run.stdout.startswith("usage: connerr-fix [options] PATH...\n")
    assert max(map(len, run.stdout.splitlines())) <= 80
    for heading in ("rules:", "files:", "fixes:", "examples:", "configuration:", "exit status:"):
        assert f"\n{heading}\n" in run.stdout


def test_explain_and_list() -> None:
    explained = fixer("--explain", "net202").stdout
    (rule,) = [rule for rule in all_rules() if rule.code == "NET202"]
    assert explained.startswith(f"# NET202: {rule.name}\n\nBy default **on**. Fix: exponential wait.\n")
    assert rule.documentation in explained
    lines = fixer("--list-rules").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in all_rules()]
    assert lines[6].split()[2] == "off"


def test_explain_on_a_terminal() -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "60", "NO_COLOR": ""}
    status, shown = on_terminal([*FIXER, "--explain", "NET101"], environment)
    assert status == 0
    assert b"\x1b[1m" in shown
    assert b"## " not in shown
    assert b"```" not in shown
    assert b"What it does" in shown


# Asks for completions as the shell itself does when the tab key is hit.
BASH = """\
source completion
COMP_WORDS=(connerr-fix {words}); COMP_CWORD={last}
$(complete -p connerr-fix | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
# By the script's first line, zsh knows which command it is for once it stands in the path of functions.
ZSH = """\
cp completion _connerr-fix; fpath=($PWD $fpath)
autoload -U compinit; compinit -u -D; print $_comps[connerr-fix]
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion(shell: str, tmp_path: Path) -> None:
    script = fixer("--print-completion", shell).stdout
    assert "unsafe-fixes" in script
    assert "connerr-fix" in script
    if shutil.which(shell) is None:
        return
    (tmp_path / "completion").write_text(script)
    check = subprocess.run(
        [shell, "-n", "completion"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (check.returncode, check.stderr) == (0, "")


def test_bash_completes(tmp_path: Path) -> None:
    (tmp_path / "completion").write_text(fixer("--print-completion", "bash").stdout)
    (tmp_path / "source.py").touch()
    for words, expected in (
        ("--unsa", "--unsafe-fixes"),
        ("--style ten", "tenacity"),
        ("--explain NET20", "NET202"),
        ("sou", "source.py"),
    ):
        typed = BASH.format(words=words, last=len(words.split()))
        run = subprocess.run(["bash", "-c", typed], cwd=tmp_path, capture_output=True, text=True, check=True)
        assert expected in run.stdout.split(), (words, run.stdout, run.stderr)


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_takes_the_completion(tmp_path: Path) -> None:
    (tmp_path / "completion").write_text(fixer("--print-completion", "zsh").stdout)
    run = subprocess.run(["zsh", "-fc", ZSH], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("_connerr-fix\n", "")
