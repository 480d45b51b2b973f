"""The rules' pages and tables, made from the rule modules.

MkDocs calls the ``on_*`` functions (see ``hooks`` in mkdocs.yml). Run as a script, this brings the
table in the README up to date: ``python docs/rule_pages.py README.md``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from flake8_connerr.rules import all_rules

TABLE = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- end of rules -->)", re.DOTALL)


def rule_table(link: str) -> str:
    """A Markdown table of all rules. ``link`` is a code's address, with ``{}`` for ``net101``."""
    rows = [
        f"| [{rule.code}]({link.format(rule.code.lower())}) | {rule.summary} "
        f"| {'on' if rule.default else 'off'} | {rule.fix or '–'} |"
        for rule in all_rules()
    ]
    return "\n".join(["| code | what it reports | default | fix |", "|---|---|---|---|", *rows]) + "\n"


def with_current_table(readme: str) -> str:
    """The README's text with the table of rules between its two markers made anew."""
    table = rule_table("flake8_connerr/rules/{}.py")
    return TABLE.sub(lambda _: table, readme)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put each rule's page into the navigation, below the overview."""
    pages = [f"rules/{rule.code.lower()}.md" for rule in all_rules()]
    (section,) = (entry["Rules"] for entry in config.nav or [] if "Rules" in entry)
    section.extend(page for page in pages if page not in section)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to the site."""
    overview = f"# Rules\n\n{rule_table('{}.md')}"
    files.append(File.generated(config, "rules/index.md", content=overview))
    for rule in all_rules():
        files.append(File.generated(config, f"rules/{rule.code.lower()}.md", content=rule.page))
    return files


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(with_current_table(path.read_text("utf-8")), "utf-8")
