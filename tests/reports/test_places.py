"""Where things are, in characters."""

from __future__ import annotations

import pytest

from codemods.reports.places import Place, SourceText
from flake8_connerr.nodes import Position

SOURCE = """\
try:
    名 = f(1); g(
        2)
except (A,
        B):
    pass
except C as error:  # a comment
    while not 名:
        pass
except:  # nothing named
    pass
"""


@pytest.mark.parametrize(
    ("line", "column", "end_column"),
    [
        (2, 16, 17),  # g( goes on: up to the end of the line; 名 is three bytes
        (4, 0, 11),
        (7, 0, 9),
        (8, 4, 16),
        (10, 0, 25),
    ],
)
def test_a_place_ends_where_its_node_does_or_its_line(line: int, column: int, end_column: int) -> None:
    place = SourceText(SOURCE).place(Position(line, column))
    characters = len(SOURCE.splitlines()[line - 1].encode()[:column].decode())
    assert place == Place(line, characters + 1, line, end_column)


@pytest.mark.parametrize("depth", [900, 30_000])
def test_what_is_nested_deeply_has_a_place(depth: int) -> None:
    source = "x = " + "+".join("y" * depth) + "\n"
    assert SourceText(source).place(Position(1, 0)) == Place(1, 1, 1, len(source))


def test_only_what_python_takes_for_the_end_of_a_line_ends_one() -> None:
    source = SourceText("a = '\x0b\x0c\x85\u2028'\r\nb = 1\rc = 2")
    assert [source.line(number) for number in range(5)] == [
        "",
        "a = '\x0b\x0c\x85\u2028'",
        "b = 1",
        "c = 2",
        "",
    ]


@pytest.mark.filterwarnings("error")
def test_warnings_about_the_source_are_not_shown() -> None:
    assert SourceText(r"x = '\d' is 1").tree.body
