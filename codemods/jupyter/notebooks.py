"""Jupyter notebooks: the code cells of one are checked and rewritten as one module.

Names that a cell defines are known in those below it. A fix stays in the cell that it is for; an import
that it needs goes among the first imports of their kind, or to the top of the first cell with Python.
"""

from __future__ import annotations

from codemods import engine
from codemods.jupyter.cells import Cells, read_cells
from codemods.jupyter.notebook_file import NotebookFile, read_notebook, written
from codemods.results import FixedSource, Request, Result
from flake8_connerr.unparsed.prefilter import Sign, worth_parsing


def fix_notebook(data: bytes, request: Request) -> Result:
    """Check and rewrite the bytes of a notebook; raises SourceError for what is none."""
    notebook = read_notebook(data)
    if not _is_worth_parsing(notebook):
        return Result()
    if not notebook.is_python:
        return Result(note=f"is left alone: it is a notebook of {notebook.language}")
    cells = read_cells(notebook.cells)
    if not cells.cells:
        return Result()
    done = engine.fix_source(cells.module, request)
    if not done.fixed and not done.remaining:
        return Result()
    result = _told(cells, done)
    if done.source == cells.module:
        return result
    old = {cell.number: cell.source for cell in notebook.cells}
    new = {number: text for number, text in cells.sources(done.source).items() if text != old[number]}
    return result._replace(data=written(notebook, new))


def _is_worth_parsing(notebook: NotebookFile) -> bool:
    """Whether some cell may hold a finding; magics hide much of what files without any show."""
    code = "\n".join(cell.source for cell in notebook.cells).encode("utf-8", "surrogatepass")
    return b"except" in code or worth_parsing(code, (Sign.STATUS,))


def _told(cells: Cells, done: FixedSource) -> Result:
    """What was found and fixed, with lines named as they are in the cells."""
    before, after = cells.module_of(cells.module), cells.module_of(done.source)
    remaining = tuple(
        kept._replace(finding=after.told(kept.finding), before=before.told(kept.before))
        for kept in done.remaining
    )
    return Result(None, tuple(map(before.told, done.fixed)), remaining, before=before, after=after)
