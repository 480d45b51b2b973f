"""What IPython adds to Python in a notebook's cells: magics, shell commands and requests for help.

A line magic is put out of sight behind a call that stands in for it, over as many lines, and comes back
when the cell is written. A cell magic at the top of a cell is left out, with the line magics below it.
"""

from __future__ import annotations

import ast
import itertools
import keyword
import re
import tokenize
from typing import NamedTuple

# Cells that begin with these hold Python which runs among the other cells, in their namespace.
TRANSPARENT = frozenset({"capture", "debug", "ipytest", "prun", "time"})
# Cells that begin with these hold no Python that could use a name of the other cells.
FOREIGN = frozenset(
    {"!", "HTML", "SVG", "bash", "cmd", "file", "html", "javascript", "js", "latex", "markdown", "perl"}
    | {"pypy", "python", "python2", "python3", "ruby", "script", "sh", "svg", "system", "sx", "writefile"}
)

# IPython's line magics, and the shell commands for which it has aliases.
_COMMANDS = """
alias alias_magic autoawait autocall automagic bookmark cat cd code_wrap colors conda config cp debug dhist
dirs doctest_mode edit env gui history killbgscripts less ll load load_ext loadpy logoff logon logstart
logstate logstop ls lsmagic macro magic mamba man matplotlib micromamba mkdir more mv notebook page pastebin
pdb pdef pdoc pfile pinfo pinfo2 pip popd pprint precision prun psearch psource pushd pwd pycat pylab quickref
recall rehashx reload_ext rerun reset reset_selective rm rmdir run save sc set_env sx system tb time timeit
unalias unload_ext uv who who_ls whos xdel xmode
"""

STAND_IN = "_connerr_magic_"
_STAND_IN = re.compile(rf"get_ipython\(\)\.{STAND_IN}(\d+)\(\s*\)")
_STAND_IN_ALONE = re.compile(rf"^[ \t]*(?:[^\n#()]*=[ \t]*)?{_STAND_IN.pattern}[ \t]*$", re.MULTILINE)

_LIKELY = re.compile(r"^[ \t]*[%!?,;/]|\?[ \t]*$|=[ \t]*[%!]", re.MULTILINE)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NOTHING = re.compile(r"[ \t]*(?:#.*)?$")
_WORD = re.compile(r"[^\W\d]\w*")
_KINDS = (
    re.compile(r"(?P<before>[ \t]*)(?P<magic>[%!?,;/].*)"),
    re.compile(r"(?P<before>[ \t]*)(?P<magic>%{0,2}[^\W\d][\w.*]*(?:\[[^\]]*\])?\?\??[ \t]*)$"),
    re.compile(r"(?P<before>[ \t]*(?:[\w.,*: \t]|\[[^\]=]*\])+=[ \t]*)(?P<magic>[%!].*)"),
)


class Cell(NamedTuple):
    """A cell's Python, magics replaced by stand-ins, and what stood above it.

    ``magics`` are the texts that the stand-ins from number ``first`` on stand for; ``words`` are names
    that what is out of sight may use.
    """

    head: str
    body: str
    magics: tuple[str, ...]
    first: int
    words: frozenset[str]

    def restored(self, body: str) -> str:
        """The cell's text, where ``body`` is what its Python has become."""
        return self.head + _STAND_IN.sub(lambda match: self.magics[int(match[1]) - self.first], body)


def read_cell(source: str, first: int) -> Cell:
    """A cell as Python, with its stand-ins numbered from ``first``.

    Without a body where it holds no Python to be read: of another language, or with a cell magic that
    runs it elsewhere. Raises SyntaxError, lines counted in ``source``, for what does not parse.
    """
    magic = re.match(r"\s*%%(\S*)", source)
    if magic and magic[1] not in TRANSPARENT:
        return Cell(source, "", (), first, frozenset() if magic[1] in FOREIGN else _words(source))
    cell = _with_stand_ins(source, first)
    try:
        ast.parse(cell.body)
    except SyntaxError as error:
        if _is_automagic(source):
            return Cell(source, "", (), first, _words(source))
        error.lineno = (error.lineno or 1) + cell.head.count("\n")
        raise
    return cell


def are_whole(source: str) -> bool:
    """Whether every stand-in in ``source`` has its lines for itself, so that a magic can come back."""
    return source.count(STAND_IN) == len(_STAND_IN_ALONE.findall(source))


def _is_automagic(source: str) -> bool:
    """Whether a cell that is no Python begins with a command that IPython takes without its ``%``."""
    match = re.match(r"\s*([^\W\d]\w*)(?!\w|[(.,:\[]|[ \t]*=)", source)
    return match is not None and match[1] in _COMMANDS.split()


def _with_stand_ins(source: str, first: int) -> Cell:
    if not _LIKELY.search(source):
        return Cell("", source, (), first, frozenset())
    lines = _LINE.findall(source)
    body: list[str] = []
    head: list[str] = []
    magics: list[str] = []
    place = 0
    while place < len(lines):
        match = next(filter(None, (kind.match(lines[place].rstrip("\r\n")) for kind in _KINDS)), None)
        end = _continued(lines, place) if match else _logical_end(lines, place)
        text = "".join(lines[place:end])
        if match is None:
            body.append(text)
        else:
            magic = text[match.start("magic") :].rstrip("\r\n")
            ending = text[match.start("magic") + len(magic) :]
            breaks = "\n" * magic.count("\n")
            number = first + len(magics)
            body.append(f"{match['before']}get_ipython().{STAND_IN}{number}({breaks}){ending}")
            magics.append(magic)
            if not match["before"] and all(map(_says_nothing, body[:-1])):
                head, body = [*lines[:end]], []
        place = end
    hidden = _words("".join(head) + "\n".join(magics))
    return Cell("".join(head), "".join(body), tuple(magics), first, hidden)


def _says_nothing(text: str) -> bool:
    return _NOTHING.match(text.rstrip("\r\n")) is not None


def _continued(lines: list[str], place: int) -> int:
    """Where the magic ends that begins on a line: a backslash carries it on to the next one."""
    while place < len(lines) - 1 and lines[place].rstrip("\r\n").endswith("\\"):
        place += 1
    return place + 1


def _logical_end(lines: list[str], place: int) -> int:
    """Where the logical line ends that begins on a line; one that is never closed does not parse anyway."""
    if not _says_nothing(lines[place]):
        rest = itertools.islice(lines, place, None)
        try:
            for token in tokenize.generate_tokens(lambda: next(rest, "")):
                if token.type == tokenize.NEWLINE:
                    return place + token.start[0]
        except (tokenize.TokenError, SyntaxError):
            pass
    return place + 1


def _words(text: str) -> frozenset[str]:
    return frozenset(
        word for word in _WORD.findall(text) if word.isidentifier() and not keyword.iskeyword(word)
    )
