"""A tree of code that leaves a trace wherever any of it is imported or run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from tests.fix.examples import BROAD

# What these two packages, and what they need, are found by.
OURS = ("flake8_connerr", "libcst", "pathspec", "rich", "flake8", "pycodestyle", "pyflakes", "mccabe", "yaml")
CONFIGURATION = {
    "setup.cfg": "[metadata]\nname = tree\n[options]\npackages = find:\n",
    "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
}


class Tree(NamedTuple):
    """Where the code is, the files of it that have a finding, and the file that a trace is left in."""

    root: Path
    broad: tuple[Path, ...]
    trace: Path

    @property
    def traces(self) -> str:
        """Which of the modules have been run."""
        return self.trace.read_text() if self.trace.exists() else ""


def make_tree(folder: Path, files: int = 3) -> Tree:
    """A package with a finding in each of ``files`` files, amid everything that Python picks up by name."""
    root, trace = folder / "tree", folder / "trace"
    root.mkdir()
    # The frozen modules of the interpreter cannot be replaced; all others could.
    names = {f"{name}.py" for name in sys.stdlib_module_names}
    names |= {f"{name}/__init__.py" for name in OURS}
    names |= {"sitecustomize.py", "usercustomize.py", "conftest.py", "setup.py", "backend.py", "__main__.py"}
    names |= {"__init__.py", "package/__init__.py", "site-packages/module.py"}
    for name in sorted(names):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(_leaving_trace(trace, name))
    (root / "site-packages" / "evil.pth").write_text(f"import sys; open({str(trace)!r}, 'a').write('pth')\n")
    for name, text in CONFIGURATION.items():
        (root / name).write_text(text)
    broad = tuple(root / "package" / f"broad{number}.py" for number in range(files))
    for path in broad:
        path.write_text(_leaving_trace(trace, path.name) + BROAD)
    return Tree(root, broad, trace)


def _leaving_trace(trace: Path, name: str) -> str:
    leave = f"open({str(trace)!r}, 'a').write({name + ' '!r})"
    return (
        f"{leave}\n"
        f"@(lambda function: {leave} and function)\n"
        f"def function(argument={leave}) -> ({leave}):\n    {leave}\n"
        f"class Class(metaclass=lambda *_: {leave}):\n    attribute: {leave} = {leave}\n"
    )
