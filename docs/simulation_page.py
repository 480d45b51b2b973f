"""The figure and the table of the page on waiting, made from the simulation when the site is built.

MkDocs calls ``on_page_markdown`` (see ``hooks`` in mkdocs.yml).
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from simulation.figure import figure
from simulation.model import STRATEGIES, Outcome, simulate

PAGE = "waiting.md"
FIGURE = "<!-- figure -->"
TABLE = "<!-- table -->"

LONG_OUTAGE = 600.0  # seconds: what ten minutes do to the number of calls


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put the figure and the table where the page asks for them; other pages stay as they are."""
    return with_results(markdown) if page.file.src_uri == PAGE else markdown


def with_results(markdown: str) -> str:
    """The page's text with what the simulation came to in the places of its two markers.

    Raises :class:`ValueError` for a page without these markers.
    """
    outcomes = {name: simulate(wait) for name, wait in STRATEGIES.items()}
    parts = {FIGURE: f"<figure>\n{figure(outcomes)}\n</figure>", TABLE: results_table(outcomes)}
    for marker, part in parts.items():
        if marker not in markdown:
            raise ValueError(f"{PAGE} has no {marker}")
        markdown = markdown.replace(marker, part)
    return markdown


def results_table(outcomes: dict[str, Outcome]) -> str:
    """A Markdown table: a row for each strategy; its last column comes from runs of their own."""
    rows = [
        f"| {name} | {len(outcome.calls):,} | {outcome.recovery:.1f} s | {outcome.peak:,} "
        f"| {len(simulate(STRATEGIES[name], LONG_OUTAGE).calls):,} |"
        for name, outcome in outcomes.items()
    ]
    heading = (
        "| wait | calls made | last client served, after the return | calls in the busiest second after it "
        "| calls made if down for ten minutes |"
    )
    return "\n".join([heading, "|---|--:|--:|--:|--:|", *rows])
