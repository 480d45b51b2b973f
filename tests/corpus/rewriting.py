"""The fixer run twice over a copy of many files, and what it did to them."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import flake8_connerr
from codemods import registry
from tests.corpus import untouched
from tests.corpus.checking import Checked, check_files, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# Where the code that checks came from: the fixer is to be its companion, not another one installed.
ROOT = Path(flake8_connerr.__file__).parents[1]


class Run(NamedTuple):
    """One run of the fixer: the seconds it took, its exit status, what it printed and complained of."""

    seconds: float
    status: int
    output: str
    complaints: str

    @property
    def summary(self) -> str:
        """The last line of what it printed."""
        return self.output.strip().rpartition("\n")[2]


class Rewritten(NamedTuple):
    """What two runs did: the files that changed, and how many findings of each code went."""

    runs: tuple[Run, Run]
    files: int
    changed: tuple[str, ...]
    before: Counter[str]
    after: Counter[str]
    failures: tuple[str, ...]

    def lines(self, *, listing: bool) -> Iterator[str]:
        """The lines to print, with what the first run said of each finding; failures are not among them."""
        yield f"{len(self.changed)} of {self.files} files changed"
        for code in sorted(self.before):
            gone = self.before[code] - self.after[code]
            yield f"{code}: {gone} rewritten, {self.after[code]} left in the changed files"
        for name, run in zip(("first", "second"), self.runs, strict=True):
            yield f"{name} run: {run.seconds:.1f} s, exit status {run.status}: {run.summary}"
        if listing:
            yield self.runs[0].output


def rewrite_copy(
    directory: Path, files: Sequence[str], codes: frozenset[str], options: Sequence[str]
) -> Rewritten:
    """Copy the files to a scratch directory and run the fixer there twice with the options.

    Nothing is known of the files from earlier runs: what the fixer keeps is in the scratch directory, too.
    """
    with tempfile.TemporaryDirectory(prefix="rewritten-") as scratch:
        copy = Path(scratch, "files")
        options = [*options, "--cache-dir", f"{scratch}/kept"]
        for file in files:
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_bytes((directory / file).read_bytes())
        originals = digests(copy)
        first = run_fixer(copy, codes, options)
        once = digests(copy)
        second = run_fixer(copy, codes, options)
        twice = digests(copy)
        changed = tuple(file for file in files if file in once and once[file] != originals[file])
        unstable = [file for file in files if once.get(file) != twice.get(file)]
        before, after = (list(check_files(changed, tree, codes)) for tree in (directory, copy))
        counts = _counts(before), _counts(after)
        failures = (
            *_breakdowns((first, second)),
            *(f"{file} is new or gone" for file in sorted(originals.keys() ^ twice.keys())),
            *(f"{file} does not parse" for file in changed if parse(copy / file) is None),
            *(f"{file} changed again in the second run" for file in unstable),
            *_worse(counts[0], counts[1]),
            *_touched(directory, copy, before),
        )
        return Rewritten((first, second), len(files), changed, _total(counts[0]), _total(counts[1]), failures)


def run_fixer(directory: Path, codes: frozenset[str], options: Sequence[str]) -> Run:
    """Run ``python -m codemods.fix`` on a directory as a user would."""
    command = [sys.executable, "-m", "codemods.fix", "--select", ",".join(sorted(codes)), *options]
    began = time.perf_counter()
    done = subprocess.run(
        [*command, str(directory)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    seconds = time.perf_counter() - began
    output = done.stdout.replace(f"{directory}/", "")
    return Run(seconds, done.returncode, output, done.stderr)


def digests(directory: Path) -> dict[str, bytes]:
    """A digest of each file below the directory."""
    return {
        path.relative_to(directory).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in directory.rglob("*")
        if path.is_file()
    }


def _touched(directory: Path, copy: Path, checked: Iterable[Checked]) -> Iterator[str]:
    """What was changed of the files without need."""
    for each in checked:
        old, new = (directory / each.file).read_bytes(), (copy / each.file).read_bytes()
        if parse(copy / each.file) is not None:  # else that is the fault
            for fault in untouched.faults(old, new, {finding.position.line for finding in each.findings}):
                yield f"{each.file}: {fault}"


def _counts(checked: Iterable[Checked]) -> dict[str, Counter[str]]:
    return {each.file: Counter(finding.code for finding in each.findings) for each in checked}


def _total(counts: Mapping[str, Counter[str]]) -> Counter[str]:
    return sum(counts.values(), Counter[str]())


def _breakdowns(runs: Iterable[Run]) -> Iterator[str]:
    """What went wrong in the runs, save that files which are not Python cannot be handled."""
    for run in runs:
        wrong = [line for line in run.complaints.splitlines() if not _of_unparsable(line)]
        if wrong or run.status not in (0, 1, 2):
            yield "\n".join([f"the fixer broke (exit status {run.status})", *wrong])


def _of_unparsable(complaint: str) -> bool:
    path = Path(complaint.partition(": ")[0])
    return path.suffix == ".py" and path.is_file() and parse(path) is None


def _worse(before: Mapping[str, Counter[str]], after: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Findings that a rewrite has brought, other than those that were hidden behind what it mended."""
    uncovered = frozenset().union(*(codemod.uncovers for codemod in registry.codemods()))
    for file, counts in after.items():
        more = counts - before[file]
        if before[file] - counts:
            more = Counter({code: number for code, number in more.items() if code not in uncovered})
        if more:
            yield f"{file} has findings that it had not: {', '.join(sorted(more))}"
